"""How much a breach weighs, by purpose, market and author."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.rules.about import explain
from slidekit.rules.approval import offlabel_slide_tag
from slidekit.rules.catalogue import rule_words
from slidekit.rules.finding import Breach, Draft
from slidekit.rules.judge import judge
from slidekit.rules.registry import RULES
from slidekit.rules.switches import weigh
from slidekit.study.settings import DeckSettings
from slidekit.template.load import load_policy
from slidekit.template.policy import Policy, Switch
from tests.rules.cases.anatomy import held
from tests.rules.decks import clean, draft_of, with_policy, with_settings, with_slide
from tests.rules.purposes import EVERYWHERE, siuu

if TYPE_CHECKING:
    from slidekit.template.policy import Severity

LEDGER = next(rule for rule in RULES if rule.id == "endpoint-ledger")


def weight(*switches: dict[str, Any], breach: Breach | None = None, **settings: Any) -> Severity:
    """Return how much a breach of a rule that blocks weighs under some switches."""
    held = tuple(Switch(rules=("endpoint-ledger",), **{"severity": "warn"} | s) for s in switches)
    members = {"EU": ("DE", "FR")}
    policy = Policy(schema=1, name="own", version="1", switches=held, members=members)
    return weigh(LEDGER, breach or Breach(), policy, DeckSettings.model_validate(settings))


def test_without_a_switch_a_rule_weighs_what_it_says() -> None:
    """A breach that weighs otherwise than its rule keeps that."""
    assert weight() == "block"
    assert weight(breach=Breach(severity="warn")) == "warn"


@pytest.mark.parametrize(
    ("switch", "settings", "expected"),
    [
        ({}, {}, "warn"),
        ({"purposes": ("payer", "reactive")}, {"purpose": "payer"}, "warn"),
        ({"purposes": ("payer",)}, {"purpose": "internal"}, "block"),
        ({"purposes": ("payer",)}, {}, "block"),
        ({"markets": ("US",)}, {"markets": ("US",)}, "warn"),
        ({"markets": ("US",)}, {"markets": ("EU",)}, "block"),
        ({"markets": ("US",)}, {}, "block"),
        ({"author_mode": True}, {"author_mode": True}, "warn"),
        ({"author_mode": True}, {}, "block"),
        ({"author_mode": False}, {}, "warn"),
        ({"markets": ("GB",)}, {"markets": ("UK",)}, "warn"),
        ({"markets": ("UK",)}, {"markets": ("GB",)}, "warn"),
        ({"markets": ("EU",)}, {"markets": ("DE",)}, "warn"),
        ({"markets": ("DE",)}, {"markets": ("EU",)}, "block"),
        ({"markets": ("EU",)}, {"markets": ("GB",)}, "block"),
    ],
)
def test_a_switch_holds_where_all_that_it_names_is_so(
    switch: dict[str, Any], settings: dict[str, Any], expected: str
) -> None:
    """What a switch leaves empty does not matter; what it names must hold."""
    assert weight(switch, **settings) == expected


def test_a_deck_for_several_markets_is_held_to_the_strictest() -> None:
    """What one market lets pass, another may not; and where no switch speaks, the rule does."""
    assert weight({"markets": ("US",), "severity": "off"}, markets=("US", "EU")) == "block"
    both = ({"markets": ("US",), "severity": "off"}, {"markets": ("EU",)})
    assert weight(*both, markets=("US", "EU")) == "warn"


def test_of_several_switches_the_last_holds() -> None:
    """As in any list of exceptions."""
    assert weight({}, {"severity": "off"}) == "off"
    assert weight({"severity": "off"}, {}) == "warn"


def test_a_severity_of_the_policy_counts_before_all_switches() -> None:
    """A company's own word on a rule is the last one."""
    policy = Policy(
        schema=1,
        name="own",
        version="1",
        switches=(Switch(rules=("endpoint-ledger",), severity="off"),),
        severities={"endpoint-ledger": "block_unless_waived"},
    )
    assert weigh(LEDGER, Breach(), policy, DeckSettings()) == "block_unless_waived"


