"""What people do to a deck in PowerPoint, with the rule and the slide that must be named."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from tests.edited import hands

Edit = Callable[[Any], object]
OVERVIEW, TABLE = "ae_overview", "ae_overview.table"


@dataclass(frozen=True, slots=True)
class Case:
    """An edit, and what must be said of it."""

    edit: Edit
    rule: str
    slide: str | None
    blocks: bool = True


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


EFFICACY = ["primary.os", "ledger", "key_secondary.pfs"]

EDITS: dict[str, Case] = {
    # numbers
    "a count made smaller": Case(cell(1, 1, "200 (97.4)"), "numbers-bound", OVERVIEW),
    "a percentage made smaller": Case(cell(3, 1, "90 (19.2)"), "numbers-bound", OVERVIEW),
    "the hazard ratio made smaller": Case(
        replace("primary.os.key", "0.75", "0.57"), "numbers-bound", "primary.os"
    ),
    "a number deleted": Case(replace("primary.os.key", "0.75", ""), "numbers-bound", "primary.os"),
    "a number typed into a box": Case(
        type_box("primary.os", "Risk of death reduced by 43%"), "numbers-bound", "primary.os"
    ),
    "a number typed into a title": Case(
        replace("ae_overview.title", "overview", "only 12.5% serious"), "numbers-bound", OVERVIEW
    ),
    # safety in its place
    "a safety slide deleted": Case(
        lambda deck: hands.delete(deck, OVERVIEW), "safety-present-placed", OVERVIEW
    ),
    "the second half of a safety table deleted": Case(
        lambda deck: hands.delete(deck, "ae_common-2"), "safety-present-placed", "ae_common-2"
    ),
    "a safety slide at the end": Case(move(OVERVIEW, 38), "safety-present-placed", OVERVIEW),
    "a safety slide before efficacy": Case(move("aesi", 4), "safety-present-placed", "aesi"),
    "all safety behind the conclusions": Case(move_section, "safety-present-placed", "conclusions"),
    "conclusions before safety": Case(
        move("conclusions", 22), "safety-present-placed", "conclusions"
    ),
    "an efficacy slide behind safety": Case(
        move("forest.os", 33), "safety-present-placed", "forest.os"
    ),
    "a background slide between": Case(
        move("background", 22), "safety-present-placed", "background"
    ),
    "a slide of one's own between": Case(
        add_slide("Thank you, investigators", 23), "safety-present-placed", ""
    ),
    "a safety slide in a section called backup": Case(
        lambda deck: hands.put_in_section(deck, "aesi", "Backup"), "safety-present-placed", "aesi"
    ),
    "a safety slide behind a divider": Case(behind_divider, "safety-present-placed", "aesi"),
    "the safety table taken out": Case(
        lambda deck: hands.take_out(deck, TABLE), "safety-present-placed", OVERVIEW
    ),
    "a line of the safety table lost": Case(
        cell(4, 0, "Other events"), "safety-present-placed", OVERVIEW
    ),
    # hidden
    "a safety slide hidden": Case(hide(OVERVIEW), "nothing-hidden", OVERVIEW),
    "limitations hidden": Case(hide("limitations"), "nothing-hidden", "limitations"),
    "disclosures hidden": Case(hide("disclosures"), "nothing-hidden", "disclosures"),
    "a table off the slide": Case(shift(TABLE, left=13_000_000), "nothing-hidden", OVERVIEW),
    "footnotes off the slide": Case(
        shift("primary.os.footnotes", top=7_000_000), "nothing-hidden", "primary.os"
    ),
    "a table over the edge": Case(shift(TABLE, left=6_000_000), "nothing-hidden", OVERVIEW),
    "limitations of no size": Case(
        shift("limitations.body", width=0, height=0), "nothing-hidden", "limitations"
    ),
    "a safety figure of no height": Case(
        shift("ae_dot.figure", height=0), "nothing-hidden", "ae_dot"
    ),
    "a table behind a click": Case(
        lambda deck: hands.animate(deck, TABLE), "nothing-hidden", OVERVIEW
    ),
    "limitations that fly out": Case(
        lambda deck: hands.animate(deck, "limitations.body", "exit"),
        "nothing-hidden",
        "limitations",
    ),
    "a table switched off": Case(switch_off(TABLE), "nothing-hidden", OVERVIEW),
    "footnotes switched off": Case(
        switch_off("primary.os.footnotes"), "nothing-hidden", "primary.os"
    ),
    "a white box over the table": Case(over(OVERVIEW, TABLE), "nothing-hidden", OVERVIEW),
    "a box over the limitations": Case(
        over("limitations", "limitations.body", "0072B2"), "nothing-hidden", "limitations"
    ),
    "a picture over the disclosures": Case(
        paste_picture("disclosures", "disclosures.body", "A logo"), "nothing-hidden", "disclosures"
    ),
    "a picture over a safety figure": Case(
        paste_picture("ae_dot", "ae_dot.figure", "Our product"), "nothing-hidden", "ae_dot"
    ),
    "a text box over the limitations": Case(
        type_box("limitations", "None of this matters much to patients today", top=1_250_000),
        "nothing-hidden",
        "limitations",
    ),
    "a wrapped box over the table": Case(wrap_for_older, "nothing-hidden", OVERVIEW),
    "a safety slide that flashes by": Case(
        lambda deck: hands.advance(deck, OVERVIEW, 0), "nothing-hidden", OVERVIEW
    ),
    "limitations for half a second": Case(
        lambda deck: hands.advance(deck, "limitations", 500), "nothing-hidden", "limitations"
    ),
    "a custom show without safety": Case(show(EFFICACY), "nothing-hidden", None),
    "a custom show that plays": Case(
        show(["title", *EFFICACY, OVERVIEW], plays=True), "nothing-hidden", None
    ),
    "a range that ends before safety": Case(
        lambda deck: hands.play(deck, '<p:sldRg st="1" end="23"/>'), "nothing-hidden", None
    ),
    "a link past safety": Case(
        lambda deck: hands.link(deck, "forest.os.title", "conclusions"),
        "nothing-hidden",
        "forest.os",
    ),
    # as readable as efficacy
    "a safety table in small type": Case(resize_type(TABLE, 8), "prominence-parity", OVERVIEW),
    "a safety title in small type": Case(
        resize_type("ae_common.title", 14), "prominence-parity", "ae_common"
    ),
    "limitations shrunk to fit": Case(
        shrink_to_fit("boxed_warning.body", 40), "legible", "boxed_warning", blocks=False
    ),
    "a safety figure as a stamp": Case(
        shift("ae_dot.figure", width=2_000_000, height=1_000_000), "prominence-parity", "ae_dot"
    ),
    # pointers, sources, words that are demanded
    "a pointer to elsewhere": Case(
        replace("primary.os.pointer", "24", "30"), "safety-pointer", "primary.os"
    ),
    "a pointer that points to something else": Case(
        replace("primary.os.pointer", "Safety", "More efficacy"), "safety-pointer", "primary.os"
    ),
    "a pointer deleted": Case(
        lambda deck: hands.take_out(deck, "ledger.pointer"), "safety-pointer", "ledger"
    ),
    "pointers wrong after a slide was added": Case(
        add_slide("Agenda", 1, "What we will talk about"), "safety-pointer", "primary.os"
    ),
    "footnotes deleted": Case(
        lambda deck: hands.take_out(deck, "primary.os.footnotes"),
        "slide-cites-source",
        "primary.os",
    ),
    "footnotes emptied": Case(empty("ae_overview.footnotes"), "slide-cites-source", OVERVIEW),
    "the source cut from the footnotes": Case(
        replace("primary.os.footnotes", "Source: data on file", ""),
        "slide-cites-source",
        "primary.os",
    ),
    "the boxed warning deleted": Case(
        lambda deck: hands.delete(deck, "boxed_warning"), "boxed-warning", "boxed_warning"
    ),
    "a line of the boxed warning deleted": Case(
        drop_line("boxed_warning.body", -1), "boxed-warning", "boxed_warning"
    ),
    "limitations deleted": Case(
        lambda deck: hands.delete(deck, "limitations"), "limitations-slide", "limitations"
    ),
    "a limitation deleted": Case(
        drop_line("limitations.body", 0), "limitations-slide", "limitations"
    ),
    "disclosures deleted": Case(
        lambda deck: hands.delete(deck, "disclosures"), "disclosures-first", "disclosures"
    ),
    "an interest deleted": Case(
        drop_line("disclosures.body", 2), "disclosures-first", "disclosures"
    ),
    "the status deleted": Case(lambda deck: hands.delete(deck, "status"), "status-slide", "status"),
    "the status table taken out": Case(
        lambda deck: hands.take_out(deck, "status.table"), "status-slide", "status"
    ),
    "the design deleted": Case(lambda deck: hands.delete(deck, "design"), "design-slide", "design"),
    "the design table taken out": Case(
        lambda deck: hands.take_out(deck, "design.table"), "design-slide", "design"
    ),
    "the primary endpoint deleted": Case(
        lambda deck: hands.delete(deck, "primary.os"), "primary-first", "primary.os"
    ),
    "the panel of the primary endpoint taken out": Case(
        lambda deck: hands.take_out(deck, "primary.os.key"), "primary-first", "primary.os"
    ),
    "the ledger deleted": Case(
        lambda deck: hands.delete(deck, "ledger"), "endpoint-ledger", "ledger"
    ),
    "the ledger's table taken out": Case(
        lambda deck: hands.take_out(deck, "ledger.table"), "endpoint-ledger", "ledger"
    ),
    "conclusions on safety deleted": Case(
        drop_line("conclusions.body", -1), "conclusion-bound", "conclusions"
    ),
    "a conclusion of one's own": Case(
        replace("conclusions.body", "Overall", "A new standard: overall"),
        "conclusion-bound",
        "conclusions",
    ),
    "the line over a title emptied": Case(empty("primary.os.tag"), "posthoc-label", "primary.os"),
    "the line over a title deleted": Case(
        lambda deck: hands.take_out(deck, "ledger.tag"), "posthoc-label", "ledger"
    ),
    "a slide of the methods deleted": Case(
        lambda deck: hands.delete(deck, "statistics"), "template-sections", "statistics"
    ),
    "half of the baseline deleted": Case(
        lambda deck: hands.delete(deck, "baseline-2"), "template-sections", "baseline-2"
    ),
    # state
    "approved by hand": Case(
        replace("ae_overview.state", "Draft, not approved", "Approved"),
        "state-watermark",
        OVERVIEW,
    ),
    "approved beside draft": Case(
        replace("ae_overview.state", "Draft, not approved", "Draft, not approved (now approved)"),
        "state-watermark",
        OVERVIEW,
    ),
    "a footer deleted": Case(
        lambda deck: hands.take_out(deck, "primary.os.state"), "state-watermark", "primary.os"
    ),
    "not for promotion cut from a footer": Case(
        replace("primary.os.state", "Not for promotion.", ""), "footer-complete", "primary.os"
    ),
    "another audience in a footer": Case(
        replace("ae_overview.state", "Oncologists", "Patients"), "footer-complete", OVERVIEW
    ),
    # words
    "praise in a title": Case(
        replace("ae_overview.title", "overview", "safe and well tolerated"), "lexicon", OVERVIEW
    ),
    "praise in a box": Case(
        type_box("primary.os", "A breakthrough for patients"), "lexicon", "primary.os"
    ),
    "praise in the notes": Case(
        notes("primary.os", "Tell them it is a game changer."), "lexicon", "primary.os"
    ),
    "praise in an alternative text": Case(
        drop_alt("primary.os.figure", "Survival is unprecedented."), "lexicon", "primary.os"
    ),
    "praise on a slide of one's own": Case(
        add_slide("Why it matters", 39, "Proven efficacy"), "lexicon", ""
    ),
    "a title that calls out": Case(
        replace("primary.os.title", "Overall survival", "Patients live longer!"),
        "title-neutral",
        "primary.os",
        blocks=False,
    ),
    "a title that tells": Case(
        replace("key_secondary.pfs.title", "Kaplan-Meier estimate", "slower progression"),
        "title-neutral",
        "key_secondary.pfs",
        blocks=False,
    ),
    # seen and heard
    "an alternative text deleted": Case(drop_alt("primary.os.figure"), "accessible", "primary.os"),
    "an alternative text of a table deleted": Case(drop_alt(TABLE), "accessible", OVERVIEW),
    "a picture without alternative text": Case(
        paste_picture("background", "background.body", ""), "accessible", "background"
    ),
    "pale limitations": Case(recolour("limitations.body", "D5DBE1"), "legible", "limitations"),
    "pale footnotes": Case(recolour("ae_overview.footnotes", "C8C8C8"), "legible", OVERVIEW),
    "white type in the safety table": Case(recolour(TABLE, "FFFFFF"), "legible", OVERVIEW),
    "limitations without ink": Case(
        refill("limitations.body", "<a:noFill xmlns:a='{A}'/>"), "legible", "limitations"
    ),
    "footnotes that are nearly transparent": Case(
        refill(
            "ae_overview.footnotes",
            "<a:solidFill xmlns:a='{A}'><a:srgbClr val='000000'><a:alpha val='10000'/>"
            "</a:srgbClr></a:solidFill>",
        ),
        "legible",
        OVERVIEW,
    ),
    "a black ground": Case(darken("limitations"), "legible", "limitations"),
    "a dark master": Case(darken_master, "legible", OVERVIEW),
    "footnotes too small": Case(
        resize_type("primary.os.footnotes", 6), "legible", "primary.os", blocks=False
    ),
    "text that runs over": Case(
        lambda deck: hands.write(
            hands.shape(deck, "background.body").text_frame, "More and more words. " * 120
        ),
        "overflow",
        "background",
        blocks=False,
    ),
    # everything else
    "a curve taken out": Case(
        drop_part("primary.os.figure", "curve.ostrataxel"), "export-unchanged", "primary.os"
    ),
    "a confidence band taken out": Case(
        drop_part("primary.os.figure", "band.quelmatinib"), "export-unchanged", "primary.os"
    ),
    "a copy of a slide": Case(copy_slide_shapes, "export-unchanged", OVERVIEW, blocks=False),
    "another slide size": Case(
        lambda deck: setattr(deck, "slide_width", Emu(13_000_000)),
        "export-unchanged",
        None,
        blocks=False,
    ),
    "notes deleted": Case(notes("primary.os", ""), "export-unchanged", "primary.os", blocks=False),
    "a figure recoloured": Case(
        recolour("primary.os.key", "0072B2"), "export-unchanged", "primary.os", blocks=False
    ),
}
