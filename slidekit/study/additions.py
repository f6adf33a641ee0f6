"""New entries of study.yaml from the name that a person gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.study.revision import with_value
from slidekit.study.subjects import usual_id
from slidekit.study.suggest import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.study.model import Table
    from slidekit.study.spec import Safety, StudySpec

EMPTY_WORDS = frozenset(
    {"a", "an", "and", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
    | {"das", "dem", "den", "der", "des", "die", "ein", "eine", "in", "mit", "und", "von", "zu"}
)
"""Words that begin many titles and name none."""
PUBLISHED = ("estimates", "km_points", "subgroups", "ae")


def with_arm(spec: StudySpec, name: str) -> StudySpec:
    """Return study.yaml with one more arm, which the tables mark by its name."""
    entry = {"id": _free(spec, "arms", name), "name": name, "values": [name]}
    return with_value(spec, ("arms", len(spec.arms)), entry)


def with_population(spec: StudySpec, label: str) -> StudySpec:
    """Return study.yaml with one more population; one of a usual name needs no filter."""
    entry = {"id": _free(spec, "populations", usual_id(label) or label), "label": label}
    return with_value(spec, ("populations", len(spec.populations)), entry)


def with_endpoint(spec: StudySpec, label: str) -> StudySpec:
    """Return study.yaml with one more endpoint."""
    entry = {"id": _free(spec, "endpoints", label), "label": label}
    return with_value(spec, ("endpoints", len(spec.endpoints)), entry)


def with_subgroup(spec: StudySpec, column: str) -> StudySpec:
    """Return study.yaml with one more factor of the forest plot, named as its column."""
    entry = {"column": column, "label": column}
    return with_value(spec, ("subgroups", len(spec.subgroups or ())), entry)


def with_product(spec: StudySpec, generic: str) -> StudySpec:
    """Return study.yaml with one more medicine; the arms that are named by it got it."""
    named = [arm.id for arm in spec.arms if generic.casefold() in arm.name.casefold()]
    entry = {"generic": generic, **({"arms": named} if named else {})}
    return with_value(spec, ("products", len(spec.products)), entry)


def with_special_interest(spec: StudySpec, label: str) -> StudySpec:
    """Return study.yaml with one more event of special interest, marked by the term of its name."""
    known = spec.safety.aesi or ()
    entry = {"id": _free(spec.safety, "aesi", label), "label": label, "terms": [label]}
    return with_value(spec, ("safety", "aesi", len(known)), entry)


def with_source(spec: StudySpec, title: str, source_id: str = "") -> StudySpec:
    """Return study.yaml with one more source, an article until somebody says otherwise.

    Args:
        spec: study.yaml.
        title: of the source.
        source_id: under which tables cite it already.
    """
    name = source_id or _free(spec, "references", _telling(title))
    entry = {"id": name, "type": "article", "title": title}
    return with_value(spec, ("references", len(spec.references)), entry)


def _telling(title: str) -> str:
    """Return the first two words of a title that say something; the first ones if none does."""
    words = title.split()
    telling = [word for word in words if word.strip(".,:;").casefold() not in EMPTY_WORDS]
    return " ".join((telling or words)[:2])


def cited_but_unknown(spec: StudySpec, tables: Sequence[Table]) -> tuple[str, ...]:
    """Return the ids that tables cite and study.yaml does not list."""
    known = {reference.id for reference in spec.references}
    cells = [t.columns["ref_id"] for t in tables if "ref_id" in t.columns]
    cited = dict.fromkeys(cell for column in cells for cell in column.tolist() if cell)
    return tuple(name for name in cited if name not in known)


def with_tables_from(spec: StudySpec, tables: Sequence[Table], source_id: str) -> StudySpec:
    """Return study.yaml in which printed tables that name no source come from this one."""
    from slidekit.study.spec import TableMap

    columns = [
        entry.model_copy(update={"reference": source_id})
        if entry.kind in PUBLISHED and entry.reference is None
        else entry
        for entry in spec.columns
    ]
    said = {entry.file for entry in columns}
    silent = [t for t in tables if t.kind in PUBLISHED and "ref_id" not in t.columns]
    added = [
        TableMap(file=table.file.name, kind=table.kind, reference=source_id)
        for table in silent
        if table.file.name not in said
    ]
    return spec.model_copy(update={"columns": (*columns, *added)})


def _free(spec: StudySpec | Safety, block: str, name: str) -> str:
    """Return an id that no entry of the block has."""
    taken = {entry.id for entry in getattr(spec, block) or ()}
    plain = slug(name, block.removesuffix("s"))
    numbered = (f"{plain}_{place}" for place in range(2, len(taken) + 3))
    return plain if plain not in taken else next(n for n in numbered if n not in taken)
