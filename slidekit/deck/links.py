"""What the slides of a deck name must be there: studies, exhibits, and rows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import DeckError
from slidekit.exhibits.model import TableData
from slidekit.exhibits.options import options_of
from slidekit.exhibits.registry import exhibit_kind
from slidekit.languages import tell
from slidekit.study.words import did_you_mean

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.model import Exhibit


def check_links(deck: Deck, name: str) -> None:
    """Hold a deck that was read to what its slides name.

    Args:
        deck: the deck.
        name: what its file is called in messages.

    Raises:
        DeckError: a slide names a study, an exhibit or rows that the deck does not have.
    """
    studies, exhibits = [study.id for study in deck.studies], deck.exhibit_index()
    for slide in deck.slides:
        if slide.study and slide.study not in studies:
            raise _unknown(name, slide, tell("study"), slide.study, studies)
        if slide.exhibit and slide.exhibit not in exhibits:
            raise _unknown(name, slide, tell("exhibit"), slide.exhibit, list(exhibits))
        if slide.exhibit and slide.part:
            _check_part(name, slide, exhibits[slide.exhibit])
        if slide.exhibit and slide.options:
            _check_options(name, slide, exhibits[slide.exhibit])


def _unknown(name: str, slide: Slide, what: str, wanted: str, known: list[str]) -> DeckError:
    return DeckError(
        tell("{0}: slide {1}: the deck has no {2} {3!r}.", name, slide.id, what, wanted),
        fix=did_you_mean(wanted, known),
    )


def _check_part(name: str, slide: Slide, exhibit: Exhibit) -> None:
    """Hold the rows that a slide shows of an exhibit to those that there are."""
    count = _count_rows(exhibit)
    start, stop = slide.part or (0, count)
    if not 0 <= start < stop <= count:
        raise DeckError(
            tell(
                "{0}: slide {1} shows the rows {2} to {3} of {4}, which has {5}.",
                name,
                slide.id,
                start,
                stop,
                exhibit.id,
                count,
            ),
            fix=tell("Correct its part: in deck.yaml."),
        )


def _check_options(name: str, slide: Slide, exhibit: Exhibit) -> None:
    """Refuse a choice that the exhibit does not offer: it would be lost in silence."""
    known = {option.name: option for option in options_of(exhibit)}
    for key, value in slide.options:
        if key not in known:
            raise _unknown(name, slide, "option", key, list(known))
        if not known[key].takes(value):
            raise DeckError(
                tell("{0}: slide {1}: its option {2} cannot be {3!r}.", name, slide.id, key, value),
                fix=tell("Correct or delete it under options: in deck.yaml."),
            )


def _count_rows(exhibit: Exhibit) -> int:
    if isinstance(exhibit.data, TableData):
        return len(exhibit.data.rows)
    rows = exhibit_kind(exhibit.kind).rows
    return rows(exhibit) if rows else 0
