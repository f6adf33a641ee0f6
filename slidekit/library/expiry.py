"""The end of approvals: what was released is expired by its date, and a sweep records that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from slidekit.library.tables import versions

if TYPE_CHECKING:
    from slidekit.library.audit import Change
    from slidekit.library.sessions import Session


def sweep(session: Session) -> tuple[str, ...]:
    """Record which released versions have expired, and return their names ("onc301@2").

    Reading a version tells so by the date anyway; the sweep makes an event of it. Every act on any
    version sweeps first.
    """
    with session.writing() as change:
        return record_expired(change)


def record_expired(change: Change) -> tuple[str, ...]:
    """Record what has expired, in a transaction."""
    due = (
        select(versions.c.deck, versions.c.number, versions.c.valid_until)
        .where(versions.c.state == "released", versions.c.valid_until < change.at[:10])
        .order_by(versions.c.deck, versions.c.number)
    )
    found = change.connection.execute(due).all()
    for row in found:
        key = {"deck": row.deck, "number": row.number}
        why = f"valid until {row.valid_until}"
        change.update(versions, key, "expire", {"state": "expired"}, reason=why)
    return tuple(f"{row.deck}@{row.number}" for row in found)
