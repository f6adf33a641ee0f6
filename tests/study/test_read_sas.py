from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pandas as pd
import pyreadstat
import pytest

from slidekit.errors import StudyError
from slidekit.study.read import read_table

if TYPE_CHECKING:
    from collections.abc import Callable

DATA_SET = Path(__file__).parent / "data" / "adsl.sas7bdat"

FRAME = pd.DataFrame(
    {
        "USUBJID": ["S1", "S2", "S3"],
        "COUNTRY": ["Österreich", "", "NA"],
        "AVAL": [121.75, None, 3.0],
        "TRTSDT": [dt.date(2024, 1, 2), None, dt.date(1959, 12, 31)],
        "TRTSDTM": [dt.datetime(2024, 1, 2, 3, 4, 5), None, dt.datetime(2024, 1, 2)],
    }
)


def transport(folder: Path, version: Literal[5, 8] = 5) -> bytes:
    """Return the frame as a SAS transport file."""
    path = folder / f"v{version}.xpt"
    pyreadstat.write_xport(FRAME, path, file_format_version=version)
    return path.read_bytes()


def cells_of(path: Path) -> dict[str, list[str]]:
    """Return a file's columns as lists."""
    return {name: cells.tolist() for name, cells in read_table(path).table.columns.items()}


@pytest.mark.parametrize("version", [5, 8])
def test_a_transport_file_reads_as_its_csv_would(tmp_path: Path, version: Literal[5, 8]) -> None:
    """Dates are ISO texts, whole numbers have no point, missing is empty, lines count from 2."""
    (tmp_path / "adtte.xpt").write_bytes(transport(tmp_path, version))
    assert cells_of(tmp_path / "adtte.xpt") == {
        "USUBJID": ["S1", "S2", "S3"],
        "COUNTRY": ["Österreich", "", "NA"],
        "AVAL": ["121.75", "", "3"],
        "TRTSDT": ["2024-01-02", "", "1959-12-31"],
        "TRTSDTM": ["2024-01-02T03:04:05", "", "2024-01-02T00:00:00"],
    }
    assert read_table(tmp_path / "adtte.xpt").table.lines.tolist() == [2, 3, 4]


def test_a_sas_data_set_reads_as_its_csv_would() -> None:
    """The twelve subjects of the data set beside this file, the last without age and date."""
    columns = cells_of(DATA_SET)
    assert list(columns) == ["USUBJID", "ARM", "AGE", "TRTSDT"]
    assert columns["USUBJID"] == [f"TEST-{n:03d}" for n in range(1, 13)]
    assert columns["AGE"][:3] + columns["AGE"][-1:] == ["40.5", "41", "41.5", ""]
    assert columns["TRTSDT"][0::11] == ["2024-01-22", ""]


def test_windows_letters_are_read_and_said(tmp_path: Path) -> None:
    """A transport file says no code page; one that is not UTF-8 is read as Windows-1252."""
    data = transport(tmp_path).replace("Österreich".encode(), b"\xd6sterreich ", 1)
    path = tmp_path / "t.xpt"
    path.write_bytes(data)
    reading = read_table(path)
    assert reading.table.columns["COUNTRY"].tolist() == ["Österreich", "", "NA"]
    assert [problem.code for problem in reading.problems] == ["encoding_guessed"]


BROKEN_TRANSPORT: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "t.xpt is empty. Export the table again."),
    "a CSV": (lambda _: b"USUBJID,ARM\nS1,Drug\n", "t.xpt is no SAS transport file."),
    "binary": (lambda _: bytes(range(256)) * 5, "t.xpt is no SAS transport file."),
    "a data set": (lambda _: DATA_SET.read_bytes(), "t.xpt is no SAS transport file."),
    "cut inside a record": (lambda d: d[:-7], "t.xpt is cut off: its length is no multiple of 80"),
    "line ends turned": (lambda d: d.replace(b"  ", b"\r\n", 1) + b"\n", "t.xpt is cut off"),
    "the first header alone": (lambda d: d[:80], "t.xpt is damaged: it ends too early."),
    "cut in the columns": (lambda d: d[:720], "t.xpt is damaged: "),
    "columns that are no number": (
        lambda d: d.replace(
            b"NAMESTR HEADER RECORD!!!!!!!000000", b"NAMESTR HEADER RECORD!!!!!!!xxxxxx"
        ),
        "t.xpt is damaged: its inside is not that of a SAS file.",
    ),
    "two tables": (lambda d: d + d[240:], "t.xpt holds 2 tables. Export each table to a file"),
    "a date outside calendars": (
        lambda d: d.replace(b"\x44\x5b\x51", b"\x4f\x5b\x51", 1),  # 2024-01-02 as SAS counts days
        "t.xpt is damaged: a date lies outside all calendars.",
    ),
}


@pytest.mark.parametrize(("damage", "sentence"), BROKEN_TRANSPORT.values(), ids=BROKEN_TRANSPORT)
def test_a_broken_transport_file_is_refused(
    tmp_path: Path, damage: Callable[[bytes], bytes], sentence: str
) -> None:
    """Whatever is wrong with an XPT, the message says so without the words of a library."""
    path = tmp_path / "t.xpt"
    path.write_bytes(damage(transport(tmp_path)))
    with pytest.raises(StudyError) as refusal:
        read_table(path)
    assert str(refusal.value).startswith(sentence)


BROKEN_DATA_SET: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "t.sas7bdat is empty."),
    "a CSV": (lambda _: b"USUBJID,ARM\nS1,Drug\n", "t.sas7bdat is no SAS data set."),
    "the header alone": (lambda d: d[:1024], "t.sas7bdat is damaged: it ends too early."),
    "cut in the header": (lambda d: d[:100], "t.sas7bdat is damaged: it ends too early."),
    "cut in a page": (lambda d: d[:-3000], "t.sas7bdat is damaged: it ends too early."),
    "zeros behind the header": (
        lambda d: d[:1024] + bytes(len(d) - 1024),
        "t.sas7bdat holds no column. Export the table again.",
    ),
    "bytes turned round": (
        lambda d: d[:1024] + d[:1023:-1],
        "t.sas7bdat holds no column. Export the table again.",
    ),
}


@pytest.mark.parametrize(("damage", "sentence"), BROKEN_DATA_SET.values(), ids=BROKEN_DATA_SET)
def test_a_broken_data_set_is_refused(
    tmp_path: Path, damage: Callable[[bytes], bytes], sentence: str
) -> None:
    """Whatever is wrong with a sas7bdat, the message says so without the words of a library."""
    path = tmp_path / "t.sas7bdat"
    path.write_bytes(damage(DATA_SET.read_bytes()))
    with pytest.raises(StudyError) as refusal:
        read_table(path)
    assert str(refusal.value).startswith(sentence)
