"""Events of the audit trail in words: what was done, of what, and what stood there before."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from PySide6.QtCore import QCoreApplication

from slidekit.library.wording import role_words
from widgets.dates import day_words
from widgets.review.event_names import ACTIONS, FIELDS, OBJECTS, REASONS, SIGNED, named
from widgets.review.setting_words import setting_words
from widgets.review.words import digest_words, state_words, time_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGEST = re.compile(r"(sha256:)?[0-9a-f]{64}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")


def action_words(action: str) -> str:
    """Return what was done, in the language of the screen; what is not known as it stands."""
    begun, sign, rest = action.partition(": ")
    if sign and rest == "refused":
        return _tr("{0}: refused").format(action_words(begun))
    if begun == "sign" and sign:
        return _tr("Signed: {0}").format(named(SIGNED, rest))
    return named(ACTIONS, action)


def object_words(name: str, names: Mapping[str, str]) -> str:
    """Return of what, such as "onc301, version 2".

    Args:
        name: as events have it, TABLE:KEY.
        names: id of a person -> full name.
    """
    table, _, key = name.partition(":")
    parts = [unquote(part) for part in key.split("/")]
    if table == "people":
        return names.get(key, key)
    if table == "versions" and len(parts) == 2:
        return _tr("{0}, version {1}").format(*parts)
    if table == "settings":
        return setting_words(key)
    return named(OBJECTS, table).format(_short(unquote(key))) if table in OBJECTS else name


def value_words(field: str, value: str | None, names: Mapping[str, str]) -> str:
    """Return what stood in a field, or after a new row all of it, without ids and digests."""
    if not value:
        return ""
    if field:
        return _pair(field, value, names)
    try:
        row: Any = json.loads(value)
    except ValueError:
        return _one("", value, names)
    if not isinstance(row, dict):
        return value
    held = {name: str(row[name]) for name in FIELDS if row.get(name) not in (None, "", "false")}
    return "; ".join(_pair(name, text, names) for name, text in held.items())


def reason_words(reason: str) -> str:
    """Return a reason: the library's own in the language of the screen, a person's as it stands."""
    begun, _, rest = reason.partition(" ")
    own = begun == "report" and _DIGEST.fullmatch(rest)
    words = _tr("rule report {0}").format(rest) if own else named(REASONS, reason)
    return _DIGEST.sub(lambda found: digest_words(found[0].removeprefix("sha256:")), words)


def _pair(field: str, value: str, names: Mapping[str, str]) -> str:
    words = named(FIELDS, field)
    return f"{words}: {_one(field, value, names)}"


def _one(field: str, value: str, names: Mapping[str, str]) -> str:
    """Return one value in words."""
    if value in names:
        return names[value]
    if field == "state":
        return state_words(value)
    if field == "role":
        return role_words(value)
    if field == "act":
        return named(SIGNED, value)
    if value in ("true", "false"):
        return _tr("yes") if value == "true" else _tr("no")
    if _DIGEST.fullmatch(value):
        return digest_words(value.removeprefix("sha256:"))
    if DAY.fullmatch(value):
        return day_words(date.fromisoformat(value))
    return time_words(value) if TIME.fullmatch(value) else value


def _short(key: str) -> str:
    return key[:12] if _DIGEST.fullmatch(key) or len(key) == 36 else key


def _tr(text: str) -> str:
    return QCoreApplication.translate("EventWords", text)
