"""km_points.csv, subgroups.csv and ae.csv: the paper's curves, forest plot and table of harms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paper import printed, survival
from paper.trial import ARMS, CELLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from paper.survival import Interval, Observation
    from paper.trial import Trial

Row = dict[str, str]

CURVES = {"os": "OS", "pfs": "PFS", "ttdghs": "TTDGHS"}
LAST_MONTH, TICK = 36, 6
FACTORS: dict[str, tuple[str, dict[str, str]]] = {
    "Age": ("AGEGR1", {"<65": "Under 65 years", ">=65": "65 years or over"}),
    "Sex": ("SEX", {"F": "Female", "M": "Male"}),
    "Race": ("RACEGR1", {"White": "White", "Asian": "Asian", "Other or not reported": "Other"}),
    "Region": (
        "REGION1",
        {name: name for name in ("North America", "Europe", "Asia Pacific", "Latin America")},
    ),
    "ECOG performance status": ("ECOG", {"0": "0", "1": "1"}),
    "Brain metastases": ("BRAINMET", {"N": "No", "Y": "Yes"}),
}
NO_INTERACTION_TEST = "Race"
"""The paper prints no interaction test for this factor."""
COMMON_PERCENT = 10
INTEREST = {
    "Interstitial lung disease or pneumonitis": "CQ01NAM",
    "Hepatotoxicity": "CQ02NAM",
    "QT prolongation": "CQ03NAM",
}


def _has(column: str, cell: str) -> Callable[[Row], bool]:
    return lambda row: row[column] == cell


def _fills(column: str) -> Callable[[Row], bool]:
    return lambda row: row[column] != ""


def km_points(trial: Trial) -> Iterator[Row]:
    """Yield survival every half month as read off the figures; at risk at the printed ticks."""
    for endpoint, code in CURVES.items():
        group = trial.observations(code).values()
        for arm, name in enumerate(ARMS):
            mine = [one for one in group if one.arm == 1 - arm]
            curve = survival.kaplan_meier(mine)
            for half_months in range(2 * LAST_MONTH + 1):
                month = half_months / 2
                at_risk = sum(one.months >= month for one in mine)
                yield {
                    "endpoint_id": endpoint,
                    "arm": name,
                    "time": f"{month:g}",
                    "unit": "months",
                    "surv": printed.fixed(survival.survival_at(curve, month).value, 3),
                    "at_risk": str(at_risk) if month % TICK == 0 else "",
                    "events": "",
                    "censored": "",
                    "digitised": "yes",
                }


def subgroups(trial: Trial) -> Iterator[Row]:
    """Yield both arms of every level; the hazard ratio stands with the experimental arm."""
    times = trial.observations("OS")
    yield from _level(trial, times, "Overall", "All patients", lambda _: True, "")
    for factor, (column, levels) in FACTORS.items():
        ratios = [_ratio(trial, times, _has(column, cell)) for cell in levels]
        p = printed.p_value(survival.heterogeneity(ratios))
        for cell, level in levels.items():
            chosen = "" if factor == NO_INTERACTION_TEST else p
            yield from _level(
                trial,
                times,
                factor,
                level,
                _has(column, cell),
                chosen,
            )


def _ratio(trial: Trial, times: Mapping[str, Observation], keep: Callable[[Row], bool]) -> Interval:
    """Return the hazard ratio of some patients, without strata as small groups allow none."""
    chosen = [one for name, one in times.items() if keep(trial.subjects[name])]
    return survival.hazard_ratio(
        [survival.Observation(one.months, one.event, one.arm, "") for one in chosen]
    )


def _level(
    trial: Trial,
    times: Mapping[str, Observation],
    factor: str,
    level: str,
    keep: Callable[[Row], bool],
    p: str,
) -> Iterator[Row]:
    everyone = list(times.values())
    ratio = survival.hazard_ratio(everyone) if factor == "Overall" else _ratio(trial, times, keep)
    shown = printed.limits(ratio, 2)
    for arm, name in enumerate(ARMS):
        mine = [subject for subject in trial.group(arm) if keep(subject)]
        events = str(sum(times[subject["USUBJID"]].event for subject in mine))
        yield {
            "factor": factor,
            "level": level,
            "arm": name,
            "n": events,
            "N": str(len(mine)),
            "events": events,
            "est": shown["value"] if arm == 0 else "",
            "ci_lo": shown["ci_lo"] if arm == 0 else "",
            "ci_hi": shown["ci_hi"] if arm == 0 else "",
            "p_interaction": p if arm == 0 else "",
            "prespecified": "yes",
        }


def adverse_events(trial: Trial) -> Iterator[Row]:
    """Yield all events, events of special interest, and terms common in any arm."""
    yield from _harm(trial, "", "Any adverse event", lambda _: True, full=True)
    soc = "Adverse events of special interest"
    for label, query in INTEREST.items():
        yield from _harm(trial, soc, label, _fills(query))
    for soc, term in _common(trial):
        yield from _harm(trial, soc, term, _has("AEDECOD", term))


def _common(trial: Trial) -> list[tuple[str, str]]:
    """Return the terms of at least 10 % in any arm, the most frequent of all patients first."""
    terms = {row["AEDECOD"]: row["AEBODSYS"] for row in trial.events}
    counts = {term: [_count(trial, arm, _has("AEDECOD", term)) for arm in (0, 1)] for term in terms}
    sizes = [len(trial.treated(arm)) for arm in (0, 1)]
    kept = [
        term
        for term, found in counts.items()
        if any(100 * n >= COMMON_PERCENT * of for n, of in zip(found, sizes, strict=True))
    ]
    return [(terms[t], t) for t in sorted(kept, key=lambda t: (-sum(counts[t]), t))]


def _count(trial: Trial, arm: int, keep: Callable[[Row], bool]) -> int:
    rows = (row for row in trial.events if row["TRTA"] == CELLS[arm])
    return len({row["USUBJID"] for row in rows if keep(row)})


def _harm(
    trial: Trial, soc: str, term: str, keep: Callable[[Row], bool], *, full: bool = False
) -> Iterator[Row]:
    for arm, name in enumerate(ARMS):
        serious = _count(trial, arm, lambda row: keep(row) and row["AESER"] == "Y")
        related = _count(trial, arm, lambda row: keep(row) and row["AEREL"] == "RELATED")
        severe = _count(trial, arm, lambda row: keep(row) and int(row["AETOXGR"]) >= 3)
        yield {
            "arm": name,
            "N": str(len(trial.treated(arm))),
            "soc": soc,
            "pt": term,
            "n_any": str(_count(trial, arm, keep)),
            "n_g3": str(severe),
            "n_serious": str(serious) if full else "",
            "n_related": str(related) if full else "",
            "threshold": f"{COMMON_PERCENT}% in any arm",
        }
