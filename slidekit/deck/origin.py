"""Whence a deck came, as a part of its file: the version of a library, for later submission."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from slidekit.deck.model import Origin
from slidekit.errors import DeckError
from slidekit.study.complaints import explain

if TYPE_CHECKING:
    from collections.abc import Mapping

PART: Final = "library.json"


def part_of(origin: Origin | None) -> dict[str, bytes]:
    """Return the part that says whence a deck came; none where it came from no library."""
    if origin is None:
        return {}
    return {PART: json.dumps(asdict(origin), indent=1, sort_keys=True).encode() + b"\n"}


def origin_in(parts: Mapping[str, bytes], name: str) -> Origin | None:
    """Return whence the deck of a file came; None where it does not say.

    Raises:
        DeckError: the part is damaged.
    """
    if PART not in parts:
        return None
    try:
        return TypeAdapter(Origin).validate_json(parts[PART])
    except ValidationError as error:
        raise DeckError(explain(error, f"{name}: {PART}")) from None
