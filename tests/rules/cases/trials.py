"""Changes that set several trials side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.rules.case import Case
from tests.rules.decks import inserted, prose, with_exhibit, with_line, with_slide, with_spec
from tests.rules.purposes import PAPER

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.study.spec import Reference

OTHER = PAPER.model_copy(update={"nct": "NCT99000202", "file": ""})
CAVEAT = "Trials differ in design and population; results cannot be compared."


def with_other_trial(
    deck: Deck, *ids: str, source: Reference = OTHER, slide: str = "ledger"
) -> Deck:
    """Return the deck in which some numbers come from the paper of another trial."""
    references = (*deck.studies[0].spec.references, source)
    told = with_spec(deck, references=references)
    told = with_line(told, "references", "4. Newmab in advanced disease.")
    told = with_slide(told, slide, references=("paper",))
    facts = (
        replace(f, provenance=replace(f.provenance, reference="paper")) if f.id in ids else f
        for f in told.facts
    )
    return replace(told, facts=tuple(facts))


def landscape(deck: Deck, note: str = "", source: Reference = OTHER) -> Deck:
    """Return the deck whose table of endpoints takes its last row from another trial."""
    ids = ("dor.median.new", "dor.median.old", "dor.hr.new_vs_old")
    told = with_other_trial(deck, *ids, source=source)
    old = deck.exhibit_index()["ledger"].footnotes
    return with_slide(told, "ledger", footnotes=(*old, note) if note else old)


def one_figure(deck: Deck, **changes: object) -> Deck:
    """Return the deck whose curves of the second endpoint are those of another trial and ours."""
    ids = ("pfs.median.new", "pfs.events.new")
    told = with_other_trial(deck, *ids, slide="key_secondary")
    told = with_exhibit(told, "km.pfs", **changes) if changes else told
    return with_slide(
        told,
        "ledger",
        references=("paper",),
        footnotes=(
            *deck.exhibit_index()["ledger"].footnotes,
            CAVEAT,
        ),
    )


BROKEN = (
    Case(
        "cross-trial-ban",
        "one figure of two trials",
        one_figure,
        "One figure",
    ),
    Case(
        "cross-trial-ban",
        "a table of two trials without a caveat",
        landscape,
        "nothing warns",
        "block",
    ),
    Case(
        "cross-trial-ban",
        "a table of two trials with a caveat needs a waiver",
        lambda d: landscape(d, CAVEAT),
        "with a caveat: NCT99000101, NCT99000202",
        "block_unless_waived",
    ),
    Case(
        "cross-trial-ban",
        "one sentence on two trials",
        lambda d: inserted(
            landscape(d, CAVEAT),
            "limitations",
            prose(
                "response",
                "interpretation",
                "Time to response",
                "{dor.median.new:brief} months, and survival of {os.median.old:brief} months.",
                CAVEAT,
            ),
        ),
        "One sentence",
    ),
    Case(
        "cross-trial-ban",
        "a joined analysis that does not name its method",
        lambda d: one_figure(d, kind="meta"),
        "does not name the method",
    ),
)

NEAR = (
    Case(
        "cross-trial-ban",
        "two sources of one trial",
        lambda d: landscape(d, source=OTHER.model_copy(update={"nct": "NCT99000101"})),
    ),
    Case(
        "cross-trial-ban",
        "a paper that does not name its registration",
        lambda d: landscape(d, source=OTHER.model_copy(update={"nct": ""})),
    ),
)
