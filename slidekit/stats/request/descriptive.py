"""Answers to requests for a table of characteristics by arm, with tests if asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from slidekit.stats.anova import one_way_anova
from slidekit.stats.contingency import pearson_chi_square
from slidekit.stats.contingency_exact import fisher_freeman_halton
from slidekit.stats.rank_tests import kruskal_wallis
from slidekit.stats.request.arm_rows import asked_beyond, read_arm_rows
from slidekit.stats.request.continuous import summary_answer
from slidekit.stats.request.rows import codes_of

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.stats.request.arm_rows import ArmRows
    from slidekit.stats.request.keys import Request

Answer = dict[str, Any]
Crossed = tuple[list[str], dict[str, list[int]]]
"""Levels of a column, and how many of each arm have each level."""

OWN_KEYS = {"continuous", "categorical", "tests"}
TESTS = {"continuous": ("anova", "kruskal"), "categorical": ("chisq", "fisher")}


def descriptive_answer(request: Request, data_root: Path) -> Answer:
    """Answer a request for characteristics; without the key "tests" all tests are computed.

    A test that is not known, and an exact test of a table that is too large, are named.
    """
    rows, tests = read_arm_rows(request, data_root), request.part("tests")
    asked = {key: tests.texts(key) if tests.values else known for key, known in TESTS.items()}
    tables = {name: _crossed(rows, name) for name in request.texts("categorical")}
    fisher = {
        name: fisher_freeman_halton([*counts.values()])
        for name, (_, counts) in tables.items()
        if "fisher" in asked["categorical"]
    }
    unknown = [name for key, names in asked.items() for name in names if name not in TESTS[key]]
    too_large = [f"categorical.{name}.fisher_p" for name, one in fisher.items() if one.too_large]
    return {
        "continuous": {
            name: _continuous(rows, name, asked["continuous"], request.level())
            for name in request.texts("continuous")
        },
        "categorical": {
            name: {
                **_shares(*table),
                "chisq_p": _chi_square_p(table, asked["categorical"]),
                "fisher_p": fisher[name].p if name in fisher else None,
            }
            for name, table in tables.items()
        },
        "not_offered": [*asked_beyond(request, OWN_KEYS), *unknown, *too_large],
    }


def _continuous(rows: ArmRows, name: str, tests: tuple[str, ...], level: float) -> Answer:
    values = rows.table.numbers(name)
    there = ~np.isnan(values)
    compared = (values[there], rows.arm[there])
    return {
        "by_arm": {
            label: summary_answer(values[rows.arm == code], level)
            for code, label in enumerate(rows.arms)
        },
        "total": summary_answer(values, level),
        "anova_p": one_way_anova(*compared).p if "anova" in tests else None,
        "kruskal_p": kruskal_wallis(*compared).p if "kruskal" in tests else None,
    }


def _crossed(rows: ArmRows, name: str) -> Crossed:
    """Count the levels of a column by arm; empty cells are missing and do not count."""
    cells = rows.table.column(name)
    levels = sorted(set(cells.tolist()) - {""})
    level = codes_of(cells, levels)
    counts = {
        label: [int(((rows.arm == arm) & (level == place)).sum()) for place in range(len(levels))]
        for arm, label in enumerate(rows.arms)
    }
    return levels, counts


def _shares(levels: list[str], counts: dict[str, list[int]]) -> Answer:
    """Return counts, and percent of those of an arm who have the characteristic recorded."""
    percent: dict[str, list[float | None]] = {
        arm: [100 * n / sum(row) if sum(row) else None for n in row] for arm, row in counts.items()
    }
    return {
        "counts": {arm: dict(zip(levels, row, strict=True)) for arm, row in counts.items()},
        "percent": {arm: dict(zip(levels, row, strict=True)) for arm, row in percent.items()},
    }


def _chi_square_p(table: Crossed, tests: tuple[str, ...]) -> float | None:
    return pearson_chi_square([*table[1].values()]).p if "chisq" in tests else None
