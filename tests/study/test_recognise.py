from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.errors import StudyError
from slidekit.study.read import read_table
from slidekit.study.recognise import recognise
from tests.study.tables import ADAE, ADRS, ADSL, ADTTE, without_column

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.study.model import Table

HEADERS = {
    "ADTR": "USUBJID,PARAMCD,AVAL,PCHG,TRTESTCD",
    "ADLB": "USUBJID,PARAMCD,AVAL,ANRLO,ANRHI",
    "ADVS": "USUBJID,PARAMCD,AVAL,VSTESTCD",
    "ADQS": "USUBJID,PARAMCD,AVAL,QSTESTCD",
    "ADEX": "USUBJID,EXTRT,EXDOSE",
    "estimates": "measure,arm,value,ci_lo,ci_hi,n,N",
    "km_points": "arm,time,surv,at_risk",
    "subgroups": "factor,level,est,ci_lo,ci_hi",
    "ae": "arm,N,pt,n_any",
    "unknown": "patient,weight",
}


def recognised(folder: Path, text: str) -> Table:
    """Return a text as a recognised table; its name says nothing."""
    (folder / "table.csv").write_text(text, encoding="utf-8")
    return recognise(read_table(folder / "table.csv").table)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("ADSL", ADSL), ("ADTTE", ADTTE), ("ADAE", ADAE), ("ADRS", ADRS), *HEADERS.items()],
)
def test_a_table_is_told_by_its_columns(tmp_path: Path, kind: str, text: str) -> None:
    """Not by the name of its file, nor by the case of its column names."""
    assert recognised(tmp_path, text).kind == kind
    header, _, rows = text.partition("\n")
    if kind.startswith("AD"):
        table = recognised(tmp_path, f"{header.lower()}\n{rows}")
        assert (table.kind, list(table.columns)) == (kind, header.split(","))


def test_subjects_are_not_mistaken_for_records(tmp_path: Path) -> None:
    """A table of medications repeats the columns of subjects and is none."""
    assert recognised(tmp_path, "USUBJID,ARM,CMSEQ,CMTRT\nS1,Drug,1,Aspirin\n").kind == "unknown"
    assert recognised(tmp_path, without_column(ADTTE, "CNSR")).kind == "unknown"


def test_n_is_not_N(tmp_path: Path) -> None:  # noqa: N802
    """Published tables have both; other names may be in any case."""
    table = recognised(tmp_path, "ARM,Pt,N,n,N_ANY\nDrug,Nausea,310,12,40\n")
    assert {name: cells[0] for name, cells in table.columns.items()} == {
        "arm": "Drug",
        "pt": "Nausea",
        "N": "310",
        "n": "12",
        "n_any": "40",
    }


def test_columns_that_differ_by_case_are_refused(tmp_path: Path) -> None:
    """ADaM names have no case, so one of the two would be lost."""
    with pytest.raises(StudyError, match="two columns called SEX, apart from small and capital"):
        recognised(tmp_path, "USUBJID,ARM,SEX,Sex\nS1,Drug,F,F\n")
