"""A report's numbers beside patient data: shown as reported, checked, explained or blocked.

The trial is that of 6-mercaptopurine; R's coxph gives a hazard ratio of 0.2076 (0.0925 to 0.4659)
with Efron's ties, 0.2211 (0.0991 to 0.4934) with Breslow's, 0.1963 (0.0840 to 0.4587) exact, and
stratified by status at entry 0.1812 (0.0770 to 0.4267) and 0.1951 (0.0833 to 0.4572).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.exhibits.comparison import compare_with_report
from slidekit.exhibits.report_words import report_words
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.exhibits.survival_results import survival_results
from slidekit.study.digits import rounds_to
from slidekit.study.spec import Reference
from tests.exhibits.freireich import freireich, made_of
from tests.exhibits.trials import POLICY, table

if TYPE_CHECKING:
    from slidekit.exhibits.fact import Check
    from slidekit.study.model import Study

HR, MEDIAN = "rfs.hr.mp_vs_pbo", "rfs.median.pbo"
COLUMNS = ("endpoint_id", "measure", "arm", "comparator", "value", "ci_lo", "ci_hi", "p", "ref_id")
PAPER = {"id": "paper", "type": "article", "title": "The trial", "journal": "Blood", "year": 1963}


def with_report(*rows: str, cutoff: str = "", **spec: Any) -> Study:
    """Return the trial with a report; a row is "measure arm comparator value lower upper p"."""
    cells = [["rfs", *(cell.strip("_") for cell in row.split()), "paper"] for row in rows]
    columns = dict(zip(COLUMNS, map(list, zip(*cells, strict=True)), strict=True))
    columns["cutoff"] = [cutoff] * len(rows)
    return freireich(table("estimates", columns), references=[PAPER], **spec)


def check_of(study: Study, fact: str) -> Check:
    """Return what came of checking a reported number."""
    (check,) = survival_analysis(study, POLICY, "rfs").facts[fact].provenance.checks
    return check


@pytest.mark.parametrize(
    ("value", "text", "holds"),
    [
        (0.705, "0.71", True),
        (0.7149999, "0.71", True),
        (0.7151, "0.71", False),
        (0.6999, "0.7", True),
        (0.6999, "0.70", True),
        (0.694, "0.70", False),
        (0.00041, "<0.001", True),
        (0.0011, "<0.001", False),
        (0.995, ">0.99", True),
        (0.995, "\N{GREATER-THAN OR EQUAL TO}0.99", True),
        (0.985, "\N{GREATER-THAN OR EQUAL TO}0.99", False),
        (0.05, "\N{LESS-THAN OR EQUAL TO}0.05", True),
        (68.24, "68.2%", True),
        (68.26, "68.2", False),
        (1234.4, "1234", True),
        (-0.25, "\N{MINUS SIGN}0.3", True),
        (None, "NR", True),
        (18.4, "NR", False),
        (None, "18.4", False),
        (float("nan"), "0.7", False),
    ],
)
def test_a_number_rounds_to_the_digits_of_its_source(
    value: float | None, text: str, holds: bool
) -> None:
    """Half a unit of the last printed digit either way, and words where there is no number."""
    assert rounds_to(value, text) is holds


def test_a_reported_number_is_shown_and_the_computed_one_is_its_check() -> None:
    """The slide prints the digits of the paper; both are kept, and they agree within rounding."""
    study = with_report("hr mp pbo 0.208 0.0925 0.466 <0.001", "median pbo _ 8 4 11 _")
    facts = survival_analysis(study, POLICY, "rfs").facts
    assert dict(facts[HR].as_printed)["value"] == "0.208"
    assert facts[f"{HR}.recomputed"].value == pytest.approx(0.207603524841537)
    assert check_of(study, HR).agrees
    assert check_of(study, MEDIAN).agrees
    text = made_of("km", study).exhibit.footnotes[0]
    assert "As reported ({ref:paper}): medians, hazard ratios." in text
    assert "Computed again from patient data: agree within rounding." in text


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("hr mp pbo 0.22 0.10 0.49 _", "with breslow handling of ties"),
        ("hr mp pbo 0.20 0.08 0.46 _", "with exact handling of ties"),
        ("median pbo _ 8 5 11 _", ""),
    ],
)
def test_another_handling_of_ties_explains_a_difference(row: str, why: str) -> None:
    """Where no way of the analysis gives the paper's digits, nothing explains it."""
    check = check_of(with_report(row), HR if row.startswith("hr") else MEDIAN)
    assert not check.agrees
    assert check.explanation == (f"the report's number is found {why}" if why else "")


