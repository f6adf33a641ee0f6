from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import slidekit.study.delimited
import slidekit.study.read
from slidekit.errors import StudyError
from slidekit.study.read import read_table, read_tables
from tests.study.tables import ADSL, ADTTE

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.study.model import Table

REAL = ADTTE.encode()


def zipped(data: bytes) -> bytes:
    """Return data in a ZIP archive, as a workbook is one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", data)
    return buffer.getvalue()


def table_of(folder: Path, data: bytes, name: str = "t.csv") -> Table:
    """Read bytes as a table of that name."""
    path = folder / name
    path.write_bytes(data)
    return read_table(path).table


def cells_of(table: Table) -> dict[str, list[str]]:
    """Return a table's columns as lists."""
    return {name: cells.tolist() for name, cells in table.columns.items()}


LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "t.csv is empty. Export the table again."),
    "blank lines only": (lambda _: b"\n\n\r\n", "t.csv is empty."),
    "a cell too many": (
        lambda d: d.replace(b"S2,Drug,OS", b"S2,Drug,OS,OS", 1),
        "t.csv, line 3: 9 cells where the header has 8.",
    ),
    "a cell too few": (
        lambda d: d.replace(b",DAYS,1,Alive", b",DAYS,1", 1),
        "t.csv, line 3: 7 cells where the header has 8.",
    ),
    "a title above the header": (
        lambda d: b"Final analysis\n" + d,
        "t.csv, line 2: 8 cells where the header has 1. The first line must hold the names",
    ),
    "two columns of one name": (
        lambda d: d.replace(b"PARAMCD,PARAM,", b"PARAM,PARAM,", 1),
        "t.csv has two columns called PARAM (columns 3 and 4).",
    ),
    "a quote never closed": (
        lambda d: d.replace(b"S4,Placebo,OS", b'S4,"Placebo,OS', 1),
        "t.csv, line 5: a quote is opened and never closed.",
    ),
    "a text behind its quote": (
        lambda d: d.replace(b"S4,Placebo,OS", b'S4,"Placebo"x,OS', 1),
        "t.csv, line 5: a text goes on after its closing quote.",
    ),
    "a NUL byte": (
        lambda d: d.replace(b"Alive", b"Ali\0e", 1),
        "t.csv, line 3: the file holds a control character (code 0)",
    ),
    "binary": (
        lambda _: bytes(range(256)) * 9,
        "t.csv is no text, or in a code page that cannot be told.",
    ),
    "a workbook": (zipped, "t.csv is an Excel workbook or a ZIP archive, no table of text."),
    "a gzip archive": (lambda d: b"\x1f\x8b\x08" + d, "t.csv is a gzip archive, no table of text."),
    "a PDF": (lambda d: b"%PDF-1.7\n" + d, "t.csv is a PDF, no table of text."),
    "a web page": (lambda d: b"<!DOCTYPE html><p>" + d, "t.csv is a web page, no table of text."),
    "a Git LFS pointer": (lambda _: LFS, "t.csv is a Git LFS pointer, no table of text."),
    "an XPT file": (
        lambda _: b"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!",
        "t.csv is a SAS transport file, no table of text. Name it with the ending .xpt.",
    ),
    "UTF-16 cut off": (
        lambda d: d.decode().encode("utf-16")[:-1],
        "t.csv is damaged: its text breaks off at byte",
    ),
    "a cell as long as a file": (
        lambda d: d.replace(b"Death", b"x" * 1_000_001, 1),
        "t.csv, line 2: a cell holds more than 1000000 characters.",
    ),
    "far too many columns": (
        lambda _: b",".join(b"c%d" % n for n in range(5_001)),
        "t.csv has 5001 columns; at most 5000 are read.",
    ),
}


