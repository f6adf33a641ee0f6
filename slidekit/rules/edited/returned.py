"""What the rules see of a PPTX that came back, and what they say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from slidekit.layout.foot import ranges
from slidekit.rules.balance import MUST_BE_SEEN
from slidekit.rules.edited.medicines import medicines_named
from slidekit.rules.legibility import MARKS
from slidekit.units import points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from slidekit.layout.seen import Box, SeenFile, SeenShape, SeenSlide, WrittenShape, WrittenSlide
    from slidekit.rules.finding import Finding
    from slidekit.template.policy import Policy, Severity
    from slidekit.template.schema import Template


NUDGE_EMU = points(2)
"""Programs that only save a file round places by less."""
FEW = 2
"""So many slides on which the same is wrong are told one by one."""
AGAINST = re.compile(r"\b(?:versus|vs|against|or|compared)\b", re.IGNORECASE)
"""In the title of a deck the medicine studied comes before it."""
MORE_MARKS = ("band", "dot", "difference")
"""First parts of the names of further marks that stand for results."""
_PLACE = re.compile(r"-?\d+")


class Difference(Protocol):
    """One difference between a file and its manifest; `slidekit verify` lists them."""

    @property
    def kind(self) -> str:
        """What was changed: "number", "text", "slide_moved", ..."""

    @property
    def slide(self) -> str | None:
        """Id of the slide."""

    @property
    def slide_number(self) -> int | None:
        """Its number as it stands, or as it stood where it is gone."""

    @property
    def shape(self) -> str | None:
        """Name of the shape."""

    @property
    def fact(self) -> str | None:
        """Id of the number."""

    @property
    def expected(self) -> str | None:
        """What was written."""

    @property
    def found(self) -> str | None:
        """What stands there now."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a file breaks a rule: codes and facts; the catalogue has the words."""

    message: str
    number: int | None = None
    slide: str = ""
    block: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    severity: Severity | None = None
    gone: bool = False
    """Whether it is told of a slide that was deleted."""
    also: tuple[tuple[int, str, str], ...] = ()
    """Number, id and block of each place, where many are told at once."""


