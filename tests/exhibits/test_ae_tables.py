"""Overview, common events and events of special interest: rows, order, threshold, zeros."""

from __future__ import annotations

import pytest

from slidekit.exhibits.model import Missing, TableData
from slidekit.template.policy import Policy, SafetyPolicy
from tests.exhibits.trials import events, headings, made, make, rows, say, subjects, table, trial

OVERVIEW = [
    "Any treatment-emergent adverse event (TEAE)",
    "Grade ≥ 3 TEAE",
    "Serious TEAE",
    "TEAE leading to discontinuation of treatment",
    "TEAE leading to interruption or dose reduction",
    "Fatal TEAE",
    "Death from any cause",
    "TEAE related to treatment (investigator)",
]


def ten_and_ten() -> tuple[str, ...]:
    """Return twenty subjects: S1 to S10 in the new arm, S11 to S20 in the old one."""
    return ("New",) * 10 + ("Old",) * 10


def test_the_overview_has_every_row_for_every_arm() -> None:
    """All rows stand there, zero is 0, and what is unknown says so."""
    study = trial(
        subjects(*ten_and_ten()),
        events(
            ("S1", "Rash"),
            ("S2", "Rash"),
            ("S11", "Rash"),
            AETOXGR=["3", "1", "2"],
            AESER=["N", "N", "N"],
            AEACN=["DRUG WITHDRAWN", "DOSE REDUCED", "DOSE NOT CHANGED"],
        ),
    )
    found = made("ae_overview", study)
    cells = rows(found)
    assert [row[0] for row in cells] == OVERVIEW
    assert headings(found) == ["Subjects with event, n (%)", "New\n(N = 10)", "Old\n(N = 10)"]
    assert cells[0][1:] == ["2 (20.0)", "1 (10.0)"]
    assert cells[2][1:] == ["0", "0"]
    assert [row[1] for row in cells[3:5]] == ["1 (10.0)", "1 (10.0)"]
    assert cells[6][1:] == ["not reported", "not reported"]


def test_ids_of_a_deck_of_several_studies_have_the_study_in_front() -> None:
    """With a prefix every fact and the exhibit carry it."""
    from slidekit.exhibits.model import Made, Request
    from slidekit.exhibits.registry import exhibit_kind
    from tests.exhibits.trials import POLICY

    study = trial(subjects("New", "Old"), events(("S1", "Rash")))
    found = exhibit_kind("ae_overview").make(Request(study, POLICY, prefix="t."))
    assert isinstance(found, Made)
    assert found.exhibit.id == "t.ae_overview"
    assert all(fact.id.startswith("t.") for fact in found.facts)
    assert all(fact.p is None for fact in found.facts)


def test_a_term_is_listed_if_any_arm_reaches_the_threshold() -> None:
    """One of ten subjects of either arm is enough at 10 %; 1 of 11 is not."""
    people = subjects(*("New",) * 11, *("Old",) * 10)
    study = trial(
        people, events(("S1", "Only new"), ("S12", "Only old"), ("S13", "Both"), ("S2", "Both"))
    )
    found = made("ae_common", study)
    assert [row[0] for row in rows(found)] == ["Both", "Only old"]
    assert say(found, found.exhibit.title) == "Adverse events in ≥ 10% of subjects in any arm"
    assert "in ≥ 10% of subjects in any arm" in say(found, found.exhibit.footnotes[0])


def test_terms_stand_under_their_classes_most_frequent_first() -> None:
    """Classes and terms are sorted by all arms together; a class counts subjects, not events."""
    study = trial(
        subjects(*ten_and_ten()),
        events(
            ("S1", "Rash"), ("S2", "Rash"), ("S3", "Pruritus"),
            ("S1", "Nausea"), ("S1", "Vomiting"), ("S11", "Vomiting"),
            AEBODSYS=["Skin"] * 3 + ["Gut"] * 3,
        ),
    )  # fmt: skip
    found = made("ae_common", study)
    assert isinstance(found.exhibit.data, TableData)
    assert [(row[0], row[1], row[3]) for row in rows(found)] == [
        ("Skin", "3 (30.0)", "0"),
        ("Rash", "2 (20.0)", "0"),
        ("Pruritus", "1 (10.0)", "0"),
        ("Gut", "1 (10.0)", "1 (10.0)"),
        ("Vomiting", "1 (10.0)", "1 (10.0)"),
        ("Nausea", "1 (10.0)", "0"),
    ]
    assert [row.group for row in found.exhibit.data.rows] == [True, False, False] * 2


