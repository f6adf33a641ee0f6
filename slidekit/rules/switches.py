"""How much a breach weighs, by purpose, market and author: the policy's switches applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.rules.finding import Breach, Rule
    from slidekit.study.settings import DeckSettings
    from slidekit.template.policy import Policy, Severity, Switch

WEIGHTS: dict[Severity, int] = {"block": 0, "block_unless_waived": 1, "warn": 2, "off": 3}


def weigh(rule: Rule, breach: Breach, policy: Policy, settings: DeckSettings) -> Severity:
    """Return how much a breach weighs.

    A severity that the policy names for the rule counts before all; then its switches; then what
    the breach weighs of itself, and at last the rule. What is off by itself stays so unless a
    switch names it.
    """
    stated = policy.severities.get(rule.id)
    if stated and breach.severity != "off":
        return stated
    own = breach.severity or rule.severity
    message = f"{rule.id}.{breach.message}"
    # What holds in some markets only is off by itself; a switch on its whole rule keeps it off.
    names = {message} if own == "off" else {rule.id, message}
    holding = [
        switch
        for switch in policy.switches
        if names & set(switch.rules) and _is_for(switch, settings)
    ]
    markets = map(policy.codes, settings.markets or ("",))
    return min((_in_market(holding, codes, own) for codes in markets), key=WEIGHTS.__getitem__)


def _is_for(switch: Switch, settings: DeckSettings) -> bool:
    """Tell whether a switch holds for the purpose and the author of a deck."""
    of_purpose = not switch.purposes or settings.purpose in switch.purposes
    of_author = switch.author_mode is None or switch.author_mode == settings.author_mode
    return of_purpose and of_author


def _in_market(switches: list[Switch], codes: tuple[str, ...], own: Severity) -> Severity:
    """Return what the last switch that holds in a market says, else a breach's own weight."""
    holding = [s.severity for s in switches if not s.markets or set(codes) & set(s.markets)]
    return holding[-1] if holding else own
