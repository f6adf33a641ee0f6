"""What people do to a deck in PowerPoint."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from tests.edited import hands

Edit = Callable[[Any], object]
OVERVIEW, TABLE = "ae_overview", "ae_overview.table"


def cell(row: int, column: int, text: str) -> Edit:
    """Return what types into a cell of the overview of adverse events."""

    def edit(deck: Any) -> None:
        hands.write(hands.shape(deck, TABLE).table.cell(row, column).text_frame, text)

    return edit


def replace(name: str, old: str, new: str) -> Edit:
    """Return what replaces words in a text, as Replace does."""

    def edit(deck: Any) -> None:
        found = hands.run(deck, name, old)
        found.text = found.text.replace(old, new)

    return edit


def empty(name: str) -> Edit:
    """Return what deletes all characters of a text."""

    def edit(deck: Any) -> None:
        for paragraph in hands.shape(deck, name).text_frame.paragraphs:
            for run in paragraph.runs:
                run.text = ""

    return edit


def drop_line(name: str, number: int) -> Edit:
    """Return what deletes a paragraph."""

    def edit(deck: Any) -> None:
        paragraph = hands.shape(deck, name).text_frame.paragraphs[number]._p
        paragraph.getparent().remove(paragraph)

    return edit


def hide(slide_id: str) -> Edit:
    """Return what hides a slide."""
    return lambda deck: hands.slide(deck, slide_id)._element.set("show", "0")


def resize_type(name: str, size: float) -> Edit:
    """Return what sets all type of a text or table in one size."""

    def edit(deck: Any) -> None:
        for properties in hands.shape(deck, name)._element.iter(f"{{{hands.A}}}rPr"):
            properties.set("sz", str(round(size * 100)))

    return edit


def recolour(name: str, color: str) -> Edit:
    """Return what sets all type of a text or table in one colour."""

    def edit(deck: Any) -> None:
        element = hands.shape(deck, name)._element
        for properties in element.iter(f"{{{hands.A}}}rPr"):
            for ink in properties.iter(f"{{{hands.A}}}srgbClr"):
                ink.set("val", color)

    return edit


def refill(name: str, xml: str) -> Edit:
    """Return what gives all type of a text another fill."""

    def edit(deck: Any) -> None:
        for properties in hands.shape(deck, name)._element.iter(f"{{{hands.A}}}rPr"):
            for fill in properties.findall(f"{{{hands.A}}}solidFill"):
                properties.replace(fill, parse_xml(xml.replace("{A}", hands.A)))

    return edit


def shift(name: str, **places: int) -> Edit:
    """Return what moves or resizes a shape."""

    def edit(deck: Any) -> None:
        for attribute, value in places.items():
            setattr(hands.shape(deck, name), attribute, Emu(value))

    return edit


def type_box(slide_id: str, text: str, *, top: int = 5_000_000, size: float = 18) -> Edit:
    """Return what adds a text box."""

    def edit(deck: Any) -> None:
        box = hands.slide(deck, slide_id).shapes.add_textbox(500_000, top, 6_000_000, 400_000)
        box.text_frame.text = text
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(size)

    return edit


def paste_picture(slide_id: str, under: str, alt: str) -> Edit:
    """Return what lays a picture over a shape."""

    def edit(deck: Any) -> None:
        on = hands.shape(deck, under)
        added = hands.slide(deck, slide_id).shapes.add_picture(
            hands.picture(), on.left, on.top, on.width, on.height
        )
        added._element.nvPicPr.cNvPr.set("descr", alt)

    return edit


def add_slide(title: str, at: int, *lines: str) -> Edit:
    """Return what adds a slide of one's own at a place, from 0."""

    def edit(deck: Any) -> None:
        layout = next(x for x in deck.slide_layouts if x.name == "Title and content")
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = title
        slide.placeholders[1].text_frame.text = "\n".join(lines)
        entries = deck.slides._sldIdLst
        entry = entries[-1]
        entries.remove(entry)
        entries.insert(at, entry)

    return edit


