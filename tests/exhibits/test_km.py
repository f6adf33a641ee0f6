from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from slidekit.exhibits.km_data import KmData, round_ticks, survival_on
from slidekit.exhibits.model import Missing
from slidekit.template.policy import FiguresPolicy
from tests.exhibits.freireich import (
    ARMS,
    MERCAPTOPURINE,
    PLACEBO,
    RELAPSE,
    found_of,
    freireich,
    made_of,
    one_arm,
    tables,
)
from tests.exhibits.trials import POLICY, say, table, trial

if TYPE_CHECKING:
    from slidekit.exhibits.model import Made
    from slidekit.study.spec import Unit


def km(study: Any = None, **policy: Any) -> Made:
    """Return the figure of a study, of Freireich's trial if none."""
    changed = POLICY.model_copy(update={"figures": FiguresPolicy(**policy)})
    return made_of("km", study or freireich(), policy=changed)


def data_of(found: Made) -> KmData:
    """Return what a figure draws."""
    assert isinstance(found.exhibit.data, KmData)
    return found.exhibit.data


def counts(found: Made, quantity: str, arm: str) -> tuple[int | None, ...]:
    """Return a row of the table under the curves."""
    (row,) = [r for r in data_of(found).risk if (r.quantity, r.arm) == (quantity, arm)]
    return row.counts


def test_numbers_at_risk_are_those_of_r() -> None:
    """Who leaves at a tick is still at risk there: 11 of the 21 children on 6-MP at week 16."""
    found = km()
    assert data_of(found).ticks == (0, 8, 16, 24, 32)
    at_risk = {0: 21, 8: 16, 16: 11, 24: 5, 32: 4}
    assert counts(found, "At risk", "mp") == tuple(at_risk.values())


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.booleans(), st.sampled_from("PC")),
        min_size=1,
        max_size=30,
    )
)
def test_at_risk_events_and_censored_make_up_all_subjects(
    subjects: list[tuple[int, bool, str]],
) -> None:
    """At every tick the three numbers of an arm add up to its N."""
    texts = [f"{weeks}{'+' if censored else ''}{status}" for weeks, censored, status in subjects]
    found = made_of("km", one_arm(texts))
    rows = [counts(found, name, "mp") for name in ("At risk", "Events", "Censored")]
    assert {sum(column) for column in zip(*rows, strict=True)} == {len(subjects)}


def test_curves_fall_at_events_only() -> None:
    """The 6-MP curve has its seven falls of the textbook, from 85.7% to 44.8%."""
    (curve, _) = data_of(km()).curves
    assert curve.times == (0, 6, 7, 10, 13, 16, 22, 23)
    assert curve.survival == pytest.approx(
        (100, 85.7, 80.7, 75.3, 69.0, 62.7, 53.8, 44.8), abs=0.05
    )
    assert survival_on(curve, 15.9) == pytest.approx(69.0, abs=0.05)


def test_every_censoring_has_its_mark() -> None:
    """12 children were censored on 6-MP at ten distinct weeks, none on placebo."""
    drug, placebo = data_of(km()).curves
    assert [time for time, _ in drug.censored] == [6, 9, 10, 11, 17, 19, 20, 25, 32, 34, 35]
    assert placebo.censored == ()


def test_the_tail_begins_where_too_few_are_at_risk() -> None:
    """Eight of 21 on placebo were followed to week 11 or longer, fewer beyond it."""
    found = km(tail_subjects=8, tail_share=0.1)
    times = sorted((1, 22, 3, 12, 8, 17, 2, 11, 8, 12, 2, 5, 4, 15, 8, 23, 5, 11, 4, 1, 8))
    assert data_of(found).tail_from == times[-8] == 11
    assert "Grey: fewer than 8 subjects or 10% at risk" in say(found, found.exhibit.footnotes[0])


def test_a_share_of_subjects_can_be_the_larger_limit() -> None:
    """One half of 21 is 11 children: the tail then begins at week 8."""
    assert data_of(km(tail_subjects=1, tail_share=0.5)).tail_from == 8


def test_a_cut_figure_ends_where_its_tail_would_begin() -> None:
    """The axis ends there, and the footnote says so."""
    found = km(tail="cut", tail_subjects=8)
    assert data_of(found).x_end == 11
    assert "Curves end: fewer than 8 subjects" in say(found, found.exhibit.footnotes[0])


