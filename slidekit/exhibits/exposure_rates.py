"""Events per 100 patient-years, for trials whose arms were treated for unlike times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.exhibits import ae_codes
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.setting import provenance_of
from slidekit.languages import say, to_say
from slidekit.stats.rates import incidence_rate
from slidekit.study.durations import DAYS_IN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slidekit.exhibits.ae_codes import Marked
    from slidekit.exhibits.exposure_analysis import ExposureAnalysis
    from slidekit.exhibits.model import Request
    from slidekit.exhibits.safety_analysis import Facts
    from slidekit.study.model import AdverseEvents

SORTS: dict[str, tuple[str, Callable[[AdverseEvents], Marked]]] = {
    "teae": (to_say("Any TEAE"), ae_codes.mark_all),
    "grade3": (to_say("{severe} TEAE"), ae_codes.mark_severe),
    "serious": (to_say("Serious TEAE"), ae_codes.mark_serious),
}
PER_YEARS = 100.0


def adjusted_rates(request: Request, exposed: ExposureAnalysis) -> Iterator[tuple[str, Facts]]:
    """Yield the label of each sort of event and its rate per arm; nothing without event records."""
    from slidekit.study.views import adverse_events

    try:
        events = adverse_events(request.study)
    except StudyError:
        return
    severe = ae_codes.severe_label(events)
    for key, (label, mark) in SORTS.items():
        marked = mark(events)
        facts = tuple(
            _rate(request, events, marked, exposed.total[arm], key)
            for arm in range(len(request.study.arms))
        )
        yield say(label).replace("{severe}", say(severe)), facts


def _rate(request: Request, events: AdverseEvents, marked: Marked, total: Fact, key: str) -> Fact:
    """Return the events of one arm per 100 patient-years of treatment, with exact limits."""
    arm = next(i for i, one in enumerate(request.study.arms) if one.id == total.arm)
    blank = Fact(
        id=f"{request.prefix}safety.{key}_rate.{total.arm}",
        measure="number",
        value=None,
        arm=total.arm,
        population=events.source.population,
        status="safety",
        unit="per 100 patient-years",
        absent="not_reported",
        provenance=provenance_of(events.source, "garwood/1"),
    )
    if marked.mask is None or total.value is None:
        return blank
    count = int(np.sum(events.arm[marked.mask] == arm))
    years = total.value * DAYS_IN[request.study.spec.unit] / DAYS_IN["years"]
    found = incidence_rate(count, years, PER_YEARS, request.policy.statistics.level).exact
    return Fact(
        id=blank.id,
        measure="number",
        value=found.value,
        lower=found.lower,
        upper=found.upper,
        level=found.level,
        n=count,
        arm=blank.arm,
        population=blank.population,
        status="safety",
        unit=blank.unit,
        absent="" if found.value is not None else "not_estimable",
        provenance=provenance_of(events.source, found.method, found.parameters),
    )
