"""Small trials made in memory, and what exhibits of them say once their numbers are filled in."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np

from slidekit.exhibits.format import Formatter, plain
from slidekit.exhibits.model import Made, Missing, Prose, Request, TableData
from slidekit.exhibits.registry import exhibit_kind
from slidekit.study.cells import texts
from slidekit.study.model import SourceFile, Study, Table
from slidekit.study.opening import reference_arm
from slidekit.study.spec import StudySpec
from slidekit.template.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.study.model import TableKind

    Columns = Mapping[str, Sequence[str]]

POLICY = Policy(schema=1, name="test", version="1")
FORMATTER = Formatter(POLICY.formats)
SAFETY: dict[str, object] = {
    "id": "safety",
    "label": "Safety population",
    "filter": {"SAFFL": ["Y"]},
}
ITT: dict[str, object] = {
    "id": "itt",
    "label": "Intention-to-treat population",
    "abbreviation": "ITT",
    "filter": {"ITTFL": ["Y"]},
}


def table(kind: TableKind, columns: Columns) -> Table:
    """Return a table of a kind; its file is named after the kind."""
    rows = len(next(iter(columns.values())))
    name = f"{kind.lower()}.csv"
    file = SourceFile(name, sha256(repr(columns).encode()).hexdigest(), rows)
    cells = {column: texts(found) for column, found in columns.items()}
    return Table(file, kind, cells, np.arange(2, rows + 2, dtype=np.int64))


def trial(*tables: Table, **spec: Any) -> Study:
    """Return a study of tables and of what study.yaml would say; two arms, new and old, if none."""
    arms = [{"id": "new", "name": "New"}, {"id": "old", "name": "Old", "reference": True}]
    defaults = {"schema": 1, "id": "t", "arms": arms, "populations": [ITT, SAFETY]}
    found = StudySpec.model_validate({**defaults, **spec})
    return Study(found, found.arms, reference_arm(found.arms), tables, ())


def subjects(*arms: str, **columns: Sequence[str]) -> Table:
    """Return a subject table of S1, S2, ... in these arms; all randomised and treated."""
    size = len(arms)
    return table(
        "ADSL",
        {
            "USUBJID": [f"S{number}" for number in range(1, size + 1)],
            "ARM": arms,
            "ITTFL": ["Y"] * size,
            "SAFFL": ["Y"] * size,
            **columns,
        },
    )


def events(*rows: tuple[str, str], **columns: Sequence[str]) -> Table:
    """Return a table of adverse events: subject and preferred term of each, and further columns."""
    return table(
        "ADAE",
        {
            "USUBJID": [subject for subject, _ in rows],
            "AEDECOD": [term for _, term in rows],
            "TRTEMFL": ["Y"] * len(rows),
            **columns,
        },
    )


def times_of(code: str, label: str) -> Table:
    """Return a record of one time-to-event endpoint in days for each of S1 and S2."""
    both = {"PARAMCD": code, "PARAM": label, "AVALU": "DAYS", "CNSR": "0"}
    columns = {name: [cell, cell] for name, cell in both.items()}
    return table("ADTTE", {"USUBJID": ["S1", "S2"], "AVAL": ["30", "60"], **columns})


def make(kind: str, study: Study, policy: Policy = POLICY, **options: str) -> Made | Missing:
    """Return what a kind makes of a study."""
    request = Request(study, policy, None, tuple(sorted(options.items())))
    return exhibit_kind(kind).make(request)


def made(kind: str, study: Study, policy: Policy = POLICY, **options: str) -> Made:
    """Return the exhibit that a kind makes of a study, which must be able to."""
    found = make(kind, study, policy, **options)
    assert isinstance(found, Made), found
    return found


def say(found: Made, text: str) -> str:
    """Return text with the numbers of an exhibit's facts."""
    return plain(text, {fact.id: fact for fact in found.facts}, FORMATTER)


def rows(found: Made) -> list[list[str]]:
    """Return the rows of a table exhibit as they are read, without the heading."""
    assert isinstance(found.exhibit.data, TableData)
    return [[say(found, cell) for cell in row.cells] for row in found.exhibit.data.rows]


def headings(found: Made) -> list[str]:
    """Return the column headings of a table exhibit as they are read."""
    assert isinstance(found.exhibit.data, TableData)
    return [say(found, column.text) for column in found.exhibit.data.columns]


def lines(found: Made) -> list[str]:
    """Return the lines of a text exhibit as they are read."""
    assert isinstance(found.exhibit.data, Prose)
    return [say(found, line.text) for line in found.exhibit.data.lines]
