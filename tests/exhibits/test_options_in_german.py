"""What can be chosen of a figure is told in the language of the screen, whatever the deck's."""

from __future__ import annotations

from functools import cache

import pytest

from slidekit.app import Options, new_deck
from slidekit.exhibits.km_data import KmData
from slidekit.exhibits.km_options import offer
from slidekit.languages import deck_in, told_in
from slidekit.resources import sample_data_dir


@cache
def curves_of(language: str) -> KmData:
    """Return the first Kaplan-Meier figure of a deck in a language."""
    deck = new_deck([sample_data_dir() / "simple"], Options(language=language))
    return next(one.data for one in deck.exhibits if isinstance(one.data, KmData))


@pytest.mark.parametrize("deck", ["en", "de"])
@pytest.mark.parametrize(
    ("screen", "rows", "unit"),
    [
        ("en", "At risk, events, censored", "months"),
        ("de", "Unter Risiko, Ereignisse, zensiert", "Monate"),
    ],
)
def test_rows_and_units_follow_the_screen(deck: str, screen: str, rows: str, unit: str) -> None:
    """German nouns keep their capitals, and an English screen reads no German unit."""
    with deck_in(deck), told_in(screen):
        options = {one.name: one for one in offer(curves_of(deck))}
    assert options["rows"].choices[-1][1] == rows
    assert options["end"].unit == unit
