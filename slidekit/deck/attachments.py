"""Copies of sources that study.yaml names, read from beside it, to travel with the deck."""

from __future__ import annotations

import hashlib
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from slidekit.deck.model import Asset
from slidekit.errors import StudyError

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.study.spec import Reference, StudySpec


def attachments(spec: StudySpec, folder: Path) -> tuple[Asset, ...]:
    """Return the files that the references of a study name, each once.

    Raises:
        StudyError: a file is not there, or its name leads out of the folder.
    """
    named = {reference.file: reference for reference in spec.references if reference.file}
    return tuple(_asset(reference, folder) for reference in named.values())


def _asset(reference: Reference, folder: Path) -> Asset:
    name = reference.file
    if name == ".." or name != PureWindowsPath(name).name:  # which knows both kinds of slashes
        raise StudyError(
            f"study.yaml, reference {reference.id}: {name!r} leads to another folder.",
            fix="Put the file beside study.yaml and write its name alone.",
        )
    try:
        data = (folder / name).read_bytes()
    except OSError:
        raise StudyError(
            f"study.yaml, reference {reference.id}: there is no file {name} to attach.",
            fix="Put it beside study.yaml, or take `file:` out.",
        ) from None
    return Asset(name, reference.type, hashlib.sha256(data).hexdigest(), data)
