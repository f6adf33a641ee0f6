"""For every kind of constraint a deck that breaks it, and one that comes as near as it may."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from slidekit.deck.model import Deck
from slidekit.rules.finding import Draft
from slidekit.rules.selected import is_own
from slidekit.rules.shown import all_shown
from slidekit.study.settings import AgendaItem
from slidekit.template.constraint import (
    OWN,
    Absent,
    After,
    Allowed,
    AtLeast,
    AtMost,
    Before,
    Companion,
    Gate,
    Locked,
    Next,
    OneRecipient,
    SingleUse,
    TopicClosure,
    Within,
    selects,
)

if TYPE_CHECKING:
    from slidekit.deck.model import Slide
    from slidekit.template.constraint import AnyConstraint, Selectors


def picked(deck: Deck, selectors: Selectors) -> list[Slide]:
    """Return the slides that are selected, those of the company's own product aside."""
    return [s for s in deck.slides if selects(selectors, s.role, s.section, deck.topic(s))]


def moved(deck: Deck, slide: Slide, to: int) -> Deck:
    """Return the deck with a slide at another place, from 0."""
    rest = [s for s in deck.slides if s.id != slide.id]
    return replace(deck, slides=(*rest[:to], slide, *rest[to:]))


def changed(deck: Deck, slides: list[Slide], **changes: Any) -> Deck:
    """Return the deck with some slides changed."""
    ids = {slide.id for slide in slides}
    new = (replace(s, **changes) if s.id in ids else s for s in deck.slides)
    return replace(deck, slides=tuple(new))


def without(deck: Deck, slides: list[Slide]) -> Deck:
    """Return the deck without some slides."""
    ids = {slide.id for slide in slides}
    return replace(deck, slides=tuple(s for s in deck.slides if s.id not in ids))


def told(deck: Deck, **changes: Any) -> Deck:
    """Return the deck with other settings."""
    return replace(deck, settings=deck.settings.model_copy(update=changes))


def asked(deck: Deck, **changes: Any) -> Deck:
    """Return the deck with another record of its request."""
    assert deck.settings.request
    return told(deck, request=deck.settings.request.model_copy(update=changes))


@singledispatch
def broken(one: AnyConstraint, deck: Deck, draft: Draft) -> Deck:
    """Return the deck with one change that breaks the constraint."""
    raise TypeError(one)


@singledispatch
def near(one: AnyConstraint, deck: Deck, draft: Draft) -> Deck:
    """Return the deck with a change that comes as near as may be, and keeps the constraint."""
    raise TypeError(one)


@broken.register
def _(one: Before, deck: Deck, draft: Draft) -> Deck:
    late = picked(deck, one.of)[0]
    return moved(deck, late, deck.slides.index(picked(deck, one.slides)[0]))


@near.register
def _(one: Before, deck: Deck, draft: Draft) -> Deck:
    """The earlier sort right before the later one, and the later one as far back as there is."""
    late = [s for s in picked(deck, one.of) if s.study == picked(deck, one.slides)[-1].study]
    early = picked(deck, one.slides)[-1]
    return moved(deck, early, deck.slides.index(late[0]) - 1) if late else deck


@broken.register
def _(one: After, deck: Deck, draft: Draft) -> Deck:
    late = picked(deck, one.slides)[0]
    return moved(deck, late, deck.slides.index(picked(deck, one.of)[0]))


@near.register
def _(one: After, deck: Deck, draft: Draft) -> Deck:
    last = picked(deck, one.of)[-1]
    return moved(deck, picked(deck, one.slides)[0], deck.slides.index(last) + 1)


@broken.register
def _(one: Next, deck: Deck, draft: Draft) -> Deck:
    """A slide of the same study between the two."""
    last = picked(deck, one.of)[-1]
    own = [s for s in deck.slides if s.study == last.study]
    other = next(s for s in own if s not in (*picked(deck, one.of), *picked(deck, one.slides)))
    place = deck.slides.index(last)
    return moved(deck, other, place if deck.slides.index(other) < place else place + 1)


@near.register
def _(one: Next, deck: Deck, draft: Draft) -> Deck:
    """Another of the safety slides comes first."""
    last = picked(deck, one.of)[-1]
    after = [s for s in picked(deck, one.slides) if s.study == last.study]
    return moved(deck, after[-1], deck.slides.index(last) + 1)


@broken.register
def _(one: Within, deck: Deck, draft: Draft) -> Deck:
    return moved(deck, picked(deck, one.slides)[0], one.first)


@near.register
def _(one: Within, deck: Deck, draft: Draft) -> Deck:
    """The last of them at the last place that is allowed."""
    return moved(deck, picked(deck, one.slides)[-1], one.first - 1)


def counted(one: AtMost | AtLeast, deck: Deck, draft: Draft) -> tuple[list[Slide], list[Slide]]:
    """Return the slides that are counted, and those that they are a share of."""
    own = [s.slide for s in all_shown(draft) if OWN in one.slides and is_own(draft, s)]
    whole = picked(deck, one.of) if one.of else list(deck.slides)
    part = {slide.id for slide in (*picked(deck, one.slides), *own)}
    return [slide for slide in whole if slide.id in part], whole


