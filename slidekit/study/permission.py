"""The record that somebody who owns a figure or table lets it be shown, and on which terms."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Literal

from slidekit.study.entry import Entry, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"[A-Za-z]?\d+[A-Za-z]?"
_PLACE = re.compile(
    r"(supplement\w*\s+|suppl\.?\s+|extended data\s+)?\b(fig|table|scheme|box)[a-z]*\.?\s*"
    rf"({_NUMBER}(?:\s*(?:,|and|to|&|[-\N{{EN DASH}}])\s*{_NUMBER})*)",
    re.IGNORECASE,
)
_PART = re.compile(r"([A-Za-z]?)(\d+)[A-Za-z]?")
_RANGE = re.compile(r"to|[-\N{EN DASH}]")
MOST_IN_RANGE = 200
"""Figures of one range; a longer one is a slip of the pen."""


class Permission(Entry):
    """A permission or an open licence for figures and tables of one source."""

    holder: Text = ""
    """Who owns the rights and gave the permission, mostly a publisher."""
    licence: Text = ""
    """Name of an open licence, such as CC BY 4.0; "" where a permission was asked for."""
    number: Text = ""
    """Of the permission or of the licence bought."""
    granted: dt.date | None = None
    expires: dt.date | Literal["never"] | None = None
    """Last day on which it holds; None: nobody said."""
    covers: tuple[Text, ...] = ()
    """Figures and tables of the source, such as "Figure 2"."""
    scope: Text = ""
    """What may be done with them, in the words of the permission: slides, audience, countries."""
    adaptation: bool | None = None
    """Whether they may be changed; None: nobody said."""
    credit: Text = ""
    """Line that the holder wants to see beside the figure, word for word."""


def places_in(text: str) -> frozenset[str]:
    """Return the figures and tables that a text names: "Figs 1-2A" gives "fig 1" and "fig 2".

    A panel belongs to its figure; "Figure S1" and "Supplementary Figure 1" are the same.
    """
    return frozenset(place for found in _PLACE.finditer(text) for place in _places(found))


def _places(found: re.Match[str]) -> Iterator[str]:
    kind, before = found[2].lower(), "s" if found[1] else ""
    last: int | None = None
    end = 0
    for part in _PART.finditer(found[3]):
        letter, number = part[1].lower() or before, int(part[2])
        is_range = last is not None and _RANGE.search(found[3][end : part.start()].lower())
        first = last if is_range and last and 0 <= number - last < MOST_IN_RANGE else number
        yield from (f"{kind} {letter}{n}" for n in range(first, number + 1))
        last, end = number, part.end()
