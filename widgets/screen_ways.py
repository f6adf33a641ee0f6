"""What a screen says of an error: where its way out is a command, the place in the window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from slidekit.languages.told import Told
from widgets.study.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from slidekit.errors import SlidekitError

WAYS: Final = {
    "Make the deck under a permitted policy (`slidekit library policy list`), or ask a librarian "
    "or administrator to permit this one (`slidekit library policy permit`).": QT_TRANSLATE_NOOP(
        "ScreenWays",
        'Make the deck under a policy that stands on the page "Policies and settings" of the '
        "library (Ctrl+L), or ask a librarian or administrator to permit this one there.",
    ),
    "Submit a version under a policy of `slidekit library policy list`.": QT_TRANSLATE_NOOP(
        "ScreenWays",
        'Submit a version under a policy that stands on the page "Policies and settings" of the '
        "library (Ctrl+L).",
    ),
    "See `slidekit library policy list`.": QT_TRANSLATE_NOOP(
        "ScreenWays", 'See the page "Policies and settings" of the library (Ctrl+L).'
    ),
    "Run `slidekit library user password` with your login.": QT_TRANSLATE_NOOP(
        "ScreenWays", 'Sign in with "Change my password", and type a new one.'
    ),
    "See `slidekit review show {0}`.": QT_TRANSLATE_NOOP(
        "ScreenWays", "Look at {0} in the library (Ctrl+L)."
    ),
    "Look at what is new (`slidekit diff`), take it over, and submit again.": QT_TRANSLATE_NOOP(
        "ScreenWays",
        "Open the newest version in the library (Ctrl+L), take over what is new, and submit again.",
    ),
    "Run `slidekit check`, mend these, and submit again.": QT_TRANSLATE_NOOP(
        "ScreenWays", "They stand among the findings: mend these, and submit again."
    ),
    "Wait for `slidekit review checkin {0}`, or ask a librarian to free it.": QT_TRANSLATE_NOOP(
        "ScreenWays", "Wait until {0} is given back, or ask a librarian to free it."
    ),
    "Ask another administrator or librarian than the one who reset it: "
    "`slidekit library user confirm {0}`.": QT_TRANSLATE_NOOP(
        "ScreenWays",
        'Ask another administrator or librarian than the one who reset it: the page "People and '
        'keys" of the library is where they confirm it.',
    ),
}
"""What to do at a terminal, in English -> what to do in the window."""
_COMMAND: Final = re.compile(r"`slidekit [^`]*`")
_ASIDE: Final = re.compile(r" \(`slidekit [^`]*`[^)]*\)|: `slidekit [^`]*`(?=\.)")
"""A command beside a sentence that holds without it."""
_SENTENCE: Final = re.compile(r"(?<=[.!?]) (?=[A-Z\u00c4\u00d6\u00dc`])")
_ON_SCREEN: Final = re.compile(
    r"`slidekit (?:check|inspect|new|review (?:list|show)|library (?:key list|policy list"
    r"|user (?:enable|list|password)))\b"
)
"""Commands for what the window has pages and buttons for."""


def sentence_of(error: SlidekitError) -> str:
    """Return an error in the language of the screen; a command in it is a place of the window.

    Of other ways out a sentence that only leads to a command is left out where the window does the
    same; else it is told as one for the command line.
    """
    fix = error.fix
    words = WAYS.get(fix.english) if isinstance(fix, Told) else None
    if words is not None and isinstance(fix, Told):
        said = QCoreApplication.translate("ScreenWays", words)
        return f"{error.what} {said.format(*fix.values)}"
    kept = (_way(one) for one in _SENTENCE.split(_ASIDE.sub("", fix)))
    return " ".join((error.what, *filter(None, kept)))


def _way(words: str) -> str:
    if _ON_SCREEN.search(words):
        return ""
    if not _COMMAND.search(words):
        return words
    return QCoreApplication.translate("ScreenWays", "On the command line: {0}").format(words)
