"""The papers and labels of a study's references, as they travel with its deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.deck.model import Asset
from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.references.inside import file_inside, sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slidekit.study.spec import Reference, StudySpec

MAX_FILE_BYTES = 20_000_000
"""A larger attachment does not travel; its digest, which the reference holds, still names it."""

MAX_BYTES = 100_000_000
"""All attachments of a study together."""


def attachments(spec: StudySpec, folder: Path) -> tuple[Asset, ...]:
    """Return the attachments of a study's references, each file once.

    Args:
        spec: study.yaml as it was opened, with the digest of each attachment.
        folder: where it lies, or a file in there.

    Raises:
        StudyError: a file lies outside the folder, is missing, or changed since it was opened.
    """
    folder = folder if folder.is_dir() else folder.parent
    found: dict[str, Asset] = {}
    size = 0
    for asset in _read(spec, folder):
        size += 0 if asset.sha256 in found else len(asset.data)
        if size > MAX_BYTES:
            break
        found.setdefault(asset.sha256, asset)
    return tuple(found.values())


def _read(spec: StudySpec, folder: Path) -> Iterator[Asset]:
    for reference in spec.references:
        if not reference.attachment:
            continue
        path = file_inside(folder, reference.attachment, f"references, {reference.id}")
        if path.stat().st_size <= MAX_FILE_BYTES:
            yield _asset(reference, path)


def _asset(reference: Reference, path: Path) -> Asset:
    digest = sha256_of(path)
    if reference.sha256 and digest != reference.sha256:
        raise StudyError(
            tell("{0} changed while the study was read.", path.name),
            fix=tell("Open the study once more."),
        )
    kind = "label" if reference.type == "label" else "source"
    return Asset(path.name, kind, digest, path.read_bytes())