def at_bound(one: AtMost, deck: Deck, draft: Draft, over: int) -> Deck:
    """Return the deck with as many slides hidden that so many more than allowed are seen."""
    part, whole = counted(one, deck, draft)
    rest = len(whole) - len(part)
    most = one.number if one.number is not None else len(part)
    if one.share is not None:
        most = max(n for n in range(len(part) + 1) if n <= one.share * (n + rest))
    if len(part) < most + over:
        extra = tuple(replace(part[0], id=f"more{n}") for n in range(most + over - len(part)))
        return replace(deck, slides=(*deck.slides, *extra))
    return changed(deck, part[most + over :], hidden=True)


@broken.register
def _(one: AtMost, deck: Deck, draft: Draft) -> Deck:
    return at_bound(one, deck, draft, 1)


@near.register
def _(one: AtMost, deck: Deck, draft: Draft) -> Deck:
    return at_bound(one, deck, draft, 0)


def agenda(discussion: int, presentation: int) -> tuple[AgendaItem, ...]:
    """Return an agenda of two items."""
    return (
        AgendaItem(title="Data", minutes=presentation),
        AgendaItem(title="Questions", minutes=discussion, discussion=True),
    )


@broken.register
def _(one: AtLeast, deck: Deck, draft: Draft) -> Deck:
    """Half of the time, where more than half is asked for."""
    assert (one.slides, one.share, one.strict) == (("agenda:discussion",), 0.5, True)
    return told(deck, agenda=agenda(60, 60))


@near.register
def _(one: AtLeast, deck: Deck, draft: Draft) -> Deck:
    return told(deck, agenda=agenda(61, 60))


@broken.register
def _(one: Companion, deck: Deck, draft: Draft) -> Deck:
    return changed(deck, picked(deck, one.needs[-1:]), hidden=True)


@near.register
def _(one: Companion, deck: Deck, draft: Draft) -> Deck:
    """Neither the slides nor what they need."""
    return without(deck, picked(deck, (*one.slides, *one.needs)))


@broken.register
def _(one: Absent, deck: Deck, draft: Draft) -> Deck:
    wrong = replace(deck.slides[-1], id="added", role=one.slides[0])
    return replace(deck, slides=(*deck.slides, wrong))


@near.register
def _(one: Absent, deck: Deck, draft: Draft) -> Deck:
    other = replace(deck.slides[-1], id="added", role=f"no_{one.slides[0]}")
    return replace(deck, slides=(*deck.slides, other))


@broken.register
def _(one: Locked, deck: Deck, draft: Draft) -> Deck:
    """One word more in the title of the last of them."""
    slide = picked(deck, one.slides)[-1]
    return changed(deck, [slide], title=f"{slide.title} indeed")


@near.register
def _(one: Locked, deck: Deck, draft: Draft) -> Deck:
    """Speaker notes are the speaker's own."""
    return changed(deck, picked(deck, one.slides), notes=("Speak slowly.",))


@broken.register
def _(one: SingleUse, deck: Deck, draft: Draft) -> Deck:
    return asked(deck, delivered=dt.date(2026, 11, 5))


@near.register
def _(one: SingleUse, deck: Deck, draft: Draft) -> Deck:
    """Logged a year ago, and not answered yet."""
    return asked(deck, date=dt.date(2025, 11, 5))


@broken.register
def _(one: OneRecipient, deck: Deck, draft: Draft) -> Deck:
    assert deck.settings.request
    return asked(deck, recipients=(deck.settings.request.requester, "A. Colleague"))


@near.register
def _(one: OneRecipient, deck: Deck, draft: Draft) -> Deck:
    """The requester's name in capitals is still the requester."""
    assert deck.settings.request
    return asked(deck, recipients=(deck.settings.request.requester.upper(),))


@broken.register
def _(one: TopicClosure, deck: Deck, draft: Draft) -> Deck:
    return asked(deck, topics=("pfs",))


@near.register
def _(one: TopicClosure, deck: Deck, draft: Draft) -> Deck:
    """The question had further topics, of which the deck has nothing."""
    return asked(deck, topics=("pfs", *{s.endpoint for s in picked(deck, one.slides)}))


@broken.register
def _(one: Allowed, deck: Deck, draft: Draft) -> Deck:
    return told(deck, audience=f"Physicians and {one.not_audiences[0]} staff")


@near.register
def _(one: Allowed, deck: Deck, draft: Draft) -> Deck:
    return told(deck, audience="Physicians of one hospital")


@broken.register
def _(one: Gate, deck: Deck, draft: Draft) -> Deck:
    return told(deck, gates={})


@near.register
def _(one: Gate, deck: Deck, draft: Draft) -> Deck:
    """Another of the answers that let a deck pass, in capitals."""
    return told(deck, gates={one.key: one.passes[-1].upper()})
