"""A deck to what it says, plain enough that two states of it can be laid side by side."""

from __future__ import annotations

import hashlib
import json
import math
import re
from typing import TYPE_CHECKING, Any

from slidekit.deck.codec import plain
from slidekit.deck.side import Number, Page, Side, Text
from slidekit.deck.tokens import texts_of
from slidekit.exhibits.format import TOKEN, Formatter, resolve
from slidekit.exhibits.model import TableData
from slidekit.languages import in_own_language
from slidekit.study.marks import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.fact import Fact
    from slidekit.study.spec import StudySpec

PARTS = (
    *("value", "lower", "upper", "level", "p", "p_type", "n", "N", "population", "status"),
    "reported",
)
"""Parts of a number that are compared; limits, counts and p as `slidekit facts` names them."""
BLOCKS = {"key_lines": "key"}
"""Field of a slide -> the block that shows it, where the two have different names."""
DIGEST = re.compile(r"sha256:?\s+[0-9a-f]{6,64}")
NAMES_ONLY = {"label", "short", "notes", "references", "event_noun", "met", "state"}
"""Keys of an endpoint that say how it is told, not how it is counted."""


@in_own_language
def side_of(deck: Deck, name: str = "") -> Side:
    """Return a deck as it is compared; `name` is what its file is called."""
    pages = tuple(_page(deck, slide) for slide in deck.slides)
    places: dict[str, list[str]] = {}
    for page in pages:
        for number in page.numbers:
            places.setdefault(number, []).append(page.id)
    specs = [study.spec for study in deck.studies]
    formatter = Formatter(deck.policy.formats)
    numbers = (
        _number(fact, specs, formatter, tuple(places.get(fact.id, ()))) for fact in deck.facts
    )
    files = frozenset((f.name, f.sha256) for study in deck.studies for f in study.files)
    rules = [_definitions(spec) for spec in specs]
    return Side(name or deck.id, {n.id: n for n in numbers}, pages, files, _digest(rules))


def parts_of(held: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Return the parts of a number that are compared, None for what is absent or not finite."""
    return tuple((name, _finite(held.get(name))) for name in PARTS)


def worded(text: str) -> str:
    """Return a text without the digests of tables, which are told beside the numbers."""
    return DIGEST.sub("sha256", text)


def words_of(fact: Fact, formatter: Formatter) -> str:
    """Return a number with its interval, or its count, as a reader would be told it."""
    if fact.measure == "p_value":
        return formatter.p(fact)
    if fact.lower is not None or fact.upper is not None:
        return formatter.full(fact)
    if fact.n is not None and fact.N is not None and fact.measure == "proportion":
        return formatter.count_percent(fact)
    return formatter.value(fact)


def _number(
    fact: Fact, specs: list[StudySpec], formatter: Formatter, slides: tuple[str, ...]
) -> Number:
    how = fact.provenance
    held = {name: getattr(fact, name) for name in PARTS}
    populations = [p.filter for s in specs for p in s.populations if p.id == fact.population]
    return Number(
        id=fact.id,
        parts=parts_of(held),
        text=words_of(fact, formatter),
        method=(how.method, how.parameters),
        population=(fact.population, tuple(json.dumps(p, default=str) for p in populations)),
        definition=(how.filter, *_endpoint(fact, specs)),
        rows=how.inputs,
        files=frozenset((file.name, file.sha256) for file in how.files),
        source=(how.reference or "", how.anchor),
        slides=slides,
    )


def _endpoint(fact: Fact, specs: list[StudySpec]) -> Iterator[str]:
    for spec in specs:
        for endpoint in spec.endpoints:
            if endpoint.id == fact.endpoint:
                yield endpoint.model_dump_json(exclude=NAMES_ONLY)


def _definitions(spec: StudySpec) -> list[str]:
    arms = [arm.model_dump_json(exclude={"name", "short"}) for arm in spec.arms]
    endpoints = [one.model_dump_json(exclude=NAMES_ONLY) for one in spec.endpoints]
    return [*arms, *endpoints, *(one.model_dump_json() for one in spec.populations)]


def _page(deck: Deck, slide: Slide) -> Page:
    facts, formatter = deck.fact_index(), Formatter(deck.policy.formats)
    blocks: dict[str, list[str]] = {}
    for part, text in texts_of(slide, deck):
        blocks.setdefault(BLOCKS.get(part, part), []).append(text)
    texts = tuple(
        Text(block, worded("\n".join(lines)), _shown("\n".join(lines), facts, formatter))
        for block, lines in blocks.items()
        if any(lines)
    )
    exhibit = deck.exhibit_index().get(slide.exhibit)
    is_drawn = exhibit is not None and not isinstance(exhibit.data, TableData)
    named = {match[1] for text in texts for match in TOKEN.finditer(text.key)}
    return Page(
        id=slide.id,
        hidden=slide.hidden,
        title=_shown(slide.title, facts, formatter),
        texts=texts,
        picture=_drawn_from(exhibit.data) if exhibit and is_drawn else None,
        numbers=frozenset(named | set(exhibit.facts if exhibit else ())),
    )


def _shown(text: str, facts: Mapping[str, Fact], formatter: Formatter) -> str:
    """Return a text as it is read; citations by the id of their source, which no order changes."""
    marked = MARK.sub(lambda mark: f" [{mark[1]}]", text)
    return "".join(piece.text for piece in resolve(marked, facts, formatter))


def _drawn_from(data: object) -> str:
    """Return a digest that is the same for equal data, of whole numbers too."""
    written = json.dumps(plain(data), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _digest(data: object) -> str:
    return hashlib.sha256(repr(data).encode()).hexdigest()


def _finite(value: object) -> object:
    return None if isinstance(value, float) and not math.isfinite(value) else value
