"""What a cunning promoter does to a deck: nothing of it leaves a word less on a slide."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.oxml import parse_xml
from pptx.util import Pt

from tests.edited import hands
from tests.edited.cases import Case
from tests.edited.edits import (
    OVERVIEW,
    TABLE,
    Edit,
    copy_slide_shapes,
    drop_part,
    move,
    notes,
    replace,
    resize_type,
    type_box,
)


def both_ways(name: str, first: tuple[int, int], second: tuple[int, int]) -> Edit:
    """Return what makes two cells of a table change places."""

    def edit(deck: Any) -> None:
        table = hands.shape(deck, name).table
        one, other = (
            table.cell(*place).text_frame.paragraphs[0].runs[0] for place in (first, second)
        )
        one.text, other.text = other.text, one.text

    return edit


def relabel(figure: str, old: str, new: str) -> Edit:
    """Return what types over a label in a figure."""

    def edit(deck: Any) -> None:
        parts = (x for x in hands.shape(deck, figure).shapes if x.has_text_frame)
        label = next(x for x in parts if old in x.text_frame.text)
        run = next(r for p in label.text_frame.paragraphs for r in p.runs if old in r.text)
        run.text = run.text.replace(old, new)

    return edit


def bend(figure: str, ending: str, **changes: float) -> Edit:
    """Return what moves or stretches a part of a figure."""

    def edit(deck: Any) -> None:
        part = next(x for x in hands.shape(deck, figure).shapes if x.name.endswith(ending))
        for attribute, factor in changes.items():
            setattr(part, attribute, round(getattr(part, attribute) * factor))

    return edit


def repaint(figure: str, ending: str, color: str) -> Edit:
    """Return what gives a part of a figure another colour."""

    def edit(deck: Any) -> None:
        part = next(x for x in hands.shape(deck, figure).shapes if x.name.endswith(ending))
        for ink in part._element.iter(f"{{{hands.A}}}srgbClr"):
            ink.set("val", color)

    return edit


def drop_risk_rows(deck: Any) -> None:
    """Take the patients at risk out of the curve of the primary endpoint."""
    for part in list(hands.shape(deck, "primary.os.figure").shapes):
        if ".risk." in part.name:
            part._element.getparent().remove(part._element)


def type_into(name: str, old: str, new: str) -> Edit:
    """Return what types over words anywhere in a text."""

    def edit(deck: Any) -> None:
        paragraphs = hands.shape(deck, name).text_frame.paragraphs
        run = next(r for p in paragraphs for r in p.runs if old in r.text)
        run.text = run.text.replace(old, new, 1)

    return edit


def alt_number(deck: Any) -> None:
    """Make the hazard ratio smaller where only a screen reader says it."""
    about = next(hands.shape(deck, "primary.os.figure")._element.iter(f"{{{hands.P}}}cNvPr"))
    about.set("descr", about.get("descr").replace("0.75", "0.57"))


def edited_copy(deck: Any) -> None:
    """Add a second overview with another count."""
    copy_slide_shapes(deck)
    table = next(x for x in deck.slides[len(deck.slides) - 1].shapes if x.has_table).table
    hands.write(table.cell(1, 1).text_frame, "2 (0.6)")


def chart(title: str) -> Edit:
    """Return what adds a chart with a title of its own to the background."""

    def edit(deck: Any) -> None:
        data = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = ["Quelmatinib", "Ostrataxel"]
        data.add_series("Patients", (3, 2))  # type: ignore[no-untyped-call]
        frame = hands.slide(deck, "background").shapes.add_chart(
            51, 9_000_000, 4_200_000, 2_000_000, 1_500_000, data
        )
        frame.chart.has_title = True
        frame.chart.chart_title.text_frame.text = title
        next(frame._element.iter(f"{{{hands.P}}}cNvPr")).set("descr", "Two bars")

    return edit


def slogan(text: str) -> Edit:
    """Return what writes on the slide master."""

    def edit(deck: Any) -> None:
        type_box("title", text)(deck)
        box = hands.slide(deck, "title").shapes[-1]._element
        deck.slide_master.shapes._spTree.append(box)

    return edit


def formula(deck: Any) -> None:
    """Write praise as a formula, which is no text of a paragraph."""
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    type_box("primary.os", "x")(deck)
    paragraph = hands.slide(deck, "primary.os").shapes[-1].text_frame.paragraphs[0]._p
    paragraph.append(
        parse_xml(f'<m:oMath xmlns:m="{maths}"><m:r><m:t>unprecedented</m:t></m:r></m:oMath>')
    )


def letter_by_letter(deck: Any) -> None:
    """Write a word in four boxes of a letter each."""
    shapes = hands.slide(deck, "primary.os").shapes
    for place, letter in enumerate("SAFE"):
        box = shapes.add_textbox(500_000 + 300_000 * place, 5_000_000, 300_000, 300_000)
        box.text_frame.text = letter


def stripes(deck: Any) -> None:
    """Lay sixty thin white bars over a table."""
    table = hands.shape(deck, TABLE)
    for place in range(60):
        over = hands.lay_over(deck, OVERVIEW, TABLE)
        over.top, over.height = table.top + place * table.height // 60, table.height // 90


def upside_down(deck: Any) -> None:
    """Turn the limitations by half a circle."""
    hands.shape(deck, "limitations.body").rotation = 180


def fade(deck: Any) -> None:
    """Let a table pulse, and turn transparent while it does."""
    hands.animate(deck, TABLE, "emph")
    timing = hands.slide(deck, OVERVIEW)._element.find(f"{{{hands.P}}}timing")
    next(timing.iter(f"{{{hands.P}}}cBhvr")).append(
        parse_xml(
            f'<p:attrNameLst xmlns:p="{hands.P}"><p:attrName>style.opacity</p:attrName>'
            "</p:attrNameLst>"
        )
    )


def switch_off_dots(deck: Any) -> None:
    """Switch the rates of one arm off in the selection pane."""
    figure = hands.shape(deck, "ae_dot.figure")
    part = next(x for x in figure.shapes if x.name.endswith("dot.1"))
    next(part._element.iter(f"{{{hands.P}}}cNvPr")).set("hidden", "1")


def first_line_last(deck: Any) -> None:
    """Put the first line of the boxed warning behind the contraindications."""
    lines = hands.shape(deck, "boxed_warning.body").text_frame._txBody
    lines.append(lines.p_lst[0])


def in_comment(deck: Any) -> None:
    """Leave a comment that praises."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    part = hands.slide(deck, "primary.os").part
    text = "Tell them that it is a breakthrough"
    content = f'<p:cmLst xmlns:p="{hands.P}"><p:cm><p:text>{text}</p:text></p:cm></p:cmLst>'
    kind = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
    comments = Part(PackURI("/ppt/comments/comment1.xml"), kind, part.package, content.encode())
    part.relate_to(comments, f"{hands.R}/comments")


