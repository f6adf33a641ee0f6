"""Changes to type, colour, places, alternative texts and footers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.layout.frame import Group, Overflow, Path
from slidekit.units import points
from tests.rules.case import Case
from tests.rules.decks import with_line, with_policy, with_settings, with_slide
from tests.rules.drafts import with_frame, with_item, with_runs

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Draft

ROOM = points(40)


def overflowing(deck: Deck, slide: str, by_pt: float) -> Draft:
    """Return the draft with a table that does not fit."""
    over = Overflow(f"{slide}.table", points(by_pt), "bottom")
    return with_frame(deck, slide, lambda frame: replace(frame, overflows=(over,)))


def with_paths(deck: Deck, part: str, **changes: object) -> Draft:
    """Return the draft with a shape of the primary endpoint's figure changed."""

    def change(frame: Frame) -> Frame:
        items = (
            _changed(item, part, changes) if isinstance(item, Group) else item
            for item in frame.items
        )
        return replace(frame, items=tuple(items))

    return with_frame(deck, "primary", change)


def _changed(group: Group, part: str, changes: dict[str, object]) -> Group:
    items = tuple(
        replace(item, **changes)  # type: ignore[arg-type]
        if isinstance(item, Path) and item.name.endswith(part)
        else item
        for item in group.items
    )
    return replace(group, items=items)


def without_titles(deck: Deck) -> Draft:
    """Return the draft with a slide that has no title."""
    return with_frame(
        deck,
        "aesi",
        lambda frame: replace(
            frame, items=tuple(i for i in frame.items if not i.name.endswith(".title"))
        ),
    )


BROKEN = (
    Case(
        "legible",
        "body type below the policy's",
        lambda d: with_runs(d, "limitations", ".body", size_pt=17),
        "Type of 17 pt; the policy asks for 18 pt",
        "warn",
    ),
    Case(
        "legible",
        "small print below the policy's",
        lambda d: with_policy(d, "legibility", footnote_pt=11),
        "10 pt",
    ),
    Case(
        "legible",
        "grey on white",
        lambda d: with_runs(d, "limitations", ".body", color="949494"),
        "3.0 to 1",
        "block",
    ),
    Case(
        "legible",
        "a pale curve",
        lambda d: with_paths(d, "curve.old", line="C0C0C0"),
        "1.8 to 1",
        "block",
    ),
    Case(
        "overflow",
        "a table that is too high",
        lambda d: overflowing(d, "aesi", 12.4),
        "12 pt higher",
    ),
    Case(
        "overflow",
        "one on an efficacy slide",
        lambda d: overflowing(d, "ledger", 1),
        "1 pt higher",
    ),
    Case(
        "overflow",
        "a word that is too long",
        lambda d: with_frame(
            d,
            "aesi",
            lambda f: replace(f, overflows=(Overflow("aesi.title", points(3), "right"),)),
        ),
        "3 pt wider",
    ),
    Case(
        "accessible",
        "a table without a header",
        lambda d: with_item(d, "aesi", ".table", header_rows=0),
        "header",
        "warn",
    ),
    Case(
        "accessible",
        "a table without alternative text",
        lambda d: with_slide(d, "aesi", alt=""),
        "no alternative text",
        "block",
    ),
    Case(
        "accessible",
        "a figure with blanks for it",
        lambda d: with_slide(d, "primary", alt="  "),
        "no alternative text",
    ),
    Case(
        "accessible",
        "two slides with one title",
        lambda d: with_slide(d, "limitations", title="Conclusions"),
        '"Conclusions"',
        "warn",
    ),
    Case("accessible", "no title", without_titles, "no title", "warn"),
    Case(
        "accessible",
        "arms that differ by colour alone",
        lambda d: with_paths(d, "curve.old", dash=()),
        "colour alone",
        "warn",
    ),
    Case(
        "footer-complete",
        "another audience than the slides say",
        lambda d: with_runs(
            d, "aesi", ".state", text="Draft, not approved For scientific exchange."
        ),
        '"Prescribing oncologists"',
    ),
    Case(
        "footer-complete",
        "not for what it is",
        lambda d: with_runs(
            d, "aesi", ".state", text="Draft, not approved. Prescribing oncologists"
        ),
        '"For scientific exchange."',
    ),
    Case(
        "footer-complete",
        "another number",
        lambda d: with_runs(d, "aesi", ".number", text="7"),
        "number, 13",
    ),
    Case(
        "accessible",
        "two blues for two arms",
        lambda d: with_paths(d, ".curve.old", line="2F6F9F"),
        "0072B2 and 2F6F9F",
        "warn",
    ),
    Case(
        "accessible",
        "blue and green, alike without cones for short waves",
        lambda d: with_paths(d, ".curve.old", line="00785A"),
        "the policy asks for 10",
        "warn",
    ),
)

NEAR = (
    Case(
        "legible",
        "just the size of the policy",
        lambda d: with_runs(d, "limitations", ".body", size_pt=18),
    ),
    Case(
        "legible",
        "just the contrast of the policy",
        lambda d: with_runs(d, "limitations", ".body", color="767676"),
    ),
    Case("legible", "a pale line that is no mark", lambda d: with_paths(d, ".null", line="DDDDDD")),
    Case("overflow", "a table that just fits", lambda d: with_item(d, "aesi", ".table", y=ROOM)),
    Case(
        "accessible",
        "titles that differ by a word",
        lambda d: with_slide(d, "limitations", title="Conclusions: limits"),
    ),
    Case(
        "footer-complete",
        "wider spaces",
        lambda d: with_runs(
            d,
            "aesi",
            ".state",
            text="Draft, not approved.  For scientific  exchange.   Prescribing  oncologists",
        ),
    ),
    Case(
        "footer-complete",
        "another audience in settings and on slides",
        lambda d: with_settings(d, audience="Oncologists who prescribe"),
    ),
    Case(
        "accessible",
        "colours just far enough apart for all eyes",
        lambda d: with_paths(d, ".curve.old", line="A3527F"),
    ),
    Case(
        "overflow",
        "a line that is broken and then fits",
        lambda d: with_line(d, "limitations", "Few people over eighty took part in it. " * 4),
    ),
)
