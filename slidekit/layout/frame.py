"""A finished slide: items at fixed places in EMU. Writers and painters only place them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from slidekit.deck.profile import HOUSE_TYPE, Typeface

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
TextRole = Literal[
    "title", "subtitle", "tag", "body", "table", "figure", "footnote", "footer", "number", "stamp"
]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look; `fact` names the bound number that they print."""

    text: str
    size_pt: float
    bold: bool = False
    italic: bool = False
    color: str = "1B2430"
    baseline: Literal["normal", "super", "sub"] = "normal"
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that wrap within a width; `breaks` are the character offsets at which lines begin.

    The first line begins at 0, which is not listed. Offsets count characters of the joined runs;
    the space at a break belongs to the line before it.
    """

    runs: tuple[Run, ...]
    align: Align = "left"
    bullet: str = ""
    indent_emu: int = 0
    """Left indent of the text; a bullet hangs at `indent_emu - hang_emu`."""
    hang_emu: int = 0
    space_before_pt: float = 0.0
    breaks: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The characters of the paragraph."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Paragraphs in a box without inner margins."""

    name: str
    x: int
    y: int
    width: int
    height: int
    paragraphs: tuple[Paragraph, ...]
    role: TextRole = "body"
    anchor: Anchor = "top"
    rotation: int = 0
    """Degrees clockwise about the middle of the box, as in OOXML; 0, 90 or 270 for text."""
    line_spacing: float = 1.0
    fill: str | None = None
    wrap: bool = True
    """False: one line that is never broken, as for labels of figures."""


Command = tuple[str, *tuple[int, ...]]
"""("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",); slide EMU."""


@dataclass(frozen=True, slots=True)
class Path:
    """A drawn shape; several subpaths may share it (markers of one style are one path)."""

    name: str
    commands: tuple[Command, ...]
    fill: str | None = None
    fill_alpha: float = 1.0
    line: str | None = None
    line_alpha: float = 1.0
    line_width_emu: int = 0
    dash: tuple[float, ...] = ()
    """Lengths of dash and gap in turn, in line widths."""
    cap: Literal["flat", "round", "square"] = "flat"
    join: Literal["miter", "round", "bevel"] = "round"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a rule is a (width in EMU, colour) pair."""

    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor = "middle"
    fill: str | None = None
    rule_above: tuple[int, str] | None = None
    rule_below: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Table:
    """A native table; row heights are measured, so no renderer needs to stretch them."""

    name: str
    x: int
    y: int
    column_widths: tuple[int, ...]
    row_heights: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    alt: str = ""
    margin_x_emu: int = 45_720
    """Left and right inner margin of every cell; top and bottom are `margin_y_emu`."""
    margin_y_emu: int = 22_860

    @property
    def width(self) -> int:
        """Width in EMU."""
        return sum(self.column_widths)

    @property
    def height(self) -> int:
        """Height in EMU."""
        return sum(self.row_heights)


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster or vector picture held by the deck, by the digest of its bytes."""

    name: str
    x: int
    y: int
    width: int
    height: int
    sha256: str
    alt: str
    data: bytes = field(default=b"", repr=False, compare=False)
    """Its bytes, where it belongs to the look of the deck; else whoever draws it is given them."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Group:
    """Items that belong together, such as the parts of one figure."""

    name: str
    x: int
    y: int
    width: int
    height: int
    items: tuple[Path | TextBlock, ...]
    alt: str = ""


Item = TextBlock | Path | Table | Picture | Group


@dataclass(frozen=True, slots=True)
class Overflow:
    """Content that does not fit its box."""

    item: str
    by_emu: int
    direction: Literal["right", "bottom"]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Frame:
    """A slide as it will be seen, in reading order, which is also the order of drawing."""

    slide_id: str
    width: int
    height: int
    items: tuple[Item, ...]
    overflows: tuple[Overflow, ...] = ()
    typeface: Typeface = HOUSE_TYPE
    """In which its texts were measured and are to be drawn."""
