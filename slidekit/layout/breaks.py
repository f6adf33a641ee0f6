"""Where a line may break: the rules that PowerPoint and LibreOffice share for Western text.

A subset of Unicode's line breaking algorithm (UAX 14) for letters, digits and the signs of
clinical text; tests/export/test_agreement.py holds it to LibreOffice.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SPACE = r"[ \u2000-\u2006\u2008-\u200a\u3000]"
_NEVER_FIRST = r"[)\]}!?,.:;/\u2019\u201d%\u2030]"
_OPENING = r"[(\[{]"

_AFTER_SPACES = rf"(?<!{_OPENING}){_SPACE}+(?!{_NEVER_FIRST}|{_SPACE}|$)"
_AFTER_HYPHEN = r"(?<=[^\s\-/])-(?=[^\W\d_]|[(\[])"
_AFTER_DASH = r"[\u2010\u2012\u2013\u2014](?=[\w(\[<>=+\u2264\u2265])"
_AFTER_SLASH = r"/(?=[^\W\d_]|[(\[])"
_NEW_LINE = r"\n"
_OPPORTUNITY = re.compile(
    "|".join((_NEW_LINE, _AFTER_SPACES, _AFTER_HYPHEN, _AFTER_DASH, _AFTER_SLASH))
)


@lru_cache(maxsize=8192)
def break_opportunities(text: str) -> tuple[int, ...]:
    """Return the offsets at which a line may begin, in order, without 0 and the text's end."""
    return tuple(match.end() for match in _OPPORTUNITY.finditer(text) if match.end() < len(text))
