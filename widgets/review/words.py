"""Words of the route as screens have them: states and acts alone, signatures, days."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from slidekit.library import wording
from widgets.dates import day_words, moment_words
from widgets.study.words import QT_TRANSLATE_NOOP

DONE = {
    "approve": QT_TRANSLATE_NOOP("Review", "Approved"),
    "reject": QT_TRANSLATE_NOOP("Review", "Sent back"),
    "waive": QT_TRANSLATE_NOOP("Review", "Waived"),
    "release": QT_TRANSLATE_NOOP("Review", "Released"),
    "withdraw": QT_TRANSLATE_NOOP("Review", "Withdrawn"),
    "record": QT_TRANSLATE_NOOP("Review", "Outside approval recorded"),
}
MEANINGS = {
    "medical": (
        QT_TRANSLATE_NOOP("Review", "Medically accurate and balanced"),
        QT_TRANSLATE_NOOP("Review", "Medically accurate and balanced, apart from what is waived"),
    ),
    "regulatory": (
        QT_TRANSLATE_NOOP("Review", "In line with the approved use and local rules"),
        QT_TRANSLATE_NOOP("Review", "Acceptable for the stated purpose and audience"),
    ),
    "legal": (QT_TRANSLATE_NOOP("Review", "No legal objection"),),
    "signatory": (QT_TRANSLATE_NOOP("Review", "Approved in its final form"),),
    "release": (
        QT_TRANSLATE_NOOP("Review", "Released for use"),
        QT_TRANSLATE_NOOP("Review", "Released for the stated audience only"),
    ),
}
"""Role of an approval, or "release" -> what a signature can say."""


def state_words(state: str) -> str:
    """Return what a state is called, as it stands alone."""
    return _alone(wording.state_words(state))


def roles_words(roles: tuple[str, ...]) -> str:
    """Return roles one after the other."""
    return ", ".join(wording.role_words(role) for role in roles)


def act_words(act: str) -> str:
    """Return what an act is called on its button."""
    return _alone(wording.act_words(act))


def done_words(act: str) -> str:
    """Return what a signature of an act is called in a record."""
    return _said(DONE.get(act, act))


def meanings(act: str, role: str) -> tuple[str, ...]:
    """Return what a signature of an act in a role can say; none where a reason is typed."""
    key = role if act == "approve" else act
    return tuple(_said(words) for words in MEANINGS.get(key, ()))


def since_words(at: str) -> str:
    """Return the day of a stored time, with how long ago that is where it is some days."""
    when = datetime.fromisoformat(at).astimezone()
    days = (datetime.now().astimezone().date() - when.date()).days
    day = day_words(when.date())
    return day if days < 1 else _said("{0} ({1} d)").format(day, days)


def time_words(at: str) -> str:
    """Return day and minute of a stored time."""
    return moment_words(datetime.fromisoformat(at).timestamp())


def digest_words(digest: str) -> str:
    """Return the first half line of a digest in groups, to be compared by eye."""
    return " ".join(digest[place : place + 4] for place in range(0, 16, 4))


def _alone(words: str) -> str:
    return words[:1].upper() + words[1:]


def _said(words: str) -> str:
    return QCoreApplication.translate("Review", words)
