from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.stats.cox import cox
from slidekit.stats.observations import Observations, observe
from slidekit.stats.pieces import IN_CACHE, pieces
from slidekit.stats.survival import kaplan_meier
from slidekit.stats.ties import merge_near_ties
from tests.stats.trials import Trial, trials

if TYPE_CHECKING:
    from slidekit.stats.risk_sets import RiskTable

ENTRIES = st.lists(st.integers(0, 7), min_size=14, max_size=14)
quick = settings(max_examples=60, deadline=None)


def entered(trial: Trial, entries: list[int]) -> list[float]:
    """Return an entry time for each row, before its own time."""
    return [min(float(at), time - 1) for at, time in zip(entries, trial.time, strict=False)]


def at_risk_by_hand(trial: Trial, entry: list[float], table: RiskTable) -> list[list[int]]:
    """Return who is at risk in each arm at each time of a table."""
    rows = list(zip(*trial, entry, strict=True))
    places = list(zip(table.time.tolist(), table.stratum.tolist(), strict=True))
    return [
        [
            sum(
                begin < at <= end and (arm, own) == (cell, stratum)
                for end, _, arm, own, begin in rows
            )
            for at, stratum in places
        ]
        for cell in (0, 1)
    ]


@quick
@given(trials(), ENTRIES)
def test_event_times_alone_are_what_is_left_of_all_times(trial: Trial, entries: list[int]) -> None:
    """Both tables count entry < t <= time per arm and stratum; one leaves out idle times."""
    entry = entered(trial, entries)
    rows = observe(trial.time, trial.event, entry=entry)
    arm, stratum = np.array(trial.arm), np.array(trial.stratum)
    whole = rows.tabulate(arm, 2, stratum)
    short = rows.tabulate(arm, 2, stratum, events_only=True)
    assert whole.at_risk.tolist() == at_risk_by_hand(trial, entry, whole)
    assert short.at_risk.tolist() == at_risk_by_hand(trial, entry, short)
    left = whole.at_events()
    for place in ("time", "stratum", "at_risk", "deaths", "death_count"):
        assert getattr(left, place).tolist() == getattr(short, place).tolist()
    assert whole.leaving.sum() == len(trial.time)


@quick
@given(trials(), st.lists(st.booleans(), min_size=14, max_size=14))
def test_some_of_the_rows_keep_their_order(trial: Trial, chosen: list[bool]) -> None:
    """What is known of the order of all rows is true of some of them, and of the sorted rows."""
    rows = observe(trial.time, trial.event)
    part = rows.only(np.array(chosen[: len(trial.time)], dtype=bool))
    assert part.order is not None
    for some in (rows, part, part.sorted()):
        ordered = some.time[some.time_order()].tolist()
        assert ordered == sorted(some.time.tolist())
    fresh = Observations(part.time, part.event, None, None)
    assert fresh.tabulate().at_risk.tolist() == part.tabulate().at_risk.tolist()


@quick
@given(st.lists(st.integers(1, 6), min_size=2, max_size=30), st.booleans())
def test_rows_are_merged_as_times_are(times: list[int], late: bool) -> None:
    """Rows at the door get the times that `merge_near_ties` gives, with entry times or without."""
    noisy = np.array(times) + 1e-9 * (np.arange(len(times)) % 3)
    entry = np.zeros(len(times)) + 1e-10 if late else None
    rows, merged = observe(noisy, [True] * len(times), entry=entry), merge_near_ties(noisy, entry)
    assert rows.time.tolist() == merged.time.tolist()
    assert len(set(rows.time.tolist())) == len(set(times))


def test_pieces_cover_an_array_once() -> None:
    """Every number is in one piece, and no piece holds more than the cache."""
    found = list(pieces(3 * IN_CACHE + 5, 2))
    assert found[0].start == 0
    assert found[-1].stop == 3 * IN_CACHE + 5
    assert all(one.stop == other.start for one, other in pairwise(found))
    assert max(one.stop - one.start for one in found) * 2 == IN_CACHE
    assert list(pieces(0)) == []


def test_a_long_curve_is_the_product_over_all_its_times() -> None:
    """A curve that is computed in pieces goes on where the last piece ended."""
    n = 2 * IN_CACHE + 100
    time, event = np.arange(1.0, n + 1), np.arange(n) % 3 > 0
    km = kaplan_meier(time[::-1], event[::-1])
    at_risk = np.arange(n, 0, -1)
    left = at_risk - event
    survival = np.cumprod(left / at_risk)
    greenwood = np.cumsum(event[:-1] / (at_risk[:-1] * left[:-1]))
    assert np.asarray(km.survival) == pytest.approx(survival, rel=1e-12)
    assert np.asarray(km.std_err)[:-1] == pytest.approx(survival[:-1] * np.sqrt(greenwood))
    place = IN_CACHE
    z = 1.959963984540054 * math.sqrt(greenwood[place]) / math.log(survival[place])
    assert km.lower[place] == pytest.approx(survival[place] ** math.exp(-z))
    assert km.upper[place] == pytest.approx(survival[place] ** math.exp(z))


def test_a_long_trial_has_the_likelihood_of_its_definition() -> None:
    """A likelihood that is summed in pieces is the sum over all events, and its slope is 0."""
    n = 3 * IN_CACHE
    arm = np.arange(n) * 7 % 11 % 2
    lived = np.arange(1.0, n + 1) * np.where(arm == 1, math.sqrt(2), 1.0)
    time = np.argsort(np.argsort(lived)) + 1.0  # no ties, nor near ties
    fit = cox(time, np.ones(n, bool), arm)
    coefficient = fit.hazard_ratios[0].coefficient
    assert coefficient is not None
    order = np.argsort(time)
    hazard = np.exp(coefficient * arm[order])
    at_risk = np.cumsum(hazard[::-1])[::-1]
    exposed = np.cumsum((hazard * arm[order])[::-1])[::-1]
    by_hand = math.fsum(np.log(hazard / at_risk))
    assert fit.log_likelihood == pytest.approx(by_hand, rel=1e-12)
    share = exposed / at_risk
    step = (arm.sum() - math.fsum(share)) / math.fsum(share * (1 - share))
    assert abs(step) < 1e-12
