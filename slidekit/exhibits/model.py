"""What an exhibit shows, without places: layout decides those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from slidekit.exhibits.fact import Fact
from slidekit.languages import framed

if TYPE_CHECKING:
    from slidekit.errors import SlidekitError
    from slidekit.study.model import Study
    from slidekit.template.policy import Policy

Align = Literal["left", "center", "right"]
Part = tuple[int, int]
"""First row and the one after the last, for an exhibit that is split over slides."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `weight` shares out the width that texts leave over."""

    text: str
    align: Align = "right"
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; texts may hold {fact} tokens."""

    cells: tuple[str, ...]
    level: int = 0
    """Indent of the first cell."""
    bold: bool = False
    group: bool = False
    """A heading that stays with the row after it."""


@dataclass(frozen=True, slots=True)
class TableData:
    """A table; `repeat` rows at its head come again on every slide that it is split over."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    repeat: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of prose; may hold {fact} tokens and {ref:ID} marks."""

    text: str
    level: int = 0
    bold: bool = False
    bullet: bool = True


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs; one list, or two beside each other with a heading each."""

    lines: tuple[Line, ...]
    right: tuple[Line, ...] = ()
    """Lines of the second column, where there is one."""


@dataclass(frozen=True, slots=True)
class Arm:
    """How an arm is drawn and named, the same on every slide."""

    id: str
    name: str
    style: int
    """Index into the arm styles: colour, dash and marker."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Exhibit:
    """One figure or table: kind, data, words and the facts it shows."""

    id: str
    kind: str
    study: str
    data: object
    """TableData, or the figure data of the exhibit's kind."""
    arms: tuple[Arm, ...] = ()
    endpoint: str | None = None
    population: str | None = None
    status: str | None = None
    facts: tuple[str, ...] = ()
    """Ids of all facts that are drawn or printed."""
    title: str = ""
    """Neutral: topic, population; may hold {fact} tokens."""
    key_lines: tuple[str, ...] = ()
    """Lines of the quiet panel beside a figure, with {fact} tokens."""
    footnotes: tuple[str, ...] = ()
    """Method, population and abbreviations, in the footnote zone."""
    notes: tuple[str, ...] = ()
    """Provenance in sentences, for the speaker notes."""
    references: tuple[str, ...] = ()
    alt: str = ""
    """Alternative text: estimate, interval and N, with {fact} tokens."""


@dataclass(frozen=True, slots=True)
class Made:
    """An exhibit with the facts that it introduces."""

    exhibit: Exhibit
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Why an exhibit cannot be made from this study, and the key or table that is lacking."""

    kind: str
    reason: str
    """A message for the screen, which remembers how it was said."""
    key: str = ""

    @classmethod
    def because(cls, kind: str, error: SlidekitError, key: str) -> Missing:
        """Return that an exhibit cannot be made because of an error in the study."""
        whole = framed("{0} {1}", error.what, error.fix) if error.fix else error.what
        return cls(kind, whole, key)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of an exhibit kind."""

    study: Study
    policy: Policy
    endpoint: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    prefix: str = ""
    """Put before every fact id: "" in a deck of one study, else the study's id and a dot."""
    facts: tuple[Fact, ...] = ()
    """For a kind that sums up: the facts of all other slides of the study."""

    def option(self, name: str, default: str = "") -> str:
        """Return an option of the template's slide, as text."""
        return dict(self.options).get(name, default)
