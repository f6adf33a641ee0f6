"""What no schema sees in a policy pack: rules that do not exist, and switches that cannot count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.study.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from slidekit.template.policy import Policy, Switch


def lint_policy(
    policy: Policy, house: Policy, codes: Mapping[str, Collection[str]]
) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with a policy, each with what to do.

    Args:
        policy: a policy that keeps the schema.
        house: the policy whose switches it has where it says none of its own.
        codes: the id of each rule that there is -> the codes of its messages.
    """
    own = () if policy.switches == house.switches else policy.switches
    return (
        *_unknown_severities(policy, codes),
        *_unknown_in_switches(policy, codes),
        *_overruled_switches(own, policy),
        *_idle_switches(own),
    )


def departures(policy: Policy, house: Policy) -> tuple[str, ...]:
    """Return each number, weight or wording in which a policy is not as the house's.

    Switches, duties and members of markets, permissions and entries of the lexicon are counted
    as one each.
    """
    parts = ("formats", "statistics", "figures", "safety", "legibility", "privacy", "validity")
    found = [_changed(part, getattr(policy, part), getattr(house, part)) for part in parts]
    weights = [
        f"severity of {rule} ({policy.severities.get(rule, 'as the rule has it')})"
        for rule in dict.fromkeys((*policy.severities, *house.severities))
        if policy.severities.get(rule) != house.severities.get(rule)
    ]
    named = [
        name
        for name in ("switches", "markets", "members", "permissions", "lexicon")
        if _differs(policy, house, name)
    ]
    return (*(one for group in found for one in group), *weights, *named)


def _differs(policy: Policy, house: Policy, name: str) -> bool:
    return bool(getattr(policy, name) != getattr(house, name))


def _changed(part: str, own: BaseModel, other: BaseModel) -> list[str]:
    pairs = ((key, getattr(own, key), getattr(other, key)) for key in type(own).model_fields)
    return [f"{part}.{key} ({was} -> {now})" for key, now, was in pairs if now != was]


def _unknown_severities(
    policy: Policy, codes: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str]]:
    for name in policy.severities:
        if name not in codes:
            yield (
                f"severities names the rule {name!r}, which does not exist.",
                did_you_mean(name, sorted(codes)),
            )


def _unknown_in_switches(
    policy: Policy, codes: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str]]:
    for place, switch in enumerate(policy.switches, 1):
        for name in switch.rules:
            rule, dot, code = name.partition(".")
            if rule not in codes:
                yield (
                    f"Switch {place} names the rule {rule!r}, which does not exist.",
                    did_you_mean(rule, sorted(codes)),
                )
            elif dot and code not in codes[rule]:
                yield (
                    f"Switch {place} names {name!r}, and {rule} has no message {code!r}.",
                    did_you_mean(code, sorted(codes[rule])),
                )


def _overruled_switches(own: Sequence[Switch], policy: Policy) -> Iterator[tuple[str, str]]:
    for place, switch in enumerate(own, 1):
        for name in switch.rules:
            if name.partition(".")[0] in policy.severities:
                yield (
                    f"Switch {place} names {name}, whose weight severities sets for every deck.",
                    "Take one of the two away.",
                )


def _idle_switches(own: Sequence[Switch]) -> Iterator[tuple[str, str]]:
    """Yield switches that never count, because a later one holds wherever they do."""
    for place, switch in enumerate(own, 1):
        for later, other in enumerate(own[place:], place + 1):
            if set(switch.rules) <= set(other.rules) and _covers(other, switch):
                yield (
                    f"Switch {place} never counts: switch {later} holds wherever it does, and the "
                    "last one counts.",
                    "Put the more special switch after the more general one.",
                )


def _covers(wide: Switch, narrow: Switch) -> bool:
    """Tell whether a switch holds for every deck for which another does."""
    return (
        _includes(wide.purposes, narrow.purposes)
        and _includes(wide.markets, narrow.markets)
        and wide.author_mode in (None, narrow.author_mode)
    )


def _includes(wide: tuple[str, ...], narrow: tuple[str, ...]) -> bool:
    """Tell whether a list names all of another; an empty list means everything."""
    return not wide or (bool(narrow) and set(narrow) <= set(wide))
