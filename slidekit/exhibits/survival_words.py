"""The words about time-to-event results: methods, abbreviations, labels, the same everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.exhibits.counted import counted_words, size_words
from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.setting import (
    arm_labels,
    cutoff_note,
    provenance_notes,
    source_note,
    unit_words,
)
from slidekit.languages import deck_language, numeral, say, to_say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.study.model import Source, Study
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import Policy


SINGLE_UNITS = (to_say("day"), to_say("week"), to_say("month"), to_say("year"))
LONGEST_SMALL_WORD = 3
"""Words such as "of" and "by" are written small in titles too."""
ORDINARY_WITH_HYPHEN = re.compile(r"[A-Z][a-z]+-(Free|Related|Specific|Reported|Up|Term|Based)")


def titled(topic: str, endpoint: Endpoint, mark: str = "") -> str:
    """Return a neutral title; what weakens a result stands in it and not in a footnote."""
    words = []
    if mark:
        words.append(mark)
    elif endpoint.rank == "post_hoc" or endpoint.prespecified is False:
        words.append(say("Post hoc"))
    elif endpoint.rank == "exploratory":
        words.append(say("Exploratory"))
    return f"{topic} ({', '.join(words)})" if words else topic


def short_name(endpoint: Endpoint) -> str:
    """Return an endpoint's abbreviation, such as "OS", or its label."""
    return endpoint.short or endpoint.label


def inner_name(endpoint: Endpoint) -> str:
    """Return an endpoint's abbreviation, or its label as it stands within a sentence."""
    return endpoint.short or sentence_case(endpoint.label)


def sentence_case(label: str) -> str:
    """Return a label as it stands within a sentence: "overall survival", "ECOG status at entry".

    A label In Capital Initials loses them all, any other only the first; abbreviations stay, and
    so do names joined by a hyphen (Kaplan-Meier), unless they end as in "Progression-Free".
    """
    if deck_language() == "de":  # German nouns keep their capitals
        return label
    words = label.split(" ")
    long = [word for word in words if len(word) > LONGEST_SMALL_WORD and word[:1].isalpha()]
    has_initials = all(word[:1].isupper() for word in long)
    lowered = [word.lower() if _is_ordinary(word) else word for word in words]
    return " ".join(lowered if has_initials else (lowered[0], *words[1:]))


def _is_ordinary(word: str) -> bool:
    """Tell whether a word has capitals only where a heading gives them to it."""
    return word[1:] == word[1:].lower() or bool(ORDINARY_WITH_HYPHEN.fullmatch(word))


def all_small(words: str) -> str:
    """Return words in small letters within a sentence; German nouns keep their capitals."""
    return words if deck_language() == "de" else words.lower()


def first_small(words: str) -> str:
    """Return words as they go on within a sentence; German ones begin as they are."""
    return words if deck_language() == "de" else words[:1].lower() + words[1:]


def arm_name(study: Study, arm: int) -> str:
    """Return the name of an arm for lists and headings."""
    return arm_labels(study)[arm]


def comparison_name(study: Study, arm: int) -> str:
    """Return "Nexo vs Control"."""
    return say("{0} vs {1}", arm_name(study, arm), arm_name(study, study.reference))


def setting_words(analysis: SurvivalAnalysis) -> str:
    """Return population with N, data cut-off and follow-up."""
    study = analysis.study
    return say(
        "{0}, N = {1}. {2} Median follow-up: {3}.",
        counted_words(study, analysis.endpoint),
        size_words(analysis),
        cutoff_note(study),
        _follow_up_words(analysis),
    )


def _follow_up_words(analysis: SurvivalAnalysis) -> str:
    fact, unit = analysis.fact("follow_up"), unit_words(analysis.study.spec.unit)
    if fact.absent == "not_reported":
        return f"{{{fact.id}}}"
    if fact.reported:
        return f"{{{fact.id}}} {unit}" if fact.lacks_limits else f"{{{fact.id}:brief}} {unit}"
    return say("{0} {1} (reverse Kaplan-Meier)", estimate_token(fact), unit)


def methods_words(analysis: SurvivalAnalysis, policy: Policy) -> str:
    """Return how curves, hazard ratio and p were computed."""
    if analysis.results is None:
        return say("Estimates as reported in the source.")
    words = [say("Kaplan-Meier, {0} confidence limits.", policy.statistics.conf_type)]
    if analysis.comparisons:
        words.append(hazard_ratio_words(analysis, policy))
    if analysis.comparisons and analysis.results.n_without_stratum:
        id_ = analysis.fact("missing_stratum").id
        words.append(say("Without a stratum and in neither HR nor p: {0}.", f"{{{id_}}}"))
    if analysis.results.data.n_missing:
        words.append(
            say("Not included, without a usable time: {0}.", f"{{{analysis.fact('missing').id}}}")
        )
    return " ".join(words)


