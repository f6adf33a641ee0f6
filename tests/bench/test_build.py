"""How long a whole deck takes, from the command to the file, in a new process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from slidekit.resources import sample_data_dir
from tests.decks.variants import copy_study

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture


def run_build(study: Path, out: Path, *options: str) -> None:
    """Build a deck as a user does; bytecode is kept, as on a user's machine."""
    command = [sys.executable, "-m", "slidekit.cli", "build", str(study), "-o", str(out), *options]
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, env=kept, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr


@pytest.mark.benchmark(group="build")
def test_the_sample_deck(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Forty slides of a phase 3 trial."""
    job = (sample_data_dir() / "onc301", tmp_path / "onc301.pptx")
    benchmark(run_build, *job)


@pytest.mark.needs("shared")
@pytest.mark.benchmark(group="build")
def test_fourteen_slides_of_a_public_study(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """The kinds of slides that people script by hand, from tables of four hundred subjects."""
    template = Path(__file__).with_name("fourteen.yaml")
    job = (copy_study("random_cdisc", tmp_path), tmp_path / "14.pptx", "--template", str(template))
    benchmark(run_build, *job)