def test_strata_explain_a_difference_either_way() -> None:
    """0.181 is stratified by status, 0.195 with Breslow's ties as well; 0.208 is without strata."""
    strata: dict[str, Any] = {"statistics": {"strata": ["REMSTAT"], "stratified": False}}
    plain, stratified = "hr mp pbo 0.208 0.093 0.466 _", "hr mp pbo 0.181 0.077 0.427 _"
    found = check_of(with_report(stratified, **strata), HR)
    assert found.explanation.endswith("with the strata of randomisation")
    both = check_of(with_report("hr mp pbo 0.195 0.083 0.457 _", **strata), HR)
    assert both.explanation.endswith(
        "with breslow handling of ties and with the strata of randomisation"
    )
    used: dict[str, Any] = {"statistics": {"strata": ["REMSTAT"]}}
    assert check_of(with_report(stratified, **used), HR).agrees
    assert check_of(with_report(plain, **used), HR).explanation.endswith("without strata")


def test_an_older_data_cut_explains_what_nothing_else_does() -> None:
    """The paper's date and that of the tables are both named; the same date explains nothing."""
    row = "hr mp pbo 0.35 0.2 0.6 _"
    tables: dict[str, Any] = {"data_cutoff": "1963-06-30"}
    check = check_of(with_report(row, cutoff="1962-12-31", **tables), HR)
    assert "data cut-off is 1962-12-31, that of the tables 1963-06-30" in check.explanation
    for no_reason in ("1963-06-30", "1964-01-01", "last summer"):
        assert not check_of(with_report(row, cutoff=no_reason, **tables), HR).explanation


def test_a_sentence_of_study_yaml_explains_a_difference() -> None:
    """It stands on the slide and in the list for the statistician."""
    why: dict[str, Any] = {
        "statistics": {"differences": {HR: "the paper leaves out three children"}}
    }
    study = with_report("hr mp pbo 0.35 0.2 0.6 _", **why)
    assert check_of(study, HR).explanation == "the paper leaves out three children"
    assert "not all agree (the paper leaves out" in made_of("km", study).exhibit.footnotes[0]
    assert not compare_with_report(study, POLICY).problems


def test_the_statistician_reads_every_reported_number_beside_the_computed_one() -> None:
    """What differs and is not explained is an error with its line; a mistyped id is named."""
    spec: dict[str, Any] = {"statistics": {"differences": {"rfs.hr.mp": "a reason"}}}
    study = with_report("hr mp pbo 0.35 0.2 0.6 _", "median pbo _ 8 4 11 _", **spec)
    found = compare_with_report(study, POLICY)
    first, second = found.numbers
    assert (first.fact, first.line, first.agrees) == (HR, 2, False)
    assert first.reported["value"] == "0.35"
    assert first.computed is not None
    assert first.computed["value"] == pytest.approx(0.207603524841537)
    assert first.note.startswith("value: 0.35 reported, 0.2076 computed; lower: 0.2 reported")
    assert (second.fact, second.agrees) == (MEDIAN, True)
    assert [problem.code for problem in found.problems] == [
        "reported_differs",
        "unknown_difference",
    ]
    assert "rfs.median.mp" in found.post_hoc
    assert HR not in found.post_hoc


def test_what_the_report_does_not_give_is_marked_as_our_own() -> None:
    """Beside reported numbers a sentence says which are ours; alone, the title says it."""
    study = with_report("hr mp pbo 0.208 0.093 0.466 _")
    facts = survival_analysis(study, POLICY, "rfs").facts
    assert (facts[MEDIAN].status, facts[HR].status) == ("post_hoc", "primary")
    km = made_of("km", study).exhibit
    assert "Post hoc, data on file, not in the report: medians." in km.footnotes[0]
    assert (km.status, km.title.endswith("(Partly post hoc, data on file)")) == ("primary", True)
    landmark = made_of("landmark", study).exhibit
    assert landmark.title.endswith("(Post hoc, data on file)")
    assert landmark.status == "post_hoc"


