"""The files that travel with the program: templates, policies, sample studies, pages of help.

In a checkout they are folders beside the package (`templates/`, `sample_data/`, `docs/`), where
people edit them; an installed wheel carries them inside the package, in `_data/`.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates_dir() -> Path:
    """Return the folder of deck templates (`*.yaml`) and of `policies/`."""
    return _data_dir("templates")


def sample_data_dir() -> Path:
    """Return the folder that holds one folder for each synthetic trial."""
    return _data_dir("sample_data")


def docs_dir() -> Path:
    """Return the folder of the pages of help (`*.md`); the README lies beside it."""
    return _data_dir("docs")


def _data_dir(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
