"""Times to an event: numbers at risk, medians, crossing hazards, trials without a comparator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.rules.curves import at_start, crossing, risk_rows, runs_backwards, thin_from
from slidekit.rules.finding import Rule
from slidekit.rules.naming import AT_TIME, compared_arms, measured
from slidekit.rules.privacy import withheld
from slidekit.rules.scales import draws, figures, parts_of
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
    r"|nicht als (behandlungseffekt|effekt der behandlung) (zu )?(deuten|lesen)"
)
"""The words that a single-arm curve must carry, in lower case."""
CUT = re.compile(
    r"curves? (ends?|is cut|are cut|stops?)|cut (off )?(where|at|after)|not drawn"
    r"|ende der kurven|kurven? ende[nt]|nicht gezeichnet"
)
"""How a slide says that curves go on and are not drawn further, in lower case."""


def km_risk_table(draft: Draft) -> Iterator[Breach]:
    """Kaplan-Meier curves stand over the numbers at risk of each arm; thin tails are marked."""
    for shown in of_kind(draft, "km"):
        data = _km_data(shown)
        if data is None:
            continue
        for curve in data.curves:
            yield from _risk_rows(shown, data, curve.arm)
        if _should_have_marks(draft, data) and not draws(shown.frame, "censor"):
            yield shown.breach("no_marks", severity="warn")
        yield from _tail(draft, shown, data)


def _km_data(shown: Shown) -> KmData | None:
    from slidekit.exhibits.km_data import KmData

    data = shown.exhibit.data if shown.exhibit else None
    return data if isinstance(data, KmData) else None


def _should_have_marks(draft: Draft, data: KmData) -> bool:
    """Tell whether somebody was censored; where the policy shows no marks, none are asked for."""
    return any(c.censored for c in data.curves) and "km_marks" not in withheld(draft)


def _risk_rows(shown: Shown, data: KmData, arm: str) -> Iterator[Breach]:
    rows = risk_rows(data, arm)
    at_risk = rows.get("At risk", ())
    if len(at_risk) != len(data.ticks) or not _draws(shown, f"risk.{arm}"):
        yield shown.breach("none", arm=arm)
        return
    kept = [counts for counts in rows.values() if None not in counts]
    if len(kept) == 3 and len({sum(c or 0 for c in at) for at in zip(*kept, strict=True)}) > 1:
        yield shown.breach("sum", arm=arm)
    elif runs_backwards(rows):
        yield shown.breach("backwards", arm=arm)
    else:
        yield from _total(shown, at_start(data, arm), arm)


def _total(shown: Shown, at_risk: int | None, arm: str) -> Iterator[Breach]:
    """Yield that those at risk at time 0 are not all subjects of whom events were counted."""
    endpoint = shown.exhibit.endpoint if shown.exhibit else None
    totals = {
        f.N
        for f in shown.facts
        if (measured(f), f.arm, f.endpoint) == ("events", arm, endpoint)
        and ".subgroup=" not in f.id
    }
    for total in totals - {None, at_risk}:
        if at_risk is not None:
            yield shown.breach("total", arm=arm, at_risk=str(at_risk), total=str(total))


def _tail(draft: Draft, shown: Shown, data: KmData) -> Iterator[Breach]:
    """Yield that few at risk are neither greyed nor, with a word on it, cut away.

    A published figure is shown as it was printed.
    """
    if data.tail_from is None or data.tail == "plain":
        thin = thin_from(data, draft.policy.figures) if data.tail_from is None else data.tail_from
        if thin is not None and not any(fact.reported for fact in shown.facts):
            yield shown.breach("tail", severity="warn", time=f"{thin:g}")
    elif data.tail == "cut":
        if not CUT.search(shown.words()):
            yield shown.breach("cut_unsaid", severity="warn", time=f"{data.tail_from:g}")
    elif data.tail_from < max(c.end for c in data.curves) and not _draws_grey_tail(shown):
        yield shown.breach("not_grey", severity="warn", time=f"{data.tail_from:g}")


def _draws_grey_tail(shown: Shown) -> bool:
    """Tell whether a part of some curve is drawn as a tail, in another ink than the curve."""
    for group in figures(shown.frame):
        inks = {steps: getattr(item, "line", None) for item, steps in parts_of(group)}
        for name, ink in inks.items():
            if name[:1] == ("curve",) and name[2:] == ("tail",) and ink != inks.get(name[:2]):
                return True
    return False


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
    for shown in of_kind(draft, "km"):
        yield from _extrapolated(shown, 0.5 * 10**-draft.policy.formats.time_decimals)


def _unreached(shown: Shown, fact: Fact) -> Iterator[Breach]:
    if not fact.absent:
        yield shown.breach("unsaid", fact=fact.id)
    if fact.upper is not None and fact.upper != float("inf"):
        yield shown.breach("limit", fact=fact.id)


def _extrapolated(shown: Shown, rounding: float) -> Iterator[Breach]:
    """Yield medians that lie beyond the last follow-up of their arm, by more than rounding."""
    data = _km_data(shown)
    ends = {curve.arm: curve.end for curve in data.curves} if data else {}
    for fact in (f for f in shown.facts if measured(f) == "median" and f.arm in ends):
        of_curve = shown.exhibit is not None and fact.endpoint == shown.exhibit.endpoint
        end = ends[fact.arm or ""]
        if of_curve and ".subgroup=" not in fact.id and (fact.value or 0.0) > end + rounding:
            yield shown.breach("extrapolated", fact=fact.id, end=f"{end:g}")


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
    ratios = {fact.endpoint for fact in shown.values() if measured(fact) == "hr"} - described
    doubtful: set[str | None] = set()
    for fact in (f for f in draft.deck.facts if measured(f) == "ph"):
        if fact.p is not None and fact.p < alpha and fact.endpoint in ratios:
            doubtful.add(fact.endpoint)
            yield breach(fact=fact.id, endpoint=fact.endpoint or "")
    for page in of_kind(draft, "km"):
        if page.exhibit and page.exhibit.endpoint in ratios - doubtful:
            yield from _crossing(page, draft.policy.statistics.crossing_points)


def _crossing(shown: Shown, points: float) -> Iterator[Breach]:
    """Yield that the curves of a figure cross."""
    data = _km_data(shown)
    if data and (pair := crossing(data, points)):
        yield shown.breach("crossing", arms=tell("{0} and {1}", *pair), points=f"{points:g}")


RULES = (
    Rule(
        "km-risk-table",
        "Pocock, Lancet 2002;359:1686; KMunicate, BMJ Open 2019;9:e030215",
        "block",
        km_risk_table,
        reads=("figures.tail_share", "figures.tail_subjects"),
    ),
    Rule("median-nr", "Company policy", "block", median_not_reached),
    Rule(
        "single-arm-tte",
        "FDA untitled letter of March 2025 on single-arm survival curves",
        "block",
        single_arm_tte,
    ),
    Rule(
        "ph-check",
        "Royston, Trials 2019;20:172",
        "warn",
        ph_check,
        reads=("statistics.proportional_hazards_alpha", "statistics.crossing_points"),
    ),
)
