"""The slide "How these numbers were made": every method of a study's numbers, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit import __version__
from slidekit.exhibits.baseline_levels import column_label
from slidekit.exhibits.model import Column, Exhibit, Made, Missing, Row, TableData
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.report_words import MEASURE_WORDS
from slidekit.exhibits.setting import cutoff_note, display_arms
from slidekit.exhibits.survival_words import facts_in, sentence_case
from slidekit.languages import deck_language, say, tell
from slidekit.stats.methods import describe
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.study.model import SourceFile, Study

PLANNED = ("protocol", "policy", "self_check/1", "")
"""What no method gave: numbers of the plan, thresholds, and the outcome of the self-check."""


def make_methods(request: Request) -> Made | Missing:
    """Return the methods of all numbers that the study's other slides introduce."""
    study = request.study
    computed = [fact for fact in request.facts if fact.provenance.method not in PLANNED]
    told = (*_described(study, computed), *_printed(computed))
    rows = tuple(Row((label, text)) for label, text in told)
    if not rows:
        return Missing("methods", tell("No slide of this deck has a number with a method."))
    footnotes = tuple(_footnotes(request, computed))
    cells = (cell for row in rows for cell in row.cells)
    exhibit = Exhibit(
        id=f"{request.prefix}methods",
        kind="methods",
        study=study.spec.id,
        data=TableData(_columns(), rows),
        arms=display_arms(study),
        facts=facts_in(*cells, *footnotes),
        title=say("How these numbers were made"),
        footnotes=footnotes,
        notes=tuple(_notes(computed)),
        references=_references(computed),
        alt=say("Table of the methods of {0} kinds of numbers.", len(rows)),
    )
    return Made(exhibit, ())


def _columns() -> tuple[Column, ...]:
    return Column(say("Numbers"), "left", 1.0), Column(say("How they were made"), "left", 3.2)


def _described(study: Study, facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """Yield label and sentence of each method, in the order of the slides, alike ones once."""
    found: dict[str, dict[tuple[str, float | None], str]] = {}
    for fact in facts:
        for method, told in _methods_of(study, fact):
            plain = describe(method, told, deck_language())
            level = {"level": f"{{{fact.id}:level}}"} if fact.level else {}
            shown = describe(method, told | level, deck_language())
            # the same sentence with the level of another number is no other sentence
            found.setdefault(plain.label, {}).setdefault((plain.text, fact.level), shown.text)
    yield from ((label, " ".join(dict.fromkeys(texts.values()))) for label, texts in found.items())


def _printed(facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """Yield which reported numbers stand where in their sources."""
    places: dict[tuple[str, str], dict[str, None]] = {}
    for fact in facts:
        if fact.reported and (reference := fact.provenance.reference):
            place = (fact.provenance.anchor, reference)
            places.setdefault(place, {})[_what(fact)] = None
    for (anchor, reference), names in places.items():
        label = f"{anchor[:1].upper()}{anchor[1:]}" or say("Source")
        yield (
            f"{label}{{ref:{reference}}}",
            say("{0}, as printed.", _capital(_joined(list(names)))),
        )


def _what(fact: Fact) -> str:
    """Return what a reported number is of: "medians", or "adverse events" of no endpoint."""
    if fact.endpoint is None:
        return say("adverse events")
    if ".subgroup=" in fact.id:
        return say("hazard ratios in subgroups")
    if ".category_" in fact.id:
        return say("categories of response")
    found = (say(MEASURE_WORDS[part]) for part in fact.id.split(".") if part in MEASURE_WORDS)
    return next(found, say("numbers of subjects"))


def _methods_of(study: Study, fact: Fact) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the method of an estimate and that of its p, with what their sentences name."""
    how = dict(fact.provenance.parameters)
    strata = [name.strip() for name in how.get("strata", "").split(",") if name.strip()]
    names = [sentence_case(column_label(study, name.upper())) for name in strata]
    told = {"conf_type": how["conf_type"]} if "conf_type" in how else {}
    told |= {"strata": _joined(names)} if names else {}
    yield from (
        (method, told) for method in (fact.provenance.method, how.get("test", "")) if method
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(names: list[str]) -> str:
    *first, last = names
    return say("{0} and {1}", ", ".join(first), last) if first else last


def _footnotes(request: Request, facts: list[Fact]) -> Iterator[str]:
    """Yield the outcome of the self-check, who computed, and from which tables."""
    prefix = request.prefix
    programs = dict.fromkeys(
        program
        for fact in facts
        for check in fact.provenance.checks
        if check.kind == "second_kernel"
        for program in check.by.split(", ")
    )
    if programs:
        yield (
            say(
                "Self-check: {{{0}self_check.agreeing}} of {{{1}self_check.checked}} "
                "headline numbers agree with {2}.",
                prefix,
                prefix,
                listed(sorted(programs)),
            )
        )
    failed = dict.fromkeys(filter(None, (fact.provenance.without_second for fact in facts)))
    if failed:
        yield (
            say(
                "Without a second number: {{{0}self_check.without}} more, for which {1} gave "
                "none; the notes name them.",
                prefix,
                listed(sorted(failed)),
            )
        )
    is_own = any(not fact.reported and not fact.provenance.reference for fact in facts)
    own = [say("data on file")] if is_own else []
    marks = "".join(f"{{ref:{reference}}}" for reference in _references(facts))
    told = [say("published reports{0}", marks)] if marks else []
    where = _joined([*own, *told])
    yield (
        say(
            "Source: {0}; tables with their fingerprints in the notes. Computed by "
            "slidekit {1}. {2}",
            where,
            __version__,
            cutoff_note(request.study),
        )
    )


def _references(facts: list[Fact]) -> tuple[str, ...]:
    found = (fact.provenance.reference for fact in facts)
    return tuple(dict.fromkeys(reference for reference in found if reference))


def _notes(facts: list[Fact]) -> Iterator[str]:
    """Yield each table with its digest, each method with its version, and what was not checked."""
    files: dict[SourceFile, None] = dict.fromkeys(
        file for fact in facts for file in fact.provenance.files
    )
    for file in files:
        yield f"{file.name}: sha256 {file.sha256}."
    methods = dict.fromkeys(
        method
        for fact in facts
        for method in (fact.provenance.method, dict(fact.provenance.parameters).get("test", ""))
        if method
    )
    yield say("Methods with their versions: {0}.", ", ".join(methods))
    for fact in facts:
        if by := fact.provenance.without_second:
            yield say("{0} was computed once: {1} gave no number.", fact.id, by)


KINDS = {
    "methods": Kind(
        "methods", "How these numbers were made", TableData, make_methods, summary=True
    ),
}
