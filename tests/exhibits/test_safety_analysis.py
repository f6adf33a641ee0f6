"""Adverse events are counted by subject, over the safety population of the subject table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.exhibits.model import Missing
from slidekit.exhibits.safety_analysis import SafetyAnalysis, safety_analysis
from slidekit.exhibits.safety_difference import differences
from slidekit.study.opening import open_study
from slidekit.template.policy import StatisticsPolicy
from tests.exhibits.trials import events, subjects, table, trial
from tests.needs import SHARED

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.exhibits.safety_analysis import Facts
    from slidekit.study.model import Study

ORACLE = SHARED / "oracle" / "cases" / "ae_random_cdisc"
SPEC = """\
schema: 1
id: rcd
arms:
  - {id: x, name: "A: Drug X"}
  - {id: combo, name: "C: Combination"}
  - {id: placebo, name: "B: Placebo", reference: true}
"""
ARMS = ("A: Drug X", "C: Combination", "B: Placebo")


def analysed(study: Study) -> SafetyAnalysis:
    """Return the analysis of a study that has events."""
    found = safety_analysis(study)
    assert isinstance(found, SafetyAnalysis), found
    return found


def counts(facts: Facts) -> list[tuple[int | None, int | None]]:
    """Return n and N of each arm."""
    return [(fact.n, fact.N) for fact in facts]


@pytest.fixture(scope="module")
def random_cdisc(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Return the study of the oracle's adverse event case."""
    folder: Path = tmp_path_factory.mktemp("rcd")
    for name in ("adsl.csv", "adae.csv"):
        (folder / name).write_bytes((ORACLE / name).read_bytes())
    (folder / "study.yaml").write_text(SPEC, encoding="utf-8")
    return open_study(folder)


@pytest.mark.needs("oracle")
def test_counts_of_the_overview_are_those_of_r(random_cdisc: Study) -> None:
    """Any event, grade 3 or higher, serious and related agree with R subject by subject."""
    expected = json.loads((ORACLE / "expected.json").read_text("utf-8"))
    found = analysed(random_cdisc)
    wanted = {
        "teae": expected["any_event"],
        "grade3": expected["extra"]["grade_3_or_higher"],
        "serious": expected["extra"]["serious"],
        "related": expected["extra"]["related"],
    }
    for key, row in wanted.items():
        per_arm = [(row["subjects"][arm], expected["N"][arm]) for arm in ARMS]
        assert counts(found.row(key)) == per_arm, key


@pytest.mark.needs("oracle")
def test_counts_of_terms_are_those_of_r(random_cdisc: Study) -> None:
    """Every preferred term and class has R's number of subjects in every arm."""
    expected = json.loads((ORACLE / "expected.json").read_text("utf-8"))
    found = analysed(random_cdisc)
    terms = {term.name: [fact.n for fact in term.any_grade] for term in found.terms}
    classes = {term.soc: [fact.n for fact in term.any_grade] for term in found.classes}
    assert terms == {
        name: [row["subjects"][arm] for arm in ARMS]
        for of_class in expected["pt"].values()
        for name, row in of_class.items()
    }
    assert classes == {
        name: [row["subjects"][arm] for arm in ARMS] for name, row in expected["soc"].items()
    }


@pytest.mark.needs("oracle")
def test_risk_differences_are_those_of_r(random_cdisc: Study) -> None:
    """Differences to the reference have R's Miettinen-Nurminen limits."""
    expected = json.loads((ORACLE / "expected.json").read_text("utf-8"))["any_event"]
    row = analysed(random_cdisc).row("teae")
    found = differences(random_cdisc, [row], StatisticsPolicy())[0]
    assert [fact.id for fact in found] == [
        "safety.teae_difference.x_vs_placebo",
        "safety.teae_difference.combo_vs_placebo",
    ]
    for fact, arm in zip(found, ARMS, strict=False):
        wanted = expected["risk_difference"][arm]
        limits = wanted["miettinen_nurminen"]
        assert fact.value == pytest.approx(wanted["estimate"], abs=1e-12)
        assert (fact.lower, fact.upper) == pytest.approx(
            (limits["lower"], limits["upper"]), abs=1e-8
        )


