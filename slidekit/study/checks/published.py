"""Whether the numbers of published tables fit each other, study.yaml and the patients' tables."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.languages.counts import Count
from slidekit.study.arms import match_arm
from slidekit.study.cells import blanks
from slidekit.study.checks.problem import problem
from slidekit.study.digits import rounds_to
from slidekit.study.model import Problem
from slidekit.study.published import NOT_REPORTED, Printed, printed, reported
from slidekit.study.recognise import CONTRACTS
from slidekit.study.subjects import members, safety_population
from slidekit.study.times import distinct
from slidekit.study.words import did_you_mean, lines_named, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.checks.problem import Check
    from slidekit.study.model import Study
    from slidekit.study.published import KmPoint, ReportedAe, ReportedEstimate, ReportedSubgroup

NUMERIC = frozenset(
    {"n", "N", "value", "ci_lo", "ci_hi", "ci_level", "p", "time", "surv", "at_risk", "events"}
    | {"censored", "est", "p_interaction", "n_any", "n_g3", "n_serious", "n_related"}
)
SHARES = frozenset({"events", "rate", "response_rate", "proportion", "orr"})
ESTIMATED = re.compile(r"difference|(rate|survival|landmark)\D*\d")
"""Measures that are no n of N, for they come from a curve or compare arms."""
NOT_ESTIMABLE = frozenset({"ne", "nr", "nc", "not reached", "not estimable", "\N{INFINITY}"})


def cell_is_no_number(study: Study) -> Iterator[Problem]:
    """A cell of a number column is a number, NE, NR or empty."""
    for kind, names in CONTRACTS.items():
        for table in study.of_kind(kind):
            for name in (name for name in names if name in NUMERIC & set(table.columns)):
                odd = [cell for cell in distinct(table.columns[name]) if not _is_value(cell)]
                if odd:
                    yield problem(
                        "error",
                        "no_number",
                        tell(
                            "{0} of {1} holds {2} where a number is expected.",
                            name,
                            table.file.name,
                            listed([repr(cell) for cell in odd]),
                        ),
                        tell("Write one number in each cell; limits have columns of their own."),
                        table=table,
                        column=name,
                    )


def unknown_arm(study: Study) -> Iterator[Problem]:
    """An arm of a published table is one of study.yaml."""
    for kind in CONTRACTS:
        for table in study.of_kind(kind):
            for name in ("arm", "comparator"):
                cells = distinct(table.columns[name]) if name in table.columns else []
                if odd := [cell for cell in cells if match_arm(cell, study.arms) < 0]:
                    yield problem(
                        "warn",
                        "unknown_arm",
                        tell(
                            "{0} names {1} as {2}, which is no arm of study.yaml.",
                            table.file.name,
                            listed(odd),
                            name,
                        ),
                        did_you_mean(odd[0], [arm.name for arm in study.arms]),
                        table=table,
                        column=name,
                    )


def unknown_reference(study: Study) -> Iterator[Problem]:
    """A published number names a source that study.yaml lists."""
    known = {reference.id for reference in study.spec.references}
    for kind in CONTRACTS:
        for table in study.of_kind(kind):
            cells = distinct(table.columns["ref_id"]) if "ref_id" in table.columns else []
            odd = [cell for cell in cells if cell not in known]
            if odd or not cells:
                name = table.file.name
                what = (
                    tell("{0} cites {1}, which study.yaml does not list.", name, listed(odd))
                    if odd
                    else tell("{0} does not say which source it is from.", name)
                )
                yield problem(
                    "warn",
                    "unknown_reference",
                    what,
                    tell("Add it under references:, and name its id as ref_id or reference."),
                    table=table,
                    column="ref_id",
                )


def unplaced(study: Study) -> Iterator[Problem]:
    """A published number names the page, table or figure from which it was taken."""
    for kind in CONTRACTS:
        for table in study.of_kind(kind):
            cells = table.columns.get("anchor", blanks(table.size)).tolist()
            if silent := sum(not cell.strip() for cell in cells):
                yield problem(
                    "warn",
                    "unplaced",
                    tell(
                        "{0} {0:row|rows} of {1} {0:does|do} not say where in the source "
                        "{0:it stands|they stand}.",
                        Count(silent),
                        table.file.name,
                    ),
                    tell("Say it as anchor, once for the table or for each endpoint."),
                    table=table,
                    column="anchor",
                )


def arm_size_differs(study: Study) -> Iterator[Problem]:
    """N of an arm is the same on all rows, and no more than were planned or treated."""
    by_arm: dict[str, list[ReportedAe]] = {}
    for row in reported(study).adverse_events:
        if row.N.value is not None:
            by_arm.setdefault(row.arm, []).append(row)
    for arm, rows in by_arm.items():
        sizes = sorted({row.N.value for row in rows if row.N.value is not None})
        if len(sizes) > 1:
            words = tell(" and ").join(f"{size:g}" for size in sizes)
            text = tell("N of {0} is {1} in {2}.", arm, words, _name(rows[0]))
            yield _size_problem(rows[0], text)
        else:
            yield from _against_study(study, rows[0], sizes[0])


def more_than_all(study: Study) -> Iterator[Problem]:
    """No count is greater than the one it is part of."""
    rows = reported(study).adverse_events
    for what, part, whole in (
        ("n_any > N", "n_any", "N"),
        ("n_g3 > n_any", "n_g3", "n_any"),
        ("n_serious > n_any", "n_serious", "n_any"),
        ("n_related > n_any", "n_related", "n_any"),
    ):
        odd = [row for row in rows if _exceeds(getattr(row, part), getattr(row, whole))]
        if odd:
            lines = lines_named([row.line for row in odd])
            yield Problem(
                "error",
                "more_than_all",
                tell("{0} has {1} ({2}).", _name(odd[0]), what, lines),
                tell("Compare these cells with the source."),
                _name(odd[0]),
                odd[0].line,
                part,
            )


def limits_around_value(study: Study) -> Iterator[Problem]:
    """A value lies between its limits."""
    found = reported(study)
    rows: list[tuple[ReportedEstimate | ReportedSubgroup, Printed]] = [
        *((row, row.value) for row in found.estimates),
        *((row, row.est) for row in found.subgroups),
    ]
    for row, value in rows:
        if _exceeds(row.ci_lo, value) or _exceeds(value, row.ci_hi):
            yield Problem(
                "error",
                "outside_limits",
                tell(
                    "{0}, line {1}: {2} does not lie between its limits {3} and {4}.",
                    _name(row),
                    row.line,
                    value.text,
                    row.ci_lo.text,
                    row.ci_hi.text,
                ),
                tell("Compare the cells with the source."),
                _name(row),
                row.line,
            )


def share_of_counts(study: Study) -> Iterator[Problem]:
    """A printed share of subjects is n of N of its row, rounded to the printed digits."""
    for row in reported(study).estimates:
        n, subjects, value = row.n.value, row.N.value, row.value
        if n is None or not subjects or value.value is None or not _is_share(row):
            continue
        share = n / subjects
        is_percent = "%" in value.text or value.value > 1
        if not rounds_to(share * (100 if is_percent else 1), value.text):
            yield Problem(
                "error",
                "share_mismatch",
                tell(
                    "{0}, line {1}: {2} is printed for {3}, but {4:g} of {5:g} are {6:.1f}%.",
                    _name(row),
                    row.line,
                    value.text,
                    row.measure,
                    n,
                    subjects,
                    100 * share,
                ),
                tell("Compare n, N and value with the source."),
                _name(row),
                row.line,
                "value",
            )


def curve_rises(study: Study) -> Iterator[Problem]:
    """A published curve never rises, and neither does the number at risk."""
    curves: dict[tuple[str, str, str], list[KmPoint]] = {}
    for point in reported(study).km_points:
        curves.setdefault((_name(point), point.endpoint_id, point.arm), []).append(point)
    for (file, _, arm), points in curves.items():
        timed = sorted((p for p in points if p.time is not None), key=lambda p: p.time or 0)
        for column in ("surv", "at_risk"):
            told = [p for p in timed if getattr(p, column).value is not None]
            rising = [
                after.line
                for before, after in pairwise(told)
                if getattr(after, column).value > getattr(before, column).value
            ]
            if rising:
                yield Problem(
                    "error",
                    "curve_rises",
                    tell(
                        "{0} of {1} in {2} rises with time ({3}).",
                        column,
                        arm,
                        file,
                        lines_named(rising),
                    ),
                    tell("Compare these cells with the source."),
                    file,
                    rising[0],
                    column,
                )


def curve_without_unit(study: Study) -> Iterator[Problem]:
    """The times of a published curve have a unit."""
    for table in study.of_kind("km_points"):
        if not all(table.columns.get("unit", blanks(1)).tolist()):
            yield problem(
                "error",
                "unit_to_confirm",
                tell(
                    "{0} does not say the unit of its times; {1} are taken.",
                    table.file.name,
                    study.spec.unit,
                ),
                tell("Fill in the column unit, or write unit: under its columns: entry."),
                table=table,
                column="unit",
            )


def _against_study(study: Study, row: ReportedAe, size: float) -> Iterator[Problem]:
    if row.arm_index < 0:
        return
    arm = study.arms[row.arm_index]
    if arm.planned is not None and size > arm.planned:
        text = tell(
            "{0} gives N = {1:g} for {2}, study.yaml plans {3}.",
            _name(row),
            size,
            arm.name,
            arm.planned,
        )
        yield _size_problem(row, text)
    if study.of_kind("ADSL"):
        treated = members(study, safety_population(study)).arm
        n = int((treated == row.arm_index).sum())
        if n != size:
            text = tell(
                "{0} gives N = {1:g} for {2}, the safety population has {3}.",
                _name(row),
                size,
                arm.name,
                n,
            )
            yield _size_problem(row, text)


def _size_problem(row: ReportedAe, message: str) -> Problem:
    fix = tell("Find out which N the source means.")
    return Problem("error", "n_mismatch", message, fix, _name(row), row.line, "N")


def _is_share(row: ReportedEstimate) -> bool:
    """Tell whether a row gives a share of subjects: no estimate at a time, no count, no effect."""
    measure = row.measure.casefold()
    if ESTIMATED.search(measure) or row.value.value == row.n.value:
        return False
    return "%" in row.value.text or measure in SHARES or measure.startswith("category")


def _exceeds(part: Printed, whole: Printed) -> bool:
    return part.value is not None and whole.value is not None and part.value > whole.value


def _is_value(cell: str) -> bool:
    return cell.strip().casefold() in NOT_REPORTED | NOT_ESTIMABLE or (
        printed(cell).value is not None
    )


def _name(row: ReportedAe | ReportedEstimate | ReportedSubgroup | KmPoint) -> str:
    return row.source.files[0].name


PUBLISHED_CHECKS: tuple[Check, ...] = (
    cell_is_no_number,
    unknown_arm,
    unknown_reference,
    unplaced,
    arm_size_differs,
    more_than_all,
    limits_around_value,
    share_of_counts,
    curve_rises,
    curve_without_unit,
)
