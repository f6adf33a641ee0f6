"""A deck that came back from PowerPoint: each edit is caught by the right rule, on its slide."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from slidekit.app import check_pptx
from slidekit.rules.finding import BLOCKING
from tests.edited.cases import EDITS
from tests.edited.harmless import HARMLESS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from slidekit.rules.finding import Finding

    Checked = Callable[[Callable[[Any], object]], list[Finding]]


def test_an_untouched_deck_has_nothing_to_say(exported: Path) -> None:
    """It reads as it was written; all that is told was told then."""
    named, found = check_pptx(exported)
    assert [f.rule for f in found] == ["small-cells"]
    assert named == {"deck": "onc301", "template": "conference", "policy": "default"}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_caught(name: str, checked: Checked) -> None:
    """The rule and the slide are those that the edit concerns, and the weight is right."""
    case = EDITS[name]
    found = checked(case.edit)
    told = [f for f in found if f.rule == case.rule and _is_there(f, case.slide)]
    assert told, [(f.rule, f.slide, f.message) for f in found]
    assert any(f.severity in BLOCKING for f in told) == case.blocks
    assert all(f.message and f.fix and f.source and "{" not in f.message + f.fix for f in found)


def _is_there(finding: Finding, slide: str | None) -> bool:
    if slide == "":
        return finding.slide_number is not None
    return finding.slide == slide


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_edit_does_not_block(name: str, checked: Checked) -> None:
    """A speaker may make the deck their own: it is said, and nothing is forbidden."""
    found = checked(HARMLESS[name])
    assert [f.message for f in found if f.severity in BLOCKING] == []


def test_every_rule_is_broken_by_two_edits() -> None:
    """A rule that one edit alone breaks may have been made for that edit."""
    counted = Counter(case.rule for case in EDITS.values())
    few = {rule for rule, count in counted.items() if count < 2}
    assert few <= {"overflow"}
