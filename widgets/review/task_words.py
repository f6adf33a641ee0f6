"""What a version asks of somebody, in words; for the inbox, the start page and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.review.words import roles_words

if TYPE_CHECKING:
    from widgets.review.shelf import Task


def group_words(kind: str, count: int) -> str:
    """Return the heading over the versions of a kind."""
    words = {
        "review": _tr("Awaits my review ({0})"),
        "release": _tr("Can be released by me ({0})"),
        "revise": _tr("Came back to me ({0})"),
        "waiting": _tr("Waits for others ({0})"),
    }
    return words[kind].format(count)


def asked_words(task: Task) -> str:
    """Return what is asked, of whom."""
    words = {
        "review": _tr("your judgement as {0}"),
        "release": _tr("your release as {0}"),
        "revise": _tr("a new version"),
        "waiting": _tr("waits for {0}"),
    }.get(task.kind, "")
    told = words.format(roles_words(task.roles) or _tr("the release"))
    fix = _tr("must be fixed: {0}").format(task.to_fix) if task.to_fix else ""
    works = _tr("{0} works on it").format(task.taken_by) if task.taken_by else ""
    return "; ".join(part for part in (told, fix, works) if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TaskWords", text)
