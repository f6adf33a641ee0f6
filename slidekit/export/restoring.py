"""Putting parts of a file that came back to what its manifest says, in the file's own shapes.

Everything else in the file, other people's slides and edits among it, stays as it is.
"""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from slidekit.errors import ExportError
from slidekit.export.content import (
    DRAWN,
    MC,
    A,
    P,
    children,
    place_of,
    read_slides,
    text_of,
)
from slidekit.export.package import rezip
from slidekit.export.reading import restore
from slidekit.export.recognised import old_names
from slidekit.export.retyping import retype
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element
    from pptx.presentation import Presentation

    from slidekit.export.content import SlideContent
    from slidekit.layout.seen import Restoration

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def restored(
    path: Path, manifest: Mapping[str, Any] | None, wishes: Sequence[Restoration]
) -> tuple[bytes, tuple[Restoration, ...]]:
    """Return a PPTX with some things put back, and which of them could be.

    Args:
        path: the file; one that was read with its limits before.
        manifest: what was written into it; None for a file of others.
        wishes: what to put back.

    Raises:
        ExportError: the file is of a kind that can be read but not written.
    """
    import pptx

    try:
        presentation = pptx.Presentation(str(path))
    except ValueError:
        raise ExportError(
            tell("{0} is a template or a slide show.", path.name), fix=restore()
        ) from None
    _move_unlisted(presentation)
    pages = _Pages(presentation, manifest)
    done = tuple(wish for wish in sorted(wishes, key=pages.turn) if pages.restore(wish))
    packed = io.BytesIO()
    presentation.save(packed)
    return rezip(packed.getvalue()), done


def _move_unlisted(presentation: Presentation) -> None:
    """Name the parts of slides that are in no order behind all others.

    Programs that take a slide out of the order may leave its part. python-pptx names parts by the
    order, so that two would have one name, and one of both slides would be lost.
    """
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.packuri import PackURI

    listed = [entry.get(f"{R}id") for entry in presentation.part._element.iter(f"{P}sldId")]
    links = presentation.part.rels.items()
    left = (link for name, link in links if name not in listed and not link.is_external)
    slides = [link.target_part for link in left if link.reltype == RELATIONSHIP_TYPE.SLIDE]
    for number, part in enumerate(slides, len(listed) + 1):
        part.partname = PackURI(f"/ppt/slides/slide{number}.xml")


class _Pages:
    """The slides of an open file, beside what was written of each."""

    def __init__(self, presentation: Presentation, manifest: Mapping[str, Any] | None) -> None:
        self.presentation = presentation
        self.slides = list(presentation.slides)
        self.entries = list(presentation.slides._sldIdLst)
        contents = read_slides(presentation)
        self.ids = [content.id for content in contents]
        known = manifest["slides"] if manifest else ()
        self.written = {entry["id"]: entry for entry in known}
        self.names = [tuple(self._names(content)) for content in contents]

    def _names(self, content: SlideContent) -> Iterator[str]:
        """Yield the names that the shapes of a slide were written with, in their order."""
        written = self.written.get(content.id, {"shapes": ()})
        old = dict(old_names(written["shapes"], content.shapes))
        yield from (old.get(shape.name, shape.name) for shape in content.shapes)

    def turn(self, wish: Restoration) -> tuple[bool, int]:
        """Return when a wish is met: slides change places last, in the order as written."""
        entry = self.written.get(self.ids[wish.number - 1])
        return wish.way == "move", entry["number"] if entry else wish.number

    def restore(self, wish: Restoration) -> bool:
        """Put one thing back; tell whether it now is as it was written."""
        root = self.slides[wish.number - 1]._element
        if wish.way == "show":
            return root.attrib.pop("show", "") == "0"  # type: ignore[no-any-return]
        if wish.way == "still":
            return _still(root)
        if wish.way == "move":
            return self.move(wish.number)
        entry = self.entry(wish)
        if entry and wish.text:
            entry = {**entry, "text": wish.text}
        if wish.way == "shape":
            return bool(entry) and self.put_back(wish, entry or {})
        element = self.element(wish)
        if entry is None or element is None:
            return False
        drawn = wish.way == "place" and self.parts_stand(wish) and _draw_as_written(element, entry)
        return _reset(element, entry, wish.way) or drawn

    def parts_stand(self, wish: Restoration) -> bool:
        """Tell whether the parts of a figure have the places that they were written with."""
        written = {e["name"]: e["place"] for e in self.written[self.ids[wish.number - 1]]["shapes"]}
        place, prefix = wish.number - 1, f"{wish.shape}."
        elements = _elements(self.slides[place]._element.cSld.spTree)
        pairs = zip(self.names[place], elements, strict=False)
        parts = [(n, part) for n, part in pairs if n.startswith(prefix) and n in written]
        return bool(parts) and all([*place_of(part)] == [*written[n]] for n, part in parts)

    def entry(self, wish: Restoration) -> dict[str, Any] | None:
        """Return what was written of a shape."""
        slide = self.written.get(self.ids[wish.number - 1], {"shapes": ()})
        return next((e for e in slide["shapes"] if e["name"] == wish.shape), None)

    def element(self, wish: Restoration) -> Element | None:
        """Return a shape of a slide."""
        place = wish.number - 1
        elements = _elements(self.slides[place]._element.cSld.spTree)
        pairs = zip(self.names[place], elements, strict=False)
        return next((element for name, element in pairs if name == wish.shape), None)

    def move(self, number: int) -> bool:
        """Put a slide behind the nearest of those that were written before it."""
        order = sorted(self.written, key=lambda name: self.written[name]["number"])
        name, entry = self.ids[number - 1], self.entries[number - 1]
        listed = self.presentation.slides._sldIdLst
        before = list(listed)
        listed.remove(entry)
        first = {i: e for i, e in reversed(list(zip(self.ids, self.entries, strict=True)))}
        earlier = (first.get(i) for i in reversed(order[: order.index(name)]))
        nearest = next((e for e in earlier if e is not None), None)
        listed.insert(0 if nearest is None else list(listed).index(nearest) + 1, entry)
        _resection(self.presentation, entry, nearest)
        return bool(list(listed) != before)

    def put_back(self, wish: Restoration, entry: Mapping[str, Any]) -> bool:
        """Put a text back that was deleted, in the look that the same part has elsewhere."""
        part = wish.shape.rpartition(".")[2]
        model = next(self._models(part), None)
        if model is None:
            return False
        shape = deepcopy(model)
        tree = self.slides[wish.number - 1]._element.cSld.spTree
        about = next(shape.iter(f"{P}cNvPr"))
        about.set("name", wish.shape)
        about.set("id", str(1 + max(int(e.get("id") or 0) for e in tree.iter(f"{P}cNvPr"))))
        about.set("descr", entry["alt"])
        _place(shape, entry["place"])
        tree.append(shape)
        return retype(shape, entry["text"])

    def _models(self, part: str) -> Iterator[Element]:
        """Yield that part of other slides."""
        for slide, names in zip(self.slides, self.names, strict=True):
            pairs = zip(names, _elements(slide._element.cSld.spTree), strict=False)
            for name, element in pairs:
                if name.rpartition(".")[2] == part and element.tag == f"{P}sp":
                    yield element


