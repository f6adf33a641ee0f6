"""Judging whole decks: order, weights, what is absent altogether, and how long it takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import BaseModel

from slidekit.deck.model import Gap
from slidekit.rules.completeness import study_incomplete
from slidekit.rules.finding import Draft
from slidekit.rules.judge import judge
from slidekit.rules.naming import is_harm
from slidekit.rules.registry import RULES
from slidekit.rules.switches import WEIGHTS
from slidekit.study.settings import DeckSettings
from slidekit.study.spec import Arm, Endpoint, Product, StudySpec, Subgroup
from tests.rules.decks import (
    all_hidden,
    clean,
    draft_of,
    moved,
    with_policy,
    with_product,
    with_settings,
    with_slide,
    with_spec,
    without,
)

EMPTY = StudySpec(
    id="bare",
    arms=(Arm(id="one", name="One"), Arm(id="two", name="Two")),
    design={"randomised": True},
    endpoints=(Endpoint(id="orr", label="Response", type="response", rank="primary"),),
    subgroups=(Subgroup(column="SEX", label="Sex"),),
    products=(Product(generic="Newmab"),),
)


def bare(**changes: object) -> Draft:
    """Return the clean deck of a study of which study.yaml says next to nothing."""
    study = replace(clean().studies[0], spec=EMPTY.model_copy(update=changes))
    settings = DeckSettings(authors=("Author B",), markets=("US",))
    return Draft(replace(clean(), studies=(study,), settings=settings), draft_of(clean()).frames)


def test_findings_come_by_slide_and_then_by_weight() -> None:
    """Those of the deck as a whole stand first; on a slide, what blocks stands before warnings."""
    deck = with_slide(with_settings(clean(), purpose=None), "limitations", title="Conclusions 0.7")
    deck = with_slide(deck, "aesi", alt="", title="Conclusions")
    found = judge(draft_of(deck))
    places = [(f.slide_number or 0, WEIGHTS[f.severity]) for f in found]
    assert len({place for place, _ in places}) > 2
    assert places == sorted(places)
    assert found[0].rule == "purpose-declared"
    assert (found[0].slide, found[0].slide_number) == (None, None)


def test_a_finding_names_slide_block_message_source_and_fix() -> None:
    """Whoever reads it knows where it is, why it is wrong and what to do."""
    (found,) = judge(draft_of(with_slide(clean(), "aesi", alt="")))
    assert (found.slide, found.slide_number, found.block) == ("aesi", 13, "aesi.table")
    assert found.message == "This figure or table has no alternative text."
    assert found.fix == "Write a sentence with the estimate, its interval and N."
    assert "WCAG" in found.source


@pytest.mark.parametrize("weight", ["block", "block_unless_waived", "warn"])
def test_the_policy_decides_how_much_a_rule_weighs(weight: str) -> None:
    """A company may be stricter or milder than the rule."""
    deck = with_policy(with_slide(clean(), "aesi", alt=""), severities={"accessible": weight})
    found = {finding.rule: finding.severity for finding in judge(draft_of(deck))}
    assert found.pop("policy-loosened", None) == (None if weight == "block" else "warn")
    assert found == {"accessible": weight}


def test_a_rule_that_is_off_finds_nothing() -> None:
    """What a company does not want is not asked; that it is not asked is said."""
    deck = with_policy(with_slide(clean(), "aesi", alt=""), severities={"accessible": "off"})
    assert [finding.rule for finding in judge(draft_of(deck))] == ["policy-loosened"]


def test_what_a_special_rule_names_a_general_one_does_not_repeat() -> None:
    """One cause is one finding; the general rule speaks where the special one is off."""
    deck = with_settings(clean(), "presenter", employer="")
    assert [f.rule for f in judge(draft_of(deck))] == ["disclosures-first"]
    off = with_policy(deck, severities={"disclosures-first": "off"})
    (found,) = (f for f in judge(draft_of(off)) if f.rule != "policy-loosened")
    assert found.rule == "study-incomplete"
    assert "`deck.presenter.employer`" in found.message


def test_a_slide_that_a_missing_key_prevents_is_no_second_finding() -> None:
    """Who adds the key gets the slide; until then the key alone is named."""
    gap = Gap("aesi", "safety", "Nobody said which events.", "safety.aesi")
    deck = replace(without(with_spec(clean(), "safety", aesi=None), "aesi"), gaps=(gap,))
    assert [f.rule for f in judge(draft_of(deck))] == ["aesi-ledger"]


def test_hidden_safety_slides_are_no_safety_section() -> None:
    """A deck whose harms nobody sees shows no harms."""
    found = {f.rule: f.message for f in judge(draft_of(all_hidden(clean(), "safety")))}
    assert found["safety-present-placed"] == "The deck shows no safety results of abc101."
    assert {"nothing-hidden", "safety-proportion", "safety-pointer"} <= set(found)


def test_a_deck_without_a_table_of_harms_is_not_asked_for_more_room() -> None:
    """No slides could be added or made larger; that it has no safety is said once, and blocks."""
    deck = clean()
    slides = tuple(s for s in deck.slides if s.section not in ("safety", "interpretation"))
    harmless = tuple(fact for fact in deck.facts if not is_harm(fact))
    found = {f.rule: f.severity for f in judge(draft_of(replace(deck, slides=slides)))}
    assert "safety-proportion" in found
    found = {
        f.rule: f.severity for f in judge(draft_of(replace(deck, slides=slides, facts=harmless)))
    }
    assert found["safety-present-placed"] == "block"
    assert "safety-proportion" not in found


def test_safety_in_the_backup_is_no_safety_section() -> None:
    """What comes after the end of a talk is not shown."""
    deck = clean()
    for slide in ("ae_overview", "ae_common", "aesi"):
        deck = moved(deck, slide, "references", "backup")
    found = [f for f in judge(draft_of(deck)) if f.rule == "safety-present-placed"]
    assert [f.message for f in found] == ["Safety results of abc101 stand in the backup only."]


def test_a_trial_without_comparator_has_that_among_its_limitations() -> None:
    """One arm, or arms that were not randomised: both need their line."""
    for deck in (
        with_spec(clean(), "design", randomised=False),
        with_spec(clean(), arms=clean().studies[0].spec.arms[:1]),
    ):
        found = [f.message for f in judge(draft_of(deck)) if f.rule == "limitations-slide"]
        assert found == ["The trial had no randomised comparator, and no limitation says so."]


def test_every_key_that_a_deck_needs_is_named_where_it_is_absent() -> None:
    """A bare study.yaml is told every key, in words and by a path that the schema knows."""
    named = {breach.lacks for breach in study_incomplete(bare())}
    assert {
        "deck.presenter.employer",
        "data_cutoff",
        "safety.meddra",
        "endpoints.orr.met",
        "subgroups.SEX.prespecified",
        "products.Newmab.indications",
        "arms.reference",
    } <= named
    assert len(named) > 35
    for lacks in named:
        assert is_key(lacks), lacks


def is_key(lacks: str) -> bool:
    """Tell whether a dotted path, with names of entries within, leads to a field of the schema."""
    entries = {"orr", "SEX", "Newmab"}
    model: object = StudySpec
    for step in (step for step in lacks.split(".") if step not in entries):
        fields = getattr(model, "model_fields", {})
        if step not in fields:
            return False
        model = inner(fields[step].annotation)
    return True


def inner(annotation: object) -> object:
    """Return the model within an annotation such as tuple[Model, ...] | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inside = (inner(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in inside if model is not None), None)


def test_every_need_has_its_words() -> None:
    """Bare, without endpoints, arms or products: each finding is a sentence without a gap."""
    drafts = (
        bare(),
        bare(endpoints=(), arms=(), products=(), subgroups=None),
        bare(endpoints=(Endpoint(id="orr", label="Response"),), safety=EMPTY.safety),
        draft_of(with_product(with_settings(clean(), markets=("JP",)), label_version="")),
        draft_of(with_spec(clean(), "design", allocation="")),
    )
    general = {rule.id for rule in RULES if rule.general}
    for draft in drafts:
        only = {rule.id: "off" for rule in RULES if rule.id not in general}
        quiet = Draft(with_policy(draft.deck, severities=only), draft.frames)
        found = judge(quiet)
        assert found
        assert not [f for f in found if "{" in f.message + f.fix or "``" in f.message + f.fix]


def test_the_ids_of_rules_are_their_own() -> None:
    """Policies and waivers name rules by id."""
    assert len({rule.id for rule in RULES}) == len(RULES) == 84