def test_a_severity_of_a_rule_does_not_bring_back_what_is_off_by_itself() -> None:
    """What is asked of payers alone is asked of nobody else when a company names the rule."""
    policy = Policy(schema=1, name="own", version="1", severities={"endpoint-ledger": "block"})
    off = Breach(message="no_slide", severity="off")
    assert weigh(LEDGER, off, policy, DeckSettings()) == "off"
    assert weigh(LEDGER, Breach(severity="warn"), policy, DeckSettings()) == "block"
    told = policy.model_copy(
        update={"switches": (Switch(rules=("endpoint-ledger.no_slide",), severity="warn"),)}
    )
    assert weigh(LEDGER, off, told, DeckSettings()) == "warn"


def test_a_switch_may_name_one_message_of_a_rule() -> None:
    """The other messages keep their weight."""
    policy = Policy(
        schema=1,
        name="own",
        version="1",
        switches=(Switch(rules=("endpoint-ledger.no_slide",), severity="warn"),),
    )
    settings = DeckSettings()
    assert weigh(LEDGER, Breach(message="no_slide"), policy, settings) == "warn"
    assert weigh(LEDGER, Breach(), policy, settings) == "block"


def test_the_house_policy_names_rules_and_messages_that_there_are() -> None:
    """A slip in a rule's name would switch nothing, and nobody would notice."""
    words = rule_words()
    for switch in load_policy("default").switches:
        assert switch.why
        for name in switch.rules:
            rule, _, code = name.partition(".")
            assert rule in words
            assert not code or code in words[rule].messages


def test_in_a_talk_of_its_authors_the_rules_of_the_house_only_advise() -> None:
    """The safety pointer is the house's; the table of endpoints is not."""
    deck = with_settings(with_slide(clean(), "aesi", hidden=True), author_mode=True)
    weights = {f.rule: f.severity for f in judge(draft_of(deck))}
    assert weights["nothing-hidden"] == "block"
    pointing = replace(deck, slides=tuple(replace(s, hidden=False) for s in deck.slides))
    frames = draft_of(pointing).frames
    bare = tuple(
        replace(f, items=tuple(i for i in f.items if not i.name.endswith(".pointer")))
        for f in frames
    )
    found = judge(Draft(pointing, bare))
    assert {(f.rule, f.severity) for f in found} == {("safety-pointer", "warn")}


def test_the_parts_of_a_disclosure_set_depend_on_the_purpose() -> None:
    """What a deck on an unapproved use must attach, one on an investigational use need not."""
    bare = replace(siuu(clean()), assets=())
    rules = {f.rule for f in judge(draft_of(bare))}
    assert rules == {"offlabel-disclosure-set", "siuu-published"}
    assert judge(draft_of(with_settings(bare, purpose="investigational"))) == ()


def test_without_switches_the_strictest_reading_holds() -> None:
    """A policy that says nothing lets nothing pass."""
    found = judge(draft_of(with_policy(clean(), switches=())))
    assert {f.rule for f in found} == {"offlabel-disclosure-set", "offlabel-slide-tag"}


def test_a_rule_is_explained_with_the_switches_that_name_it() -> None:
    """Who asks why a curve blocks learns for which purposes it can be waived."""
    told = " ".join(explain("single-arm-tte").split())
    assert "Policy default, purpose siuu or investigational" in told
    assert "(shown): blocks approval unless a reviewer waives it with a reason." in told
    assert "Policy" not in explain("numbers-bound")


def test_approved_and_unapproved_uses_have_sections_of_their_own() -> None:
    """One section with the results of both leads from the one to the other."""
    deck = clean()
    (study,) = deck.studies
    (product,) = study.spec.products
    spec = study.spec.model_copy(
        update={
            "id": "other",
            "products": (product.model_copy(update={"indications": (EVERYWHERE,)}),),
        }
    )
    slides = tuple(replace(s, study="other") if s.id == "ledger" else s for s in deck.slides)
    both = replace(deck, studies=(study, replace(study, id="other", spec=spec)), slides=slides)
    draft = draft_of(both)
    mixed = [b for b in offlabel_slide_tag(draft) if b.message == "mixed"]
    assert [dict(breach.facts)["section"] for breach in mixed] == ["efficacy"]


@pytest.mark.parametrize(("market", "is_allowed"), [("EU", True), ("DE", True), ("CH", False)])
def test_a_template_for_the_union_is_one_for_its_members(market: str, is_allowed: bool) -> None:
    """Germany is a part of the Union, Switzerland is none."""
    deck = held(with_settings(clean(), markets=(market,)), "allowed", markets=["EU"])
    found = {finding.rule for finding in judge(draft_of(deck))}
    assert ("anatomy-allowed" not in found) == is_allowed
