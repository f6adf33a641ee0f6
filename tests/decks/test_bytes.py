"""The same study gives the same bytes, whoever builds it, wherever and whenever."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, build, new_deck, save_deck
from tests.needs import ROOT, find_shared

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.decks.conftest import Whole

ELSEWHERE = {
    "PYTHONHASHSEED": "301",
    "TZ": "Pacific/Auckland",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C",
    "COLUMNS": "40",
}
AGAIN = """
import sys
from pathlib import Path
from tests.decks.conftest import make_whole
for folder in map(Path, sys.argv[1:]):
    make_whole(folder)
"""


@pytest.fixture(scope="session")
def rebuilt(wholes: Callable[[str], Whole], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build all decks again in another process, zone, language and folder; return the folder."""
    from tests.decks.variants import PUBLIC, SAMPLES, copy_study

    names = (*SAMPLES, *(PUBLIC if find_shared() else ()))
    parent = tmp_path_factory.mktemp("elsewhere")
    folders = [str(copy_study(name, parent)) for name in reversed(names)]
    environment = os.environ | ELSEWHERE | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", AGAIN, *folders]
    process = subprocess.run(command, env=environment, cwd=parent, capture_output=True, timeout=300)
    assert process.returncode == 0, process.stderr.decode()
    return parent


def test_another_process_gives_the_same_bytes(whole: Whole, rebuilt: Path) -> None:
    """Hash seed, time zone, locale, folder and the order of builds leave no trace."""
    for file in (whole.pptx, whole.slidekit):
        assert file.read_bytes() == (rebuilt / file.name).read_bytes()


def test_building_twice_gives_the_same_bytes(
    wholes: Callable[[str], Whole], tmp_path: Path
) -> None:
    """What was built before in the same process leaves no trace either."""
    first = wholes("simple")
    deck = new_deck([first.study], Options())
    save_deck(deck, tmp_path / "again.slidekit")
    build(deck, tmp_path / "again.pptx")
    assert (tmp_path / "again.slidekit").read_bytes() == first.slidekit.read_bytes()
    assert (tmp_path / "again.pptx").read_bytes() == first.pptx.read_bytes()
