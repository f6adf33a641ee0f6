"""A smaller deck out of an approved one: its slides as they were approved, fewer, and in order.

Nothing is written here but who shows the slides, where and when. Whatever else should change needs
review. That the rest still keeps every rule is judged where rules are (`slidekit.app.deriving`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from slidekit.deck.fields import LIMITS, plain, wrong_values
from slidekit.deck.limits import why_not_order, why_not_remove
from slidekit.deck.remake import remade
from slidekit.deck.seal import seal_of
from slidekit.languages import tell
from slidekit.study.settings import DeckSettings
from slidekit.study.words import listed
from slidekit.template.constraint import Companion, Locked, selects

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.deck.model import Deck, Slide
    from slidekit.template.constraint import Selectors

FIELDS: Final = tuple(LIMITS)
"""Keys of `deck:` that a derived deck may say anew."""
FROM_FIELDS: Final = ("title", "disclosures")
"""Roles of the slides that say them."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived deck, or why there is none."""

    deck: Deck | None
    reasons: tuple[str, ...] = ()
    """What the approval does not cover, a sentence each; none: all is covered."""


def derived(
    deck: Deck,
    *,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    fields: Mapping[str, str] | None = None,
) -> Derived:
    """Return the deck that is derived from an approved one, or why that needs review.

    Args:
        deck: the approved deck.
        keep: ids of the slides that are shown, in this order; empty: all but those dropped.
        drop: ids of the slides that are not shown.
        fields: new values of some of `deck.fields.LIMITS`.
    """
    fields = {name: plain(value) for name, value in (fields or {}).items()}
    reasons = (*_unknown(deck, (*keep, *drop)), *_wrong_fields(deck, fields))
    if reasons:
        return Derived(None, reasons)
    slides = _chosen(deck, keep, drop)
    reasons = (*_parted(deck, slides), *_taken_out(deck, slides), *_alone(deck, slides))
    reasons += tuple(_out_of_order(deck, slides))
    if reasons:
        return Derived(None, tuple(dict.fromkeys(reasons)))
    return _said_anew(replace(deck, slides=slides), fields)


def _unknown(deck: Deck, ids: Sequence[str]) -> Iterator[str]:
    known = [slide.id for slide in deck.slides]
    if wrong := [one for one in dict.fromkeys(ids) if one not in known]:
        every = ", ".join(known)  # whoever chooses by ids finds them nowhere else in a terminal
        yield tell("The approved deck has no slide {0}; it has {1}.", ", ".join(wrong), every)
    if twice := sorted({one for one in ids if list(ids).count(one) > 1}):
        yield tell("Slide {0} is named twice.", twice[0])


def _wrong_fields(deck: Deck, fields: Mapping[str, str]) -> Iterator[str]:
    yield from wrong_values(deck, fields)
    speaks = "presenter.name" in fields and fields["presenter.name"] != deck.settings.presenter.name
    if speaks and "presenter.conflicts" not in fields:
        yield tell(
            "Another presenter has interests of their own: say the conflicts of interest anew too."
        )


def _chosen(deck: Deck, keep: Sequence[str], drop: Sequence[str]) -> tuple[Slide, ...]:
    by_id = {slide.id: slide for slide in deck.slides}
    kept = (one for one in keep or by_id if one not in drop)
    return tuple(by_id[one] for one in kept)


def _parted(deck: Deck, slides: Sequence[Slide]) -> Iterator[str]:
    """Yield tables and figures of which only some of their slides are kept."""
    for slide in slides:
        if slide.parts[1] > 1:
            group = [one.id for one in deck.slides if _whole(one) == _whole(slide)]
            kept = [one.id for one in slides if one.id in group]
            if kept != group:
                yield tell(
                    "The slides {0} show one table or figure: keep or drop all of them, in order.",
                    ", ".join(group),
                )


def _whole(slide: Slide) -> tuple[str, ...]:
    return (slide.study, slide.section, slide.role, slide.endpoint, slide.exhibit)


