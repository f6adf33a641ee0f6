"""The library as its events tell of it, compared with the rows that are there.

Every row that the library writes is in an event, so a row that somebody changed, added or took
away by another way stands out, even where it is no event itself.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from slidekit.library.chain import object_name, shown, shown_columns
from slidekit.library.links import Problem
from slidekit.library.tables import OUTSIDE_EVENTS, decks, metadata, versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Table

Rows = dict[str, dict[str, str | None]]
"""Name of an object -> column -> value as events show it."""


def judge_rows(connection: Connection, found: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """Yield the rows that are not as the events tell."""
    told = rows_told(found)
    for table in metadata.sorted_tables:
        if table not in OUTSIDE_EVENTS:
            yield from _compared(connection, table, told)
    yield from (Problem("missing", name) for name in told)


def judge_rows_of(
    connection: Connection, found: Sequence[Mapping[str, Any]], deck: str, number: int
) -> Iterator[Problem]:
    """Yield the rows of one version, and that of its deck, that are not as the events tell.

    Args:
        connection: to read with.
        found: the events on the deck.
        deck: its id.
        number: of the version.
    """
    told = {
        name: row for name, row in rows_told(found).items() if _number(name, row) in (None, number)
    }
    for table, where in _of_version(deck, number):
        yield from _compared(connection, table, told, where)
    yield from (Problem("missing", name) for name in told)


def _of_version(deck: str, number: int) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Yield the tables that hold rows of a version, and which rows those are."""
    yield decks, decks.c.id == deck
    yield versions, (versions.c.deck == deck) & (versions.c.number == number)
    for table in metadata.sorted_tables:
        if table not in OUTSIDE_EVENTS and "version" in table.c and "deck" in table.c:
            yield table, (table.c.deck == deck) & (table.c.version == number)


def _number(name: str, row: Mapping[str, str | None]) -> int | None:
    """Return of which version of its deck a row is, as events tell; None of the deck's own row."""
    if name.startswith(f"{decks.name}:"):
        return None
    number = row.get("number" if name.startswith(f"{versions.name}:") else "version")
    return int(number) if number and number.isdecimal() else 0


def rows_told(found: Iterable[Mapping[str, Any]]) -> Rows:
    """Return the rows as events tell of them; an event that cannot be read was found before."""
    rows: Rows = {}
    for event in found:
        if event["effect"] == "insert":
            rows[event["object"]] = _row(event["new"])
        elif event["effect"] == "update":
            rows.setdefault(event["object"], {})[event["field"]] = event["new"]
    return rows


def _row(text: str | None) -> dict[str, str | None]:
    try:
        row = json.loads(text or "")
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


def _compared(
    connection: Connection, table: Table, told: Rows, where: ColumnElement[bool] | None = None
) -> Iterator[Problem]:
    """Yield what differs in a table, and take its rows from those that were told of."""
    columns = shown_columns(table)
    asked = select(*columns) if where is None else select(*columns).where(where)
    for row in connection.execute(asked).mappings():
        name = object_name(table, row)
        expected = told.pop(name, None)
        if expected is None:
            yield Problem("altered", f"{name}: no event tells of it")
            continue
        for column in columns:
            if shown(column, row[column.name]) != expected.get(column.name):
                yield Problem("altered", f"{name}: {column.name}")
