"""What every safety exhibit says below itself: population, dictionaries, exposure, source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.exposure_analysis import exposure_analysis
from slidekit.exhibits.setting import (
    arm_labels,
    cutoff_note,
    not_reported,
    population_label,
    provenance_notes,
    source_note,
    unit_words,
)
from slidekit.languages import say

if TYPE_CHECKING:
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.exhibits.safety_analysis import SafetyAnalysis
    from slidekit.study.model import Study


@dataclass(frozen=True, slots=True)
class SafetyNotes:
    """Footnotes and speaker notes, and the facts that their tokens name."""

    footnotes: tuple[str, ...]
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]


def safety_notes(
    request: Request, analysis: SafetyAnalysis, *own: str, drawn: bool = False
) -> SafetyNotes:
    """Return what stands below a safety exhibit, a figure or a table; own sentences come first."""
    study = request.study
    exposed = exposure_analysis(study, request.prefix)
    medians = exposed.median if exposed else ()
    population = population_label(study, analysis.source.population)
    counted = say("{0}, arms as treated; a subject counts once per row.", population)
    return SafetyNotes(
        footnotes=(
            " ".join((*own, counted)),
            f"{_coding(study)} {_exposure(study, medians)} {cutoff_note(study)} "
            f"{source_note(analysis.source, drawn=drawn)}",
        ),
        notes=provenance_notes(analysis.source, *analysis.methods),
        facts=medians,
    )


def _coding(study: Study) -> str:
    safety = study.spec.safety
    given = safety.teae_window
    window = given[:1].lower() + given[1:] if given else say("window {0}", not_reported())
    return say(
        "TEAE: treatment-emergent adverse event, {0}. MedDRA {1}; CTCAE {2}.",
        window,
        _version(safety.meddra),
        _version(safety.ctcae),
    )


def _version(text: str) -> str:
    return text or say("version {0}", not_reported())


def _exposure(study: Study, medians: tuple[Fact, ...]) -> str:
    """Return the median exposure of each arm in one sentence."""
    if not medians:
        return say("Median exposure: {0}.", not_reported())
    each = (
        f"{label} {{{fact.id}}}" for label, fact in zip(arm_labels(study), medians, strict=True)
    )
    return say("Median exposure, {0}: {1}.", unit_words(study.spec.unit), ", ".join(each))
