"""Forest plot of one endpoint: the hazard ratio in every level of the subgroups, and overall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.comparability import is_event_wanted, why_not_compared
from slidekit.exhibits.counted import counted_population, counted_words, size_words
from slidekit.exhibits.forest_data import ForestData, ForestRow, log_limits
from slidekit.exhibits.forest_drawing import ROW_PT, count_rows, draw_forest
from slidekit.exhibits.model import Exhibit, Made, Missing
from slidekit.exhibits.plot_options import FOREST_OPTIONS
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.report_words import report_words
from slidekit.exhibits.setting import display_arms, references_of
from slidekit.exhibits.subgroup_analysis import computed_factors, factor_facts
from slidekit.exhibits.subgroup_published import published_factors
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.exhibits.survival_words import (
    abbreviations,
    arm_name,
    comparison_name,
    facts_in,
    footnote,
    full_token,
    sentence_case,
    setting_words,
    strata_words,
    survival_notes,
    titled,
)
from slidekit.languages import say, tell
from slidekit.study.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.model import Request
    from slidekit.exhibits.subgroup_analysis import FactorResult, LevelResult
    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.template.policy import Policy

Factors = tuple["FactorResult", ...]


def make_forest(request: Request) -> Made | Missing:
    """Make the forest plot of an endpoint; option "arm" chooses the arm of a trial with several."""
    study, policy = request.study, request.policy
    try:
        analysis = survival_analysis(study, policy, request.endpoint or "", request.prefix)
    except StudyError as error:
        return Missing.because("forest", error, f"endpoints: {request.endpoint}")
    if why_not_compared(study, analysis.endpoint):
        reason = tell(
            "The arms are not compared in {0}: there is no ratio to plot.", analysis.endpoint.label
        )
        return Missing("forest", reason, "design: randomised")
    arm = _chosen_arm(analysis, request.option("arm"))
    if arm is None:
        reason = tell("No arm {0!r} is compared with the reference.", request.option("arm"))
        return Missing("forest", reason, "arms")
    found = published_factors(analysis, arm) or computed_factors(analysis, policy, arm)
    factors = tuple(factor for factor in found if factor.levels)
    if not factors:
        return Missing("forest", tell("No column of a subgroup is in the tables."), "subgroups")
    facts = (*analysis.facts.values(), *factor_facts(factors))
    return Made(_exhibit(analysis, policy, factors, arm), facts)


def _chosen_arm(analysis: SurvivalAnalysis, wanted: str) -> int | None:
    arms = {analysis.study.arms[arm].id: arm for arm in analysis.comparisons}
    return arms.get(wanted) if wanted else next(iter(arms.values()), None)


def _exhibit(analysis: SurvivalAnalysis, policy: Policy, factors: Factors, arm: int) -> Exhibit:
    study, endpoint = analysis.study, analysis.endpoint
    data = _data(analysis, factors, arm)
    several = len(analysis.comparisons) > 1
    topic = say("{0}: hazard ratio in subgroups", endpoint.label)
    alt = _alt(analysis, factors, arm)
    words = (setting_words(analysis), _methods(analysis, factors, policy))
    shown = facts_in(*data.tokens, *words, alt)
    known = {fact.id: fact for fact in (*analysis.facts.values(), *factor_facts(factors))}
    short = abbreviations((*words, "CI"), (known[id_] for id_ in shown), endpoint)
    report = report_words(
        study, (known[id_] for id_ in shown), from_patients=analysis.results is not None
    )
    return Exhibit(
        id=f"{analysis.prefix}forest.{endpoint.id}" + (f".{analysis.pair(arm)}" if several else ""),
        kind="forest",
        study=study.spec.id,
        data=data,
        arms=tuple(one for one in display_arms(study) if one.style in (arm, study.reference)),
        endpoint=endpoint.id,
        population=counted_population(study, endpoint),
        status="post_hoc" if report.is_post_hoc else endpoint.rank,
        facts=shown,
        title=titled(
            f"{topic}, {comparison_name(study, arm)}" if several else topic,
            endpoint,
            report.mark,
        ),
        footnotes=footnote(_source(analysis, factors), *words, report.sentence, short, drawn=True),
        notes=(*survival_notes(analysis, policy), *report.notes),
        references=tuple(
            dict.fromkeys(
                (*references_of(analysis.source), *report.references, *endpoint.references)
            )
        ),
        alt=alt,
    )


def _data(analysis: SurvivalAnalysis, factors: Factors, arm: int) -> ForestData:
    study = analysis.study
    overall, rows = _overall(analysis, arm), tuple(_rows(factors))
    names = (arm_name(study, arm), arm_name(study, study.reference))
    sides = names[::-1] if is_event_wanted(analysis.endpoint) else names
    return ForestData(
        overall=overall,
        rows=rows,
        arm=names[0],
        reference=names[1],
        level=f"{{{overall.ratio_fact}:level}}",
        limit=log_limits((overall, *rows)),
        has_interaction=any(factor.interaction for factor in factors),
        favours=(say("Favours {0}", sides[0]), say("Favours {0}", sides[1])),
        is_reference_first=study.reference < arm,
    )


def _overall(analysis: SurvivalAnalysis, arm: int) -> ForestRow:
    fact = analysis.pair_fact("hr", arm)
    return ForestRow(
        factor=say("All patients"),
        level="",
        arm_events=analysis.arm_fact("events", arm).id,
        reference_events=analysis.arm_fact("events", analysis.study.reference).id,
        ratio_fact=fact.id,
        interaction="",
        value=fact.value,
        lower=fact.lower,
        upper=fact.upper,
        events=fact.n,
    )


def _rows(factors: Factors) -> Iterator[ForestRow]:
    for factor in factors:
        for place, level in enumerate(factor.levels):
            interaction = factor.interaction.id if factor.interaction and place == 0 else ""
            yield _row(factor, level, interaction)


def _row(factor: FactorResult, level: LevelResult, interaction: str) -> ForestRow:
    ratio = level.hazard_ratio
    return ForestRow(
        factor=factor.label,
        level=level.label,
        arm_events=level.arm_events.id,
        reference_events=level.reference_events.id,
        ratio_fact=ratio.id,
        interaction=interaction,
        value=ratio.value,
        lower=ratio.lower,
        upper=ratio.upper,
        events=level.events,
    )


def _source(analysis: SurvivalAnalysis, factors: Factors) -> Source:
    """Return where the subgroups came from, which may be another table than that of the curves."""
    how = factors[0].levels[0].hazard_ratio.provenance
    if how.method != "reported":
        return analysis.source
    return Source(how.files, how.filter, analysis.source.population, how.reference, how.anchor)


def _methods(analysis: SurvivalAnalysis, factors: Factors, policy: Policy) -> str:
    marks = say("Area of squares: events. Dashed line: all patients.")
    if any(level.hazard_ratio.reported for factor in factors for level in factor.levels):
        tested = say(" Interaction p: nominal.") if any(f.interaction for f in factors) else ""
        return say("Estimates as reported in the source.{0} {1}", tested, marks)
    strata = strata_words(analysis)
    words = [
        say(
            "HR: Cox model; all patients: {0} ties, {1}; subgroups: Efron ties, unstratified. {2}",
            policy.statistics.ties.capitalize(),
            say("stratified by {0}", strata) if strata else say("unstratified"),
            marks,
        )
    ]
    if any(factor.interaction for factor in factors):
        words.append(say("Interaction: likelihood-ratio test, not adjusted for multiplicity."))
    if any(factor.interaction is None for factor in factors):
        words.append(say("No interaction test: factor not stated to be prespecified."))
    if lacking := [factor for factor in factors if factor.missing]:
        named = "; ".join(f"{f.label}, n = {{{f.missing.id}}}" for f in lacking if f.missing)
        words.append(say("Value missing, not shown: {0}.", named))
    return " ".join(words)


def _alt(analysis: SurvivalAnalysis, factors: Factors, arm: int) -> str:
    study, fact = analysis.study, analysis.pair_fact("hr", arm)
    labels = ", ".join(sentence_case(factor.label) for factor in factors)
    return say(
        "Forest plot of hazard ratios for {0}, {1}. {2}, N = {3}. All patients: {4}. "
        "Subgroups by {5}.",
        sentence_case(analysis.endpoint.label),
        comparison_name(study, arm),
        counted_words(study, analysis.endpoint),
        size_words(analysis),
        full_token(fact),
        labels,
    )


KINDS = {
    "forest": Kind(
        "forest",
        "Forest plot of subgroups",
        ForestData,
        make_forest,
        draw_forest,
        rows=count_rows,
        row_height_pt=ROW_PT,
        choosing=FOREST_OPTIONS,
    ),
}
