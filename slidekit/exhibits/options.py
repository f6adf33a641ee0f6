"""What may be chosen of how a stored result is shown; no choice changes a number.

A deck holds results and no tables. So an option here only leaves out, orders or limits what the
exhibit holds; what needs computing, such as a population or a threshold, is no option of a deck.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from slidekit.exhibits.registry import exhibit_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slidekit.exhibits.model import Exhibit

YES, NO = "yes", "no"
Sort = Literal["choice", "number", "switch"]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; values are texts, as deck.yaml holds them."""

    name: str
    label: str
    """In lists, in English."""
    sort: Sort
    default: str
    """The value that changes nothing."""
    choices: tuple[tuple[str, str], ...] = ()
    """Of a choice: each value with its words."""
    limits: tuple[float, float] = (0.0, 0.0)
    """Of a number: least and largest value."""
    unit: str = ""
    """Of a number, such as "months"."""
    is_whole: bool = False
    """Whether it holds only where the exhibit stands on one slide as a whole."""

    def takes(self, value: str) -> bool:
        """Tell whether a value can be chosen."""
        if self.sort == "number":
            low, high = self.limits
            return _is_number(value) and low <= float(value) <= high
        return value in self.values

    @property
    def values(self) -> tuple[str, ...]:
        """The values to choose from; none of a number."""
        if self.sort == "switch":
            return (YES, NO)
        return tuple(value for value, _ in self.choices)


@dataclass(frozen=True, slots=True)
class Choosing:
    """The options of a kind of exhibit."""

    offer: Callable[[Any], tuple[Option, ...]]
    """Exhibit.data -> what can be chosen of it."""
    choose: Callable[[Any, Mapping[str, str]], Any]
    """Exhibit.data and a value for every option -> what is to be drawn."""


def switch(name: str, label: str) -> Option:
    """Return something to show or to leave out; it is shown as long as nobody says no."""
    return Option(name, label, "switch", YES)


def options_of(exhibit: Exhibit) -> tuple[Option, ...]:
    """Return what can be chosen of an exhibit; nothing of a kind without options."""
    choosing = exhibit_kind(exhibit.kind).choosing
    return choosing.offer(exhibit.data) if choosing else ()


def with_options(exhibit: Exhibit, chosen: tuple[tuple[str, str], ...]) -> Exhibit:
    """Return an exhibit as it is to be drawn; the same one where nothing is chosen.

    A value that the exhibit does not take, as after new tables, leaves the option at its default.
    """
    choosing = exhibit_kind(exhibit.kind).choosing
    if choosing is None or not chosen:
        return exhibit
    given, offered = dict(chosen), choosing.offer(exhibit.data)
    values = {option.name: option.default for option in offered}
    values |= {o.name: given[o.name] for o in offered if o.takes(given.get(o.name, ""))}
    return replace(exhibit, data=choosing.choose(exhibit.data, values))


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