def test_a_subject_counts_once_per_row() -> None:
    """Three records of one term in one subject are one subject, at its worst grade."""
    study = trial(
        subjects("New", "New", "Old"),
        events(("S1", "Nausea"), ("S1", "NAUSEA"), ("S1", "Nausea"), AETOXGR=["1", "3", "2"]),
    )
    found = analysed(study)
    assert counts(found.row("teae")) == [(1, 2), (0, 1)]
    assert [term.name for term in found.terms] == ["Nausea"]
    assert counts(found.terms[0].severe) == [(1, 2), (0, 1)]


def test_n_is_the_safety_population_by_treatment_received() -> None:
    """Untreated subjects are not in N, and a subject counts in the arm that was given."""
    people = subjects(
        "New", "New", "New", "Old", SAFFL=["Y", "Y", "N", "Y"], TRT01A=["New", "Old", "", "Old"]
    )
    study = trial(people, events(("S2", "Rash"), ("S3", "Rash")))
    assert counts(analysed(study).row("teae")) == [(0, 1), (1, 2)]


def test_events_that_are_not_emergent_do_not_count() -> None:
    """Only records with TRTEMFL = Y are counted."""
    study = trial(subjects("New", "Old"), events(("S1", "Rash"), ("S2", "Rash"), TRTEMFL=["", "Y"]))
    assert counts(analysed(study).row("teae")) == [(0, 1), (1, 1)]


def test_what_no_column_says_is_not_reported() -> None:
    """AEACN that is empty throughout makes discontinuation unknown and never zero."""
    study = trial(
        subjects("New", "Old", DTHFL=["", ""]), events(("S1", "Rash"), AEACN=[""], AESER=["N"])
    )
    found = analysed(study)
    assert counts(found.row("serious")) == [(0, 1), (0, 1)]
    for key in ("discontinuation", "dose_change", "grade3", "related", "fatal", "death"):
        for fact in found.row(key):
            assert (fact.n, fact.value, fact.absent) == (None, None, "not_reported"), key


def test_a_cell_of_unknown_meaning_is_not_guessed() -> None:
    """A relation that the code list does not know makes the row unknown, and the notes name it."""
    study = trial(
        subjects("New", "Old"),
        events(("S1", "Rash"), ("S2", "Rash"), AEREL=["POSSIBLE", "PERHAPS"]),
    )
    found = analysed(study)
    assert counts(found.row("related")) == [(None, 1), (None, 1)]
    assert "Related to treatment: AEREL has cells of unknown meaning, such as PERHAPS." in (
        found.methods
    )


def test_deaths_are_those_of_the_subject_table() -> None:
    """A death without an adverse event counts as a death from any cause, not as a fatal event."""
    study = trial(
        subjects("New", "New", "Old", DTHFL=["Y", "Y", "N"]),
        events(("S1", "Sepsis"), ("S3", "Rash"), AEOUT=["FATAL", "RECOVERED/RESOLVED"]),
    )
    found = analysed(study)
    assert counts(found.row("death")) == [(2, 2), (0, 1)]
    assert counts(found.row("fatal")) == [(1, 2), (0, 1)]
    assert found.row("death")[0].provenance.filter == "DTHFL = Y; SAFFL = Y"


def test_any_sign_of_death_makes_an_event_fatal() -> None:
    """Grade 5 counts as fatal where AESDTH was left empty: a death must not be lost."""
    study = trial(
        subjects("New", "New", "Old"),
        events(("S1", "Sepsis"), ("S2", "Stroke"), AESDTH=["Y", ""], AETOXGR=["", "5"]),
    )
    assert counts(analysed(study).row("fatal")) == [(2, 2), (0, 1)]


def test_severe_stands_in_for_grades_and_is_named_so() -> None:
    """Without grades severe events are counted under their own name."""
    study = trial(subjects("New", "Old"), events(("S1", "Rash"), AESEV=["SEVERE"]))
    found = analysed(study)
    assert found.severe_label == "Severe"
    assert counts(found.row("grade3")) == [(1, 1), (0, 1)]


def test_special_interest_is_zero_only_where_the_column_exists() -> None:
    """An empty query column is 0 of N; a column that is not there is not reported."""
    aesi = [
        {"id": "ild", "label": "ILD", "filter": {"CQ01NAM": ["ILD"]}},
        {"id": "qt", "label": "QT", "filter": {"CQ09NAM": ["QT"]}},
        {"id": "rash", "label": "Rash", "terms": ["rash"]},
    ]
    study = trial(
        subjects("New", "Old"), events(("S1", "Rash"), CQ01NAM=[""]), safety={"aesi": aesi}
    )
    found = analysed(study).special
    assert found is not None
    assert [counts(one.any_grade) for one in found] == [
        [(0, 1), (0, 1)],
        [(None, 1), (None, 1)],
        [(1, 1), (0, 1)],
    ]


