"""What a company's policy lets go of: known to whoever reviews its decks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from slidekit.rules.finding import Rule
from slidekit.rules.shown import breach
from slidekit.rules.switches import WEIGHTS
from slidekit.study.words import listed
from slidekit.template.load import house_lexicon, load_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.finding import Breach, Draft
    from slidekit.template.lexicon import Lexicon
    from slidekit.template.policy import Policy

LEVELS = {"block": 0, "warn": 1, "off": 2}


def policy_loosened(draft: Draft) -> Iterator[Breach]:
    """No rule, switch or wording weighs less than in the house's policy."""
    policy = draft.policy
    loosened = {
        "rules": [*_rules(policy)],
        "wordings": [*_wordings(policy.lexicon)],
        "switches": [*_switches(policy)],
    }
    for code, names in loosened.items():
        if names:
            yield breach(code, policy=policy.name, names=listed(names))


def _rules(policy: Policy) -> Iterator[str]:
    from slidekit.rules.registry import RULES  # it has this rule too

    for rule in RULES:
        stated = policy.severities.get(rule.id)
        if stated and WEIGHTS[stated] > WEIGHTS[rule.severity]:
            yield f"{rule.id} ({stated})"


def _wordings(lexicon: Lexicon) -> Iterator[str]:
    """Yield entries of the house that are gone or weigh less; without any the house holds."""
    own = {entry.id: entry for entry in lexicon.entries}
    for entry in house_lexicon(lexicon.language).entries if own else ():
        level = own[entry.id].level if entry.id in own else "off"
        if LEVELS[level] > LEVELS[entry.level]:
            yield f"{entry.id} ({level})"


def _switches(policy: Policy) -> Iterator[str]:
    house = _house().switches
    for switch in policy.switches:
        if switch not in house and switch.severity in ("off", "warn"):
            yield from (f"{rule} ({switch.severity})" for rule in switch.rules)


@cache
def _house() -> Policy:
    return load_policy("default")


RULES = (Rule("policy-loosened", "Company policy", "warn", policy_loosened),)
