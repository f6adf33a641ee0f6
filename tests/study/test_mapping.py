from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.study.opening import open_study
from slidekit.study.views import adverse_events, reported, subjects, time_to_event
from tests.study.tables import problems_of, put

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = """\
Patient No;Group;Months;Status;Sex
1;new;2,5;dead;f
2;new;4,0;alive;m
3;old;1,5;dead;f
4;old;3,0;lost;m
"""

MAP = """\
schema: 1
id: plain
arms:
  - {id: new, name: New drug, values: [new]}
  - {id: old, name: Old drug, values: [old], reference: yes}
endpoints: [{id: os, label: Overall survival}]
columns:
  - file: patients.csv
    kind: ADSL
    columns: {id: patient no, arm: Group, SEX: Sex}
  - file: patients.csv
    kind: ADTTE
    columns: {id: Patient No, time: Months, event: Status}
    event_codes: [dead]
    unit: months
"""


def test_an_ordinary_table_becomes_a_study(tmp_path: Path) -> None:
    """One file gives the subjects and the times; the map says which text is an event."""
    study = open_study(put(tmp_path, {"patients.csv": PLAIN, "study.yaml": MAP}))
    assert study.problems == ()
    times = time_to_event(study, "os")
    assert times.time.tolist() == [2.5, 4.0, 1.5, 3.0]
    assert times.event.tolist() == [True, False, True, False]
    assert times.arm.tolist() == [0, 0, 1, 1]
    assert [file.name for file in times.source.files] == ["patients.csv"]


def test_no_identifier_leaves_the_study(tmp_path: Path) -> None:
    """Neither under our name nor under the table's own."""
    study = open_study(put(tmp_path, {"patients.csv": PLAIN, "study.yaml": MAP}))
    assert set(subjects(study).columns) == {"GROUP", "ARM", "MONTHS", "STATUS", "SEX"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "    event_codes: [dead]\n",
            "",
            "patients.csv: the column Status holds alive, dead, lost, and it is not said which of "
            "its texts mean an observed event.",
        ),
        (
            "time: Months",
            "time: Month",
            "study.yaml names the column Month of patients.csv, which has no such column.",
        ),
        (
            ", event: Status",
            "",
            "study.yaml maps patients.csv as ADTTE, but does not say which column is event or "
            "censor.",
        ),
        (
            "endpoints: [{id: os, label: Overall survival}]\n",
            "",
            "study.yaml does not say which endpoint patients.csv holds.",
        ),
    ],
)
def test_a_map_that_does_not_fit_is_a_problem(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """The other tables are read all the same, and the message says what is missing."""
    assert old in MAP
    study = open_study(put(tmp_path, {"patients.csv": PLAIN, "study.yaml": MAP.replace(old, new)}))
    (problem,) = problems_of(study, "not_usable")
    assert (problem.severity, problem.message) == ("error", message)
    assert study.of_kind("ADSL")


@pytest.mark.parametrize(
    ("word", "cells", "expected"),
    [
        ("event", ["1", "0", "1", "0"], [True, False, True, False]),
        ("event", ["yes", "no", "Yes", ""], [True, False, True, None]),
        ("censor", ["0", "1", "0", "2"], [True, False, True, False]),
        ("censor", ["no", "yes", "no", "yes"], [True, False, True, False]),
        ("CNSR", ["0", "1", "0", ""], [True, False, True, None]),
    ],
)
def test_events_and_censoring_are_opposites(
    tmp_path: Path, word: str, cells: list[str], expected: list[bool | None]
) -> None:
    """An event column says what happened, a censoring column what did not; blank is neither."""
    rows = "".join(f"{n};new;{n},0;{cell};f\n" for n, cell in enumerate(cells, 1))
    text = PLAIN.splitlines()[0] + "\n" + rows
    spec = MAP.replace("event: Status", f"{word}: Status").replace("    event_codes: [dead]\n", "")
    times = time_to_event(
        open_study(put(tmp_path, {"patients.csv": text, "study.yaml": spec})), "os"
    )
    assert times.event.tolist() == [said for said in expected if said is not None]
    assert times.n_missing == expected.count(None)


def test_rows_are_chosen_by_a_filter(tmp_path: Path) -> None:
    """The filter of a map names the table's own columns."""
    spec = MAP.replace("    unit: months", "    unit: months\n    filter: {Sex: [f]}")
    times = time_to_event(
        open_study(put(tmp_path, {"patients.csv": PLAIN, "study.yaml": spec})), "os"
    )
    assert (times.time.tolist(), times.n_missing) == ([2.5, 1.5], 2)


def test_a_plain_table_of_events_is_mapped(tmp_path: Path) -> None:
    """yes, no, 1 and 0 become the flags of ADaM; N counts subjects, not events."""
    spec = (
        MAP
        + "  - file: events.csv\n    kind: ADAE\n    columns: {id: id, term: what, serious: sae}\n"
    )
    events = "id;what;sae\n1;Nausea;no\n1;Stroke;yes\n4;Nausea;no\n"
    files = {"patients.csv": PLAIN, "study.yaml": spec, "events.csv": events}
    found = adverse_events(open_study(put(tmp_path, files)))
    assert found.n_subjects == (2, 2)
    assert found.arm.tolist() == [0, 0, 1]
    assert found.columns["AESER"].tolist() == ["N", "Y", "N"]
    assert found.columns["AEDECOD"].tolist() == ["Nausea", "Stroke", "Nausea"]


WIDE = """\
event,drug_any,drug_g3,placebo_any,placebo_g3,drug_N,placebo_N
Diarrhoea,114,16,96,18,217,216
Nausea,106,10,not reported,12,217,216
"""

WIDE_MAP = """\
schema: 1
id: wide
arms: [{id: drug, name: Drug}, {id: placebo, name: Placebo, reference: yes}]
references: [{id: paper, type: article, title: A trial}]
columns:
  - file: wide.csv
    kind: ae
    reference: paper
    anchor: Table 4
    columns:
      pt: event
      n_any.drug: drug_any
      n_g3.drug: drug_g3
      N.drug: drug_N
      n_any.placebo: placebo_any
      n_g3.placebo: placebo_g3
      N.placebo: placebo_N
"""


def test_a_wide_table_of_events_becomes_rows_per_arm(tmp_path: Path) -> None:
    """The key n_any.drug is the column of one arm; "not reported" is absent and never 0."""
    study = open_study(put(tmp_path, {"wide.csv": WIDE, "study.yaml": WIDE_MAP}))
    assert study.problems == ()
    rows = reported(study).adverse_events
    assert [
        (row.arm_index, row.pt, row.n_any.value, row.n_g3.value, row.N.value) for row in rows
    ] == [
        (0, "Diarrhoea", 114, 16, 217),
        (0, "Nausea", 106, 10, 217),
        (1, "Diarrhoea", 96, 18, 216),
        (1, "Nausea", None, 12, 216),
    ]
    assert (rows[0].line, rows[0].source.reference, rows[0].source.anchor) == (
        2,
        "paper",
        "Table 4",
    )
