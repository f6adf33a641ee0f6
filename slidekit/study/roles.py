"""What the columns of a table mean, and how a person changes that: `columns:` of study.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from slidekit.study.guess import event_codes, guess_maps
from slidekit.study.mapping import OUR_NAMES
from slidekit.study.recognise import CONTRACTS
from slidekit.study.spec import Endpoint, TableMap
from slidekit.study.suggest import ENDPOINT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from slidekit.study.model import Table, TableKind
    from slidekit.study.spec import StudySpec

BY_COLUMNS = ""
"""The table is what its columns say; study.yaml need not name it."""
NOT_READ = "ignore"
PATIENT_KINDS = ("ADSL", "ADTTE", "ADAE", "ADRS")
KIND_CHOICES = (
    *(BY_COLUMNS, "ADSL", "ADSL+ADTTE", "ADTTE", "ADAE", "ADRS"),
    *("estimates", "km_points", "subgroups", "ae", NOT_READ),
)
"""What a person may say that a table is; ADSL+ADTTE: a row a patient, with times."""
ROLES_OF: dict[str, tuple[str, ...]] = {
    "ADSL": ("id", "arm"),
    "ADTTE": ("id", "arm", "paramcd", "time", "event", "censor", "unit"),
    "ADAE": ("id", "term", "soc", "grade", "serious"),
    "ADRS": ("id", "arm", "paramcd", "response"),
    **{kind: names for kind, names in CONTRACTS.items()},
}
SHARED = frozenset({"id", "arm"})
"""Roles that all entries of one file have in common."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a column means, and of which endpoint where a table has several."""

    name: str
    endpoint: str = ""


def entries_of(spec: StudySpec, file: str) -> tuple[TableMap, ...]:
    """Return what study.yaml says of a table."""
    return tuple(entry for entry in spec.columns if entry.file == file)


def kind_choice(spec: StudySpec, file: str) -> str:
    """Return what study.yaml says that a table is, as one of KIND_CHOICES."""
    kinds = dict.fromkeys(entry.kind for entry in entries_of(spec, file))
    return "+".join(kinds)


def with_kind(spec: StudySpec, table: Table, choice: str) -> StudySpec:
    """Return study.yaml with another kind of a table; its columns are guessed anew.

    An endpoint that the table brings along is added.
    """
    others = [entry for entry in spec.columns if entry.file != table.file.name]
    if choice == BY_COLUMNS:
        return spec.model_copy(update={"columns": tuple(others)})
    wanted = choice.split("+")
    guessed = [entry for entry in guess_maps(table) if entry.kind in wanted]
    blank = [_blank(spec, table, kind) for kind in wanted if kind not in {e.kind for e in guessed}]
    found = sorted([*guessed, *blank], key=lambda entry: wanted.index(entry.kind))
    known = {endpoint.id for endpoint in spec.endpoints}
    new = [e.endpoint for e in found if e.endpoint and e.endpoint not in known]
    added = tuple(_endpoint(name) for name in dict.fromkeys(new))
    return spec.model_copy(
        update={"columns": (*others, *found), "endpoints": (*spec.endpoints, *added)}
    )


def role_choices(spec: StudySpec, file: str, kind: str) -> tuple[Role, ...]:
    """Return the roles that a column of a table may have.

    Args:
        spec: study.yaml.
        file: the table's.
        kind: what it was recognised as, for a table that study.yaml does not name.
    """
    entries = entries_of(spec, file) or (TableMap(file=file, kind=_mappable(kind)),)
    found = (role for entry in entries for role in _roles(entry, _several(entries)))
    return tuple(dict.fromkeys(found))


def roles(spec: StudySpec, table: Table, kind: str) -> dict[str, Role]:
    """Return what each column of a table means; columns that mean nothing are left out.

    Args:
        spec: study.yaml.
        table: as it was read, with the names of its file.
        kind: what it was recognised as.
    """
    entries = entries_of(spec, table.file.name)
    said = {
        _spelled(table, theirs): Role(ours, _mark(entry, ours, _several(entries)))
        for entry in entries
        for ours, theirs in entry.columns.items()
    }
    return _by_name(table, entries[0].kind if entries else kind) | said


