"""Files that study.yaml names: they lie in the study's folder, and nowhere else."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.languages.reasons import reason_of

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_NAME = 255


def file_inside(folder: Path, name: str, key: str) -> Path:
    """Return a file of the study's folder.

    Args:
        folder: where study.yaml lies.
        name: as study.yaml gives it, relative to the folder, with / between folders.
        key: of study.yaml, for messages.

    Raises:
        StudyError: it lies elsewhere, also by a link, or there is no such file.
    """
    path = folder / name
    if not _is_plain(name) or not _lies_in(path, folder):
        raise StudyError(
            tell("study.yaml, {0}: {1!r} is not inside the study's folder.", key, name),
            fix=tell("Copy the file into the folder of the tables, and give its name."),
        )
    if not path.is_file():
        raise StudyError(
            tell("study.yaml, {0}: there is no file {1}.", key, name),
            fix=tell("Put it into the folder of the tables, or correct its name."),
        )
    return path


def _is_plain(name: str) -> bool:
    """Tell whether a name is relative on every system, and climbs out of no folder."""
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    climbs = ".." in posix.parts or ".." in windows.parts
    is_name = 0 < len(name) <= LONGEST_NAME and "\x00" not in name
    return is_name and not (climbs or posix.is_absolute() or windows.drive or windows.root)


def _lies_in(path: Path, folder: Path) -> bool:
    """Tell whether a file lies in a folder when all links are followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file of any size.

    Raises:
        StudyError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        reason = reason_of(error)
        raise StudyError(
            tell("{0} cannot be read: {1}.", path.name, reason), fix=tell("Check it.")
        ) from None
