"""A deck on new results with what its author did to the old one.

Three states meet: the deck as it stands, what the template makes of its own results, and what the
template makes of the new ones. Where the first two differ somebody edited, and that is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from slidekit.deck.tokens import is_whole
from slidekit.deck.typed import WORDS, typed
from slidekit.exhibits.conclusions import sentences_without_numbers
from slidekit.exhibits.duties import TRIANGLE
from slidekit.exhibits.format import STYLES, TOKEN, Formatter, plain
from slidekit.exhibits.model import Line
from slidekit.languages import in_own_language, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.deck.model import Asset, Deck, Slide

RESULTS = ("id", "role", "study", "endpoint", "exhibit", "part", "parts", "seal", "references")
"""Fields that follow from results, whatever was done to the slide."""
TYPED = tuple(WORDS)
KEPT = ("title", "tag", "notes", "alt", "hidden", "section", "layout")
"""What is kept of a slide of which nobody knows how it was composed."""
COPY = re.compile(r"\.copy\d*$")
LACKING = "..."
"""Stands in a title for a number that the new results do not have."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What the template makes of a deck's own results."""

    order: tuple[str, ...]
    """Ids of all slides of the template, in its order, also of those that could not be made."""
    slides: Mapping[str, Slide]
    """Those that could be made, by id."""


@in_own_language
def merge(old: Deck, composed: Composed, new: Deck) -> tuple[Deck, tuple[str, ...]]:
    """Return the deck on new results, and in a sentence each what could not be kept.

    Args:
        old: the deck as it stands.
        composed: what the template makes of its own results.
        new: what the template makes of the new results, with the settings of the old deck.
    """
    said: list[str] = []
    made = {slide.id: slide for slide in new.slides}
    slides: list[Slide] = []
    for slide in old.slides:
        if kept := _kept(slide, composed.slides, made, (old, new), said):
            slides.append(kept)
    order, added = [slide.id for slide in new.slides], set[str]()
    for place, slide in enumerate(new.slides):
        if _first(slide) in added or _is_new(slide, old, composed):
            slides = _put(slides, slide, order[:place][::-1])
            added.add(slide.id)
    titled, assets = _title(old, new), _assets(old, new)
    merged = replace(new, id=old.id, title=titled, slides=tuple(slides), assets=assets)
    return merged, tuple(said)


def _read(words: str, deck: Deck) -> str:
    """Return words on one line, with numbers of a deck in the place of their ids."""
    facts, printer = deck.fact_index(), Formatter(deck.policy.formats)

    def number(token: re.Match[str]) -> str:
        is_known = token[1] in facts and (token[2] or "value") in STYLES
        return plain(token[0], facts, printer) if is_known else token[0]

    return TOKEN.sub(number, " / ".join(words.split("\n")))


def _title(old: Deck, new: Deck) -> str:
    """Return the deck's title; one that is not that of its study was typed."""
    first = old.studies[0].spec
    return new.title if old.title in (first.short_title, first.title, first.id) else old.title


def _assets(old: Deck, new: Deck) -> tuple[Asset, ...]:
    names = {asset.name for asset in new.assets}
    return (*new.assets, *(asset for asset in old.assets if asset.name not in names))


def _is_new(slide: Slide, old: Deck, composed: Composed) -> bool:
    """Tell whether a slide that the deck lacks is there for the first time.

    One that the old results could have filled was taken out by the author, and stays out. So does
    one that the template had, unless the deck says that it could not be filled.
    """
    there = {s.id for s in old.slides}
    first = _first(slide)
    if slide.id in there or (first != slide.id and first not in there and first in composed.order):
        return False
    if before := composed.slides.get(slide.id):
        return before.parts[1] != slide.parts[1] and first in there
    had_gap = any((g.role, g.section) == (slide.role, slide.section) for g in old.gaps)
    return had_gap or first in there or slide.id not in composed.order


def _first(slide: Slide) -> str:
    """Return the id of the slide that one goes on from; its own where it is the first."""
    return slide.id if slide.parts[0] == 1 else slide.id.rpartition("-")[0]


def _put(slides: list[Slide], new: Slide, after: Sequence[str]) -> list[Slide]:
    places = {slide.id: place for place, slide in enumerate(slides, 1)}
    place = next((places[i] for i in after if i in places), 0)
    return [*slides[:place], new, *slides[place:]]


