"""Every part of a released file by its digest, so that nothing in it can change unseen.

The manifest tells what slides show, shape by shape, in words that people follow. That leaves gaps:
a picture's bytes, the colours of a theme, the number of the first slide. Here each part counts as a
whole, in whatever folder it lies, with its type and all its links. Of five parts alone the content
is left out, as no slide, note or master shows it and the signed record itself stands there; that
they are there, under which name, type and links, counts as of all others.

How a part is written does not count: XML is compared in canonical form.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from slidekit.errors import ExportError
from slidekit.export.reading import restore
from slidekit.export.untrusted import DamagedError, is_utf8, links_name, open_package, package_in
from slidekit.export.verify import Change
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from slidekit.export.untrusted import UntrustedPackage

    Link = Mapping[str, str]

_TYPES: Final = "[Content_Types].xml"
MAX_TYPES: Final = 50_000
"""Entries of the list of types: a default for each ending, and one for each part."""
BESIDE: Final = (
    "docProps/app.xml",
    "docProps/core.xml",
    "docProps/custom.xml",
    "customXml/item1.xml",
    "customXml/itemProps1.xml",
)
"""Parts whose content no slide shows: title, dates and author, and the manifest in both places."""
_XML = (".xml", ".vml")
_ORDER = ("slide_moved", "slide_added", "slide_removed")
_NUMBERED = ("ppt/slides/", "ppt/notesSlides/", "ppt/tags/")
"""Folders of what is named by the place of its slide."""
_ORDERED = "ppt/presentation.xml"
"""Holds the order of the slides."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a file."""

    digests: Mapping[str, str]
    """Name of a part -> SHA-256 of its content, its kind and its links."""
    owners: Mapping[str, str]
    """Name of a part that a slide shows or has beside it, such as notes -> name of the slide."""


def parts_of_bytes(content: bytes) -> Parts:
    """Return the parts of a PPTX that is being written."""
    with package_in(io.BytesIO(content)) as package:
        return _parts(package)


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


def _parts(package: UntrustedPackage) -> Parts:
    types = _types(package)
    lists = {links_name(name) for name in ("", *package.names)}
    links = {name: package.links(name) for name in package.names if name not in lists}
    del links[_TYPES]
    digests = {
        name: _digest(_content(name, package), _kinds(name, types), links[name])
        for name in sorted(links)
    }
    digests["_rels/.rels"] = _digest(b"", (), package.links(""))
    digests[_TYPES] = _digest(b"", _kinds_of_none(links, types), ())
    return Parts(digests, dict(_owners(links)))


def _digest(content: bytes, kinds: Sequence[str], links: Sequence[Link]) -> str:
    digest = hashlib.sha256(hashlib.sha256(content).digest())
    listed = sorted(sorted(link.items()) for link in links)
    digest.update(repr((sorted(kinds), listed)).encode())
    return digest.hexdigest()


def _content(name: str, package: UntrustedPackage) -> bytes:
    """Return a part's bytes; XML in canonical form, what cannot be read as something else."""
    if name in BESIDE:
        return b""
    try:
        blob = package.read(name)
        return _canonical(blob) if name.lower().endswith(_XML) else blob
    except (DamagedError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        return f"unreadable: {type(error).__name__}".encode()


def _canonical(blob: bytes) -> bytes:
    if not is_utf8(blob):
        raise ValueError("in other encodings one program may read what another does not")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    tree = etree.fromstring(blob, parser).getroottree()
    about: Any = tree.docinfo  # its type is wrong in the stubs
    if about.doctype or about.xml_version != "1.0":
        raise ValueError("a document type or another version of XML has no place in a part")
    return etree.tostring(tree, method="c14n", with_comments=False)


def _types(package: UntrustedPackage) -> Mapping[str, Sequence[str]]:
    """Return the types that a file lists, each as it is written, by part or ending."""
    found: dict[str, list[str]] = {}
    for entry in package.parse(_TYPES, MAX_TYPES).iter():
        part = entry.get("PartName") or f"*.{entry.get('Extension', '')}"
        found.setdefault(part.lower(), []).append(repr((entry.tag, sorted(entry.attrib.items()))))
    return found


def _kinds(name: str, types: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return all types that a part is given by its name, else by its ending."""
    own, ending = f"/{name.lower()}", f"*.{name.rpartition('.')[2].lower()}"
    return types.get(own) or types.get(ending, ())


def _kinds_of_none(names: Mapping[str, object], types: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the types that are given to endings, and to parts that are not there."""
    there = {f"/{name.lower()}" for name in names}
    return [kind for part, kinds in types.items() if part not in there for kind in kinds]


def _owners(links: Mapping[str, Sequence[Link]]) -> Iterator[tuple[str, str]]:
    for slide in (name for name in links if name.startswith("ppt/slides/")):
        yield slide, slide
        for link in links[slide]:
            if not link.get("Type", "").endswith("/slideLayout"):
                target = posixpath.join("ppt/slides", link.get("Target", ""))
                yield posixpath.normpath(target).lstrip("/"), slide


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
        names -= {*found.owners, _ORDERED}
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
