"""What an open deck can take of each kind of exhibit, or why it can take none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from slidekit.languages import retold

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from widgets.sight import Insertable, Verdict


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of exhibit as the open deck sees it."""

    kind: str
    title: str
    slides: tuple[Insertable, ...]
    """Slides of the kind that can be put in."""
    state: str
    """A few words under the picture."""
    reason: str
    """One sentence: why there is none to put in, or where the deck shows the kind."""


def choices(verdict: Verdict | None) -> tuple[Choice, ...]:
    """Return all kinds; those of which something can be put in stand first."""
    from slidekit.app.kinds import exhibit_kinds

    found = [_choice(verdict, one.name, one.title) for one in exhibit_kinds()]
    return tuple(sorted(found, key=lambda one: not one.slides))


def _choice(verdict: Verdict | None, kind: str, title: str) -> Choice:
    from slidekit.deck.kinds import kind_of

    words = QCoreApplication.translate("ExhibitKinds", title)
    if verdict is None:
        waits = _tr("The deck is still being checked")
        return Choice(kind, words, (), waits, _tr("{0}; try again in a moment.").format(waits))
    deck = verdict.deck
    slides = tuple(i for i in verdict.insertable if kind_of(deck, i.slide) == kind)
    there = [n for n, slide in enumerate(deck.slides, 1) if kind_of(deck, slide) == kind]
    return Choice(kind, words, slides, *_told(deck, kind, slides, there))


def _told(
    deck: Deck, kind: str, slides: tuple[Insertable, ...], there: list[int]
) -> tuple[str, str]:
    """Return a few words and a sentence on a kind."""
    if slides:
        number = _tr("1 slide to insert") if len(slides) == 1 else _tr("{0} slides to insert")
        return number.format(len(slides)), _tr("Enter puts what is chosen in at its place.")
    if there:
        places = ", ".join(map(str, there))
        return _tr("On slide {0}").format(places), _tr(
            "The deck has every slide of this kind that its results allow. To have one twice, "
            "choose it and press Ctrl+D."
        )
    return _tr("Not possible in this deck"), _why_not(deck, kind)


def _why_not(deck: Deck, kind: str) -> str:
    from slidekit.deck.kinds import gaps_of, is_asked_for

    if gaps := gaps_of(deck, kind):
        return " ".join(dict.fromkeys(retold(gap.reason) for gap in gaps))
    if not is_asked_for(deck, kind):
        return _tr("The template {0} has no place for it; another template may have one.").format(
            deck.template.title
        )
    return _tr(
        "The deck holds no results for it. Make the deck again from the study's folder, which "
        "has the tables."
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)
