from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.exhibits.drawing import spread
from slidekit.exhibits.style import arm_style
from slidekit.layout.frame import Path, TextBlock
from tests.exhibits.drawn import drawn, labels, named, outside, overlapping
from tests.exhibits.freireich import (
    ARMS,
    MERCAPTOPURINE,
    PLACEBO,
    RELAPSE,
    freireich,
    made_of,
    tables,
)
from tests.exhibits.trials import say, trial

if TYPE_CHECKING:
    from slidekit.exhibits.model import Made

LONG = "Mercaptopurine with prednisone and supportive care of the investigator's choice"


def test_of_two_curves_that_end_together_the_first_is_named_on_top() -> None:
    """Names stand in the order of the arms where heights do not tell them apart."""
    assert spread([0.0, 0.0], 1.0, 0.0, 5.0) == [1.0, 0.0]
    assert spread([4.0, 1.0], 1.0, 0.0, 5.0) == [4.0, 1.0]


def figure_of(arms: int, name: str = "Arm") -> Made:
    """Return the figure of a trial with some arms, all but the first as placebo did."""
    names = [f"{name} {number}" for number in range(1, arms + 1)]
    texts = [MERCAPTOPURINE, *[PLACEBO] * (arms - 1)]
    spec = [{"id": f"arm{n}", "name": arm, "reference": n == 1} for n, arm in enumerate(names)]
    both = tables(list(zip(names, texts, strict=True)))
    study = trial(*both, arms=spec, unit="weeks", endpoints=[RELAPSE], design={"randomised": True})
    return made_of("km", study)


@pytest.mark.parametrize("arms", [1, 2, 3, 4])
@pytest.mark.parametrize("name", ["Arm", LONG])
@pytest.mark.parametrize("width_in", [12.3, 8.7])
def test_no_text_leaves_the_figure_or_stands_on_another(
    arms: int, name: str, width_in: float
) -> None:
    """With one to four arms and names of any length everything can be read, at both widths."""
    items = drawn(figure_of(arms, name), width_in=width_in)
    assert outside(items, width_in) == []
    assert overlapping(items) == []


@pytest.mark.parametrize("arms", [1, 2, 3, 4])
def test_a_figure_stays_under_the_limit_of_shapes(arms: int) -> None:
    """At most 400 on a slide; a figure needs a third of that."""
    assert len(drawn(figure_of(arms))) < 140


def test_every_part_has_its_name() -> None:
    """Curve, band, marks, axis, labels and table are found by name in PowerPoint."""
    items = drawn(made_of("km", freireich()))
    for part in ("curve.mp", "curve.pbo", "band.mp", "censor.mp", "axis", "grid", "label.mp",
                 "risk.at_risk", "risk.mp"):  # fmt: skip
        assert named(items, part), part


def test_arms_differ_by_colour_and_dash() -> None:
    """The second arm is dashed, so that it can be told apart without colour."""
    items = drawn(made_of("km", freireich()))
    first, second = (named(items, f"curve.{arm}")[0] for arm in ("mp", "pbo"))
    assert isinstance(first, Path)
    assert isinstance(second, Path)
    assert (first.line, second.line) == (arm_style(0).color, arm_style(1).color)
    assert (first.dash, second.dash) == ((), arm_style(1).dash)


def test_numbers_at_risk_stand_under_their_ticks() -> None:
    """Each is centred on the same place as the label of its tick."""
    items = drawn(made_of("km", freireich()))
    texts = labels(items)
    tick = next(t for t in texts if t.paragraphs[0].text == "16" and "axis" in t.name)
    number = next(t for t in texts if t.paragraphs[0].text == "11" and "risk.mp" in t.name)
    assert number.x + number.width / 2 == pytest.approx(tick.x + tick.width / 2, abs=2)
    assert number.paragraphs[0].align == "center"


def test_the_tail_is_grey() -> None:
    """Where few are at risk curve and marks lose the arm's colour."""
    (tail,) = named(drawn(made_of("km", freireich())), "curve.mp.tail")
    assert isinstance(tail, Path)
    assert tail.line == "8A949E"


def test_the_banner_of_a_single_arm_stands_in_the_figure() -> None:
    """It is text of the figure, not a footnote."""
    (banner,) = named(drawn(figure_of(1)), "banner")
    assert isinstance(banner, TextBlock)
    assert banner.paragraphs[0].text.startswith("Single arm")


def test_a_trial_of_one_subject_without_events_can_be_drawn() -> None:
    """Nothing falls, nothing fails."""
    both = tables((("6-MP", ["3+C"]),))
    study = trial(*both, arms=[{"id": "mp", "name": "6-MP"}], unit="weeks", endpoints=[RELAPSE])
    items = drawn(made_of("km", study))
    assert named(items, "censor.mp")
    assert not named(items, "band.mp")


def test_everybody_censored_at_time_zero_can_be_drawn() -> None:
    """The axis still has a length."""
    both = tables((("6-MP", ["0+C", "0+C"]),))
    study = trial(*both, arms=[{"id": "mp", "name": "6-MP"}], unit="weeks", endpoints=[RELAPSE])
    assert named(drawn(made_of("km", study)), "axis")


def test_an_arm_without_subjects_is_kept_and_drawn_as_nothing() -> None:
    """Three arms are planned, the third has nobody: 0/0 and no curve that falls."""
    both = tables((("Placebo", PLACEBO), ("6-MP", MERCAPTOPURINE)))
    arms = [*ARMS, {"id": "low", "name": "Low dose"}]
    study = trial(*both, arms=arms, unit="weeks", endpoints=[RELAPSE], design={"randomised": True})
    found = made_of("km", study)
    assert say(found, "{rfs.events.low:count}") == "0/0"
    assert say(found, "{rfs.hr.low_vs_pbo}") == "NE"
    assert overlapping(drawn(found)) == []
