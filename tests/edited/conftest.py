"""The deck of sample_data/onc301 is built once; every test edits a copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from slidekit.app import Options, build, check_pptx, new_deck
from slidekit.resources import sample_data_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from slidekit.rules.finding import Finding


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the exported deck of sample_data/onc301."""
    path = tmp_path_factory.mktemp("edited") / "onc301.pptx"
    build(new_deck([sample_data_dir() / "onc301"], Options()), path)
    return path


@pytest.fixture
def checked(exported: Path, tmp_path: Path) -> Callable[[Callable[[Any], object]], list[Finding]]:
    """Return what edits a copy of the deck, saves it and returns what the rules say of it."""

    def edit_and_check(edit: Callable[[Any], object]) -> list[Finding]:
        deck = Presentation(str(exported))
        edit(deck)
        path = tmp_path / "edited.pptx"
        deck.save(str(path))
        return list(check_pptx(path)[1])

    return edit_and_check
