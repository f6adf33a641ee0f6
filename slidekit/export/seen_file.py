"""A PPTX from anyone, read into plain values for the rules: never run, nothing fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from slidekit.errors import ExportError
from slidekit.export.burdens import burdens_of
from slidekit.export.content import DRAWN, P
from slidekit.export.reading import restore, stumbled_over
from slidekit.export.seen_slides import seen_slides
from slidekit.export.stage import stage_of
from slidekit.export.untrusted import DamagedError, open_package
from slidekit.languages import tell
from slidekit.layout.seen import SeenFile, Show, WrittenShape, WrittenSlide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml.etree import _Element as Element
    from pptx.presentation import Presentation

    from slidekit.export.content import SlideContent

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MAX_SHAPES, MAX_DEPTH = 3000, 30
"""Of one page; slidekit draws at most 400 shapes on a slide, in groups one deep."""
_SETTINGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/presProps"


def read_seen(path: Path) -> tuple[SeenFile, tuple[SlideContent, ...]]:
    """Return what a PPTX shows, and the same as its manifest would describe it.

    Raises:
        ExportError: no PPTX, damaged, or hostile.
    """
    try:
        with open_package(path) as package:
            burdens = burdens_of(package)
            return _read(path, burdens)
    except DamagedError as error:
        raise ExportError(
            tell("{0} cannot be read: {1}.", path.name, error), fix=restore()
        ) from None
    except ExportError:
        raise
    except RecursionError:
        raise ExportError(
            tell("{0} nests its shapes too deep to read.", path.name), fix=restore()
        ) from None
    except Exception as error:  # python-pptx and lxml raise whatever a damaged part leads to
        raise ExportError(
            tell("{0} cannot be read as a PowerPoint file ({1}).", path.name, stumbled_over(error)),
            fix=restore(),
        ) from None


def _read(path: Path, burdens: Any) -> tuple[SeenFile, tuple[SlideContent, ...]]:  # noqa: ANN401
    from pptx import Presentation

    presentation = _opened(path, Presentation)
    _refuse_excess(presentation)
    root = presentation.part._element
    numbers = {slide.slide_id: number for number, slide in enumerate(presentation.slides, 1)}
    slides, contents = seen_slides(presentation, _sections(root))
    return SeenFile(
        name=path.name,
        width=int(presentation.slide_width or 0),
        height=int(presentation.slide_height or 0),
        slides=slides,
        shows=tuple(_shows(presentation, numbers)),
        burdens=burdens,
        stage=stage_of(presentation),
    ), contents


def _refuse_excess(presentation: Presentation) -> None:
    """Refuse pages with more shapes, or deeper groups, than anyone has drawn: they cost hours."""
    layouts = [page for master in presentation.slide_masters for page in master.slide_layouts]
    for page in (*presentation.slides, *layouts, *presentation.slide_masters):
        name = str(page.part.partname).lstrip("/")
        tree = page._element.cSld.spTree
        if sum(1 for _ in tree.iter(*DRAWN)) > MAX_SHAPES:
            raise DamagedError(tell("its part {0} holds more than {1} shapes", name, MAX_SHAPES))
        if any(_depth(group) > MAX_DEPTH for group in tree.iter(f"{P}grpSp")):
            raise DamagedError(
                tell("its part {0} nests groups more than {1} deep", name, MAX_DEPTH)
            )


def _depth(group: Element) -> int:
    return sum(1 for _ in group.iterancestors(f"{P}grpSp"))


def _opened(path: Path, opens: Any) -> Presentation:  # noqa: ANN401
    """Open a file of any of PowerPoint's kinds: python-pptx knows .pptx and .pptm only."""
    try:
        return opens(str(path))  # type: ignore[no-any-return]
    except ValueError as error:
        raise DamagedError(tell("it is a template, a slide show or no PowerPoint file")) from error


def _sections(root: Element) -> dict[int, str]:
    """Return PowerPoint's numbers of slides with the names of their sections."""
    found: dict[int, str] = {}
    for section in root.iter(f"{P14}section"):
        for entry in section.iter(f"{P14}sldId"):
            number = entry.get("id", "")
            if number.isdigit():
                found[int(number)] = section.get("name") or ""
    return found


def _shows(presentation: Presentation, numbers: Mapping[int, int]) -> Iterator[Show]:
    """Yield the custom shows and the range that plays when the show is started."""
    root = presentation.part._element
    by_relation = {e.get(_R_ID): numbers[int(e.get("id", "0"))] for e in root.iter(f"{P}sldId")}
    played = _settings(presentation)
    chosen = next(played.iter(f"{P}custShow"), None) if played is not None else None
    for show in root.iter(f"{P}custShow"):
        slides = tuple(by_relation.get(e.get(_R_ID), 0) for e in show.iter(f"{P}sld"))
        plays = chosen is not None and chosen.get("id") == show.get("id")
        yield Show(show.get("name") or "", tuple(n for n in slides if n), plays)
    span = next(played.iter(f"{P}sldRg"), None) if played is not None else None
    if span is not None:
        first, last = (int(span.get(key, "0") or 0) for key in ("st", "end"))
        yield Show("", tuple(n for n in numbers.values() if first <= n <= last), plays=True)


def _settings(presentation: Presentation) -> Element | None:
    parts = (r.target_part for r in presentation.part.rels.values() if r.reltype == _SETTINGS)
    part = next(parts, None)
    if part is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(part.blob, parser)


def written_slides(manifest: Mapping[str, Any]) -> tuple[WrittenSlide, ...]:
    """Return the slides that a manifest describes, as the rules want them."""
    return tuple(
        WrittenSlide(
            id=entry["id"],
            number=entry["number"],
            section=str(entry.get("section") or ""),
            role=str(entry.get("role") or ""),
            notes=entry["notes"],
            shapes={
                s["name"]: WrittenShape(s["name"], s["text"], s["alt"], tuple(s["place"]))
                for s in entry["shapes"]
            },
            numbers=sum(len(s["facts"]) for s in entry["shapes"]),
        )
        for entry in manifest["slides"]
    )


def stage_written(manifest: Mapping[str, Any]) -> str:
    """Return the digest of masters and themes that a manifest holds; "" in older ones."""
    stage = manifest.get("stage")
    return stage if isinstance(stage, str) else ""