def with_role(
    spec: StudySpec, table: Table, kind: str, column: str, role: Role | None
) -> StudySpec:
    """Return study.yaml with another meaning of a column; None: it means nothing.

    A column that had the role before loses it. Texts that mean an event are guessed anew.
    """
    name = table.file.name
    entries = entries_of(spec, name) or (TableMap(file=name, kind=_mappable(kind)),)
    changed = iter([_changed(entry, table, column, role, _several(entries)) for entry in entries])
    if not entries_of(spec, name):
        return spec.model_copy(update={"columns": (*spec.columns, *changed)})
    columns = tuple(next(changed) if entry.file == name else entry for entry in spec.columns)
    return spec.model_copy(update={"columns": columns})


def standard_names(spec: StudySpec, table: Table, kind: str) -> dict[str, str]:
    """Return the column of the file behind each name under which checks speak of it."""
    own = {name.upper(): name for name in table.columns}
    meant = roles(spec, table, kind).items()
    return own | {OUR_NAMES.get(role.name, role.name).upper(): column for column, role in meant}


def _blank(spec: StudySpec, table: Table, kind: str) -> TableMap:
    """Return an entry whose columns a person has to name."""
    times = [e.id for e in spec.endpoints if e.type == "time_to_event"]
    endpoint = (times or ["os"])[0] if kind == "ADTTE" else None
    return TableMap(file=table.file.name, kind=_mappable(kind), endpoint=endpoint)


def _endpoint(name: str) -> Endpoint:
    label = ENDPOINT_NAMES.get(name, name.replace("_", " ").capitalize())
    return Endpoint(id=name, label=label, paramcd=name.upper())


def _mappable(kind: str) -> TableKind:  # a kind that `columns:` cannot name is not read
    return cast("TableKind", kind if kind in ROLES_OF else NOT_READ)


def _several(entries: Sequence[TableMap]) -> bool:
    return len({entry.endpoint for entry in entries if entry.endpoint}) > 1


def _roles(entry: TableMap, several: bool) -> Iterator[Role]:
    for name in ROLES_OF.get(entry.kind, ()):
        yield Role(name, _mark(entry, name, several))


def _mark(entry: TableMap, name: str, several: bool) -> str:
    return entry.endpoint or "" if several and name not in SHARED else ""


def _spelled(table: Table, name: str) -> str:
    folded = {column.casefold(): column for column in table.columns}
    return name if name in table.columns else folded.get(name.casefold(), name)


def _by_name(table: Table, kind: str) -> dict[str, Role]:
    """Return the columns that are called as we call them."""
    ours = {name.upper(): name for name in ROLES_OF.get(kind, ())}
    if kind in PATIENT_KINDS:
        ours = {OUR_NAMES.get(name, name).upper(): name for name in ROLES_OF.get(kind, ())}
        ours |= {alias: role for alias, role in ALIASES.items() if role in ROLES_OF.get(kind, ())}
    exact = {name: Role(name) for name in table.columns if name in ROLES_OF.get(kind, ())}
    folded = {n: Role(ours[n.upper()]) for n in table.columns if n.upper() in ours}
    return folded | exact


ALIASES = {
    "TRT01P": "arm",
    "TRTP": "arm",
    "AEBODSYS": "soc",
    "ATOXGR": "grade",
}
"""ADaM variables that mean the same as one of ours."""


def _changed(
    entry: TableMap, table: Table, column: str, role: Role | None, several: bool
) -> TableMap:
    takes = role is not None and role in set(_roles(entry, several))
    name = role.name if role and takes else ""
    kept = {
        ours: theirs
        for ours, theirs in entry.columns.items()
        if theirs.casefold() != column.casefold() and ours != name
    }
    if takes:
        kept[name] = column
        kept = _without_rival(kept, name)
    order = {ours: place for place, ours in enumerate(ROLES_OF.get(entry.kind, ()))}
    columns = dict(sorted(kept.items(), key=lambda pair: order.get(pair[0], len(order))))
    codes = event_codes(table.columns[column]) if name == "event" else entry.event_codes
    return entry.model_copy(
        update={"columns": columns, "event_codes": codes if "event" in columns else ()}
    )


def _without_rival(columns: dict[str, str], name: str) -> dict[str, str]:
    """A time ends by an event or is censored: one column says which."""
    rival = {"event": "censor", "censor": "event"}.get(name)
    return {ours: theirs for ours, theirs in columns.items() if ours != rival}
