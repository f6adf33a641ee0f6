"""Words that are all there, and that nobody can read any more, are told, on their slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.rules.finding import BLOCKING
from tests.edited.harmless import HARMLESS_LOOKS
from tests.edited.veiled import VEILED, WHOLE, decks_of
from tests.edited.veils import both

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from slidekit.rules.finding import Finding
    from tests.edited.edits import Edit

    Checked = Callable[[Callable[[Any], object]], list[Finding]]


@pytest.mark.parametrize("names", decks_of(VEILED), ids=len)
def test_what_nobody_can_read_is_told(names: tuple[str, ...], checked: Checked) -> None:
    """Each edit on a slide of its own: rule, slide and weight are those that it concerns."""
    found = checked(both(*(VEILED[name].edit for name in names)))
    for name in names:
        case = VEILED[name]
        told = [f for f in found if f.rule == case.rule and f.slide == case.slide]
        assert told, name
        assert any(f.severity in BLOCKING for f in told) == case.blocks, (name, told)
    assert all(f.message and f.fix and "{" not in f.message + f.fix for f in found)


@pytest.mark.parametrize(("edit", "wanted"), WHOLE, ids=["masters", "looks", "links", "language"])
def test_what_befalls_the_whole_deck_is_told(
    edit: Edit, wanted: tuple[tuple[str, str, str], ...], checked: Checked
) -> None:
    """By master and theme; and a mark without colour, where every text looks new."""
    found = checked(edit)
    for rule, severity, words in wanted:
        told = [f for f in found if (f.rule, f.severity) == (rule, severity)]
        assert any(words in f.message for f in told), (words, found)


def test_what_speakers_do_to_looks_blocks_nothing(checked: Checked) -> None:
    """A word marked in yellow, a thin frame around a row, a mild effect: on safety slides too."""
    found = checked(both(*HARMLESS_LOOKS))
    assert [f.message for f in found if f.severity in BLOCKING] == []
