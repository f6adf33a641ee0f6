"""A draft to findings: every rule is asked, the policy weighs, the catalogue gives the words."""

from __future__ import annotations

import textwrap
from difflib import get_close_matches
from typing import TYPE_CHECKING

from slidekit.errors import UsageError
from slidekit.rules.catalogue import fix_of, message_of, rule_words
from slidekit.rules.finding import Finding
from slidekit.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.rules.finding import Breach, Draft, Rule
    from slidekit.template.policy import Severity

WEIGHTS: dict[Severity, int] = {"block": 0, "block_unless_waived": 1, "warn": 2, "off": 3}


WEIGHT_WORDS: dict[Severity, str] = {
    "block": "blocks approval",
    "block_unless_waived": "blocks approval unless a reviewer waives it with a reason",
    "warn": "warning",
    "off": "switched off",
}


def judge(draft: Draft) -> tuple[Finding, ...]:
    """Return what is wrong with a draft: by slide, the deck as a whole first, then by weight."""
    numbers = {slide.id: number for number, slide in enumerate(draft.deck.slides, 1)}
    findings = (_worded(rule, breach, draft, numbers) for rule, breach in breaches(draft))
    return tuple(sorted(findings, key=lambda f: (f.slide_number or 0, WEIGHTS[f.severity])))


def breaches(draft: Draft, rules: Iterable[Rule] = RULES) -> list[tuple[Rule, Breach]]:
    """Return every breach of the rules that the policy has not switched off."""
    policy = draft.policy
    found = [
        (rule, breach)
        for rule in rules
        if policy.severities.get(rule.id) != "off"
        for breach in rule.check(draft)
        if weigh(rule, breach, draft) != "off"
    ]
    named = {breach.lacks for rule, breach in found if breach.lacks and not rule.general}
    return [
        (rule, breach)
        for rule, breach in found
        if not (rule.general and named & {breach.lacks, breach.because})
    ]


def weigh(rule: Rule, breach: Breach, draft: Draft) -> Severity:
    """Return how much a breach weighs: as the policy says, else this breach, else the rule.

    Where the authors own the slides, rules that the template calls advisory only warn.
    """
    weight = draft.policy.severities.get(rule.id) or breach.severity or rule.severity
    advisory = draft.deck.settings.author_mode and rule.id in draft.template.advisory
    return max(weight, "warn", key=WEIGHTS.__getitem__) if advisory else weight


def _worded(rule: Rule, breach: Breach, draft: Draft, numbers: dict[str, int]) -> Finding:
    words = rule_words(draft.template.language)[rule.id]
    return Finding(
        rule=rule.id,
        severity=weigh(rule, breach, draft),
        slide=breach.slide or None,
        slide_number=numbers.get(breach.slide),
        block=breach.block or None,
        message=message_of(words, breach),
        source=rule.source,
        fix=fix_of(words, breach),
    )


def listed(language: str = "en") -> tuple[dict[str, str], ...]:
    """Return id, severity, claim and source of every rule."""
    words = rule_words(language)
    return tuple(
        {
            "id": rule.id,
            "severity": rule.severity,
            "claim": words[rule.id].claim,
            "source": rule.source,
        }
        for rule in RULES
    )


def explain(rule_id: str, language: str = "en") -> str:
    """Return what a rule demands, how much it weighs, why it is there and where it comes from.

    Raises:
        UsageError: there is no such rule.
    """
    rules = {rule.id: rule for rule in RULES}
    if rule_id not in rules:
        close = get_close_matches(rule_id, rules, n=1)
        fix = f"Did you mean {close[0]}?" if close else "Run `slidekit rules list` for the ids."
        raise UsageError(f"There is no rule {rule_id!r}.", fix=fix)
    rule, words = rules[rule_id], rule_words(language)[rule_id]
    parts = (
        f"{rule.id}: {WEIGHT_WORDS[rule.severity]}",
        words.claim,
        words.explanation,
        f"Source: {rule.source}",
    )
    return "\n\n".join(textwrap.fill(part, 88) for part in parts)
