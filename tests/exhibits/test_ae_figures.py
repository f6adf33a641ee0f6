"""Dot plot and butterfly: which terms, in which order, drawn within the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.exhibits.butterfly_drawing import ButterflyData, darker
from slidekit.exhibits.dot_drawing import DotData
from slidekit.exhibits.model import Made, Missing
from slidekit.exhibits.scale import ticks_between
from slidekit.layout.frame import Path
from slidekit.template.policy import Policy, SafetyPolicy
from tests.exhibits.drawn import drawn, labels, named, outside, overlapping
from tests.exhibits.trials import events, made, make, say, subjects, trial

if TYPE_CHECKING:
    from slidekit.study.model import Study

LONG = "Palmar-plantar erythrodysaesthesia syndrome"


def arms(count: int) -> list[dict[str, object]]:
    """Return arms with long names, the last one the reference."""
    names = ["Nexotamab 300 mg every 3 weeks", "Nexotamab 600 mg", "Combination", "Placebo"]
    return [
        {
            "id": f"a{number}",
            "name": name,
            "values": [f"A{number}"],
            "reference": number == count - 1,
        }
        for number, name in enumerate(names[-count:])
    ]


def busy(count: int, terms: int = 14) -> Study:
    """Return a study of 1 to 4 arms of ten subjects with many terms, one of them long."""
    assigned = [f"A{arm}" for arm in range(count) for _ in range(10)]
    names = [LONG, *(f"Term {number}" for number in range(1, terms))]
    had = [
        (f"S{10 * arm + who + 1}", name)
        for arm in range(count)
        for place, name in enumerate(names)
        for who in range((place * 3 + arm * 2) % 9 + 1)
    ]
    return trial(subjects(*assigned), events(*had, AETOXGR=["3"] * len(had)), arms=arms(count))


def test_the_dot_plot_shows_the_most_frequent_terms_by_falling_difference() -> None:
    """The policy's number of terms is shown, the most frequent ones, sorted by risk difference."""
    people = subjects(*("New",) * 10, *("Old",) * 10)
    had = {"Rash": (6, 1), "Nausea": (5, 5), "Cough": (2, 7), "Rare": (1, 0)}
    listed = [
        (f"S{first + who}", term)
        for term, (new, old) in had.items()
        for first, count in ((1, new), (11, old))
        for who in range(count)
    ]
    policy = Policy(schema=1, name="x", version="1", safety=SafetyPolicy(dot_plot_terms=3))
    found = made("ae_dot", trial(people, events(*listed)), policy)
    assert isinstance(found.exhibit.data, DotData)
    assert [row.name for row in found.exhibit.data.rows] == ["Rash", "Nausea", "Cough"]
    assert say(found, found.exhibit.title) == (
        "Adverse events: the 3 most frequent terms and their risk differences"
    )
    rash = found.exhibit.data.rows[0].differences[0]
    assert rash.value == pytest.approx(50)
    assert say(found, f"{{{rash.fact}:value}}") == "50.0"


def test_differences_of_a_printed_table_are_called_post_hoc() -> None:
    """Nobody printed them: title and facts say so."""
    from tests.exhibits.trials import table

    columns = {"arm": ["New", "Old"], "N": ["10", "10"], "pt": ["Rash"] * 2, "n_any": ["5", "2"]}
    found = made("ae_dot", trial(table("ae", columns)))
    assert "(post hoc)" in found.exhibit.title
    differences = [fact for fact in found.facts if fact.measure == "difference"]
    assert [(fact.status, fact.reported) for fact in differences] == [("post_hoc", False)]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_dot_plots_keep_their_texts_apart_and_inside(count: int) -> None:
    """With two to four arms and long names no text leaves the figure or stands on another."""
    found = made("ae_dot", busy(count))
    items = drawn(found)
    assert outside(items) == []
    assert overlapping(items) == []
    assert len(named(items, "null")) == 1


