"""What a person changes in a template or in study.yaml changes the deck, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from slidekit.app import Options, draft, findings, new_deck
from slidekit.layout.words import wording
from slidekit.resources import templates_dir
from tests.decks.facts import unequal
from tests.decks.variants import copy_study, edit_spec
from tests.decks.walk import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.deck.model import Deck
    from tests.decks.conftest import Whole
    from tests.decks.variants import Spec

RENAMED = ("uelmatinib", "ornixarene"), ("strataxel", "mbrilycine")
"""Each name without its first letter: the same in small letters and with a capital."""


def with_template(whole: Whole, folder: Path, edit: Callable[[Any], object]) -> Deck:
    """Return the deck of a study by a changed copy of the conference template."""
    content = yaml.safe_load((templates_dir() / "conference.yaml").read_text("utf-8"))
    edit(content)
    copy = folder / "own.yaml"
    copy.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    return new_deck([whole.study], Options(template=str(copy)))


@pytest.mark.parametrize("section", ["background", "efficacy", "safety"])
def test_a_section_deleted_from_the_template_leaves_the_deck(
    section: str, wholes: Callable[[str], Whole], tmp_path: Path
) -> None:
    """The other slides stay as they are, in their order."""
    whole = wholes("onc301" if section == "background" else "simple")

    def delete(content: Any) -> None:
        content["sections"] = [s for s in content["sections"] if s["id"] != section]
        for other in content["sections"]:
            if other.get("directly_after") == section:
                del other["directly_after"]

    deck = with_template(whole, tmp_path, delete)
    kept = [slide.id for slide in whole.deck.slides if slide.section != section]
    assert [slide.id for slide in deck.slides] == kept
    assert len(kept) < len(whole.deck.slides)


def test_a_deck_without_safety_says_so(wholes: Callable[[str], Whole], tmp_path: Path) -> None:
    """A template cannot take fair balance away unseen."""

    def delete(content: Any) -> None:
        content["sections"] = [s for s in content["sections"] if s["id"] != "safety"]

    found = findings(with_template(wholes("simple"), tmp_path, delete))
    assert "safety-present-placed" in {f.rule for f in found if f.severity == "block"}


def test_a_section_moved_in_the_template_moves_in_the_deck(
    wholes: Callable[[str], Whole], tmp_path: Path
) -> None:
    """Interpretation before methods is odd, and it is what the template says."""
    whole = wholes("simple")

    def move(content: Any) -> None:
        content["sections"].insert(1, content["sections"].pop())

    deck = with_template(whole, tmp_path, move)
    sections = list(dict.fromkeys(slide.section for slide in deck.slides))
    assert sections == ["opening", "interpretation", "methods", "efficacy", "safety"]
    assert unequal(deck.fact_index(), whole.deck.fact_index()) == {}


def test_an_endpoint_added_to_study_yaml_adds_slides_in_rank_order(
    wholes: Callable[[str], Whole], tmp_path: Path
) -> None:
    """A fifth key secondary endpoint, third in the order of tests, and its row in the ledger."""

    def add(spec: Spec) -> None:
        pfs = next(entry for entry in spec["endpoints"] if entry["id"] == "pfs")
        added = pfs | {"id": "pfs2", "label": "Another look at progression", "alpha_order": "3"}
        spec["endpoints"].insert(0, added)

    before = wholes("onc301").deck
    deck = new_deck([edit_spec(copy_study("onc301", tmp_path), add)], Options())
    ranked = [s.endpoint for s in deck.slides if s.role in {"primary", "key_secondary"}]
    assert ranked == ["os", "pfs", "pfs2", "orr", "ttdghs", "ttdpf"]
    assert [s.endpoint for s in before.slides if s.role == "key_secondary"] == ranked[1:2] + ranked[
        3:
    ]
    ledger = words(draft(deck).frames[[s.role for s in deck.slides].index("ledger")])
    assert (
        ledger.index("Progression-free") < ledger.index("Another look") < ledger.index("Objective")
    )
    assert deck.fact_index()["pfs2.hr.quelmatinib_vs_ostrataxel"].value == pytest.approx(
        before.fact_index()["pfs.hr.quelmatinib_vs_ostrataxel"].value, abs=0
    )


def test_an_endpoint_of_another_rank_moves(tmp_path: Path) -> None:
    """What was secondary and becomes primary leads the deck."""

    def exchange(spec: Spec) -> None:
        ranks = {"os": "secondary", "dcr": "primary"}
        for entry in spec["endpoints"]:
            entry["rank"] = ranks.get(entry["id"], entry["rank"])

    deck = new_deck([edit_spec(copy_study("onc301", tmp_path), exchange)], Options())
    efficacy = [slide for slide in deck.slides if slide.section == "efficacy"]
    assert (efficacy[0].role, efficacy[0].endpoint) == ("primary", "dcr")
    assert ("secondary", "os") in [(slide.role, slide.endpoint) for slide in efficacy]


def test_arms_that_are_renamed_change_every_text_and_no_number(
    wholes: Callable[[str], Whole], tmp_path: Path
) -> None:
    """Names and ids of arms come from study.yaml alone."""
    folder = copy_study("onc301", tmp_path)
    path = folder / "study.yaml"
    values = [arm["values"] for arm in yaml.safe_load(path.read_text("utf-8"))["arms"]]
    path.write_text(renamed(path.read_text("utf-8")), "utf-8")

    def restore(spec: Spec) -> None:
        for arm, cells in zip(spec["arms"], values, strict=True):
            arm["values"] = cells

    deck = new_deck([edit_spec(folder, restore)], Options())
    before = {renamed(key): fact for key, fact in wholes("onc301").deck.fact_index().items()}
    assert unequal(deck.fact_index(), before) == {}
    shown = "\n".join([*map(words, draft(deck).frames), spoken(deck)]).lower()
    assert [old for old, _ in RENAMED if old in shown] == []
    assert all(new in shown for _, new in RENAMED)


def renamed(text: str) -> str:
    """Return a text with the new names of both medicines."""
    for old, new in RENAMED:
        text = text.replace(old, new)
    return text


def spoken(deck: Deck) -> str:
    """Return notes and alternative texts, but for the filters, which quote cells of tables."""
    plain = wording(deck).plain
    return "\n".join(plain(slide.alt) for slide in deck.slides)