@pytest.mark.parametrize(
    ("end", "unit", "ticks"),
    [
        (36.0, "months", (0, 6, 12, 18, 24, 30, 36)),
        (11.9, "months", (0, 2, 4, 6, 8, 10)),
        (70.0, "months", (0, 12, 24, 36, 48, 60)),
        (1000.0, "days", (0, 180, 360, 540, 720, 900)),
        (3.4, "years", (0, 0.5, 1, 1.5, 2, 2.5, 3)),
    ],
)
def test_ticks_are_round(end: float, unit: Unit, ticks: tuple[float, ...]) -> None:
    """Nine at most, in steps that people use for the unit."""
    assert round_ticks(end, unit) == ticks


@given(st.floats(0.01, 1e6), st.sampled_from(["days", "weeks", "months", "years"]))
def test_ticks_are_few_and_within_the_axis(end: float, unit: Unit) -> None:
    """They begin at 0, rise evenly and never pass the end."""
    ticks = round_ticks(end, unit)
    assert ticks[0] == 0
    assert len(ticks) <= 9
    assert ticks[-1] <= end * (1 + 1e-9)


def test_key_lines_hold_medians_ratio_p_and_events() -> None:
    """The panel has absolute numbers beside the relative one, each with its interval."""
    found = km()
    assert [say(found, line) for line in found.exhibit.key_lines] == [
        "Median RFS, weeks (95% CI)",
        "6-MP: 23.0 (13.0 to NE)",
        "Placebo: 8.0 (4.0 to 11.0)",
        "HR (95% CI), 6-MP vs Placebo",
        "0.21 (0.09 to 0.47); p\N{NO-BREAK SPACE}<\N{NO-BREAK SPACE}0.001",
        "Events (relapse), n/N (%)",
        "6-MP: 9/21 (42.9%)",
        "Placebo: 21/21 (100.0%)",
    ]


def test_the_footnote_names_population_method_and_abbreviations() -> None:
    """It is one paragraph: who, data cut-off, methods, abbreviations that are used, source."""
    found = km()
    (footnote,) = found.exhibit.footnotes
    words = say(found, footnote)
    for part in (
        "Intention-to-treat population (ITT), N = 42.",
        "Data cut-off: not reported.",
        "Cox model (Efron ties); p: two-sided log-rank test; unstratified.",
        "log-log confidence limits",
        "NE: not estimable",
        "RFS: relapse-free survival",
        "Source: data on file, study report tables.",
    ):
        assert part in words
    assert "NR: not reached" not in words


def test_who_is_in_no_stratum_is_counted_in_the_footnote() -> None:
    """Two children without a status at entry are on the curves, not in the stratified ratio."""
    both = tables((("Placebo", [*PLACEBO[:-2], "1-", "8-"]), ("6-MP", MERCAPTOPURINE)))
    keys = {"arms": ARMS, "unit": "weeks", "endpoints": [RELAPSE]}
    strata = {"strata": ["REMSTAT"]}
    found = km(trial(*both, design={"randomised": True}, statistics=strata, **keys))
    (footnote,) = found.exhibit.footnotes
    assert "in neither HR nor p: 2." in say(found, footnote)
    assert say(found, "{rfs.subjects}") == "42"


def test_the_alternative_text_has_estimate_interval_and_n() -> None:
    """A reader without the figure gets the same numbers."""
    found = km()
    words = say(found, found.exhibit.alt)
    assert "N = 42" in words
    assert "Hazard ratio 6-MP vs Placebo: 0.21 (95% CI, 0.09 to 0.47)" in words
    assert "Placebo 8.0 (95% CI, 4.0 to 11.0), events 21/21" in words


def test_hazards_that_are_not_proportional_are_named_with_landmark_rates() -> None:
    """With early harm and late benefit one ratio does not do: the panel points to fixed times."""
    early = [f"{week}C" for week in range(1, 13)] + [f"{week}+C" for week in range(40, 60)]
    late = [f"{week}C" for week in range(13, 45)]
    both = tables((("Placebo", late), ("6-MP", early)))
    study = trial(*both, arms=ARMS, unit="weeks", endpoints=[RELAPSE], design={"randomised": True})
    found = km(study)
    lines = [say(found, line) for line in found.exhibit.key_lines]
    assert "Hazards not proportional" in lines
    assert "Event-free at 10 weeks, % (95% CI)" in lines
    assert "Placebo: 100.0 (NE to NE)" in lines


