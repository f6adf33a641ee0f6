"""The two languages: that of the deck being made, and that of the person who reads messages.

English stands in the code and is the key; other languages are gettext catalogues in this folder,
`LANGUAGE/LC_MESSAGES/deck.mo` and `screen.mo`, made from the .po files beside them. What has no
translation is said in English, so that nothing is ever left out.
"""

from __future__ import annotations

import gettext
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "de")
"""Languages that decks and messages can be had in."""

_deck: ContextVar[str] = ContextVar("deck", default="en")
_screen = "en"


def deck_language() -> str:
    """Return the language of the deck that is being made or shown in this context."""
    return _deck.get()


@contextmanager
def deck_in(language: str) -> Iterator[None]:
    """Make, lay out or judge a deck in its own language."""
    token = _deck.set(language)
    try:
        yield
    finally:
        _deck.reset(token)


def screen_language() -> str:
    """Return the language of messages."""
    return _screen


def set_screen_language(language: str) -> None:
    """Choose the language of messages, for all threads: one person sits at one screen."""
    global _screen
    _screen = language


def say(text: str, /, *values: object, **named: object) -> str:
    """Return words of a slide in the deck's language, with values put into their braces."""
    found = _translated("deck", _deck.get(), text)
    return found.format(*values, **named) if values or named else found


def tell(text: str, /, *values: object, **named: object) -> str:
    """Return a message in the language of the screen, with values put into their braces."""
    found = _translated("screen", _screen, text)
    return found.format(*values, **named) if values or named else found


def to_say(text: str) -> str:
    """Return words of a slide as they are, for the catalogue to have them; `say` comes later."""
    return text


def to_tell(text: str) -> str:
    """Return a message as it is, for the catalogue to have it; `tell` comes later."""
    return text


def _translated(domain: str, language: str, text: str) -> str:
    return text if language == "en" else _catalogue(domain, language).gettext(text)


@lru_cache(maxsize=8)
def _catalogue(domain: str, language: str) -> gettext.NullTranslations:
    return gettext.translation(domain, FOLDER, [language], fallback=True)
