"""Use case: qualification. What is installed, and whether it does what it should, in a report.

Installation (IQ) records versions, files and surroundings; operation (OQ) walks a scripted route
through a scratch library (`operation.py`). Whoever runs it signs the report and files it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import platform
import sqlite3
import sys
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slidekit import __version__
from slidekit.app.decks import quiet
from slidekit.errors import ExportError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.app.decks import Progress

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 37)
NEEDED = ("alembic", "argon2-cffi", "cryptography", "psycopg", "python-pptx", "SQLAlchemy")
"""Distributions whose versions a report names first; all others follow in the JSON."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check: what was expected, and what came."""

    id: str
    """Such as "OQ-07"."""
    what: str
    expected: str
    observed: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Qualified:
    """What a qualification found and wrote."""

    outcomes: tuple[Outcome, ...]
    report: Path
    data: Path

    @property
    def passed(self) -> bool:
        """Whether everything came as expected."""
        return all(one.passed for one in self.outcomes)


def qualify(folder: Path, *, address: str = "", progress: Progress = quiet) -> Qualified:
    """Check installation and operation, and write the report as JSON and HTML.

    Args:
        folder: where the two files go; made if it is not there.
        address: of an empty database for the scratch library; "" for a SQLite file that is
            removed afterwards.
        progress: told what is being done.

    Raises:
        ExportError: the folder cannot be written to.
    """
    from slidekit.app.operation import operation
    from slidekit.app.qualification_page import page_of
    from slidekit.files import write_whole

    _require_folder(folder)
    progress(tell("Checking the installation"))
    outcomes = (*installation(), *operation(address, progress))
    content = _content(outcomes)
    data, report = folder / "qualification.json", folder / "qualification.html"
    written = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    write_whole(data, written, ExportError)
    digest = hashlib.sha256(written).hexdigest()
    write_whole(report, page_of(content, digest).encode(), ExportError)
    return Qualified(outcomes, report, data)


def installation() -> Iterator[Outcome]:
    """Yield the checks of what is installed."""
    version = sys.version_info >= OLDEST_PYTHON
    yield Outcome("IQ-01", "Python", "3.11 or newer", platform.python_version(), version)
    is_new = sqlite3.sqlite_version_info >= OLDEST_SQLITE
    yield Outcome("IQ-02", "SQLite", "3.37 or newer", sqlite3.sqlite_version, is_new)
    missing = [name for name in NEEDED if name not in _installed()]
    found = f"missing: {', '.join(missing)}" if missing else "installed"
    yield Outcome("IQ-03", f"Libraries: {', '.join(NEEDED)}", "installed", found, not missing)
    found = _as_packed()
    yield Outcome("IQ-04", "Files of slidekit", "as packed", found, "differ" not in found)
    yield _templates()


def _templates() -> Outcome:
    from slidekit.app.checking import shipped_files

    count = sum(map(len, shipped_files().values()))
    what, expected = "Templates, policies and lexicons that ship", "each can be read"
    return Outcome("IQ-05", what, expected, f"{count} can be read", count > 0)


def _as_packed() -> str:
    """Return whether the files that run are those of the wheel's list of digests."""
    try:
        listed = metadata.distribution("slidekit").files or []
    except metadata.PackageNotFoundError:
        listed = []
    places = {Path(str(one.locate())).resolve(): one.hash for one in listed if one.suffix == ".py"}
    own = {file: places.get(file) for file in _modules()}
    if not any(own.values()):
        return f"run from source, not from a wheel: SHA-256 {package_digest()}"
    differ = [file.name for file, said in own.items() if not said or _digest(file) != said.value]
    return f"files differ: {', '.join(differ)}" if differ else "as packed"


def _digest(file: Path) -> str:
    """Return the SHA-256 of a file as a wheel's list writes it."""
    digest = hashlib.sha256(file.read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _modules() -> list[Path]:
    return sorted(Path(__file__).resolve().parents[1].rglob("*.py"))


def package_digest() -> str:
    """Return the SHA-256 over paths and digests of all modules, the same for the same program."""
    root, digest = Path(__file__).resolve().parents[1], hashlib.sha256()
    for file in _modules():
        held = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{file.relative_to(root).as_posix()} {held}\n".encode())
    return digest.hexdigest()


def _installed() -> dict[str, str]:
    found = ((one.metadata["Name"], one.version) for one in metadata.distributions())
    return {name: version for name, version in found if name}


def _content(outcomes: tuple[Outcome, ...]) -> Mapping[str, Any]:
    import datetime as dt

    return {
        "schema": 1,
        "slidekit": __version__,
        "package_sha256": package_digest(),
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "machine": {
            "host": platform.node(),
            "system": platform.platform(),
            "processor": platform.machine(),
            "python": sys.version,
            "sqlite": sqlite3.sqlite_version,
        },
        "libraries": dict(sorted(_installed().items())),
        "outcomes": [asdict(one) for one in outcomes],
        "passed": all(one.passed for one in outcomes),
    }


def _require_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ExportError(
            tell("{0} cannot be written: {1}.", folder, problem.strerror or problem),
            fix=tell("Choose a folder that you may write to."),
        ) from problem
