"""A draft to findings: every rule is asked, the policy weighs, the catalogue gives the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.languages import in_own_language, screen_language, tell
from slidekit.rules.called import by_name
from slidekit.rules.catalogue import fix_of, message_of, rule_words
from slidekit.rules.finding import Finding
from slidekit.rules.registry import RULES
from slidekit.rules.switches import WEIGHTS, weigh
from slidekit.study.screens import with_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.rules.finding import Breach, Draft, Rule
    from slidekit.template.policy import Severity


ALWAYS = ("policy-loosened", "template-loosened")
"""Rules that no policy can switch off: they say what was."""


def judge(draft: Draft) -> tuple[Finding, ...]:
    """Return what is wrong with a draft: by slide, the deck as a whole first, then by weight."""
    return tuple(finding for _, _, finding in judged(draft))


@in_own_language
def judged(draft: Draft) -> tuple[tuple[Rule, Breach, Finding], ...]:
    """Return the findings in their order, each with the rule and the breach behind it."""
    numbers = {slide.id: number for number, slide in enumerate(draft.deck.slides, 1)}
    found = ((rule, b, _worded(rule, b, draft, numbers)) for rule, b in breaches(draft))
    return tuple(
        sorted(found, key=lambda one: (one[2].slide_number or 0, WEIGHTS[one[2].severity]))
    )


@in_own_language
def breaches(draft: Draft, rules: Iterable[Rule] = RULES) -> list[tuple[Rule, Breach]]:
    """Return every breach of the rules that the policy has not switched off."""
    policy = draft.policy
    found = [
        (rule, breach)
        for rule in rules
        if rule.id in ALWAYS or policy.severities.get(rule.id) != "off"
        for breach in rule.check(draft)
        if _weight(rule, breach, draft) != "off"
    ]
    special = [breach for rule, breach in found if not rule.general]
    named = {one for breach in special for one in (breach.lacks, *breach.also) if one}
    return [
        (rule, breach)
        for rule, breach in found
        if not (rule.general and named & {breach.lacks, breach.because})
    ]


def _weight(rule: Rule, breach: Breach, draft: Draft) -> Severity:
    """Return how much a breach weighs by policy, breach and rule.

    Where the authors own the slides, rules that the template calls advisory only warn.
    """
    weight = weigh(rule, breach, draft.policy, draft.deck.settings)
    if rule.id in ALWAYS and weight == "off":
        return "warn"
    advisory = draft.deck.settings.author_mode and rule.id in draft.template.advisory
    return max(weight, "warn", key=WEIGHTS.__getitem__) if advisory else weight


def weight_told(weight: Severity) -> str:
    """Return what a weight means for whoever wants the deck approved."""
    return {
        "block": tell("blocks approval"),
        "block_unless_waived": tell("blocks approval unless a reviewer waives it with a reason"),
        "warn": tell("warning"),
        "off": tell("switched off"),
    }[weight]


def _worded(rule: Rule, breach: Breach, draft: Draft, numbers: dict[str, int]) -> Finding:
    words = rule_words(screen_language())[rule.id]
    message = message_of(words, by_name(draft.deck, breach))
    if words.messages[breach.message].startswith("{fact}"):
        message = message[:1].upper() + message[1:]
    return Finding(
        rule=rule.id,
        severity=_weight(rule, breach, draft),
        slide=breach.slide or None,
        slide_number=numbers.get(breach.slide),
        block=breach.block or None,
        message=message,
        source=rule.source,
        fix=with_page(fix_of(words, breach), breach.lacks),
    )
