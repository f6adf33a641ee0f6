from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from slidekit.exhibits.forest_data import ForestData, ForestRow, log_limits, ratio_ticks
from slidekit.exhibits.forest_drawing import count_rows
from slidekit.exhibits.model import Missing
from slidekit.layout.frame import Path, TextBlock
from tests.exhibits.drawn import drawn, labels, named, outside, overlapping
from tests.exhibits.freireich import (
    ARMS,
    MERCAPTOPURINE,
    PLACEBO,
    RELAPSE,
    STATUS,
    found_of,
    freireich,
    made_of,
    one_arm,
    tables,
)
from tests.exhibits.trials import say, table, trial

if TYPE_CHECKING:
    from slidekit.exhibits.model import Made


def data_of(found: Made) -> ForestData:
    """Return what a plot draws."""
    assert isinstance(found.exhibit.data, ForestData)
    return found.exhibit.data


def words(found: Made, row: ForestRow) -> list[str]:
    """Return a row as it is read: label, events of both arms, ratio."""
    facts = [(row.arm_events, "count"), (row.reference_events, "count"), (row.ratio_fact, "brief")]
    return [row.level or row.factor, *(say(found, f"{{{id_}:{style}}}") for id_, style in facts)]


def test_rows_agree_with_r() -> None:
    """Hazard ratios within complete and partial remission, as R's coxph gives them."""
    found = made_of("forest", freireich())
    partial, complete = data_of(found).rows
    assert partial.value == pytest.approx(0.420328467988596, rel=1e-8)
    assert (partial.lower, partial.upper) == pytest.approx((0.0986421989989425, 1.79107950547143))
    assert words(found, complete) == ["Complete remission", "6/16", "16/16", "0.13 (0.04 to 0.36)"]
    assert words(found, partial) == ["Partial remission", "3/5", "5/5", "0.42 (0.10 to 1.79)"]


def test_counts_stand_in_the_order_of_the_arms() -> None:
    """The columns change places with the arms; ratio and sides of the axis stay as they are."""
    places, ratios = [], []
    for arms in (ARMS, ARMS[::-1]):
        found = made_of("forest", freireich(arms=arms))
        items = drawn(found)
        at = {block.paragraphs[0].runs[0].text: block.x for block in labels(items)}
        places.append((at["6-MP"] < at["Placebo"], at["9/21"] < at["21/21"]))
        ratios.append((words(found, data_of(found).overall), data_of(found).favours))
        assert overlapping(items) == []
    assert places == [(True, True), (False, False)]
    assert ratios[0] == ratios[1]


def test_the_overall_row_is_the_ratio_of_the_curves() -> None:
    """Figure and forest plot take it from one analysis."""
    forest, km = made_of("forest", freireich()), made_of("km", freireich())
    assert data_of(forest).overall.ratio_fact == "rfs.hr.mp_vs_pbo"
    assert say(forest, "{rfs.hr.mp_vs_pbo:full}") == say(km, "{rfs.hr.mp_vs_pbo:full}")
    assert words(forest, data_of(forest).overall)[1:3] == ["9/21", "21/21"]


def test_interaction_is_the_likelihood_ratio_test_of_r() -> None:
    """R gives p = 0.189 for treatment by status; it stands on the factor's first row."""
    found = made_of("forest", freireich())
    first, second = data_of(found).rows
    assert (first.interaction, second.interaction) == ("rfs.interaction.remstat", "")
    facts = {fact.id: fact for fact in found.facts}
    assert facts["rfs.interaction.remstat"].p == pytest.approx(0.189235701562542, rel=1e-7)


def test_no_row_has_a_p_of_its_own() -> None:
    """Only the interaction of a factor is tested."""
    found = made_of("forest", freireich())
    assert not [f.id for f in found.facts if "subgroup=" in f.id and f.p is not None]


def test_a_factor_that_was_not_planned_has_no_interaction_test() -> None:
    """The column falls away, and the footnote says why."""
    found = made_of("forest", freireich(subgroups=[{**STATUS, "prespecified": None}]))
    assert not data_of(found).has_interaction
    assert "not stated to be prespecified" in found.exhibit.footnotes[0]


