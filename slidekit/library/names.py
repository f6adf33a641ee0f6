"""Logins, names, dates and texts as people type them, and what of it is refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from slidekit.errors import LibraryError
from slidekit.languages import tell

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,63}")
LONGEST_NAME: Final = 100
LONGEST_SIGNED: Final = 300
"""Characters: more of them would run over the foot of a signature page."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
"""Categories of characters that nobody sees, or that turn the direction of reading."""
_BLANKS: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
"""Others that print as nothing: fillers, variation selectors, the empty braille cell (Unicode,
Default_Ignorable_Code_Point)."""
_JOINERS: Final = "\u200c\u200d"
"""Unseen as well, but names of some scripts are not written without them."""
_DOTTED: Final = re.compile("(?<=[ijl])\u0307")
"""A dot above a letter that has one, or looks as if."""
_ALIKE: Final = frozenset({"LATIN", "CYRILLIC", "GREEK"})
"""Scripts of which letters look like those of another."""


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


def is_seen(sign: str) -> bool:
    """Tell whether a sign prints as something, and where it stands."""
    category = unicodedata.category(sign)
    return category not in _UNSEEN and category[0] != "Z" and not _BLANKS.match(sign)


def needed(text: str, what: str) -> str:
    """Return a text that must say something, without blanks around it.

    Raises:
        LibraryError: it is empty, or nothing in it can be seen.
    """
    if not text.strip():
        raise LibraryError(tell("{0} is empty.", what), fix=tell("Give it."))
    if not any(map(is_seen, text)):
        raise LibraryError(
            tell("{0} holds no sign that can be seen.", what), fix=tell("Type it in words.")
        )
    return text.strip()


def printed(text: str, what: str, longest: int = LONGEST_SIGNED) -> str:
    """Return a text that stands on signature pages: on one line, and every sign of it to be seen.

    Raises:
        LibraryError: it is empty, too long, or would print as something else than it is.
    """
    plain = " ".join(unicodedata.normalize("NFC", needed(text, what)).split())
    seen = (is_seen(one) or one == " " or one in _JOINERS for one in plain)
    if not all(seen) or not any(map(str.isalnum, plain)):
        raise LibraryError(
            tell("{0} holds signs that cannot be seen in print.", what),
            fix=tell("Type it again without them."),
        )
    if len(plain) > longest:
        raise LibraryError(
            tell("{0} has {1} characters, {2} fit on a signature page.", what, len(plain), longest),
            fix=tell("Shorten it; a comment takes more."),
        )
    return plain


def person_name(text: str) -> str:
    """Return a person's name as signatures print it.

    Raises:
        LibraryError: it could be mistaken for another, or cannot be printed.
    """
    plain = printed(text, tell("The full name"), LONGEST_NAME)
    scripts = {unicodedata.name(one, "").partition(" ")[0] for one in plain if one.isalpha()}
    if len(scripts & _ALIKE) > 1:
        raise LibraryError(
            tell("{0} mixes letters of two alphabets that look alike.", plain),
            fix=tell("Type all of the name on one keyboard."),
        )
    return plain


def look_alike(one: str, other: str) -> bool:
    """Tell whether people take two names for one, as printed or in small letters."""
    return not _looks(one).isdisjoint(_looks(other))


def same_product(text: str) -> str:
    """Return what two spellings of a product's name have in common."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _looks(name: str) -> frozenset[str]:
    """Return what a name looks like: capitals resemble other letters than small ones do."""
    plain = unicodedata.normalize("NFKC", name)
    return frozenset(_skeleton(one.casefold()) for one in (plain, _skeleton(plain)))


def _skeleton(text: str) -> str:
    """Return a text with each letter as the one that it is taken for (Unicode, UTS 39)."""
    table = _lookalikes()
    split = unicodedata.normalize("NFD", text)
    shown = "".join(table.get(one, one) for one in split if _is_of_a_name(one))
    return _DOTTED.sub("", unicodedata.normalize("NFD", shown))


def _is_of_a_name(sign: str) -> bool:
    return is_seen(sign) and (sign.isalnum() or unicodedata.category(sign)[0] == "M")


@lru_cache(maxsize=1)
def _lookalikes() -> dict[str, str]:
    """Return letter -> what it is taken for."""
    found: dict[str, str] = {}
    for line in Path(__file__).with_name("lookalikes.txt").read_text("utf-8").splitlines():
        taken_for, _, alike = line.partition(": ")
        if not line.startswith("#"):
            found |= dict.fromkeys(_letters(alike), "".join(_letters(taken_for)))
    return found


def _letters(codes: str) -> list[str]:
    return [chr(int(code, 16)) for code in codes.split()]


def refuse_unstorable(value: object, longest: int | None = None) -> None:
    """Refuse a text that one of the databases could not keep as it is.

    Args:
        value: what is to be kept; only texts are judged.
        longest: characters of the longest text that is taken, None for any.

    Raises:
        LibraryError: it is such a text.
    """
    if not isinstance(value, str):
        return
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise LibraryError(
            tell("A text holds characters that cannot be stored."),
            fix=tell("Type it again without them."),
        )
    if longest is not None and len(value) > longest:
        raise LibraryError(
            tell("A text has {0} characters, {1} are the most.", len(value), longest),
            fix=tell("Shorten it."),
        )
