"""Templates, sample data and pages of help are found in a checkout and in an installed wheel."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

from slidekit.resources import sample_data_dir, templates_dir
from tests.needs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ASK = (
    "from slidekit.resources import *; print(templates_dir()); print(sample_data_dir()); "
    "from widgets.help_pages import pages; print(pages('de')[0].path)"
)


def test_a_checkout_uses_the_folders_that_people_edit() -> None:
    """A template that is changed in the checkout is the one that the program uses."""
    assert templates_dir() == ROOT / "templates"
    assert sample_data_dir() == ROOT / "sample_data"


def test_an_installed_wheel_carries_them_all(tmp_path: Path) -> None:
    """The wheel, unpacked elsewhere as pip does, finds the same files inside itself."""
    wheel = build_wheel(tmp_path)
    installed = tmp_path / "site-packages"
    with ZipFile(wheel) as archive:
        archive.extractall(installed)
    templates, samples, first_page = ask(installed)
    assert templates == installed / "slidekit" / "_data" / "templates"
    assert names_in(templates) == names_in(ROOT / "templates")
    assert names_in(samples) == names_in(ROOT / "sample_data")
    assert first_page == installed / "slidekit" / "_data" / "docs" / "de" / "tutorial.md"
    assert names_in(first_page.parent) == names_in(ROOT / "docs" / "de")
    points = next(installed.glob("*.dist-info/entry_points.txt")).read_text(encoding="utf-8")
    assert "slidekit = slidekit.cli:main" in points
    assert "pdf = widgets.pdf:write_pdf" in points


def build_wheel(folder: Path) -> Path:
    """Build the project's wheel without isolation: the build backend is pinned and installed."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("slidekit-*.whl"))


def ask(installed: Path) -> list[Path]:
    """Return what an installed slidekit says of its folders."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(installed)!r}); {ASK}"],
        cwd=installed,
        env={**os.environ, "PYTHONPATH": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    return [installed.__class__(line) for line in done.stdout.splitlines()]


def names_in(folder: Path) -> set[str]:
    """Return the files below a folder, compiled ones left out."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in files if path.suffix != ".pyc"}
