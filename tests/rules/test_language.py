"""What the rules of language spare, and what lets a wording stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.exhibits.model import Column, Row, TableData
from slidekit.rules import language
from slidekit.rules.finding import Draft
from slidekit.rules.judge import breaches, judge
from slidekit.study.spec import SpecialInterest
from tests.rules.decks import (
    clean,
    draft_of,
    with_endpoint,
    with_exhibit,
    with_fact,
    with_line,
    with_policy,
    with_product,
    with_settings,
    with_slide,
    with_spec,
)
from tests.rules.spoken import for_use, language_breaches, redrafted, spoken, with_key, with_note
from tests.rules.study import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Deck

FIXED: dict[str, Callable[[Deck], Deck | Draft]] = {
    "a preferred term in a table": lambda d: draft_of(
        with_exhibit(
            d,
            "ae_common",
            data=TableData((Column("Term"),), (Row(("Striking sensation",)),)),
        )
    ),
    "a preferred term in a note": lambda d: with_note(
        with_exhibit(
            d,
            "ae_common",
            data=TableData((Column("Term"),), (Row(("Striking sensation",)),)),
        ),
        "aesi",
        "Of these, striking sensation was the most frequent.",
    ),
    "an event of special interest": lambda d: with_note(
        with_spec(
            d,
            "safety",
            aesi=(SpecialInterest(id="outburst", label="Dramatic outburst"),),
        ),
        "aesi",
        "Dramatic outburst: nobody.",
    ),
    "the name of a scale": lambda d: with_line(
        with_endpoint(d, "pfs", criteria="Patient Trust Scale"),
        "background",
        "Measured by the Patient  Trust Scale.",
    ),
    "a level of a factor that is a cell": lambda d: draft_of(
        with_exhibit(
            with_spec(d, labels={"X": "Superior"}),
            "design",
            data=TableData((Column("Level"),), (Row(("Superior",)),)),
        )
    ),
    "an employer": lambda d: with_line(
        with_settings(d, "presenter", employer="Promising Therapeutics"),
        "background",
        "Made by Promising Therapeutics.",
    ),
    "people's interests": lambda d: with_line(
        d, "disclosures", "Fees from Miracle Ltd and Outstanding Health"
    ),
    "the title of a reference": lambda d: with_line(
        with_spec(
            d,
            references=(
                REFERENCES[0].model_copy(update={"title": "A breakthrough in rare disease"}),
                *REFERENCES[1:],
            ),
        ),
        "background",
        "See: A breakthrough in rare disease.",
    ),
    "the list of references": lambda d: with_line(d, "references", "4. Striking results. 2024."),
    "a boxed warning": lambda d: with_line(d, "boxed_warning", "It should be used by experts."),
    "a quoted label": lambda d: with_line(
        d, "background", 'The label calls it "effective for this use".{ref:label}'
    ),
    "an approved use": lambda d: with_line(
        with_product(
            d,
            indications=(
                d.studies[0]
                .spec.products[0]
                .indications[0]
                .model_copy(update={"text": "prevention of stroke"}),
            ),
        ),
        "background",
        "The label speaks of the prevention of stroke.",
    ),
}
"""What somebody else has fixed."""


@pytest.mark.parametrize("name", FIXED)
def test_fixed_text_is_exempt(name: str) -> None:
    """Terms of dictionaries, names, quotes and labels are nobody's own words."""
    changed = FIXED[name](spoken(clean()))
    judged = changed if isinstance(changed, Draft) else redrafted(changed)
    assert language_breaches(judged) == []


NOT_FIXED = {
    "a word of a name, elsewhere": "Promising.",
    "a quote without its source": '"Effective for this use."',
    "a quote of an article": 'It was called "effective for this use".{ref:review}',
    "a label cited without a quote": "It is effective for this use.{ref:label}",
    "a declared word beside others": "A superior level.",
}


@pytest.mark.parametrize("name", NOT_FIXED)
def test_only_what_was_fixed_is_exempt(name: str) -> None:
    """A name excuses itself and nothing else."""
    deck = with_settings(spoken(clean()), "presenter", employer="Promising Therapeutics")
    deck = with_spec(deck, labels={"X": "Superior"})
    assert len(language_breaches(redrafted(with_line(deck, "background", NOT_FIXED[name])))) == 1


