"""The deck of sample_data/onc301 and its PPTX, made once; every test breaks a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, build, new_deck
from slidekit.resources import sample_data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck


@pytest.fixture(scope="session")
def whole() -> Deck:
    """Return the deck of sample_data/onc301, in which nothing blocks."""
    return new_deck([sample_data_dir() / "onc301"], Options())


@pytest.fixture(scope="session")
def exported(whole: Deck, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the deck as a PPTX."""
    path = tmp_path_factory.mktemp("fixes") / "onc301.pptx"
    build(whole, path)
    return path
