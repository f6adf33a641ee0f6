"""The deck of the smallest sample study, composed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, new_deck
from slidekit.resources import sample_data_dir

if TYPE_CHECKING:
    from slidekit.deck.model import Deck


@pytest.fixture(scope="session")
def deck() -> Deck:
    """Return a first whole deck of sample_data/simple."""
    return new_deck([sample_data_dir() / "simple"], Options())
