"""Figures of published curves: reconstructed and labelled, or drawn through their points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from slidekit.exhibits.km_data import KmData, survival_on
from slidekit.exhibits.km_reconstructed import LABEL
from slidekit.layout.frame import Path, TextBlock
from tests.exhibits.drawn import drawn, labels, named, outside, overlapping
from tests.exhibits.freireich import ARMS, RELAPSE, made_of
from tests.exhibits.trials import say, table, trial

if TYPE_CHECKING:
    from slidekit.exhibits.model import Made
    from slidekit.study.model import Study

WEEKS = {
    "6-MP": (0, 6, 7, 8, 10, 13, 16, 22, 23, 24, 32, 35),
    "Placebo": (0, 1, 2, 3, 4, 5, 8, 11, 12, 15, 16, 17, 22, 23),
}
SURVIVAL = {
    "6-MP": (1, 0.857, 0.807, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448, 0.448, 0.448, 0.448),
    "Placebo": (
        *(1, 0.905, 0.81, 0.762, 0.667, 0.571, 0.381, 0.286, 0.19, 0.143, 0.143),
        *(0.095, 0.048, 0),
    ),
}
AT_RISK = {
    "6-MP": {0: 21, 8: 16, 16: 11, 24: 5, 32: 4},
    "Placebo": {0: 21, 8: 12, 16: 3},
}
"""Freireich's curves as a reader would digitise them: height after each fall, at risk as in R."""


def points(**changed: list[str]) -> dict[str, list[str]]:
    """Return a km_points table of both arms, some of its columns changed."""
    rows = [
        (arm, week, surv)
        for arm, weeks in WEEKS.items()
        for week, surv in zip(weeks, SURVIVAL[arm], strict=True)
    ]
    size = len(rows)
    return {
        "arm": [arm for arm, _, _ in rows],
        "time": [str(week) for _, week, _ in rows],
        "unit": ["weeks"] * size,
        "surv": [str(surv) for _, _, surv in rows],
        "at_risk": [str(AT_RISK[arm].get(week, "")) for arm, week, _ in rows],
        "events": [""] * size,
        "censored": [""] * size,
        "digitised": ["yes"] * size,
        "ref_id": ["paper"] * size,
        **changed,
    }


ESTIMATES = {
    "endpoint_id": ["rfs"] * 5,
    "measure": ["hr", "median", "median", "events", "events"],
    "arm": ["6-MP", "6-MP", "Placebo", "6-MP", "Placebo"],
    "comparator": ["Placebo", "", "", "", ""],
    "n": ["", "", "", "9", "21"],
    "N": ["42", "21", "21", "21", "21"],
    "value": ["0.21", "23", "8", "42.9%", "100%"],
    "ci_lo": ["0.09", "", "", "", ""],
    "ci_hi": ["0.47", "", "", "", ""],
    "ref_id": ["paper"] * 5,
}


def published(**changed: list[str]) -> Study:
    """Return the trial as a paper gives it: points read off, numbers at risk, estimates."""
    both = (table("km_points", points(**changed)), table("estimates", ESTIMATES))
    return trial(*both, arms=ARMS, unit="weeks", endpoints=[RELAPSE], design={"randomised": True})


def figure(**changed: list[str]) -> Made:
    """Return the published figure."""
    return made_of("km", published(**changed))


def data_of(found: Made) -> KmData:
    """Return what the figure draws."""
    assert isinstance(found.exhibit.data, KmData)
    return found.exhibit.data


def footnote(found: Made) -> str:
    """Return the footnote as it is read."""
    return say(found, found.exhibit.footnotes[0])


EMPTY = [""] * (len(WEEKS["6-MP"]) + len(WEEKS["Placebo"]))