def _taken_out(deck: Deck, slides: Sequence[Slide]) -> Iterator[str]:
    """Yield the slides that the template locks and that were left out."""
    kept = {slide.id for slide in slides}
    locks = [one for one in deck.template.constraints if isinstance(one, Locked)]
    for slide in deck.slides:
        is_locked = any("remove" in one.against and _fits(deck, slide, one.slides) for one in locks)
        if slide.id not in kept and is_locked:
            yield tell("Slide {0} cannot be left out. {1}", slide.id, why_not_remove(deck, slide))


def _alone(deck: Deck, slides: Sequence[Slide]) -> Iterator[str]:
    """Yield the slides that need others beside them which were left out."""
    for one in (one for one in deck.template.constraints if isinstance(one, Companion)):
        for study in dict.fromkeys(slide.study for slide in slides):
            own = [s for s in slides if s.study == study and not s.hidden]
            asking = [s for s in own if _fits(deck, s, one.slides)]
            for need in one.needs if asking else ():
                left_out = _left_out(deck, slides, study, need)
                if left_out and not any(_fits(deck, s, (need,)) for s in own):
                    yield tell(
                        "Slide {0} needs slide {1} beside it. {2}",
                        asking[0].id,
                        listed(left_out),
                        one.why,
                    ).strip()


def _left_out(deck: Deck, slides: Sequence[Slide], study: str, need: str) -> list[str]:
    kept = {slide.id for slide in slides}
    return [
        slide.id
        for slide in deck.slides
        if slide.study == study and slide.id not in kept and _fits(deck, slide, (need,))
    ]


def _fits(deck: Deck, slide: Slide, selectors: Selectors) -> bool:
    return selects(selectors, slide.role, slide.section, deck.topic(slide))


def _out_of_order(deck: Deck, slides: Sequence[Slide]) -> Iterator[str]:
    """Yield what is wrong with the order: sections stay in theirs, and demands of the template."""
    kept = {slide.id for slide in slides}
    approved = [slide for slide in deck.slides if slide.id in kept]
    for was, now in zip(approved, slides, strict=True):
        if (was.study, was.section) != (now.study, now.section):
            yield tell(
                "Slide {0} cannot stand there: the sections keep the order that was approved.",
                now.id,
            )
            return
    if reason := why_not_order(replace(deck, slides=tuple(approved)), slides):
        yield reason


def _said_anew(deck: Deck, fields: Mapping[str, str]) -> Derived:
    """Return the deck with new words on the slides that say who shows it, where and when."""
    if not fields:
        return Derived(deck)
    try:
        settings = _with_fields(deck.settings, fields)
    except ValidationError:
        return Derived(None, (tell("{0} is not a date; write it as 2026-11-27.", fields["date"]),))
    new = replace(deck, settings=settings)
    before, after = ({slide.id: slide for slide in remade(d).slides} for d in (deck, new))
    edited = [s.id for s in deck.slides if s.role in FROM_FIELDS and not _is_made(s, before)]
    if edited:
        sentence = tell(
            "Slide {0} was written by hand, so what it says of presenter, meeting and date "
            "cannot be set without review.",
            listed(edited),
        )
        return Derived(None, (sentence,))
    slides = tuple(
        _resaid(slide, after[slide.id]) if slide.role in FROM_FIELDS else slide
        for slide in deck.slides
    )
    return Derived(replace(new, slides=slides))


def _with_fields(settings: DeckSettings, fields: Mapping[str, str]) -> DeckSettings:
    stated = settings.model_dump(mode="json")
    for name, value in fields.items():
        *path, key = name.split(".")
        holder = stated[path[0]] if path else stated
        holder[key] = value
    return DeckSettings.model_validate(stated)


def _is_made(slide: Slide, made: Mapping[str, Slide]) -> bool:
    """Tell whether a slide says what the program wrote, and nothing else."""
    return slide.id in made and slide.body == made[slide.id].body


def _resaid(slide: Slide, made: Slide) -> Slide:
    said = replace(slide, body=made.body)
    return replace(said, seal=seal_of(said)) if slide.seal else said
