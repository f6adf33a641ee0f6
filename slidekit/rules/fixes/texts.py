"""The texts of a slide that a person can write, rewritten one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.deck.edit import ChangeSlide

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Slide


def rewritten(
    slide: Slide, field: str, write: Callable[[str], str], label: str
) -> ChangeSlide | None:
    """Return the edit that rewrites every text of a field; None where none changes."""
    old = getattr(slide, field)
    new = _written(old, write)
    return None if new == old else ChangeSlide(label, slide.id, ((field, new),))


def _written(value: Any, write: Callable[[str], str]) -> Any:  # noqa: ANN401
    """Return a text, a line, or several of them, rewritten."""
    if isinstance(value, tuple):
        return tuple(_written(part, write) for part in value)
    if isinstance(value, str):
        return write(value)
    return replace(value, text=write(value.text))
