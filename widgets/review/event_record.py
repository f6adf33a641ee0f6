"""One event of the audit trail in full: every column, and every field of a row, by its name.

What the screen has words for is told in them; ids, digests and signatures stand as the library
keeps them, so that they can be compared, and so does whatever a later version of it may add.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from slidekit.library.wording import role_words
from widgets.dates import day_words
from widgets.review.event_names import FIELDS, SIGNED, named
from widgets.review.event_words import DAY, TIME, action_words, object_words, reason_words
from widgets.review.setting_words import language_words
from widgets.review.words import state_words, time_words
from widgets.study.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

COLUMNS = {
    "seq": QT_TRANSLATE_NOOP("EventRecord", "Number in the trail"),
    "at": QT_TRANSLATE_NOOP("EventRecord", "When"),
    "clock": QT_TRANSLATE_NOOP("EventRecord", "Clock"),
    "person": QT_TRANSLATE_NOOP("EventRecord", "Who"),
    "login": QT_TRANSLATE_NOOP("EventRecord", "Login"),
    "session": QT_TRANSLATE_NOOP("EventRecord", "Sign-in"),
    "host": QT_TRANSLATE_NOOP("EventRecord", "Computer"),
    "app_version": QT_TRANSLATE_NOOP("EventRecord", "Version of slidekit"),
    "action": QT_TRANSLATE_NOOP("EventRecord", "What"),
    "effect": QT_TRANSLATE_NOOP("EventRecord", "Kind"),
    "object": QT_TRANSLATE_NOOP("EventRecord", "Of"),
    "deck": QT_TRANSLATE_NOOP("EventRecord", "Deck"),
    "field": QT_TRANSLATE_NOOP("EventRecord", "Field"),
    "old": QT_TRANSLATE_NOOP("EventRecord", "Before"),
    "new": QT_TRANSLATE_NOOP("EventRecord", "After"),
    "reason": QT_TRANSLATE_NOOP("EventRecord", "Reason"),
    "prev_hash": QT_TRANSLATE_NOOP("EventRecord", "Hash of the event before"),
    "hash": QT_TRANSLATE_NOOP("EventRecord", "Hash of this event"),
    "key": QT_TRANSLATE_NOOP("EventRecord", "Key that signed it"),
    "signature": QT_TRANSLATE_NOOP("EventRecord", "Signature"),
}
"""Column of an event -> what it holds."""
MORE_FIELDS = {
    "id": QT_TRANSLATE_NOOP("EventRecord", "Id"),
    "hash": QT_TRANSLATE_NOOP("EventRecord", "Password, as a digest"),
    "set_at": QT_TRANSLATE_NOOP("EventRecord", "Set"),
    "reset_at": QT_TRANSLATE_NOOP("EventRecord", "Reset"),
    "granted_at": QT_TRANSLATE_NOOP("EventRecord", "Given"),
    "public_pem": QT_TRANSLATE_NOOP("EventRecord", "Public key"),
    "revoked_from": QT_TRANSLATE_NOOP("EventRecord", "Proves nothing from event"),
    "sha256": QT_TRANSLATE_NOOP("EventRecord", "SHA-256"),
    "digest": QT_TRANSLATE_NOOP("EventRecord", "Digest"),
    "file": QT_TRANSLATE_NOOP("EventRecord", "File"),
    "permitted_at": QT_TRANSLATE_NOOP("EventRecord", "Permitted"),
    "deck": QT_TRANSLATE_NOOP("EventRecord", "Deck"),
    "submitted_at": QT_TRANSLATE_NOOP("EventRecord", "Submitted"),
    "policy_digest": QT_TRANSLATE_NOOP("EventRecord", "Digest of the policy"),
    "report_digest": QT_TRANSLATE_NOOP("EventRecord", "Digest of the rule report"),
    "deck_file": QT_TRANSLATE_NOOP("EventRecord", "File of the deck"),
    "results_file": QT_TRANSLATE_NOOP("EventRecord", "File of the results"),
    "pptx_file": QT_TRANSLATE_NOOP("EventRecord", "Draft as PPTX"),
    "pdf_file": QT_TRANSLATE_NOOP("EventRecord", "Draft as PDF"),
    "report_file": QT_TRANSLATE_NOOP("EventRecord", "File of the rule report"),
    "compared_file": QT_TRANSLATE_NOOP("EventRecord", "File to compare it by"),
    "data_cuts": QT_TRANSLATE_NOOP("EventRecord", "Data cut-offs"),
    "label_versions": QT_TRANSLATE_NOOP("EventRecord", "Versions of labels"),
    "review_dates": QT_TRANSLATE_NOOP("EventRecord", "Review dates"),
    "rests_on": QT_TRANSLATE_NOOP("EventRecord", "Rests on"),
    "released_pptx": QT_TRANSLATE_NOOP("EventRecord", "Released PPTX"),
    "released_pdf": QT_TRANSLATE_NOOP("EventRecord", "Released PDF"),
    "assigned_at": QT_TRANSLATE_NOOP("EventRecord", "Asked"),
    "block": QT_TRANSLATE_NOOP("EventRecord", "Part of the slide"),
    "fact": QT_TRANSLATE_NOOP("EventRecord", "Number on the slide"),
    "at": QT_TRANSLATE_NOOP("EventRecord", "When"),
    "reply_to": QT_TRANSLATE_NOOP("EventRecord", "Answer to"),
    "carried_from": QT_TRANSLATE_NOOP("EventRecord", "Taken along from"),
    "zone": QT_TRANSLATE_NOOP("EventRecord", "Time zone"),
    "payload": QT_TRANSLATE_NOOP("EventRecord", "What was signed"),
    "signature": QT_TRANSLATE_NOOP("EventRecord", "Signature"),
    "key": QT_TRANSLATE_NOOP("EventRecord", "Key"),
    "previous": QT_TRANSLATE_NOOP("EventRecord", "Digest of the signature before"),
}
"""Field of a row -> what it holds, where the page of all events leaves it out."""
CLOCKS = {
    "database": QT_TRANSLATE_NOOP("EventRecord", "of the database"),
    "client clock": QT_TRANSLATE_NOOP("EventRecord", "of the computer that wrote it"),
}
EFFECTS = {
    "insert": QT_TRANSLATE_NOOP("EventRecord", "something new"),
    "update": QT_TRANSLATE_NOOP("EventRecord", "something changed"),
    "note": QT_TRANSLATE_NOOP("EventRecord", "something was noted"),
}
KINDS = {
    "pptx": "PPTX",
    "pdf": "PDF",
    "dossier": QT_TRANSLATE_NOOP("EventRecord", "dossier"),
    "bundle": QT_TRANSLATE_NOOP("EventRecord", "bundle for a reviewer"),
    "derived": QT_TRANSLATE_NOOP("EventRecord", "derived deck"),
}
"""Kind of a file that was taken away."""


def record_of(event: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return an event as lines of names and values; what is empty is left out.

    Args:
        event: its columns, as the library keeps them.
        names: id of a person -> full name.
    """
    return "\n".join(_lines(event, names))


