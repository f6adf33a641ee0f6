"""What a deck shows and holds, read from its frames and from the parts of its files."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from slidekit.layout.frame import Group, Picture, Table, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from slidekit.layout.frame import Frame, Item

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SHAPES = ("sp", "grpSp", "graphicFrame", "pic", "cxnSp")


def items(frame: Frame) -> Iterator[Item]:
    """Return the items of a frame, parts of figures too."""
    for item in frame.items:
        yield item
        if isinstance(item, Group):
            yield from item.items


def texts(frame: Frame) -> Iterator[str]:
    """Return all paragraphs of a frame that are not its mark, in reading order."""
    for item in items(frame):
        if isinstance(item, TextBlock) and item.role != "stamp":
            yield from (paragraph.text for paragraph in item.paragraphs)
        elif isinstance(item, Table):
            cells = (cell for row in item.rows for cell in row)
            yield from (paragraph.text for cell in cells for paragraph in cell.paragraphs)


def words(frame: Frame) -> str:
    """Return all that can be read on a frame."""
    return "\n".join(texts(frame))


def figures_without_words(frame: Frame) -> list[str]:
    """Return the figures, tables and pictures that say nothing to who cannot see them."""
    shown = (item for item in frame.items if isinstance(item, Group | Table | Picture))
    return [item.name for item in shown if not item.alt.strip()]


def parts(package: Path) -> dict[str, bytes]:
    """Return the parts of a zip by name."""
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def slide_trees(package: Path) -> dict[str, Element]:
    """Return the slides of a PPTX by the name of their part."""
    return {
        name: etree.fromstring(part)
        for name, part in parts(package).items()
        if name.startswith("ppt/slides/slide")
    }


def shape_count(slide: Element) -> int:
    """Return how many shapes a slide holds, parts of groups too, without the tree itself."""
    return sum(1 for shape in SHAPES for _ in slide.iter(f"{SLIDES}{shape}"))


def silent_shapes(slide: Element) -> list[str]:
    """Return the names of groups, tables and pictures of a slide without alternative text."""
    kinds = (f"{SLIDES}{kind}" for kind in ("grpSp", "graphicFrame", "pic"))
    named = (next(shape.iter(f"{SLIDES}cNvPr")) for kind in kinds for shape in slide.iter(kind))
    return [str(name.get("name")) for name in named if not (name.get("descr") or "").strip()]


def written_texts(slide: Element) -> list[str]:
    """Return the texts and alternative texts of a slide."""
    alternative = [str(name.get("descr")) for name in slide.iter(f"{SLIDES}cNvPr")]
    return [text.text or "" for text in slide.iter(f"{DRAWING}t")] + alternative