def test_an_interaction_needs_two_ratios() -> None:
    """Where only one level has a hazard ratio the interaction is not estimable."""
    placebo = [text for text in PLACEBO if text.endswith("C")]
    both = tables((("Placebo", placebo), ("6-MP", MERCAPTOPURINE)))
    keys = {"arms": ARMS, "unit": "weeks", "endpoints": [RELAPSE], "subgroups": [STATUS]}
    found = made_of("forest", trial(*both, design={"randomised": True}, **keys))
    assert say(found, "{rfs.interaction.remstat:p_cell}") == "NE"


def test_levels_that_nobody_listed_are_shown_as_well() -> None:
    """A factor is shown with all its levels, those of study.yaml first."""
    found = made_of("forest", freireich(subgroups=[{**STATUS, "levels": ["P"]}]))
    assert [row.level for row in data_of(found).rows] == ["Partial remission", "Complete remission"]


def test_without_a_list_the_usual_columns_are_taken() -> None:
    """Their interaction is not tested: nobody said that they were planned."""
    found = made_of("forest", with_sex(subgroups=None))
    assert [row.factor for row in data_of(found).rows] == ["SEX", "SEX"]
    assert not data_of(found).has_interaction


def with_sex(**spec: Any) -> Any:
    """Return Freireich's trial with a sex for every child, in turn."""
    subjects, times = tables((("Placebo", PLACEBO), ("6-MP", MERCAPTOPURINE)))
    sexes = ["F" if number % 2 else "M" for number in range(subjects.size)]
    columns = {name: cells.tolist() for name, cells in subjects.columns.items()}
    adsl = table("ADSL", {**columns, "SEX": sexes})
    keys = {"arms": ARMS, "unit": "weeks", "endpoints": [RELAPSE], "design": {"randomised": True}}
    return trial(adsl, times, **{**keys, **spec})


def test_a_level_without_an_estimate_is_kept_and_marked() -> None:
    """One arm has nobody in partial remission: the row stays, the ratio is NE."""
    placebo = [text for text in PLACEBO if text.endswith("C")]
    both = tables((("Placebo", placebo), ("6-MP", MERCAPTOPURINE)))
    study = trial(*both, arms=ARMS, unit="weeks", endpoints=[RELAPSE], subgroups=[STATUS],
                  design={"randomised": True})  # fmt: skip
    found = made_of("forest", study)
    row = data_of(found).rows[0]
    assert (row.value, say(found, f"{{{row.ratio_fact}}}")) == (None, "NE")
    assert say(found, f"{{{row.reference_events}:count}}") == "0/0"
    assert "NE" in [t.paragraphs[0].text for t in labels(drawn(found))]


def test_subjects_without_a_level_are_counted_in_the_footnote() -> None:
    """They belong to all patients and to no level."""
    placebo = [*PLACEBO[:-2], "1-", "8-"]
    both = tables((("Placebo", placebo), ("6-MP", MERCAPTOPURINE)))
    study = trial(*both, arms=ARMS, unit="weeks", endpoints=[RELAPSE], subgroups=[STATUS],
                  design={"randomised": True})  # fmt: skip
    found = made_of("forest", study)
    assert "Value missing, not shown: Status at entry, n = 2." in say(
        found, found.exhibit.footnotes[0]
    )


def test_a_plot_of_three_arms_is_one_of_two_at_a_time() -> None:
    """The first experimental arm is shown, or the one that the option names."""
    arms = [*ARMS, {"id": "low", "name": "Low dose"}]
    both = tables((("Placebo", PLACEBO), ("6-MP", MERCAPTOPURINE), ("Low dose", PLACEBO)))
    study = trial(*both, arms=arms, unit="weeks", endpoints=[RELAPSE], subgroups=[STATUS],
                  design={"randomised": True})  # fmt: skip
    assert data_of(made_of("forest", study)).arm == "6-MP"
    chosen = made_of("forest", study, arm="low")
    assert data_of(chosen).arm == "Low dose"
    assert chosen.exhibit.title.endswith("Low dose vs Placebo")
    assert isinstance(found_of("forest", study, arm="pbo"), Missing)


def test_one_arm_has_no_forest_plot() -> None:
    """There is no ratio to plot."""
    found = found_of("forest", one_arm(["1C", "2C"]))
    assert isinstance(found, Missing)
    assert "no ratio" in found.reason


