"""The language of the screen changes no deck and no file, and what a deck keeps is read in any."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import Options, build, new_deck
from slidekit.deck.codec import from_parts, to_parts
from slidekit.deck.limits import lacks
from slidekit.languages import framed, message_of, retold, tell, told_in
from slidekit.languages.counts import Count
from slidekit.languages.told import Told, written
from slidekit.resources import sample_data_dir
from slidekit.rules.judge import judge
from slidekit.study.model import Problem
from tests.rules.decks import clean, draft_of
from tools.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck

LEFT_OUT = "{0} {0:subject|subjects} of {1} {0:has|have} no planned arm and {0:is|are} left out"


def made(study: str, screen: str, language: str) -> Deck:
    """Return the deck of a sample study, made at a screen in a language."""
    with told_in(screen):
        return new_deck([sample_data_dir() / study], Options(language=language))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("study", ["published301", "simple"])
def test_a_deck_is_the_same_bytes_at_every_screen(study: str, language: str) -> None:
    """Both have problems or gaps, whose words once were those of the maker's screen."""
    german = to_parts(made(study, "de", language))
    assert german == to_parts(made(study, "en", language))
    assert b'"told"' in german[f"studies/{study}/tables.json"] or b"told:" in german["deck.yaml"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_pptx_is_the_same_bytes_at_every_screen(language: str, tmp_path: Path) -> None:
    """Its manifest has the findings in English, whoever built it."""
    for screen in ("en", "de"):
        with told_in(screen):
            out = build(made("simple", screen, language), tmp_path / f"{screen}.pptx").out
            assert out.exists()
    assert (tmp_path / "en.pptx").read_bytes() == (tmp_path / "de.pptx").read_bytes()


def test_gaps_of_a_deck_made_in_german_are_read_in_english_and_the_other_way() -> None:
    """Who opens a colleague's deck reads why a slide lacks in the language of the own screen."""
    parts = to_parts(made("published301", "de", "en"))
    for screen, said in (("de", "Die Studie hat keine Tabelle der Personen."), ("en", "The study")):
        with told_in(screen):
            reasons = [gap.reason for gap in from_parts(parts, "a.slidekit").gaps]
        assert [reason for reason in reasons if reason.startswith(said)], screen
        assert to_parts(from_parts(parts, "a.slidekit")) == parts


def test_a_contradiction_in_tables_is_judged_in_the_language_of_the_screen() -> None:
    """The deck was opened in English; the finding follows the screen as it is now."""
    problem = Problem(
        "error", "no_arms", tell("No table names the arms of the study."), tell("Check it.")
    )
    deck = clean()
    found = replace(deck, studies=(replace(deck.studies[0], problems=(problem,)),))
    with told_in("de"):
        (german,) = (f for f in judge(draft_of(found)) if f.rule == "study-contradiction")
    assert "Keine Tabelle nennt die Studienarme" in german.message


def test_lacking_slides_are_told_in_the_language_of_the_screen() -> None:
    """The reason of a gap is said anew where it is shown."""
    deck = made("published301", "en", "de")
    with told_in("de"):
        assert any(one.reason.startswith("Die Studie hat") for one in lacks(deck))


def test_a_message_is_said_again_with_its_counts_and_what_is_within_it() -> None:
    """One subject and several, a message in a message, and lines put behind it."""
    message = framed("{0:bare} ({1}).", tell(LEFT_OUT, Count(1), "adsl.csv"), tell("line {0}", "4"))
    assert message == "1 subject of adsl.csv has no planned arm and is left out (line 4)."
    with told_in("de"):
        german = retold(message)
        assert german.startswith("1 Person aus adsl.csv")
        assert german.endswith("(Zeile 4).")
    assert retold(german) == message


def test_a_message_that_was_written_down_is_the_same_message() -> None:
    """JSON holds nothing but the words' key and plain values."""
    message = tell(LEFT_OUT, Count(3), "adsl.csv")
    assert isinstance(message, Told)
    kept = json.loads(json.dumps(written(message)))
    assert kept == {"says": LEFT_OUT, "values": [{"count": 3}, "adsl.csv"]}
    assert message_of(kept) == message


@pytest.mark.parametrize(
    "kept",
    [
        {"says": "{0.__class__.__mro__}", "values": ["a"]},
        {"says": "{0:99999999999}", "values": [1]},
        {"frame": "{0:99999999999}", "values": [1]},
        {"says": LEFT_OUT, "values": [{"count": 1}]},
        {"named": []},
        7,
    ],
)
def test_words_that_the_program_cannot_say_are_not_said(kept: Any) -> None:
    """A file may come from anybody: only words of the catalogues are filled in."""
    with pytest.raises(ValueError, match=r"words"):
        message_of(kept)


def test_an_edited_reason_stands_as_it_was_edited() -> None:
    """Who changes the words in deck.yaml has changed what the deck says."""
    parts = to_parts(made("published301", "en", "en"))
    words = parts["deck.yaml"].decode()
    said = "study.yaml gives no test plan beyond an order of tests."
    edited = words.replace(f"reason: {said}", "reason: We left it out.")
    assert edited != words
    with told_in("de"):
        deck = from_parts({**parts, "deck.yaml": edited.encode()}, "a.slidekit")
    assert "We left it out." in [gap.reason for gap in deck.gaps]


ERRORS = ("Error", "Problem", "problem", "Missing")
FOR_PROGRAMMERS = ("ValueError", "TypeError", "KeyError", "AssertionError", "RuntimeError")
IN_ENGLISH = ("slidekit/stats", "slidekit/layout", "slidekit/template", "slidekit/languages")
"""Left out: statistics, whose `slidekit stats` speaks English; what only a programmer can cause;
and what is wrong with a template file, a text in a language of its own."""


def test_no_error_of_the_core_is_said_past_the_catalogue() -> None:
    """What is raised for a person is told, none is a bare text or an f-string."""
    paths = [
        path
        for path in sorted((ROOT / "slidekit").rglob("*.py"))
        if not path.relative_to(ROOT).as_posix().startswith(IN_ENGLISH)
    ]
    assert len(paths) > 200
    bare = [
        f"{path.relative_to(ROOT)}, line {node.lineno}"
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _raises_for_people(node)
        if not (path.parent.name == "library" and _name(node) == "Problem")  # a place, for scripts
        for text in (*node.args, *(one.value for one in node.keywords if one.arg == "fix"))
        if len(_words(text)) > 2
    ]
    assert bare == []


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _raises_for_people(call: ast.Call) -> bool:
    name = _name(call)
    return name.endswith(ERRORS) and name not in FOR_PROGRAMMERS


def _words(text: ast.expr) -> list[str]:
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    said = "".join(str(one.value) for one in parts if isinstance(one, ast.Constant))
    return [word for word in said.split() if word.strip(".,:").isalpha()]
