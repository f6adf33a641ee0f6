"""A draft says that it is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.finding import Rule
from slidekit.rules.shown import all_shown, breach, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.finding import Breach, Draft

DRAFT_WORDS = re.compile(
    r"\bdraft\b|\bnot (yet )?approved\b|\bentwurf\b|\b(noch )?nicht freigegeben\b"
)
CLAIMS = re.compile(
    r"(?<!not )(?<!not yet )\b(approved|released|cleared) (for|by|on|until)\b|\bapproval (id|no)\b"
    r"|(?<!nicht )\bfreigegeben (für|durch|von|am|bis)\b|\bfreigabe-?(nr|nummer)\b"
)
"""Words of a footer that say that somebody let the deck out, in lower case."""


def state_watermark(draft: Draft) -> Iterator[Breach]:
    """Every slide of a draft says that it is none that was approved, and nothing says otherwise."""
    words = draft.template.words
    if not DRAFT_WORDS.search(plain(words.draft)):
        yield breach("words", text=words.draft)
    if not words.draft_mark.strip():
        yield breach("mark")
    for shown in all_shown(draft):
        footer = shown.words("footer")
        if plain(words.draft) not in footer:
            yield shown.breach("none", text=words.draft)
        if found := CLAIMS.search(footer):
            yield shown.breach("claims", text=found[0])


RULES = (
    Rule("state-watermark", "21 CFR 11.10(a); ABPI Code 2024 cl. 8", "block", state_watermark),
)
