from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.exhibits.model import Missing, TableData
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
from tests.exhibits.trials import headings, rows, say, trial

if TYPE_CHECKING:
    from slidekit.study.model import Study

SURVIVAL: dict[str, Any] = {
    **RELAPSE,
    "id": "os",
    "label": "Overall survival",
    "short": "OS",
    "paramcd": "RFS",
    "rank": "key_secondary",
    "alpha_order": 2,
}


def three_arms(**spec: Any) -> Study:
    """Return a trial with a third arm that fared as placebo did."""
    arms = [*ARMS, {"id": "low", "name": "Low dose"}]
    both = tables((("Placebo", PLACEBO), ("6-MP", MERCAPTOPURINE), ("Low dose", PLACEBO)))
    keys = {"unit": "weeks", "endpoints": [RELAPSE], "design": {"randomised": True}}
    return trial(*both, arms=arms, **{**keys, **spec})


def test_landmark_rows_agree_with_r() -> None:
    """At risk, rate and limits of both arms and their difference at 10 and 20 weeks."""
    found = made_of("landmark", freireich())
    assert rows(found) == [
        ["RFS: ITT, N = 42", "", "", "", "", ""],
        ["10 weeks", "15", "75.3 (50.3 to 88.9)", "8", "38.1 (18.3 to 57.8)", "37.2 (9.1 to 65.3)"],
        ["20 weeks", "8", "62.7 (36.8 to 80.5)", "2", "9.5 (1.6 to 26.1)", "53.2 (27.6 to 78.9)"],
    ]  # fmt: skip
    assert headings(found)[1:3] == ["6-MP\nat risk", "6-MP\nevent-free, % (95% CI)"]


def test_a_landmark_beyond_follow_up_is_not_estimable() -> None:
    """Nobody on placebo was followed to 30 weeks."""
    found = made_of("landmark", freireich(endpoint={"landmarks": [30]}))
    assert rows(found)[1][3:] == ["0", "NE", "NE"]
    assert "NE: not estimable" in found.exhibit.footnotes[0]


def test_three_arms_have_a_row_each() -> None:
    """Every arm with its difference to the reference, which has none."""
    found = made_of("landmark", three_arms())
    assert [row[0] for row in rows(found)[1:4]] == [
        "10 weeks: 6-MP", "10 weeks: Placebo", "10 weeks: Low dose",
    ]  # fmt: skip
    assert [row[3] for row in rows(found)[2:4]] == ["reference", "0.0 (\N{MINUS SIGN}29.4 to 29.4)"]


def test_usual_times_are_named_as_not_planned() -> None:
    """Without landmarks in study.yaml the usual ones within follow-up are shown, and said so."""
    found = made_of("landmark", freireich(endpoint={"landmarks": []}))
    assert [row[0] for row in rows(found)[1:]] == ["12 weeks"]
    assert "not stated to be prespecified: relapse-free survival" in found.exhibit.footnotes[0]


def test_all_planned_endpoints_share_a_landmark_table() -> None:
    """Asked for no endpoint in particular, it has a group for each."""
    found = made_of("landmark", freireich(endpoints=[RELAPSE, SURVIVAL]), None)
    assert isinstance(found.exhibit.data, TableData)
    groups = [say(found, row.cells[0]) for row in found.exhibit.data.rows if row.group]
    assert groups == ["RFS: ITT, N = 42", "OS: ITT, N = 42"]


def test_the_primary_endpoint_leads_the_landmark_table() -> None:
    """Whatever order the tables had them in: here those of a lower rank came first."""
    late = {**SURVIVAL, "id": "dor", "short": "DOR", "rank": "secondary", "alpha_order": None}
    found = made_of("landmark", freireich(endpoints=[late, SURVIVAL, RELAPSE]), None)
    assert isinstance(found.exhibit.data, TableData)
    groups = [row.cells[0] for row in found.exhibit.data.rows if row.group]
    assert [group.partition(":")[0] for group in groups] == ["RFS", "OS", "DOR"]


def test_one_arm_has_rates_and_no_difference() -> None:
    """The footnote says how they must not be read."""
    found = made_of("landmark", one_arm(list(MERCAPTOPURINE)))
    assert rows(found)[1] == ["10 weeks", "15", "75.3 (50.3 to 88.9)"]
    assert "Single arm" in found.exhibit.footnotes[0]


