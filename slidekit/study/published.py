"""Published tables: every number as it was printed, bound to its reference and place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.study.arms import match_arm
from slidekit.study.cells import NO, YES, number, numbers
from slidekit.study.digits import unsigned
from slidekit.study.durations import DAYS_IN, unit_named
from slidekit.study.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.model import Study, Table, TableKind

NOT_REPORTED = frozenset({"", ".", "na", "n/a", "not reported", "-", "\N{EN DASH}", "\N{EM DASH}"})


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as a source prints it; `text` keeps its digits, such as "0.70", "<0.001" or "NR"."""

    text: str
    value: float | None
    """None: not reported (then `text` is ""), or printed as words."""


@dataclass(frozen=True, slots=True)
class ReportedEstimate:
    """A row of estimates.csv."""

    nct: str
    analysis_id: str
    cutoff: str
    endpoint_id: str
    rank: str
    status: str
    population: str
    measure: str
    arm: str
    comparator: str
    n: Printed
    N: Printed
    value: Printed
    ci_lo: Printed
    ci_hi: Printed
    ci_level: Printed
    p: Printed
    p_type: str
    arm_index: int
    """Index into Study.arms, -1 where it is none of them."""
    comparator_index: int
    line: int
    """Line in the file, header = 1."""
    source: Source


@dataclass(frozen=True, slots=True)
class KmPoint:
    """A row of km_points.csv: a point of a published curve."""

    endpoint_id: str
    arm: str
    time: float | None
    """In the study's unit shown."""
    unit: str
    """As printed."""
    surv: Printed
    survival: float | None
    """`surv` as a fraction of 1, also where the table gives percentages."""
    at_risk: Printed
    events: Printed
    censored: Printed
    digitised: bool
    """Read off a figure, not printed as a number."""
    arm_index: int
    line: int
    source: Source


@dataclass(frozen=True, slots=True)
class ReportedSubgroup:
    """A row of subgroups.csv."""

    endpoint_id: str
    factor: str
    level: str
    arm: str
    n: Printed
    N: Printed
    events: Printed
    est: Printed
    ci_lo: Printed
    ci_hi: Printed
    p_interaction: Printed
    prespecified: bool | None
    arm_index: int
    line: int
    source: Source


@dataclass(frozen=True, slots=True)
class ReportedAe:
    """A row of ae.csv: subjects of one arm with an event; `pt` is "" on rows of a class."""

    arm: str
    N: Printed
    soc: str
    pt: str
    n_any: Printed
    n_g3: Printed
    n_serious: Printed
    n_related: Printed
    threshold: str
    """Of the table it was printed in, such as "5% in any arm"."""
    arm_index: int
    line: int
    source: Source


@dataclass(frozen=True, slots=True)
class Reported:
    """Everything a study knows from published tables, in the order of their files."""

    estimates: tuple[ReportedEstimate, ...]
    km_points: tuple[KmPoint, ...]
    subgroups: tuple[ReportedSubgroup, ...]
    adverse_events: tuple[ReportedAe, ...]


@lru_cache(maxsize=4)
def reported(study: Study) -> Reported:
    """Return the rows of all published tables of a study, read once: every exhibit asks."""
    return Reported(
        tuple(_estimate(row) for row in _rows(study, "estimates")),
        tuple(point for table in study.of_kind("km_points") for point in _curve(study, table)),
        tuple(_subgroup(row) for row in _rows(study, "subgroups")),
        tuple(_ae(row) for row in _rows(study, "ae")),
    )


