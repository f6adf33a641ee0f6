"""Edits of a slide's title, as tests of files make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.deck.edit import ChangeSlide

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.document import Document

WAIT_MS = 60_000


def titled(words: str) -> ChangeSlide:
    """Return an edit that gives a slide another title."""
    return ChangeSlide("Edit the title", "limitations", (("title", words),))


def title(deck: Deck | None) -> str:
    """Return the title of the slide that tests edit."""
    assert deck is not None
    return next(slide.title for slide in deck.slides if slide.id == "limitations")


def keep(document: Document, qtbot: QtBot) -> None:
    """Keep the edits as the timer does."""
    document.keep()
    qtbot.waitUntil(lambda: document.is_kept, timeout=WAIT_MS)
