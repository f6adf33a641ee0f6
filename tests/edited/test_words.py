"""The rules for files have their words, and a lost manifest is never taken for a foreign deck."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

from pptx import Presentation

import slidekit.rules.edited
from slidekit.app import check_pptx
from slidekit.rules.edited.judge import file_words
from slidekit.rules.edited.registry import ADDED, EDITED, FOREIGN
from slidekit.rules.edited.written import findings_written, summary_of
from slidekit.rules.judge import judge
from tests.rules.decks import clean, draft_of, with_policy

RULE_IDS = {rule.id for rule in (*EDITED, *ADDED, *FOREIGN)}


def test_every_rule_has_its_words() -> None:
    """A rule without words would end in a bug when it is broken; words without a rule are dead."""
    assert set(file_words()) == RULE_IDS


def test_every_code_in_the_rules_has_a_message() -> None:
    """The first words that a rule hands over are the code of a message."""
    known = {code for words in file_words().values() for code in words.messages}
    codes = {code for path in sources() for code in codes_in(path)}
    assert codes
    assert codes <= known


def sources() -> list[Path]:
    """Return the modules of the rules."""
    return sorted(Path(slidekit.rules.edited.__path__[0]).glob("*.py"))


def codes_in(path: Path) -> set[str]:
    """Return the literal codes of all calls of `Sighting`, `on` and `at` in a module."""
    calls = (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call))
    places = {"Sighting": 0, "on": 1, "at": 1}
    found = set()
    for call in calls:
        place = places.get(getattr(call.func, "id", ""), -1)
        if 0 <= place < len(call.args) and isinstance(call.args[place], ast.Constant):
            found.add(str(ast.literal_eval(call.args[place])))
    return found


def test_a_deck_without_its_manifest_is_blocked(exported: Path, tmp_path: Path) -> None:
    """Stripping the manifest leaves the names of the shapes, and they tell."""
    deck = Presentation(str(exported))
    for holder in (deck.part.rels, deck.part.package._rels):
        for key, link in list(holder.items()):
            if link.reltype.endswith(("/customXml", "/custom-properties")):
                holder.pop(key)
    path = tmp_path / "stripped.pptx"
    deck.save(str(path))
    _, found = check_pptx(path)
    assert [f.rule for f in found if f.severity == "block"][:1] == ["state-watermark"]
    assert "manifest" in found[0].message


def test_a_deck_that_was_blocked_when_written_still_is(tmp_path: Path) -> None:
    """Coming back from PowerPoint makes no deck better: what it broke is said again."""
    from slidekit.app import Options, build, new_deck
    from slidekit.resources import sample_data_dir

    path = tmp_path / "simple.pptx"
    built = build(new_deck([sample_data_dir() / "simple"], Options()), path)
    assert built.blocking
    _, found = check_pptx(path)
    assert found == built.findings


def test_findings_stay_with_their_slides(tmp_path: Path) -> None:
    """What was wrong with a slide is said where the slide is now, and not where it was deleted."""
    from slidekit.app import Options, build, new_deck
    from slidekit.resources import sample_data_dir

    path = tmp_path / "simple.pptx"
    built = build(new_deck([sample_data_dir() / "simple"], Options()), path)
    told = next(f for f in built.findings if f.slide_number and f.slide_number > 1)
    deck = Presentation(str(path))
    order = deck.slides._sldIdLst
    order.insert(0, order[(told.slide_number or 0) - 1])
    deck.save(str(path))
    assert replace(told, slide_number=1) in check_pptx(path)[1]
    order.remove(order[0])
    deck.save(str(path))
    assert not [f for f in check_pptx(path)[1] if f.message == told.message]


def test_a_manifest_that_lost_its_findings_is_told(tmp_path: Path) -> None:
    """Counts without their list are those of a manifest that somebody cut."""
    found = summary_of(judge(draft_of(with_policy(clean(), "legibility", body_pt=40))))
    assert found["blocking"] + found["warnings"] > 0
    assert findings_written({"findings": found}) is not None
    assert findings_written({"findings": found | {"list": None}}) is None
    assert findings_written({"findings": found | {"blocking": found["blocking"] + 1}}) is None
