"""By which day a decision on a version is wanted, and whether that day has passed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.dates import day_words

if TYPE_CHECKING:
    from slidekit.library.versions import Version

UNDER_WAY = ("in_review", "changes_requested", "approved")
"""States in which a version asks something of somebody."""
NEVER = "9999-12-31"


def today_there() -> date:
    """Return the day as the library counts it: in UTC."""
    return datetime.now(UTC).date()


def due_on(version: Version) -> date | None:
    """Return the day by which something is still to be done; None where nothing is, or any day."""
    if version.due_on is None or version.state not in UNDER_WAY:
        return None
    return date.fromisoformat(version.due_on)


def due_order(version: Version) -> str:
    """Return what versions are sorted by: those that are due first come first."""
    due = due_on(version)
    return due.isoformat() if due else NEVER


def is_overdue(version: Version) -> bool:
    """Tell whether the day has passed."""
    due = due_on(version)
    return due is not None and due < today_there()


def due_words(version: Version) -> str:
    """Return the day in a list, with a word where it has passed; "" for none."""
    due = due_on(version)
    if due is None:
        return ""
    words = _tr("{0}, overdue") if is_overdue(version) else "{0}"
    return words.format(day_words(due))


def due_sentence(version: Version) -> str:
    """Return the day in the head of a version; "" for none."""
    due = due_on(version)
    if due is None:
        return ""
    words = _tr("overdue since {0}") if is_overdue(version) else _tr("due by {0}")
    return words.format(day_words(due))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Due", text)
