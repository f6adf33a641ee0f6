"""References of several studies in one deck: one id may not mean two sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.study.marks import MARK
from slidekit.study.spec import StudySpec

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from slidekit.study.model import Study, Table
    from slidekit.study.spec import Reference


def with_own_references(study: Study, taken: Iterable[Reference]) -> Study:
    """Return the study, ids of its references renamed where they mean another source elsewhere.

    Args:
        study: the study.
        taken: references of the studies before it in the deck.
    """
    known = {reference.id: reference for reference in taken}
    names = {
        reference.id: f"{study.spec.id}_{reference.id}"[:40]
        for reference in study.spec.references
        if reference.id in known and known[reference.id] != reference
    }
    if not names:
        return study
    content = study.spec.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    spec = StudySpec.model_validate(_renamed(content, names, ""))
    return replace(study, spec=spec, tables=tuple(_table(t, names) for t in study.tables))


def _renamed(value: Any, names: Mapping[str, str], key: str) -> Any:  # noqa: ANN401
    """Return data of study.yaml with other ids wherever a reference is named."""
    if isinstance(value, dict):
        changed = {k: _renamed(v, names, k) for k, v in value.items()}
        return changed | (
            {"id": names.get(value["id"], value["id"])} if key == "references" else {}
        )
    if isinstance(value, list):
        return [_renamed(item, names, key) for item in value]
    if not isinstance(value, str):
        return value
    if key in ("reference", "references"):
        return names.get(value, value)
    return MARK.sub(lambda mark: _renamed_mark(mark, names), value)


def _renamed_mark(mark: re.Match[str], names: Mapping[str, str]) -> str:
    place = f"@{mark[2]}" if mark[2] is not None else ""
    return f"{{ref:{names.get(mark[1], mark[1])}{place}}}"


def _table(table: Table, names: Mapping[str, str]) -> Table:
    """Return a published table whose rows name the references by their new ids."""
    if "ref_id" not in table.columns:
        return table
    cells = table.columns["ref_id"].copy()
    for old, new in names.items():
        cells[cells == old] = new
    return replace(table, columns={**table.columns, "ref_id": cells})
