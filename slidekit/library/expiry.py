"""The end of approvals: what was released is expired by its date, and the next act records it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from slidekit.library.tables import versions

if TYPE_CHECKING:
    from slidekit.library.audit import Change


def record_expired(change: Change) -> None:
    """Record in a transaction what has expired.

    Reading a version tells so by the date anyway; this makes an event of it. Every act on any
    version begins with it.
    """
    due = (
        select(versions.c.deck, versions.c.number, versions.c.valid_until)
        .where(versions.c.state == "released", versions.c.valid_until < change.today[:10])
        .order_by(versions.c.deck, versions.c.number)
    )
    for row in change.connection.execute(due).all():
        key = {"deck": row.deck, "number": row.number}
        why = f"valid until {row.valid_until}"
        change.update(versions, key, "expire", {"state": "expired"}, reason=why)
