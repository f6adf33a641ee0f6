"""A fix: an edit that mends a breach, and whether it may be made without asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.edit import Edit
    from slidekit.rules.finding import Breach, Draft

    Fixer = Callable[[Draft, Breach], "Fix | None"]


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit offered for a breach."""

    edit: Edit
    safe: bool = True
    """Whether it cannot change what the deck says: it shows, moves or puts back what the template,
    study.yaml, a label or the results say. What takes out a person's words is only offered."""


def fact_of(breach: Breach, name: str) -> str:
    """Return a fact of a breach, "" where it has none of that name."""
    return dict(breach.facts).get(name, "")
