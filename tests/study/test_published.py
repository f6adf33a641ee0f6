from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.study.opening import open_study
from slidekit.study.published import Printed, printed
from slidekit.study.views import reported, time_to_event
from tests.study.tables import TABLES, problems_of, put

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.study.model import Study

ESTIMATES = """\
nct,analysis_id,cutoff,endpoint_id,rank,status,population,measure,arm,comparator,n,N,value,\
ci_lo,ci_hi,ci_level,p,p_type,ref_id,anchor
,final,2024-07-01,os,primary,primary,itt,hr,Drug,Placebo,,,0.70,\
0.55,0.89,95,<0.001,log-rank,paper,Table 2
,final,2024-07-01,os,primary,primary,itt,median,Drug,,,310,NR,14.2,NE,95,,,paper,Table 2
,final,2024-07-01,os,primary,primary,itt,events,Placebo,,223,310,71.9,,not reported,,,,paper,p. 4
"""
KM = """\
arm,time,unit,surv,at_risk,events,censored,digitised
Drug,0,weeks,100,310,0,0,yes
Drug,10,weeks,97.5,not reported,,,yes
Placebo,10,weeks,90,280,,,no
"""
SUBGROUPS = """\
factor,level,arm,n,N,events,est,ci_lo,ci_hi,p_interaction,prespecified
Sex,Female,Drug,120,310,70,0.61,0.44,0.85,0.41,yes
Sex,Male,Drug,190,310,,NE,,,,no
"""
AE = """\
arm,N,soc,pt,n_any,n_g3,n_serious,n_related,threshold
Drug,307,,Any adverse event,300,173,84,287,10% in any arm
Placebo,306,Nervous system disorders,Headache,31,not reported,,0,10% in any arm
"""
SPEC = """\
schema: 1
id: paper_only
arms: [{id: drug, name: Drug}, {id: placebo, name: Placebo, reference: yes, planned: 310}]
endpoints: [{id: os, label: Overall survival}]
references: [{id: paper, type: article, title: A trial}]
columns:
  - {file: km.csv, kind: km_points, endpoint: os, reference: paper, anchor: Figure 1}
  - {file: subgroups.csv, kind: subgroups, endpoint: os, reference: paper, anchor: Figure 3}
  - {file: ae.csv, kind: ae, reference: paper, anchor: Table 4}
"""
FILES = {
    "estimates.csv": ESTIMATES,
    "km.csv": KM,
    "subgroups.csv": SUBGROUPS,
    "ae.csv": AE,
    "study.yaml": SPEC,
}


def published(folder: Path, **changed: str) -> Study:
    """Open the published tables with some exchanged."""
    texts = {f"{stem}.csv" if stem != "study" else "study.yaml": t for stem, t in changed.items()}
    return open_study(put(folder, FILES | texts))


def test_estimates_keep_the_digits_that_were_printed(tmp_path: Path) -> None:
    """0.70 stays 0.70; "<0.001" has a bound as value; NR has none; what is absent is not 0."""
    study = published(tmp_path)
    assert study.problems == ()
    ratio, median, events = reported(study).estimates
    assert ratio.value == Printed("0.70", 0.7)
    assert ratio.p == Printed("<0.001", 0.001)
    assert (ratio.arm_index, ratio.comparator_index, ratio.line) == (0, 1, 2)
    assert (median.value, median.ci_hi) == (Printed("NR", None), Printed("NE", None))
    assert (events.n, events.ci_hi) == (Printed("223", 223), Printed("", None))
    assert (events.source.reference, events.source.anchor) == ("paper", "p. 4")
    assert events.source.files[0].name == "estimates.csv"


def test_points_of_a_curve_are_fractions_in_the_unit_shown(tmp_path: Path) -> None:
    """Percentages become fractions, weeks months; the printed text stays."""
    first, second, third = reported(published(tmp_path)).km_points
    assert (first.survival, second.survival, third.survival) == (1.0, 0.975, 0.9)
    assert second.time == pytest.approx(70 / 30.4375)
    assert (second.unit, second.surv.text, second.at_risk) == ("weeks", "97.5", Printed("", None))
    assert (first.digitised, third.digitised) == (True, False)
    assert (first.endpoint_id, first.source.anchor) == ("os", "Figure 1")


def test_subgroups_and_events_are_bound_to_their_place(tmp_path: Path) -> None:
    """Reference and anchor come from study.yaml where no column says them."""
    found = reported(published(tmp_path))
    female, male = found.subgroups
    assert (female.endpoint_id, female.prespecified, male.prespecified) == ("os", True, False)
    assert (female.est.text, male.est, male.events) == (
        "0.61",
        Printed("NE", None),
        Printed("", None),
    )
    overall, headache = found.adverse_events
    assert (overall.pt, overall.n_any.value, overall.threshold) == (
        "Any adverse event",
        300,
        "10% in any arm",
    )
    assert (headache.n_g3, headache.n_related) == (Printed("", None), Printed("0", 0))
    assert (headache.source.reference, headache.source.anchor) == ("paper", "Table 4")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.70", Printed("0.70", 0.7)),
        (" >0.99 ", Printed(">0.99", 0.99)),
        ("\N{GREATER-THAN OR EQUAL TO}0.99", Printed("\N{GREATER-THAN OR EQUAL TO}0.99", 0.99)),
        ("45.2%", Printed("45.2%", 45.2)),
        ("n/a", Printed("", None)),
        ("\N{EM DASH}", Printed("", None)),
        ("11.2 (9.5-12.9)", Printed("11.2 (9.5-12.9)", None)),
    ],
)
def test_a_printed_cell(text: str, expected: Printed) -> None:
    """A cell is a number, a bound, words, or nothing."""
    assert printed(text) == expected


