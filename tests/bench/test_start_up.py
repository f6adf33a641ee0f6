"""How long a person waits before anything happens."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.needs import ROOT

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture


def run_slidekit(*arguments: str) -> int:
    """Run a command in a process of its own, as a terminal does."""
    command = [sys.executable, "-m", "slidekit.cli", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL).returncode


@pytest.mark.parametrize("arguments", ["--help", "--version", "templates list", "rules list"])
def test_a_command_that_reads_no_table_answers_at_once(
    benchmark: BenchmarkFixture, arguments: str
) -> None:
    """Time the commands that should need none of the heavy libraries."""
    code = benchmark(run_slidekit, *arguments.split())
    assert code == 0
