"""A first study.yaml from the tables alone: every line is a guess that a person confirms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.study.arms import arm_names, is_control
from slidekit.study.cells import blanks
from slidekit.study.durations import unit_named
from slidekit.study.guess import guess_maps
from slidekit.study.mapping import mapped
from slidekit.study.spec import Arm, Endpoint, Population, StudySpec, Subgroup
from slidekit.study.subjects import first_rows, itt_flag, treated
from slidekit.study.suggest_published import published_endpoints, sole_comparator
from slidekit.study.times import distinct, usual_subgroups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from slidekit.study.model import Table
    from slidekit.study.spec import TableMap

ENDPOINT_NAMES = {
    "os": "Overall survival",
    "pfs": "Progression-free survival",
    "dfs": "Disease-free survival",
    "efs": "Event-free survival",
    "rfs": "Relapse-free survival",
    "ttp": "Time to progression",
    "dor": "Duration of response",
    "orr": "Objective response rate",
    "dcr": "Disease control rate",
}
COLUMN_NAMES = {
    "AGEGR1": "Age group",
    "SEX": "Sex",
    "RACE": "Race",
    "RACEGR1": "Race",
    "ETHNIC": "Ethnicity",
    "REGION1": "Region",
}
UNIT_AT_END = re.compile(
    r"(?P<name>.*\S)(\s*\((in )?(?P<unit>\w+)\)|, (in )?(?P<bare>\w+))", re.DOTALL
)
RECIST = frozenset({"CR", "PR", "SD", "PD", "NE", "NON-CR/NON-PD", "MISSING"})
RESPONSE_CODES = frozenset({"BOR", "CBOR", "RSP", "CRSP", "OBJRSP"})
RESPONDERS = frozenset({"CR", "PR"})
RESPONDER_FLAGS = ("RSPFL", "RESPFL")
"""Columns in use for who had a response; ADaM has no name for it."""


def suggest_spec(tables: Sequence[Table], study_id: str = "study") -> StudySpec:
    """Return what the tables themselves say of arms, populations, endpoints and subgroups.

    Args:
        tables: recognised tables; those of unknown kind are mapped where their columns allow it.
        study_id: the id to give to the study.
    """
    maps = tuple(entry for t in tables if t.kind == "unknown" for entry in guess_maps(t))
    named = tuple(dict.fromkeys(entry.endpoint for entry in maps if entry.endpoint))
    plain = [Endpoint(id=name, label=_label(name), paramcd=name.upper()) for name in named]
    draft = StudySpec(schema=1, id=study_id, endpoints=tuple(plain), columns=maps)
    usable = [*(t for t in tables if t.kind != "unknown"), *_mapped(tables, draft)]
    people = next((table for table in usable if table.kind == "ADSL"), None)
    endpoints = _with_own_ids([*plain, *_endpoints(t for t in usable if not _is_in(t, maps))])
    endpoints = endpoints or published_endpoints(usable, ENDPOINT_NAMES)
    return draft.model_copy(
        update={
            "arms": suggest_arms(usable),
            "populations": tuple(_populations(people)) if people else (),
            "endpoints": endpoints,
            "subgroups": tuple(_subgroups(people)) if people else None,
        }
    )


def suggest_arms(tables: Sequence[Table]) -> tuple[Arm, ...]:
    """Return the arms that the tables name, sorted; one named like a control is the reference."""
    ranked = {"ADSL": 0, "ADTTE": 1, "ADRS": 2}
    known = sorted((t for t in tables if t.kind in ranked), key=lambda table: ranked[table.kind])
    names = next((found for table in known if (found := arm_names(table))), ())
    names = names or _published_arms(tables)
    control = next((name for name in names if is_control(name)), None) or sole_comparator(tables)
    slugs = _unique([slug(name, f"arm_{place}") for place, name in enumerate(names, 1)])
    return tuple(
        Arm(id=arm_id, name=name, values=(name,), reference=name == control)
        for arm_id, name in zip(slugs, names, strict=True)
    )


def _published_arms(tables: Sequence[Table]) -> tuple[str, ...]:
    columns = [
        table.columns[name]
        for table in tables
        for name in ("arm", "comparator")
        if name in table.columns
    ]
    return tuple(sorted({name for column in columns for name in distinct(column)}))


def slug(text: str, otherwise: str) -> str:
    """Return a text as an id: small letters, digits and _, beginning with a letter."""
    found = re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")[:36].strip("_")
    return found if found[:1].isalpha() else otherwise


def without_unit(label: str) -> str:
    """Return a parameter's label without the unit of its values, in which no slide shows them.

    "Overall Survival (days)" and "Overall survival, months" lose it; "Survival at 6 months" not.
    """
    found = UNIT_AT_END.fullmatch(label.strip())
    if found is None or unit_named(found["unit"] or found["bare"]) is None:
        return label
    return found["name"]


def _mapped(tables: Sequence[Table], spec: StudySpec) -> list[Table]:
    by_name = {table.file.name: table for table in tables}
    return [mapped(by_name[entry.file], entry, spec) for entry in spec.columns]


def _is_in(table: Table, maps: Sequence[TableMap]) -> bool:
    return table.file.name in {entry.file for entry in maps}


def _label(endpoint_id: str) -> str:
    return ENDPOINT_NAMES.get(endpoint_id, endpoint_id.replace("_", " ").capitalize())


def _unique(ids: Sequence[str]) -> list[str]:
    """Return ids with a number behind those that were there already."""
    found: list[str] = []
    for name in ids:
        numbered = (f"{name}_{place}" for place in range(2, len(ids) + 2))
        found.append(name if name not in found else next(n for n in numbered if n not in found))
    return found


def _with_own_ids(endpoints: Sequence[Endpoint]) -> tuple[Endpoint, ...]:
    ids = _unique([endpoint.id for endpoint in endpoints])
    return tuple(
        endpoint.model_copy(update={"id": own})
        for endpoint, own in zip(endpoints, ids, strict=True)
    )


def _populations(people: Table) -> Iterator[Population]:
    flag = itt_flag(people)
    yield Population(
        id="itt",
        label="Intention-to-treat population",
        abbreviation="ITT",
        filter={flag: ("Y",)} if flag else {},
    )
    if "SAFFL" in people.columns and distinct(people.columns["SAFFL"]):
        yield Population(id="safety", label="Safety population", filter={"SAFFL": ("Y",)})
    elif treated(people) is not None:
        yield Population(id="safety", label="Safety population")
    if "PPROTFL" in people.columns:
        yield Population(id="pp", label="Per-protocol population", filter={"PPROTFL": ("Y",)})
    if responded := next((name for name in RESPONDER_FLAGS if name in people.columns), None):
        chosen = {**({flag: ("Y",)} if flag else {}), responded: ("Y",)}
        yield Population(id="responders", label="Patients with a response", filter=chosen)


def _subgroups(people: Table) -> Iterator[Subgroup]:
    for name in usual_subgroups(people.columns):
        if len(distinct(people.columns[name])) > 1:
            yield Subgroup(column=name, label=COLUMN_NAMES.get(name, name))


def _endpoints(tables: Iterable[Table]) -> Iterator[Endpoint]:
    for table in sorted(tables, key=lambda table: table.kind == "ADRS"):
        if table.kind in {"ADTTE", "ADRS"}:
            for code in distinct(table.columns["PARAMCD"]):
                rows = table.take(table.columns["PARAMCD"] == code)
                labels = distinct(rows.columns.get("PARAM", blanks(0)))
                label = without_unit(labels[0]) if labels else _label(code.lower())
                found = _time(rows, label, code) if table.kind == "ADTTE" else None
                found = found or (_response(rows, label, code) if table.kind == "ADRS" else None)
                if found:
                    yield found


def _time(rows: Table, label: str, code: str) -> Endpoint | None:
    """A parameter of ADTTE is a time unless its unit is none, such as COUNT."""
    units = distinct(rows.columns.get("AVALU", blanks(0)))
    if any(unit_named(unit) is None for unit in units):
        return None
    return Endpoint(id=slug(code, "endpoint"), label=label, paramcd=code)


def _response(rows: Table, label: str, code: str) -> Endpoint | None:
    """A parameter of ADRS is offered where it is a response, once per subject."""
    cells = set(distinct(rows.columns["AVALC"]))
    yes_no = cells <= {"Y", "N"}
    named = "respon" in label.casefold() or code in RESPONSE_CODES
    told = yes_no or (cells <= RECIST and cells & RESPONDERS)
    if len(first_rows(rows)) < rows.size or not (named and told):
        return None
    return Endpoint(
        id=slug(code, "response"),
        label=label,
        type="response",
        paramcd=code,
        responders=("Y",) if yes_no else ("CR", "PR"),
    )
