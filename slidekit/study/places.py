"""Where in its source a printed table stands, and how a person says it in study.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.study.cells import blanks
from slidekit.study.mapping import PUBLISHED
from slidekit.study.roles import entries_of, roles
from slidekit.study.spec import TableMap

if TYPE_CHECKING:
    from slidekit.study.model import Table
    from slidekit.study.spec import StudySpec

WHOLE = ""
"""The table as a whole, in the place of an endpoint."""


@dataclass(frozen=True, slots=True)
class Places:
    """What is to be said of a printed table."""

    reference: str | None
    """Id of its source, for rows that name none; None: nobody said."""
    asks_source: bool
    """Some row does not name its source itself."""
    anchors: dict[str, str]
    """Id of an endpoint, or "" for the table as a whole -> where its numbers stand, "": unsaid.

    Empty: each row says it itself.
    """
    is_divided: bool
    """study.yaml describes the table in several parts, each with a place of its own."""


def places(spec: StudySpec, table: Table, kind: str) -> Places | None:
    """Return what a person is to say of a table's places; None: it holds no printed numbers.

    Args:
        spec: study.yaml.
        table: as it was read, with the names of its file.
        kind: what it was recognised as.
    """
    entries = entries_of(spec, table.file.name)
    kinds: set[str] = {entry.kind for entry in entries} or {kind}
    if not kinds <= PUBLISHED:
        return None
    entry = entries[0] if entries else None
    cells = _cells(spec, table, kind)
    return Places(
        entry.reference if entry else None,
        not all(cells["ref_id"]),
        _anchors(entry, cells),
        len(entries) > 1,
    )


def with_place(spec: StudySpec, table: Table, kind: str, endpoint: str, words: str) -> StudySpec:
    """Return study.yaml with a place said of a table, or of the rows of one of its endpoints."""
    from slidekit.study.revision import with_value

    spec, at = _with_entry(spec, table, kind)
    if endpoint == WHOLE:
        return with_value(spec, ("columns", at, "anchor"), words)
    anchors = {**spec.columns[at].anchors, endpoint: words}
    said = {name: place for name, place in anchors.items() if place}
    return with_value(spec, ("columns", at, "anchors"), said or None)


def with_source_of(spec: StudySpec, table: Table, kind: str, reference: str | None) -> StudySpec:
    """Return study.yaml with another source of a table's rows that name none."""
    from slidekit.study.revision import with_value

    spec, at = _with_entry(spec, table, kind)
    return with_value(spec, ("columns", at, "reference"), reference)


def _cells(spec: StudySpec, table: Table, kind: str) -> dict[str, list[str]]:
    """Return endpoint, source and place of each row as the table has them."""
    columns = {role.name: name for name, role in roles(spec, table, kind).items()}
    return {
        ours: [
            str(cell).strip()
            for cell in table.columns.get(columns.get(ours, ours), blanks(table.size)).tolist()
        ]
        for ours in ("endpoint_id", "ref_id", "anchor")
    }


def _anchors(entry: TableMap | None, cells: dict[str, list[str]]) -> dict[str, str]:
    """Return the places to say: one for each endpoint where several are silent, else one."""
    rows = zip(cells["endpoint_id"], cells["anchor"], strict=True)
    silent = list(dict.fromkeys(endpoint.lower() for endpoint, anchor in rows if not anchor))
    if not silent:
        return {}
    whole, own = (entry.anchor, entry.anchors) if entry else ("", {})
    if (len(silent) == 1 and not own) or not all(silent):
        return {WHOLE: whole}
    return {endpoint: own.get(endpoint, whole) for endpoint in silent}


def _with_entry(spec: StudySpec, table: Table, kind: str) -> tuple[StudySpec, int]:
    """Return study.yaml with an entry for a table, and the entry's place."""
    name = table.file.name
    for at, entry in enumerate(spec.columns):
        if entry.file == name:
            return spec, at
    columns = (*spec.columns, TableMap.model_validate({"file": name, "kind": kind}))
    return spec.model_copy(update={"columns": columns}), len(spec.columns)
