"""Changes that lift out results without control of error."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.exhibits.model import Line
from slidekit.layout.frame import Group, Path
from tests.rules.case import Case
from tests.rules.decks import clean, with_endpoint, with_fact, with_line, with_policy, with_slide
from tests.rules.drafts import with_frame, with_printed

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Draft

MEDIANS = "{pfs.median.new:full} and {pfs.median.old:full} months"
RATIO = f"Median progression-free survival {MEDIANS}; hazard ratio {{pfs.hr.new_vs_old:full}}."


def nominal(deck: Deck) -> Deck:
    """Return the deck of a trial in which the second endpoint was not reached by the test plan."""
    told = with_fact(deck, "pfs.hr.new_vs_old", p_type="nominal")
    told = with_endpoint(told, "pfs", state="not_tested", met=None)
    told = with_slide(
        told,
        "ledger",
        footnotes=("ITT. Nominal p. Data cut-off: 30 Jun 2026. Source: data on file.",),
    )
    return with_slide(
        told, "key_secondary", title="Progression-free survival: estimate (nominal p)"
    )


def concluding(deck: Deck, *lines: Line) -> Deck:
    """Return the deck with other lines before its conclusions on safety."""
    old = next(s for s in deck.slides if s.id == "conclusions").body
    return with_slide(deck, "conclusions", body=(*lines, *old))


def with_shape(deck: Deck, slide: str, part: str) -> Draft:
    """Return the draft with one more shape in a figure."""

    def change(frame: Frame) -> Frame:
        items = (
            replace(i, items=(*i.items, Path(f"{i.name}.{part}", (("M", 0, 0), ("L", 9, 9)))))
            if isinstance(i, Group)
            else i
            for i in frame.items
        )
        return replace(frame, items=tuple(items))

    return with_frame(deck, slide, change)


def with_nnt(deck: Deck, **changes: Any) -> Deck:
    """Return the deck with a number needed to treat for the second endpoint on a slide."""
    nnt = replace(
        clean().fact_index()["pfs.hr.new_vs_old"],
        id="pfs.nnt.new_vs_old",
        measure="number",
        p=None,
        p_type=None,
        **changes,
    )
    told = replace(deck, facts=(*deck.facts, nnt))
    return with_line(told, "limitations", "Number needed to treat: {pfs.nnt.new_vs_old:full}.")


BROKEN = (
    Case(
        "neutral-if-uncontrolled",
        "a title with a nominal result",
        lambda d: with_slide(
            with_policy(nominal(d), "legibility", absolute_share=0.5),
            "key_secondary",
            title="Progression-free survival: nominal {pfs.hr.new_vs_old:p}",
        ),
        "The title rests on the hazard ratio of Progression-free survival",
        "block_unless_waived",
    ),
    Case(
        "neutral-if-uncontrolled",
        "a nominal result as the first conclusion",
        lambda d: concluding(nominal(d), Line(RATIO)),
        "A conclusion that leads",
    ),
    Case(
        "neutral-if-uncontrolled",
        "an arrow beside it",
        lambda d: with_slide(
            nominal(d),
            "key_secondary",
            key_lines=tuple(
                f"{line} \N{DOWNWARDS ARROW}" if "hr" in line else line
                for line in d.exhibit_index()["km.pfs"].key_lines
            ),
        ),
        "arrow",
    ),
    Case(
        "neutral-if-uncontrolled",
        "colour on one row of the table of endpoints",
        lambda d: with_printed(nominal(d), "ledger", {"pfs.hr.new_vs_old": {"color": "B00020"}}),
        "Colour lifts out",
    ),
    Case(
        "neutral-if-uncontrolled",
        "a callout on subgroups",
        lambda d: with_shape(nominal(d), "key_secondary", "callout"),
        "callout",
    ),
    Case(
        "neutral-if-uncontrolled",
        "a number needed to treat for what was not tested",
        lambda d: with_nnt(nominal(d)),
        "number needed to treat",
    ),
)

NEAR = (
    Case(
        "neutral-if-uncontrolled",
        "the primary endpoint leads, though its p is nominal",
        lambda d: with_slide(
            with_fact(with_endpoint(d, "os", met=True), "os.hr.new_vs_old", p_type="nominal"),
            "ledger",
            footnotes=("ITT. Nominal p. Data cut-off: 30 Jun 2026. Source: data on file.",),
        ),
    ),
    Case("neutral-if-uncontrolled", "a nominal result, shown as plainly as others", nominal),
    Case(
        "neutral-if-uncontrolled",
        "a nominal result after the primary one",
        lambda d: with_line(nominal(d), "conclusions", RATIO),
    ),
    Case(
        "neutral-if-uncontrolled",
        "a number needed to treat for what was met",
        with_nnt,
    ),
    Case(
        "neutral-if-uncontrolled",
        "colour on a controlled result",
        lambda d: with_printed(d, "ledger", {"os.hr.new_vs_old": {"color": "B00020"}}),
    ),
)
