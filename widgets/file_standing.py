"""What a PowerPoint file is: a draft or a released one, whether that holds, and how it stands.

All of it is the answer of `slidekit verify`; here it gets the words and colours of a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from slidekit.languages.visible import visible
from widgets.dates import day_words
from widgets.look import meaning_ink
from widgets.pauses import loading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from PySide6.QtGui import QPalette

    from slidekit.template.policy import Severity

    Part = tuple[str, Severity | None]
    """Some words, and how much they weigh."""

MOST_SIGNS, MOST_OF_NAME = 600, 80
"""Of a sentence and of a name that stand in a file, which anybody may have written."""
NAMES = ("id", "deck", "audience", "parent", "outside")
"""What an approval says in words of whoever wrote it."""
PARTED = " \N{MIDDLE DOT} "


@dataclass(frozen=True, slots=True)
class Standing:
    """What `slidekit verify` says of a file, and whether a library had a say in it."""

    answer: Mapping[str, Any]
    is_asked: bool = False
    """Whether a library answered: its keys vouch for the file, and the state is today's."""
    silence: str = ""
    """Why the library that was asked did not answer."""

    @property
    def is_of_library(self) -> bool:
        """Whether there is an approval that a library can be asked about."""
        return self.answer["approval"] is not None


def verified(path: Path) -> Standing:
    """Return what a file says by itself; for a worker's thread.

    Raises:
        SlidekitError: the file cannot be read.
    """
    from slidekit.app import verify

    return Standing(verify(path))


def asked(path: Path, address: str) -> Standing:
    """Return how a file stands in a library, which asks for no login; for a worker's thread.

    Raises:
        SlidekitError: the library does not answer, or the file cannot be read.
    """
    from slidekit.app import verify_in_library

    with loading("library"):
        return Standing(verify_in_library(address, path), is_asked=True)


def as_html(standing: Standing, palette: QPalette) -> str:
    """Return what a file is in bold words, those in the way coloured, and below what is known."""
    head = PARTED.join(_marked(words, weight, palette) for words, weight in head_parts(standing))
    told = " ".join(escape(_cut(words, MOST_SIGNS)) for words in sentences(standing))
    return f"{head}<br>{told}" if told else head


def head_parts(standing: Standing) -> tuple[Part, ...]:
    """Return what a file is in a few words each; what is in the way stands first."""
    answer = standing.answer
    if answer["verdict"] == "not-slidekit":
        return ((_tr("Not written by slidekit"), None), (_tr("No signature"), None))
    if answer["verdict"] == "manifest-missing":
        return ((_tr("Its record is missing"), "block"),)
    if answer["signatures"] == "none":
        return ((_tr("Draft, never released"), None), (_tr("No signature"), None))
    if answer["approval"] is None:
        return ((_tr("Not to be trusted"), "block"),)
    state, held = _state(standing), _held(standing)
    return (held, state) if held[1] and not state[1] else (state, held)


def sentences(standing: Standing) -> Iterator[str]:
    """Yield which approval a file carries, what does not hold, and what nobody could be asked."""
    answer = standing.answer
    if answer["verdict"] == "manifest-missing":
        yield _tr(
            "These are slides of slidekit whose record was taken out; whether they were released "
            "cannot be told."
        )
    if answer["approval"] is not None:
        yield from _about(answer["approval"])
    if answer["signatures"] != "none":
        yield from answer["reasons"]
    if standing.silence:
        words = _tr("The library did not answer, so nobody knows whether it was withdrawn: {0}")
        yield words.format(standing.silence)
    elif standing.is_of_library and not standing.is_asked:
        yield _tr("Whether it was withdrawn since, only its library knows; the settings name none.")


def _about(approval: Mapping[str, Any]) -> Iterator[str]:
    named = {key: _cut(str(approval[key] or ""), MOST_OF_NAME) for key in NAMES}
    words = _tr("Approval {0} of {1}, version {2}: released on {3}, valid until {4}.")
    yield words.format(
        named["id"],
        named["deck"],
        approval["version"],
        day_words(datetime.fromisoformat(approval["released_at"]).astimezone().date()),
        day_words(date.fromisoformat(approval["valid_until"])),
    )
    if named["audience"]:
        yield _tr("For: {0}.").format(named["audience"])
    if named["parent"]:
        yield _tr("Derived from approval {0}.").format(named["parent"])
    if named["outside"]:
        yield _tr("Approved in another system as {0}.").format(named["outside"])


def _state(standing: Standing) -> Part:
    """Return how the approval stands: today where a library answered, else as the file has it."""
    from widgets.review.words import state_words

    state = standing.answer["approval"]["state"]
    if state == "unknown":
        return _tr("Not confirmed by the library"), "block"
    if state != "released":
        return state_words(state), "block"
    return (state_words(state) if standing.is_asked else _tr("Released, as the file says")), None


def _held(standing: Standing) -> Part:
    """Return whether the file is what was signed."""
    answer = standing.answer
    if answer["signatures"] == "valid":
        return _tr("As it was signed"), None
    if answer["signatures"] == "unknown-key":
        if standing.is_asked:
            return _tr("Signed with another key"), "block"
        return _tr("Signatures not tested"), "warn"
    if answer["verdict"] == "changed":
        return _tr("Not as it was signed"), "block"
    return _tr("Its signatures do not hold"), "block"


def _marked(words: str, weight: Severity | None, palette: QPalette) -> str:
    bold = f"<b>{escape(words)}</b>"
    ink = meaning_ink(weight, palette).name() if weight else ""
    return f'<span style="color: {ink}">{bold}</span>' if ink else bold


def _cut(words: str, most: int) -> str:
    """Return words that stand in a file as a person may see them."""
    return visible(words if len(words) <= most else f"{words[:most]} ...")


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileStanding", text)
