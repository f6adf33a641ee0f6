"""The first rows of a table at once, however long its file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.study.delimited import parse
from slidekit.study.encoding import decode
from slidekit.study.tablefiles import TEXT_SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.study.delimited import Grid

LOOKED_AT_BYTES = 256_000


def first_rows(path: Path) -> Grid | None:
    """Return the cells at the beginning of a delimited file as they are typed.

    None where only the whole file can tell: SAS files, and a beginning that ends inside a quoted
    cell.
    """
    if path.suffix.lower() not in TEXT_SUFFIXES:
        return None
    try:
        with path.open("rb") as file:
            data = file.read(LOOKED_AT_BYTES)
        if len(data) == LOOKED_AT_BYTES:
            data = data[: data.rfind(b"\n") + 1]
        return parse(decode(data, path)[0], path)
    except (OSError, StudyError):
        return None
