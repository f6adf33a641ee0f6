"""Adverse events whatever their cause come first, and per time at risk where times differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.finding import Rule
from slidekit.rules.naming import is_harm, measured
from slidekit.rules.shown import all_shown, breach, by_study, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown

RELATED = re.compile(r"^related(?=_|$)|_related(?=(_g3|_serious)?$)")
"""What the name of a count of related events has; preferred terms may hold the word elsewhere."""
RELATED_WORDS = re.compile(
    r"\b(treatment|drug|therapy)[- ]related\b|\brelated to (treatment|study)"
    r"|zusammenhang (zur|mit der) (studien)?(behandlung|medikation)|\bbehandlungsbedingt"
)
ALL_CAUSE_WORDS = re.compile(
    r"all[- ]caus|any[- ]cause|regardless of (cause|causality)|treatment-emergent|\bteae"
    r"|jeglicher ursache|unabhängig von der ursache|unter behandlung aufgetreten"
)
PER_TIME = re.compile(r"(^|_)(rate|eair|cumulative_incidence|cif)$")
ONE_MINUS_KM = re.compile(r"^(kaplan_meier|km)\b")


def all_cause_first(draft: Draft) -> Iterator[Breach]:
    """Events judged as related stand beside or after the same events whatever their cause."""
    told: set[tuple[str, str | None]] = set()
    later = _all_harms(draft)
    for shown in visible(all_shown(draft)):
        harms = [fact for fact in shown.facts if is_harm(fact)]
        told |= {(measured(fact), fact.arm) for fact in harms}
        missing = [
            fact
            for fact in harms
            if RELATED.search(measured(fact)) and (_all_cause(fact), fact.arm) not in told
        ]
        for code in ("later", "never"):
            found = [
                f.id for f in missing if ((_all_cause(f), f.arm) in later) == (code == "later")
            ]
            if found:
                yield shown.breach(code, fact=found[0])
        yield from _titles(shown, harms)


def _all_harms(draft: Draft) -> set[tuple[str, str | None]]:
    """Return all counts of events that some slide shows."""
    facts = (f for shown in visible(all_shown(draft)) for f in shown.facts if is_harm(f))
    return {(measured(fact), fact.arm) for fact in facts}


def _all_cause(fact: Fact) -> str:
    """Return the name of the same count whatever the cause; of all events, that is "teae"."""
    return RELATED.sub("", measured(fact)).strip("_") or "teae"


def _titles(shown: Shown, harms: list[Fact]) -> Iterator[Breach]:
    """Yield slides whose title speaks of related events and whose rows are not marked as such."""
    title = shown.words("title")
    is_marked = any(RELATED.search(measured(fact)) for fact in harms)
    is_plain = not is_marked and not ALL_CAUSE_WORDS.search(title)
    if harms and is_plain and RELATED_WORDS.search(title):
        yield shown.breach("title", title=shown.title)


def exposure_adjust(draft: Draft) -> Iterator[Breach]:
    """Where arms were treated for unlike times, events are also told per time at risk."""
    most = draft.policy.safety.exposure_ratio
    for study, slides in by_study(draft):
        facts = {f.id: f for shown in visible(slides) for f in shown.facts}.values()
        medians = [f.value for f in facts if _is_median_exposure(f) and f.value]
        ratio = max(medians) / min(medians) if len(medians) > 1 else 1.0
        per_time = any(is_harm(f) and PER_TIME.search(measured(f)) for f in facts)
        if ratio > most + 1e-9 and not per_time:
            yield breach("no_rates", study=study.id, ratio=f"{ratio:.1f}", most=f"{most:g}")
        for fact in facts:
            if is_harm(fact) and ONE_MINUS_KM.search(fact.provenance.method):
                yield breach("one_minus_km", fact=fact.id)


def _is_median_exposure(fact: Fact) -> bool:
    return "exposure" in fact.id.split(".")[:2] and measured(fact) == "median"


RULES = (
    Rule("all-cause-first", "ICH E3 section 12.2; 21 CFR 202.1(e)", "block", all_cause_first),
    Rule(
        "exposure-adjust",
        "SAVVY, Trials 2021;22:420",
        "warn",
        exposure_adjust,
        reads=("safety.exposure_ratio",),
    ),
)
