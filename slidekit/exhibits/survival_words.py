"""The words about time-to-event results: methods, abbreviations, labels, the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.setting import (
    cutoff_note,
    population_label,
    provenance_notes,
    source_note,
)
from slidekit.exhibits.survival_results import is_comparative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import Policy

SINGLE_ARM = "Single arm: time-to-event cannot be interpreted as treatment effect"
NOT_RANDOMISED = "Not randomised: time-to-event cannot be interpreted as treatment effect"


def titled(topic: str, endpoint: Endpoint, study: Study) -> str:
    """Return a neutral title; what weakens a result stands in it and not in a footnote."""
    marks = {"exploratory": "Exploratory", "post_hoc": "Post hoc"}
    words = [marks[endpoint.rank]] if endpoint.rank in marks else []
    if endpoint.prespecified is False and endpoint.rank != "post_hoc":
        words = ["Post hoc"]
    if study.spec.design.interim:
        words.append("Interim analysis")
    return f"{topic} ({', '.join(words)})" if words else topic


def short_name(endpoint: Endpoint) -> str:
    """Return an endpoint's abbreviation, such as "OS", or its label."""
    return endpoint.short or endpoint.label


def arm_name(study: Study, arm: int) -> str:
    """Return the name of an arm for lists and headings."""
    return study.arms[arm].short or study.arms[arm].name


def comparison_name(study: Study, arm: int) -> str:
    """Return "Nexo v Control"."""
    return f"{arm_name(study, arm)} v {arm_name(study, study.reference)}"


def no_comparison_banner(study: Study) -> str:
    """Return what must be said where arms are not compared, "" where they are."""
    if is_comparative(study):
        return ""
    return SINGLE_ARM if len(study.arms) == 1 else NOT_RANDOMISED


def setting_footnote(analysis: SurvivalAnalysis) -> str:
    """Return population with N, follow-up, data cut-off and source."""
    study = analysis.study
    population = population_label(study, analysis.source.population)
    parts = [
        f"{population}, N = {{{analysis.id('subjects')}:value}}.",
        f"Median follow-up {{{analysis.id('follow_up')}:brief}} {study.spec.unit}.",
        cutoff_note(study),
        source_note(analysis.source),
    ]
    return " ".join(parts)


def methods_footnote(analysis: SurvivalAnalysis, policy: Policy) -> str:
    """Return how curves, hazard ratio and p were computed."""
    words = [f"Kaplan-Meier estimates with {policy.statistics.conf_type} confidence limits."]
    if analysis.comparisons:
        words += [
            f"Hazard ratio: {hazard_ratio_method(analysis, policy)}; HR < 1 favours the arm "
            f"named first. p: two-sided {_log_rank(analysis)}."
        ]
    if analysis.results.data.n_missing:
        words.append(_missing_words(analysis))
    return " ".join(words)


def hazard_ratio_method(analysis: SurvivalAnalysis, policy: Policy) -> str:
    """Return "Cox model, Efron ties, stratified by region and stage"."""
    strata = _strata(analysis)
    ties = policy.statistics.ties.capitalize()
    words = f"Cox model, {ties} ties, {f'stratified by {strata}' if strata else 'unstratified'}"
    return words if len(analysis.study.arms) == 2 else f"{words}, each arm against the reference"


def _log_rank(analysis: SurvivalAnalysis) -> str:
    return "stratified log-rank test" if analysis.results.strata_used else "log-rank test"


def _strata(analysis: SurvivalAnalysis) -> str:
    spec = analysis.study.spec
    if not analysis.results.strata_used:
        return ""
    names = [spec.labels.get(name, name) for name in spec.statistics.strata]
    return " and ".join((", ".join(names[:-1]), names[-1]) if len(names) > 1 else names)


def _missing_words(analysis: SurvivalAnalysis) -> str:
    return f"Without a usable time and therefore not included: {{{analysis.id('missing')}:value}}."


def abbreviations_footnote(texts: Iterable[str], endpoint: Endpoint) -> str:
    """Return the abbreviations that the texts of an exhibit use."""
    joined = " ".join(texts)
    known = {
        "CI": "confidence interval",
        "HR": "hazard ratio",
        "NE": "not estimable",
        "NR": "not reached",
        endpoint.short: endpoint.label.lower(),
    }
    used = [f"{short}: {long}" for short, long in known.items() if short and short in joined]
    return f"{'; '.join(used)}." if used else ""


def survival_notes(analysis: SurvivalAnalysis, policy: Policy) -> tuple[str, ...]:
    """Return the provenance of an endpoint's numbers for the speaker notes."""
    return provenance_notes(analysis.source, methods_footnote(analysis, policy))


def facts_in(*texts: str) -> tuple[str, ...]:
    """Return the ids of the facts that texts name, each once, in reading order."""
    return tuple(dict.fromkeys(match[1] for text in texts for match in TOKEN.finditer(text)))
