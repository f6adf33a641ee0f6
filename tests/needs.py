"""What some tests need beyond Python: how each is found, and what is said where it is absent.

A test says `@pytest.mark.needs("libreoffice")`. Where that is absent the test is skipped and a line
at the end of the run says so; with `--require libreoffice` it fails instead.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def find_libreoffice() -> Path | None:
    """Return LibreOffice's command, None where it is not installed."""
    return _on_path("soffice", "libreoffice")


def find_postgresql() -> Path | None:
    """Return PostgreSQL's server program, which Debian keeps off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return _on_path("postgres") or (debian[-1] if debian else None)


def find_xvfb() -> Path | None:
    """Return the X server without a screen."""
    return _on_path("Xvfb")


def find_shared() -> Path | None:
    """Return the folder of public study tables beside the repository."""
    return SHARED if SHARED.is_dir() else None


def find_oracle() -> Path | None:
    """Return the folder of reference cases from R."""
    cases = SHARED / "oracle" / "cases"
    return cases if cases.is_dir() else None


def _on_path(*commands: str) -> Path | None:
    return next((Path(found) for name in commands if (found := shutil.which(name))), None)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that tests may need."""

    title: str
    find: Callable[[], Path | None]
    counted: str = "checks"


NEEDS = {
    "shared": Need("shared study tables", find_shared),
    "oracle": Need("oracle", find_oracle, "cases"),
    "libreoffice": Need("LibreOffice", find_libreoffice),
    "postgresql": Need("PostgreSQL", find_postgresql),
    "xvfb": Need("Xvfb", find_xvfb),
}


def oracle_cases(*prefixes: str) -> tuple[str, ...]:
    """Return the names of the reference cases, all or those that begin with one of the prefixes.

    The list is kept here, so that a run without the cases still says how many were not run.
    """
    listed = (ROOT / "tests" / "reference" / "oracle_cases.txt").read_text("utf-8").split()
    return tuple(name for name in listed if name.startswith(prefixes or ("",)))


def closing_line(name: str, ran: int, total: int) -> str:
    """Return what a run says of one need: `oracle: 0 of 63 cases run`."""
    need = NEEDS[name]
    line = f"{need.title}: {ran} of {total} {need.counted} run"
    return line if need.find() else f"{line} (not found)"


def unknown_names(names: Iterable[str]) -> list[str]:
    """Return those that are no needs."""
    return sorted(set(names) - NEEDS.keys())
