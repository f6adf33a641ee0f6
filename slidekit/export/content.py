"""What a PPTX shows, shape by shape: written into the manifest and read again to verify.

One reader serves both sides, so that a file that nobody touched reads the same as when written.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element
    from pptx.presentation import Presentation
    from pptx.slide import Slide

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SLIDE_MARK = re.compile(r" \[([^\[\]]+)\]$")
SPELLING = ("dirty", "err", "smtClean")
"""What the spelling checker notes in a text; nobody sees it."""
_OF_OFFICE = re.compile(
    r"http://schemas\.microsoft\.com/office/(?:powerpoint|drawing|word|excel)/20[12]\d/"
    r"|http://schemas\.openxmlformats\.org/|urn:schemas-microsoft-com:"
)
"""Names of what programs there are can draw."""
DRAWN = (f"{P}sp", f"{P}graphicFrame", f"{P}pic", f"{P}cxnSp", f"{P}grpSp")


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape, or one part of a group, as it stands in the file."""

    name: str
    """Name and, where several share it, a running number: "os.figure.censor#2"."""
    kind: str
    text: str
    """Paragraphs end in a line feed, cells of a table in a tab, rows in a vertical tab."""
    place: tuple[int, int, int, int]
    """x, y, width, height in EMU; zeros where it inherits its place."""
    alt: str
    style: str
    """Digest of everything about its look: fill, lines, type, geometry."""


@dataclass(frozen=True, slots=True)
class SlideContent:
    """One slide as it stands in the file."""

    id: str
    marked: bool
    """Whether a shape carries the id as slidekit writes it."""
    hidden: bool
    timing: str
    """Digest of its animations and transition; "" for none."""
    notes: str
    shapes: tuple[Shape, ...]
    behind: tuple[Shape, ...] = ()
    """What its layout and master draw on it; slidekit leaves both without drawings."""
    ground: str = ""
    """Digest of a background of its own; "" for none."""


def read_slides(presentation: Presentation) -> tuple[SlideContent, ...]:
    """Return what every slide shows, in order."""
    return tuple(_read_slide(slide) for slide in presentation.slides)


def _read_slide(slide: Slide) -> SlideContent:
    root = slide._element
    named = list(_shapes(root.cSld.spTree))
    shapes = tuple(_numbered([replace(shape, name=_bare(shape.name)) for shape in named]))
    # PowerPoint wraps the transitions of newer versions.
    wrapped = [*root.findall(f"{MC}AlternateContent/*/{P}transition")]
    moving = [*(root.find(f"{P}{tag}") for tag in ("timing", "transition")), *wrapped]
    notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return SlideContent(
        id=slide_id([shape.name for shape in named]),
        marked=any(_SLIDE_MARK.search(shape.name) for shape in named),
        hidden=root.get("show") in ("0", "false"),
        timing=_digest(*(part for part in moving if part is not None)),
        notes=notes.text if notes is not None else "",
        shapes=shapes,
        behind=tuple(_numbered([shape for tree in _behind(slide) for shape in _shapes(tree)])),
        ground=_digest(*root.cSld.findall(f"{P}bg")),
    )


def _behind(slide: Slide) -> Iterator[Element]:
    """Yield the shapes of layout and master that show on a slide: all but placeholders."""
    layout = slide.slide_layout
    for page in (layout, layout.slide_master):
        tree = deepcopy(page._element.cSld.spTree)
        for shape in [shape for shape in tree if any(True for _ in shape.iter(f"{P}ph"))]:
            tree.remove(shape)
        yield tree


def carries_slide_marks(slides: Sequence[SlideContent]) -> bool:
    """Tell whether slidekit wrote these slides, even if the manifest is gone."""
    return any(slide.marked for slide in slides)


def slide_id(names: list[str]) -> str:
    """Return the id that a slide was written with; "" for a foreign slide.

    The first shape carries it in brackets. Where that shape is gone, the names of the others tell,
    which all begin with it.
    """
    if marked := [match[1] for name in names if (match := _SLIDE_MARK.search(name))]:
        return marked[0]
    prefixes = Counter(name.rsplit(".", 1)[0] for name in names if "." in name)
    return prefixes.most_common(1)[0][0] if prefixes else ""


def _bare(name: str) -> str:
    return _SLIDE_MARK.sub("", name)


