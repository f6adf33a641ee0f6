"""Decks of a trial with one arm, with four, and with the arms the other way round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, new_deck, verify
from slidekit.export.shown import shown_facts
from tests.collisions import collisions
from tests.decks.arms import FOUR, REFERENCE, four_arms, one_arm, turn_arms
from tests.decks.conftest import make_whole
from tests.decks.facts import is_close, numbers, turned
from tests.decks.walk import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.exhibits.fact import Fact
    from tests.decks.conftest import Whole

COMPARED = ("hr", "rate_difference", "difference")


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Return the deck of the trial with one arm."""
    return make_whole(one_arm(tmp_path_factory.mktemp("one")))


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Return the deck of the trial with four arms."""
    return make_whole(four_arms(tmp_path_factory.mktemp("four")))


def test_arms_turned_round_turn_every_comparison(
    wholes: Callable[[str], Whole], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every ratio becomes its inverse, every difference changes its sign; p-values stay."""
    before = wholes("onc301").deck.fact_index()
    deck = new_deck([turn_arms(tmp_path_factory.mktemp("turned"))], Options())
    after = deck.fact_index()
    pairs = [(fact, after[_turned_id(fact)]) for fact in before.values() if "_vs_" in fact.id]
    assert len(pairs) > 50
    assert [
        (old.id, turned(old), numbers(new)[:4]) for old, new in pairs if _differ(old, new)
    ] == []
    same = [key for key in before if "_vs_" not in key]
    assert [
        key for key in same if not all(map(is_close, numbers(before[key]), numbers(after[key])))
    ] == []


def _turned_id(fact: Fact) -> str:
    return re.sub(r"([a-z0-9_]+?)_vs_([a-z0-9_]+)", r"\2_vs_\1", fact.id)


def _differ(old: Fact, new: Fact) -> bool:
    if old.measure not in ("ratio", "difference", "time_difference"):
        return not all(map(is_close, numbers(old), numbers(new)))
    return not all(map(is_close, turned(old), numbers(new)[:4]))


@pytest.mark.parametrize("name", ["one", "four"])
def test_any_number_of_arms_fits_its_slides(name: str, request: pytest.FixtureRequest) -> None:
    """Nothing overflows and nothing is written over something else."""
    whole: Whole = request.getfixturevalue(name)
    assert {f.slide_id: f.overflows for f in whole.frames if f.overflows} == {}
    assert [f.slide_id for f in whole.frames if collisions(f)] == []


@pytest.mark.parametrize("name", ["one", "four"])
def test_any_number_of_arms_verifies_from_its_tables(
    name: str, request: pytest.FixtureRequest
) -> None:
    """The file is as it was written, and every number comes out again."""
    whole: Whole = request.getfixturevalue(name)
    answer = verify(whole.pptx, whole.study)
    assert (answer["verdict"], answer["recomputed"]["different"]) == ("unchanged", [])
    assert answer["recomputed"]["equal"] == answer["recomputed"]["facts"] > 200


def test_one_arm_is_compared_with_nothing(one: Whole) -> None:
    """No fact of a comparison, no p-value, no hazard ratio in words."""
    assert [fact.id for fact in one.deck.facts if "_vs_" in fact.id or fact.p is not None] == []
    shown = [words(f) for f in one.frames if f.slide_id not in ("design", "statistics")]
    assert [text for text in shown if re.search(r"\bHR\b|[Hh]azard ratio|p [=<]|\bv\b", text)] == []


def test_one_arm_has_its_slides(one: Whole) -> None:
    """Curves, rates, and safety are shown; a forest plot has nothing to compare."""
    ids = {slide.id for slide in one.deck.slides}
    assert ids >= {"primary.os", "key_secondary.orr", "ae_overview", "ae_common", "aesi"}
    assert not any(i.startswith(("forest", "ae_dot", "ae_butterfly")) for i in ids)
    assert "Single arm" in words(one.frames[[s.id for s in one.deck.slides].index("primary.os")])


def test_one_arm_has_the_numbers_it_had_among_two(
    one: Whole, wholes: Callable[[str], Whole]
) -> None:
    """What is told of one arm alone does not depend on the other one."""
    before, after = wholes("onc301").deck.fact_index(), one.deck.fact_index()
    of_arm = [key for key in after if re.match(r"(os|pfs|orr)\.(median|events|rate)\.", key)]
    assert len(of_arm) > 8
    assert [
        k for k in of_arm if not all(map(is_close, numbers(before[k]), numbers(after[k])))
    ] == []


def test_a_conclusion_of_one_arm_rests_on_no_time_to_an_event(one: Whole) -> None:
    """A deck that slidekit composes does not break slidekit's own rule on single arms."""
    found = [f for f in one.findings if f.rule == "single-arm-tte" and f.severity == "block"]
    assert [f.message for f in found] == []


def test_four_arms_are_compared_with_the_reference_alone(four: Whole) -> None:
    """Three comparisons of each kind, none between the other arms."""
    pairs = {
        tuple(fact.id.split(".")[2].split("_vs_")) for fact in four.deck.facts if _compares(fact)
    }
    assert pairs == {(arm, REFERENCE) for arm in FOUR if arm != REFERENCE}


def _compares(fact: Fact) -> bool:
    return "_vs_" in fact.id and fact.id.split(".")[1] in COMPARED


def test_four_arms_are_all_on_every_slide_of_results(four: Whole) -> None:
    """A slide that tells a result of one arm tells it of all four, where it is not one of pairs."""
    for slide, frame in zip(four.deck.slides, four.frames, strict=True):
        arms = {part for s in shown_facts(frame) for part in s.fact.split(".") if part in FOUR}
        if arms and slide.role not in ("forest", "methods"):
            assert arms == set(FOUR), slide.id


def test_four_arms_add_up_to_the_trial(four: Whole, wholes: Callable[[str], Whole]) -> None:
    """Events and subjects of both halves are those of the arm that was divided."""
    before, after = wholes("onc301").deck.fact_index(), four.deck.fact_index()
    for arm in ("quelmatinib", "ostrataxel"):
        for key in ("os.events", "pfs.events", "orr.rate"):
            halves = [after[f"{key}.{arm}{half}"] for half in "12"]
            whole = before[f"{key}.{arm}"]
            assert sum(half.n or 0 for half in halves) == whole.n
            assert sum(half.N or 0 for half in halves) == whole.N
