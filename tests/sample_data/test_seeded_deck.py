"""No number of a deck is older than its tables: another seed changes what the slides show."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, draft, new_deck
from slidekit.export.shown import shown_facts
from tests.sample_data.made import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.exhibits.fact import Fact
    from tests.sample_data.made import Trial

Shown = dict[str, "Fact"]

RANDOMISED = 620
"""Every seed randomises as many: totals of the intention-to-treat population are planned."""
PLANNED = frozenset({"protocol", "policy"})
"""Methods of numbers that study.yaml or the house policy sets."""
HEADLINES = (
    *(f"{one}.hr.quelmatinib_vs_ostrataxel" for one in ("os", "pfs", "ttdghs", "ttdpf")),
    *(f"os.median.{arm}" for arm in ("quelmatinib", "ostrataxel")),
    *(f"dor.median.{arm}" for arm in ("quelmatinib", "ostrataxel")),
    *(f"orr.rate.{arm}" for arm in ("quelmatinib", "ostrataxel")),
    "orr.difference.quelmatinib_vs_ostrataxel",
    "os.follow_up",
)
"""Medians of PFS are not among them: scans on planned days let them coincide."""


def numbers_on_slides(folder: Path) -> Shown:
    """Return every fact that the slides of a first deck show."""
    deck = new_deck([folder], Options())
    index = deck.fact_index()
    frames = draft(deck).frames
    return {shown.fact: index[shown.fact] for frame in frames for shown in shown_facts(frame)}


@pytest.fixture(scope="module")
def pairs(other: Trial, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Fact, Fact]]:
    """Return the numbers that the decks of both seeds show, those set beforehand left out.

    Left out are what protocol and policy set, totals of all randomised, and events that nobody had
    in either trial.
    """
    folder = tmp_path_factory.mktemp("seeded") / "onc301"
    shutil.copytree(other.folder, folder)
    shutil.copy(SAMPLES / "onc301" / "study.yaml", folder)
    kept, made = numbers_on_slides(SAMPLES / "onc301"), numbers_on_slides(folder)
    both = [(kept[id_], made[id_]) for id_ in kept if id_ in made]
    return [pair for pair in both if not is_set_beforehand(pair)]


def is_set_beforehand(pair: tuple[Fact, Fact]) -> bool:
    """Tell whether two numbers are equal by design rather than by chance."""
    values = {fact.value for fact in pair}
    return pair[0].provenance.method in PLANNED or values in ({0}, {RANDOMISED})


def estimate(fact: Fact) -> tuple[float | None, ...]:
    """Return a number with its limits and p."""
    return fact.value, fact.lower, fact.upper, fact.p


def test_another_seed_changes_97_percent_of_the_numbers(pairs: list[tuple[Fact, Fact]]) -> None:
    """The rest are counts of few subjects, whole years and medians, which may coincide."""
    differ = [one.value != other.value for one, other in pairs]
    assert len(differ) > 500
    assert sum(differ) / len(differ) >= 0.97


def test_another_seed_changes_every_estimate(pairs: list[tuple[Fact, Fact]]) -> None:
    """Each number that has limits or a p differs in one of them, and nearly all in the value."""
    estimates = [pair for pair in pairs if pair[0].level or pair[0].p is not None]
    assert len(estimates) > 100
    assert not [one.id for one, other in estimates if estimate(one) == estimate(other)]


def test_another_seed_changes_every_headline(pairs: list[tuple[Fact, Fact]]) -> None:
    """Hazard ratios, medians, response and follow-up are other values."""
    values = {one.id: (one.value, other.value) for one, other in pairs}
    assert not [id_ for id_ in HEADLINES if values[id_][0] == values[id_][1]]