def test_every_number_in_the_dot_plot_is_bound() -> None:
    """The differences written beside the dots name the facts they print."""
    found = made("ae_dot", busy(2))
    bound = [
        run.fact for item in labels(drawn(found)) for run in item.paragraphs[0].runs if run.fact
    ]
    assert isinstance(found.exhibit.data, DotData)
    assert bound == [row.differences[0].fact for row in found.exhibit.data.rows]
    assert set(bound) <= set(found.exhibit.facts)


def test_arms_that_may_not_be_compared_have_no_dot_plot() -> None:
    """One arm, or arms that were not randomised, have no risk difference."""
    assert isinstance(make("ae_dot", busy(1)), Missing)
    study = trial(subjects("New", "Old"), events(("S1", "Rash")), design={"randomised": False})
    assert isinstance(make("ae_dot", study), Missing)


def test_both_wings_have_the_same_limits_and_begin_at_zero() -> None:
    """The bar of 9 of 10 at the right is as long as the same share would be at the left."""
    people = subjects(*("New",) * 10, *("Old",) * 10)
    had = [(f"S{n}", "Rash") for n in range(1, 4)] + [(f"S{n}", "Rash") for n in range(11, 20)]
    items = drawn(made("ae_butterfly", trial(people, events(*had, AETOXGR=["1"] * 12))))
    widths = []
    for part in ("bar.0", "bar.1"):
        (bar,) = [item for item in named(items, part) if "severe" not in item.name]
        assert isinstance(bar, Path)
        xs = [point[0] for _, *point in bar.commands if point]
        widths.append(max(xs) - min(xs))
    assert widths[0] / widths[1] == pytest.approx(3 / 9, rel=1e-3)


def test_the_butterfly_takes_two_arms_or_the_one_that_is_named() -> None:
    """Of three arms the template names one; the reference stands beside it, in study order."""
    study = busy(3)
    assert isinstance(make("ae_butterfly", study), Missing)
    assert isinstance(make("ae_butterfly", study, arm="a2"), Missing)
    found = made("ae_butterfly", study, arm="a1")
    assert isinstance(found.exhibit.data, ButterflyData)
    assert [side.style for side in (found.exhibit.data.left, found.exhibit.data.right)] == [1, 2]
    assert [arm.id for arm in found.exhibit.arms] == ["a1", "a2"]


def test_a_butterfly_keeps_its_texts_apart_and_inside() -> None:
    """Long names and numbers at the ends of bars stay within the figure, also in one part."""
    found = made("ae_butterfly", busy(2, terms=16))
    for part in (None, (0, 8), (8, 16)):
        items = drawn(found, part)
        assert outside(items) == []
        assert overlapping(items) == []


def test_without_a_common_event_there_is_no_butterfly() -> None:
    """Nothing to draw is said, with the threshold."""
    people = subjects(*("New",) * 30, *("Old",) * 30)
    found = make("ae_butterfly", trial(people, events(("S1", "Rash"))))
    assert isinstance(found, Missing)
    assert "10 %" in found.reason


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 47.7, (0, 10, 20, 30, 40, 50)),
        (0, 3.2, (0, 1, 2, 3, 4)),
        (-12.0, 26.6, (-20, -10, 0, 10, 20, 30)),
        (0, 0, (0, 1)),
        (0, 100, (0, 20, 40, 60, 80, 100)),
    ],
)
def test_ticks_are_round_and_enclose_the_values(
    low: float, high: float, ticks: tuple[float, ...]
) -> None:
    """Ticks have round steps from below the least value to above the largest, with zero."""
    assert ticks_between(low, high) == ticks


def test_bars_of_severe_events_are_darker() -> None:
    """Half of each part of the colour is left."""
    assert darker("0072B2") == "003959"


def test_what_a_figure_draws_is_kept_in_the_deck_alone() -> None:
    """The data of both figures come back from JSON as they were: no study is needed to draw."""
    from pydantic import TypeAdapter

    for kind, data in (("ae_dot", DotData), ("ae_butterfly", ButterflyData)):
        found = made(kind, busy(2))
        assert isinstance(found, Made)
        adapter = TypeAdapter(data)
        assert adapter.validate_json(adapter.dump_json(found.exhibit.data)) == found.exhibit.data
