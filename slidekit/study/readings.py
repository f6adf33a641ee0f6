"""second_reader.yaml: who typed each table in, and who read which number, beside the tables."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from slidekit.errors import StudyError
from slidekit.files import write_whole
from slidekit.languages import framed, tell
from slidekit.study.entry import Entry, Name, whole_number
from slidekit.study.model import Problem
from slidekit.study.second_reader import Reading, require_second
from slidekit.study.yamlfile import load_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

READINGS_NAME = "second_reader.yaml"


class ReadingEntry(Entry):
    """One number that was read."""

    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    by: Annotated[Name, StringConstraints(min_length=1)]
    date: dt.date
    agrees: bool
    file: str
    line: Annotated[int, Field(ge=1)]
    column: str
    text: str
    note: str = ""


class ReadingsFile(Entry):
    """The file as a whole."""

    schema_version: Annotated[Literal[1], BeforeValidator(whole_number)] = Field(
        default=1, alias="schema"
    )
    typed_by: dict[str, Name] = Field(default_factory=dict)
    read: tuple[ReadingEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Readings:
    """What is known of who typed and who read."""

    typed_by: Mapping[str, str] = field(default_factory=dict)
    """Name of a table's file -> who typed it in."""
    by_digest: Mapping[str, Reading] = field(default_factory=dict)
    """Digest of a number -> its reading; also of numbers that were changed since."""


def load_readings(folder: Path) -> Readings:
    """Return what second_reader.yaml of a folder says; nothing where there is none.

    Raises:
        StudyError: it breaks its schema, or names a reader who typed the table in.
    """
    path = folder / READINGS_NAME
    if not path.is_file():
        return Readings()
    found = load_model(path, ReadingsFile, READINGS_NAME)
    for entry in found.read:
        require_second(entry.by, found.typed_by.get(entry.file, ""), entry.file)
    entries = (Reading(**entry.model_dump()) for entry in found.read)
    return Readings(found.typed_by, {entry.digest: entry for entry in entries})


def readings_beside(folder: Path) -> tuple[Readings, tuple[Problem, ...]]:
    """Return the readings of a folder; a file that is broken is a remark and blocks nothing."""
    try:
        return load_readings(folder), ()
    except StudyError as error:
        told = framed("{0} {1}", error.what, tell("No number counts as read by a second reader."))
        return Readings(), (Problem("warn", "second_reader", told, error.fix, READINGS_NAME),)


def save_readings(readings: Readings, folder: Path) -> None:
    """Write second_reader.yaml, whole or not at all.

    Raises:
        StudyError: the folder must not be written to.
    """
    text = "\n".join(_lines(readings)) + "\n"
    write_whole(folder / READINGS_NAME, text.encode(), StudyError)


def _lines(readings: Readings) -> Iterator[str]:
    yield "# Who read the numbers of the printed tables beside their sources. A tick holds as"
    yield "# long as the number, its row and its place in the source stay as they are."
    yield "schema: 1"
    if readings.typed_by:
        yield "typed_by:"
        for file, name in sorted(readings.typed_by.items()):
            yield f"  {_text(file)}: {_text(name)}"
    if readings.by_digest:
        yield "read:"
    for one in sorted(readings.by_digest.values(), key=lambda r: (r.file, r.line, r.column)):
        yield f"  - {{{', '.join(_pairs(one))}}}"


def _pairs(one: Reading) -> Iterator[str]:
    yield f"file: {_text(one.file)}"
    yield f"line: {one.line}"
    yield f"column: {_text(one.column)}"  # a plain N is a flag to other readers of YAML
    yield f"text: {_text(one.text)}"
    yield f"agrees: {'yes' if one.agrees else 'no'}"
    if one.note:
        yield f"note: {_text(one.note)}"
    yield f"by: {_text(one.by)}"
    yield f"date: {one.date.isoformat()}"
    yield f"digest: {one.digest}"


def _text(text: str) -> str:
    """Return a text in double quotes: JSON's are YAML's."""
    return json.dumps(text, ensure_ascii=False)
