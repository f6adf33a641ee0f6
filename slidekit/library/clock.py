"""The time of the library: UTC, from the database where it has a clock of its own."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from slidekit.library.tables import events

if TYPE_CHECKING:
    from sqlalchemy import Connection

DATABASE: Final = "database"
CLIENT: Final = "client clock"
"""How an event names the clock that it was timed by."""


def now(connection: Connection) -> tuple[datetime, str]:
    """Return the time and whose clock it is; a PostgreSQL server is asked for its own."""
    if connection.dialect.name == "postgresql":
        at = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
        return at.astimezone(UTC), DATABASE
    return datetime.now(UTC), CLIENT


def latest(connection: Connection) -> str:
    """Return the latest time that any event has; "" where there is none.

    A clock that was set back makes no day come again.
    """
    return connection.scalar(select(func.max(events.c.at))) or ""


def stamp(at: datetime) -> str:
    """Return a time as it is stored: ISO 8601 in UTC with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def after(at: str, **span: float) -> str:
    """Return the time that lies a span after another, such as `after(at, minutes=15)`."""
    return stamp(datetime.fromisoformat(at) + timedelta(**span))


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last one of a month that lacks it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_between(earlier: str, later: str) -> float:
    """Return the days from one stored time to another."""
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds() / 86400
