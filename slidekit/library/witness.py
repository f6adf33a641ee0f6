"""The last head of the events that this machine has seen, kept beside the keys.

A database cannot tell by itself that its end was cut off or that an old copy took its place. What
was seen before can: it lies outside the database, and a head that no longer leads there is kept.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "last-seen-head.json"


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
    beside = folder / f".{NAME}.{os.getpid()}"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(json.dumps({"seq": head.seq, "hash": head.hash}), "utf-8")
        beside.replace(folder / NAME)
