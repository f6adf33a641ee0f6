"""Reading and changing what a library is set to; each change is an event with its reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library import grants
from slidekit.library.keychain import keychain
from slidekit.library.names import needed
from slidekit.library.settings import DEFAULTS, setting
from slidekit.library.states import APPROVERS
from slidekit.library.tables import settings
from slidekit.library.vouching import unvouched_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.library.sessions import Session

MAY_READ: Final = ("administrator", "librarian", "auditor")
MAY_SET: Final = ("administrator",)
NUMBERS: Final = {
    "valid_months": (1, 60),
    "password_length": (8, 64),
    "password_days": (0, 3650),
    "password_history": (1, 50),
    "lockout_attempts": (1, 20),
    "lockout_minutes": (1, 1440),
    "blob_megabytes": (1, 2000),
}
"""Setting -> smallest and largest number that it may be."""
_PREFIX = re.compile(r"[A-Z][A-Z0-9]{0,11}")


def read_settings(session: Session) -> dict[str, str]:
    """Return the settings by name.

    Raises:
        Refused: wrong_role.
    """
    with session.reading() as connection:
        grants.demand(connection, session, MAY_READ)
        return {name: setting(connection, name) for name in DEFAULTS}


def change_settings(session: Session, wished: Mapping[str, str], reason: str) -> dict[str, str]:
    """Change settings, all or none, and return all of them.

    Args:
        session: of an administrator.
        wished: name -> value, as typed.
        reason: why, for the audit trail.

    Raises:
        Refused: wrong_role.
        LibraryError: there is no such setting, it cannot be that, or the reason is empty.
    """
    with session.writing() as change:
        grants.demand(change.connection, session, MAY_SET)
        why = needed(reason, tell("The reason"))
        unsure = unvouched_settings(change.connection, keychain(change.connection))
        held = frozenset(change.connection.scalars(select(settings.c.name)))
        for name, value in {key: _value(key, text) for key, text in wished.items()}.items():
            key, values = {"name": name}, {"value": value}
            if name in held:  # where no key vouches for it, the same is set anew
                anew = name in unsure
                change.update(settings, key, "change setting", values, reason=why, anew=anew)
            else:  # somebody took it out past slidekit
                change.insert(settings, "change setting", key | values, reason=why)
    return read_settings(session)


def _value(name: str, typed: str) -> str:
    """Return a setting as it is kept.

    Raises:
        LibraryError: there is none of this name, or it cannot be that.
    """
    if name in NUMBERS:
        return _number(name, typed)
    if name == "required_roles":
        return _roles(typed)
    if name == "approval_prefix":
        return _prefix(typed)
    raise LibraryError(
        tell("A library has no setting {0}.", repr(name[:80])),
        fix=tell("Choose from: {0}.", ", ".join(DEFAULTS)),
    )


def _number(name: str, typed: str) -> str:
    least, most = NUMBERS[name]
    plain = typed.strip()
    if plain.isascii() and plain.isdigit() and len(plain) < 6 and least <= int(plain) <= most:
        return str(int(plain))
    raise LibraryError(
        tell("{0} cannot be {1}.", name, repr(typed[:40])),
        fix=tell("Give a whole number from {0} to {1}.", least, most),
    )


def _roles(typed: str) -> str:
    wished = grants.known_roles(typed.split(","))
    if wished and all(role in APPROVERS for role in wished):
        return ",".join(wished)
    raise LibraryError(
        tell("{0} cannot be {1}.", "required_roles", repr(typed[:40])),
        fix=tell("Name one or more of: {0}.", ", ".join(APPROVERS)),
    )


def _prefix(typed: str) -> str:
    plain = typed.strip()
    if _PREFIX.fullmatch(plain):
        return plain
    raise LibraryError(
        tell("{0} cannot be {1}.", "approval_prefix", repr(typed[:40])),
        fix=tell("Use up to 12 letters A to Z and digits, such as MED."),
    )
