"""The .slidekit file: a zip, or the same as a plain folder. What comes in is trusted in nothing."""

from __future__ import annotations

import zipfile
import zlib
from itertools import count
from pathlib import Path, PurePosixPath
from shutil import copy2, copytree
from typing import TYPE_CHECKING

from slidekit.deck.codec import Parts, from_parts, to_parts
from slidekit.deck.schema import is_older, schema_of
from slidekit.errors import DeckError
from slidekit.files import write_whole, zip_parts
from slidekit.languages import tell
from slidekit.languages.reasons import reason_of

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

MAX_PARTS = 5_000
MAX_BYTES = 200_000_000


def write_deck(deck: Deck, path: Path) -> None:
    """Write a deck as a .slidekit file, or into `path` where that is a folder.

    A file of an older schema is never written over: it stays beside the new one.
    """
    parts = to_parts(deck)
    if is_older(path):
        _set_aside(path)
    if path.is_dir():
        _write_folder(parts, path)
    else:
        write_whole(path, zip_parts(parts), DeckError)


def read_deck(path: Path) -> Deck:
    """Return the deck of a .slidekit file or folder.

    Raises:
        DeckError: not a .slidekit file, damaged, hostile, or made by a newer version.
    """
    if not path.exists():
        raise DeckError(tell("There is no file {0}.", path), fix=tell("Check the path."))
    parts = _read_folder(path) if path.is_dir() else _unzipped(path)
    return from_parts(parts, path.name)


def backup_of(path: Path) -> Path:
    """Return where a deck of an older schema is kept when it is written anew."""
    base = f"{path.stem}.schema-{schema_of(path)}"
    names = (f"{base}{f'-{n}' if n else ''}{path.suffix}" for n in count())
    return next(there for name in names if not (there := path.with_name(name)).exists())


def _set_aside(path: Path) -> None:
    """Copy a deck of an older schema beside itself."""
    try:
        if path.is_dir():
            copytree(path, backup_of(path))
        else:
            copy2(path, backup_of(path))
    except OSError as error:
        raise DeckError(
            tell(
                "{0} is of an older slidekit and no copy of it can be kept beside it: {1}.",
                path.name,
                reason_of(error),
            ),
            fix=tell("Save the deck under another name."),
        ) from None


def _unzipped(path: Path) -> Parts:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_entries(entries, path.name)
            return {entry.filename: archive.read(entry) for entry in entries}
    except OSError as error:
        raise _unreadable(path, error) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise DeckError(
            tell("{0} is not a .slidekit file, or it is damaged.", path.name),
            fix=tell("Open a file that slidekit wrote, or restore it from a copy."),
        ) from None


def _check_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse what no deck of ours holds, before a byte of it is unpacked."""
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise DeckError(
            tell("{0} would unpack to more than a deck can be, so it was not opened.", name),
            fix=tell("Ask whoever sent it for the original."),
        )
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or any(not _is_plain(part) for part in names):
        raise DeckError(
            tell("{0} names parts outside itself or twice, so it was not opened.", name),
            fix=tell("Ask whoever sent it for the original."),
        )


def _is_plain(part: str) -> bool:
    path = PurePosixPath(part)
    return not (path.is_absolute() or ".." in path.parts or "\\" in part or ":" in part)


def refuse_crowded(folder: Path) -> None:
    """Refuse a folder that holds other files than a deck's.

    Raises:
        DeckError: it does.
    """
    if any(folder.iterdir()) and not (folder / "deck.yaml").is_file():
        raise DeckError(
            tell(
                "The folder {0} holds other files, and a deck would be spread among them.", folder
            ),
            fix=tell("Give a name that ends in .slidekit, or an empty folder."),
        )


def _write_folder(parts: Parts, folder: Path) -> None:
    refuse_crowded(folder)
    for name, data in parts.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data, DeckError)


def _read_folder(folder: Path) -> Parts:
    if not (folder / "deck.yaml").is_file():
        raise DeckError(
            tell("The folder {0} holds no deck.yaml, so it is not a deck.", folder.name),
            fix=tell("Give a .slidekit file, or a folder with study tables to `slidekit new`."),
        )
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    try:
        if len(files) > MAX_PARTS or sum(path.stat().st_size for path in files) > MAX_BYTES:
            raise DeckError(
                tell("The folder {0} is larger than a deck can be.", folder.name),
                fix=tell("Check it."),
            )
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    except OSError as error:
        raise _unreadable(folder, error) from None


def _unreadable(path: Path, error: OSError) -> DeckError:
    return DeckError(
        tell("{0} cannot be read: {1}.", path, reason_of(error)),
        fix=tell("Check its permissions."),
    )