def test_a_single_arm_is_labelled_and_not_compared() -> None:
    """There is no ratio, and the figure itself says how it must not be read."""
    found = made_of("km", one_arm(["3C", "5C", "9+C"]))
    assert data_of(found).banner == (
        "Single arm: time-to-event cannot be interpreted as treatment effect"
    )
    assert not [line for line in found.exhibit.key_lines if "HR" in line]


def test_arms_that_were_not_randomised_are_labelled_and_not_compared() -> None:
    """Two arms without randomisation get curves, no ratio."""
    found = km(freireich(design={"randomised": False}))
    assert data_of(found).banner.startswith("Not randomised")
    assert not [line for line in found.exhibit.key_lines if "HR" in line]


def test_a_p_never_stands_without_its_estimate() -> None:
    """Without events in one arm there is no ratio, and its p is left out too."""
    both = tables((("Placebo", PLACEBO), ("6-MP", [f"{week}+C" for week in range(10, 31)])))
    study = trial(*both, arms=ARMS, unit="weeks", endpoints=[RELAPSE], design={"randomised": True})
    found = km(study)
    assert [say(found, line) for line in found.exhibit.key_lines][3:5] == [
        "HR (95% CI), 6-MP vs Placebo",
        "NE",
    ]


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({}, "Relapse-free survival: Kaplan-Meier estimate"),
        ({"rank": "exploratory"}, "Relapse-free survival: Kaplan-Meier estimate (Exploratory)"),
        ({"rank": "post_hoc"}, "Relapse-free survival: Kaplan-Meier estimate (Post hoc)"),
        ({"prespecified": False}, "Relapse-free survival: Kaplan-Meier estimate (Post hoc)"),
    ],
)
def test_what_weakens_a_result_stands_in_the_title(changed: dict[str, Any], title: str) -> None:
    """Exploratory and post hoc are no matter for a footnote."""
    assert km(freireich(endpoint=changed)).exhibit.title == title


def test_the_y_axis_says_what_the_curve_shows() -> None:
    """A time to an event is shown as those who are without it."""
    late = freireich(endpoint={"label": "Time to relapse", "event_noun": "relapse"})
    assert data_of(km()).y_label == "Relapse-free survival (%)"
    assert data_of(km(late)).y_label == "Without relapse (%)"


def test_every_number_that_is_printed_is_a_fact_of_the_exhibit() -> None:
    """All tokens of panel, footnote and alternative text are listed, and made."""
    found = km()
    made = {fact.id for fact in found.facts}
    assert set(found.exhibit.facts) <= made
    assert {"rfs.hr.mp_vs_pbo", "rfs.median.pbo", "rfs.events.mp"} <= set(found.exhibit.facts)


def test_the_figure_survives_the_deck_file() -> None:
    """Its data come back from JSON the same, and hold no identifier of a subject."""
    data = data_of(km())
    adapter = TypeAdapter(KmData)
    stored = adapter.dump_json(data)
    assert adapter.validate_json(stored) == data
    assert b"S12" not in stored


def test_an_endpoint_without_times_is_missing_with_its_reason() -> None:
    """The reason names the parameter that no table has."""
    found = found_of("km", freireich(endpoint={"paramcd": "OS"}))
    assert isinstance(found, Missing)
    assert "OS" in found.reason


def test_curves_cannot_be_drawn_from_estimates_alone() -> None:
    """A hazard ratio makes no curve: the reason asks for times or points."""
    estimates = table("estimates", {"endpoint_id": ["rfs"], "measure": ["hr"], "arm": ["6-MP"],
                                    "comparator": ["Placebo"], "value": ["0.21"]})  # fmt: skip
    study = trial(estimates, arms=ARMS, unit="weeks", endpoints=[RELAPSE])
    found = found_of("km", study)
    assert isinstance(found, Missing)
    assert "curves" in found.reason


def test_limits_are_unknown_where_the_curve_is_at_100_percent() -> None:
    """The band begins with the first event, where log-log limits begin to exist."""
    drug, placebo = data_of(km()).curves
    assert (drug.lower[0], drug.upper[0]) == (None, None)
    assert drug.lower[3] == pytest.approx(50.3, abs=0.05)
    assert np.isclose(placebo.survival[-1], 0)
    assert placebo.lower[-1] is None
