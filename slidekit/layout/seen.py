"""A PPTX as its readers see it: plain values, read from any file, that rules can judge.

A `Frame` says what slidekit drew; these values say what stands in a file that has been in other
hands. What a file leaves open (the colour of a gradient, say) is None: nobody guesses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Box = tuple[int, int, int, int]
"""x, y, width, height in EMU on the slide."""
Kind = Literal["text", "table", "picture", "figure", "chart", "object", "media", "line"]


@dataclass(frozen=True, slots=True)
class Ink:
    """Characters of one look."""

    text: str
    size_pt: float
    color: str | None
    """RRGGBB, what is transparent as it looks on white; "" for no ink at all, None where it cannot
    be told."""
    ground: str | None = ""
    """Fill of the table's cell behind it; "" for none of its own, None where it cannot be told."""
    raised: bool = False
    """Set above or below the line, as marks of references are."""
    room: int | None = None
    """Width in EMU that its lines have; None where it cannot be told."""


@dataclass(frozen=True, slots=True)
class SeenShape:
    """One shape, or one part of a group, in the order of drawing."""

    name: str
    kind: Kind
    box: Box
    text: str = ""
    inside: str = ""
    """What it says elsewhere than in paragraphs: words of a chart, a diagram or a formula."""
    inks: tuple[Ink, ...] = ()
    alt: str = ""
    decorative: bool = False
    hidden: bool = False
    fill: str | None = ""
    """RRGGBB; "" for none, None for a picture, gradient or what cannot be told."""
    opaque: bool = False
    """Whether what lies under it is gone."""
    line: str | None = ""
    """Colour of its line: RRGGBB, "" for none, None for what cannot be told."""
    opacity: float = 0.0
    """How much of what lies under it its fill takes away, of 1."""
    edges: tuple[Box, ...] = ()
    """What its line lies over, where that is thick."""
    freeform: bool = False
    """Whether it fills less than its box: it was drawn corner by corner."""
    placeholder: str = ""
    """Its type: "title", "body", "ftr", ...; "" where it is none."""
    part: bool = False
    """Whether it is a part of a group."""
    anchor: str = "t"
    wraps: bool = True
    turned: bool = False
    """Whether it stands on its side or on its head, or is mirrored."""
    animated: bool = False
    """Whether it comes, goes or moves by an animation."""
    travels: bool = False
    """Whether an animation carries it over the slide, or makes it far larger or smaller."""
    inset: Box = (0, 0, 0, 0)
    """What its text keeps free on the left, above, on the right and below; EMU."""
    gaps_pt: float = 0.0
    """Height of its lines without words, and of wide spaces between paragraphs."""
    clips: bool = False
    """Whether text that runs over is cut off."""
    veils: tuple[str, ...] = ()
    """What else keeps its words from being read: codes of `export.veils`."""


@dataclass(frozen=True, slots=True)
class SeenSlide:
    """One slide as it stands in the file."""

    number: int
    id: str
    """The id that slidekit wrote; "" on a foreign slide."""
    title: str
    shapes: tuple[SeenShape, ...]
    under: tuple[SeenShape, ...] = ()
    """What layout and master draw under it."""
    ground: str | None = "FFFFFF"
    """Colour of the background; None where it cannot be told."""
    hidden: bool = False
    notes: str = ""
    comments: tuple[str, ...] = ()
    section: str = ""
    """Name of the section of PowerPoint's slide sorter that holds it."""
    advances_s: float | None = None
    """Seconds after which the next slide comes by itself; None: on a click."""
    jumps: tuple[int, ...] = ()
    """Numbers of the slides to which its links lead; one more than there are: it ends the show."""
    remapped: bool = False
    """Whether slide or layout give the names of the theme's colours another meaning."""
    enters_s: float = 0.0
    """Seconds that it takes to come in; 0 where the file does not say."""

    @property
    def words(self) -> str:
        """All text on the slide."""
        return "\n".join(shape.text.strip() for shape in self.shapes if shape.text.strip())


@dataclass(frozen=True, slots=True)
class Show:
    """A part of the slides that can be shown for the whole."""

    name: str
    numbers: tuple[int, ...]
    plays: bool = False
    """Whether it is what starts when the show is started."""


@dataclass(frozen=True, slots=True)
class Burden:
    """Something in a file that acts, or that lies elsewhere."""

    code: str
    what: str
    number: int | None = None
    """Of the slide, where it belongs to one."""


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A whole file."""

    name: str
    width: int
    height: int
    slides: tuple[SeenSlide, ...]
    shows: tuple[Show, ...] = ()
    burdens: tuple[Burden, ...] = ()
    stage: str = ""
    """Digest of slide masters, layouts and themes."""


@dataclass(frozen=True, slots=True)
class WrittenShape:
    """One shape as the manifest has it."""

    name: str
    text: str
    alt: str
    place: Box
    """In EMU, zeros where it inherits its place; a line has no width or no height."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in EMU."""
        return self.place[2:]


@dataclass(frozen=True, slots=True)
class WrittenSlide:
    """One slide as the manifest has it."""

    id: str
    number: int
    section: str
    role: str
    notes: str
    shapes: Mapping[str, WrittenShape]
    numbers: int = 0
    """Numbers on it that are bound to a source."""


Way = Literal["text", "number", "shape", "place", "alt", "show", "move", "still", "reveal"]
"""What is restored: words, a number among them, a shape that is gone, its place, its alternative
text, a hidden slide, a slide's place, no animation, a shape that was switched off."""


@dataclass(frozen=True, slots=True)
class Restoration:
    """One thing of a file to be put back as its manifest has it."""

    way: Way
    number: int
    """Of the slide, as it stands in the file."""
    shape: str = ""
    text: str = ""
    """Words to write instead of those of the manifest, where the slides around have changed."""