STOPPED = "{safety.discontinuation.new:count} and {safety.discontinuation.old:count}"
SERIOUS = "{safety.serious.new:count_percent} and {safety.serious.old:count_percent}"
PREVENTION = {"text": "Prevention of stroke", "status": {"US": "approved", "EU": "approved"}}


def approved_for_prevention(deck: Deck, **status: str) -> Deck:
    """Return the deck of a medicine that is approved to prevent, where nothing else is said."""
    (use,) = deck.studies[0].spec.products[0].indications
    changed = use.model_copy(update=PREVENTION | ({"status": status} if status else {}))
    return with_product(deck, indications=(changed,))


CONDITIONS: dict[str, tuple[Callable[[Deck], Deck], Callable[[Deck], Deck]]] = {
    "the numbers who stopped": (
        lambda d: with_line(
            for_use(d),
            "limitations",
            f"Well tolerated: {STOPPED}.",
        ),
        lambda d: with_line(
            for_use(d), "limitations", "Well tolerated: {safety.discontinuation.new:count}."
        ),
    ),
    "other numbers than those who stopped": (
        lambda d: with_note(d, "aesi", f"No new safety signals: {SERIOUS}."),
        lambda d: with_line(for_use(d), "limitations", f"Well tolerated: {SERIOUS}."),
    ),
    "a threshold with its source": (
        lambda d: with_note(d, "aesi", "Clinically meaningful: above the MCID of 10.{ref:review}"),
        lambda d: with_note(d, "aesi", "Clinically meaningful: above the MCID of 10."),
    ),
    "an endpoint that was met": (
        lambda d: with_note(d, "primary", "Newmab prolonged overall survival."),
        lambda d: with_note(d, "background", "Newmab prolonged life."),
    ),
    "the endpoint of its own sentence": (
        lambda d: with_note(d, "background", "OS: statistically significant. TTR: described."),
        lambda d: with_note(d, "background", "OS: described. TTR: statistically significant."),
    ),
    "a planned p in the same text": (
        lambda d: with_key(d, "A significant effect, {os.hr.new_vs_old:p}."),
        lambda d: with_key(d, "A significant effect, {os.hr.new_vs_old:full}."),
    ),
    "an approved use in prevention": (
        lambda d: with_note(approved_for_prevention(d), "background", "It prevents relapse."),
        lambda d: with_note(
            approved_for_prevention(d, US="approved", EU="not_approved"),
            "background",
            "It prevents relapse.",
        ),
    ),
    "a guideline": (
        lambda d: with_note(d, "background", "A preferred regimen.{ref:label}"),
        lambda d: with_note(d, "background", "A preferred regimen.{ref:review}"),
    ),
    "a quote with its source": (
        lambda d: with_note(d, "background", 'An editorial: "practice-changing".{ref:review}'),
        lambda d: with_note(d, "background", 'An editorial: "practice-changing".'),
    ),
    "values of every arm on the slide": (
        lambda d: with_slide(d, "ledger", title="Newmab: 29% lower risk of death"),
        lambda d: with_slide(d, "background", title="Newmab: 29% lower risk of death"),
    ),
    "subgroups on the slide": (
        lambda d: with_note(d, "forest", "Consistent across all subgroups."),
        lambda d: with_note(d, "primary", "Consistent across all subgroups."),
    ),
    "the year of approval": (
        lambda d: with_note(d, "background", "A novel inhibitor, approved in 2026."),
        lambda d: with_note(d, "background", "A novel inhibitor."),
    ),
    "a bound number": (
        lambda d: with_note(d, "primary", "A durable effect, {os.median.new:full} months."),
        lambda d: with_note(d, "primary", "A durable effect."),
    ),
    "both arms and their harms": (
        lambda d: with_note(d, "ae_overview", "Rates were lower with Newmab than with Oldmab."),
        lambda d: with_note(d, "boxed_warning", "Rates were lower with Newmab than with Oldmab."),
    ),
}
"""What lets a wording stand, and the same without it."""


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_wording_stands_with_what_bears_it_out(name: str) -> None:
    """With the number, source or test there is no finding, and without it there is one."""
    borne_out, bare = (change(spoken(clean())) for change in CONDITIONS[name])
    assert language_breaches(redrafted(borne_out)) == []
    assert len(language_breaches(redrafted(bare))) == 1


