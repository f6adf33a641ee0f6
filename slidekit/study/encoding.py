"""From the bytes of a table to its text: Unicode, or else the code page it was saved in."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.languages import tell, to_tell

if TYPE_CHECKING:
    from pathlib import Path

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OLD_CODE_PAGES = ["cp1252", "cp1250", "cp1251", "cp1253", "shift_jis", "gb18030", "big5", "euc_kr"]
SAMPLE_BYTES = 65_536
TEXT_CONTROLS = frozenset("\t\n\r\f\v")

SIGNATURES = (
    (
        b"PK\x03\x04",
        to_tell("an Excel workbook or a ZIP archive"),
        to_tell("Save the sheet as CSV UTF-8."),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        to_tell("an old Excel workbook"),
        to_tell("Save the sheet as CSV UTF-8."),
    ),
    (b"\x1f\x8b", to_tell("a gzip archive"), to_tell("Unpack it first.")),
    (b"7z\xbc\xaf", to_tell("a 7-Zip archive"), to_tell("Unpack it first.")),
    (b"%PDF", to_tell("a PDF"), to_tell("Give the table itself.")),
    (b"PAR1", to_tell("a Parquet file"), to_tell("Save the table as CSV.")),
    (b"SQLite format 3", to_tell("a database"), to_tell("Save the table as CSV.")),
    (b"RDX3", to_tell("an R data file"), to_tell("Save the table as CSV.")),
    (
        b"HEADER RECORD*****",
        to_tell("a SAS transport file"),
        to_tell("Name it with the ending .xpt."),
    ),
    (
        b"version https://git-lfs",
        to_tell("a Git LFS pointer"),
        to_tell("Fetch the file itself with git lfs pull."),
    ),
    (
        b"/annex/objects/",
        to_tell("a git-annex pointer"),
        to_tell("Fetch the file itself with git annex get."),
    ),
    (b"\x89PNG", to_tell("a picture"), to_tell("Give the table itself.")),
    (b"\xff\xd8\xff", to_tell("a picture"), to_tell("Give the table itself.")),
    (b"<!DOCTYPE", to_tell("a web page"), to_tell("Download the table itself.")),
    (b"<!doctype", to_tell("a web page"), to_tell("Download the table itself.")),
    (b"<html", to_tell("a web page"), to_tell("Download the table itself.")),
    (b"<?xml", to_tell("an XML file"), to_tell("Save the table as CSV.")),
    (b"{", to_tell("a JSON file"), to_tell("Save the table as CSV.")),
)


def decode(data: bytes, path: Path) -> tuple[str, str | None]:
    """Return the text of a file, and the code page where that had to be guessed.

    Raises:
        StudyError: the file is no text, or its text cannot be told from its bytes.
    """
    refuse_other_formats(data, path)
    text, guessed = _decoded(data, path)
    if (position := _first_control(text)) is not None:
        line = text.count("\n", 0, position) + 1
        raise StudyError(
            tell(
                "{0}, line {1}: the file holds a control character (code {2}) and is damaged or no "
                "table.",
                path.name,
                line,
                ord(text[position]),
            ),
            fix=tell("Save it again as CSV UTF-8."),
        )
    return text, guessed


def refuse_other_formats(data: bytes, path: Path) -> None:
    """Raise StudyError where the first bytes say that a file is no text table."""
    start = data[:64].removeprefix(codecs.BOM_UTF8).lstrip()
    for signature, what, fix in SIGNATURES:
        if start.startswith(signature):
            raise StudyError(
                tell("{0} is {1}, no table of text.", path.name, tell(what)), fix=tell(fix)
            )


def _decoded(data: bytes, path: Path) -> tuple[str, str | None]:
    marked = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    codec = marked or _unmarked_utf16(data) or "utf-8"
    try:
        return data.decode(codec), None
    except UnicodeDecodeError as error:
        if codec != "utf-8":
            raise StudyError(
                tell("{0} is damaged: its text breaks off at byte {1}.", path.name, error.start),
                fix=tell("Save it again as CSV UTF-8."),
            ) from None
    page = _code_page(data)
    if page is None:
        raise StudyError(
            tell("{0} is no text, or in a code page that cannot be told.", path.name),
            fix=tell("Save it again as CSV UTF-8."),
        )
    return data.decode(page), page


def _unmarked_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a byte order mark: Latin letters leave every other byte zero."""
    sample = data[:SAMPLE_BYTES]
    if len(sample) < 4 or sample.count(0) < len(sample) // 3:
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _code_page(data: bytes) -> str | None:
    """Return Windows-1252 where the bytes allow it, else what the statistics of letters say."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return _most_likely(data)
    return "cp1252"


def _most_likely(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    lines = [line for line in data.splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:SAMPLE_BYTES]
    best = from_bytes(sample, cp_isolation=OLD_CODE_PAGES).best()
    if best is None:
        return None
    try:
        data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    return best.encoding


def _first_control(text: str) -> int | None:
    for code in range(32):
        if chr(code) not in TEXT_CONTROLS and (position := text.find(chr(code))) >= 0:
            return position
    return None
