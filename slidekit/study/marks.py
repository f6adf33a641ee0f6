"""Citations in texts, as people write them: {ref:ID}, or {ref:ID@Table 2} with a place."""

from __future__ import annotations

import re
from functools import lru_cache

ANY_MARK = r"\{ref:[a-z][a-z0-9_]*(?:@[^{}]*)?\}"
"""A pattern for one citation, to be a part of others."""
MARK = re.compile(r"\{ref:([a-z][a-z0-9_]*)(?:@([^{}]*))?\}")
"""A citation: id, and place within the source."""


@lru_cache(maxsize=4096)
def cited_in(text: str) -> tuple[str, ...]:
    """Return the ids of the sources that a text cites, in order."""
    return tuple(mark[1] for mark in MARK.finditer(text))


def uncited(text: str, instead: str = "") -> str:
    """Return a text without its citations."""
    return MARK.sub(instead, text)