@dataclass(frozen=True)
class Returned:
    """A PPTX laid beside what was written; of a foreign file nothing was."""

    seen: SeenFile
    policy: Policy
    template: Template | None = None
    written: tuple[WrittenSlide, ...] = ()
    changes: tuple[Difference, ...] = ()
    stage: str = ""
    """Digest of masters and themes when written; "" where the manifest does not say."""
    stood: tuple[Finding, ...] | None = ()
    """Findings that the deck was written with; None where the manifest does not have them all."""
    lost: bool = False
    """Whether slidekit wrote it, and the manifest is gone."""
    purpose: str | None = None
    """What the deck is for; None where nobody said it."""
    stated_medicines: tuple[str, ...] = ()
    """What the medicines studied are called, as the manifest has it."""

    @cached_property
    def medicines(self) -> tuple[str, ...]:
        """What the medicines are called: by the manifest, else by what the slides seem to name."""
        read = (f"{slide.words}\n{slide.notes}" for slide in self.seen.slides)
        return self.stated_medicines or medicines_named("\n".join(read))

    @cached_property
    def doubtful_medicines(self) -> tuple[str, ...]:
        """Those of which nothing says whether they are studied or compared against."""
        title = self.seen.slides[0].title if self.seen.slides else ""
        own = (*self.stated_medicines, *medicines_named(AGAINST.split(title)[0]))
        return tuple(name for name in self.medicines if name not in own)

    doubts: tuple[str, ...] = ()
    """What speaks against the manifest: its copies differ, its seal does not fit, it is empty."""

    released: bool = False
    """Whether the file carries an approval, so that its foot says that in the place of "draft"."""

    @property
    def draft_words(self) -> str:
        """What the foot of every slide of a draft says; "" for a released or foreign file."""
        return self.template.words.draft if self.template and not self.released else ""

    @cached_property
    def by_id(self) -> Mapping[str, WrittenSlide]:
        """Slides as written, by id."""
        return {slide.id: slide for slide in self.written}

    @cached_property
    def copies(self) -> frozenset[int]:
        """Numbers of slides that stand in the file a second time."""
        numbers: dict[str, int] = {}
        return frozenset(
            slide.number
            for slide in self.seen.slides
            if slide.id in self.by_id and numbers.setdefault(slide.id, slide.number) != slide.number
        )

    def origin(self, slide: SeenSlide) -> WrittenSlide | None:
        """Return the slide as it was written, None for one that slidekit did not write."""
        return None if slide.number in self.copies else self.by_id.get(slide.id)

    def own(self) -> Iterator[tuple[SeenSlide, WrittenSlide]]:
        """Yield slidekit's slides as they are and as they were."""
        for slide in self.seen.slides:
            origin = self.origin(slide)
            if origin:
                yield slide, origin

    def foreign(self) -> tuple[SeenSlide, ...]:
        """Return the slides that slidekit did not write."""
        return tuple(slide for slide in self.seen.slides if self.origin(slide) is None)

    def topic(self, slide: WrittenSlide | None) -> str:
        """Return what a slide's section is about; "" for a foreign slide."""
        section = self.template.section(slide.section) if slide and self.template else None
        return section.topic if section else ""

    def topic_at(self, slide: SeenSlide) -> str:
        """Return what a slide of the file is about."""
        return self.topic(self.origin(slide))

    def must_be_seen(self, origin: WrittenSlide | None) -> bool:
        """Tell whether nothing of a slide may be hidden: safety, limitations, interests, status."""
        if origin is None:
            return False
        return self.topic(origin) == "safety" or origin.role in MUST_BE_SEEN

    @cached_property
    def touched(self) -> frozenset[tuple[int, str]]:
        """Number of slide and name of each shape whose text, place or look is not as written."""
        kinds = ("text", "number", "label", "style", "shape_moved", "shape_added")
        return frozenset(
            (change.slide_number or 0, change.shape or "")
            for change in self.changes
            if change.kind in kinds
        )

    @cached_property
    def moved(self) -> frozenset[tuple[int, str]]:
        """Number of slide and name of each shape that stands elsewhere than it was written."""
        moved = (change for change in self.of_kind("shape_moved") if not is_trifle(change))
        return frozenset((change.slide_number or 0, change.shape or "") for change in moved)

    @cached_property
    def resaved(self) -> bool:
        """Whether another program wrote the file: then nearly all looks a little different."""
        slides = {change.slide_number for change in self.of_kind("style")}
        return len(slides) > len(self.written) / 2

    @cached_property
    def repainted(self) -> bool:
        """Whether masters, layouts or themes are not those that were written."""
        return bool(self.stage) and self.stage != self.seen.stage

    def of_kind(self, *kinds: str) -> tuple[Difference, ...]:
        """Return the changes of some kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)

    def shape(self, change: Difference) -> WrittenShape | None:
        """Return the shape of a change as it was written."""
        origin = self.by_id.get(change.slide or "")
        return origin.shapes.get(change.shape or "") if origin else None


@dataclass(frozen=True, slots=True)
class FileRule:
    """A demand on every file; where a deck has the same, it has the same id."""

    id: str
    source: str
    severity: Severity
    check: Callable[[Returned], Iterator[Sighting]]


def on(
    slide: SeenSlide,
    message: str,
    *,
    block: str = "",
    severity: Severity | None = None,
    **facts: str,
) -> Sighting:
    """Return what was seen on a slide."""
    return Sighting(message, slide.number, slide.id, block, tuple(facts.items()), severity)


def at(change: Difference, message: str, severity: Severity | None = None) -> Sighting:
    """Return what a change comes to."""
    facts = {
        "expected": short(change.expected),
        "found": short(change.found),
        "fact": change.fact or "",
        "name": change.shape or "",
        "number": str(change.slide_number or ""),
        "slide": change.slide or "",
    }
    return Sighting(
        message,
        change.slide_number,
        change.slide or "",
        change.shape or "",
        tuple(facts.items()),
        severity,
    )


def told_once(seen: Sequence[Sighting], message: str) -> Iterator[Sighting]:
    """Yield sightings of one kind: a few one by one, many that have one cause as one.

    Where slides were deleted, added or moved, what counts slides is wrong on all that follow.
    """
    if len(seen) <= FEW:
        yield from seen
        return
    numbers = ranges(tuple(sorted(one.number or 0 for one in seen)))
    facts = {**dict(seen[0].facts), "count": str(len(seen)), "numbers": numbers}
    places = tuple((one.number or 0, one.slide, one.block) for one in seen)
    yield Sighting(message, facts=tuple(facts.items()), severity=seen[0].severity, also=places)


def with_facts(sighting: Sighting, **facts: str) -> Sighting:
    """Return a sighting that says more."""
    return replace(sighting, facts=(*sighting.facts, *facts.items()))


def weight(*, vital: bool) -> Severity | None:
    """Return the rule's own weight for what must be seen, and a warning for the rest."""
    return None if vital else "warn"


def short(text: str | None) -> str:
    """Return text in one line, short enough for a sentence."""
    line = " ".join((text or "").split())
    return line if len(line) <= 90 else f"{line[:87]}..."


def part_of(name: str) -> str:
    """Return the last part of a block's name: "footnotes" of "os.footnotes#2"."""
    return name.split("#")[0].rpartition(".")[2]


def in_figure(name: str) -> bool:
    """Tell whether a shape was written as a part of a figure."""
    return ".figure." in name


def shows_result(name: str) -> bool:
    """Tell whether a shape is a figure, a table, or a mark in a figure that stands for a result."""
    steps = name.split("#")[0].split(".")
    return steps[-1] in ("figure", "table") or bool({*steps} & {*MARKS, *MORE_MARKS})


def is_trifle(change: Difference) -> bool:
    """Tell whether a shape was only moved by what saving in another program rounds."""
    if change.kind != "shape_moved":
        return False
    before, now = place_in(change.expected), place_in(change.found)
    return all(abs(a - b) <= NUDGE_EMU for a, b in zip(before, now, strict=True))


def place_in(text: str | None) -> Box:
    """Return x, y, width and height in EMU as a change has them in words."""
    x, y, width, height, *_ = (*map(int, _PLACE.findall(text or "")), 0, 0, 0, 0)
    return (x, y, width, height)


def is_result(shape: SeenShape) -> bool:
    """Tell whether a shape shows something: text, a table, a figure or a picture."""
    return shape.kind != "line" and (shape.kind != "text" or bool(shape.text.strip()))
