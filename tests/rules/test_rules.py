"""Every rule: it finds what breaks it, only that, and nothing in what comes near."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from slidekit.rules.catalogue import rule_words
from slidekit.rules.finding import Draft
from slidekit.rules.judge import breaches, judge
from slidekit.rules.registry import RULES
from tests.rules.cases import (
    alpha_plan,
    anatomy,
    anatomy_use,
    approval,
    attribution,
    balance,
    completeness,
    drawing,
    duties,
    emphasis,
    endpoints,
    estimates,
    harms,
    language,
    legibility,
    numbers,
    opening,
    permissions,
    privacy,
    reactive,
    references,
    responses,
    state,
    structure,
    subgroups,
    survival,
    trials,
    typed,
)
from tests.rules.decks import clean, draft_of

if TYPE_CHECKING:
    from tests.rules.case import Case

MODULES = (
    *(opening, structure, balance, endpoints, estimates, survival, harms, numbers, legibility),
    *(completeness, language, references, anatomy, approval, reactive, drawing, responses),
    *(emphasis, trials, attribution, privacy, state, alpha_plan, permissions, duties, subgroups),
    *(typed, anatomy_use),
)
BROKEN = tuple(case for module in MODULES for case in module.BROKEN)
NEAR = tuple(case for module in MODULES for case in module.NEAR)


@cache
def draft(case: Case) -> Draft:
    """Return the clean deck with the change of a case, laid out."""
    changed = case.change(clean())
    return changed if isinstance(changed, Draft) else draft_of(changed)


def name(case: Case) -> str:
    """Return what a case is called in the list of tests."""
    return f"{case.rule}: {case.name}"


def test_the_clean_deck_breaks_no_rule() -> None:
    """What every case starts from has no finding, not even a warning."""
    assert judge(draft_of(clean())) == ()


@pytest.mark.parametrize("case", BROKEN, ids=name)
def test_a_change_breaks_just_its_rule(case: Case) -> None:
    """One change, one rule; the message says what is wrong, with the weight that it has."""
    found = judge(draft(case))
    assert {finding.rule for finding in found} == {case.rule}
    said = [finding for finding in found if case.says in finding.message]
    assert said
    assert not case.severity or {finding.severity for finding in said} == {case.severity}


@pytest.mark.parametrize("case", NEAR, ids=name)
def test_what_only_comes_near_breaks_no_rule(case: Case) -> None:
    """A rule that cries wolf is switched off; so what looks alike and is right has no finding."""
    assert judge(draft(case)) == ()


def test_every_rule_has_two_cases_that_break_it_and_two_near_misses() -> None:
    """A rule is known by what it finds and by what it lets pass, each seen twice."""
    broken, near = Counter(c.rule for c in BROKEN), Counter(c.rule for c in NEAR)
    assert {rule.id for rule in RULES} == set(broken)
    assert not [rule.id for rule in RULES if broken[rule.id] < 2 or near[rule.id] < 2]


def test_every_message_is_said_by_some_case() -> None:
    """A message that no case brings about might name a placeholder that nothing fills."""
    said = {(rule.id, b.message) for case in BROKEN for rule, b in breaches(draft(case))}
    elsewhere = {
        *(("safety-present-placed", code) for code in ("absent", "backup")),
        ("limitations-slide", "single_arm"),
        ("design-slide", "arms"),
        ("comparative-bound", "not_randomised"),
        ("significance-controlled", "unknown"),
        ("offlabel-slide-tag", "mixed"),
        *(("study-incomplete", code) for code in rule_words()["study-incomplete"].messages),
    }
    known = {(rule, code) for rule, words in rule_words().items() for code in words.messages}
    assert known - said <= elsewhere
