"""What the rules say of a deck travels in its exported file, whatever the rule."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, build, check_pptx, draft, new_deck
from slidekit.resources import sample_data_dir
from slidekit.rules.edited.written import findings_written, summary_of
from slidekit.rules.judge import judge
from tests.rules.test_rules import BROKEN, name
from tests.rules.test_rules import draft as draft_of_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.deck.model import Deck, Slide
    from tests.rules.case import Case


@pytest.mark.parametrize("case", BROKEN, ids=name)
def test_a_finding_survives_the_manifest(case: Case) -> None:
    """Of every rule, each seeded defect reads back as it was said."""
    found = judge(draft_of_case(case))
    manifest = json.loads(json.dumps({"findings": summary_of(found)}))
    assert findings_written(manifest) == found


def without(deck: Deck, role: str) -> Deck:
    """Return a deck without the slides of a role."""
    return replace(deck, slides=tuple(s for s in deck.slides if s.role != role))


def changed(deck: Deck, role: str, change: Callable[[Slide], Slide]) -> Deck:
    """Return a deck with its slides of a role changed."""
    return replace(deck, slides=tuple(change(s) if s.role == role else s for s in deck.slides))


DEFECTS: dict[str, tuple[str, Callable[[Deck], Deck]]] = {
    "no status slide": ("status-slide", lambda d: without(d, "status")),
    "no limitations": ("limitations-slide", lambda d: without(d, "limitations")),
    "no overview of adverse events": ("teae-overview", lambda d: without(d, "ae_overview")),
    "no table of endpoints": ("endpoint-ledger", lambda d: without(d, "ledger")),
    "a promotional title": (
        "lexicon",
        lambda d: changed(d, "primary", lambda s: replace(s, title="A breakthrough in survival")),
    ),
    "a hidden slide of harms": (
        "nothing-hidden",
        lambda d: changed(d, "aesi", lambda s: replace(s, hidden=True)),
    ),
    "a number typed by hand": (
        "numbers-bound",
        lambda d: changed(d, "primary", lambda s: replace(s, title="Survival 23.9 months")),
    ),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_of_the_deck_is_found_in_its_exported_file(defect: str, tmp_path: Path) -> None:
    """Nobody gets rid of a finding by exporting."""
    rule, break_it = DEFECTS[defect]
    deck = break_it(new_deck([sample_data_dir() / "onc301"], Options()))
    built = build(deck, tmp_path / "deck.pptx")
    assert rule in {f.rule for f in judge(draft(deck))}
    _, found = check_pptx(tmp_path / "deck.pptx")
    assert {f.rule for f in built.findings} <= {f.rule for f in found}
    assert [f for f in found if f.rule == rule and f in built.findings]
