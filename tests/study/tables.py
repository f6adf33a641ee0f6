"""A small trial by hand: six subjects in two arms, one of them never treated, nothing wrong."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from slidekit.study.opening import open_study

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.study.model import Problem, Study

ADSL = """\
USUBJID,ARM,TRT01P,TRT01A,ITTFL,SAFFL,SEX,DTHFL,DTHDT,TRTSDT,TRTEDT,EOSSTT,DCSREAS
S1,Drug,Drug,Drug,Y,Y,F,Y,2024-05-01,2024-01-01,2024-03-31,DISCONTINUED,DEATH
S2,Drug,Drug,Drug,Y,Y,M,N,,2024-01-02,2024-06-30,ONGOING,
S3,Drug,Drug,Drug,Y,Y,F,N,,2024-01-03,2024-02-01,DISCONTINUED,ADVERSE EVENT
S4,Placebo,Placebo,Placebo,Y,Y,M,Y,2024-03-01,2024-01-01,2024-02-29,DISCONTINUED,DEATH
S5,Placebo,Placebo,Placebo,Y,Y,F,N,,2024-01-05,2024-05-31,COMPLETED,
S6,Placebo,Placebo,,Y,N,M,N,,,,DISCONTINUED,WITHDRAWAL BY SUBJECT
"""

ADTTE = """\
USUBJID,ARM,PARAMCD,PARAM,AVAL,AVALU,CNSR,EVNTDESC
S1,Drug,OS,Overall survival,121.75,DAYS,0,Death
S2,Drug,OS,Overall survival,182.625,DAYS,1,Alive
S3,Drug,OS,Overall survival,91.3125,DAYS,1,Alive
S4,Placebo,OS,Overall survival,60.875,DAYS,0,Death
S5,Placebo,OS,Overall survival,152.1875,DAYS,1,Alive
S6,Placebo,OS,Overall survival,30.4375,DAYS,1,Alive
S1,Drug,PFS,Progression-free survival,91.3125,DAYS,0,Disease progression
S2,Drug,PFS,Progression-free survival,182.625,DAYS,1,Last assessment
S3,Drug,PFS,Progression-free survival,60.875,DAYS,0,Disease progression
S4,Placebo,PFS,Progression-free survival,60.875,DAYS,0,Death
S5,Placebo,PFS,Progression-free survival,30.4375,DAYS,0,Disease progression
S6,Placebo,PFS,Progression-free survival,15.21875,DAYS,1,Last assessment
"""

ADAE = """\
USUBJID,AEDECOD,AESOC,AETOXGR,AESER,AEOUT,AEREL,AEACN,TRTEMFL
S1,Sepsis,Infections and infestations,5,Y,FATAL,N,DOSE NOT CHANGED,Y
S1,Nausea,Gastrointestinal disorders,1,N,RECOVERED/RESOLVED,Y,DOSE NOT CHANGED,Y
S1,Nausea,Gastrointestinal disorders,2,N,RECOVERED/RESOLVED,Y,DOSE REDUCED,Y
S4,Nausea,Gastrointestinal disorders,3,N,RECOVERED/RESOLVED,N,DRUG WITHDRAWN,Y
S4,Stroke,Nervous system disorders,5,Y,FATAL,N,DRUG WITHDRAWN,Y
S5,Rash,Skin and subcutaneous tissue disorders,1,N,RECOVERED/RESOLVED,Y,DOSE NOT CHANGED,Y
"""

ADRS = """\
USUBJID,ARM,PARAMCD,PARAM,AVALC
S1,Drug,BOR,Best overall response,PR
S2,Drug,BOR,Best overall response,CR
S3,Drug,BOR,Best overall response,SD
S4,Placebo,BOR,Best overall response,PD
S5,Placebo,BOR,Best overall response,SD
"""

STUDY = """\
schema: 1
id: small
data_cutoff: 2024-07-01
arms:
  - {id: drug, name: Drug}
  - {id: placebo, name: Placebo, reference: yes}
endpoints:
  - {id: os, label: Overall survival}
  - {id: pfs, label: Progression-free survival}
  - {id: bor, label: Best overall response, type: response, responders: [CR, PR]}
"""

TABLES = {
    "adsl.csv": ADSL,
    "adtte.csv": ADTTE,
    "adae.csv": ADAE,
    "adrs.csv": ADRS,
    "study.yaml": STUDY,
}


def put(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def small_study(folder: Path, **changed: str | None) -> Study:
    """Open the small trial with some tables exchanged (adsl=...), or left out (adrs=None)."""
    files = dict(TABLES)
    for stem, text in changed.items():
        name = "study.yaml" if stem == "study" else f"{stem}.csv"
        if text is None:
            del files[name]
        else:
            files[name] = text
    return open_study(put(folder, files))


def with_cell(table: str, line: int, column: str, cell: str) -> str:
    """Return a table with one cell changed; lines count from 1, the header."""
    rows = list(csv.reader(io.StringIO(table)))
    rows[line - 1][rows[0].index(column)] = cell
    return csv_text(rows)


def with_column(table: str, column: str, cell: str) -> str:
    """Return a table with a column of one text: a new one, or in place of the old."""
    rows = list(csv.reader(io.StringIO(table)))
    if column in rows[0]:
        place = rows[0].index(column)
        return csv_text([rows[0], *([*r[:place], cell, *r[place + 1 :]] for r in rows[1:])])
    return csv_text([[*rows[0], column], *([*row, cell] for row in rows[1:])])


def without_column(table: str, column: str) -> str:
    """Return a table without a column."""
    rows = list(csv.reader(io.StringIO(table)))
    place = rows[0].index(column)
    return csv_text([row[:place] + row[place + 1 :] for row in rows])


def csv_text(rows: list[list[str]]) -> str:
    """Return rows as comma-separated text."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def problems_of(study: Study, code: str) -> list[Problem]:
    """Return the problems of a study with one code."""
    return [problem for problem in study.problems if problem.code == code]