def test_the_ledger_has_result_effect_p_and_state() -> None:
    """One row per planned endpoint, in the order of tests."""
    found = made_of("ledger", freireich(endpoints=[SURVIVAL, RELAPSE]), None)
    first, second = (
        [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in rows(found)
    )
    assert first == [
        "Relapse-free survival: median, weeks", "Primary (1)", "23.0 (13.0 to NE)",
        "8.0 (4.0 to 11.0)", "HR 0.21 (0.09 to 0.47)", "p < 0.001", "Met",
    ]  # fmt: skip
    assert (second[1], second[6]) == ("Key secondary (2)", "Met")


def test_the_ledger_shows_where_testing_stopped() -> None:
    """After an endpoint that is not met the next is not tested, its p nominal."""
    endpoints = [{**RELAPSE, "met": False}, SURVIVAL]
    found = made_of("ledger", freireich(endpoints=endpoints), None)
    assert [row[6] for row in rows(found)] == ["Not met", "Not tested"]
    assert rows(found)[1][5].startswith("nominal")


def test_an_endpoint_without_data_stays_in_the_ledger() -> None:
    """Every planned endpoint has its row; what no table has is not reported."""
    endpoints = [RELAPSE, {**SURVIVAL, "paramcd": "OS", "alpha_order": None, "rank": "secondary"}]
    found = made_of("ledger", freireich(endpoints=endpoints), None)
    assert rows(found)[1][2:6] == ["not reported", "not reported", "not reported", "\N{EN DASH}"]


def test_an_unplanned_endpoint_is_not_in_the_ledger() -> None:
    """Post hoc results are no part of what was promised."""
    endpoints = [RELAPSE, {**SURVIVAL, "rank": "post_hoc", "alpha_order": None}]
    assert len(rows(made_of("ledger", freireich(endpoints=endpoints), None))) == 1


def test_the_ledger_of_three_arms_has_a_row_per_comparison() -> None:
    """Each experimental arm against the reference, under the endpoint's heading."""
    found = made_of("ledger", three_arms(), None)
    assert [row[0] for row in rows(found)] == [
        "Relapse-free survival: median, weeks", "6-MP vs Placebo", "Low dose vs Placebo",
    ]  # fmt: skip
    assert rows(found)[2][4].startswith("HR\N{NO-BREAK SPACE}1.00 (")


def test_the_ledger_keeps_the_order_of_the_arms() -> None:
    """Columns stand as the arms do; the ratio is of the same arm against the same reference."""
    usual, turned = (made_of("ledger", freireich(arms=arms), None) for arms in (ARMS, ARMS[::-1]))
    assert headings(usual)[2:4] == ["6-MP", "Placebo"]
    assert headings(turned)[2:4] == ["Placebo", "6-MP"]
    (first,), (second,) = rows(usual), rows(turned)
    assert second[2:4] == first[2:4][::-1] == ["8.0 (4.0 to 11.0)", "23.0 (13.0 to NE)"]
    assert second[4:] == first[4:]


def test_a_ledger_of_one_arm_compares_nothing() -> None:
    """The arm has its result; the effect is not compared."""
    found = made_of("ledger", one_arm(list(MERCAPTOPURINE)), None)
    assert rows(found)[0][2:5] == ["23.0 (13.0 to NE)", "not compared", "\N{EN DASH}"]


def test_without_ranks_there_is_no_ledger() -> None:
    """The reason names the key of study.yaml."""
    found = found_of("ledger", freireich(endpoint={"rank": None}), None)
    assert isinstance(found, Missing)
    assert found.key == "endpoints: rank"


def test_the_footnote_of_the_ledger_explains_the_order() -> None:
    """With an alpha in the plan it is printed; without one the order is not reported."""
    planned = made_of("ledger", freireich(statistics={"alpha": 0.05}), None)
    assert "order of testing, two-sided alpha 0.05" in planned.exhibit.footnotes[0]
    unknown = made_of("ledger", freireich(endpoint={"alpha_order": None}), None)
    assert "Order of testing: not reported." in unknown.exhibit.footnotes[0]
