"""Tests that need something absent are skipped and counted, or fail where it is required."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.needs import NEEDS, ROOT, oracle_cases

if TYPE_CHECKING:
    from pathlib import Path

SPECIMEN = """
import pytest

@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("number", range(3))
def test_converts(number): pass

def test_needs_nothing(): pass
"""
LEAKING = """
def test_forgets_its_window(qapp):
    from PySide6.QtWidgets import QWidget
    global window
    window = QWidget()

def test_hands_its_window_over(qtbot):
    from PySide6.QtWidgets import QWidget
    qtbot.addWidget(QWidget())
"""


def run_pytest(folder: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run pytest as the project does on one test file, on a machine with nothing on its PATH."""
    specimen = folder / "test_specimen.py"
    specimen.write_text(text)
    plugins = ("-p", "tests.conftest", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", *plugins, *options]
    return subprocess.run(
        [*command, str(specimen)],
        cwd=ROOT,
        env={**os.environ, "PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("workers", ["0", "2"])
def test_what_is_absent_is_skipped_and_said(tmp_path: Path, workers: str) -> None:
    """The run passes, and its closing line counts what was not run, in one process or several."""
    done = run_pytest(tmp_path, SPECIMEN, "-n", workers)
    assert done.returncode == 0
    assert "1 passed, 3 skipped" in done.stdout
    assert "LibreOffice: 0 of 3 checks run (not found)" in done.stdout


def test_what_is_required_and_absent_fails(tmp_path: Path) -> None:
    """With --require a skip counts as a failure."""
    done = run_pytest(tmp_path, SPECIMEN, "--require", "xvfb,libreoffice")
    assert done.returncode == 1
    assert "LibreOffice: not found" in done.stdout
    assert "1 passed, 3 errors" in done.stdout


def test_a_need_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    """A misspelt need would otherwise be met for ever."""
    asked = run_pytest(tmp_path, SPECIMEN, "--require", "libreofice")
    marked = run_pytest(tmp_path, SPECIMEN.replace("libreoffice", "libreofice"))
    assert asked.returncode == marked.returncode == 4
    assert "libreofice" in asked.stderr
    assert "libreofice" in marked.stderr


def test_a_window_left_alive_fails_its_test(tmp_path: Path) -> None:
    """It names the test that left it, and not the one that cleaned up."""
    done = run_pytest(tmp_path, LEAKING)
    assert done.returncode == 1
    assert "ERROR at teardown of test_forgets_its_window" in done.stdout
    assert "2 passed, 1 error" in done.stdout


def test_a_test_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """It has no needs to count, and the rest of the summary is printed."""
    done = run_pytest(tmp_path, "import no_such_module_of_slidekit")
    assert done.returncode == 2
    assert "1 error" in done.stdout
    assert "INTERNALERROR" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.needs("oracle")
def test_the_list_of_reference_cases_is_the_folder() -> None:
    """A case that is not listed would never be run."""
    folder = NEEDS["oracle"].find()
    assert folder is not None
    assert sorted(oracle_cases()) == sorted(path.name for path in folder.iterdir())
    assert oracle_cases("meta_", "strat_")[0] == "meta_bcg_or"
