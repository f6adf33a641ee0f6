from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.errors import StatsError
from slidekit.stats.cox import HazardRatio, cox
from slidekit.stats.cox_two_arms import log_hazard_ratio
from slidekit.stats.forest import forest
from slidekit.stats.subgroups import subgroup_hazard_ratios
from slidekit.stats.survival import kaplan_meier, quantile
from tests.stats.trials import Trial, trials

LABELS = st.lists(st.sampled_from(["low", "high", "", None]), min_size=14, max_size=14)
WEIGHTS = st.lists(st.sampled_from([0.5, 1.0, 2.25]), min_size=14, max_size=14)
quick = settings(max_examples=80, deadline=None)


def assert_same_ratio(ours: HazardRatio | None, theirs: HazardRatio) -> None:
    """Fail where two hazard ratios are not the same to twelve digits, or only one is estimable."""
    assert ours is not None
    assert ours.estimable == theirs.estimable
    pairs = ((ours.coefficient, theirs.coefficient), (ours.std_err, theirs.std_err))
    for one, other in (*pairs, (ours.p, theirs.p), (ours.ratio.upper, theirs.ratio.upper)):
        assert (one is None) == (other is None)
        assert (one or 0) == pytest.approx(other or 0, rel=1e-9, abs=1e-12)
    assert (ours.ratio.method, ours.ratio.parameters) == (
        theirs.ratio.method,
        theirs.ratio.parameters,
    )


@quick
@given(trials(), LABELS, WEIGHTS, st.booleans())
def test_a_row_of_a_forest_is_the_cox_model_of_its_rows(
    trial: Trial, labels: list[str | None], weights: list[float], weighted: bool
) -> None:
    """Each level is what `cox` finds in the rows of that level alone, weights included."""
    n = len(trial.time)
    time, event, arm = (np.array(column) for column in trial[:3])
    label, weight = np.array(labels[:n], dtype=object), np.array(weights[:n])
    given_weight = weight if weighted else None
    (rows,) = forest(time, event, arm, [label], weight=given_weight)
    assert [row.level for row in rows] == sorted({name for name in labels[:n] if name})
    for row in rows:
        own = label == row.level
        assert (row.n, row.events) == (own.sum(), event[own].sum())
        assert row.n_per_arm == tuple(int((own & (arm == code)).sum()) for code in (0, 1))
        assert (row.hazard_ratio is None) == (min(row.n_per_arm) == 0 or not row.events)
        if row.hazard_ratio is not None:
            own_weight = weight[own] if weighted else None
            fit = cox(time[own], event[own], arm[own], weight=own_weight)
            assert_same_ratio(row.hazard_ratio, fit.hazard_ratios[0])


@quick
@given(trials(n_arms=3), LABELS, st.lists(st.integers(0, 7), min_size=14, max_size=14))
def test_subgroups_have_the_rows_of_the_forest_and_medians(
    trial: Trial, labels: list[str | None], entries: list[int]
) -> None:
    """Arm 2 against 1 with late entry; medians are those of the curves of the rows."""
    entry = [min(float(at), time - 1) for at, time in zip(entries, trial.time, strict=False)]
    time, event, arm = (np.array(column) for column in trial[:3])
    label, begin = np.array(labels[: len(time)], dtype=object), np.array(entry)
    found = subgroup_hazard_ratios(
        time, event, arm, label, reference=1, experimental=2, entry=begin, plateau_at_end="last"
    )
    (rows,) = forest(time, event, arm, [label], reference=1, experimental=2, entry=begin)
    compared = np.array([bool(name) for name in label]) & (arm > 0)
    assert found.n_missing == (arm > 0).sum() - compared.sum()
    for level, row in zip(found.levels, rows, strict=True):
        assert (level.n_per_arm, level.hazard_ratio) == (row.n_per_arm, row.hazard_ratio)
        for code, median in zip((1, 2), level.median_per_arm, strict=True):
            own = compared & (label == level.level) & (arm == code)
            km = kaplan_meier(time[own], event[own], entry=begin[own])
            assert median == quantile(km, 0.5, "last")


def test_many_variables_give_what_each_gives_alone() -> None:
    """One sort for all variables changes no number."""
    time, event = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0], [1, 1, 0, 1, 1, 0, 1, 1]
    arm = [0, 1, 0, 1, 1, 0, 0, 1]
    sex, region = list("fmfmmffm"), ["EU", "EU", "US", "", "US", "EU", "US", "EU"]
    both = forest(time, event, arm, [sex, region])
    assert both == (*forest(time, event, arm, [sex]), *forest(time, event, arm, [region]))
    assert [row.level for rows in both for row in rows] == ["f", "m", "EU", "US"]
    assert [row.n for row in both[1]] == [4, 3]


def test_levels_may_be_whole_numbers() -> None:
    """A level is named by its text, whatever the column holds."""
    (rows,) = forest([1.0, 2.0, 3.0, 4.0], [1, 1, 1, 1], [0, 1, 1, 0], [[2, 1, 2, 1]])
    assert [row.level for row in rows] == ["1", "2"]


@pytest.mark.parametrize("ratio", [1e-4, 0.02, 1.0, 40.0, 1e4])
def test_extreme_hazard_ratios_are_found(ratio: float) -> None:
    """Of two events in unequal arms the maximum is known: n0 / n1 shares solve a quadratic."""
    n0, n1 = 3.0, 2.0
    odds = ratio * n1 / n0
    shares = [odds / (1 + odds), ratio * (n1 - 1) / (ratio * (n1 - 1) + n0)]
    weight = np.array([1.0, 1.0])
    found = log_hazard_ratio(sum(shares), weight, np.array([n0, n0]), np.array([n1, n1 - 1]))
    assert math.exp(found.coefficient) == pytest.approx(ratio, rel=1e-11)
    information = sum(share * (1 - share) for share in shares)
    assert found.std_err == pytest.approx(information**-0.5, rel=1e-9)


def test_an_infinite_hazard_ratio_is_not_estimable() -> None:
    """One arm fails first throughout, or alone: there is no maximum, so there is no number."""
    (rows,) = forest([1.0, 2.0, 3.0, 4.0], [1, 1, 0, 0], [1, 1, 0, 0], [["x"] * 4])
    assert rows[0].hazard_ratio is not None
    assert not rows[0].hazard_ratio.estimable
    assert rows[0].events_per_arm == (0, 2)


def test_a_subgroup_of_another_length_is_refused() -> None:
    """The message names the column and both lengths."""
    with pytest.raises(StatsError, match=r"subgroup has shape \(1,\) where time has 2 values"):
        forest([1.0, 2.0], [1, 1], [0, 1], [["x"]])
