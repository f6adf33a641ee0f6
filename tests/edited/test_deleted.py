"""A slide that somebody deleted is one finding, and so is what it makes wrong on all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from slidekit.app import check_pptx, fix
from slidekit.rules.finding import BLOCKING
from tests.edited import hands

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.rules.finding import Finding


def without(exported: Path, path: Path, *slides: str) -> Path:
    """Return a copy of the deck without some slides."""
    deck: Any = Presentation(str(exported))
    for slide in slides:
        hands.delete(deck, slide)
    deck.save(str(path))
    return path


def told(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Return rule and message of what the deck was not written with."""
    return [(one.rule, one.message) for one in found if one.rule != "small-cells"]


def test_a_deleted_slide_says_what_was_on_it_and_is_told_once(
    exported: Path, tmp_path: Path
) -> None:
    """Title, numbers, table and who needs it; pointers and page numbers are one finding each."""
    path = without(exported, tmp_path / "less.pptx", "ae_overview")
    assert told(check_pptx(path)[1]) == [
        (
            "safety-pointer",
            'On 12 slides (12\N{EN DASH}23) it says "Safety: slides 24\N{EN DASH}34"; '
            "safety stands on slides: 24\N{EN DASH}33.",
        ),
        (
            "footer-complete",
            "14 slides (25\N{EN DASH}38) show other page numbers than they have, as after a slide "
            "before them was deleted, added or moved.",
        ),
        (
            "safety-present-placed",
            'The safety slide "Adverse events: overview by treatment received" (slide 25 when it '
            "was written) was deleted. On it: 20 numbers, a table. Slides 12\N{EN DASH}23 need it "
            "beside them.",
        ),
    ]
    fixed = fix(path, tmp_path / "fixed.pptx")
    assert [one.label for one in fixed.done] == [
        "Write the right slides into the pointers to safety of 12 slides",
        "Write the right page numbers on 14 slides",
    ]
    assert [rule for rule, _ in told(fixed.findings)] == ["safety-present-placed"]
    deck: Any = Presentation(str(fixed.out))
    assert hands.shape(deck, "references.number").text_frame.text == "38"
    assert hands.shape(deck, "ledger.pointer").text_frame.text == "Safety: slides 24\N{EN DASH}33"


@pytest.mark.parametrize(
    ("slides", "rules"),
    [
        (("boxed_warning",), ["boxed-warning"]),
        (("primary.os", "aesi"), ["primary-first", "safety-present-placed"]),
    ],
)
def test_each_deleted_slide_is_one_blocking_finding(
    slides: tuple[str, ...], rules: list[str], exported: Path, tmp_path: Path
) -> None:
    """Also where several rules ask for it, and where several are gone."""
    path = without(exported, tmp_path / "less.pptx", *slides)
    found = [one for one in check_pptx(path)[1] if one.severity in BLOCKING and one.slide]
    assert [(one.slide, one.rule) for one in found] == list(zip(slides, rules, strict=True))
