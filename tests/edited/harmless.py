"""What a speaker may do to a deck before a talk."""

from __future__ import annotations

from typing import Any

from pptx.util import Emu

from tests.edited import hands
from tests.edited.edits import Edit, add_slide, move, notes, replace, shift
from tests.edited.shows import behaviour, show_jump, slow
from tests.edited.veils import blank_lines, body, grid, look, runs, scaled, spacing, xml


def nothing(deck: Any) -> None:
    """Only open and save."""


def own_notes(deck: Any) -> None:
    """Add to the notes that are there."""
    frame = hands.slide(deck, "primary.os").notes_slide.notes_text_frame
    frame.text = f"{frame.text}\nPause here and explain the axis."


def round_places(deck: Any) -> None:
    """Round all places to hundredths of a millimetre, as another program does."""
    for slide in deck.slides:
        for shape in slide.shapes:
            for name in ("left", "top", "width", "height"):
                setattr(shape, name, Emu(round(getattr(shape, name) / 360) * 360))


def small_logo(deck: Any) -> None:
    """Put a logo into a free corner of the first slide."""
    added = hands.slide(deck, "title").shapes.add_picture(
        hands.picture(), Emu(11_000_000), Emu(200_000), Emu(700_000), Emu(500_000)
    )
    added._element.nvPicPr.cNvPr.set("descr", "Logo of the congress")


def other_language(deck: Any) -> None:
    """Mark all text as British English, as the spelling checker does."""
    for slide in deck.slides:
        for properties in slide._element.iter(f"{{{hands.A}}}rPr"):
            properties.set("lang", "en-GB")
            properties.set("dirty", "0")


def slow_transition(deck: Any) -> None:
    """Let a slide fade in, on a click."""
    root = hands.slide(deck, "background")._element
    root.insert(2, root.makeelement(f"{{{hands.P}}}transition", {"spd": "slow"}))


def emphasise(deck: Any) -> None:
    """Let a figure pulse on a click; it stays in sight."""
    hands.animate(deck, "primary.os.figure", "emph")


def whole_show(deck: Any) -> None:
    """Make a custom show of all slides."""
    ids = [shape.name.split("[")[1][:-1] for s in deck.slides for shape in list(s.shapes)[:1]]
    hands.add_show(deck, "Whole", ids)


def link_forward(deck: Any) -> None:
    """Link from the first slide to the second."""
    hands.link(deck, "title.title", "disclosures")


HARMLESS: dict[str, Edit] = {
    "saved again": nothing,
    "notes where there were none": notes("background", "Greet the chair."),
    "more notes": own_notes,
    "another date on the first slide": replace("title.body", "17 Oct 2026", "18 Oct 2026"),
    "another congress on the first slide": replace(
        "title.body", "Fictional Congress", "Invented Congress"
    ),
    "two slides of the methods swapped": move("exposure", 7),
    "two slides of the background swapped": move("status", 1),
    "a slide of thanks at the end": add_slide("Thank you", 39, "Questions are welcome."),
    "a footnote nudged": shift("primary.os.footnotes", left=457_200 + 20_000),
    "places rounded": round_places,
    "a logo in a free corner": small_logo,
    "another spelling": other_language,
    "a slow transition": slow_transition,
    "a pulse": emphasise,
    "a custom show of everything": whole_show,
    "a link to the next slide": link_forward,
}


def frame_a_row(deck: Any) -> None:
    """Draw a red frame around the first row of a safety table, as presenters do."""
    box = hands.lay_over(deck, "ae_overview", "ae_overview.table", None)
    box.height = Emu(300_000)
    box._element.spPr.remove(box._element.spPr.find(f"{{{hands.A}}}ln"))
    box._element.spPr.append(
        xml('<a:ln w="28575"><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:ln>')
    )


def mark_in_yellow(deck: Any) -> None:
    """Mark the first word of the limitations."""
    run = next(hands.shape(deck, "limitations.body")._element.iter(f"{{{hands.A}}}rPr"))
    run[0].addnext(xml('<a:highlight><a:srgbClr val="FFFF00"/></a:highlight>'))


HARMLESS_LOOKS: tuple[Edit, ...] = (
    frame_a_row,
    mark_in_yellow,
    runs("ae_common.title", spc="-150"),
    spacing("boxed_warning.body", lnSpc=2200),
    grid("ae_common-2.table", 0, 3_500_000),
    scaled("ae_dot.figure", 0.9),
    behaviour("aesi.table", '<p:animScale><p:by x="105000" y="105000"/></p:animScale>'),
    body("ae_butterfly.footnotes", lIns="91440", tIns="45720"),
    blank_lines("disclosures.body", 1, 12),
    slow("aesi-2", 2000),
    look("ae_butterfly-2.title", '<a:effectLst><a:softEdge rad="12700"/></a:effectLst>', "{*}spPr"),
    show_jump("conclusions.title", "endshow"),
)
"""What speakers do to the look of safety slides without harm, each on a slide of its own."""