def test_curves_are_redrawn_as_steps_at_the_points_that_were_read_off() -> None:
    """The 6-MP curve has the seven falls of the textbook; there is no band, mark or grey tail."""
    found = data_of(figure())
    drug, placebo = found.curves
    assert drug.times == (0, 6, 7, 10, 13, 16, 22, 23)
    assert drug.survival == pytest.approx((100, 85.7, 80.7, 75.3, 69, 62.7, 53.8, 44.8), abs=2.4)
    assert (drug.end, placebo.survival[-1]) == (35, 0)
    assert (found.tail, found.tail_from, drug.censored, placebo.censored) == ("plain", None, (), ())
    assert set(drug.lower + drug.upper) == {None}


def test_the_label_stands_on_the_figure_in_its_footnote_and_in_its_alternative_text() -> None:
    """Nobody can take the curves for those of patients, seen or heard."""
    found = figure()
    (note,) = named(drawn(found), "note")
    assert isinstance(note, TextBlock)
    assert note.paragraphs[0].text == LABEL == "Reconstructed from published curve"
    assert LABEL in footnote(found)
    assert LABEL in say(found, found.exhibit.alt)


def test_the_footnote_says_in_percentage_points_how_near_the_curves_are() -> None:
    """A step of one patient in 21 is 4.8 points high, so a curve may miss a point by half."""
    found = figure()
    curves = dict(zip(WEEKS, data_of(found).curves, strict=True))
    furthest = max(
        abs(survival_on(curves[arm], week) - 100 * surv)
        for arm, weeks in WEEKS.items()
        for week, surv in zip(weeks, SURVIVAL[arm], strict=True)
    )
    assert f"{furthest:.1f}" == "1.6"
    assert "largest difference from the read-off points 1.6 percentage points" in footnote(found)
    fact = next(fact for fact in found.facts if fact.id == "rfs.reconstruction_error")
    assert fact.id in found.exhibit.facts
    how = fact.provenance
    assert (how.method, how.reference) == ("guyot_reconstruction/1", "paper")
    assert dict(how.parameters)["mp"] == "points 12, numbers_at_risk 5, total_events 9"


def test_published_estimates_stay_as_they_were_printed() -> None:
    """Ratio, medians and events are the digits of the source, whatever the curves would give."""
    lines = [say(figure(), line) for line in figure().exhibit.key_lines]
    for printed in ("0.21 (0.09 to 0.47)", "6-MP: 23 (CI not reported)", "6-MP: 9/21 (42.9%)"):
        assert printed in lines
    assert {fact.id for fact in figure().facts if fact.reported and fact.value} >= {
        "rfs.hr.mp_vs_pbo",
        "rfs.median.mp",
        "rfs.events.pbo",
    }


def test_a_ratio_estimated_again_stands_in_the_notes_alone_and_is_called_a_check() -> None:
    """It is near the published one, and no text of the slide names it."""
    found = figure()
    said = [say(found, note) for note in found.exhibit.notes]
    (check,) = [note for note in said if "for checking, no result" in note]
    assert "unstratified: 0.20 (95% CI, 0.09 to 0.45)" in check
    assert "published: 0.21 (95% CI, 0.09 to 0.47)" in check
    exhibit = found.exhibit
    texts = (*exhibit.key_lines, *exhibit.footnotes, exhibit.alt, exhibit.title, *exhibit.facts)
    assert not [text for text in texts if "reconstructed_hr" in text]


def test_the_notes_hold_events_and_numbers_at_risk_against_the_published_ones() -> None:
    """9 relapses on 6-MP come out as 10, which is said; every printed number at risk is met."""
    found = figure()
    said = [say(found, note) for note in found.exhibit.notes]
    assert (
        "Check of the reconstruction, 6-MP: 10 events, published 9; largest difference from a "
        "printed number at risk 0."
    ) in said


def test_numbers_at_risk_stand_at_the_times_of_the_source() -> None:
    """What the source leaves out is not reported, and is no zero."""
    found = data_of(figure())
    rows = {row.arm: row.counts for row in found.risk if row.quantity == "At risk"}
    assert found.ticks == (0, 8, 16, 24, 32)
    assert rows == {"mp": (21, 16, 11, 5, 4), "pbo": (21, 12, 3, None, None)}


