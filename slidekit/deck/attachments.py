"""Copies of sources that study.yaml names, read from beside it, to travel with the deck."""

from __future__ import annotations

import hashlib
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from slidekit.deck.model import Asset
from slidekit.errors import StudyError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from slidekit.study.spec import Reference, StudySpec


def attachments(specs: Sequence[StudySpec], folders: Sequence[Path]) -> tuple[Asset, ...]:
    """Return the files that the references of studies name, each name once.

    Raises:
        StudyError: a file is not there, its name leads out of the folder, or two studies attach
            different files under one name.
    """
    found: dict[str, Asset] = {}
    for spec, folder in zip(specs, folders, strict=True):
        for reference in (reference for reference in spec.references if reference.file):
            asset = _asset(reference, folder)
            if found.setdefault(asset.name, asset).sha256 != asset.sha256:
                raise StudyError(
                    f"Two studies attach different files as {asset.name}.",
                    fix="Give one another name, also in its study.yaml.",
                )
    return tuple(found.values())


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
