"""What this machine has seen of libraries, kept beside the keys: which stood where, the last head.

A database cannot tell by itself that its end was cut off or that an old copy took its place. What
was seen before can: it lies outside the database, and a head that no longer leads there is kept.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from threading import get_ident
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "last-seen-head.json"
PLACES = "libraries-seen.json"
TRUSTED = "keys-trusted.json"


@dataclass(frozen=True, slots=True)
class Head:
    """How far the events go: the number of the last one, and its hash."""

    seq: int
    hash: str


def last_seen(folder: Path) -> Head | None:
    """Return the last head seen here; None where none was, or the note cannot be read."""
    try:
        noted = json.loads((folder / NAME).read_text("utf-8"))
        return Head(int(noted["seq"]), str(noted["hash"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(folder: Path, head: Head) -> None:
    """Note a head; a folder that cannot be written to is no reason to fail a finished change."""
    with contextlib.suppress(OSError):
        _write(folder / NAME, {"seq": head.seq, "hash": head.hash})


def remember_newer(folder: Path, head: Head) -> None:
    """Note a head, unless another process of this machine has seen a later one meanwhile."""
    seen = last_seen(folder)
    if seen is None or seen.seq < head.seq:
        remember(folder, head)


def trusted(folder: Path) -> frozenset[str]:
    """Return the fingerprints of keys that a person vouched for on this machine."""
    try:
        noted = json.loads((folder / TRUSTED).read_text("utf-8"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(map(str, noted)) if isinstance(noted, list) else frozenset()


def trust(folder: Path, fingerprint: str) -> None:
    """Note that a person vouches for a key, because the one before it was lost.

    Raises:
        OSError: the folder cannot be written to.
    """
    _write(folder / TRUSTED, sorted({*trusted(folder), fingerprint}))


def stood_at(folder: Path, address: str) -> str:
    """Return the id of the library that this machine saw last at an address; "" for none.

    Args:
        folder: of a library's private keys; the note on all addresses lies beside such folders.
        address: as `opening.place_of` gives it.
    """
    return _noted(folder).get(address, "")


def remember_place(folder: Path, address: str, library_id: str) -> None:
    """Note which library was made, restored or first seen at an address."""
    with contextlib.suppress(OSError):
        _write(folder.parent / PLACES, _noted(folder) | {address: library_id})


def _noted(folder: Path) -> dict[str, str]:
    try:
        noted = json.loads((folder.parent / PLACES).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _write(path: Path, noted: object) -> None:
    """Write a note beside its place, then rename it: no other process meets half of one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}-{get_ident()}")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside.write_text(json.dumps(noted, sort_keys=True), "utf-8")
    beside.replace(path)