def test_the_better_side_is_the_left_one_for_unwanted_events() -> None:
    """For a time to improvement it is the right one."""
    relapse = data_of(made_of("forest", freireich()))
    better = data_of(made_of("forest", freireich(endpoint={"label": "Time to improvement"})))
    assert relapse.favours == ("Favours 6-MP", "Favours Placebo")
    assert better.favours == ("Favours Placebo", "Favours 6-MP")


PRINTED = {
    "factor": ["Overall", "Sex", "Sex", "Sex", "Sex"],
    "level": ["All patients", "Female", "Female", "Male", "Male"],
    "arm": ["6-MP", "6-MP", "Placebo", "6-MP", "Placebo"],
    "n": ["", "", "", "", ""],
    "N": ["21", "11", "10", "10", "11"],
    "events": ["9", "5", "10", "4", ""],
    "est": ["0.21", "0.25", "", "0.18", ""],
    "ci_lo": ["0.09", "0.08", "", "0.05", ""],
    "ci_hi": ["0.47", "0.76", "", "0.60", ""],
    "p_interaction": ["", "0.43", "", "", ""],
    "prespecified": ["yes"] * 5,
    "ref_id": ["paper"] * 5,
    "anchor": ["Figure 3"] * 5,
}
ESTIMATE = {
    "endpoint_id": ["rfs"],
    "measure": ["hr"],
    "arm": ["6-MP"],
    "comparator": ["Placebo"],
    "value": ["0.21"],
    "ci_lo": ["0.09"],
    "ci_hi": ["0.47"],
    "ci_level": ["95"],
    "ref_id": ["paper"],
}


def test_a_published_plot_has_the_digits_of_its_source() -> None:
    """Ratios as printed, the interaction as printed, what lacks as not reported."""
    tables_ = (table("subgroups", PRINTED), table("estimates", ESTIMATE))
    study = trial(*tables_, arms=ARMS, unit="weeks", endpoints=[RELAPSE],
                  design={"randomised": True})  # fmt: skip
    found = made_of("forest", study)
    female, male = data_of(found).rows
    assert words(found, female) == ["Female", "5/11", "10/10", "0.25 (0.08 to 0.76)"]
    assert words(found, male)[1:] == ["4/10", "not reported", "0.18 (0.05 to 0.60)"]
    assert say(found, f"{{{female.interaction}:p_cell}}") == "0.43"
    assert "Figure 3" in found.exhibit.footnotes[0]


def test_a_published_plot_shows_the_ratios_of_its_own_comparison() -> None:
    """Of a trial of three arms the rows of the other comparison are left out."""
    third = {"id": "low", "name": "Low dose"}
    low = {name: [cells[3]] for name, cells in PRINTED.items()} | {"arm": ["Low dose"]}
    low |= {"factor": ["Sex"], "level": ["Female"], "est": ["0.90"], "ci_hi": ["1.60"]}
    both = {name: [*low[name], *cells] for name, cells in PRINTED.items()}
    study = trial(
        table("subgroups", both),
        table("estimates", ESTIMATE),
        arms=[*ARMS, third],
        unit="weeks",
        endpoints=[RELAPSE],
        design={"randomised": True},
    )
    found = made_of("forest", study)
    female, male = data_of(found).rows
    assert words(found, female)[3] == "0.25 (0.08 to 0.76)"
    assert words(found, male)[3] == "0.18 (0.05 to 0.60)"


def row(value: float, lower: float, upper: float) -> ForestRow:
    """Return a row of a ratio with its limits."""
    return ForestRow("", "", "", "", "", "", value, lower, upper, 10)


@pytest.mark.parametrize(
    ("rows", "limit"),
    [
        ([row(0.8, 0.6, 1.1)], 2.0),
        ([row(0.8, 0.4, 1.1)], 4.0),
        ([row(0.15, 0.05, 0.9)], 8.0),
        ([row(0.8, 0.6, 1.1)] * 30 + [row(0.9, 0.02, 30.0)], 2.0),
    ],
)
def test_the_axis_shows_every_ratio_and_most_limits(rows: list[ForestRow], limit: float) -> None:
    """It ends at 2, 4 or 8 and at one over it; a lone wide interval becomes arrows."""
    assert log_limits(rows) == limit


