"""What a slide inherits: placeholders and text styles of its layout and master, and its theme."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from slidekit.export.colours import Fill, Palette, color_in, fill_in, palette_of
from slidekit.export.content import A, P

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideMaster

_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_TITLES = ("title", "ctrTitle")
_BODIES = ("body", "subTitle", "obj", "tbl", "chart", "pic", "dgm", "media", "clipArt")
_SOLID_GROUND = 1001
"""Index of a theme's first background, which themes leave a plain colour."""


@dataclass(frozen=True, slots=True)
class Context:
    """The elements that a slide's shapes inherit from, nearest first."""

    pages: tuple[Element, ...]
    """Layout and master."""
    defaults: Element | None
    palette: Palette = field(default_factory=Palette)
    fonts: Mapping[str, str] = field(default_factory=dict)
    """The names under which a theme's typefaces are used, "+mn-lt" and "+mj-lt"."""

    def ancestors(self, shape: Element) -> tuple[Element, ...]:
        """Return the placeholders of layout and master that a slide's placeholder fills."""
        mark = next(shape.iter(f"{P}ph"), None)
        if mark is None:
            return ()
        found = (_fitting(page, mark) for page in self.pages)
        return tuple(holder for holder in found if holder is not None)

    def styles(self, shape: Element) -> Iterator[Element]:
        """Yield the lists of text styles that hold for a shape, nearest first."""
        body = shape.find(f"{P}txBody")
        for holder in (body, *(parent.find(f"{P}txBody") for parent in self.ancestors(shape))):
            if holder is not None and (listed := holder.find(f"{A}lstStyle")) is not None:
                yield listed
        yield from self._of_master(shape)
        if self.defaults is not None:
            yield self.defaults

    def _of_master(self, shape: Element) -> Iterator[Element]:
        mark = next(shape.iter(f"{P}ph"), None)
        if mark is None or not self.pages:
            return
        kind = mark.get("type", "obj")
        name = "titleStyle" if kind in _TITLES else "bodyStyle" if kind in _BODIES else "otherStyle"
        styles = self.pages[-1].find(f"{P}txStyles/{P}{name}")
        if styles is not None:
            yield styles


def _fitting(page: Element, mark: Element) -> Element | None:
    """Return the placeholder of a layout or master that a mark names: by index, else by type."""
    holders = [(shape, ph) for shape in page.iter(f"{P}sp") for ph in shape.iter(f"{P}ph")]
    index, kind = mark.get("idx", "0"), mark.get("type", "obj")
    same = [shape for shape, ph in holders if ph.get("idx", "0") == index and index != "0"]
    alike = [shape for shape, ph in holders if _kin(ph.get("type", "obj")) == _kin(kind)]
    return next(iter((*same, *alike)), None)


def _kin(kind: str) -> str:
    return "title" if kind in _TITLES else "body" if kind in _BODIES else kind


def context_of(slide: Slide, presentation: Presentation) -> Context:
    """Return what the shapes of a slide inherit."""
    layout = slide.slide_layout
    master = layout.slide_master
    theme = _theme(master)
    palette = palette_of(theme, master._element.find(f"{P}clrMap"))
    defaults = presentation.part._element.find(f"{P}defaultTextStyle")
    for page in (layout._element, slide._element):
        changed = page.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        if changed is not None:
            palette = replace(palette, names={str(k): str(v) for k, v in changed.attrib.items()})
    return Context((layout._element, master._element), defaults, palette, _fonts(theme))


def _fonts(theme: Element | None) -> dict[str, str]:
    """Return the typefaces of a theme for titles and for all else."""
    found = {}
    for name, path in (("+mj-lt", "majorFont"), ("+mn-lt", "minorFont")):
        latin = next(theme.iter(f"{A}{path}"), None) if theme is not None else None
        face = latin.find(f"{A}latin") if latin is not None else None
        if face is not None:
            found[name] = face.get("typeface", "")
    return found


def _theme(master: SlideMaster) -> Element | None:
    blob = next((r.target_part.blob for r in master.part.rels.values() if r.reltype == _THEME), b"")
    return _parsed(blob) if blob else None


@lru_cache(maxsize=32)
def _parsed(blob: bytes) -> Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(blob, parser)
    except etree.XMLSyntaxError:
        return None


def ground_of(slide: Element, context: Context) -> str | None:
    """Return the colour of a slide's background; white where no page states one."""
    for page in (slide, *context.pages):
        background = page.find(f"{P}cSld/{P}bg")
        if background is not None:
            return _ground(background, context.palette)
    return "FFFFFF"


def _ground(background: Element, palette: Palette) -> str | None:
    stated: Fill | None = fill_in(background.find(f"{P}bgPr"), palette)
    if stated is not None:
        return stated.color or None
    by_theme = background.find(f"{P}bgRef")
    if by_theme is not None and by_theme.get("idx") == str(_SOLID_GROUND):
        return color_in(by_theme, palette)[0]
    return None
