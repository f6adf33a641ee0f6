"""What was shown of a deck is let go when other decks are opened."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app import save_deck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEPT = 5
"""So many decks later at most a deck is gone: rules and layout remember the last few."""


def test_the_sixth_deck_finds_nothing_left_of_the_first(
    window: MainWindow,
    simple_deck: Deck,
    tmp_path: Path,
    settled: Callable[[MainWindow], None],
) -> None:
    """No list, signal, cache or undo step keeps slides or pages of a deck that was closed."""
    held: list[weakref.ref[object]] = []
    for number in range(KEPT + 1):
        slides = tuple(replace(one, title=f"{one.title} {number}") for one in simple_deck.slides)
        path = tmp_path / f"{number}.slidekit"
        save_deck(replace(simple_deck, slides=slides), path)
        window.open(path)
        settled(window)
        document = window.document
        assert document.deck is not None
        assert document.pages is not None
        if not number:
            held += map(weakref.ref, (*document.deck.slides, *document.pages.frames))
    gc.collect()
    assert [ref() for ref in held if ref() is not None] == []
