"""Every part of a released file by its digest, so that nothing in it can change unseen.

The manifest tells what slides show, shape by shape, in words that people follow. That leaves gaps:
a picture's bytes, the colours of a theme, the number of the first slide. Here each part counts as a
whole. Only docProps (title, dates, author) and customXml (the manifest itself) are left out: no
slide, note or master shows them. How a part is written does not count: XML is compared in canonical
form, links by what they link.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from slidekit.export.untrusted import DamagedError, open_package
from slidekit.export.verify import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element

    Read = Callable[[str], bytes]

_TYPES = "[Content_Types].xml"
_LEFT_OUT = ("docprops/", "customxml/")
_BESIDE = ("/core-properties", "/extended-properties", "/custom-properties", "/customXml")
"""Ends of the kinds of links that lead to what is left out."""
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


def parts_of_bytes(package: bytes) -> Parts:
    """Return the parts of a PPTX that is being written."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return _parts(tuple(archive.namelist()), archive.read)


def parts_of_file(path: Path) -> Parts:
    """Return the parts of a PPTX from anyone.

    Raises:
        DamagedError: it is no PPTX, or too large.
        ExportError: it cannot be read.
    """
    with open_package(path) as package:
        return _parts(package.names, package.read)


def _parts(names: Sequence[str], read: Read) -> Parts:
    types = _root(read, _TYPES)
    kinds = _kinds(types)
    links = {name: _links(name, names, read) for name in names if _counts(name)}
    digests = {
        name: _digest(_content(name, read), kinds(name), links[name]) for name in sorted(links)
    }
    digests["_rels/.rels"] = _digest(b"", "", _links("", names, read))
    digests[_TYPES] = _digest(b"", "", _usual(types))
    return Parts(digests, dict(_owners(links)))


def _counts(name: str) -> bool:
    lower = name.lower()
    return name != _TYPES and not lower.startswith(_LEFT_OUT) and not lower.endswith(".rels")


def _digest(content: bytes, kind: str, links: Sequence[tuple[str, ...]]) -> str:
    digest = hashlib.sha256(hashlib.sha256(content).digest())
    digest.update(repr((kind, sorted(links))).encode())
    return digest.hexdigest()


def _content(name: str, read: Read) -> bytes:
    """Return a part's bytes; XML in canonical form, what cannot be read as something else."""
    try:
        blob = read(name)
        return _canonical(blob) if name.lower().endswith(_XML) else blob
    except (DamagedError, etree.XMLSyntaxError, ValueError) as error:
        return f"unreadable: {type(error).__name__}".encode()


def _canonical(blob: bytes) -> bytes:
    tree = etree.fromstring(blob, _parser()).getroottree()
    if tree.docinfo.doctype:  # type: ignore[union-attr]
        raise ValueError("a document type has no place in a part")
    return etree.tostring(tree, method="c14n", with_comments=False)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _root(read: Read, name: str) -> Element | None:
    try:
        return etree.fromstring(read(name), _parser())
    except (DamagedError, etree.XMLSyntaxError, KeyError):
        return None


def _kinds(types: Element | None) -> Callable[[str], str]:
    """Return what tells the content type of a part by its name."""
    listed = [] if types is None else list(types.iter("{*}Default", "{*}Override"))
    own = {e.get("PartName", "").lower(): e.get("ContentType", "") for e in listed}
    usual = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in listed}
    return lambda name: (
        own.get(f"/{name.lower()}") or usual.get(name.rpartition(".")[2].lower(), "")
    )


def _usual(types: Element | None) -> tuple[tuple[str, ...], ...]:
    """Return the endings of names that say of what type a part is."""
    listed = () if types is None else types.iter("{*}Default")
    return tuple((e.get("Extension", ""), e.get("ContentType", "")) for e in listed)


def _links(name: str, names: Sequence[str], read: Read) -> tuple[tuple[str, ...], ...]:
    """Return the links of a part: id, kind, whether it leads outside, and to what."""
    folder, _, base = name.rpartition("/")
    listed = posixpath.join(folder, "_rels", f"{base}.rels")
    if listed not in names:
        return ()
    root = _root(read, listed)
    if root is None:
        return (("unreadable",),)
    return tuple(
        _link(entry, folder) for entry in root if not entry.get("Type", "").endswith(_BESIDE)
    )


def _link(entry: Element, folder: str) -> tuple[str, ...]:
    target, mode = entry.get("Target", ""), entry.get("TargetMode", "Internal")
    if mode == "Internal":
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return (entry.get("Id", ""), entry.get("Type", ""), mode, target)


def _owners(links: Mapping[str, Sequence[tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    for slide in (name for name in links if name.startswith("ppt/slides/")):
        yield slide, slide
        for _, kind, _, target in (link for link in links[slide] if len(link) == 4):
            if not kind.endswith("/slideLayout"):
                yield target, slide


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
