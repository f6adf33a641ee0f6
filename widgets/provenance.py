"""A number in words: what it is, and where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck
    from slidekit.exhibits.fact import Fact

DIGEST_SHOWN = 12
"""Characters of a SHA-256 that tell two tables apart at a glance; an exported file has all."""


def lines_of(fact: Fact, deck: Deck) -> tuple[tuple[str, str], ...]:
    """Return name and value of all that is known of a number; what is unknown is left out."""
    found = (*_value(fact, deck), *_about(fact, deck), *_origin(fact, deck))
    return tuple((name, value) for name, value in found if value)


def _value(fact: Fact, deck: Deck) -> Iterator[tuple[str, str]]:
    from slidekit.exhibits.format import Formatter

    printer = Formatter(deck.policy.formats)
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
    yield _tr("Unit"), fact.unit
    yield _tr("Endpoint"), fact.endpoint or ""
    yield _tr("Arm"), fact.arm or ""
    yield _tr("Population"), fact.population or ""
    yield _tr("Status"), (fact.status or "").replace("_", " ")
    yield _tr("Source"), _tr("as printed in the source") if fact.reported else _tr("computed")


def _origin(fact: Fact, deck: Deck) -> Iterator[tuple[str, str]]:
    came = fact.provenance
    for file in came.files:
        rows = _tr("{0} rows").format(file.rows)
        yield _tr("Table"), f"{file.name}, {rows}, SHA-256 {file.sha256[:DIGEST_SHOWN]}"
    yield _tr("Filter"), came.filter
    yield _tr("Method"), came.method
    yield _tr("Settings"), ", ".join(f"{name} {value}" for name, value in came.parameters)
    yield _tr("Reference"), _cited(came.reference, deck)
    yield _tr("Place in it"), came.anchor
    for check in came.checks:
        agrees = _tr("agrees") if check.agrees else _tr("differs")
        yield _tr("Checked"), f"{check.by}: {agrees}. {check.note} {check.explanation}".strip()
    if came.without_second:
        yield _tr("Checked"), _tr("{0} gave no number").format(came.without_second)


def _cited(reference: str | None, deck: Deck) -> str:
    from slidekit.exhibits.citation import format_reference

    found = next((one for one in deck.references() if one.id == reference), None)
    style = deck.policy.formats.citation_style
    return format_reference(found, style) if found else reference or ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Provenance", text)
