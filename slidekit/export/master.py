"""Slide master, layouts and notes master: what a person meets who adds a slide in PowerPoint.

The slides that slidekit writes place every shape themselves; these zones serve later additions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.export.geometry import transform
from slidekit.export.ooxml import node
from slidekit.layout.theme import HOUSE
from slidekit.units import inches

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SLIDE_SIZE = (HOUSE.width, HOUSE.height)
NOTES_SIZE = (inches(7.5), inches(10))
_LEFT, _WIDTH = HOUSE.margin, HOUSE.inner_width
_LINE = inches(0.25)
_BULLET_INDENT = inches(0.2)
_LEVELS = range(1, 10)


@dataclass(frozen=True, slots=True)
class Zone:
    """A placeholder: its kind, its box in EMU and how its text looks."""

    name: str
    kind: dict[str, str]
    box: tuple[int, int, int, int]
    prompt: str
    size_pt: float
    color: str = "tx1"
    bold: bool = False
    align: str = "l"
    anchor: str = "t"
    bullets: bool = False


_TITLE = Zone(
    "Title",
    {"type": "title"},
    (_LEFT, HOUSE.title_y, _WIDTH, HOUSE.content_y - HOUSE.title_y),
    "Click to edit the title",
    HOUSE.title_pt,
    bold=True,
)
_FRONT_TITLE = replace(
    _TITLE,
    kind={"type": "ctrTitle"},
    box=(_LEFT, inches(2.1), _WIDTH, inches(1.5)),
    size_pt=HOUSE.cover_sizes_pt[0],
    anchor="b",
)
_SUBTITLE = Zone(
    "Subtitle",
    {"type": "subTitle", "idx": "1"},
    (_LEFT, inches(3.8), _WIDTH, inches(1.5)),
    "Click to edit the subtitle",
    20,
    color="tx2",
)
_BODY = Zone(
    "Content",
    {"idx": "1"},
    (_LEFT, HOUSE.content_y, _WIDTH, HOUSE.content_bottom - HOUSE.content_y),
    "Click to edit the text",
    HOUSE.body_pt,
    bullets=True,
)
_FOOTER = Zone(
    "Footer",
    {"type": "ftr", "sz": "quarter", "idx": "11"},
    (_LEFT, HOUSE.footer_y, _WIDTH - inches(1), _LINE),
    "",
    HOUSE.footer_pt,
    color="tx2",
)
_NUMBER = Zone(
    "Slide number",
    {"type": "sldNum", "sz": "quarter", "idx": "12"},
    (_LEFT + _WIDTH - inches(1), HOUSE.footer_y, inches(1), _LINE),
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}#\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
    HOUSE.footer_pt,
    color="tx2",
    align="r",
)
_MASTER_ZONES = (
    _TITLE,
    replace(_BODY, name="Text", kind={"type": "body", "idx": "1"}),
    replace(_FOOTER, kind={"type": "ftr", "sz": "quarter", "idx": "3"}),
    replace(_NUMBER, kind={"type": "sldNum", "sz": "quarter", "idx": "4"}),
)
LAYOUTS = (
    ("Title slide", "title", (_FRONT_TITLE, _SUBTITLE, _FOOTER, _NUMBER)),
    ("Title and content", "obj", (_TITLE, _BODY, _FOOTER, _NUMBER)),
    ("Title only", "titleOnly", (_TITLE, _FOOTER, _NUMBER)),
)
"""Name, OOXML type and placeholders of each layout."""

_SLIDE_IMAGE_BOX = (inches(0.5), inches(0.5), inches(6.5), inches(3.65))
_NOTES_TEXT = Zone(
    "Notes",
    {"type": "body", "sz": "quarter", "idx": "1"},
    (inches(0.75), inches(4.5), inches(6), inches(4.8)),
    "Click to edit the notes",
    12,
)


def slide_master() -> Element:
    """Return `p:sldMaster`; relationship rIdN is layout N, the one after the last is the theme."""
    listed = (
        node("p:sldLayoutId", id=2_147_483_649 + n, r__id=f"rId{n + 1}")
        for n in range(len(LAYOUTS))
    )
    styles = node(
        "p:txStyles",
        node("p:titleStyle", _level(1, _TITLE)),
        node("p:bodyStyle", *(_level(level, _BODY) for level in _LEVELS)),
        node("p:otherStyle", *(_level(level, replace(_BODY, bullets=False)) for level in _LEVELS)),
    )
    shapes = _shapes(_MASTER_ZONES)
    ids = node("p:sldLayoutIdLst", *listed)
    return node("p:sldMaster", node("p:cSld", _background(), shapes), _color_map(), ids, styles)


def slide_layout(name: str, kind: str, zones: tuple[Zone, ...]) -> Element:
    """Return `p:sldLayout`."""
    content = node("p:cSld", _shapes(zones), name=name)
    return node("p:sldLayout", content, color_map_override(), type=kind, preserve=1)


def notes_master() -> Element:
    """Return `p:notesMaster`: the slide's picture above its notes; no date, no header."""
    tree = _shapes((_NOTES_TEXT,))
    tree.append(slide_image(_SLIDE_IMAGE_BOX))
    style = node("p:notesStyle", *(_level(level, _NOTES_TEXT) for level in _LEVELS))
    return node("p:notesMaster", node("p:cSld", _background(), tree), _color_map(), style)


