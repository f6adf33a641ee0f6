"""The last slides of a released file: who signed what, when, with which key, and how to check it.

They say in ink what the file's record holds: a printed copy can be held against the library.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.deck.model import Slide
from slidekit.exhibits.setting import day_words
from slidekit.languages import in_own_language, say, to_say
from slidekit.layout.added_pages import Grid, page_ids, parts_of
from slidekit.layout.foot import footer
from slidekit.layout.frame import Cell, Frame, Paragraph, Run
from slidekit.layout.page import Page, set_as_footnotes, text_block, title_block
from slidekit.layout.stamp import with_stamp
from slidekit.layout.text import block_height, break_block, break_paragraph
from slidekit.layout.theme import HOUSE, Box, Theme
from slidekit.layout.words import wording
from slidekit.units import inches, points

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from slidekit.deck.model import Deck
    from slidekit.layout.added_pages import Row
    from slidekit.layout.frame import Item, Table, TextBlock
    from slidekit.layout.stamp import Stamp

PAGE_ID = "signature-page"
SECTION = "signatures"
"""Section and role of the slides; no template has a section of this id."""
SIZE_PT = 12.0
GRID = Grid((inches(2.75), inches(3.4)), points(4), points(5))
"""The last column has the rest of the width: 64 hexadecimal digits on one line."""
ROLES = {
    "author": to_say("author"),
    "medical": to_say("medical reviewer"),
    "regulatory": to_say("regulatory reviewer"),
    "legal": to_say("legal reviewer"),
    "signatory": to_say("signatory"),
    "librarian": to_say("librarian"),
}
ACTS = {
    "approve": to_say("approved"),
    "waive": to_say("waived a finding"),
    "record": to_say("recorded an approval of another system"),
    "release": to_say("released"),
}
"""What was done by a signature, as it stands after the role of who signed."""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """One signature in words."""

    person: str
    role: str
    meaning: str
    at: dt.datetime
    """With its time zone."""
    key: str
    """Id of the key that signed."""
    audit_head: str
    """Head of the audit trail when it was signed, in hexadecimal digits."""
    act: str = "approve"
    """What was done by it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the signature pages say beside the signatures."""

    stamp: Stamp
    deck: str
    version: int
    content: str
    """SHA-256 of the content that was signed, in hexadecimal digits."""
    audit_head: str
    """Head of the audit trail at release."""
    key: str
    """Id of the key that released the file."""
    blocks: tuple[SignatureBlock, ...]
    markets: tuple[str, ...] = ()
    parent: str = ""
    """Id of the approval that a derived deck rests on; "" of a deck that was approved itself."""
    recorded: tuple[str, ...] = ()
    """Roles that approved in another system: a librarian recorded that, and they did not sign."""


@in_own_language
def signature_pages(deck: Deck, sheet: Sheet, theme: Theme = HOUSE) -> tuple[Frame, ...]:
    """Return the signature pages that follow the slides of a deck."""
    rows = [_row(block, theme) for block in sheet.blocks]
    parts = parts_of(rows, _room(_page(deck, 0, 1, 1, theme), sheet))
    return tuple(
        _frame(_page(deck, number, number, len(parts), theme), sheet, part)
        for number, part in enumerate(parts, 1)
    )


def _page(deck: Deck, number: int, part: int, parts: int, theme: Theme) -> Page:
    slide = Slide(
        id=page_ids(deck, PAGE_ID, parts)[part - 1],
        role=SECTION,
        section=SECTION,
        layout="table",
        title=say("Approval and signatures"),
        parts=(part, parts),
    )
    return Page(deck, slide, len(deck.slides) + number, wording(deck), theme, SIZE_PT)


def _frame(page: Page, sheet: Sheet, rows: Sequence[Row]) -> Frame:
    items = (*_items(page, sheet, rows), *footer(page))
    frame = Frame(page.slide.id, page.theme.width, page.theme.height, items)
    return with_stamp(frame, page.deck, sheet.stamp)


def _items(page: Page, sheet: Sheet, rows: Sequence[Row]) -> Iterator[Item]:
    about = _about(page, sheet)
    yield title_block(page)
    yield about
    yield _table(page, rows, about.y + about.height + points(12))
    yield _how_to_verify(page, sheet)


def _about(page: Page, sheet: Sheet) -> TextBlock:
    """Return what was approved, in a few lines below the title."""
    theme, stamp = page.theme, sheet.stamp
    number = f"{stamp.approval} ({stamp.outside})" if stamp.outside else stamp.approval
    released, until = day_words(stamp.released), day_words(stamp.valid_until)
    texts = (
        say("Approval {0}: {1}, version {2}", number, sheet.deck, sheet.version),
        say("Released {0}, valid until {1}", released, until),
        _for_whom(sheet),
        *_whence(sheet),
    )
    paragraphs = tuple(
        Paragraph((Run(text, 14, bold=not n, color=theme.ink),), space_before_pt=2)
        for n, text in enumerate(texts)
    )
    box = Box(theme.margin, theme.content_y, theme.inner_width, 0)
    block = break_block(text_block(page.block("body"), box, paragraphs, "body"))
    return replace(block, height=block_height(block))


def _for_whom(sheet: Sheet) -> str:
    audience = sheet.stamp.audience
    if not sheet.markets:
        return say("For: {0}", audience)
    return say("For: {0}. Markets: {1}", audience, ", ".join(sheet.markets))


def _whence(sheet: Sheet) -> tuple[str, ...]:
    """Return whence an approval comes that nobody signed for these very slides here."""
    chosen = say("Chosen slides of approval {0}, which was signed as follows", sheet.parent)
    elsewhere = say(
        "Approved in another system as {0} ({1}): recorded here, not signed",
        sheet.stamp.outside,
        ", ".join(map(_role, sheet.recorded)),
    )
    return (*([chosen] if sheet.parent else []), *([elsewhere] if sheet.recorded else []))


def _how_to_verify(page: Page, sheet: Sheet) -> TextBlock:
    theme = page.theme
    texts = (
        say("Signed content, SHA-256: {0}", sheet.content),
        say("Audit trail at release: {0}", sheet.audit_head),
        say(
            "Released with key {0}. To verify this file without a network: "
            "slidekit verify FILE.pptx --key PUBLIC.pem, with the public key of the library.",
            sheet.key,
        ),
    )
    paragraphs = tuple(
        Paragraph((Run(text, theme.footnote_pt, color=theme.grey),)) for text in texts
    )
    return set_as_footnotes(page, paragraphs)


def _row(block: SignatureBlock, theme: Theme) -> Row:
    signed = f"{day_words(block.at.date())}, {moment(block.at)}"
    texts = (
        (block.person, f"{_role(block.role)}: {say(ACTS.get(block.act, block.act))}"),
        (block.meaning, signed),
        (say("Key {0}", block.key), block.audit_head),
    )
    rule = (points(0.75), theme.hairline)
    cells = tuple(
        Cell(_cell_lines(pair, width, theme, bold=not place), "top", rule_below=rule)
        for place, (pair, width) in enumerate(zip(texts, GRID.widths(theme), strict=True))
    )
    return GRID.row(cells)


def _role(role: str) -> str:
    """Return a role as people call it, in the deck's language."""
    return say(ROLES.get(role, role))


