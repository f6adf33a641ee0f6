"""How long the safety population was treated: medians, ranges and patient-time per arm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.setting import provenance_of
from slidekit.languages import once_per_language

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slidekit.study.model import Exposure, Source, Study

METHOD = "descriptive/1"


@dataclass(frozen=True, slots=True)
class ExposureAnalysis:
    """Treatment duration of the safety population, one fact per arm in study order."""

    median: tuple[Fact, ...]
    """Lower and upper are the shortest and the longest duration."""
    total: tuple[Fact, ...]
    """Patient-time; not reported where the duration of a subject is not known."""
    ratio: Fact
    """Longest over shortest median."""
    n_missing: int
    source: Source

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts."""
        return (*self.median, *self.total, self.ratio)


@once_per_language(64)
def exposure_analysis(study: Study, prefix: str = "") -> ExposureAnalysis | None:
    """Return the exposure of a study; None where no table gives it."""
    from slidekit.study.views import exposure

    try:
        found = exposure(study)
    except StudyError:
        return None
    if found is None or not len(found.duration):
        return None
    arms = range(len(study.arms))
    median = tuple(_median(study, found, arm, prefix) for arm in arms)
    return ExposureAnalysis(
        median=median,
        total=tuple(_total(study, found, arm, prefix) for arm in arms),
        ratio=_ratio(median, found, prefix),
        n_missing=found.n_missing,
        source=found.source,
    )


def _median(study: Study, found: Exposure, arm: int, prefix: str) -> Fact:
    durations, total = _durations(found, arm)
    known = len(durations) > 0
    return Fact(
        id=f"{prefix}exposure.median.{study.arms[arm].id}",
        measure="time",
        value=float(np.median(durations)) if known else None,
        lower=float(durations.min()) if known else None,
        upper=float(durations.max()) if known else None,
        n=len(durations),
        N=total,
        arm=study.arms[arm].id,
        population=found.source.population,
        status="safety",
        unit=found.unit,
        absent="" if known else "not_reported",
        provenance=provenance_of(found.source, METHOD, (("limits", "minimum and maximum"),)),
    )


def _total(study: Study, found: Exposure, arm: int, prefix: str) -> Fact:
    durations, total = _durations(found, arm)
    complete = 0 < total == len(durations)
    return Fact(
        id=f"{prefix}exposure.total.{study.arms[arm].id}",
        measure="time",
        value=float(durations.sum()) if complete else None,
        n=len(durations),
        N=total,
        arm=study.arms[arm].id,
        population=found.source.population,
        status="safety",
        unit=found.unit,
        absent="" if complete else "not_reported",
        provenance=provenance_of(found.source, METHOD),
    )


def _durations(found: Exposure, arm: int) -> tuple[NDArray[np.float64], int]:
    """Return the known durations of an arm, and its number of subjects."""
    durations = found.duration[found.arm == arm]
    return durations[~np.isnan(durations)], len(durations)


def _ratio(medians: tuple[Fact, ...], found: Exposure, prefix: str) -> Fact:
    values = [fact.value for fact in medians if fact.value]
    compared = len(values) > 1
    return Fact(
        id=f"{prefix}exposure.ratio",
        measure="ratio",
        value=max(values) / min(values) if compared else None,
        population=found.source.population,
        status="safety",
        absent="" if compared else "not_reported",
        provenance=provenance_of(found.source, METHOD),
    )
