"""What printed results say of endpoints and of the arm that others were compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from slidekit.study.spec import Endpoint, Rank
from slidekit.study.times import distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from slidekit.study.model import Table
    from slidekit.study.spec import EndpointType

RESPONSE_MEASURES = ("response_rate", "rate_difference", "category.")
TIME_MEASURES = ("median", "hr", "events")
RANKS = frozenset(get_args(Rank))


def published_endpoints(
    tables: Sequence[Table], label: Callable[[str], str]
) -> tuple[Endpoint, ...]:
    """Return the endpoints that printed estimates and curves name, in the order of the tables.

    Args:
        tables: recognised tables.
        label: gives an endpoint its name by its id.
    """
    found = dict(_named(tables))
    curves = {code: ("time_to_event", None) for code in _in_column(tables, "km_points")}
    return tuple(
        Endpoint(id=code, label=label(code), type=kind, rank=rank)  # type: ignore[arg-type]
        for code, (kind, rank) in (found | {c: v for c, v in curves.items() if c not in found}).items()
        if _is_id(code)
    )


def sole_comparator(tables: Sequence[Table]) -> str | None:
    """Return the arm that all printed comparisons have as comparator; None: several, or none."""
    columns = [t.columns["comparator"] for t in tables if "comparator" in t.columns]
    names = {name for column in columns for name in distinct(column)}
    return names.pop() if len(names) == 1 else None


def _named(tables: Sequence[Table]) -> Iterator[tuple[str, tuple[EndpointType, str | None]]]:
    for table in (table for table in tables if table.kind == "estimates"):
        for code in _in_column([table], "estimates"):
            rows = table.take(table.columns["endpoint_id"] == code)
            if (kind := _type(rows)) is not None:
                yield code, (kind, _rank(rows))


def _in_column(tables: Sequence[Table], kind: str) -> list[str]:
    columns = [t.columns["endpoint_id"] for t in tables if t.kind == kind and "endpoint_id" in t.columns]
    return list(dict.fromkeys(code for column in columns for code in column.tolist() if code))


def _type(rows: Table) -> EndpointType | None:
    """Return what kind of endpoint the measures of its rows belong to; None: neither."""
    measures = distinct(rows.columns["measure"])
    if any(measure.startswith(RESPONSE_MEASURES) for measure in measures):
        return "response"
    return "time_to_event" if any(m in TIME_MEASURES for m in measures) else None


def _rank(rows: Table) -> str | None:
    ranks = distinct(rows.columns["rank"]) if "rank" in rows.columns else ()
    return ranks[0] if len(ranks) == 1 and ranks[0] in RANKS else None


def _is_id(code: str) -> bool:
    return code.replace("_", "").isalnum() and code.islower() and code[:1].isalpha()