def _reset(element: Element, entry: Mapping[str, Any], way: str) -> bool:
    if way in ("text", "number"):
        if text_of(element) == entry["text"]:
            return False
        spans = tuple((a, b) for _, a, b in entry["facts"]) if way == "number" else None
        return retype(element, entry["text"], spans)
    about: Element = next(element.iter(f"{P}cNvPr"))
    if way == "alt":
        about.set("descr", entry["alt"])
    elif way == "reveal":
        for holder in (element, *element.iterancestors(DRAWN[-1])):
            next(holder.iter(f"{P}cNvPr")).attrib.pop("hidden", "")
    else:
        return _place(element, entry["place"])
    return True


def _place(element: Element, place: Iterable[int]) -> bool:
    """Give a shape its place in EMU; where it had none of its own it inherits it again.

    Return whether it stood elsewhere.
    """
    before = place_of(element)
    x, y, width, height = place
    transform = next(element.iter(f"{A}xfrm", f"{P}xfrm"), None)
    if transform is None:
        return False
    if not any((x, y, width, height)) and element.tag == f"{P}sp":
        transform.getparent().remove(transform)  # type: ignore[union-attr]
        return True
    for tag, pairs in (("off", (("x", x), ("y", y))), ("ext", (("cx", width), ("cy", height)))):
        part = transform.find(f"{A}{tag}")
        if part is None:
            return False
        for name, value in pairs:
            part.set(name, str(value))
    return before != place_of(element)


def _draw_as_written(group: Element, entry: Mapping[str, Any]) -> bool:
    """Let the parts of a figure be drawn where they stand; return whether they were elsewhere."""
    x, y, width, height = entry["place"]
    changed = False
    wanted = (("chOff", "x", x), ("chOff", "y", y), ("chExt", "cx", width), ("chExt", "cy", height))
    for tag, name, value in wanted:
        part = group.find(f"{P}grpSpPr/{A}xfrm/{A}{tag}")
        if part is not None and part.get(name) != str(value):
            part.set(name, str(value))
            changed = True
    return changed


def _still(root: Element) -> bool:
    """Take animations and transitions off a slide."""
    wrapped = [e for e in root.findall(f"{MC}AlternateContent") if _moves(e)]
    bare = [e for tag in ("timing", "transition") for e in root.findall(f"{P}{tag}")]
    for element in (*wrapped, *bare):
        root.remove(element)
    return bool(wrapped or bare)


def _moves(element: Element) -> bool:
    return any(True for _ in element.iter(f"{P}timing", f"{P}transition"))


def _elements(tree: Element) -> Iterator[Element]:
    """Yield the shapes of a slide in the order in which its content names them."""
    for element in children(tree):
        yield element
        if element.tag == DRAWN[-1]:
            yield from _elements(element)


def _resection(presentation: Presentation, entry: Element, nearest: Element | None) -> None:
    """List a slide in the section of PowerPoint's sorter where the one before it stands."""
    root = presentation.part._element
    places = {e.get("id"): e for s in root.iter(f"{P14}section") for e in s.iter(f"{P14}sldId")}
    own = places.get(entry.get("id"))
    before = places.get(nearest.get("id")) if nearest is not None else None
    if own is None or before is None:
        return
    own.getparent().remove(own)  # type: ignore[union-attr]
    before.addnext(own)
