"""The numbers of one time-to-event endpoint, computed once for all exhibits that show them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.exhibits.comparability import compared_arms
from slidekit.languages import tell
from slidekit.stats.cox import HazardRatio, cox
from slidekit.stats.landmarks import survival_differences
from slidekit.stats.logrank import log_rank
from slidekit.stats.proportional_hazards import proportional_hazards_test
from slidekit.stats.result import Estimate
from slidekit.stats.survival import kaplan_meier, median_follow_up, quantile, survival_at
from slidekit.stats.ties import merge_near_ties
from slidekit.study.views import time_to_event

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slidekit.stats.landmarks import SurvivalDifference
    from slidekit.stats.logrank import LogRank
    from slidekit.stats.result import TestResult
    from slidekit.stats.survival import KaplanMeier, SurvivalPoint
    from slidekit.study.model import Study, TimeToEvent
    from slidekit.study.spec import Endpoint, Unit
    from slidekit.template.policy import StatisticsPolicy

USUAL_LANDMARKS: dict[Unit, tuple[float, ...]] = {
    "days": (90, 180, 365, 730),
    "weeks": (12, 24, 52, 104),
    "months": (6, 12, 24, 36),
    "years": (1, 2, 3, 5),
}
"""Times of the landmark table where study.yaml names none, as far as follow-up reaches."""


@dataclass(frozen=True, slots=True)
class ArmResult:
    """One arm's curve, with its median and its landmark rates."""

    curve: KaplanMeier
    median: Estimate
    rates: tuple[SurvivalPoint, ...]


@dataclass(frozen=True, slots=True)
class PairResult:
    """One arm against the reference, in the subjects of these two arms."""

    arm: int
    n: int
    events: int
    hazard_ratio: HazardRatio
    log_rank: LogRank
    proportionality: TestResult | None
    """Whether the hazard ratio is constant over time; None where there is no hazard ratio."""
    differences: tuple[SurvivalDifference, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalResults:
    """What was computed of one endpoint."""

    data: TimeToEvent
    arms: tuple[ArmResult, ...]
    """In the study's order; an arm without subjects has an empty curve."""
    pairs: tuple[PairResult, ...]
    """Every arm but the reference; none where arms are not compared."""
    landmarks: tuple[float, ...]
    follow_up: Estimate

    @property
    def strata_used(self) -> bool:
        """Whether hazard ratio and test are stratified."""
        return self.data.strata is not None

    @property
    def n_without_stratum(self) -> int:
        """Subjects who are on the curves, but in no stratum of the analysis."""
        return 0 if self.data.strata is None else int((self.data.strata < 0).sum())


@lru_cache(maxsize=64)
def survival_results(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint
) -> SurvivalResults:
    """Return `compute_survival`, which all exhibits of an endpoint share."""
    return compute_survival(study, statistics, endpoint)


def compute_survival(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint
) -> SurvivalResults:
    """Compute an endpoint from the study's tables.

    Raises:
        StudyError: the tables hold no such endpoint, not one time per subject, or no time of any
            subject of the population.
    """
    data = time_to_event(study, endpoint.id)
    # over all arms together, as R does: an arm alone could miss a tie with the other
    data = replace(data, time=merge_near_ties(data.time).time)
    if not data.time.size:
        names = ", ".join(file.name for file in data.source.files)
        raise StudyError(
            tell(
                "No subject of the analysis has a usable time of {0} ({1}).", endpoint.label, names
            ),
            fix=tell("Look whether the tables come from the same trial and data cut."),
        )
    landmarks = endpoint.landmarks or _usual_landmarks(data, study)
    arms = tuple(_arm_result(data, arm, statistics, landmarks) for arm in range(len(study.arms)))
    pairs = tuple(
        _pair_result(data, arm, study.reference, arms, statistics)
        for arm in compared_arms(study, endpoint)
    )
    follow_up = median_follow_up(
        data.time,
        data.event,
        level=statistics.level,
        conf_type=statistics.conf_type,
        plateau_at_end=statistics.median_plateau_at_end,
    )
    return SurvivalResults(data, arms, pairs, landmarks, follow_up)


def _usual_landmarks(data: TimeToEvent, study: Study) -> tuple[float, ...]:
    """Return the usual times that every arm with subjects has been followed to."""
    arms = np.unique(data.arm)
    reached = min((float(data.time[data.arm == arm].max()) for arm in arms), default=0.0)
    return tuple(time for time in USUAL_LANDMARKS[study.spec.unit] if time <= reached)


def _arm_result(
    data: TimeToEvent, arm: int, statistics: StatisticsPolicy, landmarks: tuple[float, ...]
) -> ArmResult:
    rows = data.arm == arm
    curve = kaplan_meier(
        data.time[rows], data.event[rows], level=statistics.level, conf_type=statistics.conf_type
    )
    median = quantile(curve, 0.5, statistics.median_plateau_at_end)
    return ArmResult(curve, median, survival_at(curve, landmarks))


def _pair_result(
    data: TimeToEvent,
    arm: int,
    reference: int,
    arms: tuple[ArmResult, ...],
    statistics: StatisticsPolicy,
) -> PairResult:
    codes = pair_codes(data.arm, arm, reference)
    strata, pair = data.strata, (data.time, data.event, codes)
    fit = cox(*pair, strata=strata, ties=statistics.ties, level=statistics.level)
    blank = Estimate(None, None, None, statistics.level, fit.method, fit.parameters)
    no_ratio = HazardRatio(1, blank, None, None, None, None)  # an arm without subjects
    hazard_ratio = next((one for one in fit.hazard_ratios if one.arm == 1), no_ratio)
    times = [point.time for point in arms[arm].rates]
    return PairResult(
        arm=arm,
        n=fit.n,
        events=fit.events,
        hazard_ratio=hazard_ratio,
        log_rank=log_rank(*pair, strata=strata),
        proportionality=(
            proportional_hazards_test(*pair, strata=strata) if hazard_ratio.estimable else None
        ),
        differences=survival_differences(arms[arm].curve, arms[reference].curve, times),
    )


def pair_codes(arms: NDArray[np.int64], arm: int, reference: int) -> NDArray[np.int64]:
    """Return 1 for an arm, 0 for the reference, -1 for all others."""
    return np.select([arms == arm, arms == reference], [1, 0], default=-1).astype(np.int64)
