"""Logins and dates as people type them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from slidekit.errors import LibraryError
from slidekit.languages import tell

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,63}")


def plain_login(login: str) -> str:
    """Return a login as it is stored: without blanks around it, in lower case."""
    return unicodedata.normalize("NFKC", login).strip().lower()


def new_login(login: str) -> str:
    """Return a login for a new account.

    Raises:
        LibraryError: it could be mistaken for another, or hardly be typed.
    """
    plain = plain_login(login)
    if not _LOGIN.fullmatch(plain):
        raise LibraryError(
            tell("{0} cannot be a login.", repr(login[:64])),
            fix=tell("Use up to 64 letters a to z, digits and . _ @ + -, such as r.meyer."),
        )
    return plain


def iso_date(text: str, what: str) -> str:
    """Return a date as YYYY-MM-DD.

    Raises:
        LibraryError: it is none.
    """
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as problem:
        raise LibraryError(
            tell("{0} is not a date: {1}.", what, repr(text[:64])),
            fix=tell("Write it as 2026-06-30."),
        ) from problem


def needed(text: str, what: str) -> str:
    """Return a text that must not be empty, without blanks around it.

    Raises:
        LibraryError: it is empty.
    """
    if not text.strip():
        raise LibraryError(tell("{0} is empty.", what), fix=tell("Give it."))
    return text.strip()
