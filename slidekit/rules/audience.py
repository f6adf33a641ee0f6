"""Whom words for an audience name: whole words, in one or several, and not their opposite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.shown import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

DENIED = r"(?<![\w-])(?<!\bnon )(?<!\bnot )"
"""What must not stand before: "non-prescribers" are no prescribers."""


def names_any(audience: str, groups: Iterable[str]) -> bool:
    """Tell whether an audience is or has one of some groups, whatever capitals they are in."""
    told = plain(audience)
    words = (re.escape(plain(group)) for group in groups)
    return any(re.search(rf"{DENIED}{word}s?(?!\w)", told) for word in words)
