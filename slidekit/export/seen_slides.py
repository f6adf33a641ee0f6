"""Slides of a PPTX as an audience sees them: hidden, moving, jumping, and what stands on them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.contrast import contrast
from slidekit.export.content import A, P, all_shapes, read_slides
from slidekit.export.page_context import context_of, ground_of
from slidekit.export.seen_shapes import seen_shapes
from slidekit.export.seen_words import comments_of, words_inside
from slidekit.layout.seen import SeenShape, SeenSlide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element
    from pptx.presentation import Presentation
    from pptx.slide import Slide

    from slidekit.export.content import SlideContent
    from slidekit.export.page_context import Context

_SLIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
_JUMP = "ppaction://hlinksldjump"
_LAST, _END = "ppaction://hlinkshowjump?jump=lastslide", "ppaction://hlinkshowjump?jump=endshow"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HYPERLINKS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkHover",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkMouseOver",
)
_DURATION = "{http://schemas.microsoft.com/office/powerpoint/2010/main}dur"
_SMALL, _LARGE = 50_000, 200_000
"""In thousandths of a percent: between these an emphasis may scale a shape that is still read."""
_PALE = 2.0
"""Contrast with white below which an emphasis takes the colour out of a text."""
_STILL = ("emph", "verb", "mediacall")
"""Animations that leave a shape in its place and in sight."""
_TITLES = ("title", "ctrTitle")


def seen_slides(
    presentation: Presentation, sections: Mapping[int, str]
) -> tuple[tuple[SeenSlide, ...], tuple[SlideContent, ...]]:
    """Return every slide as seen, and as the manifest would describe it.

    Args:
        presentation: the opened file.
        sections: PowerPoint's number of a slide -> name of its section.
    """
    contents = read_slides(presentation)
    slides = tuple(presentation.slides)
    numbers = {slide.part.partname: number for number, slide in enumerate(slides, 1)}
    pairs = zip(slides, contents, strict=True)
    seen = tuple(
        _slide(
            number, slide, content, context_of(slide, presentation), sections.get(slide.slide_id)
        )
        for number, (slide, content) in enumerate(pairs, 1)
    )
    jumps = (tuple(_jumps(slide, numbers)) for slide in slides)
    return tuple(replace(s, jumps=j) for s, j in zip(seen, jumps, strict=True)), contents


def _slide(
    number: int, slide: Slide, content: SlideContent, context: Context, section: str | None
) -> SeenSlide:
    root = slide._element
    tree = root.cSld.spTree
    found = seen_shapes(tree, context, frozenset(_animated(root)), frozenset(_travelling(root)))
    shapes = tuple(
        replace(shape, name=known.name, inside=words_inside(element, slide.part))
        for shape, known, element in zip(found, content.shapes, all_shapes(tree), strict=True)
    )
    return SeenSlide(
        number=number,
        id=content.id if content.marked or "." in "".join(s.name for s in shapes) else "",
        title=" ".join(_title(shapes).split()),
        shapes=shapes,
        under=tuple(_under(slide, context)),
        ground=ground_of(root, context),
        hidden=content.hidden,
        notes=content.notes,
        comments=comments_of(slide.part),
        section=section or "",
        advances_s=_advance(root),
        remapped=any(
            page.find(f"{P}clrMapOvr/{A}overrideClrMapping") is not None
            for page in (root, slide.slide_layout._element)
        ),
        enters_s=_entrance(root),
    )


def _title(shapes: tuple[SeenShape, ...]) -> str:
    titles = (s.text for s in shapes if s.placeholder in _TITLES or s.name.endswith(".title"))
    return next((title for title in titles if title.strip()), "")


def _under(slide: Slide, context: Context) -> Iterator[SeenShape]:
    """Yield what master and layout draw; their placeholders do not show."""
    layout = slide.slide_layout
    trees: list[Element] = []
    if slide._element.get("showMasterSp") != "0":
        trees = [layout._element.cSld.spTree]
        if layout._element.get("showMasterSp") != "0":
            trees.insert(0, layout.slide_master._element.cSld.spTree)
    for tree in trees:
        shapes = seen_shapes(tree, context)
        yield from (shape for shape in shapes if not shape.placeholder)


def _animated(root: Element) -> Iterator[str]:
    """Yield the ids of the shapes that come, go or move by an animation."""
    timing = root.find(f"{P}timing")
    if timing is None:
        return
    for target in timing.iter(f"{P}spTgt"):
        effects = (e.get("presetClass") for e in target.iterancestors(f"{P}cTn"))
        effect = next((effect for effect in effects if effect), "")
        if effect not in _STILL or _fades(target):
            yield target.get("spid", "")


def _fades(target: Element) -> bool:
    """Tell whether an effect of emphasis takes a shape out of sight: it sets how opaque it is."""
    behaviour = _behaviour(target)
    if behaviour is None:
        return False
    names = (name.text or "" for name in behaviour.iter(f"{P}attrName"))
    effects = (e.get("prLst") or "" for e in (behaviour, *behaviour.iter(f"{P}animEffect")))
    gone = ("opacity", "visibility", "ppt_w", "ppt_h", "ppt_x", "ppt_y")
    named = any(word in text for text in (*names, *effects) for word in gone)
    return named or any(s < _SMALL for s in _sizes(behaviour)) or _pales(behaviour)


def _behaviour(target: Element) -> Element | None:
    """Return what an animation does to a target."""
    holder = target.getparent().getparent()  # type: ignore[union-attr]
    return holder.getparent() if holder is not None else None


def _sizes(behaviour: Element) -> list[int]:
    """Return to which widths and heights an effect scales, in thousandths of a percent."""
    if behaviour.tag != f"{P}animScale":
        return []
    ends = (e for name in ("by", "to") for e in behaviour.findall(f"{P}{name}"))
    texts = (end.get(name, "") for end in ends for name in ("x", "y"))
    return [int(text) for text in texts if text.isdigit()]


def _pales(behaviour: Element) -> bool:
    """Tell whether an effect gives a shape or its text a colour that is gone on white."""
    ends = [*behaviour.findall(f"{P}to"), *behaviour.findall(f"{P}by")]
    plain = [str(e.get("val", "")) for end in ends for e in end.iter(f"{A}srgbClr")]
    named = [e.get("val") for end in ends for e in end.iter(f"{A}schemeClr")]
    pale = any(len(c) == 6 and contrast(c, "FFFFFF") < _PALE for c in plain)
    return pale or any(name in ("bg1", "lt1") for name in named)


def _travelling(root: Element) -> Iterator[str]:
    """Yield the ids of the shapes that an animation carries over the slide, or makes far larger."""
    timing = root.find(f"{P}timing")
    for target in timing.iter(f"{P}spTgt") if timing is not None else ():
        behaviour = _behaviour(target)
        if behaviour is not None and (
            behaviour.tag == f"{P}animMotion" or any(s > _LARGE for s in _sizes(behaviour))
        ):
            yield target.get("spid", "")


def _entrance(root: Element) -> float:
    """Return how many seconds a slide takes to come in."""
    times = (transition.get(_DURATION, "") for transition in root.iter(f"{P}transition"))
    return max((int(time) / 1000 for time in times if time.isdigit()), default=0.0)


def _advance(root: Element) -> float | None:
    for transition in root.iter(f"{P}transition"):
        time = transition.get("advTm", "")
        if time.isdigit():
            return int(time) / 1000
    return None


def _jumps(slide: Slide, numbers: Mapping[str, int]) -> Iterator[int]:
    layout = slide.slide_layout
    for page in (slide, layout, layout.slide_master):
        for link in page._element.iter(*_HYPERLINKS):
            action = link.get("action", "")
            relation = page.part.rels.get(link.get(_R_ID, ""))
            if action in (_LAST, _END):
                yield len(numbers) + (action == _END)
            elif action.startswith(_JUMP) and relation and relation.reltype == _SLIDE:
                yield from filter(None, (numbers.get(relation.target_part.partname),))
