"""Write docs/study.md: the keys of study.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.languages import screen_language
from slidekit.rules.about import rule_told
from slidekit.study.spec import StudySpec
from tools.pages.german_words import worded
from tools.pages.keys import keys
from tools.pages.markdown import code, table
from tools.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = ROOT / "docs" / "study.md"


def request() -> Iterator[str]:
    """Yield what the rule on the request record finds."""
    rule = rule_told("request-record", screen_language())
    rows = ((code(case.code), case.message, case.fix) for case in rule.cases)
    yield from table(map(worded, ("code", "what it says", "what to do")), rows)


REQUEST = {"request": request}
KEYS = {"keys": lambda: keys(StudySpec)}
PARTS = REQUEST | KEYS
