"""Changes to what is taken over from publications, and to the permissions for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.exhibits.fact import Provenance
from slidekit.study.permission import Permission
from tests.rules.case import Case
from tests.rules.cases.references import with_review
from tests.rules.decks import with_line, with_settings, with_slide

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from tests.rules.case import Change

TAKEN = "Figure reproduced from a review.{ref:review@Figure 2}"
CHANGED = "Figure adapted from a review.{ref:review@Figure 2}"
ASKED = Permission(
    holder="Fictional Press",
    number="5512345678901",
    granted=dt.date(2026, 5, 1),
    expires=dt.date(2026, 12, 31),
    covers=("Figures 1-3",),
)
OPEN = Permission(licence="CC BY 4.0")
TALK = dt.date(2026, 9, 1)
PAPER = Provenance(method="reported", reference="review", anchor="Figure 2")


def taking(deck: Deck, text: str, *records: Permission, date: dt.date | None = TALK) -> Deck:
    """Return the deck with a text on something taken over, and the permissions for it."""
    told = with_line(with_review(deck, permissions=records), "background", text)
    return with_settings(told, date=date)


def under(licence: str, text: str) -> Change:
    """Return what takes a figure over under an open licence."""
    return lambda deck: taking(deck, text, Permission(licence=licence))


def told(words: str) -> Change:
    """Return what adds a cited line without any permission."""
    return lambda deck: taking(deck, words + "{ref:review}")


def permitted(deck: Deck, text: str = TAKEN, **changes: Any) -> Deck:
    """Return the deck with a figure taken over under a permission with some changes."""
    return taking(deck, text, ASKED.model_copy(update=changes))


def redrawn(deck: Deck, note: str, *records: Permission) -> Deck:
    """Return the deck with its curves drawn from the numbers of a paper."""
    told = with_settings(with_review(deck, permissions=records), date=TALK)
    figure = told.exhibit_index()["km.pfs"]
    facts = tuple(
        replace(fact, reported=True, provenance=PAPER) if fact.id in figure.facts else fact
        for fact in told.facts
    )
    slides = tuple(
        replace(s, footnotes=(*s.footnotes, f"{note} a review.{{ref:review}}"))
        if s.exhibit in ("km.pfs", "ledger") or s.role == "conclusions"
        else s
        for s in told.slides
    )
    return replace(told, facts=facts, slides=slides)


BROKEN = (
    Case(
        "figure-permission",
        "a figure reproduced without permission",
        lambda d: taking(d, TAKEN),
        'of "review" is taken over, and no permission is on record',
        "block",
    ),
    Case(
        "figure-permission",
        "adapted from is no permission",
        lambda d: taking(d, CHANGED),
        "no permission is on record",
        "block",
    ),
    Case(
        "figure-permission",
        "a permission that ended the day before the talk",
        lambda d: permitted(d, expires=dt.date(2026, 8, 31)),
        "ended on 2026-08-31; the deck is for 2026-09-01",
        "block",
    ),
    Case(
        "figure-permission",
        "a permission that is given after the talk",
        lambda d: permitted(d, granted=dt.date(2026, 9, 2)),
        "is of 2026-09-02",
    ),
    Case(
        "figure-permission",
        "a permission for other figures",
        lambda d: permitted(d, "Reprinted from a review.{ref:review@Table 2}"),
        "covers Figures 1-3; the slide takes over table 2",
    ),
    Case(
        "figure-permission",
        "nobody says which figure it is",
        lambda d: permitted(d, "Reproduced with permission from a review.{ref:review@page 4}"),
        "does not say which figure",
    ),
    Case(
        "figure-permission",
        "a permission without holder and number",
        lambda d: permitted(d, holder="", number=""),
        "lacks holder, number",
    ),
    Case(
        "figure-permission",
        "a licence that is not for companies",
        lambda d: taking(d, TAKEN, Permission(licence="CC BY-NC 4.0")),
        "lacks holder, number, covers",
    ),
    *(
        Case(
            "figure-permission",
            f"a licence with a restriction behind its version, {licence}",
            under(licence, TAKEN),
            "lacks holder, number, covers",
        )
        for licence in ("CC BY 4.0 NC", "CC BY 4.0 noncommercial", "CC BY 4.0 no derivatives")
    ),
    *(
        Case(
            "figure-permission",
            f"taken over in other words: {words}",
            told(words),
            "no permission is on record",
            "block",
        )
        for words in (
            "Figure 2 courtesy of Smith et al.",
            "Source: Figure 2 of Smith.",
            "Figure 2 is taken from the review.",
            "Figure 1 after Smith.",
            "Image from Smith 2020.",
        )
    ),
    Case(
        "figure-permission",
        "a permission for other figures beside one that ended",
        lambda d: taking(
            d,
            TAKEN,
            ASKED.model_copy(update={"covers": ("Table 9",), "expires": dt.date(2026, 6, 1)}),
            ASKED.model_copy(update={"covers": ("Table 9",)}),
        ),
        "covers Table 9; the slide takes over fig 2",
    ),
    Case(
        "figure-permission",
        "of two permissions the one that only warns",
        lambda d: taking(
            d,
            TAKEN,
            ASKED.model_copy(update={"covers": ("Table 9",)}),
            ASKED.model_copy(update={"granted": dt.date(2026, 1, 1), "expires": None}),
        ),
        "until when",
        "warn",
    ),
    Case(
        "figure-permission",
        "a figure changed under a licence without derivatives",
        lambda d: taking(d, CHANGED, Permission(licence="CC-BY-ND 4.0 International")),
        '"CC-BY-ND 4.0 International" does not allow',
    ),
    Case(
        "figure-permission",
        "a figure changed, and the permission says nothing of that",
        lambda d: permitted(d, CHANGED),
        '"5512345678901" does not allow',
    ),
    Case(
        "figure-permission",
        "a permission of which nobody knows the end",
        lambda d: permitted(d, expires=None),
        "until when",
        "warn",
    ),
    Case(
        "figure-permission",
        "a deck without a date",
        lambda d: taking(d, TAKEN, ASKED, date=None),
        "no date to hold it against",
        "warn",
    ),
    Case(
        "figure-permission",
        "without the line that the holder asks for",
        lambda d: permitted(d, credit="Copyright Fictional Press"),
        '"Copyright Fictional Press"',
    ),
    Case(
        "figure-permission",
        "with kind permission of nobody",
        lambda d: taking(d, "With kind permission of the publisher."),
        "cites no reference",
    ),
    Case(
        "figure-permission",
        "a figure drawn from published numbers that does not say so",
        lambda d: redrawn(d, "Source:", OPEN),
        "drawn from numbers of review and does not say",
    ),
    Case(
        "figure-permission",
        "curves read off a figure that may not be changed",
        lambda d: redrawn(d, "Adapted from", Permission(licence="CC BY-ND 4.0")),
        'Curves of "review" were read off its printed figures (slides 8)',
        "warn",
    ),
)

NEAR = (
    Case("figure-permission", "a permission on its last day", lambda d: permitted(d, expires=TALK)),
    Case(
        "figure-permission",
        "a panel of a figure that is covered, changed as was allowed",
        lambda d: permitted(
            d, "Adapted from a review.{ref:review@Fig. 3B}", adaptation=True, expires="never"
        ),
    ),
    *(
        Case(
            "figure-permission",
            f"an open licence by its whole name, {licence}",
            under(licence, CHANGED),
        )
        for licence in ("CC BY 4.0 International", "CC BY 3.0 Unported", "cc-by 4.0 licence")
    ),
    *(
        Case(
            "figure-permission",
            f"nothing is taken over by: {words}",
            told(words),
        )
        for words in (
            "Images from CT were read centrally.",
            "Source: published report, Figure 1.",
            "Visits of Table 2 after Week 12.",
            "Tablets were taken from day 1.",
        )
    ),
    Case("figure-permission", "an open licence", lambda d: taking(d, CHANGED, OPEN, date=None)),
    Case(
        "figure-permission",
        "an older permission ended, a newer one holds",
        lambda d: taking(
            d, TAKEN, ASKED.model_copy(update={"expires": dt.date(2026, 6, 1)}), ASKED
        ),
    ),
    Case(
        "figure-permission",
        "the line that the holder asks for",
        lambda d: with_slide(
            permitted(d, credit="Copyright Fictional Press"),
            "background",
            footnotes=("Copyright Fictional Press",),
        ),
    ),
    Case(
        "figure-permission",
        "words that only sound like it",
        lambda d: with_line(
            d,
            "background",
            "The score was adapted from an older one, and doses were modified from the third "
            "cycle on, with permission.{ref:review}",
        ),
    ),
    Case(
        "figure-permission",
        "curves drawn from the numbers of an open paper",
        lambda d: redrawn(d, "Adapted from", OPEN),
    ),
)
