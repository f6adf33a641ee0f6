"""What may be said of an endpoint's test: which endpoint a text speaks of, and what became of it.

Here the deck alone is at hand, with study.yaml and typed p-values, and not the tables;
`exhibits/testing.py` typed those p-values when the deck was made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from slidekit.exhibits.testing import in_hierarchy
from slidekit.rules.naming import is_harm
from slidekit.rules.shown import all_shown, plain
from slidekit.rules.tested import plan_states, rejected_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import DeckStudy
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.outcomes import State as Planned
    from slidekit.rules.finding import Draft
    from slidekit.rules.passages import Passage
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import Endpoint
    from slidekit.template.matching import Hit

State = Literal["passed", "not_met", "broken", "not_tested", "uncontrolled", "unknown"]
OF_PLAN: dict[Planned, State] = {
    "met": "passed",
    "partly_met": "passed",
    "not_met": "not_met",
    "not_tested": "broken",
    "not_yet_tested": "not_tested",
    "immature": "not_tested",
    "descriptive": "uncontrolled",
    "not_reported": "unknown",
}
"""What each outcome of a plan means for words of significance."""
ORDER = re.compile(
    r"order of test|testing order|order of the tests|hierarch|fixed sequence|testreihenfolge"
)


def test_state(draft: Draft, study: DeckStudy, endpoint: Endpoint) -> State:
    """Return what became of an endpoint's test under the plan, or in the order of tests."""
    if study.spec.statistics.plan is not None:
        planned = plan_states(draft, study).get(endpoint.id, "descriptive")
        return OF_PLAN[planned]
    if endpoint.state in ("not_tested", "immature") or endpoint.id in study.spec.design.immature:
        return "not_tested"
    if endpoint.met is False:
        return "not_met"
    tested = [f for f in _facts_of(draft, study, endpoint) if f.p is not None]
    is_typed = any(fact.p_type == "controlled" for fact in tested)
    if not in_hierarchy(endpoint) or (tested and not is_typed):
        return "uncontrolled"
    if any(test_state(draft, study, one) != "passed" for one in _earlier(study, endpoint)):
        return "broken"
    return "passed" if endpoint.met else _by_p(draft, study, endpoint)


def _earlier(study: DeckStudy, endpoint: Endpoint) -> list[Endpoint]:
    order = endpoint.alpha_order or 0
    return [one for one in study.spec.endpoints if one.alpha_order and one.alpha_order < order]


def _by_p(draft: Draft, study: DeckStudy, endpoint: Endpoint) -> State:
    """Return the state by the one controlled p, where study.yaml does not say it."""
    is_met = rejected_in_order(draft, study, endpoint)
    if is_met is None:
        return "unknown"
    return "passed" if is_met else "not_met"


def _facts_of(draft: Draft, study: DeckStudy, endpoint: Endpoint) -> Iterator[Fact]:
    """Yield the numbers of an endpoint in all its patients."""
    prefix = f"{study.id}." if len(draft.deck.studies) > 1 else ""
    for fact in draft.deck.facts:
        is_part = ".subgroup=" in fact.id or ".interaction." in fact.id
        if fact.endpoint == endpoint.id and fact.id.startswith(prefix) and not is_part:
            yield fact


def endpoints_meant(draft: Draft, passage: Passage, hit: Hit) -> tuple[tuple[Endpoint, ...], bool]:
    """Return the endpoints that a wording speaks of, and whether the text itself says so.

    By the numbers and names of its sentence, then of its text, then by the slide; else the primary
    endpoints are meant where results are told.
    """
    shown = passage.shown
    if shown.study is None:
        return (), False
    endpoints = shown.study.spec.endpoints
    sentence, bound = passage.sentence(hit)
    for words, facts in ((sentence, bound), (passage.words, passage.facts)):
        if named := _named(draft, endpoints, words, facts):
            return named, True
    own = shown.slide.endpoint or (shown.exhibit.endpoint if shown.exhibit else "")
    if of_slide := tuple(one for one in endpoints if one.id == own):
        return of_slide, True
    if is_about_harms(draft, passage, hit) or shown.topic not in ("efficacy", "interpretation"):
        return (), False
    return tuple(one for one in endpoints if one.rank == "primary"), False


def _named(
    draft: Draft, endpoints: tuple[Endpoint, ...], words: str, facts: tuple[str, ...]
) -> tuple[Endpoint, ...]:
    known = draft.deck.fact_index()
    bound = {known[i].endpoint for i in facts if i in known}
    folded = plain(words)
    return tuple(
        one
        for one in endpoints
        if one.id in bound or plain(one.label) in folded or _is_word(one.short, words)
    )


def _is_word(name: str, words: str) -> bool:
    return bool(name) and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words))


def is_about_harms(draft: Draft, passage: Passage, hit: Hit) -> bool:
    """Tell whether a wording speaks of harms: by the numbers beside it, else by its section."""
    known = draft.deck.fact_index()
    _, near = passage.sentence(hit)
    facts = [known[i] for i in near or passage.facts if i in known]
    return any(map(is_harm, facts)) if facts else passage.shown.topic == "safety"


def shows_order(draft: Draft, study: DeckStudy) -> bool:
    """Tell whether a visible slide shows in which order endpoints were tested, and what came out.

    With one tested endpoint there is no order.
    """
    tested = [one for one in study.spec.endpoints if in_hierarchy(one)]
    if len(tested) < 2:
        return True
    slides = (s for s in all_shown(draft) if s.study is study and not s.slide.hidden)
    return any(_is_ledger(shown) or _tells_order(shown, tested) for shown in slides)


def _is_ledger(shown: Shown) -> bool:
    return bool(shown.exhibit and shown.exhibit.kind == "ledger")


def _tells_order(shown: Shown, tested: list[Endpoint]) -> bool:
    words = shown.words()
    return bool(ORDER.search(words)) and all(plain(one.label) in words for one in tested)