def without(word: str) -> Edit:
    """Return what takes a word out where it first stands."""

    def edit(deck: Any) -> None:
        texts = (t for s in deck.slides for t in s._element.iter(f"{{{hands.A}}}t"))
        found = next(t for t in texts if word in (t.text or ""))
        found.text = re.sub(rf"{word}\s?", "", found.text)

    return edit


def heavier(deck: Any) -> None:
    """Cover a table by copies of a shape without text that were pasted twice."""
    over = hands.lay_over(deck, OVERVIEW, TABLE)._element
    over.getparent().append(deepcopy(over))


OS, BOX = "primary.os", "boxed_warning"
PROMOTER: dict[str, Case] = {
    # numbers under other labels, marks at other places
    "arms swapped in the head of a table": Case(
        both_ways(TABLE, (0, 1), (0, 2)), "numbers-bound", OVERVIEW
    ),
    "arms swapped in the ledger": Case(
        both_ways("ledger.table", (0, 2), (0, 3)), "numbers-bound", "ledger"
    ),
    "two adverse events swapped": Case(
        both_ways("ae_common.table", (2, 0), (4, 0)), "numbers-bound", "ae_common"
    ),
    "another arm at a curve": Case(
        relabel("key_secondary.pfs.figure", "Quelmatinib", "Ostrataxel"),
        "numbers-bound",
        "key_secondary.pfs",
    ),
    "a curve raised": Case(
        bend("primary.os.figure", "curve.quelmatinib", top=0.8), "numbers-bound", OS
    ),
    "a curve flattened": Case(
        bend("primary.os.figure", "curve.quelmatinib", height=0.6), "numbers-bound", OS
    ),
    "bars of harm shortened": Case(
        bend("ae_butterfly.figure", "bar.0", width=0.3), "numbers-bound", "ae_butterfly"
    ),
    "a curve in the other arm's colour": Case(
        repaint("primary.os.figure", "curve.quelmatinib", "D55E00"), "numbers-bound", OS
    ),
    "a minus sign dropped from an axis": Case(
        relabel("ae_dot.figure", "\N{MINUS SIGN}60", "60"), "axis-honest", "ae_dot"
    ),
    "another unit on an axis": Case(
        relabel("primary.os.figure", "onths", "eeks"), "axis-honest", OS
    ),
    "the rows at risk deleted": Case(drop_risk_rows, "km-risk-table", OS),
    "a row at risk deleted": Case(
        drop_part("key_secondary.pfs.figure", "risk.quelmatinib"),
        "km-risk-table",
        "key_secondary.pfs",
    ),
    "the rates of one arm deleted": Case(
        drop_part("ae_dot.figure", "dot.1"), "safety-present-placed", "ae_dot"
    ),
    "a number in an alternative text": Case(alt_number, "numbers-bound", OS),
    "a relative risk in the notes": Case(
        notes(OS, "Say it: a 43% lower risk of death."), "numbers-bound", OS
    ),
    "a copy with another count": Case(edited_copy, "numbers-bound", OVERVIEW),
    "a number in words": Case(
        type_box(OS, "Risk of death cut by forty-three percent"), "numbers-bound", OS
    ),
    "half the deaths": Case(type_box(OS, "Half of the deaths"), "numbers-bound", OS),
    "raised digits": Case(
        type_box(OS, "Median \u00b2\u2075\u00b7\u2076 months"), "numbers-bound", OS
    ),
    "a fraction": Case(type_box(OS, "\u00bd of all deaths"), "numbers-bound", OS),
    # places
    "the boxed warning behind the tables": Case(move(BOX, 33), "boxed-warning", BOX),
    "the boxed warning in another order": Case(first_line_last, "boxed-warning", BOX),
    "a boxed warning made harmless": Case(
        type_into("boxed_warning.body", "Warning:", "Warning, of old:"), "boxed-warning", BOX
    ),
    "limitations made small": Case(
        type_into("limitations.body", "Effects", "Minor effects"),
        "limitations-slide",
        "limitations",
    ),
    "limitations behind the conclusions": Case(
        move("limitations", 38), "limitations-slide", "limitations", blocks=False
    ),
    "disclosures at the end": Case(move("disclosures", 38), "disclosures-first", "disclosures"),
    "the status at the end": Case(move("status", 38), "status-slide", "status"),
    "the primary endpoint behind others": Case(move(OS, 17), "primary-first", OS),
    "a reference deleted": Case(
        type_into("references.body", "Varenholt I, ", ""), "ref-valid", "references"
    ),
    "a better journal": Case(
        type_into("references.body", "Fictional Annals", "Famous Annals"),
        "ref-valid",
        "references",
    ),
    "the population cut from the line over a title": Case(
        replace("primary.os.tag", " \u00b7 ITT", ""), "posthoc-label", OS
    ),
    "nominal cut from a p value": Case(without("nominal"), "posthoc-label", "ledger"),
    # out of sight
    "stripes over a table": Case(stripes, "nothing-hidden", OVERVIEW),
    "limitations on their head": Case(upside_down, "nothing-hidden", "limitations"),
    "a table that fades": Case(fade, "nothing-hidden", OVERVIEW),
    "the rates of one arm switched off": Case(switch_off_dots, "nothing-hidden", "ae_dot"),
    "two boxes over a table": Case(heavier, "nothing-hidden", OVERVIEW),
    "a boxed warning in 1 pt": Case(resize_type("boxed_warning.body", 1), "legible", BOX),
    "sources in 1 pt": Case(resize_type("primary.os.footnotes", 1), "legible", OS),
    "safety among the extras": Case(
        lambda deck: hands.put_in_section(deck, "aesi", "Extra slides"),
        "safety-present-placed",
        "aesi",
    ),
    "safety if asked": Case(
        lambda deck: hands.put_in_section(deck, "aesi", "If asked"), "safety-present-placed", "aesi"
    ),
    # approval and words
    "a stamp of approval": Case(type_box(OS, "Approved by Medical Affairs"), "state-watermark", OS),
    "a number of an approval": Case(
        type_box("title", "MLR approval no. 2231-A"), "state-watermark", "title"
    ),
    "approval on the master": Case(slogan("APPROVED"), "state-watermark", "title"),
    "praise on the master": Case(slogan("A breakthrough."), "lexicon", "title"),
    "praise in the title of a chart": Case(chart("An unprecedented step"), "lexicon", "background"),
    "a rate in the title of a chart": Case(
        chart("57.5% respond"), "numbers-bound", "background", blocks=False
    ),
    "praise in a formula": Case(formula, "lexicon", OS),
    "praise in a comment": Case(in_comment, "lexicon", OS),
    "a word in four boxes": Case(letter_by_letter, "safe-unqualified", OS),
    "a Cyrillic letter": Case(type_box(OS, "It is s\u0430fe"), "safe-unqualified", OS),
    "small capitals of their own": Case(
        type_box(OS, "It is s\u1d00\ua730\u1d07"), "safe-unqualified", OS
    ),
    "a non-joiner in a word": Case(type_box(OS, "A break\u200cthrough"), "lexicon", OS),
    "a direction mark in a word": Case(type_box(OS, "A break\u202ethrough"), "lexicon", OS),
    "a mark over a letter": Case(type_box(OS, "A br\u00ebakthrough"), "lexicon", OS),
    "gaps between letters": Case(
        type_box(OS, "Quelmatinib: b r e a k t h r o u g h"), "lexicon", OS
    ),
    "a hyphen in a word": Case(type_box(OS, "A break-through"), "lexicon", OS),
}


