"""Messages that a deck keeps: what was wrong with its tables, and why a slide could not be made.

They are written in English, and beside them under `told` how they were said, so that the bytes of a
deck do not depend on whose screen it was made at. They are read in the language of the screen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from slidekit.languages import message_of, retold, told_in
from slidekit.languages.told import Told, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.deck.model import Gap
    from slidekit.study.model import Problem

HOW = "told"
Kept = TypeVar("Kept", "Gap", "Problem")


def in_english(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of a gap or problem with its messages in English and how they were said."""
    messages = {key: value for key, value in plain.items() if isinstance(value, Told)}
    with told_in("en"):
        english = {key: str(retold(value)) for key, value in messages.items()}
    how = {key: written(value) for key, value in messages.items()}
    return {**plain, **english, **({HOW: how} if how else {})}


def on_screen(kept: Kept, plain: object) -> Kept:
    """Return a gap or problem with its messages in the language of the screen.

    A message that is not what was said, because somebody edited its English words or because
    another slidekit wrote it, stays as it is written.
    """
    how = plain.get(HOW) if isinstance(plain, dict) else None
    names = how if isinstance(how, dict) else {}
    found = ((str(name), _said(getattr(kept, name, None), way)) for name, way in names.items())
    said: dict[str, Any] = {name: text for name, text in found if text is not None}
    return replace(kept, **said)


def _said(english: object, way: object) -> str | None:
    try:
        with told_in("en"):
            message = message_of(way)
    except (ValueError, RecursionError):
        return None
    return retold(message) if message == english else None
