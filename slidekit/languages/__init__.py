"""The two languages: that of the deck being made, and that of the person who reads messages.

English stands in the code and is the key; other languages are gettext catalogues in this folder,
`LANGUAGE/LC_MESSAGES/deck.mo` and `screen.mo`, made from the .po files beside them. What has no
translation is said in English, so that nothing is ever left out.
"""

from __future__ import annotations

import gettext
import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from slidekit.languages.counts import Count
from slidekit.languages.told import Told, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Given = ParamSpec("Given")
Result = TypeVar("Result")

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "de")
"""Languages that decks and messages can be had in."""

LOCALES = {"en": "en-US", "de": "de-DE"}
"""Language -> how files name it, for spelling and reading aloud."""
DECIMAL_MARKS = {"en": ".", "de": ","}
_POINT = re.compile(r"(?<=\d)\.(?=\d)")

_deck: ContextVar[str] = ContextVar("deck", default="en")
_screen = "en"
_told: ContextVar[str] = ContextVar("told", default="")


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


class OfTemplate(Protocol):
    """A deck, or what is judged of one: its template says in which language it is."""

    @property
    def template(self) -> Any:  # noqa: ANN401 - this layer knows no templates
        """The template, or None of a file that has none."""


Shown = TypeVar("Shown", bound=OfTemplate)


def in_own_language(
    work: Callable[Concatenate[Shown, Given], Result],
) -> Callable[Concatenate[Shown, Given], Result]:
    """Let work on a deck speak the deck's language, whatever else is being shown.

    The work has to be done when it returns: what it yields later would be said in another language.
    """

    @wraps(work)
    def said(shown: Shown, /, *args: Given.args, **named: Given.kwargs) -> Result:
        template = shown.template
        with deck_in(template.language if template else "en"):
            return work(shown, *args, **named)

    return said


def once_per_language(
    most: int,
) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Keep what a pure function returned, up to `most` values, each for the deck's language."""

    def keep(work: Callable[Given, Result]) -> Callable[Given, Result]:
        @lru_cache(maxsize=most)
        def kept(language: str, *args: Given.args, **named: Given.kwargs) -> Result:
            return work(*args, **named)

        @wraps(work)
        def said(*args: Given.args, **named: Given.kwargs) -> Result:
            return kept(_deck.get(), *args, **named)  # type: ignore[arg-type] # all are hashable

        return said

    return keep


def screen_language() -> str:
    """Return the language of messages."""
    return _told.get() or _screen


def set_screen_language(language: str) -> None:
    """Choose the language of messages, for all threads: one person sits at one screen."""
    global _screen
    _screen = language


@contextmanager
def told_in(language: str) -> Iterator[None]:
    """Give messages in a language, whatever the screen's: what goes into a file has one wording."""
    token = _told.set(language)
    try:
        yield
    finally:
        _told.reset(token)


def say(text: str, /, *values: object, **named: object) -> str:
    """Return words of a slide in the deck's language, with values put into their braces."""
    return say_in(_deck.get(), text, *values, **named)


def say_in(language: str, text: str, /, *values: object, **named: object) -> str:
    """Return words of a slide in a language, for what knows it without asking."""
    found = _translated("deck", language, text)
    return found.format(*values, **named) if values or named else found


def numeral(value: float) -> str:
    """Return a number without needless digits, such as "0.05", with the deck's decimal mark."""
    return marked(f"{value:g}", _deck.get())


def marked(digits: str, language: str) -> str:
    """Return digits with the decimal mark of a language: "0.71" as "0,71"."""
    return digits if language == "en" else _POINT.sub(DECIMAL_MARKS[language], digits)


def tell(text: str, /, *values: object, **named: object) -> str:
    """Return a message in the language of the screen, with values put into their braces.

    It remembers how it was said: `retold` says it in the language of another screen.
    """
    found = _translated("screen", screen_language(), text)
    said = found.format(*values, **named) if values or named else found
    return told(said, text, values, named)


FRAMES = ("{0} {1}", "{0}.", "{0:bare} ({1}).")
"""How messages are put together."""


def framed(frame: str, /, *values: object) -> str:
    """Return messages put together by signs alone, such as "{0} {1}"; `retold` says it again."""
    return told(frame.format(*values), frame, values, {}, is_frame=True)


def retold(message: str) -> str:
    """Return a message in the language of the screen, whatever it was said in before.

    What does not remember how it was said, such as words of study.yaml, stays as it is.
    """
    if not isinstance(message, Told):
        return message
    values = [_retold_value(value) for value in message.values]
    named = {name: _retold_value(value) for name, value in message.named.items()}
    if message.is_frame:
        return framed(message.english, *values)
    return tell(message.english, *values, **named)


def _retold_value(value: object) -> object:
    return retold(value) if isinstance(value, str) else value


def message_of(written: object) -> str:
    """Return the message that `told.written` wrote down, in the language of the screen.

    Raises:
        ValueError: it was not written so.
    """
    if isinstance(written, str):
        return written
    way = written if isinstance(written, dict) else {}
    try:
        values = [_value_of(one) for one in way.get("values", ())]
        named = {name: _value_of(one) for name, one in way.get("named", {}).items()}
        if "frame" in way:
            return framed(_known(way["frame"], FRAMES), *values)
        return tell(_known(way["says"]), *values, **named)
    except (KeyError, IndexError, AttributeError, TypeError) as error:
        raise ValueError("its values are not those of its words") from error


def _known(text: object, frames: tuple[str, ...] = ()) -> str:
    """Return words that the program itself can say: a file may hold any others."""
    known = text in frames if frames else _catalogue("screen", "de").gettext(str(text)) != text
    if not known:
        raise ValueError("these are no words of this slidekit")
    return str(text)


def _value_of(written: object) -> object:
    if isinstance(written, dict) and "count" in written:
        return Count(written["count"])
    return message_of(written) if isinstance(written, dict) else written


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
