"""Days, hours and shares as the language of the screen writes them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date


def day_words(day: date) -> str:
    """Return a day with its month in letters, such as "3 Mar 2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), day_pattern())


def day_pattern() -> str:
    """Return how a day is written, for fields of Qt in which one is typed."""
    return QCoreApplication.translate("Dates", "d MMM yyyy")


def moment_words(seconds: float) -> str:
    """Return the day and the minute of a time that is given in seconds since 1970."""
    when = datetime.fromtimestamp(seconds).astimezone()
    words = QCoreApplication.translate("Dates", "{0}, {1}")
    return words.format(day_words(when), QLocale().toString(QTime(when.hour, when.minute), "HH:mm"))


def percent_words(share: float) -> str:
    """Return a share of 1 in whole percent: German parts number and sign."""
    return QCoreApplication.translate("Dates", "{0}%").format(round(100 * share))