def slide_image(box: tuple[int, int, int, int] | None = None) -> Element:
    """Return the placeholder of the slide's picture on notes pages."""
    locks = node("a:spLocks", noGrp=1, noRot=1, noChangeAspect=1)
    kind = node("p:ph", type="sldImg", idx=2)
    identity = node(
        "p:nvSpPr",
        node("p:cNvPr", id=9, name="Slide image"),
        node("p:cNvSpPr", locks),
        node("p:nvPr", kind),
    )
    place = () if box is None else (transform(*box), _rectangle())
    return node("p:sp", identity, node("p:spPr", *place))


def empty_tree() -> Element:
    """Return `p:spTree` without shapes."""
    identity = (node("p:cNvPr", id=1, name=""), node("p:cNvGrpSpPr"), node("p:nvPr"))
    place = transform(0, 0, 0, 0)
    place.append(node("a:chOff", x=0, y=0))
    place.append(node("a:chExt", cx=0, cy=0))
    return node("p:spTree", node("p:nvGrpSpPr", *identity), node("p:grpSpPr", place))


def default_text_style() -> Element:
    """Return `p:defaultTextStyle` for text boxes that a person adds."""
    plain = replace(_BODY, bullets=False)
    return node("p:defaultTextStyle", *(_level(level, plain) for level in _LEVELS))


def color_map_override() -> Element:
    """Return `p:clrMapOvr` that keeps the master's colours."""
    return node("p:clrMapOvr", node("a:masterClrMapping"))


def _shapes(zones: tuple[Zone, ...]) -> Element:
    tree = empty_tree()
    tree.extend(_placeholder(zone, number) for number, zone in enumerate(zones, start=2))
    return tree


def _placeholder(zone: Zone, number: int) -> Element:
    identity = node(
        "p:nvSpPr",
        node("p:cNvPr", id=number, name=zone.name),
        node("p:cNvSpPr", node("a:spLocks", noGrp=1)),
        node("p:nvPr", node("p:ph", **zone.kind)),
    )
    margins = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
    properties = node("a:bodyPr", node("a:normAutofit"), **margins, anchor=zone.anchor)
    body = node("p:txBody", properties, node("a:lstStyle", _level(1, zone)), _prompt(zone))
    return node("p:sp", identity, node("p:spPr", transform(*zone.box), _rectangle()), body)


def _prompt(zone: Zone) -> Element:
    if zone.kind.get("type") == "sldNum":
        field = {"id": "{6B1B5A4E-2A0B-4C0A-9D0E-5B1D0C3F7A11}", "type": "slidenum"}
        return node(
            "a:p", node("a:fld", node("a:rPr", lang="en-US"), node("a:t", zone.prompt), **field)
        )
    if not zone.prompt:
        return node("a:p", node("a:endParaRPr", lang="en-US"))
    return node("a:p", node("a:r", node("a:rPr", lang="en-US"), node("a:t", zone.prompt)))


def _level(level: int, zone: Zone) -> Element:
    """Return `a:lvlNpPr`: smaller by 2 pt a level down to 12 pt, one bullet indent deeper."""
    size_pt = max(zone.size_pt - 2 * (level - 1), min(zone.size_pt, 12))
    indent = _BULLET_INDENT * level if zone.bullets else _BULLET_INDENT * (level - 1)
    bullet = (node("a:buFont", typeface="Arial"), node("a:buChar", char="\N{BULLET}"))
    return node(
        f"a:lvl{level}pPr",
        *(bullet if zone.bullets else (node("a:buNone"),)),
        _look(zone, size_pt),
        marL=indent,
        indent=-_BULLET_INDENT if zone.bullets else 0,
        algn=zone.align,
    )


def _look(zone: Zone, size_pt: float) -> Element:
    family = "mj" if zone.kind.get("type") in ("title", "ctrTitle") else "mn"
    faces = (node(f"a:{tag}", typeface=f"+{family}-{key}") for tag, key in _SCRIPTS)
    color = node("a:solidFill", node("a:schemeClr", val=zone.color))
    size = {"sz": round(size_pt * 100), "b": int(zone.bold), "kern": 0}
    return node("a:defRPr", color, *faces, **size)


_SCRIPTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))


def _rectangle() -> Element:
    return node("a:prstGeom", node("a:avLst"), prst="rect")


def _background() -> Element:
    white = node("a:solidFill", node("a:schemeClr", val="bg1"))
    return node("p:bg", node("p:bgPr", white, node("a:effectLst")))


def _color_map() -> Element:
    accents = {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    ground = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
    return node("p:clrMap", **ground, **accents, hlink="hlink", folHlink="folHlink")
