"""Every part of a released file by its bytes, so that nothing in it can change unseen.

The manifest tells what slides show, shape by shape, in words that people follow. That leaves gaps:
a picture's bytes, the colours of a theme, the title that a folder shows, a comment in the XML. Here
each part counts by its very bytes, in whatever folder it lies: slides, properties, links, types.

Two parts cannot be held by a digest in the record, for the record itself stands in them. What has
to stand there follows from the record that was signed: the one holds its very bytes, the other the
same text packed (how it was packed has no meaning) and nothing beside it.
"""

from __future__ import annotations

import io
import posixpath
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from slidekit.errors import ExportError
from slidekit.export.manifest import ITEM, PROPERTIES, manifest_xml, packed_in, repacked
from slidekit.export.properties import properties_xml
from slidekit.export.reading import restore
from slidekit.export.untrusted import DamagedError, links_name, open_package, package_in
from slidekit.export.verify import Change
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from slidekit.export.untrusted import UntrustedPackage

    Link = Mapping[str, str]

OF_RECORD: Final = (ITEM, PROPERTIES)
"""Parts in which the record stands."""
_ORDER = ("slide_moved", "slide_added", "slide_removed")
_NUMBERED = ("ppt/slides/", "ppt/notesSlides/", "ppt/tags/")
"""Folders of what is named by the place of its slide."""
_ORDERED = ("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "[Content_Types].xml")
"""Hold the order of the slides, or list them."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a file."""

    digests: Mapping[str, str]
    """Name of a part -> SHA-256 of its bytes."""
    owners: Mapping[str, str]
    """Name of a part that a slide shows or has beside it, such as notes -> name of the slide."""


def digests_to_sign(content: bytes) -> dict[str, str]:
    """Return the digests of the parts of a PPTX that is being written, but those of the record."""
    with package_in(io.BytesIO(content)) as package:
        found = _parts(package).digests
    return {name: digest for name, digest in found.items() if name not in OF_RECORD}


def parts_of_file(path: Path) -> Parts:
    """Return the parts of a PPTX from anyone.

    Raises:
        ExportError: it is no PPTX, too large, or cannot be read.
    """
    try:
        with open_package(path) as package:
            return _parts(package)
    except DamagedError as error:
        raise ExportError(
            tell("{0} cannot be read: {1}.", path.name, error), fix=restore()
        ) from None


def digests_of_record(path: Path, record: Mapping[str, Any]) -> dict[str, str]:
    """Return the digests that the parts of a file have to have in which its record stands.

    Args:
        path: the file; of how its record is packed there is more than one right way.
        record: as it was read from the file.

    Raises:
        ExportError: the file cannot be read.
    """
    try:
        with open_package(path) as package:
            pieces = repacked(packed_in(package), record)
    except DamagedError as error:
        raise ExportError(
            tell("{0} cannot be read: {1}.", path.name, error), fix=restore()
        ) from None
    right = {ITEM: manifest_xml(record), PROPERTIES: properties_xml(pieces)}
    return {name: sha256(content).hexdigest() for name, content in right.items()}


def _parts(package: UntrustedPackage) -> Parts:
    lists = {links_name(name) for name in ("", *package.names)}
    links = {name: package.links(name) for name in ("", *package.names) if name not in lists}
    digests = {name: package.digest(name) for name in sorted(package.names)}
    return Parts(digests, dict(_owners(links)))


def _owners(links: Mapping[str, Sequence[Link]]) -> Iterator[tuple[str, str]]:
    for slide in (name for name in links if name.startswith("ppt/slides/")):
        for part in (slide, *_beside(links[slide])):
            yield part, slide
            yield links_name(part), slide


def _beside(links: Sequence[Link]) -> Iterator[str]:
    """Yield what a slide's links lead to within the file: pictures, notes, tags."""
    for link in links:
        if not link.get("Type", "").endswith("/slideLayout"):
            target = posixpath.join("ppt/slides", link.get("Target", ""))
            yield posixpath.normpath(target).lstrip("/")


def compare_parts(
    written: Mapping[str, str], found: Parts, slides: Sequence[str], known: Sequence[Change]
) -> tuple[Change, ...]:
    """Return the changes of parts that no change of a slide tells already.

    Args:
        written: digests of the parts as the file was released.
        found: the parts as they are.
        slides: ids of the slides as released, in order.
        known: the changes of slides.
    """
    told = {change.slide_number for change in known if change.slide_number}
    is_reordered = any(change.kind in _ORDER for change in known)
    names = {
        name for name in {*written, *found.digests} if written.get(name) != found.digests.get(name)
    }
    if is_reordered:  # slides are numbered anew, so their parts cannot be told apart by name
        names -= {*found.owners, *_ORDERED}
        names = {name for name in names if not name.startswith(_NUMBERED)}
    changes = (_change(name, written, found, slides) for name in sorted(names))
    return tuple(change for change in changes if change.slide_number not in told)


def _change(name: str, written: Mapping[str, str], found: Parts, slides: Sequence[str]) -> Change:
    """Return the change of a part: on the slide that has it, else of the file."""
    owner = found.owners.get(name, name).removeprefix("ppt/slides/slide").removesuffix(".xml")
    number = int(owner) if owner.isdecimal() and len(owner) < 6 else None
    slide = slides[number - 1] if number and number <= len(slides) else None
    kind = "notes" if "/notesSlides/" in name else "style"
    was = "as released" if name in written else "not in the file"
    now = "gone" if name not in found.digests else "edited" if name in written else "added"
    return Change(kind, slide, number, name, expected=was, found=now)
