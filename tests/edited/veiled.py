"""Edits after which all words are there and nobody can read them, each with what must be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.edited.cases import Case
from tests.edited.edits import OVERVIEW, TABLE, drop_alt, refill, shift
from tests.edited.shows import (
    behaviour,
    embedded_font,
    hide_in_words,
    hover,
    in_british,
    linked,
    master_look,
    new_looks,
    show_jump,
    slow,
    theme_font,
    travelling,
    white_links,
)
from tests.edited.veils import (
    as_field,
    blank_lines,
    blank_table,
    body,
    both,
    cells,
    decorative,
    flip,
    font,
    for_no_program,
    grid,
    grouped,
    in_figure,
    look,
    merge_across,
    merge_down,
    other_meaning,
    outline,
    panes,
    runs,
    scaled,
    scribble,
    spacing,
    stroke,
    throw_shadow,
    white_part,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.edited.edits import Edit

LIMITS, BOX, MONEY = "limitations.body", "boxed_warning.body", "disclosures.body"
DOTS, PFS = "ae_dot.figure", "key_secondary.pfs"
GRADIENT = (
    "<a:gradFill xmlns:a='{A}'><a:gsLst><a:gs pos='0'><a:srgbClr val='FFFFFF'/></a:gs>"
    "<a:gs pos='100000'><a:srgbClr val='FEFEFE'/></a:gs></a:gsLst></a:gradFill>"
)
SOFT = '<a:effectLst><a:softEdge rad="635000"/></a:effectLst>'
BROAD = '<a:ln w="63500"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>'
TILTED = (
    '<a:scene3d><a:camera prst="orthographicFront"><a:rot lat="0" lon="5340000" rev="0"/>'
    '</a:camera><a:lightRig rig="threePt" dir="t"/></a:scene3d>'
)
GLOW = '<a:effectLst><a:glow rad="127000"><a:srgbClr val="000000"/></a:glow></a:effectLst>'
MARKED = '<a:highlight><a:srgbClr val="323C48"/></a:highlight>'
PATTERN = "<a:pattFill xmlns:a='{A}' prst='pct5'/>"
WARPED = '<a:prstTxWarp prst="textFadeUp"><a:avLst/></a:prstTxWarp>'
SHRINKS = '<p:animScale><p:by x="1000" y="1000"/></p:animScale>'
WHITENS = '<p:animClr><p:to><a:srgbClr val="FFFFFF"/></p:to></p:animClr>'
SHADES = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs>'
    '<a:gs pos="100000"><a:srgbClr val="000000"/></a:gs></a:gsLst></a:gradFill>'
)
BORDER = '<a:lnB w="914400"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:lnB>'
CROSS = '<a:lnTlToBr w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:lnTlToBr>'
SHOWN, READ, SAME = "nothing-hidden", "legible", "prominence-parity"


def ink(color: str, name: str = LIMITS) -> Edit:
    """Return what gives all type of a text a colour."""
    return refill(name, f"<a:solidFill xmlns:a='{{A}}'>{color}</a:solidFill>")


def at(slide: str, edit: Edit, rule: str = SHOWN, *, blocks: bool = True) -> Case:
    """Return an edit and where it must be told."""
    return Case(edit, rule, slide, blocks)


VEILED: dict[str, Case] = {
    # under something
    "a thick white frame over a table": at(OVERVIEW, outline(OVERVIEW, TABLE, 400)),
    "a thick white line across a table": at(
        "ae_common", stroke("ae_common", "ae_common.table", 120)
    ),
    "four panes over a table": at("ae_common-2", panes("ae_common-2", "ae_common-2.table", 4, 40)),
    "a white table over a table": at(
        "ae_common-3", blank_table("ae_common-3", "ae_common-3.table")
    ),
    "ink over a table": at("ae_common-4", scribble("ae_common-4", "ae_common-4.table")),
    "a box that travels over a table": at("aesi", travelling("aesi", "aesi.table")),
    # tables
    "a column without width": at("aesi-2", grid("aesi-2.table", 1, 1000)),
    "a column of half a word": at("status", grid("status.table", 0, 300_000)),
    "columns pushed off the slide": at(OVERVIEW, grid(TABLE, 0, 20_000_000)),
    "a row merged into the one above": at("ae_common", merge_down("ae_common.table", 1)),
    "a row merged into its first cell": at("ae_common-2", merge_across("ae_common-2.table", 3)),
    "the slide's number for a count": at("ae_common-3", as_field("ae_common-3.table", 2, 1)),
    # type
    "a table struck through": at("ae_common-4", runs("ae_common-4.table", strike="sngStrike")),
    "letters over each other": at("disclosures", runs(MONEY, spc="-900")),
    "lines over each other": at("limitations", spacing(LIMITS, lnSpc=100)),
    "letters far off their line": at("boxed_warning", runs(BOX, baseline="300000")),
    "Wingdings": at("primary.os", font("primary.os.footnotes", "Wingdings")),
    "glow around letters": at(PFS, runs(f"{PFS}.footnotes", GLOW)),
    "white outlines of letters": at("forest.os-2", runs("forest.os-2.footnotes", BROAD), READ),
    "marked in the colour of the type": at(
        "primary.os", runs("primary.os.footnotes", MARKED), READ
    ),
    "type in a white gradient": at(PFS, refill(f"{PFS}.footnotes", GRADIENT), READ),
    "type in a pattern": at("limitations", refill(LIMITS, PATTERN), READ),
    "type in snow": at("limitations", ink("<a:prstClr val='snow'/>"), READ),
    "type in shares of light": at(
        "disclosures", ink("<a:scrgbClr r='99000' g='99000' b='99000'/>", MONEY), READ
    ),
    "black made white": at(
        "boxed_warning", ink("<a:srgbClr val='000000'><a:inv/></a:srgbClr>", BOX), READ
    ),
    "type whose alpha is taken off": at(
        "ae_dot",
        ink("<a:srgbClr val='000000'><a:alphaOff val='-95000'/></a:srgbClr>", "ae_dot.footnotes"),
        READ,
    ),
    "raised type of 1 pt": at("status", runs("status.table", sz="100", baseline="1000"), READ),
    "raised lines of 6 pt": at(
        "limitations", runs(LIMITS, sz="600", baseline="30000"), READ, blocks=False
    ),
    # figures
    "soft edges of a figure": at("ae_dot", look(DOTS, SOFT, "{*}grpSpPr")),
    "a figure whose parts are drawn at a sixteenth": at(
        "ae_butterfly", within("ae_butterfly.figure", cx=4, cy=4), SAME
    ),
    "a figure whose parts are drawn elsewhere": at(
        "ae_butterfly-2", within("ae_butterfly-2.figure", x=15_000_000)
    ),
    "a figure of three quarters": at("ae_dot", scaled(DOTS, 0.75), SAME),
    "a mirrored figure": at("ae_butterfly", flip("ae_butterfly.figure")),
    "a table as decoration": at("aesi", decorative("aesi.table"), "accessible"),
    "an alternative text without its numbers": at(
        "aesi-2", drop_alt("aesi-2.table", "Adverse events were alike."), "accessible"
    ),
    # places
    "limitations in a hidden group": at("limitations", grouped(LIMITS, hidden=True)),
    "interests in a group of no size": at("disclosures", grouped(MONEY, share=0.0)),
    "a warning in a group that flies out": at("boxed_warning", grouped(BOX, effect="exit")),
    "margins that leave no room": at("limitations", body(LIMITS, lIns="11000000")),
    "margins that push a text off": at(
        "disclosures", body(MONEY, lIns="-14000000", rIns="14000000")
    ),
    "sixteen columns": at(
        "ae_butterfly-2", body("ae_butterfly-2.footnotes", numCol="16", spcCol="500000")
    ),
    "lines that do not wrap": at("limitations", body(LIMITS, wrap="none")),
    "blank lines before a text": at("limitations", blank_lines(LIMITS, 12, 40)),
    "a blank line of 400 pt": at("boxed_warning", blank_lines(BOX, 1, 400)),
    "a wide space before each line": at("disclosures", spacing(MONEY, spcBef=15_000)),
    "text that runs down": at("ae_butterfly", body("ae_butterfly.footnotes", vert="vert")),
    "text turned in its box": at("ae_butterfly-2", body("ae_butterfly-2.title", rot="10800000")),
    "a title on edge": at("aesi", body("aesi.title", TILTED)),
    "sources bent to a point": at("aesi-2", body("aesi-2.footnotes", WARPED)),
    "a low box that cuts its text": at(
        "boxed_warning", both(shift(BOX, height=300_000), body(BOX, vertOverflow="clip"))
    ),
    "interests that no program draws": at(
        "disclosures", for_no_program(MONEY), "disclosures-first"
    ),
    "a white box within a figure": at("ae_dot", in_figure(DOTS)),
    "a black ground by another meaning of colours": at(
        "limitations", other_meaning("limitations"), READ
    ),
    "cells in a gradient": at("ae_common-4", cells("ae_common-4.table", SHADES), READ),
    "white borders of an inch": at("aesi", cells("aesi.table", BORDER)),
    "cells crossed out": at("aesi-2", cells("aesi-2.table", CROSS)),
    "a shadow over a table": at("status", throw_shadow("status")),
    "one line for each page": at("boxed_warning", spacing(BOX, lnSpc=60_000)),
    # the show
    "a safety slide hidden in words": at(OVERVIEW, hide_in_words(OVERVIEW)),
    "a link to the last slide": at("forest.os", show_jump("forest.os.title", "lastslide")),
    "a link that ends the show": at("forest.os", show_jump("forest.os.title", "endshow")),
    "a word that leads past safety": at("forest.os", hover("forest.os.title", "conclusions")),
    "a table that shrinks to nothing": at("ae_common", behaviour("ae_common.table", SHRINKS)),
    "a table that turns white": at("ae_common-2", behaviour("ae_common-2.table", WHITENS)),
    "a slide that takes ten minutes to come": at("ae_common-3", slow("ae_common-3", 600_000)),
}

WHOLE: tuple[tuple[Edit, tuple[tuple[str, str, str], ...]], ...] = (
    (
        both(theme_font("Wingdings"), master_look(strike="sngStrike"), embedded_font),
        (
            ("nothing-hidden", "block", "signs in the place of letters"),
            ("nothing-hidden", "block", "struck through"),
            ("file-self-contained", "warn", "brings a typeface along (Arial)"),
        ),
    ),
    (
        both(new_looks, white_part("ae_butterfly.figure", "bar.0")),
        (("numbers-bound", "block", "neither a line nor a fill that is seen: ae_butterfly"),),
    ),
    (
        both(white_links, linked("limitations.body")),
        (("legible", "block", "stands out from what is behind it by 1.0"),),
    ),
    (
        both(in_british, white_part("ae_butterfly.figure", "bar.0")),
        (("numbers-bound", "block_unless_waived", "ae_butterfly.figure.bar.0"),),
    ),
)
"""Edits of the whole deck: rule, weight and words of what must be said."""


def decks_of(cases: Mapping[str, Case]) -> tuple[tuple[str, ...], ...]:
    """Return the names of edits, those together that one deck can take: each on its own slide."""
    decks: list[dict[str | None, str]] = []
    for name, case in cases.items():
        deck = next((d for d in decks if case.slide not in d), None)
        if deck is None:
            decks.append(deck := {})
        deck[case.slide] = name
    return tuple(tuple(deck.values()) for deck in decks)
