"""Texts of people as a terminal may show them: what it would obey or hide is written out."""

from __future__ import annotations

import json
import unicodedata
from typing import Final

OBEYED: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Categories of characters that move the cursor, turn the direction of reading, or are not seen."""
JOINERS: Final = frozenset("\u200c\u200d")
"""Unseen as well, but names of some scripts and many symbols are not written without them."""


def visible(text: str, *, keep: str = "") -> str:
    """Return a text in which every sign that a terminal obeys or hides is written as in JSON.

    Args:
        text: of whoever wrote it.
        keep: signs that stay as they are, such as the end of a line in a text of our own.
    """
    if text.isprintable():
        return text
    return "".join(_written(one) if one not in keep and _is_obeyed(one) else one for one in text)


def _is_obeyed(one: str) -> bool:
    return one not in JOINERS and unicodedata.category(one) in OBEYED


def _written(one: str) -> str:
    r"""Return a character as JSON writes it: \n, \u202e."""
    if ord(one) == 0x7F:
        return "\\u007f"
    return json.dumps(one)[1:-1]