def test_without_a_report_nothing_is_marked() -> None:
    """All numbers are from the study's own tables, planned as study.yaml says."""
    study = freireich()
    facts = survival_analysis(study, POLICY, "rfs").facts
    assert {fact.status for fact in facts.values()} == {"primary"}
    assert made_of("landmark", study).exhibit.title.endswith("landmark times")
    assert compare_with_report(study, POLICY).numbers == ()


def test_rows_that_no_slide_shows_are_named() -> None:
    """A mistyped measure, a time without a landmark, and a second row of one number."""
    study = with_report(
        "hr mp pbo 0.208 0.093 0.466 _", "magic mp _ 3 _ _ _", "hr mp pbo 0.21 0.09 0.47 _"
    )
    found = compare_with_report(study, POLICY)
    lines = [problem.row for problem in found.problems if problem.code == "row_unused"]
    assert len(lines) == 2
    assert 3 in lines
    assert [number.fact for number in found.numbers] == [HR]


def test_a_limit_that_is_wrong_at_the_reports_own_level_is_named() -> None:
    """R has 0.1054 to 0.4091 at 90%; another level does not hide a wrong limit."""
    columns = {name: ["x"] for name in (*COLUMNS, "ci_level")}
    told = ("rfs", "hr", "mp", "pbo", "0.208", "0.105", "0.45", "", "paper", "90")
    columns |= {name: [cell] for name, cell in zip(columns, told, strict=True)}
    study = freireich(table("estimates", columns), references=[PAPER])
    check = check_of(study, HR)
    assert check.note == "upper: 0.45 reported, 0.4091 computed"
    assert not check.explanation


@pytest.mark.parametrize(("printed", "agrees"), [("0.75", True), ("0.70", False), ("75.3%", True)])
def test_a_share_is_held_to_the_digits_of_its_source(printed: str, agrees: bool) -> None:
    """R has 0.7529 free of relapse at 10 weeks; "0.70" is two digits and not one."""
    study = with_report(f"rate.t10 mp _ {printed} _ _ _")
    check = check_of(study, "rfs.rate.mp.t10")
    assert check.agrees is agrees
    if not agrees:
        assert check.note == "value: 0.70 reported, 0.7529 computed"


def test_a_comparison_the_wrong_way_round_is_named() -> None:
    """Nothing checks a ratio of placebo against the drug; the list says so."""
    found = compare_with_report(with_report("hr pbo mp 0.208 0.093 0.466 _"), POLICY)
    (problem,) = [one for one in found.problems if one.code == "reported_unchecked"]
    assert problem.message.startswith("rfs.hr.pbo_vs_mp of the report cannot be computed")


def test_three_things_done_otherwise_explain_nothing() -> None:
    """0.195 (0.095 to 0.399) needs Breslow's ties, strata and 90% at once, on the scale of logs."""
    columns = {name: ["x"] for name in (*COLUMNS, "ci_level")}
    told = ("rfs", "hr", "mp", "pbo", "0.195", "0.095", "0.399", "", "paper", "90")
    columns |= {name: [cell] for name, cell in zip(columns, told, strict=True)}
    strata = {"strata": ["REMSTAT"], "stratified": False}
    study = freireich(table("estimates", columns), references=[PAPER], statistics=strata)
    assert not check_of(study, HR).explanation
    breslow = POLICY.statistics.model_copy(update={"ties": "breslow"})
    policy = POLICY.model_copy(update={"statistics": breslow})
    facts = survival_analysis(study, policy, "rfs").facts
    (check,) = facts[HR].provenance.checks
    assert check.explanation.endswith(
        "at a confidence level of 0.9 and with the strata of randomisation"
    )


def test_a_comparison_keeps_what_the_slides_share() -> None:
    """However many ways are tried, one result stays in the store of results, the slides' own."""
    survival_results.cache_clear()
    study = with_report("hr mp pbo 0.35 0.2 0.6 _", statistics={"strata": ["REMSTAT"]})
    assert not check_of(study, HR).agrees
    assert survival_results.cache_info().currsize == 1


