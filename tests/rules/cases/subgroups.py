"""Changes to subgroups: which are shown, how, and with which numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.layout.frame import Group, Path, TextBlock
from tests.rules.case import Case
from tests.rules.cases.survival import MEDIANS, without_part
from tests.rules.decks import (
    with_exhibit,
    with_fact,
    with_line,
    with_slide,
    with_spec,
    without,
)
from tests.rules.drafts import with_frame

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Draft
    from slidekit.study.spec import Subgroup

IN_WOMEN = f"In women, hazard ratio {{os.hr.new_vs_old.subgroup=sex_f:full}}. {MEDIANS}"


def in_bold(deck: Deck, fact: str) -> Draft:
    """Return the draft with one number of the forest plot in bold."""

    def change_part(part: Path | TextBlock) -> Path | TextBlock:
        if isinstance(part, TextBlock) and any(r.fact == fact for r in part.paragraphs[0].runs):
            runs = tuple(replace(r, bold=True) for r in part.paragraphs[0].runs)
            return replace(part, paragraphs=(replace(part.paragraphs[0], runs=runs),))
        return part

    def change(frame: Frame) -> Frame:
        items = (
            replace(item, items=tuple(map(change_part, item.items)))
            if isinstance(item, Group)
            else item
            for item in frame.items
        )
        return replace(frame, items=tuple(items))

    return with_frame(deck, "forest", change)


def with_factors(deck: Deck, **changes: object) -> Deck:
    """Return the deck with its first subgroup factor changed."""
    first, *others = deck.studies[0].spec.subgroups or ()
    changed: Subgroup = first.model_copy(update=changes)
    return with_spec(deck, subgroups=(changed, *others))


def without_facts(deck: Deck, part: str, but: str = "never") -> Deck:
    """Return the deck with a forest plot that lacks the numbers with one part and not another."""
    old = deck.exhibit_index()["forest.os"].facts
    facts = tuple(fact for fact in old if part not in fact or but in fact)
    return with_exhibit(deck, "forest.os", facts=facts)


BROKEN = (
    Case(
        "subgroup-all-or-none",
        "a level left out",
        lambda d: without_facts(d, "agegr1_ge_65"),
        "Age",
    ),
    Case(
        "subgroup-all-or-none",
        "a planned factor left out",
        lambda d: with_factors(d, column="REGION", label="Region", levels=("North", "South")),
        "North, South",
    ),
    Case(
        "subgroup-all-or-none",
        "no overall result",
        lambda d: without_facts(d, "hr.new_vs_old", but="subgroup"),
        "overall",
    ),
    Case(
        "subgroup-all-or-none",
        "one subgroup in bold",
        lambda d: in_bold(d, "os.hr.new_vs_old.subgroup=sex_f"),
        "bolder",
    ),
    Case(
        "subgroup-interaction",
        "no line at 1",
        lambda d: without_part(d, "forest", ".null"),
        "line at 1",
        "warn",
    ),
    Case(
        "subgroup-interaction",
        "no test",
        lambda d: without_facts(d, "interaction.sex"),
        '"sex"',
    ),
    Case(
        "subgroup-interaction",
        "a p of its own",
        lambda d: with_fact(d, "os.hr.new_vs_old.subgroup=sex_f", p=0.02, p_type="nominal"),
        "subgroup=sex_f",
    ),
    Case(
        "subgroup-interaction",
        "ratios without subjects",
        lambda d: with_fact(
            with_fact(
                d, "os.events.new.subgroup=sex_m", N=None, value=None, absent="not_estimable"
            ),
            "os.events.old.subgroup=sex_m",
            N=None,
            value=None,
            absent="not_estimable",
        ),
        '"sex_m"',
    ),
    Case(
        "subgroup-interaction",
        "no line at the overall result",
        lambda d: without_part(d, "forest", ".overall"),
        "overall",
        "warn",
    ),
    Case(
        "subgroup-all-or-none",
        "one subgroup in a text, and no forest plot",
        lambda d: with_line(without(d, "forest"), "background", IN_WOMEN),
        "no slide that is seen shows all subgroups",
    ),
    Case(
        "subgroup-all-or-none",
        "one subgroup in a text, and the forest plot hidden",
        lambda d: with_line(with_slide(d, "forest", hidden=True), "background", IN_WOMEN),
        "no slide that is seen shows all subgroups",
    ),
)

NEAR = (
    Case(
        "subgroup-all-or-none",
        "a factor that was not planned is left out",
        lambda d: with_factors(
            d, column="REGION", label="Region", levels=("North",), prespecified=False
        ),
    ),
    Case("subgroup-all-or-none", "no forest plot at all", lambda d: without(d, "forest")),
    Case(
        "subgroup-interaction",
        "a factor that was not planned has no test",
        lambda d: with_factors(without_facts(d, "interaction.sex"), prespecified=False),
    ),
    Case(
        "subgroup-all-or-none",
        "one subgroup in a text, beside the forest plot",
        lambda d: with_line(d, "background", IN_WOMEN),
    ),
    Case(
        "subgroup-interaction",
        "a subgroup whose ratio could not be estimated",
        lambda d: with_fact(
            d,
            "os.hr.new_vs_old.subgroup=sex_f",
            value=None,
            lower=None,
            upper=None,
            absent="not_estimable",
        ),
    ),
)
