"""Limitations, conclusions, references and label texts: bound to numbers, or word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.model import Missing, Prose
from tests.exhibits.trials import events, lines, made, make, subjects, table, trial

if TYPE_CHECKING:
    from slidekit.study.model import Table

OS = {"id": "os", "label": "Overall survival", "rank": "primary", "alpha_order": 1, "alpha": 0.05}
PFS = {"id": "pfs", "label": "PFS", "rank": "key_secondary", "alpha_order": 2, "alpha": 0.05}
PEOPLE = subjects(*("New",) * 4, *("Old",) * 4)
EVENTS = events(
    ("S1", "Rash"), ("S2", "Rash"), ("S5", "Rash"),
    AETOXGR=["3", "1", "4"], AESER=["Y", "N", "N"],
    AEACN=["DRUG WITHDRAWN", "DOSE NOT CHANGED", "DRUG WITHDRAWN"],
)  # fmt: skip


def times(code: str, months: str) -> dict[str, list[str]]:
    """Return the records of one endpoint: a time per subject, "+" means censored."""
    cells = months.split()
    return {
        "USUBJID": [f"S{number}" for number in range(1, len(cells) + 1)],
        "PARAMCD": [code] * len(cells),
        "AVAL": [cell.rstrip("+") for cell in cells],
        "AVALU": ["MONTHS"] * len(cells),
        "CNSR": ["1" if cell.endswith("+") else "0" for cell in cells],
    }


def both(*records: dict[str, list[str]]) -> Table:
    """Return the table of several endpoints."""
    return table("ADTTE", {name: [c for r in records for c in r[name]] for name in records[0]})


TIMES = both(times("OS", "9 10 12 14+ 3 4 5 8+"), times("PFS", "4 5 6 7 1 2 3 4"))


def test_conclusions_bind_every_number_and_give_values_per_arm() -> None:
    """Primary first, key secondary next, safety last; no number is typed."""
    study = trial(PEOPLE, EVENTS, TIMES, endpoints=[{**PFS, "met": True}, {**OS, "met": True}])
    found = made("conclusions", study)
    said = lines(found)
    assert said[0].startswith(
        "Overall survival (primary endpoint, met): median, months (95% CI): New 11.0 ("
    )
    assert ", Old 4.5 (" in said[0]
    assert "; hazard ratio " in said[0]
    assert said[1].startswith(
        "PFS (key secondary endpoint, met): median, months (95% CI): New 5.5 ("
    )
    assert ", Old 2.5 (" in said[1]
    assert said[2] == (
        "Safety: grade ≥ 3 TEAE: New 1/4 (25.0%), Old 1/4 (25.0%); serious TEAE: New 1/4 (25.0%), "
        "Old 0/4 (0.0%); TEAE leading to discontinuation: New 1/4 (25.0%), Old 1/4 (25.0%)."
    )
    data = found.exhibit.data
    assert isinstance(data, Prose)
    assert {(line.level, line.bold) for line in data.lines} == {(0, False)}
    for line in data.lines:
        typed = TOKEN.sub("", line.text).replace("grade ≥ 3", "")
        assert not any(sign.isdigit() for sign in typed)


def test_a_failed_primary_endpoint_stands_without_secondary_ones() -> None:
    """Where the primary endpoint was not met no other endpoint is concluded from."""
    study = trial(PEOPLE, EVENTS, TIMES, endpoints=[{**OS, "met": False}, {**PFS, "met": True}])
    said = lines(made("conclusions", study))
    assert said[0].startswith("Overall survival (primary endpoint, not met): ")
    assert said[1].startswith("As the primary endpoint was not met, no conclusion is drawn")
    assert [line[:7] for line in said[2:]] == ["Safety:"]


def test_a_median_that_no_source_prints_is_not_called_not_reached() -> None:
    """Only a curve that stays above one half says that a median is not reached."""
    printed = {
        "endpoint_id": ["os"],
        "measure": ["hr"],
        "arm": ["New"],
        "comparator": ["Old"],
        "value": ["0.70"],
    }
    said = lines(made("conclusions", trial(table("estimates", printed), endpoints=[OS])))
    assert "; median not reported; hazard ratio 0.70" in said[0]


def test_an_endpoint_in_an_immature_state_is_a_limitation() -> None:
    """It is named once, whether the design or the endpoint itself says so."""
    study = trial(
        PEOPLE,
        EVENTS,
        design={"immature": ["os"]},
        endpoints=[{**OS, "state": "immature"}, {**PFS, "state": "immature"}],
    )
    said = [line for line in lines(made("limitations", study)) if "immature" in line]
    assert [line.split(":")[0] for line in said] == ["Overall survival", "PFS"]


def test_a_rems_alone_is_called_by_its_name() -> None:
    """A slide without contraindications is not headed by them."""
    study = trial(products=[{"generic": "novumab", "rems": "Prescribers are certified."}])
    title = made("boxed_warning", study).exhibit.title
    assert title == "Risk evaluation and mitigation strategy (REMS)"


def test_an_endpoint_without_results_is_not_reported() -> None:
    """A key secondary endpoint that no table has keeps its place."""
    study = trial(PEOPLE, EVENTS, table("ADTTE", times("OS", "9 10 12+ 14+ 3 4 5 8+")),
                  endpoints=[{**OS, "met": True}, {**PFS, "state": "not_tested"}])  # fmt: skip
    said = lines(made("conclusions", study))
    assert said[1] == "PFS (key secondary endpoint, not tested): not reported."


def test_times_of_a_single_arm_are_no_conclusion() -> None:
    """Medians without a comparator are left to their figure; events stand with the reason."""
    one = [{"id": "new", "name": "New"}]
    study = trial(subjects(*("New",) * 4), table("ADTTE", times("OS", "2 3 4 5+")),
                  arms=one, endpoints=[{**OS, "met": True}])  # fmt: skip
    assert lines(made("conclusions", study))[0] == (
        "Overall survival (primary endpoint, met): events: New 3/4 (75.0%); single arm: "
        "time-to-event cannot be interpreted as treatment effect."
    )


def test_three_arms_have_a_line_for_each_sort_of_event() -> None:
    """With more arms one sentence would be too long; all sorts stay."""
    arms = [
        {"id": name, "name": name.title(), "reference": name == "old"}
        for name in ("new", "mid", "old")
    ]
    study = trial(subjects("New", "Mid", "Old"), events(("S1", "Rash"), AESER=["Y"]),
                  arms=arms, endpoints=[OS])  # fmt: skip
    assert lines(made("conclusions", study))[1:] == [
        "Grade ≥ 3 TEAE: New not reported, Mid not reported, Old not reported.",
        "Serious TEAE: New 1/1 (100.0%), Mid 0/1 (0.0%), Old 0/1 (0.0%).",
        "TEAE leading to discontinuation: New not reported, Mid not reported, Old not reported.",
    ]


def test_without_a_primary_endpoint_there_is_no_conclusion() -> None:
    """A conclusion needs something that was planned."""
    found = make("conclusions", trial(PEOPLE, EVENTS))
    assert isinstance(found, Missing)
    assert found.key == "endpoints"


def test_each_flag_of_the_design_has_its_line() -> None:
    """Open label, interim, immature, crossover and missing data are said, then study.yaml's own."""
    study = trial(
        PEOPLE,
        table("ADTTE", times("OS", "9 10 12+ 14+ 3 4 5")),
        endpoints=[OS],
        design={"blinding": "open-label", "interim": True, "immature": ["os"], "crossover": True},
        deck={"limitations": ["Few subjects"]},
    )
    said = lines(made("limitations", study))
    assert [line.split(":")[0] for line in said[:2]] == ["Open-label", "Interim analysis"]
    assert said[2] == "Overall survival: data were immature at the data cut-off."
    assert said[3].startswith("Crossover was allowed")
    assert said[4] == "Missing data, subjects without a usable record of Overall survival: 1."
    assert said[-1] == "Few subjects."


