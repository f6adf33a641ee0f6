"""What stands around a result: arms, population, data cut-off, source, in the words of slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.fact import Provenance
from slidekit.exhibits.model import Arm
from slidekit.languages import say, to_say

if TYPE_CHECKING:
    import datetime as dt

    from slidekit.study.model import Source, SourceFile, Study
    from slidekit.study.spec import Population

NOT_REPORTED = to_say("not reported")

RANK_WORDS = {
    "primary": to_say("Primary"),
    "key_secondary": to_say("Key secondary"),
    "secondary": to_say("Secondary"),
    "exploratory": to_say("Exploratory"),
    "post_hoc": to_say("Post hoc"),
}
"""Rank of an endpoint -> its words, the weightiest first."""

DIFFERENCE_METHODS = {
    "miettinen_nurminen": to_say("Miettinen-Nurminen"),
    "newcombe": to_say("Newcombe hybrid score"),
}
"""How slides name the policy's methods for the limits of a risk difference."""

SIDED = {1: to_say("one-sided"), 2: to_say("two-sided")}

USUAL_POPULATIONS = (to_say("Intention-to-treat population"), to_say("Safety population"))
UNITS = (to_say("days"), to_say("weeks"), to_say("months"), to_say("years"))
"""Units of time; `unit_words` says them."""

MONTHS = (
    *(to_say("Jan"), to_say("Feb"), to_say("Mar"), to_say("Apr"), to_say("May"), to_say("Jun")),
    *(to_say("Jul"), to_say("Aug"), to_say("Sep"), to_say("Oct"), to_say("Nov"), to_say("Dec")),
)


def not_reported() -> str:
    """Return what stands where a value is absent."""
    return say(NOT_REPORTED)


def unit_words(unit: str) -> str:
    """Return a unit of time as slides name it, such as "months"."""
    return say(unit)


def display_arms(study: Study) -> tuple[Arm, ...]:
    """Return the study's arms in display order, each with its place among the arm styles."""
    return tuple(Arm(arm.id, arm.name, style) for style, arm in enumerate(study.arms))


def arm_labels(study: Study) -> tuple[str, ...]:
    """Return the arms' names for headings and axes: the short ones where there are any."""
    return tuple(arm.short or arm.name for arm in study.arms)


def population_of(study: Study, population_id: str) -> Population:
    """Return a population of the study, or one of the two that every study has."""
    from slidekit.study.subjects import find_population

    found = find_population(study, population_id)
    if found in study.spec.populations:  # words of the study, which stay as they are
        return found
    return found.model_copy(update={"label": say(found.label)})


def population_label(study: Study, population_id: str) -> str:
    """Return "Safety population", with its abbreviation where it has one."""
    population = population_of(study, population_id)
    short = population.abbreviation
    return f"{population.label} ({short})" if short else population.label


def day_words(day: dt.date) -> str:
    """Return a date as "30 Jun 2026", in the deck's language wherever the program runs."""
    return say("{0} {1} {2}", day.day, say(MONTHS[day.month - 1]), day.year)


def cutoff_note(study: Study) -> str:
    """Return the footnote on the data cut-off."""
    cutoff = study.spec.data_cutoff
    return say("Data cut-off: {0}.", day_words(cutoff) if cutoff else not_reported())


def source_note(source: Source, *, drawn: bool = False) -> str:
    """Return the footnote on where the numbers came from; what was drawn anew says so."""
    if source.reference:
        place = f", {source.anchor}" if source.anchor else ""
        mark = f"{{ref:{source.reference}}}"
        if drawn:
            return say("Adapted from the published report{0}.{1}", place, mark)
        return say("Source: published report{0}.{1}", place, mark)
    return say("Source: data on file, study report tables.")


def provenance_of(
    source: Source, method: str, parameters: tuple[tuple[str, str], ...] = ()
) -> Provenance:
    """Return the provenance of a number computed from a source."""
    return Provenance(
        source.files,
        source.filter,
        method,
        parameters,
        source.reference,
        source.anchor,
        source.inputs,
    )


def provenance_notes(source: Source, *methods: str) -> tuple[str, ...]:
    """Return sentences on tables, filter and methods for the speaker notes."""
    tables = ", ".join(_named(file) for file in source.files)
    notes = (
        say("Tables: {0}.", tables) if tables else "",
        say("Filter: {0}.", source.filter) if source.filter else "",
        *methods,
    )
    return tuple(note for note in notes if note)


def references_of(source: Source) -> tuple[str, ...]:
    """Return the ids of the references that a source cites."""
    return (source.reference,) if source.reference else ()


def _named(file: SourceFile) -> str:
    return f"{file.name} (sha256 {file.sha256[:12]})"
