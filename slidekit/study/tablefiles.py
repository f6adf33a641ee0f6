"""Which files are tables, told by their names: nothing is opened, and nothing heavy imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt"})
SAS_SUFFIXES = frozenset({".xpt", ".sas7bdat"})
FOUND_IN_FOLDERS = frozenset({".csv", ".tsv", ".tab"}) | SAS_SUFFIXES


def tables_in(folder: Path) -> list[Path]:
    """Return the tables in a folder by name; hidden files and folders inside are passed over."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in FOUND_IN_FOLDERS
        and not path.name.startswith((".", "~"))
        and path.is_file()
    )
