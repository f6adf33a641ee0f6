"""The shapes of one slide: titles and bodies in placeholders, figures as groups of freeforms."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from slidekit.errors import ExportError
from slidekit.export.geometry import fill, freeform, outline, transform
from slidekit.export.ooxml import node
from slidekit.export.table import table_graphic
from slidekit.export.text import Writing, text_body
from slidekit.languages import tell
from slidekit.layout.drawing import bounds
from slidekit.layout.frame import Frame, Group, Path, Picture, Table, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from slidekit.layout.frame import Item

MAX_SHAPES = 400
"""PowerPoint grows slow beyond; figures draw all marks of one style as one shape."""

_PLACEHOLDERS = {
    "title": {"type": "title"},
    "subtitle": {"type": "subTitle", "idx": "1"},
    "body": {"idx": "1"},
    "footer": {"type": "ftr", "sz": "quarter", "idx": "11"},
    "number": {"type": "sldNum", "sz": "quarter", "idx": "12"},
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the shapes of one slide share."""

    language: str
    slide_number: str
    pictures: Mapping[str, str]
    """Relationship ids by the pictures' SHA-256."""
    placeholders: Mapping[str, Element]
    """`p:ph` by the name of the block that fills it."""
    ids: Iterator[int]


def slide_shapes(
    frame: Frame, number: int, language: str, pictures: Mapping[str, str]
) -> list[Element]:
    """Return the elements of a frame's items in reading order; the first one names the slide."""
    _refuse_too_many(frame)
    sheet = Sheet(language, str(number), pictures, _choose_placeholders(frame), count(2))
    shapes = [_shape(item, sheet) for item in frame.items]
    if shapes:
        first = next(shapes[0].iter("{*}cNvPr"))
        first.set("name", f"{first.get('name')} [{frame.slide_id}]")
    return shapes


def layout_name(frame: Frame) -> str:
    """Return the name of the slide layout that suits a frame."""
    roles = {item.role for item in frame.items if isinstance(item, TextBlock)}
    if "subtitle" in roles:
        return "Title slide"
    return "Title and content" if "body" in roles else "Title only"


def count_shapes(frame: Frame) -> int:
    """Return how many shapes a frame becomes, groups and their parts included."""
    return sum(1 + (len(i.items) if isinstance(i, Group) else 0) for i in frame.items)


def pictures_of(frame: Frame) -> tuple[str, ...]:
    """Return the SHA-256 of each picture on a frame."""
    return tuple(item.sha256 for item in frame.items if isinstance(item, Picture))


def _refuse_too_many(frame: Frame) -> None:
    if (shapes := count_shapes(frame)) > MAX_SHAPES:
        raise ExportError(
            tell(
                "Slide {0!r} has {1} shapes; PowerPoint takes {2} well.",
                frame.slide_id,
                shapes,
                MAX_SHAPES,
            ),
            fix=tell(
                "Show fewer rows or time points in its figure, or divide it between two slides."
            ),
        )


def _choose_placeholders(frame: Frame) -> dict[str, Element]:
    """Return the placeholder of the first block of each role."""
    titled = layout_name(frame) == "Title slide"
    chosen: dict[str, Element] = {}
    roles: set[str] = set()
    for item in frame.items:
        if not isinstance(item, TextBlock) or item.role in roles:
            continue
        if attributes := _placeholder_attributes(item.role, titled):
            roles.add(item.role)
            chosen[item.name] = node("p:ph", **attributes)
    return chosen


def _placeholder_attributes(role: str, titled: bool) -> dict[str, str]:
    if titled and role == "title":
        return {"type": "ctrTitle"}
    return {} if titled and role == "body" else _PLACEHOLDERS.get(role, {})


def _shape(item: Item, sheet: Sheet) -> Element:
    match item:
        case TextBlock():
            return _text_shape(item, sheet)
        case Path():
            return _path_shape(item, sheet)
        case Group():
            return _group_shape(item, sheet)
        case Table():
            return _table_frame(item, sheet)
        case Picture():
            return _picture(item, sheet)


def _identity(name: str, sheet: Sheet, alt: str = "") -> Element:
    identity = node("p:cNvPr", id=next(sheet.ids), name=name)
    if alt:
        identity.set("descr", alt)
    return identity


def _text_shape(block: TextBlock, sheet: Sheet) -> Element:
    placeholder = sheet.placeholders.get(block.name)
    text_box, held = (
        (node("p:cNvSpPr", txBox=1), ())
        if placeholder is None
        else (
            node("p:cNvSpPr", node("a:spLocks", noGrp=1)),
            (placeholder,),
        )
    )
    identity = node("p:nvSpPr", _identity(block.name, sheet), text_box, node("p:nvPr", *held))
    place = transform(block.x, block.y, block.width, block.height, block.rotation)
    shape = node("a:prstGeom", node("a:avLst"), prst="rect")
    number = sheet.slide_number if block.role == "number" else ""
    body = text_body(block, Writing(sheet.language, number))
    return node("p:sp", identity, node("p:spPr", place, shape, fill(block.fill)), body)


def _path_shape(path: Path, sheet: Sheet) -> Element:
    """Return a freeform; it has no `p:style`, whose theme effects would cast a shadow."""
    box = bounds(path.commands)
    identity = node("p:nvSpPr", _identity(path.name, sheet), node("p:cNvSpPr"), node("p:nvPr"))
    look = (fill(path.fill, path.fill_alpha), outline(path))
    return node("p:sp", identity, node("p:spPr", transform(*box), freeform(path, box), *look))


def _group_shape(group: Group, sheet: Sheet) -> Element:
    identity = _identity(group.name, sheet, group.alt)
    place = transform(group.x, group.y, group.width, group.height)
    place.append(node("a:chOff", x=group.x, y=group.y))
    place.append(node("a:chExt", cx=group.width, cy=group.height))
    parts = [_shape(item, sheet) for item in group.items]
    named = node("p:nvGrpSpPr", identity, node("p:cNvGrpSpPr"), node("p:nvPr"))
    return node("p:grpSp", named, node("p:grpSpPr", place), *parts)


def _table_frame(table: Table, sheet: Sheet) -> Element:
    identity = node(
        "p:nvGraphicFramePr",
        _identity(table.name, sheet, table.alt),
        node("p:cNvGraphicFramePr", node("a:graphicFrameLocks", noGrp=1)),
        node("p:nvPr"),
    )
    place = node(
        "p:xfrm",
        node("a:off", x=table.x, y=table.y),
        node("a:ext", cx=table.width, cy=table.height),
    )
    return node("p:graphicFrame", identity, place, table_graphic(table, Writing(sheet.language)))


def _picture(picture: Picture, sheet: Sheet) -> Element:
    identity = node(
        "p:nvPicPr",
        _identity(picture.name, sheet, picture.alt),
        node("p:cNvPicPr", node("a:picLocks", noChangeAspect=1)),
        node("p:nvPr"),
    )
    image = node("a:blip", r__embed=sheet.pictures[picture.sha256])
    filled = node("p:blipFill", image, node("a:stretch", node("a:fillRect")))
    place = transform(picture.x, picture.y, picture.width, picture.height)
    shape = node("a:prstGeom", node("a:avLst"), prst="rect")
    return node("p:pic", identity, filled, node("p:spPr", place, shape))