DURATION = {"id": "dor", "label": "Duration of response", "rank": "secondary"}
LASTED = {**times("DOR", "5 6 x"), "USUBJID": ["S1", "S2", "S5"]}


def test_who_did_not_respond_is_no_missing_data() -> None:
    """Three of eight responded; among all randomised only the third, whose time is unusable."""
    said = lines(made("limitations", trial(PEOPLE, table("ADTTE", LASTED), endpoints=[DURATION])))
    assert said == ["Missing data, subjects without a usable record of Duration of response: 1."]
    usable = {name: cells[:2] for name, cells in LASTED.items()}
    found = make("limitations", trial(PEOPLE, table("ADTTE", usable), endpoints=[DURATION]))
    assert isinstance(found, Missing)


def test_a_responder_without_a_record_is_missing_data() -> None:
    """A population of responders says who could have one: two of its four have a usable time."""
    people = subjects(*("New",) * 4, *("Old",) * 4, RSPFL=[*"YYYNYNNN"])
    chosen = {"id": "responders", "label": "Responders", "filter": {"RSPFL": ["Y"]}}
    study = trial(
        people,
        table("ADTTE", LASTED),
        populations=[chosen],
        endpoints=[{**DURATION, "population": "responders"}],
    )
    assert lines(made("limitations", study)) == [
        "Missing data, subjects without a usable record of Duration of response: 2."
    ]


