"""The house's own presentation without slides, as a package of parts: made here, none borrowed.

python-pptx opens it as it opens a company's master; its own default template would bring a foreign
author, dates, a thumbnail and a printer's settings along.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.export.master import (
    LAYOUTS,
    NOTES_SIZE,
    SLIDE_SIZE,
    default_text_style,
    notes_master,
    slide_layout,
    slide_master,
)
from slidekit.export.ooxml import node, to_bytes
from slidekit.export.package import Relationship, content_types, relationships
from slidekit.export.theme import theme
from slidekit.files import zip_parts

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from slidekit.deck.profile import Profile

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PML = "application/vnd.openxmlformats-officedocument.presentationml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_MEDIUM_STYLE_2 = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


@lru_cache(maxsize=4)
def house_package(profile: Profile | None = None) -> bytes:
    """Return the bytes of a PPTX without slides, in the look of the house or of a company."""
    made = _parts(profile)
    parts = {name: to_bytes(element) for name, (element, _) in made.items()}
    types = {name: content_type for name, (_, content_type) in made.items()}
    linked = {_rels_name(name): relationships(rels) for name, rels in _relationships().items()}
    return zip_parts({"[Content_Types].xml": content_types(types), **linked, **parts})


def _parts(profile: Profile | None) -> dict[str, tuple[Element, str]]:
    """Return element and content type of each part by its name."""
    return {
        "ppt/presentation.xml": (_presentation(), f"{_PML}.presentation.main+xml"),
        "ppt/presProps.xml": (node("p:presentationPr"), f"{_PML}.presProps+xml"),
        "ppt/viewProps.xml": (node("p:viewPr"), f"{_PML}.viewProps+xml"),
        "ppt/tableStyles.xml": (
            node("a:tblStyleLst", **{"def": _MEDIUM_STYLE_2}),
            f"{_PML}.tableStyles+xml",
        ),
        "ppt/theme/theme1.xml": (theme(profile), _THEME),
        "ppt/theme/theme2.xml": (theme(profile), _THEME),
        "ppt/slideMasters/slideMaster1.xml": (slide_master(), f"{_PML}.slideMaster+xml"),
        "ppt/notesMasters/notesMaster1.xml": (notes_master(), f"{_PML}.notesMaster+xml"),
        **{
            f"ppt/slideLayouts/slideLayout{n}.xml": (
                slide_layout(*layout),
                f"{_PML}.slideLayout+xml",
            )
            for n, layout in enumerate(LAYOUTS, start=1)
        },
    }


def _relationships() -> dict[str, tuple[Relationship, ...]]:
    """Return what each part is related to; the place in the row is the number of its rId."""
    layouts = range(1, len(LAYOUTS) + 1)
    return {
        "": (Relationship(f"{_OFFICE}/officeDocument", "ppt/presentation.xml"),),
        "ppt/presentation.xml": (
            Relationship(f"{_OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
            Relationship(f"{_OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"),
            Relationship(f"{_OFFICE}/theme", "theme/theme1.xml"),
            Relationship(f"{_OFFICE}/presProps", "presProps.xml"),
            Relationship(f"{_OFFICE}/tableStyles", "tableStyles.xml"),
            Relationship(f"{_OFFICE}/viewProps", "viewProps.xml"),
        ),
        "ppt/slideMasters/slideMaster1.xml": (
            *(
                Relationship(f"{_OFFICE}/slideLayout", f"../slideLayouts/slideLayout{n}.xml")
                for n in layouts
            ),
            Relationship(f"{_OFFICE}/theme", "../theme/theme1.xml"),
        ),
        "ppt/notesMasters/notesMaster1.xml": (
            Relationship(f"{_OFFICE}/theme", "../theme/theme2.xml"),
        ),
        **{
            f"ppt/slideLayouts/slideLayout{n}.xml": (
                Relationship(f"{_OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml"),
            )
            for n in layouts
        },
    }


def _presentation() -> Element:
    width, height = SLIDE_SIZE
    return node(
        "p:presentation",
        node("p:sldMasterIdLst", node("p:sldMasterId", id=2_147_483_648, r__id="rId1")),
        node("p:notesMasterIdLst", node("p:notesMasterId", r__id="rId2")),
        node("p:sldSz", cx=width, cy=height),
        node("p:notesSz", cx=NOTES_SIZE[0], cy=NOTES_SIZE[1]),
        default_text_style(),
    )


def _rels_name(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")