def moment(at: dt.datetime) -> str:
    """Return a time of day with its zone: "09:15:02 UTC", "10:15:02 UTC+01:00"."""
    return f"{at:%H:%M:%S} {at.tzname() or ''}".strip()


def _head(theme: Theme) -> Row:
    texts = (
        say("Signed by"),
        say("Meaning of the signature, date and time"),
        say("Key, and head of the audit trail before it"),
    )
    rule = (points(1.5), theme.ink)
    cells = tuple(
        Cell(_cell_lines((text,), width, theme, bold=True), "bottom", rule_below=rule)
        for text, width in zip(texts, GRID.widths(theme), strict=True)
    )
    return GRID.row(cells)


def _cell_lines(
    texts: Sequence[str], width: int, theme: Theme, *, bold: bool
) -> tuple[Paragraph, ...]:
    """Return the lines of a cell; only the first one is bold."""
    return tuple(
        break_paragraph(
            Paragraph((Run(text, SIZE_PT, bold=bold and not n, color=theme.ink),)),
            width - 2 * GRID.margin_x,
        )
        for n, text in enumerate(texts)
        if text
    )


def _table(page: Page, rows: Sequence[Row], y: int) -> Table:
    alt = say("Who signed the approval, in which role and meaning, when, and with which key.")
    return GRID.table(page, (_head(page.theme), *rows), y, alt)


def _room(page: Page, sheet: Sheet) -> int:
    """Return the height that rows of signatures have on a page in EMU."""
    about = _about(page, sheet)
    top = about.y + about.height + points(12) + _head(page.theme).height
    return _how_to_verify(page, sheet).y - points(8) - top