WRONG = {
    "a cell with its limits": (
        {"subgroups": SUBGROUPS.replace("0.61,", "0.61 (0.44-0.85),")},
        ("no_number", "error", "est of subgroups.csv holds '0.61 (0.44-0.85)' where a number is"),
    ),
    "an unknown arm": (
        {"ae": AE.replace("Drug,", "Pill,")},
        ("unknown_arm", "warn", "ae.csv names Pill as arm, which is no arm of study.yaml."),
    ),
    "an unknown reference": (
        {"estimates": ESTIMATES.replace(",paper,", ",papper,")},
        ("unknown_reference", "warn", "estimates.csv cites papper, which study.yaml does not list"),
    ),
    "no reference": (
        {"study": SPEC.replace("kind: ae, reference: paper,", "kind: ae,")},
        ("unknown_reference", "warn", "ae.csv does not say which source it is from."),
    ),
    "two sizes of an arm": (
        {"ae": AE + "Drug,305,,Nausea,30,,,,\n"},
        ("n_mismatch", "error", "N of Drug is 305 and 307 in ae.csv."),
    ),
    "more than were planned": (
        {"ae": AE.replace("Placebo,306", "Placebo,311")},
        ("n_mismatch", "error", "ae.csv gives N = 311 for Placebo, study.yaml plans 310."),
    ),
    "more events than subjects": (
        {"ae": AE.replace("300,173", "308,173")},
        ("more_than_all", "error", "ae.csv has n_any > N (line 2)."),
    ),
    "more of grade 3 than of all": (
        {"ae": AE.replace("300,173", "300,301")},
        ("more_than_all", "error", "ae.csv has n_g3 > n_any (line 2)."),
    ),
    "a curve that rises": (
        {"km": KM.replace("97.5", "101")},
        ("curve_rises", "error", "surv of Drug in km.csv rises with time (line 3)."),
    ),
    "more at risk than before": (
        {"km": KM.replace("not reported", "311")},
        ("curve_rises", "error", "at_risk of Drug in km.csv rises with time (line 3)."),
    ),
    "a curve without a unit": (
        {"km": KM.replace("weeks", "")},
        ("unit_to_confirm", "error", "km.csv does not say the unit of its times; months are taken"),
    ),
    "a report that is not listed": (
        {"study": SPEC.replace("id: os,", "id: os, reported_elsewhere: papper,")},
        ("unknown_reference", "error", "endpoints, os: reported_elsewhere: in study.yaml names"),
    ),
    "a value outside its limits": (
        {"estimates": ESTIMATES.replace("0.70,0.55", "0.50,0.55")},
        ("outside_limits", "error", "estimates.csv, line 2: 0.50 does not lie between its limits"),
    ),
}


@pytest.mark.parametrize(("changed", "expected"), WRONG.values(), ids=WRONG)
def test_a_published_table_that_contradicts_itself(
    tmp_path: Path, changed: dict[str, str], expected: tuple[str, str, str]
) -> None:
    """A number typed in wrong is found where it disagrees with its neighbours."""
    code, severity, message = expected
    (problem,) = problems_of(published(tmp_path, **changed), code)
    assert problem.severity == severity
    assert problem.message.startswith(message)


def test_a_study_may_be_mixed(tmp_path: Path) -> None:
    """Patients' tables and published ones lie side by side, and are compared."""
    files = TABLES | {"estimates.csv": ESTIMATES, "ae.csv": AE}
    study = open_study(put(tmp_path, files))
    assert len(time_to_event(study, "os").time) == 6
    assert len(reported(study).estimates) == 3
    assert [problem.message for problem in problems_of(study, "n_mismatch")] == [
        "ae.csv gives N = 307 for Drug, the safety population has 3.",
        "ae.csv gives N = 306 for Placebo, the safety population has 2.",
    ]


@pytest.mark.parametrize(
    ("measure", "n", "subjects", "value", "wrong"),
    [
        ("events", 223, 310, "71.9%", False),
        ("events", 223, 310, "71.9", False),
        ("events", 223, 310, "79.1%", True),
        ("events", 223, 310, "223", False),
        ("events", 223, 310, "0.72", False),
        ("events", 223, 310, "0.71", True),
        ("discontinuation", 28, 307, "9.2%", True),
        ("category.cr", 6, 310, "2.9", True),
        ("rate.t12", 198, 310, "66.3%", False),
        ("rate_difference", 130, 310, "16.1%", False),
        ("median", 223, 310, "16.4", False),
        ("hr", 471, 620, "0.77", False),
    ],
)
def test_a_printed_share_is_n_of_its_row(
    tmp_path: Path, measure: str, n: int, subjects: int, value: str, wrong: bool
) -> None:
    """Of shares of subjects only: estimates from a curve and effects are no n of N."""
    row = f",final,2024-07-01,os,primary,primary,itt,{measure},Drug,,{n},{subjects},{value},"
    estimates = f"{ESTIMATES.splitlines()[0]}\n{row},,95,,,paper,Table 2\n"
    found = problems_of(published(tmp_path, estimates=estimates), "share_mismatch")
    assert [(one.severity, one.row, one.column) for one in found] == (
        [("error", 2, "value")] if wrong else []
    )
