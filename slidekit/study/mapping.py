"""Ordinary tables through the `columns:` map of study.yaml: their names become ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.cells import MISSING, NO, YES, is_one_of, texts
from slidekit.study.recognise import CONTRACTS, capitals, contract_names
from slidekit.study.subjects import IDENTIFIERS
from slidekit.study.words import did_you_mean, listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slidekit.study.model import Table, TableKind
    from slidekit.study.spec import StudySpec, TableMap

    Columns = dict[str, NDArray[np.object_]]

OUR_NAMES = {
    "id": "USUBJID",
    "arm": "ARM",
    "time": "AVAL",
    "unit": "AVALU",
    "event": "EVENT",
    "censor": "CNSR",
    "response": "AVALC",
    "term": "AEDECOD",
    "soc": "AESOC",
    "grade": "AETOXGR",
    "serious": "AESER",
}
"""Plain names for the ADaM variables that ordinary tables have most often."""

NEEDED = {
    "ADSL": ("USUBJID", "ARM"),
    "ADTTE": ("USUBJID", "PARAMCD", "AVAL", "CNSR"),
    "ADAE": ("USUBJID", "AEDECOD"),
    "ADRS": ("USUBJID", "PARAMCD", "AVALC"),
    "estimates": ("measure", "value"),
    "km_points": ("arm", "time", "surv"),
    "subgroups": ("level", "est"),
    "ae": ("n_any",),
}
PUBLISHED = frozenset({"estimates", "km_points", "subgroups", "ae"})


def mapped(table: Table, entry: TableMap, spec: StudySpec) -> Table:
    """Return a table as one entry of `columns:` describes it.

    Raises:
        StudyError: the entry names a column that the table lacks, or what its kind needs is absent.
    """
    chosen = _filtered(replace(table, kind=_kind(entry)), entry)
    if entry.kind in PUBLISHED:
        named = _published(chosen, entry)
    else:
        named = _patient_rows(chosen, entry, spec)
    missing = [name for name in NEEDED[entry.kind] if name not in named.columns]
    if missing:
        plain = {ours: name for name, ours in OUR_NAMES.items()} | {"CNSR": tell("event or censor")}
        words = listed([plain.get(name, name) for name in missing])
        raise StudyError(
            tell(
                "study.yaml maps {0} as {1}, but does not say which column is {2}.",
                table.file.name,
                entry.kind,
                words,
            ),
            fix=tell("The table has {0}.", listed(list(table.columns))),
        )
    return named


def _kind(entry: TableMap) -> TableKind:
    return "unknown" if entry.kind == "ignore" else entry.kind


def _filtered(table: Table, entry: TableMap) -> Table:
    kept = np.ones(table.size, dtype=np.bool_)
    for name, values in entry.filter.items():
        kept &= is_one_of(_find(table, name), values)
    return table.take(kept)


def _patient_rows(table: Table, entry: TableMap, spec: StudySpec) -> Table:
    columns = capitals(table)
    for ours, theirs in entry.columns.items():
        name = OUR_NAMES.get(ours.lower(), ours.upper())
        if name in IDENTIFIERS:
            columns.pop(theirs.upper(), None)  # else it would travel on under its own name
        columns[name] = _find(table, theirs)
    if entry.kind == "ADTTE" or entry.kind == "ADRS":
        _add_parameter(columns, table, entry, spec)
    if entry.kind == "ADTTE":
        _add_censoring(columns, table, entry)
    if entry.unit:
        columns["AVALU"] = texts([entry.unit] * table.size)
    for name in ("AESER", "AESDTH", "TRTEMFL", "ITTFL", "SAFFL"):
        if name in columns:
            columns[name] = _flags(columns[name])
    return replace(table, columns=columns)


def _add_parameter(columns: Columns, table: Table, entry: TableMap, spec: StudySpec) -> None:
    """Name the endpoint of a table that holds one endpoint only."""
    if "PARAMCD" in columns and entry.endpoint is None:
        return
    kind = "time_to_event" if entry.kind == "ADTTE" else "response"
    endpoints = [e for e in spec.endpoints if e.type == kind]
    wanted = [e for e in endpoints if entry.endpoint in (None, e.id)]
    if len(wanted) != 1:
        raise StudyError(
            tell("study.yaml does not say which endpoint {0} holds.", table.file.name),
            fix=tell(
                "Write endpoint: under its columns: entry, one of {0}.",
                listed([e.id for e in endpoints]) or tell("those you add under endpoints:"),
            ),
        )
    code = wanted[0].paramcd or wanted[0].id.upper()
    columns["PARAMCD"] = texts([code] * table.size)
    columns["PARAM"] = texts([wanted[0].label] * table.size)


def _add_censoring(columns: Columns, table: Table, entry: TableMap) -> None:
    """Turn the event column, or a censoring column in words, into CNSR 0 = event, 1 = censored."""
    named = {ours.lower(): theirs for ours, theirs in entry.columns.items()}
    if "event" in named:
        codes = entry.event_codes or _codes(table, named["event"], YES)
        columns["CNSR"] = _censoring(columns.pop("EVENT"), set(codes))
    elif "censor" in named:
        cells = columns["CNSR"]
        if any(cell.lower() in YES | NO and not cell.isdigit() for cell in cells.tolist()):
            columns["CNSR"] = _censoring(cells, _codes(table, named["censor"], NO))


def _codes(table: Table, column: str, wanted: frozenset[str]) -> set[str]:
    cells = set(_find(table, column).tolist()) - MISSING
    if strange := sorted(cell for cell in cells if cell.lower() not in YES | NO):
        raise StudyError(
            tell(
                "{0}: the column {1} holds {2}, and it is not said which of its texts mean an "
                "observed event.",
                table.file.name,
                column,
                listed(strange),
            ),
            fix=tell(
                "Write event_codes: [...] under its columns: entry, with event: for the column."
            ),
        )
    return {cell for cell in cells if cell.lower() in wanted}


def _censoring(cells: NDArray[np.object_], event_codes: set[str]) -> NDArray[np.object_]:
    def code(cell: str) -> str:
        return "" if cell in MISSING else "0" if cell in event_codes else "1"

    return texts(code(cell) for cell in cells.tolist())


def _flags(cells: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return yes, no, 1 and 0 as Y and N where a flag holds nothing else."""
    known = {cell.lower() for cell in cells.tolist()} - {""}
    if not known <= YES | NO:
        return cells
    return texts("Y" if c.lower() in YES else "N" if c else "" for c in cells.tolist())


