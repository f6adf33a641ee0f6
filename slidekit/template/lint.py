"""What no schema sees in a template: slides that do not exist, and constraints at odds."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from slidekit.study.words import did_you_mean
from slidekit.template.constraint import (
    OWN,
    Absent,
    After,
    Allowed,
    AtLeast,
    AtMost,
    Before,
    Companion,
    Gate,
    Locked,
    Next,
    Within,
    selects,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.template.constraint import AnyConstraint, Selectors
    from slidekit.template.schema import Section, SlideEntry, Template

TOPICS = ("opening", "context", "methods", "efficacy", "safety", "interpretation", "backup")
AGENDA_PARTS = ("agenda:discussion", "agenda:presentation")
Spot = tuple[int, "Section", "SlideEntry"]


def lint(
    template: Template, kinds: tuple[str, ...], rules: tuple[str, ...] = ()
) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with a template, each with what to do.

    Args:
        template: a template that keeps the schema.
        kinds: the exhibit kinds that there are.
        rules: the ids of the rules that there are.
    """
    return (
        *_unknown_kinds(template, kinds),
        *_unknown_rules(template, rules),
        *_unknown_places(template),
        *_unknown_slides(template),
        *_contradictions(template),
    )


def _unknown_kinds(template: Template, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for _, _, entry in spots(template):
        if unknown := sorted(set(entry.kinds()) - set(kinds)):
            yield (
                f"The slide {entry.role} asks for the exhibit {unknown[0]!r}, which does not "
                "exist.",
                f"Use one of: {', '.join(kinds)}.",
            )


def _unknown_rules(template: Template, rules: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in sorted(set(template.advisory) - set(rules)) if rules else ():
        yield f"advisory names the rule {name!r}, which does not exist.", did_you_mean(name, rules)


def _unknown_places(template: Template) -> Iterator[tuple[str, str]]:
    ids = [section.id for section in template.sections]
    for section in template.sections:
        after = section.directly_after
        if after and after not in ids:
            yield (
                f"The section {section.id} stands after {after!r}, which is no section.",
                did_you_mean(after, ids),
            )
        elif after and ids.index(after) + 1 != ids.index(section.id):
            yield (
                f"The section {section.id} must stand directly after {after}, and does not.",
                "Move the section.",
            )


def _unknown_slides(template: Template) -> Iterator[tuple[str, str]]:
    """Yield the constraints that select what the template has not."""
    roles = [entry.role for _, _, entry in spots(template)]
    ids = [section.id for section in template.sections]
    known = {OWN, *AGENDA_PARTS, *roles}
    known |= {f"section:{i}" for i in ids} | {f"topic:{topic}" for topic in TOPICS}
    for constraint in template.constraints:
        free = isinstance(constraint, Absent)
        for selector in () if free else selectors_of(constraint):
            if selector not in known:
                yield (
                    f"The constraint {constraint.id} names {selector!r}, which the template has "
                    "not.",
                    did_you_mean(selector, sorted(known)),
                )


def selectors_of(constraint: AnyConstraint) -> Selectors:
    """Return every selector of a constraint."""
    found = (getattr(constraint, name, ()) for name in ("slides", "of", "needs"))
    return tuple(selector for selectors in found for selector in selectors)


def _contradictions(template: Template) -> Iterator[tuple[str, str]]:
    for constraint in template.constraints:
        if problem := _own_contradiction(template, constraint):
            yield (
                f"The constraint {constraint.id} cannot be kept: {problem}.",
                "Change the constraint, or the order of the template.",
            )
    if circle := _circle(template):
        yield (
            f"The constraints {' and '.join(circle)} contradict each other: they go in a circle.",
            "Change or drop one of them.",
        )
    for one, other in combinations(template.constraints, 2):
        if _are_at_odds(template, one, other) or _are_at_odds(template, other, one):
            yield (
                f"The constraints {one.id} and {other.id} contradict each other.",
                "Change or drop one of them.",
            )


def _own_contradiction(template: Template, one: AnyConstraint) -> str:
    """Return why no deck of the template can keep a constraint, "" if one can."""
    if isinstance(one, Before | After | Next):
        return _out_of_order(template, *_first_then(one))
    if isinstance(one, Within):
        return _too_far_back(template, one)
    if isinstance(one, Absent):
        asked = [e.role for e in _selected(template, one.slides) if e.required]
        return f"the template demands the slide {asked[0]}" if asked else ""
    if isinstance(one, Allowed):
        odd = template.purposes and one.purposes and not set(template.purposes) & set(one.purposes)
        return "it allows none of the template's purposes" if odd else ""
    if isinstance(one, Gate):
        both = sorted(set(one.passes) & set(one.refuses))
        return f"the answer {both[0]!r} both passes and refuses" if both else ""
    return ""


def _circle(template: Template) -> tuple[str, ...]:
    """Return the ids of constraints on order that no order of slides can keep together."""
    edges = {
        (early.role, late.role): one.id
        for one in template.constraints
        if isinstance(one, Before | After | Next)
        for early in _selected(template, _first_then(one)[0])
        for late in _selected(template, _first_then(one)[1])
        if early.role != late.role
    }
    earlier: dict[str, set[str]] = {}
    for early_role, late_role in edges:
        earlier.setdefault(late_role, set()).add(early_role)
    try:
        TopologicalSorter(earlier).prepare()
    except CycleError as error:
        return tuple(dict.fromkeys(edges[pair] for pair in pairwise(error.args[1])))
    return ()


def _first_then(one: Before | After | Next) -> tuple[Selectors, Selectors]:
    """Return which slides a constraint on order wants first, and which after them."""
    return (one.slides, one.of) if isinstance(one, Before) else (one.of, one.slides)


def _out_of_order(template: Template, first: Selectors, then: Selectors) -> str:
    """Return which section of the template stands the other way round."""
    order = [section.id for section in template.sections]
    for _, early, entry in spots(template):
        for _, late, other in spots(template):
            if not (_is(early, entry, first) and _is(late, other, then)):
                continue
            if entry.role == other.role and early is late:
                return f"it puts the slide {entry.role} before itself"
            if order.index(early.id) > order.index(late.id):
                return f"the template has the section {late.id} before {early.id}"
    return ""


def _too_far_back(template: Template, one: Within) -> str:
    for place, section, entry in spots(template):
        before = sum(e.required and s is not section for n, s, e in spots(template) if n < place)
        if _is(section, entry, one.slides) and entry.required and before + 1 > one.first:
            return f"{before} required slides stand before the slide {entry.role}"
    return ""


def _are_at_odds(template: Template, one: AnyConstraint, other: AnyConstraint) -> bool:
    """Tell whether no deck can keep both constraints."""
    if isinstance(one, AtLeast) and isinstance(other, AtMost):
        return (one.slides, one.of) == (other.slides, other.of) and _exceeds(one, other)
    if isinstance(one, Absent) and isinstance(other, Companion):
        return _meet(template, one.slides, other.needs)
    if isinstance(one, Absent) and isinstance(other, Locked):
        return "remove" in other.against and _meet(template, one.slides, other.slides)
    return False


def _exceeds(least: AtLeast, most: AtMost) -> bool:
    pairs = ((least.share, most.share), (least.number, most.number))
    strict = least.strict or most.strict
    return any(
        low is not None and high is not None and (low > high or (strict and low == high))
        for low, high in pairs
    )


def _meet(template: Template, these: Selectors, those: Selectors) -> bool:
    """Tell whether two selections have a slide of the template in common, or a word."""
    held = [e.role for e in _selected(template, these)]
    return bool(set(these) & set(those)) or any(e.role in held for e in _selected(template, those))


def _selected(template: Template, selectors: Selectors) -> list[SlideEntry]:
    return [entry for _, section, entry in spots(template) if _is(section, entry, selectors)]


def _is(section: Section, entry: SlideEntry, selectors: Selectors) -> bool:
    return selects(selectors, entry.role, section.id, section.topic)


def spots(template: Template) -> tuple[Spot, ...]:
    """Return number, section and entry of every slide of the template, in order."""
    pairs = ((section, entry) for section in template.sections for entry in section.slides)
    return tuple((number, *pair) for number, pair in enumerate(pairs, 1))