def test_a_single_arm_is_a_limitation() -> None:
    """One arm, and arms that were not randomised, have their own sentences."""
    one = trial(subjects("New"), arms=[{"id": "new", "name": "New"}])
    assert lines(made("limitations", one))[0].startswith("Single arm: ")
    two = trial(PEOPLE, design={"randomised": False})
    assert lines(made("limitations", two))[0].startswith("Not randomised: ")


def test_what_tables_do_not_say_of_events_is_a_limitation() -> None:
    """Rows that print "not reported" are named once more where limits are listed."""
    study = trial(subjects("New", "Old", DTHFL=["N", "N"]), events(("S1", "Rash"), AESER=["N"]))
    assert lines(made("limitations", study)) == [
        "Adverse events, not reported in the tables: severity, discontinuation of treatment, "
        "interruption and dose reduction, fatal outcome, relation to treatment."
    ]


def test_no_limitation_at_all_is_missing_with_its_key() -> None:
    """A slide of limitations is never filled with words of our own."""
    found = make("limitations", trial(PEOPLE))
    assert isinstance(found, Missing)
    assert found.key == "deck.limitations"


def test_the_boxed_warning_is_word_for_word() -> None:
    """Every line of the label's warning stands unchanged, contraindications and REMS after it."""
    warning = "WARNING: LIVER INJURY\nSevere injury has occurred {in some}."
    product = {
        "generic": "nexotamab",
        "boxed_warning": warning,
        "contraindications": ["Liver failure"],
        "rems": "Prescriber certification",
        "label_version": "US label 3/2026",
        "reference": "label",
    }
    other = {"generic": "oldtamab", "contraindications": ["Pregnancy"]}
    found = made("boxed_warning", trial(PEOPLE, products=[product, other]))
    said = lines(found)
    assert "\n".join(said[:2]) == warning
    assert said[2:] == [
        "nexotamab: contraindications",
        "Liver failure",
        "nexotamab: risk evaluation and mitigation strategy (REMS)",
        "Prescriber certification",
        "oldtamab: contraindications",
        "Pregnancy",
    ]
    assert found.exhibit.title == "Boxed warning: nexotamab"
    assert found.exhibit.footnotes == ("nexotamab: US label 3/2026.{ref:label}",)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("boxed_warning", "products.boxed_warning"),
        ("acknowledgement", "deck.acknowledgement"),
        ("references", "references"),
    ],
)
def test_what_study_yaml_lacks_is_named(kind: str, key: str) -> None:
    """Each kind gives the key that would supply it."""
    found = make(kind, trial(PEOPLE))
    assert isinstance(found, Missing)
    assert (found.kind, found.key) == (kind, key)


def test_the_funder_has_a_line_even_without_a_role() -> None:
    """Who paid is said; a role that nobody gave is not reported."""
    said = lines(made("acknowledgement", trial(PEOPLE, deck={"funder": "Example Pharma"})))
    assert said == ["Funding: Example Pharma", "Role of the funder: not reported"]
