"""How a check says what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from slidekit.languages import framed
from slidekit.study.model import Problem
from slidekit.study.words import lines_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from slidekit.study.model import Study, Table

    Check = Callable[[Study], Iterator[Problem]]

Severity = Literal["error", "warn"]


def problem(
    severity: Severity,
    code: str,
    message: str,
    fix: str,
    *,
    table: Table | None = None,
    rows: NDArray[np.bool_] | None = None,
    column: str | None = None,
) -> Problem:
    """Return a problem of a table; where rows are marked, the message names their lines."""
    lines = table.lines[rows].tolist() if table is not None and rows is not None else []
    return Problem(
        severity,
        code,
        _said(message, lines),
        fix,
        file=table.file.name if table is not None else None,
        row=lines[0] if lines else None,
        column=column,
    )


def _said(message: str, lines: list[int]) -> str:
    """Return a message as a sentence, with the lines that it is about."""
    if lines:
        return framed("{0:bare} ({1}).", message, lines_named(lines))
    return message if message.endswith(".") else framed("{0}.", message)


def subjects_in(table: Table, rows: NDArray[np.bool_]) -> int:
    """Return how many subjects the marked rows belong to."""
    return len(set(table.columns["USUBJID"][rows].tolist()))


def known_subjects(table: Table, ids: set[str]) -> NDArray[np.bool_]:
    """Tell for each row whether its subject is one of these."""
    cells = table.columns["USUBJID"].tolist()
    return np.fromiter((cell in ids for cell in cells), np.bool_, table.size)
