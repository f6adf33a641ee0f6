"""Where a line may break: the rules that PowerPoint and LibreOffice share for Western text.

After blanks, after a hyphen inside a word ("COVID-|19"), after an en dash and on both sides of an
em dash; never at a slash. tests/export/test_agreement.py holds them to LibreOffice.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BLANKS = r"[ \u2000-\u2006\u2008-\u200a\u3000]+(?=\S)"
_HYPHEN = r"(?<=[^\s\-/])-(?=[\w(\[])"
_DASH = r"[\u2010\u2012\u2013\u2014](?=[\w(\[<>=+\u2264\u2265])"
_BEFORE_EM_DASH = r"(?<=\w)(?=\u2014)"
_NEW_LINE = r"\n"
_OPPORTUNITY = re.compile("|".join((_NEW_LINE, _BLANKS, _HYPHEN, _DASH, _BEFORE_EM_DASH)))


@lru_cache(maxsize=8192)
def break_opportunities(text: str) -> tuple[int, ...]:
    """Return the offsets at which a line may begin, in order, without 0 and the text's end."""
    return tuple(match.end() for match in _OPPORTUNITY.finditer(text) if match.end() < len(text))
