"""Baseline characteristics as facts: of each arm, and of all arms together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from slidekit.exhibits.ae_terms import term_ids
from slidekit.exhibits.baseline_levels import order_levels
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.ids import slug
from slidekit.exhibits.setting import provenance_of
from slidekit.study.cells import numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slidekit.study.model import Study, Subjects

METHOD = "descriptive/1"
CONTINUOUS = frozenset({"AGE", "WEIGHTBL", "HEIGHTBL", "BMIBL", "WEIGHT", "HEIGHT", "BMI"})
MOST_CODES = 10
"""Whole numbers of more distinct values than this are measured, of fewer they are codes."""
MISSING = frozenset({"", "MISSING", "."})

Facts = tuple[Fact, ...]
"""One fact per arm in study order and, if there are several, one of all arms together."""


@dataclass(frozen=True, slots=True)
class Level:
    """Subjects with one level of a column; `cell` None: of all whose cell is missing."""

    cell: str | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class Measured:
    """Mean, standard deviation and median with range of a column of numbers."""

    mean: Facts
    sd: Facts
    median: Facts
    missing: Level | None


@dataclass(frozen=True, slots=True)
class Coded:
    """The levels of a column of codes, and those missing."""

    levels: tuple[Level, ...]
    missing: Level | None


@dataclass(frozen=True, slots=True, eq=False)
class BaselineFacts:
    """Names the numbers of one column of Table 1."""

    study: Study
    people: Subjects
    column: str
    prefix: str

    def summary(self) -> Measured | Coded:
        """Return the column as numbers if it is measured, else by its levels."""
        values = numbers(self._cells)
        if is_measured(self.column, values[~self._missing]):
            return self._measured(values)
        return Coded(self._levels(), self._missing_row())

    def totals(self) -> Facts:
        """Return N of each arm and of all together."""
        return tuple(
            replace(self._blank("n", arm), measure="count", value=float(inside.sum()))
            for arm, inside in self._groups()
        )

    @property
    def _cells(self) -> NDArray[np.object_]:
        return self.people.columns[self.column]

    @property
    def _missing(self) -> NDArray[np.bool_]:
        return np.array([cell.upper() in MISSING for cell in self._cells.tolist()], dtype=np.bool_)

    def _groups(self) -> list[tuple[str | None, NDArray[np.bool_]]]:
        """Return the arms with their subjects and, if there are several, None with all of them."""
        groups: list[tuple[str | None, NDArray[np.bool_]]] = [
            (arm.id, self.people.arm == index) for index, arm in enumerate(self.study.arms)
        ]
        everybody = np.ones(len(self.people.arm), dtype=np.bool_)
        return [*groups, (None, everybody)] if len(groups) > 1 else groups

    def _blank(self, part: str, arm: str | None) -> Fact:
        return Fact(
            id=f"{self.prefix}baseline.{part}" + (f".{arm}" if arm else ""),
            measure="number",
            value=None,
            arm=arm,
            population=self.people.population,
            status="baseline",
            provenance=provenance_of(self.people.source, METHOD),
        )

    def _measured(self, values: NDArray[np.float64]) -> Measured:
        kept = [(arm, values[inside & ~np.isnan(values)]) for arm, inside in self._groups()]
        return Measured(
            mean=tuple(self._number("mean", arm, found, _mean(found)) for arm, found in kept),
            sd=tuple(self._number("sd", arm, found, _sd(found)) for arm, found in kept),
            median=tuple(self._median(arm, found) for arm, found in kept),
            missing=self._missing_row(),
        )

    def _number(
        self, part: str, arm: str | None, found: NDArray[np.float64], value: float | None
    ) -> Fact:
        fact = replace(self._blank(f"{slug(self.column)}_{part}", arm), value=value, n=len(found))
        if value is not None:
            return fact
        return replace(fact, absent="not_estimable" if len(found) else "not_reported")

    def _median(self, arm: str | None, found: NDArray[np.float64]) -> Fact:
        """Return the median with minimum and maximum as its limits."""
        value = float(np.median(found)) if len(found) else None
        fact = self._number("median", arm, found, value)
        if value is None:
            return fact
        return replace(fact, lower=float(found.min()), upper=float(found.max()))

    def _levels(self) -> tuple[Level, ...]:
        cells = self._cells
        found, counts = np.unique(cells[~self._missing].astype(str), return_counts=True)
        by_cell = dict(zip(found.tolist(), counts.tolist(), strict=True))
        ids = term_ids(by_cell)
        order = order_levels(self.study, self.column, by_cell)
        return tuple(Level(cell, self._counted(ids[cell], cells == cell)) for cell in order)

    def _missing_row(self) -> Level | None:
        return Level(None, self._counted("missing", self._missing)) if self._missing.any() else None

    def _counted(self, part: str, marked: NDArray[np.bool_]) -> Facts:
        return tuple(
            self._share(part, arm, int((marked & inside).sum()), int(inside.sum()))
            for arm, inside in self._groups()
        )

    def _share(self, part: str, arm: str | None, n: int, total: int) -> Fact:
        return replace(
            self._blank(f"{slug(self.column)}_{part}", arm),
            measure="proportion",
            value=n / total if total else None,
            n=n,
            N=total,
            absent="" if total else "not_estimable",
        )


def is_measured(column: str, values: NDArray[np.float64]) -> bool:
    """Tell whether a column holds measurements rather than codes such as 0 and 1."""
    if not len(values) or np.isnan(values).any():
        return False
    if column in CONTINUOUS:
        return True
    return bool((values != np.floor(values)).any()) or len(np.unique(values)) > MOST_CODES


def _mean(found: NDArray[np.float64]) -> float | None:
    return float(found.mean()) if len(found) else None


def _sd(found: NDArray[np.float64]) -> float | None:
    """Return the standard deviation with n - 1; of one value there is none."""
    return float(found.std(ddof=1)) if len(found) > 1 else None
