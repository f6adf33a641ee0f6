"""Times to an event: numbers at risk, medians, crossing hazards, trials without a comparator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.finding import Rule
from slidekit.rules.naming import AT_TIME, compared_arms, measured
from slidekit.rules.scales import figures, parts_called
from slidekit.rules.shown import all_shown, breach, of_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.km_data import KmData
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import StudySpec

NO_EFFECT = re.compile(
    r"cannot be (interpreted|read) as (an? )?(treatment effect|effect of treatment)"
)
"""The words that a single-arm curve must carry, in lower case."""


def km_risk_table(draft: Draft) -> Iterator[Breach]:
    """Kaplan-Meier curves stand over the numbers at risk of each arm; thin tails are marked."""
    for shown in of_kind(draft, "km"):
        data = _km_data(shown)
        if data is None:
            continue
        for curve in data.curves:
            yield from _risk_rows(shown, data, curve.arm)
        if any(curve.censored for curve in data.curves) and not _has_marks(shown):
            yield shown.breach("no_marks", severity="warn")
        if data.tail == "plain" and data.tail_from is not None:
            yield shown.breach("tail", severity="warn", time=f"{data.tail_from:g}")


def _km_data(shown: Shown) -> KmData | None:
    from slidekit.exhibits.km_data import KmData

    data = shown.exhibit.data if shown.exhibit else None
    return data if isinstance(data, KmData) else None


def _has_marks(shown: Shown) -> bool:
    """Tell whether a figure marks those who were censored."""
    return any(parts_called(group, "censor") for group in figures(shown.frame))


def _risk_rows(shown: Shown, data: KmData, arm: str) -> Iterator[Breach]:
    rows = {row.quantity: row.counts for row in data.risk if row.arm == arm}
    at_risk = rows.get("At risk", ())
    if len(at_risk) != len(data.ticks) or not _draws(shown, f"risk.{arm}"):
        yield shown.breach("none", arm=arm)
        return
    kept = [counts for counts in rows.values() if None not in counts]
    if len(kept) == 3 and len({sum(c or 0 for c in at) for at in zip(*kept, strict=True)}) > 1:
        yield shown.breach("sum", arm=arm)


def _draws(shown: Shown, part: str) -> bool:
    """Tell whether a part of the slide's figure is drawn as text."""
    name = f"{shown.slide.id}.figure.{part}"
    return any(t.block == name or t.block.startswith(f"{name}#") for t in shown.texts)


def median_not_reached(draft: Draft) -> Iterator[Breach]:
    """A median that was not reached says so, has no upper limit, and stands with its events."""
    for shown in all_shown(draft):
        for fact in (f for f in shown.facts if measured(f) == "median" and f.endpoint):
            if fact.value is None:
                yield from _unreached(shown, fact)
            if shown.exhibit and shown.exhibit.kind == "km" and not _has_events(shown, fact):
                yield shown.breach("no_events", fact=fact.id)


def _unreached(shown: Shown, fact: Fact) -> Iterator[Breach]:
    if not fact.absent:
        yield shown.breach("unsaid", fact=fact.id)
    if fact.upper is not None and fact.upper != float("inf"):
        yield shown.breach("limit", fact=fact.id)


def _has_events(shown: Shown, median: Fact) -> bool:
    return any(
        measured(f) == "events"
        and (f.endpoint, f.arm) == (median.endpoint, median.arm)
        and f.id in shown.printed
        for f in shown.facts
    )


def single_arm_tte(draft: Draft) -> Iterator[Breach]:
    """Without randomisation, times to an event are no evidence of an effect, and say so."""
    for shown in of_kind(draft, "km"):
        if shown.study and _has_no_comparator(shown.study.spec):
            if NO_EFFECT.search(shown.words("title", "tag", "subtitle", "body", "figure")):
                yield shown.breach("shown")
            else:
                yield shown.breach("unlabelled")
    yield from _claims(draft)


def _claims(draft: Draft) -> Iterator[Breach]:
    """Yield comparisons of arms that were not randomised, and key messages on times to an event."""
    for shown in all_shown(draft):
        if shown.study is None or not _has_no_comparator(shown.study.spec):
            continue
        timed = {e.id for e in shown.study.spec.endpoints if e.type == "time_to_event"}
        facts = [fact for fact in shown.facts if fact.endpoint in timed]
        if shown.slide.role == "conclusions" and facts:
            yield shown.breach("key_message", fact=facts[0].id)
        for fact in facts:
            if compared_arms(fact) and fact.measure in ("ratio", "difference", "time_difference"):
                yield shown.breach("comparison", fact=fact.id)


def _has_no_comparator(spec: StudySpec) -> bool:
    return spec.design.randomised is False or len(spec.arms) == 1


def ph_check(draft: Draft) -> Iterator[Breach]:
    """Where hazards are not proportional, results at fixed times stand beside the ratio."""
    alpha = draft.policy.statistics.proportional_hazards_alpha
    shown = {fact.id: fact for page in all_shown(draft) for fact in page.facts}
    described = {
        fact.endpoint
        for fact in shown.values()
        if measured(fact) == "rmst" or (measured(fact) == "rate" and AT_TIME.search(fact.id))
    }
    ratios = {fact.endpoint for fact in shown.values() if measured(fact) == "hr"}
    for fact in (f for f in draft.deck.facts if measured(f) == "ph"):
        doubtful = fact.p is not None and fact.p < alpha
        if doubtful and fact.endpoint in ratios and fact.endpoint not in described:
            yield breach(fact=fact.id, endpoint=fact.endpoint or "")


RULES = (
    Rule(
        "km-risk-table",
        "Pocock, Lancet 2002;359:1686; KMunicate, BMJ Open 2019;9:e030215",
        "block",
        km_risk_table,
    ),
    Rule("median-nr", "House policy", "block", median_not_reached),
    Rule(
        "single-arm-tte",
        "FDA untitled letter of March 2025 on single-arm survival curves",
        "block",
        single_arm_tte,
    ),
    Rule("ph-check", "Royston, Trials 2019;20:172", "warn", ph_check),
)