def test_an_uncoded_event_has_a_row_of_its_own() -> None:
    """An empty preferred term is counted and named, not dropped."""
    study = trial(subjects("New", "Old"), events(("S1", ""), ("S2", "Rash")))
    assert "No coding available" in [row[0] for row in rows(made("ae_common", study))]


def test_a_printed_table_with_a_higher_threshold_sets_the_threshold() -> None:
    """A paper that lists events from 20 % on cannot be shown as a list from 10 % on."""
    printed = table(
        "ae",
        {
            "arm": ["New", "Old"],
            "N": ["10", "10"],
            "pt": ["Rash", "Rash"],
            "n_any": ["3", "1"],
            "threshold": ["20% in any arm"] * 2,
        },
    )
    found = made("ae_common", trial(printed))
    assert say(found, found.exhibit.title) == "Adverse events in ≥ 20% of subjects in any arm"
    assert rows(found) == [["Rash", "3 (30.0)", "not reported", "1 (10.0)", "not reported"]]


def test_the_threshold_is_the_policys() -> None:
    """Another house's threshold changes list, title and footnote alike."""
    study = trial(subjects(*ten_and_ten()), events(("S1", "Rash"), ("S2", "Rash"), ("S3", "Cough")))
    policy = Policy(schema=1, name="x", version="1", safety=SafetyPolicy(common_percent=12.5))
    found = made("ae_common", study, policy)
    assert [row[0] for row in rows(found)] == ["Rash"]
    assert say(found, found.exhibit.title) == "Adverse events in ≥ 12.5% of subjects in any arm"


def test_no_common_event_is_said() -> None:
    """A table without a row would look like a mistake; it says why it is empty."""
    study = trial(subjects(*("New",) * 30, *("Old",) * 30), events(("S1", "Rash")))
    assert rows(made("ae_common", study)) == [["No term reached the threshold", "", "", "", ""]]


def test_special_interest_rows_have_0_of_n() -> None:
    """An event of special interest that nobody had stays in the table with 0/N in every arm."""
    aesi = [{"id": "qt", "label": "QT prolongation", "terms": ["Torsade de pointes"]}]
    study = trial(
        subjects(*ten_and_ten()), events(("S1", "Rash"), AESER=["N"]), safety={"aesi": aesi}
    )
    cells = rows(made("aesi", study))
    assert cells[0] == ["QT prolongation", "", ""]
    assert cells[1] == ["Any grade", "0/10 (0.0%)", "0/10 (0.0%)"]
    assert [row[0] for row in cells[1:]] == ["Any grade", "Grade ≥ 3", "Serious", "Fatal"]
    assert cells[2][1] == "not reported"


def test_that_no_special_interest_was_defined_is_not_the_same_as_not_said() -> None:
    """An empty list makes a table that says so; no list at all is missing, with its key."""
    tables = subjects("New", "Old"), events(("S1", "Rash"))
    none = made("aesi", trial(*tables, safety={"aesi": []}))
    assert rows(none) == [["No adverse event of special interest was defined", "", ""]]
    absent = make("aesi", trial(*tables))
    assert isinstance(absent, Missing)
    assert absent.key == "safety.aesi"


@pytest.mark.parametrize("kind", ["ae_overview", "ae_common", "ae_dot", "ae_butterfly", "aesi"])
def test_without_events_each_kind_says_what_is_lacking(kind: str) -> None:
    """A study without a table of events gives a reason under the kind's own name."""
    found = make(kind, trial(subjects("New", "Old")))
    assert isinstance(found, Missing)
    assert found.kind == kind
    assert "no table of adverse events" in found.reason


def test_footnotes_name_dictionaries_window_and_exposure() -> None:
    """What a reader needs to judge counts stands below them; what nobody gave is not reported."""
    tables = subjects("New", "Old", TRTDURD=["61", "30"]), events(("S1", "Rash"))
    given = {"meddra": "27.1", "ctcae": "5.0", "teae_window": "From first to last dose"}
    full = made("ae_overview", trial(*tables, safety=given))
    words = say(full, " ".join(full.exhibit.footnotes))
    assert "treatment-emergent adverse event, from first to last dose." in words
    assert "MedDRA 27.1; CTCAE 5.0." in words
    assert "Median exposure, months: New 2.0, Old 1.0." in words
    bare = made("ae_overview", trial(subjects("New", "Old"), events(("S1", "Rash"))))
    words = say(bare, " ".join(bare.exhibit.footnotes))
    assert "MedDRA version not reported; CTCAE version not reported." in words
    assert "Median exposure: not reported." in words