def printed(text: str) -> Printed:
    """Return a cell of a published table; "<0.001" has the value 0.001 and keeps its text."""
    shown = text.strip()
    if shown.casefold() in NOT_REPORTED:
        return Printed("", None)
    return Printed(shown, number(unsigned(shown)))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a published table, cell by cell."""

    study: Study
    table: Table
    row: int

    def text(self, name: str) -> str:
        cells = self.table.columns.get(name)
        return "" if cells is None else str(cells[self.row]).strip()

    def printed(self, name: str) -> Printed:
        return printed(self.text(name))

    def arm_index(self, name: str = "arm") -> int:
        return match_arm(self.text(name), self.study.arms)

    @property
    def line(self) -> int:
        return int(self.table.lines[self.row])

    @property
    def source(self) -> Source:
        return Source(
            files=(self.table.file,),
            filter="",
            population=self.text("population"),
            reference=self.text("ref_id") or None,
            anchor=self.text("anchor"),
        )


def _rows(study: Study, kind: TableKind) -> Iterator[_Row]:
    for table in study.of_kind(kind):
        yield from (_Row(study, table, row) for row in range(table.size))


def _estimate(row: _Row) -> ReportedEstimate:
    return ReportedEstimate(
        nct=row.text("nct"),
        analysis_id=row.text("analysis_id"),
        cutoff=row.text("cutoff"),
        endpoint_id=row.text("endpoint_id"),
        rank=row.text("rank"),
        status=row.text("status"),
        population=row.text("population"),
        measure=row.text("measure"),
        arm=row.text("arm"),
        comparator=row.text("comparator"),
        n=row.printed("n"),
        N=row.printed("N"),
        value=row.printed("value"),
        ci_lo=row.printed("ci_lo"),
        ci_hi=row.printed("ci_hi"),
        ci_level=row.printed("ci_level"),
        p=row.printed("p"),
        p_type=row.text("p_type"),
        arm_index=row.arm_index(),
        comparator_index=row.arm_index("comparator"),
        line=row.line,
        source=row.source,
    )


def _curve(study: Study, table: Table) -> Iterator[KmPoint]:
    percent = bool((numbers(table.columns["surv"]) > 1).any())
    yield from (_km_point(_Row(study, table, row), percent) for row in range(table.size))


def _km_point(row: _Row, percent: bool) -> KmPoint:
    surv = row.printed("surv")
    return KmPoint(
        endpoint_id=row.text("endpoint_id"),
        arm=row.text("arm"),
        time=_time(row),
        unit=row.text("unit"),
        surv=surv,
        survival=surv.value / 100 if percent and surv.value is not None else surv.value,
        at_risk=row.printed("at_risk"),
        events=row.printed("events"),
        censored=row.printed("censored"),
        digitised=row.text("digitised").casefold() in YES,
        arm_index=row.arm_index(),
        line=row.line,
        source=row.source,
    )


def _time(row: _Row) -> float | None:
    time, shown = row.printed("time").value, row.study.spec.unit
    unit = unit_named(row.text("unit")) or shown
    if time is None or unit == shown:
        return time
    return time * DAYS_IN[unit] / DAYS_IN[shown]


def _subgroup(row: _Row) -> ReportedSubgroup:
    said = row.text("prespecified").casefold()
    return ReportedSubgroup(
        endpoint_id=row.text("endpoint_id"),
        factor=row.text("factor"),
        level=row.text("level"),
        arm=row.text("arm"),
        n=row.printed("n"),
        N=row.printed("N"),
        events=row.printed("events"),
        est=row.printed("est"),
        ci_lo=row.printed("ci_lo"),
        ci_hi=row.printed("ci_hi"),
        p_interaction=row.printed("p_interaction"),
        prespecified=True if said in YES else False if said in NO else None,
        arm_index=row.arm_index(),
        line=row.line,
        source=row.source,
    )


def _ae(row: _Row) -> ReportedAe:
    return ReportedAe(
        arm=row.text("arm"),
        N=row.printed("N"),
        soc=row.text("soc"),
        pt=row.text("pt"),
        n_any=row.printed("n_any"),
        n_g3=row.printed("n_g3"),
        n_serious=row.printed("n_serious"),
        n_related=row.printed("n_related"),
        threshold=row.text("threshold"),
        arm_index=row.arm_index(),
        line=row.line,
        source=row.source,
    )
