"""Versions of a library that are named where a file could stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.cli.library_commands import signed_in
from slidekit.errors import UsageError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref

_VERSION = re.compile(r"[^@/\\]+@[0-9]+")
"""How a version is named; a file is named otherwise."""


def versions_named(
    names: Sequence[str], library: str, user: str
) -> Mapping[str, tuple[Session, Ref]]:
    """Return which names are versions of a library, with who is signed in there.

    Args:
        names: files; "DECK@N" of the library given; or "URL#DECK@N".
        library: its address, "" for none.
        user: login of who asks.

    Raises:
        UsageError: a version is named, and no login.
        Refused: bad_password, locked, disabled.
    """
    from slidekit.library.versions import parse_ref

    sessions: dict[str, Session] = {}
    found: dict[str, tuple[Session, Ref]] = {}
    for name in names:
        address, _, version = name.rpartition("#") if "://" in name else (library, "", name)
        if not address or not _VERSION.fullmatch(version):
            continue
        if not user:
            raise UsageError(
                tell("{0} is in a library.", version), fix=tell("Give your login with --user.")
            )
        if address not in sessions:
            sessions[address] = signed_in(address, user)
        found[name] = (sessions[address], parse_ref(version))
    return found
