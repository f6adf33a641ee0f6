"""Edits of an exported deck, each with the rule and the slide that must be named."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.util import Emu

from tests.edited import hands
from tests.edited.edits import (
    OVERVIEW,
    TABLE,
    Edit,
    add_slide,
    behind_divider,
    cell,
    copy_slide_shapes,
    darken,
    darken_master,
    drop_alt,
    drop_line,
    drop_part,
    empty,
    hide,
    move,
    move_section,
    notes,
    over,
    paste_picture,
    recolour,
    refill,
    replace,
    resize_type,
    shift,
    show,
    shrink_to_fit,
    switch_off,
    type_box,
    wrap_for_older,
)


@dataclass(frozen=True, slots=True)
class Case:
    """An edit, and what must be said of it."""

    edit: Edit
    rule: str
    slide: str | None
    blocks: bool = True


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
        add_slide("Agenda", 1, "What we will talk about"), "safety-pointer", None
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
        replace("ae_overview.title", "overview", "safe and well tolerated"),
        "safe-unqualified",
        OVERVIEW,
    ),
    "praise in another title": Case(
        replace("primary.os.title", "Overall survival", "A safer choice"),
        "safe-unqualified",
        "primary.os",
    ),
    "a comparison in a box": Case(
        type_box("primary.os", "Works better than docetaxel"), "comparative-bound", "primary.os"
    ),
    "a comparison in a title": Case(
        replace("primary.os.title", "Overall survival", "Patients live longer than with Drug Y"),
        "comparative-bound",
        "primary.os",
    ),
    "a title that calls the medicine safe, beside a pointer to safety": Case(
        replace("primary.os.title", "Overall survival", "Quelmatinib is safe"),
        "safe-unqualified",
        "primary.os",
    ),
    "significance in the notes": Case(
        notes("primary.os", "Non-inferior to the control."), "significance-controlled", "primary.os"
    ),
    "significance in a box": Case(
        type_box("key_secondary.pfs", "Superior to placebo"),
        "significance-controlled",
        "key_secondary.pfs",
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