def test_arms_that_were_not_randomised_are_not_compared() -> None:
    """Neither of a trial without randomisation nor of one of which nobody said so."""
    for randomised in (False, None):
        deck = with_spec(spoken(clean()), "design", randomised=randomised)
        deck = with_key(deck, "Overall survival was longer with Newmab than with Oldmab.")
        (found,) = [f for f in judge(redrafted(deck)) if f.rule == "comparative-bound"]
        assert "compares arms of a trial that was not randomised" in found.message


def test_an_endpoint_of_which_nobody_says_what_became_is_not_called_significant() -> None:
    """Without `met`, without a p: nothing is known."""
    deck = with_endpoint(spoken(clean()), "pfs", met=None)
    deck = with_fact(deck, "pfs.hr.new_vs_old", p=None, p_type=None)
    deck = with_note(deck, "key_secondary", "A statistically significant result.")
    (found,) = [f for f in judge(redrafted(deck)) if f.rule == "significance-controlled"]
    assert 'nothing says whether "Progression-free survival" was met' in found.message


@pytest.mark.parametrize(("p", "count"), [(0.012, 0), (0.06, 1)])
def test_without_a_statement_the_controlled_p_decides(p: float, count: int) -> None:
    """A p under alpha is a test that was passed; one above it was not."""
    deck = with_endpoint(spoken(clean()), "os", met=None)
    deck = with_fact(deck, "os.hr.new_vs_old", p=p)
    deck = with_note(deck, "primary", "Overall survival: statistically significant.")
    assert len(language_breaches(redrafted(deck))) == count


def test_a_nominal_p_is_not_called_significant() -> None:
    """However small it is: with a third arm, or outside the order of tests."""
    deck = with_fact(spoken(clean()), "pfs.hr.new_vs_old", p=0.0001, p_type="nominal")
    deck = with_note(deck, "key_secondary", "A statistically significant result.")
    (found,) = breaches(redrafted(deck), language.RULES)
    assert found[1].message == "uncontrolled"


def test_what_others_found_asks_for_no_order_of_tests() -> None:
    """A cited result of another trial is no claim on the test plan of this one."""
    deck = with_slide(spoken(clean()), "ledger", hidden=True)
    deck = with_line(deck, "background", "The effect was significant.{ref:review}")
    assert language_breaches(redrafted(deck)) == []


def test_each_study_of_a_deck_has_its_own_test_plan() -> None:
    """Two trials name their endpoint alike; one passed its test and the other did not."""
    deck = with_endpoint(spoken(clean()), "os", met=False)
    failed = replace(deck.studies[0], id="other")
    deck = replace(spoken(clean()), studies=(*spoken(clean()).studies, failed))
    for slide in ("primary", "background"):
        deck = with_slide(deck, slide, notes=("Overall survival: statistically significant.",))
    deck = with_slide(deck, "background", study="other")
    (found,) = breaches(redrafted(deck), language.RULES)
    assert (found[1].slide, found[1].message) == ("background", "not_met")


def test_what_posthoc_label_says_is_not_said_again() -> None:
    """One cause is one finding; where that rule is off, the footnote is judged here."""
    deck = with_exhibit(spoken(clean()), "km.pfs", status="post_hoc")
    deck = with_slide(deck, "key_secondary", footnotes=("This analysis was post hoc.",))
    found = [rule.id for rule, _ in breaches(redrafted(deck)) if "label" in rule.id]
    assert found == ["posthoc-label"]
    assert language_breaches(redrafted(deck)) == []
    off = with_policy(deck, severities={"posthoc-label": "off"})
    assert [rule for rule, *_ in language_breaches(redrafted(off))] == ["qualifier-not-footnote"]


def test_one_wording_is_reported_once_for_each_block() -> None:
    """Two lines with the same word are one finding, two slides are two."""
    deck = with_line(spoken(clean()), "background", "Striking.")
    deck = with_line(with_line(deck, "background", "Striking again."), "limitations", "Striking.")
    assert [block for _, block, _ in language_breaches(redrafted(deck))] == [
        "background.body",
        "limitations.body",
    ]