def _shapes(tree: Element) -> Iterator[Shape]:
    yield from map(_shape, all_shapes(tree))


def all_shapes(tree: Element) -> Iterator[Element]:
    """Yield the shapes of a slide in the order of drawing, groups before their parts."""
    for element in children(tree):
        yield element
        if element.tag == f"{P}grpSp":
            yield from all_shapes(element)


def children(tree: Element) -> Iterator[Element]:
    """Yield the shapes that stand directly in a slide's tree or a group.

    What PowerPoint wraps for older programs is taken as new programs show it: the first choice that
    one can draw. Ink has no shape there, so it is taken as older programs show it, as a picture.
    """
    for element in tree:
        if element.tag in DRAWN:
            yield element
        elif element.tag == f"{MC}AlternateContent":
            choices = (list(children(choice)) for choice in element if _is_drawable(choice))
            yield from next((shapes for shapes in choices if shapes), ())


def _is_drawable(choice: Element) -> bool:
    """Tell whether a program knows all that a choice needs; the last one needs nothing."""
    names = (choice.nsmap.get(prefix) for prefix in (choice.get("Requires") or "").split())
    return all(_OF_OFFICE.match(name) for name in names if name)


def _shape(element: Element) -> Shape:
    about = next(element.iter(f"{P}cNvPr"))
    return Shape(
        name=about.get("name") or "",
        kind=etree.QName(element).localname,
        text="" if element.tag == f"{P}grpSp" else text_of(element),
        place=place_of(element),
        alt=about.get("descr") or "",
        style=_style(element),
    )


def text_of(element: Element) -> str:
    """Return the characters of a shape or table."""
    if (table := next(element.iter(f"{A}tbl"), None)) is not None:
        return "".join(
            "".join(f"{_paragraphs(cell)}\t" for cell in row.iter(f"{A}tc")) + "\v"
            for row in table.iter(f"{A}tr")
        )
    return _paragraphs(element)


def _paragraphs(element: Element) -> str:
    return "".join(f"{_line(paragraph)}\n" for paragraph in element.iter(f"{A}p"))


def _line(paragraph: Element) -> str:
    return "".join(
        "\n" if part.tag == f"{A}br" else part.text or ""
        for part in paragraph.iter(f"{A}t", f"{A}br")
    )


def place_of(element: Element) -> tuple[int, int, int, int]:
    """Return x, y, width and height in EMU as a shape states them; zeros where it inherits them."""
    transform = next(element.iter(f"{A}xfrm", f"{P}xfrm"), None)
    if transform is None:
        return (0, 0, 0, 0)
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if offset is None or extent is None:
        return (0, 0, 0, 0)
    return (*_pair(offset, "x", "y"), *_pair(extent, "cx", "cy"))


def _pair(element: Element, first: str, second: str) -> tuple[int, int]:
    return _whole(element.get(first)), _whole(element.get(second))


def _whole(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else 0


def _style(element: Element) -> str:
    """Return the digest of the look: the XML less what is compared apart (texts, place)."""
    bare = deepcopy(element)
    if element.tag == f"{P}grpSp":
        for child in [child for child in bare if child.tag in DRAWN]:
            bare.remove(child)
    for text in bare.iter(f"{A}t"):
        text.text = ""
    _drop(bare, (f"{P}cNvPr",), ("descr", "id", "name"))
    _drop(bare, (f"{A}rPr", f"{A}endParaRPr"), SPELLING)
    transform = next(bare.iter(f"{A}xfrm", f"{P}xfrm"), None)
    if transform is not None:
        for part in list(transform):
            transform.remove(part)
    return _digest(bare)


def _drop(element: Element, tags: tuple[str, ...], names: tuple[str, ...]) -> None:
    for part in element.iter(*tags):
        for name in names:
            part.attrib.pop(name, "")


def _digest(*elements: Element) -> str:
    if not elements:
        return ""
    xml = b"".join(etree.tostring(element, method="c14n") for element in elements)
    return hashlib.sha256(xml).hexdigest()[:16]


def _numbered(shapes: list[Shape]) -> Iterator[Shape]:
    seen: Counter[str] = Counter()
    for shape in shapes:
        seen[shape.name] += 1
        count = seen[shape.name]
        yield Shape(
            shape.name if count == 1 else f"{shape.name}#{count}",
            shape.kind,
            shape.text,
            shape.place,
            shape.alt,
            shape.style,
        )