@pytest.mark.parametrize(("damage", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_csv_is_refused_in_plain_words(
    tmp_path: Path, damage: Callable[[bytes], bytes], sentence: str
) -> None:
    """Whatever is wrong with a CSV, the message names the file, the line and what to do."""
    with pytest.raises(StudyError) as refusal:
        table_of(tmp_path, damage(REAL))
    assert str(refusal.value).startswith(sentence)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a missing file and an unknown kind of file are named as such."""
    (tmp_path / "tables.csv").mkdir()
    (tmp_path / "t.docx").write_bytes(REAL)
    for name, sentence in (
        ("tables.csv", "tables.csv is a folder, no table."),
        ("absent.csv", "absent.csv cannot be read: no such file or directory."),
        ("t.docx", "t.docx is no table that can be read: its name ends with .docx."),
    ):
        with pytest.raises(StudyError) as refusal:
            read_table(tmp_path / name)
        assert str(refusal.value).startswith(sentence)


def test_a_file_above_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit stands in the message, beside the size."""
    monkeypatch.setattr(slidekit.study.read, "MAX_BYTES", 100)
    with pytest.raises(StudyError, match=r"t\.csv is too large: 0 MB, at most 0 MB are read\."):
        table_of(tmp_path, REAL)


def test_cells_stand_as_in_the_file(tmp_path: Path) -> None:
    """Texts are kept, NA too; an empty cell is empty; the hash is that of the bytes."""
    data = b"id,country,grade,note\n007,NA,3,\n008,DE,NA, x \n"
    table = table_of(tmp_path, data)
    assert cells_of(table) == {
        "id": ["007", "008"],
        "country": ["NA", "DE"],  # Namibia
        "grade": ["3", ""],
        "note": ["", " x "],
    }
    assert table.file.sha256 == hashlib.sha256(data).hexdigest()
    assert (table.file.rows, table.kind) == (2, "unknown")


def test_lines_count_what_lies_in_the_file(tmp_path: Path) -> None:
    """A row's line is right behind quoted line breaks, blank lines and Excel's first line."""
    table = table_of(tmp_path, b'sep=;\r\na;b\r\n"1\r\n1";2\r\n\r\n;\r\n3;"x\n\ny"\r\n4;5\r\n')
    assert table.lines.tolist() == [3, 7, 10]
    assert cells_of(table) == {"a": ["1\r\n1", "3", "4"], "b": ["2", "x\n\ny", "5"]}


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    """A trial may have no adverse event; that is for a check to remark."""
    table = table_of(tmp_path, b"USUBJID,AEDECOD\n")
    assert table.size == 0
    assert list(table.columns) == ["USUBJID", "AEDECOD"]


def test_a_nameless_column_gets_a_number(tmp_path: Path) -> None:
    """Row numbers of R and pandas come without a name."""
    assert list(table_of(tmp_path, b",x\n1,2\n").columns) == ["(column 1)", "x"]


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("utf-8", "Österreich"),
        ("utf-8-sig", "Österreich"),
        ("utf-16", "Österreich"),
        ("utf-16-le", "Österreich"),
        ("utf-16-be", "Österreich"),
        ("utf-32", "Österreich"),
        ("cp1252", "Österreich \N{EM DASH} \N{PER MILLE SIGN}"),
        ("latin-1", "Österreich"),
    ],
)
def test_encodings_are_told_from_the_bytes(tmp_path: Path, codec: str, text: str) -> None:
    """Accents survive in every encoding that spreadsheets write."""
    table = table_of(tmp_path, f"country,n\n{text},1\nSchweiz,2\n".encode(codec))
    assert cells_of(table) == {"country": [text, "Schweiz"], "n": ["1", "2"]}


def test_a_guessed_code_page_is_said(tmp_path: Path) -> None:
    """A file that is not Unicode is read, with a remark; Japanese is told by its letters."""
    path = tmp_path / "t.csv"
    path.write_bytes("国,n\n東京で行われた臨床試験の結果です,1\n".encode("shift_jis"))
    reading = read_table(path)
    assert list(reading.table.columns) == ["国", "n"]
    assert [problem.code for problem in reading.problems] == ["encoding_guessed"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1,5", "2", ""], ["1.5", "2", ""]),
        (["0,123", "NA"], ["0.123", ""]),
        (["1,234", "5,678"], ["1,234", "5,678"]),  # thousands or decimals: nobody knows
        (["1,234", "5,67"], ["1.234", "5.67"]),
        (["12,345.6", "1,5"], ["12,345.6", "1,5"]),
        (["1.234,5", "1,5"], ["1.234,5", "1,5"]),
        (["1,5", "2.5"], ["1,5", "2.5"]),
        (["1,2,3", "1,2"], ["1,2,3", "1,2"]),
        (["1,5", "low"], ["1,5", "low"]),
        (["-1,5e3", "NE"], ["-1.5e3", "NE"]),
    ],
)
def test_a_decimal_comma_is_found_only_where_it_is_certain(
    tmp_path: Path, cells: list[str], expected: list[str]
) -> None:
    """A column is changed as a whole or not at all."""
    data = "AVAL\tx\n" + "".join(f"{cell}\tw\n" for cell in cells)
    assert cells_of(table_of(tmp_path, data.encode()))["AVAL"] == expected


