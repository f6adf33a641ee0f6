"""Changes to where, how long and how plainly safety is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.units import inches
from tests.rules.case import Case
from tests.rules.decks import inserted, moved, prose, with_policy, with_slide
from tests.rules.drafts import with_item, with_runs

if TYPE_CHECKING:
    from slidekit.deck.model import Deck


def with_backup(deck: Deck, line: str) -> Deck:
    """Return the deck with a hidden slide of backup at its end."""
    slide = replace(prose("more", "backup", "More on safety", line), hidden=True)
    return replace(deck, slides=(*deck.slides, slide))


def renamed(deck: Deck, section: str, label: str) -> Deck:
    """Return the deck in whose template a section has another name."""
    sections = tuple(
        s.model_copy(update={"label": label}) if s.id == section else s
        for s in deck.template.sections
    )
    return replace(deck, template=deck.template.model_copy(update={"sections": sections}))


BROKEN = (
    Case(
        "safety-present-placed",
        "a slide of words between efficacy and safety",
        lambda d: inserted(d, "boxed_warning", prose("break", "backup", "Break", "Coffee")),
        '"Break"',
    ),
    Case(
        "safety-present-placed",
        "a safety slide after the conclusions",
        lambda d: moved(d, "aesi", "references"),
        "after the interpretation",
    ),
    Case(
        "safety-proportion",
        "more is asked than there is",
        lambda d: with_policy(d, "safety", proportion=1.5),
        "4 safety slides for 4 efficacy slides; the policy asks for 6",
        "block_unless_waived",
    ),
    Case(
        "safety-proportion",
        "fewer than the least number",
        lambda d: with_policy(d, "safety", min_slides=5),
        "the policy asks for 5",
    ),
    Case(
        "safety-proportion",
        "little room for tables of safety",
        lambda d: with_policy(d, "safety", room=3.0),
        "the policy asks for 3 of that",
        "block_unless_waived",
    ),
    Case(
        "safety-pointer",
        "another number in the footer",
        lambda d: with_runs(d, "ledger", ".pointer", text="Safety: slides 9\N{EN DASH}10"),
        "safety stands on 10, 11, 12, 13",
    ),
    Case(
        "safety-pointer",
        "no pointer at all",
        lambda d: with_item(d, "primary", ".pointer", name="primary.other"),
        "does not say where",
    ),
    Case(
        "nothing-hidden",
        "hidden limitations",
        lambda d: with_slide(d, "limitations", hidden=True),
        '"Limitations"',
    ),
    Case(
        "nothing-hidden",
        "a table beyond the edge",
        lambda d: with_item(d, "aesi", ".table", x=inches(12)),
        "aesi.table",
    ),
    Case(
        "nothing-hidden",
        "a safety result in the notes only",
        lambda d: with_slide(
            replace(
                d, facts=(*d.facts, replace(d.fact_index()["safety.fatal.new"], id="safety.x.new"))
            ),
            "aesi",
            notes=("Suicides: {safety.x.new:count}",),
        ),
        "safety.x.new",
    ),
    Case(
        "prominence-parity",
        "safety tables one point smaller than the smallest of efficacy",
        lambda d: with_runs(d, "aesi", ".table", size_pt=13),
        "13 pt",
    ),
    Case(
        "prominence-parity",
        "a safety table paler than any of efficacy",
        lambda d: with_runs(d, "aesi", ".table", color="6B7280"),
        "contrast of 4.8 to 1",
    ),
    Case(
        "prominence-parity",
        "an efficacy table in larger type than those of safety",
        lambda d: with_runs(d, "ledger", ".table", size_pt=18),
        "as a rule",
    ),
    Case(
        "prominence-parity",
        "a safety title at less than three quarters",
        lambda d: with_runs(
            with_policy(d, "legibility", title_pt=10), "aesi", ".title", size_pt=19
        ),
        "title",
    ),
    Case(
        "nothing-hidden",
        "safety results on a hidden backup slide alone",
        lambda d: with_backup(
            replace(
                d,
                facts=(
                    *d.facts,
                    *(
                        replace(d.fact_index()[f"safety.fatal.{arm}"], id=f"safety.x.{arm}")
                        for arm in ("new", "old")
                    ),
                ),
            ),
            "Suicides: {safety.x.new:count_percent} and {safety.x.old:count_percent}.{ref:label}",
        ),
        "no other slide has these safety results: ",
        "block",
    ),
)

NEAR = (
    Case(
        "safety-present-placed",
        "another order within safety",
        lambda d: moved(d, "ae_common", "ae_overview"),
    ),
    Case(
        "safety-proportion",
        "exactly as many as asked",
        lambda d: with_policy(d, "safety", proportion=1.0, min_slides=4),
    ),
    Case(
        "safety-pointer",
        "numbers named one by one",
        lambda d: with_runs(d, "ledger", ".pointer", text="Safety: 10, 11, 12-13"),
    ),
    Case(
        "nothing-hidden", "a hidden efficacy slide", lambda d: with_slide(d, "forest", hidden=True)
    ),
    Case(
        "nothing-hidden",
        "a safety result in the notes and on a slide",
        lambda d: with_slide(d, "primary", notes=("Deaths: {safety.death.new:count}",)),
    ),
    Case(
        "prominence-parity",
        "a panel beside a figure is smaller than the text of safety slides",
        lambda d: with_runs(d, "primary", ".key", size_pt=12),
    ),
    Case(
        "prominence-parity",
        "safety tables larger than those of efficacy",
        lambda d: with_runs(d, "aesi", ".table", size_pt=16),
    ),
    Case(
        "safety-present-placed",
        "the section renamed",
        lambda d: renamed(d, "safety", "Harms"),
    ),
    Case(
        "safety-present-placed",
        "a hidden slide between efficacy and safety",
        lambda d: inserted(
            d, "boxed_warning", replace(prose("extra", "efficacy", "Extra", "Words"), hidden=True)
        ),
    ),
    Case(
        "safety-proportion",
        "a hidden efficacy slide does not count",
        lambda d: with_policy(with_slide(d, "forest", hidden=True), "safety", proportion=4 / 3),
    ),
    Case(
        "safety-pointer",
        "a hyphen instead of a dash",
        lambda d: with_runs(d, "ledger", ".pointer", text="Safety: slides 10-13"),
    ),
    Case(
        "nothing-hidden",
        "a hidden backup slide that repeats safety results",
        lambda d: with_backup(
            d,
            "Died: {safety.death.new:count_percent}, {safety.death.old:count_percent}.{ref:label}",
        ),
    ),
)
