"""Where a line may break: the rules that PowerPoint and LibreOffice share for Western text.

After blanks, after a hyphen inside a word ("COVID-|19"), after an en dash and on both sides of an
em dash; never at a slash. tests/export/test_agreement.py holds them to LibreOffice.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BLANK = r"[ \u2000-\u2006\u2008-\u200a\u3000]"
_OPPORTUNITY = re.compile(
    rf"(?<={_BLANK})(?<![(\[{{]{_BLANK})(?=[^\s)\]}}.,:;!?/])"  # a bracket keeps its neighbour
    r"|(?<=[^\s\-/]-)(?=[\w(\[])"
    r"|(?<=[\u2010\u2012\u2013\u2014])(?=[\w(\[<>=+\u2264\u2265])"
    r"|(?<=\w)(?=\u2014)"
    r"|(?<=\n)"
)


@lru_cache(maxsize=8192)
def break_opportunities(text: str) -> tuple[int, ...]:
    """Return the offsets at which a line may begin, in order, without 0 and the text's end."""
    return tuple(
        place for match in _OPPORTUNITY.finditer(text) if (place := match.end()) < len(text)
    )
