"""What a comment can be hung on: slides, blocks on them, and numbers of a version."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library import blobs
from slidekit.library.chain import utf8_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from slidekit.library.versions import Version


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a version; three times "" means the whole deck."""

    slide: str = ""
    block: str = ""
    """Name of a block on the slide, such as "primary.table"."""
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Anchors:
    """All places of a version."""

    slides: Mapping[str, tuple[str, ...]]
    """Id of a slide -> names of its blocks."""
    facts: frozenset[str]
    """Ids of numbers."""

    def as_json(self) -> bytes:
        """Return them as the library keeps them."""
        slides = {slide: list(blocks) for slide, blocks in self.slides.items()}
        return utf8_json({"slides": slides, "facts": sorted(self.facts)})

    def whole(self, anchor: Anchor) -> Anchor:
        """Return a place with the block's full name: "table" on a slide means "SLIDE.table"."""
        full = f"{anchor.slide}.{anchor.block}"
        is_short = bool(anchor.block) and full in self.slides.get(anchor.slide, ())
        return Anchor(anchor.slide, full if is_short else anchor.block, anchor.fact)

    def nearest(self, anchor: Anchor) -> Anchor:
        """Return as much of a place as is there; of what is all gone the whole deck."""
        blocks = self.slides.get(anchor.slide)
        slide = "" if blocks is None else anchor.slide
        block = anchor.block if blocks and anchor.block in blocks else ""
        return Anchor(slide, block, anchor.fact if anchor.fact in self.facts else "")


def anchors_of(connection: Connection, version: Version) -> Anchors:
    """Return the places of a version."""
    if version.results_file is None:
        return Anchors({}, frozenset())
    return read_anchors(blobs.load(connection, version.results_file))


def read_anchors(content: bytes) -> Anchors:
    """Return the places that `Anchors.as_json` wrote."""
    held = json.loads(content)
    slides = {slide: tuple(blocks) for slide, blocks in held["slides"].items()}
    return Anchors(slides, frozenset(held["facts"]))


def require_place(places: Anchors, wished: Anchor) -> Anchor:
    """Return a place of a version as it is kept.

    Raises:
        LibraryError: the version has no such slide, block or number.
    """
    anchor = places.whole(wished)
    if places.nearest(anchor) == anchor and not (anchor.block and not anchor.slide):
        return anchor
    lost = next(
        name
        for name, is_there in (
            (anchor.slide, not anchor.slide or anchor.slide in places.slides),
            (anchor.fact, not anchor.fact or anchor.fact in places.facts),
            (anchor.block, False),
        )
        if not is_there
    )
    raise LibraryError(
        tell("The version has no {0}.", repr(lost[:80])),
        fix=tell("Name a slide, a block on it, or a number as `slidekit facts` does."),
    )
