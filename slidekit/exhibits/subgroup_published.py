"""Hazard ratios within subgroups as a published table prints them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.fact import Fact, Provenance
from slidekit.exhibits.ids import in_subgroup, slug
from slidekit.exhibits.read_twice import reading_of
from slidekit.exhibits.subgroup_analysis import FactorResult, LevelResult
from slidekit.study.published import reported

if TYPE_CHECKING:
    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.study.published import Printed, ReportedSubgroup

Rows = tuple["ReportedSubgroup", ...]


def published_factors(analysis: SurvivalAnalysis, arm: int) -> tuple[FactorResult, ...]:
    """Return the subgroups that a table printed, in its order; rows of all patients left out."""
    timed = [one.id for one in analysis.study.spec.endpoints if one.type == "time_to_event"]
    names = {analysis.endpoint.id, *([""] if timed == [analysis.endpoint.id] else [])}
    rows = [row for row in reported(analysis.study).subgroups if row.endpoint_id.lower() in names]
    kept = [
        row
        for row in rows
        if row.factor
        and not row.factor.lower().startswith("overall")
        and _is_compared(analysis, arm, row)
    ]
    return tuple(
        _factor(analysis, arm, tuple(row for row in kept if row.factor == factor))
        for factor in dict.fromkeys(row.factor for row in kept)
    )


def _is_compared(analysis: SurvivalAnalysis, arm: int, row: ReportedSubgroup) -> bool:
    """Tell whether a row is of this comparison: in a trial of several it must name its arm."""
    study = analysis.study
    return len(study.arms) == 2 or row.arm_index in (arm, study.reference)


def _factor(analysis: SurvivalAnalysis, arm: int, rows: Rows) -> FactorResult:
    levels = dict.fromkeys(row.level for row in rows)
    p_row = next((row for row in rows if row.p_interaction.text), None)
    is_planned = any(row.prespecified for row in rows)
    return FactorResult(
        label=rows[0].factor,
        levels=tuple(
            _level(analysis, arm, tuple(row for row in rows if row.level == level))
            for level in levels
        ),
        interaction=_interaction(analysis, p_row or rows[0]) if is_planned else None,
        missing=None,
    )


def _level(analysis: SurvivalAnalysis, arm: int, rows: Rows) -> LevelResult:
    """Return a level from its rows: one for both arms, or one for each."""
    others = [row for row in rows if row.arm_index in (arm, -1)]
    main = next((row for row in (*others, *rows) if row.est.text), rows[0])
    within = in_subgroup(main.factor, main.level)
    events = [_whole(row.events) for row in rows]
    known = [count for count in events if count is not None]
    return LevelResult(
        label=main.level,
        hazard_ratio=_ratio(analysis, arm, main, within),
        arm_events=_events(analysis, arm, rows, within),
        reference_events=_events(analysis, analysis.study.reference, rows, within),
        events=sum(known) if len(known) == len(events) else None,
    )


def _blank(analysis: SurvivalAnalysis, row: ReportedSubgroup) -> Fact:
    source = row.source
    how = Provenance(
        *(source.files, f"line {row.line}", "reported", (), source.reference, source.anchor),
        checks=reading_of(analysis.study, row),
    )
    return Fact(
        id="",
        measure="ratio",
        value=None,
        population=analysis.source.population,
        endpoint=analysis.endpoint.id,
        status=analysis.endpoint.rank,
        reported=True,
        absent="not_reported",
        provenance=how,
    )


def _ratio(analysis: SurvivalAnalysis, arm: int, row: ReportedSubgroup, within: str) -> Fact:
    cells = {"value": row.est, "lower": row.ci_lo, "upper": row.ci_hi}
    blank = replace(
        _blank(analysis, row),
        id=analysis.id("hr", analysis.pair(arm), within),
        arm=analysis.study.arms[arm].id,
        as_printed=tuple((part, cell.text) for part, cell in cells.items() if cell.text),
    )
    if not row.est.text:
        return blank
    return replace(
        blank,
        value=row.est.value,
        lower=row.ci_lo.value,
        upper=row.ci_hi.value,
        level=analysis.pair_fact("hr", arm).level or 0.95,
        absent="" if row.est.value is not None else "not_estimable",
    )


def _events(analysis: SurvivalAnalysis, arm: int, rows: Rows, within: str) -> Fact:
    row = next((row for row in rows if row.arm_index == arm), None)
    blank = replace(
        _blank(analysis, row or rows[0]),
        id=analysis.id("events", analysis.study.arms[arm].id, within),
        measure="proportion",
        arm=analysis.study.arms[arm].id,
    )
    n, subjects = (_whole(row.events), _whole(row.N)) if row else (None, None)
    subjects = subjects or (_whole(row.n) if row else None)
    if n is None or not subjects:
        return blank
    return replace(blank, n=n, N=subjects, value=n / subjects, absent="")


def _interaction(analysis: SurvivalAnalysis, row: ReportedSubgroup) -> Fact:
    printed = row.p_interaction
    return replace(
        _blank(analysis, row),
        id=analysis.id("interaction", slug(row.factor)),
        measure="p_value",
        value=printed.value,
        p=printed.value,
        p_type="nominal",
        as_printed=(("p", printed.text),) if printed.text else (),
        absent="" if printed.text else "not_reported",
    )


def _whole(cell: Printed) -> int | None:
    return None if cell.value is None else round(cell.value)
