"""Exposure: how long each arm was treated, and events per patient-time where that differs much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.exposure_analysis import exposure_analysis
from slidekit.exhibits.exposure_rates import adjusted_rates
from slidekit.exhibits.model import Column, Exhibit, Made, Missing, Row, TableData
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.setting import (
    arm_labels,
    cutoff_note,
    display_arms,
    population_label,
    provenance_notes,
    source_note,
)
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.exhibits.survival_words import full_token

if TYPE_CHECKING:
    from slidekit.exhibits.exposure_analysis import ExposureAnalysis
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.exhibits.safety_analysis import Facts
    from slidekit.study.model import Study

NAME = "exposure"


def make(request: Request) -> Made | Missing:
    """Return the exposure table; Missing where no table says how long subjects were treated."""
    exposed = exposure_analysis(request.study, request.prefix)
    if exposed is None:
        reason = "No table of subjects gives the duration of treatment or its first and last day."
        return Missing(NAME, reason, "columns")
    return _made(request, exposed)


def _made(request: Request, exposed: ExposureAnalysis) -> Made:
    study = request.study
    differs = (exposed.ratio.value or 0.0) > request.policy.safety.exposure_ratio
    rates = tuple(adjusted_rates(request, exposed)) if differs else ()
    follow_up = _follow_up(request)
    facts = (
        *exposed.facts,
        *(fact for _, row in rates for fact in row),
        *((follow_up,) if follow_up else ()),
    )
    exhibit = Exhibit(
        id=f"{request.prefix}{NAME}",
        kind=NAME,
        study=study.spec.id,
        data=_table(study, exposed, rates),
        arms=display_arms(study),
        population=exposed.source.population,
        status="safety",
        facts=tuple(fact.id for fact in facts),
        title="Exposure to treatment",
        footnotes=(
            f"{population_label(study, exposed.source.population)}, arms as treated. Range: "
            f"shortest to longest. {_ratio_words(study, exposed, differs=bool(rates))}",
            f"{_follow_up_words(study, follow_up)}{cutoff_note(study)} "
            f"{source_note(exposed.source)}",
        ),
        notes=provenance_notes(exposed.source),
        references=_references(follow_up),
        alt=_alt(study, exposed),
    )
    return Made(exhibit, facts)


def _table(
    study: Study, exposed: ExposureAnalysis, rates: tuple[tuple[str, Facts], ...]
) -> TableData:
    unit = study.spec.unit
    patient_time = f"patient-{unit}"
    rows = [
        Row((f"Duration of treatment, {unit}, median (range)", *_ranges(exposed.median))),
        Row((f"Total exposure, {patient_time}", *(f"{{{fact.id}}}" for fact in exposed.total))),
    ]
    if exposed.n_missing:
        known = (f"{{{fact.id}:count}}" for fact in exposed.median)
        rows.append(Row(("Subjects with known duration, n/N", *known)))
    if rates:
        level = f"{{{rates[0][1][0].id}:level}}"
        heading = f"Events per 100 patient-years of treatment ({level} CI)"
        rows.append(Row((heading, *("",) * len(study.arms)), bold=True, group=True))
    rows += [
        Row((label, *(f"{{{fact.id}:brief}}" for fact in facts)), level=1) for label, facts in rates
    ]
    return TableData((Column("Exposure", "left", 2.0), *_columns(study, exposed)), tuple(rows))


def _columns(study: Study, exposed: ExposureAnalysis) -> tuple[Column, ...]:
    return tuple(
        Column(f"{label}\n(N = {{{fact.id}:big_n}})")
        for label, fact in zip(arm_labels(study), exposed.median, strict=True)
    )


def _ranges(medians: tuple[Fact, ...]) -> tuple[str, ...]:
    return tuple(
        f"{{{fact.id}}} ({{{fact.id}:span}})" if fact.value is not None else f"{{{fact.id}}}"
        for fact in medians
    )


def _ratio_words(study: Study, exposed: ExposureAnalysis, *, differs: bool) -> str:
    if len(study.arms) < 2:
        return ""
    words = f"Ratio of the longest to the shortest median: {{{exposed.ratio.id}}}."
    if differs:
        return f"{words} Rates: exact Poisson limits; every event counts."
    return words


def _follow_up(request: Request) -> Fact | None:
    """Return the median follow-up of the first time-to-event endpoint, overall survival if any."""
    times = [one for one in request.study.spec.endpoints if one.type == "time_to_event"]
    for endpoint in sorted(times, key=lambda one: one.id != "os"):
        try:
            found = survival_analysis(request.study, request.policy, endpoint.id, request.prefix)
        except StudyError:
            continue
        return found.facts.get(found.id("follow_up"))
    return None


def _follow_up_words(study: Study, fact: Fact | None) -> str:
    if fact is None:
        return "Median follow-up: not reported. "
    label = next((one.label for one in study.spec.endpoints if one.id == fact.endpoint), "")
    marks = "".join(f"{{ref:{reference}}}" for reference in _references(fact))
    how = f"as reported{marks}" if fact.reported else "reverse Kaplan-Meier"
    return f"{label}: median follow-up, {study.spec.unit}, {how}: {full_token(fact)}. "


def _references(fact: Fact | None) -> tuple[str, ...]:
    """Return the reference that a follow-up was taken from."""
    reference = fact.provenance.reference if fact else None
    return (reference,) if reference else ()


def _alt(study: Study, exposed: ExposureAnalysis) -> str:
    each = ", ".join(
        f"{label} {{{fact.id}}} (N = {{{fact.id}:big_n}})"
        for label, fact in zip(arm_labels(study), exposed.median, strict=True)
    )
    return f"Table of exposure. Median duration of treatment, {study.spec.unit}: {each}."


KINDS = {NAME: Kind(NAME, "Exposure to treatment", TableData, make)}