def _kept(
    slide: Slide,
    composed: Mapping[str, Slide],
    made: Mapping[str, Slide],
    decks: tuple[Deck, Deck],
    told: list[str],
) -> Slide | None:
    """Return a slide of the old deck on the new results; None where there is nothing to show."""
    old, new = decks
    origin = COPY.sub("", slide.id)
    if origin in made:
        known = composed.get(origin)
        merged = (
            _merged(slide, known, made[origin], new, told)
            if known
            else _unknown(slide, made[origin], old, told)
        )
        return _whole(replace(merged, id=slide.id), made[origin], new, told)
    if slide.exhibit and slide.exhibit not in new.exhibit_index():
        if origin not in composed or slide.parts[0] == 1:
            told.append(tell("Slide {0} is gone: the new tables have no results for it.", slide.id))
        return None
    if origin in composed or slide.parts[0] > 1:
        if slide.parts[0] == 1:
            told.append(tell("Slide {0} is gone: the study has nothing for it now.", slide.id))
        else:
            told += _typed_on(slide, composed.get(origin), old)
        return None
    return _whole(slide, None, new, told)


def _typed_on(slide: Slide, known: Slide | None, old: Deck) -> Iterator[str]:
    """Yield what an author typed on a further part of a table that has fewer parts now."""
    for name in TYPED:
        words = typed(slide, name)
        if words and (known is None or _plain(words) != _plain(typed(known, name))):
            yield tell(
                "Slide {0} is gone: its table has fewer parts now. The {1} read: {2}",
                slide.id,
                tell(WORDS[name]),
                _read(words, old),
            )


def _merged(slide: Slide, known: Slide, made: Slide, new: Deck, told: list[str]) -> Slide:
    """Return a slide made anew with the fields that its author gave other values."""
    values = {}
    for name in (field.name for field in fields(slide)):
        mine, before, now = (getattr(one, name) for one in (slide, known, made))
        if name in RESULTS or _plain(mine) == _plain(before):
            continue
        values[name] = mine
        if name in TYPED and _plain(before) != _plain(now) and _plain(mine) != _plain(now):
            told.append(_says(slide, name, _read(typed(made, name), new)))
    return replace(made, **values)


def _says(slide: Slide, name: str, words: str) -> str:
    return tell(
        "Slide {0}: the {1} stays as typed; made anew it would read: {2}",
        slide.id,
        tell(WORDS[name]),
        words,
    )


def _unknown(slide: Slide, made: Slide, old: Deck, told: list[str]) -> Slide:
    """Return a slide whose words follow from tables: they are made anew, own lines go behind them.

    An own line names no number, and is no sentence that conclusions have where numbers lack.
    """
    without = {text for study in old.studies for text in sentences_without_numbers(study.spec)}
    values = {name: getattr(slide, name) for name in KEPT}
    for name in ("body", "right"):
        mine, now = getattr(slide, name), getattr(made, name)
        own = tuple(
            line
            for line in mine
            if not (TOKEN.search(line.text) or line.text in without or line in now)
        )
        values[name] = (*now, *own)
        lost = [line.text for line in mine if line not in (*now, *own)]
        if lost:
            told.append(
                tell(
                    "Slide {0}: the {1} follows from the tables and was made anew. It read: {2}",
                    slide.id,
                    tell(WORDS[name]),
                    _read("\n".join(lost), old),
                )
            )
    return replace(made, **values)


def _whole(slide: Slide, made: Slide | None, new: Deck, told: list[str]) -> Slide:
    """Return a slide that names nothing which the new deck lacks."""
    facts, references = new.fact_index(), [one.id for one in new.references()]
    values: dict[str, Any] = {}
    for name in TYPED:
        value = getattr(slide, name)
        if is_whole(typed(slide, name), facts, references):
            continue
        own = [text for text in _texts(value) if not is_whole(text, facts, references)]
        values[name] = _without(value, own, getattr(made, name) if made else None)
        told.append(
            tell(
                "Slide {0}: the {1} named a result or source that is not there now: {2}",
                slide.id,
                tell(WORDS[name]),
                " / ".join(own),
            )
        )
    return replace(slide, **values) if values else slide


def _texts(value: str | tuple[str | Line, ...]) -> Iterator[str]:
    lines = (value,) if isinstance(value, str) else value
    yield from (line.text if isinstance(line, Line) else line for line in lines)


def _without(value: str | tuple[str | Line, ...], lacking: list[str], made: object) -> object:
    """Return words without what is lacking; where nothing is left, those that were made anew."""
    if isinstance(value, str):
        return made if made is not None else re.sub(r"\{[^{}]*\}", LACKING, value)
    left = (line for line in value if next(_texts((line,))) not in lacking)
    return tuple(left) or made or ()


def _plain(value: object) -> object:
    """Return a value for comparing; a black triangle is put at first mentions, not typed."""
    if isinstance(value, str):
        return value.replace(TRIANGLE, "")
    if isinstance(value, Line):
        return replace(value, text=value.text.replace(TRIANGLE, ""))
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value