def test_a_deck_holds_corners_of_curves_and_no_row_per_patient() -> None:
    """What is stored of an arm are falling heights at read-off times, each once, in their order."""
    found = data_of(figure())
    stored = TypeAdapter(KmData).dump_json(found)
    assert TypeAdapter(KmData).validate_json(stored) == found
    for arm, curve in zip(WEEKS, found.curves, strict=True):
        assert set(curve.times) <= set(WEEKS[arm])
        assert list(curve.times) == sorted(set(curve.times))
        assert list(curve.survival) == sorted(set(curve.survival), reverse=True)
        assert curve.censored == ()


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (
            {"at_risk": EMPTY},
            "read off the published figure; not reconstructed: the source gives no numbers at "
            "risk from time 0 on.",
        ),
        (
            {"at_risk": ["21", *EMPTY[1:]]},
            "not reconstructed: the source gives no numbers at risk from time 0 on.",
        ),
        (
            {"at_risk": ["21", *[""] * 10, "22", "21", *[""] * 13]},
            "not reconstructed: points and numbers at risk contradict each other.",
        ),
        ({"digitised": ["no"] * len(EMPTY)}, "Curves redrawn from published points."),
    ],
)
def test_without_what_a_reconstruction_needs_the_points_are_drawn_as_given(
    changed: dict[str, list[str]], why: str
) -> None:
    """No numbers at risk, in one arm or both, or such as rise; or points that were printed."""
    found = figure(**changed)
    (drug, _) = data_of(found).curves
    assert drug.times == WEEKS["6-MP"]
    assert drug.survival == pytest.approx([100 * share for share in SURVIVAL["6-MP"]])
    assert why in footnote(found)
    assert LABEL not in footnote(found) + found.exhibit.alt
    assert data_of(found).note == ""
    assert not [fact for fact in found.facts if "reconstruct" in fact.id]


def test_a_published_figure_without_numbers_at_risk_says_so() -> None:
    """The rows stay, empty of numbers."""
    found = data_of(figure(at_risk=EMPTY))
    assert {row.counts for row in found.risk} == {(None,) * len(found.ticks)}


def test_events_that_the_source_does_not_give_are_not_used() -> None:
    """Points alone make a figure; the notes say that the events were not reported."""
    only_points = table("km_points", points())
    keys: dict[str, Any] = {"arms": ARMS, "unit": "weeks", "endpoints": [RELAPSE]}
    found = made_of("km", trial(only_points, design={"randomised": True}, **keys))
    said = " ".join(say(found, note) for note in found.exhibit.notes)
    assert "6-MP: 10 events, published not reported" in said
    assert "published: not reported." in said


def test_a_single_arm_keeps_its_banner_over_the_label() -> None:
    """Both lines stand in the figure, the banner first, and no ratio is estimated."""
    rows = {name: cells[: len(WEEKS["6-MP"])] for name, cells in points().items()}
    study = trial(table("km_points", rows), arms=ARMS[:1], unit="weeks", endpoints=[RELAPSE])
    found = made_of("km", study)
    items = drawn(found)
    (banner,), (note,) = named(items, "banner"), named(items, "note")
    assert isinstance(banner, TextBlock)
    assert isinstance(note, TextBlock)
    assert banner.y + banner.height <= note.y + 2000
    assert not [line for line in found.exhibit.notes if "hazard ratio" in line]


@pytest.mark.parametrize("width_in", [12.3, 8.7])
def test_the_label_stands_on_nothing_and_leaves_the_curves_alone(width_in: float) -> None:
    """No text overlaps another or leaves the figure, and the label ends above the curves."""
    items = drawn(figure(), width_in=width_in)
    assert outside(items, width_in) == []
    assert overlapping(items) == []
    (note,) = [text for text in labels(items) if text.paragraphs[0].text == LABEL]
    curves = [item for arm in ("mp", "pbo") for item in named(items, f"curve.{arm}")]
    drawn_at = [command[-1] for c in curves if isinstance(c, Path) for command in c.commands]
    tops = [y for y in drawn_at if isinstance(y, int)]
    assert len(curves) == 2
    assert note.y + note.height <= min(tops)