def test_ticks_double_and_halve() -> None:
    """They are symmetric about 1."""
    assert ratio_ticks(4) == (0.25, 0.5, 1, 2, 4)


def many(levels: int) -> Made:
    """Return a plot with a factor of many levels, three children of each arm in each."""
    names = [f"Site {number:02d}" for number in range(levels)]
    ids = [f"S{n}" for n in range(levels * 6)]
    arms = ["6-MP", "Placebo"] * (levels * 3)
    weeks = [str(1 + (n * 7) % 29) for n in range(levels * 6)]
    adsl = table("ADSL", {"USUBJID": ids, "ARM": arms, "ITTFL": ["Y"] * len(ids),
                          "SITE": [names[n // 6] for n in range(len(ids))]})  # fmt: skip
    adtte = table("ADTTE", {"USUBJID": ids, "PARAMCD": ["RFS"] * len(ids), "AVAL": weeks,
                            "AVALU": ["WEEKS"] * len(ids), "CNSR": ["0"] * len(ids)})  # fmt: skip
    site = {"column": "SITE", "label": "Site", "prespecified": True}
    study = trial(adsl, adtte, arms=ARMS, unit="weeks", endpoints=[RELAPSE], subgroups=[site],
                  design={"randomised": True})  # fmt: skip
    return made_of("forest", study)


def test_many_rows_are_split_and_the_overall_row_repeated() -> None:
    """Each part has its rows, all patients on top, and the test of the factor it continues."""
    found = many(34)
    assert count_rows(found.exhibit) == 34
    for part in ((0, 17), (17, 34)):
        items = drawn(found, part)
        texts = [block.paragraphs[0].text for block in labels(items)]
        assert texts.count("All patients") == 1
        assert [text for text in texts if text.startswith("Site ")] == [
            f"Site {number:02d}" for number in range(*part)
        ]
        assert "Site" in texts
        assert len(named(items, "interaction")) == 1
        assert outside(items) == []
        assert overlapping(items) == []


def test_an_interval_that_leaves_the_axis_ends_in_an_arrow() -> None:
    """Of 6-MP in partial remission the limits go from 0.10 to 1.79: one arrow, at the left."""
    items = drawn(made_of("forest", freireich()))
    arrows = [path for path in named(items, "arrow") if isinstance(path, Path)]
    assert len(arrows) == 1 or all(arrow.commands for arrow in arrows)
    assert arrows


def test_the_area_of_a_square_follows_the_events() -> None:
    """22 events in complete remission against 8 in partial: the sides are as their roots."""
    (squares,) = named(drawn(made_of("forest", freireich())), "square")
    assert isinstance(squares, Path)
    xs = [command[1] for command in squares.commands if len(command) > 1]
    sides = sorted(max(xs[at : at + 4]) - min(xs[at : at + 4]) for at in range(0, len(xs), 4))
    assert sides[1] / sides[0] == pytest.approx((22 / 8) ** 0.5, rel=0.02)


def x_of(path: Path) -> int:
    """Return where a path begins."""
    start = path.commands[0]
    assert len(start) > 1
    return start[1]


def test_lines_at_one_and_at_the_overall_ratio_are_drawn_apart() -> None:
    """The one at 1 is solid and thin, the overall one dashed."""
    items = drawn(made_of("forest", freireich()))
    (null,), (overall,) = named(items, "null"), named(items, "overall")
    assert isinstance(null, Path)
    assert isinstance(overall, Path)
    assert null.dash == ()
    assert overall.dash
    assert x_of(null) > x_of(overall)


def test_every_ratio_names_its_fact() -> None:
    """A number changed in PowerPoint can so be found."""
    items = drawn(made_of("forest", freireich()))
    facts = [block.paragraphs[0].runs[0].fact for block in named(items, "ratio")
             if isinstance(block, TextBlock)]  # fmt: skip
    assert facts == [
        "rfs.hr.mp_vs_pbo",
        "rfs.hr.mp_vs_pbo.subgroup=remstat_p",
        "rfs.hr.mp_vs_pbo.subgroup=remstat_c",
    ]


def test_the_plot_survives_the_deck_file() -> None:
    """Its data come back from JSON the same."""
    data = data_of(made_of("forest", freireich()))
    adapter = TypeAdapter(ForestData)
    assert adapter.validate_json(adapter.dump_json(data)) == data
