"""Answers to adverse-event requests: incidence overall, by class and term, and worst grades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from slidekit.stats.adverse_events import Incidence, incidence, label_codes, worst_levels
from slidekit.stats.conditional import fisher_p
from slidekit.stats.exposure import patient_years, years_to_first_event
from slidekit.stats.rates import incidence_rate
from slidekit.stats.request.events import Events, read_events
from slidekit.stats.request.rates import rate_answer
from slidekit.stats.request.rows import codes_of
from slidekit.stats.risk_difference import risk_differences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from slidekit.stats.request.keys import Request
    from slidekit.stats.result import Estimate
    from slidekit.stats.risk_difference import RiskDifferenceMethod
    from slidekit.stats.risk_sets import Codes, Flags

Answer = dict[str, Any]

OUTPUTS = ("max_severity", "worst_grade_any", "worst_grade_by_pt")
LIMITS: tuple[RiskDifferenceMethod, ...] = ("newcombe", "miettinen_nurminen")


class _Row(NamedTuple):
    """One row of the answer, and where it goes."""

    place: tuple[str, ...]
    records: Flags
    incidence: Incidence
    rates: bool
    differences: bool


def adverse_events_answer(request: Request, data_root: Path) -> Answer:
    """Answer an adverse-event request; outputs that are not known are named in `not_offered`."""
    events = read_events(request, data_root)
    asked = request.texts("outputs")
    answer: Answer = {
        "input": {"arm": request.text("arm"), "exposure": request.values.get("exposure_days")},
        "N": events.per_arm(events.n_subjects),
        "extra": {},
        "soc": {},
        "pt": {},
        "not_offered": [name for name in asked if name not in OUTPUTS],
    }
    if events.exposure_days is not None:
        years = patient_years(events.exposure_days, _days_per_year(request))
        answer["patient_years"] = events.per_arm(events.total_per_arm(years))
    rows = _rows(request, events)
    differences = _differences(rows, request.level())
    for row in rows:
        target = answer
        for key in row.place[:-1]:
            target = target.setdefault(key, {})
        target[row.place[-1]] = _answer_row(request, events, row, differences)
    return answer | {name: _worst(request, events, name) for name in asked if name in OUTPUTS}


def _days_per_year(request: Request) -> float:
    return request.number("days_per_year", 365.25)


def _rows(request: Request, events: Events) -> list[_Row]:
    """Return all rows: any event, extra rows, classes, terms."""
    everything = np.ones(len(events.subject), bool)
    rows = [_row(events, ("any_event",), everything)]
    extra = request.part("extra")
    for name in extra.values:
        meets = events.table.matching(extra.part(name).values)
        rows.append(_row(events, ("extra", name), meets)._replace(differences=False))
    soc = events.table.column(request.text("soc"))
    pt = events.table.column(request.text("pt"))
    least = request.number("pt_detail_min_percent", 0.0)
    for kind, columns in (("soc", (soc,)), ("pt", (soc, pt))):
        labels, code = label_codes(columns)
        for place, label in enumerate(labels):
            row = _row(events, (kind, *label), code == place)
            detailed = kind == "soc" or _reaches(row.incidence, least)
            rows.append(row._replace(rates=detailed, differences=detailed))
    return rows


def _row(events: Events, place: tuple[str, ...], records: Flags) -> _Row:
    found = incidence(events.subject[records], events.arm[records], events.n_subjects)
    return _Row(place, records, found, rates=True, differences=True)


def _reaches(found: Incidence, least: float) -> bool:
    percents = (found.percent(arm) for arm in range(len(found.n_subjects)))
    return any(percent is not None and percent >= least for percent in percents)


def _differences(rows: list[_Row], level: float) -> dict[str, Iterator[Estimate]]:
    """Return the risk differences of all rows that show them, computed together, in row order."""
    shown = [row.incidence for row in rows if row.differences]
    n_arms = len(rows[0].incidence.n_subjects)
    tables = [found.against(arm) for found in shown for arm in range(1, n_arms)]
    return {method: iter(risk_differences(tables, method, level)) for method in LIMITS}


def _answer_row(
    request: Request, events: Events, row: _Row, differences: dict[str, Iterator[Estimate]]
) -> Answer:
    found, others = row.incidence, range(1, len(events.arms))
    answer: Answer = {
        "subjects": events.per_arm(found.subjects),
        "events": events.per_arm(found.events),
        "percent": events.per_arm([found.percent(arm) for arm in range(len(events.arms))]),
        "fisher_p_vs_reference": {
            events.arms[arm]: fisher_p(*found.against(arm)) for arm in others
        },
    }
    if row.rates:
        answer |= _rates(request, events, row)
    if row.differences:
        answer["risk_difference"] = {
            events.arms[arm]: _difference({name: next(rest) for name, rest in differences.items()})
            for arm in others
        }
    return answer


def _difference(found: dict[str, Estimate]) -> Answer:
    limits = {name: {"lower": one.lower, "upper": one.upper} for name, one in found.items()}
    return {"estimate": found[LIMITS[0]].value, **limits}


def _rates(request: Request, events: Events, row: _Row) -> Answer:
    if events.exposure_days is None:
        return {}
    year = _days_per_year(request)
    years = events.total_per_arm(patient_years(events.exposure_days, year))
    answer = {"eair_events_per_100py": _rates_per_arm(request, events, row.incidence.events, years)}
    if events.day is not None:
        subject, day = events.subject[row.records], events.day[row.records]
        to_first = years_to_first_event(events.exposure_days, subject, day, year)
        first = (row.incidence.subjects, events.total_per_arm(to_first))
        answer["eair_first_occurrence_per_100py"] = _rates_per_arm(request, events, *first)
    return answer


def _rates_per_arm(
    request: Request, events: Events, counts: Sequence[int], years: Sequence[float]
) -> Answer:
    per, level = request.number("rate_per_patient_years", 100.0), request.level()
    pairs = zip(counts, years, strict=True)
    return events.per_arm([rate_answer(incidence_rate(*pair, per, level)) for pair in pairs])


def _worst(request: Request, events: Events, name: str) -> Answer:
    """Return subjects by their highest severity or grade, per arm, for grades also per term."""
    scale = request.part("severity" if name == "max_severity" else "grade")
    levels = scale.texts("levels")
    code = codes_of(events.table.column(scale.text("column")), levels)
    if name != "worst_grade_by_pt":
        return _worst_per_arm(events, code, levels, np.ones(len(code), bool))
    labels, term = label_codes([events.table.column(request.text("pt"))])
    return {
        label: _worst_per_arm(events, code, levels, term == place)
        for place, (label,) in enumerate(labels)
    }


def _worst_per_arm(events: Events, code: Codes, levels: tuple[str, ...], records: Flags) -> Answer:
    counts = worst_levels(
        code[records], len(levels), events.subject[records], events.arm[records], len(events.arms)
    )
    return events.per_arm([dict(zip(levels, row, strict=True)) for row in counts])
