"""Runs of ONC301: the one that is kept, and one of another seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sample_data.made import SAMPLES, Trial, make, onc301

if TYPE_CHECKING:
    from pathlib import Path

OTHER_SEED = 8


@pytest.fixture(scope="session")
def kept() -> Trial:
    """Return ONC301 as it lies in the project."""
    return onc301(SAMPLES / "onc301")


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """Return the trial that another seed makes."""
    folder: Path = tmp_path_factory.mktemp("onc301") / "other"
    return onc301(make("onc301", folder, OTHER_SEED))


@pytest.fixture(scope="session", params=["kept", "other"])
def trial(request: pytest.FixtureRequest) -> Trial:
    """Return both in turn: what holds by design holds for every seed."""
    found: Trial = request.getfixturevalue(request.param)
    return found
