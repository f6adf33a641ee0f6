"""A number in words: what it is, and where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from slidekit.errors import StatsError
from slidekit.languages import screen_language
from widgets.slide_words import status_name, unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck
    from slidekit.exhibits.fact import Fact, Provenance

DIGEST_SHOWN = 12
"""Characters of a SHA-256 that tell two tables apart at a glance; an exported file has all."""


def lines_of(fact: Fact, deck: Deck) -> tuple[tuple[str, str], ...]:
    """Return name and value of all that is known of a number; what is unknown is left out."""
    found = (*_value(fact, deck), *_about(fact, deck), *_origin(fact, deck))
    return tuple((name, value) for name, value in found if value)


def _value(fact: Fact, deck: Deck) -> Iterator[tuple[str, str]]:
    from slidekit.exhibits.format import Formatter

    printer = Formatter(deck.policy.formats, deck.template.language)
    yield _tr("Id"), fact.id
    yield _tr("Value"), printer.value(fact)
    if fact.lower is not None or fact.upper is not None:
        level = printer.level(fact)
        yield _tr("Interval"), f"{printer.interval(fact)} ({level})"
    if fact.p is not None:
        yield _tr("p-value"), printer.p(fact)
    if fact.n is not None:
        yield _tr("n/N"), printer.count(fact)
    elif fact.N is not None:
        yield _tr("N"), str(fact.N)


def _about(fact: Fact, deck: Deck) -> Iterator[tuple[str, str]]:
    specs = [study.spec for study in deck.studies]
    endpoints = {one.id: one.label for spec in specs for one in spec.endpoints}
    arms = {one.id: one.name for spec in specs for one in spec.arms}
    populations = {one.id: one.label for spec in specs for one in spec.populations}
    yield _tr("Unit"), unit_name(fact.unit)
    yield _tr("Endpoint"), endpoints.get(fact.endpoint or "", fact.endpoint or "")
    yield _tr("Arm"), arms.get(fact.arm or "", fact.arm or "")
    yield _tr("Population"), populations.get(fact.population or "", fact.population or "")
    yield _tr("Status"), status_name(fact.status or "")
    yield _tr("Source"), _tr("as printed in the source") if fact.reported else _tr("computed")


def _origin(fact: Fact, deck: Deck) -> Iterator[tuple[str, str]]:
    came = fact.provenance
    for file in came.files:
        rows = _tr("{0} rows").format(file.rows)
        yield _tr("Table"), f"{file.name}, {rows}, SHA-256 {file.sha256[:DIGEST_SHOWN]}"
    yield _tr("Filter"), came.filter
    yield _tr("Method"), _in_words(came)
    yield _tr("Settings"), ", ".join(f"{name} {value}" for name, value in came.parameters)
    yield _tr("Reference"), _cited(came.reference, deck)
    yield _tr("Place in it"), came.anchor
    for check in came.checks:
        agrees = _tr("agrees") if check.agrees else _tr("differs")
        name = _tr("Second reader") if check.kind == "second_reader" else _tr("Checked")
        yield name, f"{check.by}: {agrees}. {check.note} {check.explanation}".strip()
    if came.without_second:
        yield _tr("Checked"), _tr("{0} gave no number").format(came.without_second)


def _in_words(came: Provenance) -> str:
    """Return the method as a sentence with its name; only the name where it has no words."""
    from slidekit.stats.methods import describe

    told = dict(came.parameters)
    if "level" in told:
        told["level"] = _percent(told["level"])
    try:
        words = describe(came.method, told, screen_language()).text
    except (StatsError, KeyError):  # "reported", and methods of other packages
        return came.method
    return f"{words} ({came.method})"


def _percent(level: str) -> str:
    """Return a level as people say it: "95%" for "0.95"."""
    try:
        return _tr("{0}%").format(f"{100 * float(level):g}")
    except ValueError:
        return level


def _cited(reference: str | None, deck: Deck) -> str:
    from slidekit.exhibits.citation import format_reference

    found = next((one for one in deck.references() if one.id == reference), None)
    style = deck.policy.formats.citation_style
    return format_reference(found, style) if found else reference or ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Provenance", text)