def hazard_ratio_words(analysis: SurvivalAnalysis, policy: Policy) -> str:
    """Return "HR: Cox model (Efron ties), p: two-sided log-rank test, both stratified by sex."."""
    direction = say("HR < 1: lower hazard in the arm named first.")
    if not computes_ratio(analysis):
        return say("HR and p: as reported. {0}", direction)
    ties = policy.statistics.ties.capitalize()
    pairs = "" if len(analysis.study.arms) == 2 else say(", each arm against the reference")
    strata = strata_words(analysis)
    stratified = say("both stratified by {0}", strata) if strata else say("unstratified")
    return say(
        "HR: Cox model ({0} ties){1}; p: two-sided log-rank test; {2}. {3}",
        ties,
        pairs,
        stratified,
        direction,
    )


def computes_ratio(analysis: SurvivalAnalysis) -> bool:
    """Tell whether a hazard ratio that is shown is of our own computing, and not reported."""
    shown = [analysis.pair_fact("hr", arm) for arm in analysis.comparisons]
    return analysis.results is not None and not all(fact.reported for fact in shown)


def strata_words(analysis: SurvivalAnalysis) -> str:
    """Return the factors that stratify the analysis, "" where none do."""
    spec = analysis.study.spec
    if analysis.results is None or not analysis.results.strata_used:
        return ""
    names = [sentence_case(spec.labels.get(name, name)) for name in spec.statistics.strata]
    return joined_words(names)


def joined_words(names: Sequence[str]) -> str:
    """Return "age, sex and region"."""
    *first, last = names
    return say("{0} and {1}", ", ".join(first), last) if first else last


def abbreviations(texts: Iterable[str], facts: Iterable[Fact], *endpoints: Endpoint) -> str:
    """Return the abbreviations that the texts of an exhibit and the facts in them use."""
    joined, used = " ".join(texts), list(facts)
    limits, ratio = say("CI"), say("HR")
    known = {
        limits: say("confidence interval") if limits in joined or ":full}" in joined else "",
        ratio: say("hazard ratio") if ratio in joined else "",
        say("NE"): say("not estimable") if any(_prints_ne(fact) for fact in used) else "",
        say("NR"): say("not reached") if any(fact.absent == "not_reached" for fact in used) else "",
    }
    for endpoint in endpoints:
        if endpoint.short and endpoint.short in joined:
            known[endpoint.short] = sentence_case(endpoint.label)
    listed = [f"{short}: {words}" for short, words in known.items() if words]
    return f"{'; '.join(listed)}." if listed else ""


def _prints_ne(fact: Fact) -> bool:
    if fact.absent == "not_estimable":
        return True
    limits_known = fact.lower is not None and fact.upper is not None
    return fact.has_interval and not limits_known and fact.absent != "not_reported"


def estimate_token(fact: Fact) -> str:
    """Return the token of an estimate with its limits; bare where there is neither."""
    if fact.value is None and fact.lower is None and fact.upper is None:
        return f"{{{fact.id}}}"
    if fact.lacks_limits:
        return say("{0} (CI not reported)", f"{{{fact.id}}}")
    return f"{{{fact.id}:brief}}"


def full_token(fact: Fact) -> str:
    """Return the token of an estimate with its limits and their level, for sentences."""
    token = estimate_token(fact)
    return token.replace(":brief}", ":full}")


def p_token(fact: Fact) -> str:
    """Return the token of a typed p, "" where there is none or no estimate that it belongs to."""
    return "" if fact.p is None or fact.value is None else f"{{{fact.id}:p}}"


def time_words(time: float, unit: str) -> str:
    """Return "1 month" or "6 months"."""
    if time == 1:
        return f"1 {say(unit.removesuffix('s'))}"
    return f"{numeral(time)} {unit_words(unit)}"


def footnote(source: Source | None, *sentences: str, drawn: bool = False) -> tuple[str, ...]:
    """Return the footnote of an exhibit, one paragraph that ends with the source."""
    words = (*sentences, source_note(source, drawn=drawn) if source else "")
    return (" ".join(sentence for sentence in words if sentence),)


def survival_notes(analysis: SurvivalAnalysis, policy: Policy) -> tuple[str, ...]:
    """Return the provenance of an endpoint's numbers for the speaker notes."""
    return provenance_notes(analysis.source, methods_words(analysis, policy))


def facts_in(*texts: str) -> tuple[str, ...]:
    """Return the ids of the facts that texts name, each once, in reading order."""
    return tuple(dict.fromkeys(_ids(texts)))


def _ids(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (match[1] for match in TOKEN.finditer(text))