def move(slide_id: str, to: int) -> Edit:
    """Return what moves a slide."""
    return lambda deck: hands.move(deck, slide_id, to)


def move_section(deck: Any) -> None:
    """Move all safety slides behind the conclusions."""
    entries = deck.slides._sldIdLst
    for entry in list(entries)[23:34]:
        entries.remove(entry)
        entries.append(entry)


def behind_divider(deck: Any) -> None:
    """Open a backup, and put a safety slide into it."""
    add_slide("Backup slides", 39)(deck)
    hands.move(deck, "aesi", 39)


def drop_alt(name: str, alt: str = "") -> Edit:
    """Return what changes an alternative text."""

    def edit(deck: Any) -> None:
        next(hands.shape(deck, name)._element.iter(f"{{{hands.P}}}cNvPr")).set("descr", alt)

    return edit


def notes(slide_id: str, text: str) -> Edit:
    """Return what writes speaker notes."""

    def edit(deck: Any) -> None:
        hands.slide(deck, slide_id).notes_slide.notes_text_frame.text = text

    return edit


def darken(slide_id: str) -> Edit:
    """Return what gives a slide a black ground."""

    def edit(deck: Any) -> None:
        ground = hands.slide(deck, slide_id).background.fill
        ground.solid()
        ground.fore_color.rgb = RGBColor(0, 0, 0)  # type: ignore[no-untyped-call]

    return edit


def darken_master(deck: Any) -> None:
    """Give all slides a dark ground."""
    ground = deck.slide_master.background.fill
    ground.solid()
    ground.fore_color.rgb = RGBColor(0x20, 0x20, 0x20)  # type: ignore[no-untyped-call]


def shrink_to_fit(name: str, percent: int) -> Edit:
    """Return what "shrink text on overflow" does."""

    def edit(deck: Any) -> None:
        body = next(hands.shape(deck, name)._element.iter(f"{{{hands.A}}}bodyPr"))
        for child in list(body):
            body.remove(child)
        fit = body.makeelement(f"{{{hands.A}}}normAutofit", {"fontScale": str(percent * 1000)})
        body.append(fit)

    return edit


def switch_off(name: str) -> Edit:
    """Return what the eye in the selection pane does."""

    def edit(deck: Any) -> None:
        next(hands.shape(deck, name)._element.iter(f"{{{hands.P}}}cNvPr")).set("hidden", "1")

    return edit


def drop_part(figure: str, ending: str) -> Edit:
    """Return what takes a part out of a figure."""

    def edit(deck: Any) -> None:
        part = next(x for x in hands.shape(deck, figure).shapes if x.name.endswith(ending))
        part._element.getparent().remove(part._element)

    return edit


def copy_slide_shapes(deck: Any) -> None:
    """Paste a second copy of the overview at the end, under its old names."""
    source = hands.slide(deck, OVERVIEW)
    added = deck.slides.add_slide(source.slide_layout)
    for shape in list(added.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in source.shapes:
        added.shapes._spTree.append(deepcopy(shape._element))


def wrap_for_older(deck: Any) -> None:
    """Lay a rectangle over the table in the way in which new versions wrap new shapes."""
    box = hands.lay_over(deck, OVERVIEW, TABLE)._element
    choice = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    tree = box.getparent()
    outer = box.makeelement(f"{{{choice}}}AlternateContent", {})
    inner = box.makeelement(f"{{{choice}}}Choice", {"Requires": "p14"})
    tree.replace(box, outer)
    outer.append(inner)
    inner.append(box)


def over(slide_id: str, name: str, color: str | None = "FFFFFF") -> Edit:
    """Return what lays a rectangle over a shape."""
    return lambda deck: hands.lay_over(deck, slide_id, name, color)


def show(ids: list[str], *, plays: bool = False) -> Edit:
    """Return what makes a custom show."""

    def edit(deck: Any) -> None:
        hands.add_show(deck, "Short version", ids)
        if plays:
            hands.play(deck, '<p:custShow id="0"/>')

    return edit
