"""Frames as a PowerPoint file: native text, tables and shapes, each at its place."""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from slidekit.errors import ExportError
from slidekit.export.content import read_slides
from slidekit.export.house import house_package
from slidekit.export.master import empty_tree, slide_image
from slidekit.export.ooxml import node, to_bytes
from slidekit.export.package import rezip
from slidekit.export.properties import attach_manifest, attach_properties
from slidekit.export.shapes import layout_name, pictures_of, slide_shapes
from slidekit.export.stage import stage_of
from slidekit.files import write_whole
from slidekit.languages import tell
from slidekit.layout.fonts import set_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element
    from pptx.oxml.slide import CT_Slide
    from pptx.parts.slide import SlidePart
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

    from slidekit.export.content import SlideContent
    from slidekit.export.document import Document, Page
    from slidekit.layout.frame import Frame

    Describe = Callable[[tuple[SlideContent, ...]], Mapping[str, Any]]
    Finish = Callable[[Mapping[str, Any], bytes], Mapping[str, Any]]

SLIDE_TAG = "SLIDEKIT_SLIDE"
"""Name of the tag that holds a slide's id; PowerPoint keeps it when slides are moved or copied."""

_TAGS_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTION_IDS = UUID("0b6b1b7a-3c7e-4b1f-9a55-5a1d8f0c2e31")


def write_pptx(
    frames: Sequence[Frame], document: Document, path: Path, describe: Describe | None = None
) -> None:
    """Write frames as slides; the same frames and document give the same bytes.

    Args:
        frames: one per slide.
        document: what the file needs besides.
        path: the file.
        describe: makes the manifest from what the finished slides show.

    Raises:
        ExportError: frames and pages do not match, a picture is missing, or the file cannot be
            written.
    """
    write_whole(path, pptx_bytes(frames, document, describe), ExportError)


def pptx_bytes(
    frames: Sequence[Frame],
    document: Document,
    describe: Describe | None = None,
    finish: Finish | None = None,
) -> bytes:
    """Return the bytes of the PowerPoint file.

    Args:
        frames: one per slide.
        document: what the file needs besides.
        describe: makes the manifest from what the finished slides show.
        finish: makes the last manifest from that one and the file with an empty one: it may sign
            both.
    """
    _refuse_mismatch(frames, document)
    presentation = Presentation(io.BytesIO(house_package(document.profile)))
    for number, (frame, page) in enumerate(zip(frames, document.pages, strict=True), start=1):
        _add_slide(presentation, frame, page, number, document)
    _add_sections(presentation, document.pages)
    attach_properties(presentation.part.package, document)
    manifest = document.manifest
    if describe:
        manifest = {**describe(read_slides(presentation)), "stage": stage_of(presentation)}
    if manifest is not None:
        write = attach_manifest(presentation.part)
        write(finish(manifest, _packed(presentation)) if finish else manifest)
    return rezip(_packed(presentation))


def _packed(presentation: Deck) -> bytes:
    packed = io.BytesIO()
    presentation.save(packed)
    return packed.getvalue()


def _refuse_mismatch(frames: Sequence[Frame], document: Document) -> None:
    drawn = [frame.slide_id for frame in frames]
    described = [page.slide_id for page in document.pages]
    if drawn != described:
        raise ExportError(
            tell("The slides drawn ({0}) are not those of the file ({1}).", drawn, described)
        )


def _add_slide(
    presentation: Deck, frame: Frame, page: Page, number: int, document: Document
) -> None:
    layout = presentation.slide_layouts.get_by_name(layout_name(frame))
    slide = presentation.slides.add_slide(layout)
    pictures = {sha256: _relate_picture(slide, sha256, document) for sha256 in pictures_of(frame)}
    with set_in(frame.typeface):
        shapes = slide_shapes(frame, number, document.language, pictures)
    _replace_shapes(slide._element, shapes)
    slide._element.cSld.append(_tag(slide.part, page.slide_id, number))
    if page.hidden:
        slide._element.set("show", "0")
    if page.notes:
        _add_notes(slide, page.notes, document.language)


def _relate_picture(slide: Slide, sha256: str, document: Document) -> str:
    if sha256 not in document.pictures:
        raise ExportError(
            tell("The picture {0} of a slide is not in the deck any more.", sha256[:12])
        )
    _, relationship_id = slide.part.get_or_add_image_part(io.BytesIO(document.pictures[sha256]))
    return str(relationship_id)


def _replace_shapes(slide: CT_Slide, shapes: Iterable[Element]) -> None:
    """Put a slide's or notes page's own shapes in the place of those that python-pptx cloned."""
    tree = empty_tree()
    tree.extend(shapes)
    slide.cSld.replace(slide.cSld.spTree, tree)


def _tag(slide_part: SlidePart, slide_id: str, number: int) -> Element:
    """Relate the tag part that holds the slide's id and return the element that points to it."""
    tags = node("p:tagLst", node("p:tag", name=SLIDE_TAG, val=slide_id))
    name = PackURI(f"/ppt/tags/tag{number}.xml")
    part = Part(name, _TAGS_TYPE, slide_part.package, to_bytes(tags))
    return node("p:custDataLst", node("p:tags", r__id=slide_part.relate_to(part, RT.TAGS)))


def _add_notes(slide: Slide, notes: str, language: str) -> None:
    said = (
        node("a:p", node("a:r", node("a:rPr", lang=language), node("a:t", line)))
        if line
        else node("a:p", node("a:endParaRPr", lang=language))
        for line in notes.splitlines()
    )
    identity = node(
        "p:nvSpPr",
        node("p:cNvPr", id=2, name="Notes"),
        node("p:cNvSpPr", node("a:spLocks", noGrp=1)),
        node("p:nvPr", node("p:ph", type="body", idx=1)),
    )
    body = node("p:txBody", node("a:bodyPr"), node("a:lstStyle"), *said)
    page = (slide_image(), node("p:sp", identity, node("p:spPr"), body))
    _replace_shapes(slide.notes_slide._element, page)


def _add_sections(presentation: Deck, pages: Sequence[Page]) -> None:
    """List the sections that PowerPoint shows over its thumbnails."""
    if not any(page.section for page in pages):
        return
    ids = [slide.slide_id for slide in presentation.slides]
    sections = []
    numbered = zip(ids, pages, strict=True)
    for number, (name, members) in enumerate(groupby(numbered, lambda member: member[1].section)):
        slides = (node("p14:sldId", id=slide_id) for slide_id, _ in members)
        key = f"{{{uuid5(_SECTION_IDS, f'{number} {name}')}}}".upper()
        sections.append(node("p14:section", node("p14:sldIdLst", *slides), name=name, id=key))
    extension = node("p:ext", node("p14:sectionLst", *sections), uri=_SECTIONS_URI)
    presentation.part._element.append(node("p:extLst", extension))
