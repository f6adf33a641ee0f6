"""What a speaker may do to a deck before a talk."""

from __future__ import annotations

from typing import Any

from pptx.util import Emu

from tests.edited import hands
from tests.edited.edits import Edit, add_slide, move, notes, replace, shift


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