def test_a_printed_table_gives_counts_with_its_reference() -> None:
    """Counts of ae.csv are reported facts; a column that was not printed stays unknown."""
    printed = table(
        "ae",
        {
            "arm": ["New", "Old", "New", "Old"],
            "N": ["20", "10"] * 2,
            "pt": ["", "", "Nausea", "Nausea"],
            "n_any": ["18", "9", "10", "2"],
            "n_g3": ["5", "", "1", "0"],
            "ref_id": ["paper"] * 4,
            "anchor": ["Table 3"] * 4,
        },
    )
    found = analysed(trial(printed))
    assert counts(found.row("teae")) == [(18, 20), (9, 10)]
    assert counts(found.row("grade3")) == [(5, 20), (None, 10)]
    assert counts(found.row("death")) == [(None, 20), (None, 10)]
    nausea = found.terms[0].any_grade[0]
    assert (nausea.id, nausea.reported, nausea.value) == ("safety.pt_nausea.new", True, 0.5)
    assert (nausea.provenance.reference, nausea.provenance.anchor) == ("paper", "Table 3")


def test_a_printed_number_stands_before_our_own_count() -> None:
    """Where both are there the printed number is shown and ours is kept as its check."""
    printed = table("ae", {"arm": ["New"], "N": ["2"], "pt": [""], "n_any": ["2"]})
    study = trial(subjects("New", "New", "Old"), events(("S1", "Rash")), printed)
    found = analysed(study)
    assert counts(found.row("teae")) == [(2, 2), (0, 1)]
    assert [(fact.id, fact.n) for fact in found.checks] == [("safety.teae.new.recomputed", 1)]


def test_printed_tables_that_disagree_on_n_are_refused() -> None:
    """Two N for one arm are no table to count by."""
    printed = table(
        "ae", {"arm": ["New", "New"], "N": ["20", "21"], "pt": ["A", "B"], "n_any": ["1", "2"]}
    )
    found = safety_analysis(trial(printed))
    assert isinstance(found, Missing)
    assert "several N for New: 20, 21" in found.reason


def test_without_any_table_the_reason_is_said() -> None:
    """A study without adverse events says so instead of counting none."""
    found = safety_analysis(trial(subjects("New", "Old")))
    assert isinstance(found, Missing)
    assert found.reason.startswith("The study has no table of adverse events.")


def test_terms_with_the_same_slug_keep_ids_of_their_own() -> None:
    """Terms that differ by signs alone, or are not in Latin letters, never share a fact."""
    names = ["Pain, head", "Pain head", "悪心", "発疹"]
    study = trial(subjects("New", "Old"), events(*(("S1", name) for name in names)))
    ids = [fact.id for term in analysed(study).terms for fact in term.any_grade]
    assert len(set(ids)) == len(ids) == 8


@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.sampled_from("ab"), st.sampled_from("12345")), max_size=20
    )
)
def test_counts_hold_together_however_records_lie(rows: list[tuple[int, str, str]]) -> None:
    """Severe is at most any, a term at most all, all at most N; order of records is no matter."""
    people = subjects(*("New",) * 3, *("Old",) * 3)
    if not rows:
        return

    def counted(order: list[tuple[int, str, str]]) -> SafetyAnalysis:
        listed = [(f"S{number}", term) for number, term, _ in order]
        return analysed(trial(people, events(*listed, AETOXGR=[grade for *_, grade in order])))

    found, turned = counted(rows), counted(rows[::-1])
    assert _counts_by_term(found) == _counts_by_term(turned)
    for term in found.terms:
        for some, severe, every in zip(term.any_grade, term.severe, found.row("teae"), strict=True):
            assert (severe.n or 0) <= (some.n or 0) <= (every.n or 0) <= (every.N or 0)


def _counts_by_term(found: SafetyAnalysis) -> list[tuple[str, list[tuple[int | None, int | None]]]]:
    return [(term.name, counts(term.any_grade)) for term in found.terms]
