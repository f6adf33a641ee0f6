"""The kinds of exhibit, by name; the module of a kind is imported when it is first used."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from slidekit.errors import TemplateError
from slidekit.exhibits.model import Exhibit, Made, Missing, Part, Request
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from slidekit.exhibits.options import Choosing

GROUP = "slidekit.exhibits"

MODULES = {
    "km": "km",
    "forest": "forest",
    "landmark": "landmark",
    "response": "response",
    "ledger": "ledger",
    "baseline": "baseline",
    "disposition": "disposition",
    "exposure": "exposure",
    "ae_overview": "ae_overview",
    "ae_common": "ae_common",
    "ae_dot": "ae_dot",
    "ae_butterfly": "ae_butterfly",
    "aesi": "aesi",
    "title": "front",
    "status": "front",
    "disclosures": "front",
    "background": "front",
    "design": "design",
    "statistics": "design",
    "test_plan": "test_plan",
    "limitations": "closing",
    "conclusions": "closing",
    "acknowledgement": "closing",
    "references": "closing",
    "duties": "duties",
    "boxed_warning": "closing",
    "methods": "methods",
    "content_text": "content",
    "content_table": "content",
    "agenda": "content",
    "request": "content",
    "request_question": "content",
}
"""Kind -> module of this package whose KINDS names it."""


class Canvas(Protocol):
    """What an exhibit draws on: a matplotlib figure at its true size on the slide."""

    @property
    def figure(self) -> Figure:
        """The figure to draw on."""
        ...

    @property
    def font_pt(self) -> float:
        """Smallest type allowed; the usual size of a figure's text."""
        ...

    def say(self, text: str) -> str:
        """Return text with its {fact} tokens replaced by numbers."""
        ...

    def text_width(self, text: str, size_pt: float, bold: bool = False) -> float:
        """Return the width of text in inches, by the deck's own font."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of exhibit."""

    name: str
    title: str
    """What the kind is called in lists, in English."""
    data: type
    """Type of Exhibit.data: TableData, Prose or a figure's own."""
    make: Callable[[Request], Made | Missing]
    draw: Callable[[Canvas, Exhibit, Part | None], None] | None = None
    """Draws a figure; None for tables and prose, which layout sets."""
    rows: Callable[[Exhibit], int] | None = None
    """How many rows a figure has that may be split over slides."""
    row_height_pt: float = 0.0
    """Height that one such row needs."""
    summary: bool = False
    """Made last, from the facts of all other slides of the study."""
    choosing: Choosing | None = None
    """What may be chosen of how it is drawn."""


def kind_names() -> tuple[str, ...]:
    """Return the names of all kinds: our own, then those that other packages registered."""
    others = sorted(entry.name for entry in entry_points(group=GROUP))
    return tuple(dict.fromkeys((*MODULES, *others)))


@cache
def exhibit_kind(name: str) -> Kind:
    """Return a kind by name, one of our own or one that another package registered.

    Raises:
        TemplateError: no such kind.
    """
    if module := MODULES.get(name):
        kinds: dict[str, Kind] = import_module(f"slidekit.exhibits.{module}").KINDS
        return kinds[name]
    for entry in entry_points(group=GROUP, name=name):
        loaded = entry.load()
        if isinstance(loaded, Kind):
            return loaded
    raise TemplateError(
        tell("There is no exhibit kind {0!r}.", name),
        fix=tell("Use one of: {0}.", ", ".join(sorted(MODULES))),
    )
