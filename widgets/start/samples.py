"""The sample studies that come with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from pathlib import Path


def is_sample(folder: Path) -> bool:
    """Tell whether a study's folder came with the program."""
    from slidekit.resources import sample_data_dir

    return folder.resolve().is_relative_to(sample_data_dir().resolve())


def sample_studies() -> list[tuple[Path, str]]:
    """Return the folders of the sample studies with the first line of what is written of each."""
    from slidekit.resources import sample_data_dir

    found = []
    for folder in sorted(path.parent for path in sample_data_dir().glob("*/study.yaml")):
        readme = folder / "README.md"
        lines = readme.read_text("utf-8").splitlines() if readme.is_file() else []
        title = lines[0].removeprefix("# ") if lines else folder.name
        found.append((folder, QCoreApplication.translate("Samples", title)))
    return found
