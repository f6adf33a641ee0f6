"""Response: how it was judged, and what must not be compared by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.finding import Rule
from slidekit.rules.naming import compared_arms, measured
from slidekit.rules.published import is_published
from slidekit.rules.shown import all_shown, of_kind, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import Endpoint, StudySpec
    from slidekit.template.policy import Severity

LIMITS_METHOD = re.compile(
    r"clopper|exact|wilson|wald|agresti|jeffreys|score limits|as reported in the source"
    r"|exakte|score-grenzen|wie in der quelle berichtet"
)
CONFIRMED = re.compile(r"\b(un)?confirm(ed|ation)\b|\bbestätig(t|ung)\b")
UNEVALUABLE = re.compile(
    r"(without|no) (an? )?(evaluable )?assessment|not evaluable|non-?evaluable|non-?responders?"
    r"|ohne (auswertbare )?beurteilung|nicht auswertbar"
)
NOT_PLOTTED = re.compile(r"not (plotted|drawn|shown)|no bar|nicht (gezeichnet|gezeigt)|kein balken")
DURATION = re.compile(r"\bduration of\b.*\bresponse|\bdauer des ansprechens\b")
RESPONDERS = re.compile(r"\b(non-?)?responders?\b|\bwith (a )?(confirmed )?response\b")
BY_RESPONSE = re.compile(
    r"\.subgroup=(bor|cbor|best_overall_response|resp(onse|onders?)?|rsp|crsp|orr)[a-z0-9]*_"
)
"""A level of a factor that is known only after treatment has begun."""
LANDMARK = re.compile(r"\blandmark\b|time-dependent|time-varying")


def response_defined(draft: Draft) -> Iterator[Breach]:
    """A response rate says by what, by whom and how often it was judged, and in how many."""
    for shown in of_kind(draft, "response", "waterfall"):
        endpoint = _endpoint(shown)
        if endpoint is None or shown.study is None:
            continue
        weight: Severity = "warn" if is_published(draft, shown.study) else "block"
        for code in _undefined(shown, endpoint):
            yield shown.breach(
                code, severity=weight, lacks=_key(code, endpoint), endpoint=endpoint.label
            )
        if shown.exhibit and shown.exhibit.kind == "waterfall":
            yield from _waterfall(shown, endpoint)
    for shown in all_shown(draft):
        yield from _denominators(shown)


def _endpoint(shown: Shown) -> Endpoint | None:
    """Return the endpoint of a slide if it is one of response."""
    name = (shown.exhibit and shown.exhibit.endpoint) or shown.slide.endpoint
    endpoints = shown.study.spec.endpoints if shown.study else ()
    return next((e for e in endpoints if e.id == name and e.type == "response"), None)


def _key(code: str, endpoint: Endpoint) -> str:
    """Return the key of study.yaml whose absence a code tells."""
    keys = ("criteria", "assessor", "confirmed")
    is_absent = code in keys and getattr(endpoint, code) in ("", None)
    return f"endpoints.{endpoint.id}.{code}" if is_absent else ""


def _undefined(shown: Shown, endpoint: Endpoint) -> Iterator[str]:
    """Yield what a slide does not say of how response was judged."""
    words = shown.words()
    for key in ("criteria", "assessor"):
        text = getattr(endpoint, key)
        if not text or plain(text) not in words:
            yield key
    if endpoint.confirmed is None or not CONFIRMED.search(words):
        yield "confirmed"
    if not LIMITS_METHOD.search(words):
        yield "limits"
    if not UNEVALUABLE.search(words):
        yield "unevaluable"


def _waterfall(shown: Shown, endpoint: Endpoint) -> Iterator[Breach]:
    """Yield what must stand beside bars of single patients and does not."""
    rates = [f for f in shown.facts if measured(f) == "rate" and f.id in shown.printed]
    if not any(fact.lower is not None for fact in rates):
        yield shown.breach("no_rate", endpoint=endpoint.label)
    if not NOT_PLOTTED.search(shown.words()):
        yield shown.breach("not_plotted", endpoint=endpoint.label)


def _denominators(shown: Shown) -> Iterator[Breach]:
    """Yield rates whose N is not that of the categories of the same arm."""
    if shown.study is None:
        return
    endpoints = {e.id for e in shown.study.spec.endpoints if e.type == "response"}
    facts = [f for f in shown.facts if f.endpoint in endpoints and f.arm and f.N]
    for rate in (f for f in facts if measured(f) == "rate"):
        others = {
            f.N
            for f in facts
            if (f.arm, f.endpoint) == (rate.arm, rate.endpoint)
            and measured(f).startswith("category_")
        }
        if any(total != rate.N for total in others):
            yield shown.breach("denominator", fact=rate.id)


def outcome_by_response(draft: Draft) -> Iterator[Breach]:
    """No outcome is compared between responders and others, nor among responders by arm."""
    for shown in all_shown(draft):
        spec = shown.study.spec if shown.study else None
        for fact in shown.facts:
            if spec and _compares(fact) and _is_of_responders(fact, spec):
                yield shown.breach("among", fact=fact.id)
            elif BY_RESPONSE.search(fact.id) and not LANDMARK.search(shown.words("title", "tag")):
                yield shown.breach("by_response", fact=fact.id)
    for shown in of_kind(draft, "km"):
        names = [name for name in _curve_names(shown) if RESPONDERS.search(plain(name))]
        if names and not LANDMARK.search(shown.words("title", "tag")):
            yield shown.breach("curves", names=", ".join(names))


def _curve_names(shown: Shown) -> list[str]:
    from slidekit.exhibits.km_data import KmData

    data = shown.exhibit.data if shown.exhibit else None
    return [curve.name for curve in data.curves] if isinstance(data, KmData) else []


def _compares(fact: Fact) -> bool:
    is_effect = fact.measure in ("ratio", "difference", "time_difference", "p_value")
    return bool(compared_arms(fact)) and is_effect and (fact.value is not None)


def _is_of_responders(fact: Fact, spec: StudySpec) -> bool:
    """Tell whether an endpoint is known of responders only."""
    endpoint = next((e for e in spec.endpoints if e.id == fact.endpoint), None)
    names = {fact.population or "", endpoint.population if endpoint else ""}
    labels = [p.label for p in spec.populations if p.id in names]
    of_duration = bool(endpoint and DURATION.search(plain(endpoint.label)))
    said = plain(" ".join((*names, *labels)).replace("_", " "))
    return of_duration or bool(RESPONDERS.search(said))


RULES = (
    Rule(
        "response-defined",
        "Kim and Prasad, JAMA Netw Open 2019; RECIST 1.1",
        "block",
        response_defined,
    ),
    Rule(
        "outcome-by-response",
        "Anderson, J Clin Oncol 1983;1:710, on immortal time",
        "block",
        outcome_by_response,
    ),
)
