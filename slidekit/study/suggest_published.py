"""What printed results say of endpoints and of the arm that others were compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from slidekit.study.spec import Endpoint, Rank
from slidekit.study.times import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.study.model import Table
    from slidekit.study.spec import EndpointType

RESPONSE_MEASURES = ("response_rate", "rate_difference", "category.")
TIME_MEASURES = ("median", "hr", "events")
RANKS = frozenset(get_args(Rank))


def published_endpoints(tables: Sequence[Table], names: Mapping[str, str]) -> tuple[Endpoint, ...]:
    """Return the endpoints that printed estimates and curves name, in the order of the tables.

    Args:
        tables: recognised tables.
        names: id of an endpoint -> its usual name; others are called by their id in capitals.
    """
    curves = {code: _Told("time_to_event", None) for code in _codes(tables, "km_points")}
    found = curves | dict(_estimated(tables))
    order = dict.fromkeys([*_codes(tables, "estimates"), *curves])
    return tuple(
        Endpoint(
            id=code,
            label=names.get(code, code.upper()),
            type=found[code].type,
            rank=found[code].rank,
        )
        for code in order
        if code in found and _is_id(code)
    )


def sole_comparator(tables: Sequence[Table]) -> str | None:
    """Return the arm that all printed comparisons have as comparator; None: several, or none."""
    columns = [t.columns["comparator"] for t in tables if "comparator" in t.columns]
    names = {name for column in columns for name in distinct(column)}
    return names.pop() if len(names) == 1 else None


@dataclass(frozen=True, slots=True)
class _Told:
    type: EndpointType
    rank: Rank | None


def _estimated(tables: Sequence[Table]) -> Iterator[tuple[str, _Told]]:
    for table in (table for table in tables if table.kind == "estimates"):
        for code in _codes([table], "estimates"):
            rows = table.take(table.columns["endpoint_id"] == code)
            if (kind := _type(rows)) is not None:
                yield code, _Told(kind, _rank(rows))


def _codes(tables: Sequence[Table], kind: str) -> list[str]:
    """Return the ids of endpoints in the tables of a kind, as they come."""
    named = [t for t in tables if t.kind == kind and "endpoint_id" in t.columns]
    cells = (cell for table in named for cell in table.columns["endpoint_id"].tolist())
    return list(dict.fromkeys(cell for cell in cells if cell))


def _type(rows: Table) -> EndpointType | None:
    """Return what kind of endpoint the measures of its rows belong to; None: neither."""
    measures = distinct(rows.columns["measure"])
    if any(measure.startswith(RESPONSE_MEASURES) for measure in measures):
        return "response"
    return "time_to_event" if any(m in TIME_MEASURES for m in measures) else None


def _rank(rows: Table) -> Rank | None:
    ranks = distinct(rows.columns["rank"]) if "rank" in rows.columns else []
    return cast("Rank", ranks[0]) if len(ranks) == 1 and ranks[0] in RANKS else None


def _is_id(code: str) -> bool:
    return code.replace("_", "").isalnum() and code.islower() and code[:1].isalpha()