def _lines(event: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    for column, value in event.items():
        if value in (None, ""):
            continue
        words, row = _tr(COLUMNS.get(column, column)), _row(value)
        if column in ("old", "new") and row is not None:
            yield f"{words}:"
            yield from _fields(row, names)
        elif column in ("old", "new"):
            yield f"{words}: {_field(str(event['field']), str(value), names)}"
        else:
            yield f"{words}: {_column(column, str(value), names)}"


def _column(column: str, value: str, names: Mapping[str, str]) -> str:
    """Return a column of an event in words, with what the library keeps where they say less."""
    in_words: dict[str, Callable[[str], str]] = {
        "at": time_words,
        "clock": lambda clock: _tr(CLOCKS.get(clock, clock)),
        "person": lambda person: names.get(person, person),
        "action": action_words,
        "effect": lambda effect: _tr(EFFECTS.get(effect, effect)),
        "object": lambda name: object_words(name, names),
        "field": field_words,
        "reason": reason_words,
    }
    words = in_words[column](value) if column in in_words else value
    is_whole = words == value or column not in ("at", "person", "object", "reason")
    return words if is_whole else f"{words} ({value})"


def _fields(row: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    for name, value in row.items():
        if value not in (None, "", "{}"):
            text = ("true" if value else "false") if isinstance(value, bool) else str(value)
            yield f"    {field_words(name)}: {_field(name, text, names)}"


def field_words(name: str) -> str:
    """Return what a field of a row is called; one that is not known as it stands."""
    return named(FIELDS, name) if name in FIELDS else _tr(MORE_FIELDS.get(name, name))


def _field(name: str, value: str, names: Mapping[str, str]) -> str:
    """Return what stands in a field of a row."""
    in_words: dict[str, Callable[[str], str]] = {
        "state": state_words,
        "role": role_words,
        "act": lambda act: named(SIGNED, act),
        "language": language_words,
        "kind": lambda kind: _tr(KINDS.get(kind, kind)),
    }
    if value in names:
        return f"{names[value]} ({value})"
    if name in in_words:
        return in_words[name](value)
    if (inner := _row(value)) is not None:
        return "; ".join(f"{key}: {_plain(str(one))}" for key, one in inner.items())
    return _plain(value)


def _plain(value: str) -> str:
    """Return a value that says by its form what it is: a day, a time, yes or no."""
    if value in ("true", "false"):
        return _tr("yes") if value == "true" else _tr("no")
    if DAY.fullmatch(value):
        return day_words(date.fromisoformat(value))
    return f"{time_words(value)} ({value})" if TIME.fullmatch(value) else value


def _row(value: object) -> dict[str, Any] | None:
    """Return what a text in JSON holds by names; None: it is another text."""
    if not isinstance(value, str) or not value.startswith("{"):
        return None
    try:
        found = json.loads(value)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("EventRecord", text)