def test_identifiers_keep_their_commas(tmp_path: Path) -> None:
    """Codes are no numbers; one sure column settles the unsure ones."""
    table = table_of(tmp_path, b"SUBJID;AVAL;BASE\n1,5;1,5;1,234\n2,5;2,25;2,345\n")
    assert cells_of(table) == {
        "SUBJID": ["1,5", "2,5"],
        "AVAL": ["1.5", "2.25"],
        "BASE": ["1.234", "2.345"],
    }


def test_an_unsure_comma_is_said(tmp_path: Path) -> None:
    """Cells that may be thousands are not read as numbers, and a problem names the column."""
    path = tmp_path / "t.csv"
    path.write_bytes(b"AVAL;x\n1,234;2\n")
    (problem,) = read_table(path).problems
    assert (problem.code, problem.column) == ("decimal_ambiguous", "AVAL")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_told(tmp_path: Path, delimiter: str) -> None:
    """A real table reads the same whatever separates its cells."""
    expected = cells_of(table_of(tmp_path, ADSL.encode()))
    assert cells_of(table_of(tmp_path, ADSL.replace(",", delimiter).encode())) == expected


NAMES = st.lists(st.from_regex(r"[A-Z]{1,3}[0-9]", fullmatch=True), min_size=2, unique=True)
TEXTS = st.text("abXYZ ,;|\t\"'\n0189.-éßØ", max_size=8).map(lambda text: f"x{text}x")
NUMBERS = st.decimals(-9999, 9999, places=1).map(str)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[str]]:
    """Return columns of texts and columns of numbers with one decimal."""
    rows = draw(st.integers(1, 6))
    columns = st.lists(TEXTS, min_size=rows, max_size=rows)
    columns |= st.lists(NUMBERS, min_size=rows, max_size=rows)
    return {name: draw(columns) for name in draw(NAMES)[:6]}


def written(columns: dict[str, list[str]], delimiter: str, comma: bool, quote_all: bool) -> str:
    """Return a table as a spreadsheet writes it."""

    def shown(cell: str) -> str:
        cell = cell.replace(".", ",") if comma and not cell.startswith("x") else cell
        quoted = quote_all or any(sign in cell for sign in f'{delimiter}"\n\r')
        return '"' + cell.replace('"', '""') + '"' if quoted else cell

    rows = [list(columns), *(list(row) for row in zip(*columns.values(), strict=True))]
    return "".join(delimiter.join(map(shown, row)) + "\r\n" for row in rows)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    columns=tables(),
    delimiter=st.sampled_from(",;\t|"),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    comma=st.booleans(),
    quote_all=st.booleans(),
)
def test_one_table_reads_the_same_however_it_was_saved(
    tmp_path: Path,
    columns: dict[str, list[str]],
    delimiter: str,
    codec: str,
    comma: bool,
    quote_all: bool,
) -> None:
    """Delimiter, encoding, decimal comma and quoting leave the cells as they are."""
    data = written(columns, delimiter, comma, quote_all).encode(codec)
    assert cells_of(table_of(tmp_path, data)) == columns


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_table_or_a_sentence(tmp_path: Path, data: bytes) -> None:
    """Whatever a file holds, the reader neither crashes nor hangs."""
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    tables, problems = read_tables([path])
    assert [problem.file for problem in problems if problem.code == "unreadable"] == (
        [] if tables else ["t.csv"]
    )
    for table in tables:
        assert all(len(cells) == table.size for cells in table.columns.values())


@pytest.mark.parametrize("device", [path for path in (Path("/dev/null"),) if path.exists()])
def test_a_device_is_no_table(device: Path) -> None:
    """What never ends is not read at all."""
    with pytest.raises(StudyError, match="null is no file but a device"):
        read_table(device)
