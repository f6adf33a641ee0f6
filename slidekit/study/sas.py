"""SAS transport files and data sets: every value as the text it would have in a CSV."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.languages import tell, to_tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TRANSPORT_HEADERS = (b"HEADER RECORD*******LIBRARY", b"HEADER RECORD*******LIBV8")
DATA_SET_MAGIC = bytes.fromhex("000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011")
READER_WORDS = (
    ("Unable to read from file", to_tell("it ends too early")),
    ("expected length", to_tell("a row is cut off")),
    ("expected number of rows", to_tell("rows are missing")),
    ("compression", to_tell("it is compressed in an unknown way")),
    ("magnitude", to_tell("a date lies outside all calendars")),
    ("date value", to_tell("a date lies outside all calendars")),
)

RECORD_BYTES = 80
"""A transport file is a whole number of such records."""


def read_sas(path: Path, data: bytes) -> tuple[tuple[str, ...], list[list[str]], str | None]:
    """Return names, columns of texts, and the code page where it had to be guessed.

    Dates and times become ISO 8601 texts, whole numbers lose their decimal point, missing is "".

    Raises:
        StudyError: the file is no such file, is cut off or damaged.
    """
    transport = path.suffix.lower() == ".xpt"
    refuse_damaged(path, data, transport=transport)
    try:
        columns, guessed = _columns(path, transport=transport)
    except Exception as error:  # the reader raises many kinds, and all mean a damaged file
        raise StudyError(
            tell("{0} is damaged: {1}.", path.name, _plain(str(error))),
            fix=tell("Export or copy it again."),
        ) from None
    if not columns:
        raise StudyError(
            tell("{0} holds no column.", path.name), fix=tell("Export the table again.")
        )
    return tuple(columns), [_texts(cells) for cells in columns.values()], guessed


def refuse_damaged(path: Path, data: bytes, *, transport: bool) -> None:
    """Raise StudyError where the first bytes or the length say that a SAS file is not whole."""
    if not data:
        raise StudyError(tell("{0} is empty.", path.name), fix=tell("Export the table again."))
    if transport and not data.startswith(TRANSPORT_HEADERS):
        raise StudyError(
            tell("{0} is no SAS transport file.", path.name),
            fix=tell("Export it with the XPORT engine."),
        )
    if transport and len(data) % RECORD_BYTES:
        raise StudyError(
            tell(
                "{0} is cut off: its length is no multiple of {1} bytes.", path.name, RECORD_BYTES
            ),
            fix=tell("Copy it again, as binary."),
        )
    if transport and (n := _members(data)) > 1:
        raise StudyError(
            tell("{0} holds {1} tables.", path.name, n),
            fix=tell("Export each table to a file of its own."),
        )
    if not transport and not data.startswith(DATA_SET_MAGIC):
        raise StudyError(tell("{0} is no SAS data set.", path.name), fix=tell("Export it again."))


def _columns(path: Path, *, transport: bool) -> tuple[dict[str, Sequence[object]], str | None]:
    import pyreadstat

    read = pyreadstat.read_xport if transport else pyreadstat.read_sas7bdat
    try:
        return dict(read(path, output_format="dict")[0]), None
    except Exception as error:
        if "codec" not in str(error):
            raise
    return dict(read(path, output_format="dict", encoding="WINDOWS-1252")[0]), "cp1252"


def _members(data: bytes) -> int:
    return len(re.findall(rb"HEADER RECORD\*{7}MEMB(?:ER |V8 ) HEADER RECORD", data))


def _plain(said: str) -> str:
    """Return what the reader says in plain words."""
    return next(
        (tell(words) for sign, words in READER_WORDS if sign in said),
        tell("its inside is not that of a SAS file"),
    )


def _texts(cells: Sequence[object]) -> list[str]:
    return [_text(cell) for cell in cells]


def _text(value: object) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    return str(value)
