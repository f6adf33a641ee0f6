"""What a template demands, in words: for `slidekit templates show` and for docs/templates.md."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from slidekit.template.constraint import (
    AGENDA,
    OWN,
    Absent,
    After,
    Allowed,
    Amount,
    AtMost,
    Before,
    Companion,
    Constraint,
    Gate,
    Locked,
    Next,
    OneRecipient,
    SingleUse,
    TopicClosure,
    Within,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from slidekit.template.constraint import Selectors
    from slidekit.template.schema import Section, SlideEntry, Template

TOPIC, SECTION = "topic:", "section:"
TAKEN = {"remove": ("taken out", "hidden"), "edit": ("edited",)}


def constraint_told(constraint: Constraint) -> str:
    """Return what must hold, as a sentence, and the template's reason after it."""
    return f"{_told(constraint)} {constraint.why}".strip()


@singledispatch
def _told(constraint: Constraint) -> str:
    raise TypeError(f"no words for a constraint of the kind {constraint.kind}")


@_told.register(Before)
def _(one: Before) -> str:
    return f"Before {named(one.of)}: {named(one.slides)}."


@_told.register(After)
def _(one: After) -> str:
    return f"After {named(one.of)}: {named(one.slides)}."


@_told.register(Next)
def _(one: Next) -> str:
    return f"Right after {named(one.of)}, in every study: {named(one.slides)}."


@_told.register(Within)
def _(one: Within) -> str:
    where = f"Among the first {one.first} slides" if one.first > 1 else "On the first slide"
    return f"{where}: {named(one.slides)}."


@_told.register(Amount)
def _(one: Amount) -> str:
    most = isinstance(one, AtMost)
    bound = {(True, True): "Less than", (True, False): "At most"}.get((most, one.strict))
    bound = bound or ("More than" if one.strict else "At least")
    return f"{bound} {_amount(one)}: {named(one.slides)}."


def _amount(one: Amount) -> str:
    if one.share is None:
        return f"{one.number} {'minutes' if one.in_minutes else 'slides'}"
    everything = "the agenda's minutes" if one.in_minutes else "all visible slides"
    return f"{one.share * 100:.0f}% of {named(one.of) if one.of else everything}"


@_told.register(Companion)
def _(one: Companion) -> str:
    return f"A study with {named(one.slides, 'or')} also has, for all to see: {named(one.needs)}."


@_told.register(Absent)
def _(one: Absent) -> str:
    return f"Not in such a deck: {named(one.slides)}."


@_told.register(Locked)
def _(one: Locked) -> str:
    ways = [way for against in one.against for way in TAKEN[against]]
    return f"Not to be {joined(ways, 'or')}: {named(one.slides)}."


@_told.register(SingleUse)
def _(_: SingleUse) -> str:
    return "The deck answers one request that is on record, and is spent once it was delivered."


@_told.register(OneRecipient)
def _(_: OneRecipient) -> str:
    return "The deck goes to the requester and to nobody else."


@_told.register(TopicClosure)
def _(one: TopicClosure) -> str:
    return f"Kept to the topics of the request: {named(one.slides)}."


@_told.register(Allowed)
def _(one: Allowed) -> str:
    return " ".join(_allowed(one))


def _allowed(one: Allowed) -> Iterator[str]:
    if one.audiences:
        yield f"The audience names one of: {', '.join(one.audiences)}."
    if one.not_audiences:
        yield f"The audience names none of: {', '.join(one.not_audiences)}."
    if one.purposes:
        yield f"The purpose is one of: {', '.join(one.purposes)}."
    if one.markets:
        yield f"The markets are among: {', '.join(one.markets)}."


@_told.register(Gate)
def _(one: Gate) -> str:
    refused = f" With {joined(one.refuses, 'or')} no deck is made." if one.refuses else ""
    return (
        f"Asked before anything is made (deck.gates.{one.key}): {one.question} "
        f"It passes with {joined(one.passes, 'or')}.{refused}"
    )


def named(selectors: Selectors, last: str = "and") -> str:
    """Return which slides or minutes selectors select, as a list in words."""
    topics = [s.removeprefix(TOPIC) for s in selectors if s.startswith(TOPIC)]
    others = [_one(s) for s in selectors if not s.startswith(TOPIC)]
    slides = [f"slides on {joined(topics, 'or' if last == 'or' else 'and')}"] if topics else []
    return joined([*others, *slides], last)


def _one(selector: str) -> str:
    if selector == OWN:
        return "slides on the company's own product"
    if selector.startswith(SECTION):
        return f"the section {selector.removeprefix(SECTION)}"
    return selector.removeprefix(AGENDA)


def joined(words: Sequence[str], last: str = "and") -> str:
    """Return "a, b and c"."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def section_told(section: Section) -> str:
    """Return what must hold of a section, "" where it may simply stand in its place."""
    parts = (
        "" if section.required else "optional",
        f"directly after {section.directly_after}" if section.directly_after else "",
        "once for all studies" if section.per == "deck" else "",
    )
    return ", ".join(part for part in parts if part)


def slide_told(entry: SlideEntry) -> str:
    """Return the exhibits of a slide, where its words come from, and how often it stands."""
    key = entry.options.get("content", "")
    kinds = joined(list(dict.fromkeys(entry.kinds())), "or")
    parts = (
        kinds + (f" from deck.content.{key}" if key else ""),
        f"one per {joined(entry.each, 'or')} endpoint" if entry.each else "",
        "one per line" if entry.each_item else "",
        _place(entry.within),
        "" if entry.required else "optional",
    )
    return ", ".join(part for part in parts if part)


def _place(within: int | None) -> str:
    if within is None:
        return ""
    return "first slide" if within == 1 else f"among the first {within} slides"


def locked_roles(template: Template) -> frozenset[str]:
    """Return the roles of slides that a template locks by name."""
    locks = (one for one in template.constraints if isinstance(one, Locked))
    return frozenset(role for one in locks for role in one.slides)
