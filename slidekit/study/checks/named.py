"""Names in study.yaml that nothing answers to: a slip of the pen there makes a wrong slide."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.study.checks.problem import problem
from slidekit.study.words import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.checks.problem import Check
    from slidekit.study.model import Problem, Study, Table
    from slidekit.study.spec import SpecialInterest, StudySpec

TERMS = ("AEDECOD", "AEPT")
"""Columns of preferred terms."""
NUMBER = re.compile(r"\d[\d.]*(?<!\.)")
VERSION = re.compile(r"\d{1,2}(\.\d{1,2})?")
ALIKE = 0.85
"""So alike are a term and one that is misspelled."""


def unknown_references(study: Study) -> Iterator[Problem]:
    """Each source that an endpoint, product or table names is among the references."""
    known = [reference.id for reference in study.spec.references]
    for where, name in _named(study.spec):
        if name not in known:
            yield problem(
                "error",
                "unknown_reference",
                tell("{0} in study.yaml names the reference {1}, which there is not.", where, name),
                did_you_mean(name, known),
            )


def _named(spec: StudySpec) -> Iterator[tuple[str, str]]:
    """Yield where a reference is named, and its id."""
    for endpoint in spec.endpoints:
        yield from ((f"endpoints, {endpoint.id}: references:", r) for r in endpoint.references)
        if endpoint.reported_elsewhere:
            yield f"endpoints, {endpoint.id}: reported_elsewhere:", endpoint.reported_elsewhere
    for product in spec.products:
        if product.reference:
            yield f"products, {product.generic}: reference:", product.reference
    for table in spec.columns:
        if table.reference:
            yield f"columns, {table.file}: reference:", table.reference


def unknown_anchored_endpoints(study: Study) -> Iterator[Problem]:
    """A place is said of an endpoint that there is; else its numbers have none."""
    known = [endpoint.id for endpoint in study.spec.endpoints]
    for entry in study.spec.columns:
        for name in (name for name in entry.anchors if name not in known):
            where = f"columns, {entry.file}: anchors:"
            yield problem(
                "error",
                "endpoint_of_anchor",
                tell("{0} in study.yaml names the endpoint {1}, which there is not.", where, name),
                did_you_mean(name, known),
            )


def special_interest_terms(study: Study) -> Iterator[Problem]:
    """An event of special interest that no row has is either rare or misspelled."""
    for table in study.of_kind("ADAE"):
        for interest in study.spec.safety.aesi or ():
            yield from _terms(table, interest)
            yield from _marks(table, interest)


def _terms(table: Table, interest: SpecialInterest) -> Iterator[Problem]:
    column = next((name for name in TERMS if name in table.columns), None)
    if column is None or not interest.terms:
        return
    there = {cell.casefold(): cell for cell in set(table.columns[column].tolist())}
    absent = [term for term in interest.terms if term.casefold() not in there]
    for term in absent:
        close = get_close_matches(term.casefold(), there, n=1, cutoff=ALIKE)
        if close and there[close[0]] not in interest.terms:
            yield problem(
                "error",
                "term_misspelled",
                tell(
                    "safety: aesi: {0} in study.yaml names the term {1!r}, which no row of {2} "
                    "has.",
                    interest.id,
                    term,
                    table.file.name,
                ),
                tell("Did you mean {0}?", there[close[0]]),
                table=table,
                column=column,
            )
    if len(absent) == len(interest.terms) and not interest.filter:
        yield _nothing_found(table, interest, column)


def _marks(table: Table, interest: SpecialInterest) -> Iterator[Problem]:
    """Yield a column that is not there, or that holds none of the texts asked for."""
    for column, texts in interest.filter.items():
        cells = table.columns.get(column)
        if cells is None:
            yield problem(
                "error",
                "aesi_column",
                tell(
                    "safety: aesi: {0} in study.yaml filters by {1}, which {2} does not have.",
                    interest.id,
                    column,
                    table.file.name,
                ),
                did_you_mean(column, list(table.columns)),
                table=table,
                column=column,
            )
        elif not {cell.casefold() for cell in cells.tolist()} & {t.casefold() for t in texts}:
            yield _nothing_found(table, interest, column)


def _nothing_found(table: Table, interest: SpecialInterest, column: str) -> Problem:
    sought = listed(
        (*interest.terms, *(text for texts in interest.filter.values() for text in texts))
    )
    return problem(
        "warn",
        "aesi_not_found",
        tell(
            "No row of {0} is one of {1} ({2}); slides say 0.",
            table.file.name,
            interest.label,
            sought,
        ),
        tell("See whether the terms are spelled as in the table."),
        table=table,
        column=column,
    )


def mistyped_versions(study: Study) -> Iterator[Problem]:
    """A version of MedDRA or CTCAE stands on every slide of adverse events."""
    safety = study.spec.safety
    for key, name, typed in (("meddra", "MedDRA", safety.meddra), ("ctcae", "CTCAE", safety.ctcae)):
        if not all(VERSION.fullmatch(number) for number in NUMBER.findall(typed)):
            yield problem(
                "error",
                "version_mistyped",
                tell("{0} is no version of {1}.", typed, name),
                tell("Write a version such as 5.0 or 27.1 as safety: {0}: in study.yaml.", key),
            )


NAMED_CHECKS: tuple[Check, ...] = (
    unknown_references,
    unknown_anchored_endpoints,
    special_interest_terms,
    mistyped_versions,
)
