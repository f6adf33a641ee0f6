"""estimates.csv: the numbers of the paper's text and tables, one a row, with their place in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from paper import printed, rates, survival
from paper.trial import ARMS, CELLS, stratum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paper.trial import Trial

Row = dict[str, str]
COLUMNS = (
    *("nct", "analysis_id", "cutoff", "endpoint_id", "rank", "status", "population", "measure"),
    *("arm", "comparator", "n", "N", "value", "ci_lo", "ci_hi", "ci_level", "p", "p_type"),
    *("ref_id", "anchor"),
)
TIMES = {
    "os": ("OS", "primary", (12, 18, 24), "Table 2", "controlled"),
    "pfs": ("PFS", "key_secondary", (6, 12), "Table 2", "controlled"),
    "ttdghs": ("TTDGHS", "key_secondary", (), "Table 3", "controlled"),
}
"""Endpoint -> parameter, rank, months of printed rates, place, type of p."""


def rows(trial: Trial) -> list[Row]:
    """Return the rows in the order in which the paper tells them."""
    found = [*_follow_up(trial)]
    for endpoint in ("os", "pfs"):
        found += _times(trial, endpoint)
    return [*found, *_responses(trial), *_times(trial, "ttdghs"), *_safety(trial)]


def _row(endpoint: str, rank: str, measure: str, **cells: str) -> Row:
    known = {
        "nct": "NCT99000302",
        "analysis_id": "final",
        "cutoff": "2026-06-30",
        "endpoint_id": endpoint,
        "rank": rank,
        "status": rank,
        "measure": measure,
        "ref_id": "paper",
    }
    return {**dict.fromkeys(COLUMNS, ""), **known, "population": "itt", **cells}


def _follow_up(trial: Trial) -> Iterator[Row]:
    group = [replace(o, event=not o.event) for o in trial.observations("OS").values()]
    found = survival.median(survival.kaplan_meier(group))
    shown = printed.fixed(found.value, 1)
    yield _row("os", "primary", "follow_up", value=shown, N=str(len(group)), anchor="page 1104")


def _times(trial: Trial, endpoint: str) -> Iterator[Row]:
    code, rank, months, place, p_type = TIMES[endpoint]
    group = list(trial.observations(code).values())
    for arm, name in enumerate(ARMS):
        mine = [one for one in group if one.arm == 1 - arm]
        curve = survival.kaplan_meier(mine)
        events, size = sum(one.event for one in mine), len(mine)
        cells = {"arm": name, "N": str(size), "anchor": place}
        yield _row(
            endpoint, rank, "events", **cells, n=str(events), value=printed.percent(events / size)
        )
        yield _row(endpoint, rank, "median", **cells, **printed.limits(survival.median(curve), 1))
        for month in months:
            rate = survival.survival_at(curve, month)
            yield _row(endpoint, rank, f"rate.t{month}", **cells, **printed.share(rate))
    yield _row(
        endpoint,
        rank,
        "hr",
        arm=ARMS[0],
        comparator=ARMS[1],
        N=str(len(group)),
        **printed.limits(survival.hazard_ratio(group), 2),
        p=printed.p_value(survival.log_rank(group)),
        p_type=p_type,
        anchor=place,
    )


def _responses(trial: Trial) -> Iterator[Row]:
    best = {row["USUBJID"]: row["AVALC"] for row in trial.responses if row["PARAMCD"] == "CBOR"}
    counts: Counter[tuple[int, str]] = Counter()
    strata: dict[str, list[int]] = {}
    for arm in (0, 1):
        for subject in trial.group(arm):
            answer = best[subject["USUBJID"]]
            counts[arm, answer] += 1
            cell = strata.setdefault(stratum(subject), [0, 0, 0, 0])
            cell[2 * arm] += answer in ("CR", "PR")
            cell[2 * arm + 1] += 1
    yield from _response_rows(trial, counts)
    sizes = [len(trial.group(arm)) for arm in (0, 1)]
    responders = [counts[arm, "CR"] + counts[arm, "PR"] for arm in (0, 1)]
    found = rates.difference(responders[0], sizes[0], responders[1], sizes[1])
    p = rates.cochran_mantel_haenszel((a, b, c, d) for a, b, c, d in strata.values())
    yield _row(
        "orr",
        "key_secondary",
        "rate_difference",
        arm=ARMS[0],
        comparator=ARMS[1],
        **printed.limits(found, 1, 100),
        p=printed.p_value(p),
        p_type="controlled",
        anchor="Table 3",
    )


def _response_rows(trial: Trial, counts: Counter[tuple[int, str]]) -> Iterator[Row]:
    for arm, name in enumerate(ARMS):
        size = len(trial.group(arm))
        n = counts[arm, "CR"] + counts[arm, "PR"]
        cells = {"arm": name, "N": str(size), "anchor": "Table 3"}
        shown = printed.share(rates.exact(n, size))
        yield _row("orr", "key_secondary", "response_rate", **cells, n=str(n), **shown)
        for category in ("CR", "PR", "SD", "PD", "NE"):
            share = counts[arm, category] / size
            yield _row(
                "orr",
                "key_secondary",
                f"category.{category.lower()}",
                **cells,
                n=str(counts[arm, category]),
                value=printed.percent(share),
            )


def _safety(trial: Trial) -> Iterator[Row]:
    """Yield what the paper's overview of harms adds to its table of adverse events."""
    for arm, name in enumerate(ARMS):
        treated = trial.treated(arm)
        mine = [row for row in trial.events if row["TRTA"] == CELLS[arm]]
        stopped = {row["USUBJID"] for row in mine if row["AEACN"] == "DRUG WITHDRAWN"}
        fatal = {row["USUBJID"] for row in mine if row["AESDTH"] == "Y"}
        died = [subject for subject in treated if subject["DTHFL"] == "Y"]
        counts = {"discontinuation": len(stopped), "fatal": len(fatal), "death": len(died)}
        for measure, n in counts.items():
            yield _row(
                "safety",
                "",
                measure,
                population="safety",
                arm=name,
                n=str(n),
                N=str(len(treated)),
                value=printed.percent(n / len(treated)),
                anchor="Table 4",
            )
