"""The test plan: which endpoints were tested in which order, and what became of each.

A state that study.yaml gives holds. Where it gives none, an endpoint is met if its two-sided p lies
under its alpha and the effect points the usual way; without an alpha or a p nothing is claimed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from slidekit.errors import StudyError
from slidekit.exhibits.comparability import is_event_wanted
from slidekit.exhibits.response_results import response_results
from slidekit.exhibits.survival_results import survival_results

if TYPE_CHECKING:
    from slidekit.exhibits.fact import PType
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import StatisticsPolicy

State = Literal["met", "not_met", "not_tested", "immature", "descriptive", "not_reported"]

STATE_WORDS: dict[State, str] = {
    "met": "Met",
    "not_met": "Not met",
    "not_tested": "Not tested",
    "immature": "Immature",
    "descriptive": "Descriptive",
    "not_reported": "Not reported",
}


def is_prespecified(endpoint: Endpoint) -> bool:
    """Tell whether an endpoint was planned: as study.yaml says, else by its rank."""
    if endpoint.prespecified is not None:
        return endpoint.prespecified
    return endpoint.rank in ("primary", "key_secondary", "secondary")


def p_type(study: Study, statistics: StatisticsPolicy, endpoint: Endpoint) -> PType:
    """Return how a p-value of an endpoint may be read.

    "controlled": it has a place in the order of tests, and all before it were met; "descriptive":
    the endpoint was not planned, or was to be described only; else "nominal". With three arms or
    more study.yaml does not say which comparison was tested, so none is called controlled.
    """
    if not is_prespecified(endpoint) or endpoint.state == "descriptive":
        return "descriptive"
    if len(study.arms) > 2 or not in_hierarchy(endpoint):
        return "nominal"
    return "controlled" if reached(study, statistics, endpoint) else "nominal"


def in_hierarchy(endpoint: Endpoint) -> bool:
    """Tell whether an endpoint has a place in the order of tests and was tested."""
    return endpoint.alpha_order is not None and endpoint.state in (None, "tested")


def reached(study: Study, statistics: StatisticsPolicy, endpoint: Endpoint) -> bool:
    """Tell whether every endpoint that is tested before this one was met."""
    order = endpoint.alpha_order or 0
    before = [e for e in study.spec.endpoints if e.alpha_order and e.alpha_order < order]
    return all(state_of(study, statistics, earlier) == "met" for earlier in before)


def state_of(study: Study, statistics: StatisticsPolicy, endpoint: Endpoint) -> State:
    """Return what became of an endpoint."""
    if endpoint.state in ("not_tested", "immature", "descriptive"):
        return endpoint.state
    if endpoint.met is not None:
        return "met" if endpoint.met else "not_met"
    if endpoint.id in study.spec.design.immature:
        return "immature"
    if endpoint.alpha_order is None:
        return "descriptive"
    if not reached(study, statistics, endpoint):
        return "not_tested"
    return _judged(study, statistics, endpoint)


def _judged(study: Study, statistics: StatisticsPolicy, endpoint: Endpoint) -> State:
    """Return met or not met by p and alpha, where both are known for the one comparison."""
    alpha = endpoint.alpha or study.spec.statistics.alpha
    found = _test_of(study, statistics, endpoint)
    if alpha is None or found is None:
        return "not_reported"
    p, is_better = found
    if p / (3 - study.spec.statistics.sided) >= alpha:
        return "not_met"
    return "met" if is_better else "not_reported"


def _test_of(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint
) -> tuple[float, bool] | None:
    """Return the two-sided p of a trial's one comparison, and whether the arm did better."""
    if len(study.arms) != 2:
        return None
    try:
        if endpoint.type == "response":
            return _response_test(study, statistics, endpoint)
        return _survival_test(study, statistics, endpoint)
    except StudyError:
        return None


def _survival_test(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint
) -> tuple[float, bool] | None:
    for pair in survival_results(study, statistics, endpoint).pairs:
        ratio, p = pair.hazard_ratio.ratio.value, pair.log_rank.p
        if ratio is not None and p is not None:
            return p, (ratio > 1) == is_event_wanted(endpoint)
    return None


def _response_test(
    study: Study, statistics: StatisticsPolicy, endpoint: Endpoint
) -> tuple[float, bool] | None:
    for pair in response_results(study, statistics, endpoint).pairs:
        if pair.test.p is not None and pair.difference.value is not None:
            return pair.test.p, pair.difference.value > 0
    return None