@pytest.mark.parametrize("population", ["safety", "ITT", "treated"])
def test_populations_that_every_study_has_are_known(population: str) -> None:
    """A row may name them though study.yaml has none; another one is named."""
    columns = {name: ["x"] for name in (*COLUMNS, "population")}
    told = ("rfs", "hr", "mp", "pbo", "0.208", "0.093", "0.466", "", "paper", population)
    columns |= {name: [cell] for name, cell in zip(columns, told, strict=True)}
    known = freireich(table("estimates", columns), references=[PAPER], populations=[])
    assert not compare_with_report(known, POLICY).problems
    unknown = freireich(
        table("estimates", columns | {"population": ["ward"]}), references=[PAPER], populations=[]
    )
    (problem,) = compare_with_report(unknown, POLICY).problems
    assert "the population 'ward' is unknown" in problem.message


def test_only_the_measures_that_were_computed_again_are_said_to_agree() -> None:
    """What nothing could check is named beside it, also where it is a median as well."""
    study = with_report("median pbo _ 8 4 11 _")
    fact = survival_analysis(study, POLICY, "rfs").facts[MEDIAN]
    ratio = replace(fact, id=HR, provenance=replace(fact.provenance, checks=()))
    other = replace(ratio, id="rfs.median.mp")
    text = report_words(study, (fact, ratio, other)).sentence
    assert (
        "Computed again from patient data: some medians; agree within rounding. "
        "Not computed again: hazard ratios, some medians."
    ) in text


ELSEWHERE: dict[str, Any] = {"endpoint": {"reported_elsewhere": "congress"}}


def elsewhere(*rows: str) -> Study:
    """Return the trial with a report, and another one named for what the report does not give."""
    study = with_report(*rows, **ELSEWHERE)
    more = Reference(id="congress", type="abstract", title="The same trial")
    spec = study.spec.model_copy(update={"references": (*study.spec.references, more)})
    return replace(study, spec=spec)


def test_what_another_report_gives_is_cited_and_not_post_hoc() -> None:
    """The title is unmarked; the footnote cites the report and says that nothing was compared."""
    study = elsewhere("hr mp pbo 0.208 0.093 0.466 _")
    facts = survival_analysis(study, POLICY, "rfs").facts
    assert facts[MEDIAN].status == "primary"
    km = made_of("km", study).exhibit
    assert "post hoc" not in km.title.lower()
    assert (
        "Reported elsewhere{ref:congress}, here computed from patient data and not compared with "
        "that report: medians."
    ) in km.footnotes[0]
    assert "congress" in km.references
    assert made_of("landmark", study).exhibit.status == "primary"


def test_inspect_lists_what_is_reported_elsewhere_apart() -> None:
    """It is neither post hoc nor checked, and each number names its reference."""
    found = compare_with_report(elsewhere("hr mp pbo 0.208 0.093 0.466 _"), POLICY)
    assert found.post_hoc == ()
    assert dict(found.elsewhere)[MEDIAN] == "congress"
    assert [number.fact for number in found.numbers] == [HR]


@pytest.mark.parametrize(
    ("row", "reason", "doubt"),
    [
        ("0.22 0.10 0.49", "The paper uses Breslow's handling of ties.", ""),
        (
            "0.35 0.2 0.6",
            "The paper uses Breslow's handling of ties.",
            "no analysis with another handling of ties gives the report's number",
        ),
        (
            "0.22 0.10 0.49",
            "The paper is of the per-protocol population.",
            "no analysis with another population gives the report's number, "
            "which is found with breslow handling of ties",
        ),
        ("0.35 0.2 0.6", "The paper is stratified.", ""),
        ("0.35 0.2 0.6", "The nurses' registration was demonstrated to be late.", ""),
        ("0.35 0.2 0.6", "Another population, and two children were left out of the strata.", ""),
        (
            "0.35 0.2 0.6",
            "The paper has an earlier data cut-off.",
            "report and tables have one data cut-off, 1963-06-30",
        ),
    ],
)
def test_a_stated_reason_that_can_be_tried_is_tried(row: str, reason: str, doubt: str) -> None:
    """A cause that leads to the number, or that nobody can try, is taken at its word.

    The trial has no strata to try.
    """
    spec: dict[str, Any] = {
        "statistics": {"differences": {HR: reason}},
        "data_cutoff": "1963-06-30",
        "populations": [],
    }
    study = with_report(f"hr mp pbo {row} _", cutoff="1963-06-30", **spec)
    check = check_of(study, HR)
    assert (check.explanation, check.doubt) == (reason, doubt)
    codes = [(one.severity, one.code) for one in compare_with_report(study, POLICY).problems]
    assert codes == ([("warn", "reason_doubted")] if doubt else [])
