"""What changed between two states of a deck, in meaning."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import build, compare_decks, save_deck
from slidekit.cli import main
from slidekit.deck.diff import difference, word_by_word
from slidekit.deck.edit import RemoveSlides
from slidekit.deck.side import Side
from slidekit.deck.sides import side_of
from slidekit.resources import sample_data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck

HR = "os.hr.fictivan_vs_placebo"


def with_title(deck: Deck, slide_id: str, title: str) -> Deck:
    """Return the deck with another title on a slide."""
    changed = (replace(s, title=title) if s.id == slide_id else s for s in deck.slides)
    return replace(deck, slides=tuple(changed))


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("population", ("treated", ()), "population"),
        ("definition", ("PARAMCD = OS; CNSR is other",), "definition"),
        ("method", ("cox_breslow/1", ()), "method"),
        ("rows", "f" * 64, "data"),
        ("slides", (), "unknown"),
    ],
)
def test_the_reason_is_what_differs_in_how_the_number_was_made(
    deck: Deck, field: str, value: object, reason: str
) -> None:
    """New rows come last: they follow where somebody chose another population or method."""
    old = side_of(deck)
    parts = tuple((name, 0.5 if name == "value" else held) for name, held in old.numbers[HR].parts)
    changed: dict[str, Any] = {"rows": "e" * 64, "parts": parts, field: value}
    number = replace(old.numbers[HR], **changed)
    new = replace(old, numbers={**old.numbers, HR: number})
    before = replace(old.numbers[HR], rows="e" * 64)
    changes = difference(replace(old, numbers={**old.numbers, HR: before}), new).facts
    assert [(one.id, one.reason) for one in changes] == [(HR, reason)]


def test_one_slide_that_moved_is_one_change(deck: Deck) -> None:
    """The slides that it passed have not moved, though their numbers are others."""
    first, *rest = deck.slides
    moved = replace(deck, slides=(*rest[:4], first, *rest[4:]))
    changes = difference(side_of(deck), side_of(moved)).slides
    assert [(one.id, one.change, one.was, one.now) for one in changes] == [
        (first.id, "moved", 1, 5)
    ]


def test_a_slide_is_hidden_and_shown_again(deck: Deck) -> None:
    """Both are told, with what it was and is."""
    hidden = replace(deck, slides=(replace(deck.slides[0], hidden=True), *deck.slides[1:]))
    for a, b, was in ((deck, hidden, False), (hidden, deck, True)):
        (change,) = difference(side_of(a), side_of(b)).slides
        assert (change.change, change.was, change.now) == ("hidden", was, not was)


def test_a_slide_that_was_removed_takes_no_number_with_it(deck: Deck) -> None:
    """The deck still holds its results, so that only the slide is told."""
    less = RemoveSlides("Remove", ("landmark",)).apply(deck)
    diff = difference(side_of(deck), side_of(less))
    assert [(one.id, one.change) for one in diff.slides] == [("landmark", "removed")]
    assert diff.facts == ()


def test_words_are_compared_without_their_numbers(deck: Deck) -> None:
    """The title is told as it is read, and only the words that differ are marked."""
    mine = with_title(deck, "primary.os", f"HR {{{HR}}} for survival")
    (change,) = difference(side_of(deck), side_of(mine)).texts
    assert (change.slide, change.block, change.new) == (
        "primary.os",
        "title",
        "HR 0.66 for survival",
    )
    marked = word_by_word("Patients live longer", "Patients live much longer")
    assert [words for kind, words in marked if kind == "new"] == ["much "]
    assert not [words for kind, words in marked if kind == "old"]


def test_findings_that_come_and_go_are_told(deck: Deck) -> None:
    """Without its adverse events the deck breaks a rule that it did not break."""
    bare = RemoveSlides(
        "Remove", tuple(s.id for s in deck.slides if deck.topic(s) == "safety")
    ).apply(deck)
    compared = compare_decks(deck, bare)
    assert "safety-present-placed" in {one.rule for one in compared.new_findings}
    back = compare_decks(bare, deck)
    assert back.gone_findings == compared.new_findings


def test_an_empty_deck_can_be_compared(deck: Deck) -> None:
    """Every slide of the other is added."""
    nothing = Side("none", {}, ())
    diff = difference(nothing, side_of(deck))
    assert [one.change for one in diff.slides] == ["added"] * len(deck.slides)


def test_the_command_compares_decks_with_exported_files(
    deck: Deck, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file equals the deck that it was built from, and differs from an edited one in words."""
    plain, edited = tmp_path / "a.slidekit", tmp_path / "b.slidekit"
    save_deck(deck, plain)
    save_deck(with_title(deck, "primary.os", "Another title"), edited)
    build(deck, tmp_path / "a.pptx")
    for other in (plain, tmp_path / "a.pptx"):
        assert main(["diff", str(plain), str(other), "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert list(answer) == ["a", "b", "equal", "facts", "slides", "texts", "findings"]
        assert answer["equal"] is True
    assert main(["diff", str(tmp_path / "a.pptx"), str(edited), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [(one["slide"], one["block"], one["new"]) for one in answer["texts"]] == [
        ("primary.os", "title", "Another title")
    ]
    assert answer["facts"] == answer["slides"] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sqlite:///library.db", "names no version in a library"),
        ("gone.slidekit", "There is no file"),
        (str(sample_data_dir() / "simple" / "survival.csv"), "neither a .slidekit"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Addresses of libraries, missing files and other kinds of file."""
    assert main(["diff", name, name]) == 2
    assert said in capsys.readouterr().err
