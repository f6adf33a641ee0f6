"""Where things lie in a checkout."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def venv_of(root: Path) -> Path:
    """Return the folder of the virtual environment of a checkout."""
    return root / ".venv"


def command_of(root: Path, name: str, platform: str = sys.platform) -> Path:
    """Return the path of a command in the virtual environment, `python` for example."""
    if platform == "win32":
        return venv_of(root) / "Scripts" / f"{name}.exe"
    return venv_of(root) / "bin" / name
