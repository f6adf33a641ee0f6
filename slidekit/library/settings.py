"""What a library is set to: who has to approve, how passwords age, how long approvals hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from slidekit.library.tables import settings

if TYPE_CHECKING:
    from sqlalchemy import Connection

DEFAULTS: Final = {
    "required_roles": "medical,regulatory",
    "valid_months": "12",  # the longest that an approval holds
    "approval_prefix": "MED",  # first part of the ids of approvals
    "password_length": "8",  # characters at least; length counts, kinds of characters do not
    "password_days": "365",  # 0: passwords do not age
    "password_history": "5",  # as many earlier ones may not be used again
    "lockout_attempts": "5",
    "lockout_minutes": "15",
    "blob_megabytes": "200",
}


def setting(connection: Connection, name: str) -> str:
    """Return a setting as text; what the library does not hold has its default."""
    held = connection.scalar(select(settings.c.value).where(settings.c.name == name))
    return DEFAULTS.get(name, "") if held is None else str(held)


def number(connection: Connection, name: str) -> int:
    """Return a setting that is a whole number."""
    return int(setting(connection, name))


def required_roles(connection: Connection) -> tuple[str, ...]:
    """Return the roles whose approval every version needs."""
    return tuple(role for role in setting(connection, "required_roles").split(",") if role)