def another_presenter(deck: Any) -> None:
    """Let a colleague give the talk."""
    for name in ("title.body", "disclosures.body"):
        type_into(name, "Ilka Torvend", "Jana Varga")(deck)


def own_limitation(deck: Any) -> None:
    """Add a limitation in a line of its own."""
    lines = hands.shape(deck, "limitations.body").text_frame
    added = deepcopy(lines.paragraphs[-1]._p)
    lines._txBody.append(added)
    lines.paragraphs[-1].runs[0].text = "Most sites were in Europe."


def whole_figure(deck: Any) -> None:
    """Move a figure a little, with all its parts."""
    figure = hands.shape(deck, "primary.os.figure")
    figure.top += 20_000
    frame = figure._element.grpSpPr.xfrm
    frame.chOff.y += 20_000
    for part in figure.shapes:
        part.top += 20_000


def larger_remark(deck: Any) -> None:
    """Add a remark to the background in a size that can be read."""
    type_box("background", "Figures in mg/m\u00b2, as usual", size=Pt(18).pt)(deck)


HARMLESS_TOO: dict[str, Edit] = {
    "another presenter": another_presenter,
    "one more limitation": own_limitation,
    "a figure moved as a whole": whole_figure,
    "minutes in the notes": notes("background", "Takes 2.5 minutes, then a joke."),
    "a remark with a unit": larger_remark,
    "a word mended": type_into("background.body", "with one agent is", "with one drug is"),
}
