"""Subjects with adverse events per arm, as printed tables (ae.csv, estimates.csv) give them.

A row without a term and without a system organ class is the row of all adverse events. What the
source did not print stays unknown: nothing is added up over terms, as a subject may have several.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.ae_terms import TermCount
from slidekit.exhibits.safety_counts import OVERVIEW, Count, SafetyCounts, SpecialCount
from slidekit.languages import tell
from slidekit.study.subjects import safety_population
from slidekit.study.views import reported

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.exhibits.ae_terms import Counts
    from slidekit.study.model import Source, Study
    from slidekit.study.published import Printed, ReportedAe, ReportedEstimate
    from slidekit.study.spec import SpecialInterest

HARMS = (*OVERVIEW, "death")
"""Measures of estimates.csv that are rows of the overview of harms."""
COLUMNS = {
    "teae": "n_any",
    "any": "n_any",
    "grade3": "n_g3",
    "serious": "n_serious",
    "related": "n_related",
}
"""Rows of safety tables -> the column of ae.csv that has them."""
ALL_EVENTS = frozenset(
    {
        "",
        "any",
        "any ae",
        "any teae",
        "any adverse event",
        "any adverse events",
        "any treatment-emergent adverse event",
        "all adverse events",
    }
)
"""Terms, in small letters, of the row of all adverse events."""
SPECIAL = frozenset({"aesi", "adverse events of special interest", "events of special interest"})
"""Headings, in small letters, of events of special interest, which are no system organ classes."""


def published_safety(study: Study) -> SafetyCounts:
    """Return the counts of a study of which only printed tables of adverse events are there.

    Raises:
        StudyError: there is no such table, or it is at odds with itself.
    """
    tables = reported(study)
    rows = tables.adverse_events
    harms = (row for row in tables.estimates if is_of_harms(row))
    estimates = tuple(row for row in harms if row.measure in HARMS)
    if not rows and not estimates:
        raise StudyError(
            tell("The study has no table of adverse events."),
            fix=tell(
                "Add one: a row per event (ADAE), or a printed table with arm, N, pt and n_any."
            ),
        )
    _check_arms(rows)
    source = _source(study, rows[0].source if rows else estimates[0].source)
    whole = [row for row in rows if not row.soc and row.pt.casefold() in ALL_EVENTS]
    terms = [row for row in rows if row not in whole]
    arms, interest = len(study.arms), study.spec.safety.aesi
    return SafetyCounts(
        n_subjects=tuple(_subjects(study, (*rows, *estimates), arm) for arm in range(arms)),
        overview=tuple(_overview(key, whole, estimates, study) for key in HARMS),
        terms=_terms([row for row in terms if row.pt and not _is_special(row)], arms),
        classes=_terms([row for row in terms if not row.pt], arms),
        special=None if interest is None else tuple(_special(o, terms, arms) for o in interest),
        source=source,
        reported=True,
        threshold=next((row.threshold for row in rows if row.threshold), ""),
    )


def is_of_harms(row: ReportedEstimate) -> bool:
    """Tell whether a row of estimates.csv is of harms, and of no endpoint."""
    return row.endpoint_id in ("safety", "")


def _is_special(row: ReportedAe) -> bool:
    """Tell whether a row stands among the events of special interest, not among the terms."""
    return row.soc.casefold() in SPECIAL


def _check_arms(rows: Iterable[ReportedAe]) -> None:
    if strange := next((row for row in rows if row.arm_index < 0), None):
        raise StudyError(
            tell(
                "{0}, line {1}: the arm {2!r} is none of the study's.",
                strange.source.files[0].name,
                strange.line,
                strange.arm,
            ),
            fix=tell("Add the text to values: of an arm in study.yaml."),
        )


def _source(study: Study, source: Source) -> Source:
    return replace(source, population=source.population or safety_population(study).id)


def _subjects(study: Study, rows: Iterable[ReportedAe | ReportedEstimate], arm: int) -> int | None:
    found = {_whole(row.N) for row in rows if row.arm_index == arm} - {None}
    if len(found) > 1:
        listed = ", ".join(sorted(str(n) for n in found))
        raise StudyError(
            tell(
                "The printed tables of adverse events give several N for {0}: {1}.",
                study.arms[arm].name,
                listed,
            ),
            fix=tell("Keep the rows of one population."),
        )
    return next(iter(found), None)


def _whole(cell: Printed) -> int | None:
    value = cell.value
    return int(value) if value is not None and value == int(value) else None


def _overview(
    key: str,
    whole: list[ReportedAe],
    estimates: tuple[ReportedEstimate, ...],
    study: Study,
) -> Count:
    """Take a row from ae.csv, and what that does not print from estimates.csv."""
    arms = len(study.arms)
    same = {row.arm_index: row for row in estimates if row.measure == key}
    counts = _by_arm(whole, key, arms)
    if any(n is not None for n in counts) or not same:
        return Count(key, counts, rows=_rows(whole, arms))
    rows = [same.get(arm) for arm in range(arms)]
    return Count(
        key,
        subjects=tuple(_whole(row.n) if row else None for row in rows),
        source=_source(study, next(iter(same.values())).source),
        percents=tuple(row.value.text.rstrip("% ") if row else "" for row in rows),
        rows=tuple(rows),
    )


def _by_arm(rows: Iterable[ReportedAe], key: str, arms: int) -> Counts:
    column = COLUMNS.get(key)
    found = {row.arm_index: _whole(getattr(row, column)) for row in rows if column}
    return tuple(found.get(arm) for arm in range(arms))


def _rows(rows: Iterable[ReportedAe], arms: int) -> tuple[ReportedAe | None, ...]:
    """Return the row of each arm, which is the one that is counted from."""
    found = {row.arm_index: row for row in rows}
    return tuple(found.get(arm) for arm in range(arms))


def _terms(rows: list[ReportedAe], arms: int) -> tuple[TermCount, ...]:
    terms: dict[tuple[str, str], list[ReportedAe]] = {}
    for row in rows:
        terms.setdefault((row.soc, row.pt), []).append(row)
    return tuple(
        TermCount(
            *(soc, term, _by_arm(same, "any", arms), _by_arm(same, "grade3", arms)),
            rows=_rows(same, arms),
        )
        for (soc, term), same in terms.items()
    )


def _special(interest: SpecialInterest, rows: list[ReportedAe], arms: int) -> SpecialCount:
    """Take the row that is printed under the event's own label, or under its only term."""
    names = {interest.label.casefold()}
    if len(interest.terms) == 1:
        names.add(interest.terms[0].casefold())
    same = [row for row in rows if row.pt.casefold() in names]
    keys = ("any", "grade3", "serious", "fatal")
    printed = _rows(same, arms)
    words = ", ".join(dict.fromkeys(row.pt for row in same))
    counts = (Count(key, _by_arm(same, key, arms), words, rows=printed) for key in keys)
    return SpecialCount(interest.id, interest.label, tuple(counts))
