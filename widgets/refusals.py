"""Why something is refused, as a screen tells it: without commands that nobody types there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from slidekit.errors import SlidekitError

_COMMAND = re.compile(r"`slidekit [^`]*`")
_ASIDE = re.compile(r" \(`slidekit [^`]*`[^)]*\)|: `slidekit [^`]*`(?=\.)")
"""A command beside a sentence that holds without it."""
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z\u00c4\u00d6\u00dc`])")
_ON_SCREEN = re.compile(
    r"`slidekit (?:check|inspect|new|review (?:list|show)|library (?:key list|policy list"
    r"|user (?:enable|list|password)))\b"
)
"""Commands for what the window has pages and buttons for."""


def told(error: SlidekitError) -> str:
    """Return what is wrong and what to do about it in the window.

    Sentences that only lead to a command of the command line are left out where the window does
    the same; others say that the command is meant.
    """
    kept = (_sentence(one) for one in _SENTENCE.split(_ASIDE.sub("", error.fix)))
    return " ".join((error.what, *filter(None, kept)))


def _sentence(words: str) -> str:
    if _ON_SCREEN.search(words):
        return ""
    if not _COMMAND.search(words):
        return words
    return QCoreApplication.translate("Refusals", "On the command line: {0}").format(words)