def _published(table: Table, entry: TableMap) -> Table:
    """Return a published table under our names; "n_any.ARM" makes rows for that arm."""
    shared = {ours: theirs for ours, theirs in entry.columns.items() if "." not in ours}
    columns: Columns = contract_names(table, CONTRACTS[table.kind])
    columns.update({ours: _find(table, theirs) for ours, theirs in shared.items()})
    columns.update(_constants(table, entry, columns))
    columns.update(_places(columns, entry, table.size))
    arms = list(dict.fromkeys(name.partition(".")[2] for name in entry.columns if "." in name))
    if not arms:
        return replace(table, columns=columns)
    long = replace(table, columns=columns)
    return _stacked(long, [_arm_columns(table, entry, arm) for arm in arms])


def _constants(table: Table, entry: TableMap, columns: Columns) -> Columns:
    """Return what the entry says of all rows, where no column says it of each."""
    said = {"endpoint_id": entry.endpoint, "unit": entry.unit}
    return {
        name: texts([value] * table.size)
        for name, value in said.items()
        if value and name not in columns
    }


def _places(columns: Columns, entry: TableMap, size: int) -> Columns:
    """Return source and place of each row: what the row names itself, else what the entry says.

    The entry's places are places in its own source, so rows of another source have none of them.
    """
    blank = texts([""] * size)
    endpoints, refs, anchors = (
        columns.get(name, blank).tolist() for name in ("endpoint_id", "ref_id", "anchor")
    )
    sources = [own.strip() or entry.reference or "" for own in refs]
    places = [
        own.strip() or (_place_of(entry, endpoint) if _is_of(entry, source) else "")
        for own, source, endpoint in zip(anchors, sources, endpoints, strict=True)
    ]
    return {n: texts(c) for n, c in (("ref_id", sources), ("anchor", places)) if any(c)}


def _place_of(entry: TableMap, endpoint: str) -> str:
    return entry.anchors.get(endpoint.strip().lower(), entry.anchor)


def _is_of(entry: TableMap, source: str) -> bool:
    return entry.reference is None or source == entry.reference


def _arm_columns(table: Table, entry: TableMap, arm: str) -> Columns:
    parts = ((ours.partition("."), theirs) for ours, theirs in entry.columns.items())
    mine = {name: theirs for (name, dot, named), theirs in parts if dot and named == arm}
    columns = {ours: _find(table, theirs) for ours, theirs in mine.items()}
    return {**columns, "arm": texts([arm] * table.size)}


def _stacked(table: Table, parts: list[Columns]) -> Table:
    """Return the rows of the table once per arm, with the columns of that arm."""
    rows = np.tile(np.arange(table.size), len(parts))
    long = table.take(rows)
    names = list(dict.fromkeys(name for part in parts for name in part))
    blank = texts([""] * table.size)
    wide = {name: np.concatenate([part.get(name, blank) for part in parts]) for name in names}
    return replace(long, columns={**long.columns, **wide})


def _find(table: Table, name: str) -> NDArray[np.object_]:
    if name in table.columns:
        return table.columns[name]
    folded = {column.casefold(): column for column in table.columns}
    if name.casefold() in folded:
        return table.columns[folded[name.casefold()]]
    raise StudyError(
        tell(
            "study.yaml names the column {0} of {1}, which has no such column.",
            name,
            table.file.name,
        ),
        fix=did_you_mean(name, list(table.columns)),
    )
