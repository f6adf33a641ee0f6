"""A draft to findings: every rule is asked, the policy weighs, the catalogue gives the words."""

from __future__ import annotations

import textwrap
from difflib import get_close_matches
from typing import TYPE_CHECKING

from slidekit.errors import UsageError
from slidekit.rules.catalogue import fix_of, message_of, rule_words
from slidekit.rules.finding import Finding
from slidekit.rules.registry import RULES
from slidekit.rules.switches import WEIGHTS, weigh
from slidekit.template.load import load_policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slidekit.rules.finding import Breach, Draft, Rule
    from slidekit.template.policy import Policy, Severity, Switch

WEIGHT_WORDS: dict[Severity, str] = {
    "block": "blocks approval",
    "block_unless_waived": "blocks approval unless a reviewer waives it with a reason",
    "warn": "warning",
    "off": "switched off",
}


def judge(draft: Draft) -> tuple[Finding, ...]:
    """Return what is wrong with a draft: by slide, the deck as a whole first, then by weight."""
    return tuple(finding for _, _, finding in judged(draft))


def judged(draft: Draft) -> tuple[tuple[Rule, Breach, Finding], ...]:
    """Return the findings in their order, each with the rule and the breach behind it."""
    numbers = {slide.id: number for number, slide in enumerate(draft.deck.slides, 1)}
    found = ((rule, b, _worded(rule, b, draft, numbers)) for rule, b in breaches(draft))
    return tuple(
        sorted(found, key=lambda one: (one[2].slide_number or 0, WEIGHTS[one[2].severity]))
    )


def breaches(draft: Draft, rules: Iterable[Rule] = RULES) -> list[tuple[Rule, Breach]]:
    """Return every breach of the rules that the policy has not switched off."""
    policy = draft.policy
    found = [
        (rule, breach)
        for rule in rules
        if policy.severities.get(rule.id) != "off"
        for breach in rule.check(draft)
        if _weight(rule, breach, draft) != "off"
    ]
    named = {breach.lacks for rule, breach in found if breach.lacks and not rule.general}
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
    advisory = draft.deck.settings.author_mode and rule.id in draft.template.advisory
    return max(weight, "warn", key=WEIGHTS.__getitem__) if advisory else weight


def _worded(rule: Rule, breach: Breach, draft: Draft, numbers: dict[str, int]) -> Finding:
    words = rule_words(draft.template.language)[rule.id]
    return Finding(
        rule=rule.id,
        severity=_weight(rule, breach, draft),
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


def explain(rule_id: str, language: str = "en", policy: Policy | None = None) -> str:
    """Return what a rule demands, how much it weighs, why it is there and where it comes from.

    Args:
        rule_id: the rule.
        language: of the words.
        policy: whose switches are told; by default those of the house policy.

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
        *_switched(rule, policy or load_policy("default")),
        f"Source: {rule.source}",
    )
    return "\n\n".join(textwrap.fill(part, 88) for part in parts)


def _switched(rule: Rule, policy: Policy) -> Iterator[str]:
    """Yield a sentence for each switch of a policy that names a rule or one of its messages."""
    for switch in policy.switches:
        named = [name for name in switch.rules if name.split(".", 1)[0] == rule.id]
        if named:
            what = ", ".join(name.partition(".")[2] for name in named if "." in name)
            words = f"{_where(switch)}{f' ({what})' if what else ''}"
            yield f"Policy {policy.name}, {words}: {WEIGHT_WORDS[switch.severity]}. {switch.why}"


def _where(switch: Switch) -> str:
    """Return for which decks a switch holds."""
    author = {None: "", True: "author mode", False: "no author mode"}[switch.author_mode]
    parts = (
        ("purpose " + " or ".join(switch.purposes)) if switch.purposes else "",
        ("market " + " or ".join(switch.markets)) if switch.markets else "",
        author,
    )
    return "; ".join(part for part in parts if part) or "every deck"
