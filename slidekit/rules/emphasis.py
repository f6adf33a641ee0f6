"""No emphasis on results that no test plan controls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.layout.frame import Group
from slidekit.rules.finding import Rule
from slidekit.rules.naming import compared_arms, measured
from slidekit.rules.scales import parts_called
from slidekit.rules.shown import all_shown, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Line
    from slidekit.layout.frame import Run
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import StudySpec

EFFECTS = ("ratio", "difference", "time_difference", "p_value")
ARROWS = re.compile(
    "[\N{LEFTWARDS ARROW}-\N{DOWNWARDS ARROW}\N{LEFTWARDS DOUBLE ARROW}"
    "-\N{DOWNWARDS DOUBLE ARROW}\N{UPWARDS WHITE ARROW}\u21e9\u2b06\u2b07"
    "\N{BLACK UP-POINTING TRIANGLE}\N{BLACK DOWN-POINTING TRIANGLE}]"
)
CALLOUT = ("callout", "highlight", "badge", "starburst")
COLOURED = 70
"""Red, green and blue of an ink that counts as a colour differ by more than this, of 255."""


def neutral_if_uncontrolled(draft: Draft) -> Iterator[Breach]:
    """Results without control of error stand without arrow, colour, callout, NNT or headline."""
    facts = draft.deck.fact_index()
    for shown in all_shown(draft):
        if shown.study is None:
            continue
        spec = shown.study.spec
        free = {f.id: f for f in shown.facts if is_uncontrolled(f, spec)}
        yield from _headlines(shown, facts, spec)
        yield from shown.breaches(_marked(shown, free))
        yield from _callouts(shown, free)
        for fact in shown.facts:
            if "nnt" in fact.id and measured(fact) == "nnt" and not _is_met(fact, spec):
                yield shown.breach("nnt", fact=fact.id)


def is_uncontrolled(fact: Fact, spec: StudySpec) -> bool:
    """Tell whether a comparison of efficacy lies outside the control of the type I error."""
    if not (fact.measure in EFFECTS and fact.endpoint and compared_arms(fact)):
        return False
    if ".subgroup=" in fact.id or fact.status in ("exploratory", "post_hoc"):
        return True
    if not _has_plan(spec):
        return False  # that nobody told the plan is a finding of design-slide
    return fact.p_type in ("nominal", "descriptive") or not _is_tested(fact, spec)


def _has_plan(spec: StudySpec) -> bool:
    alphas = (spec.statistics.alpha, *(endpoint.alpha for endpoint in spec.endpoints))
    return any(alpha is not None for alpha in alphas)


def _is_tested(fact: Fact, spec: StudySpec) -> bool:
    """Tell whether the test plan has the endpoint, and reached it."""
    endpoint = next((e for e in spec.endpoints if e.id == fact.endpoint), None)
    if endpoint is None or endpoint.state in ("not_tested", "descriptive"):
        return False
    in_plan = endpoint.id in spec.statistics.testing_order or endpoint.alpha_order is not None
    return endpoint.rank == "primary" or in_plan


def _is_met(fact: Fact, spec: StudySpec) -> bool:
    endpoint = next((e for e in spec.endpoints if e.id == fact.endpoint), None)
    return bool(endpoint and endpoint.met and _is_tested(fact, spec))


def _headlines(shown: Shown, facts: Mapping[str, Fact], spec: StudySpec) -> Iterator[Breach]:
    """Yield titles, and first or bold conclusions, that rest on an uncontrolled result."""
    texts = [("title", shown.slide.title)]
    if shown.slide.role == "conclusions":
        texts += [("headline", line.text) for line in _leading(shown)]
    primaries = {e.id for e in spec.endpoints if e.rank == "primary"}
    for code, text in texts:
        for fact in (facts[i] for i in dict.fromkeys(tokens(text)) if i in facts):
            # what became of the primary endpoint leads, whatever it was
            is_primary = fact.endpoint in primaries and ".subgroup=" not in fact.id
            if is_uncontrolled(fact, spec) and not (is_primary and code == "headline"):
                yield shown.breach(code, fact=fact.id)


def _leading(shown: Shown) -> Iterator[Line]:
    """Yield the first conclusion and those in bold."""
    lines = [line for line in (*shown.slide.body, *shown.slide.right) if tokens(line.text)]
    yield from (line for place, line in enumerate(lines) if place == 0 or line.bold)


def _marked(shown: Shown, free: Mapping[str, Fact]) -> Iterator[tuple[str, str]]:
    """Yield uncontrolled results that are printed in colour, or beside an arrow."""
    for text in shown.texts if free else ():
        for paragraph in text.paragraphs:
            bound = sorted({run.fact for run in paragraph.runs if run.fact and run.fact in free})
            if bound and ARROWS.search(paragraph.text):
                yield "arrow", bound[0]
            coloured = (r for r in paragraph.runs if r.fact in free and _is_coloured(r))
            yield from (("colour", str(run.fact)) for run in coloured)


def _is_coloured(run: Run) -> bool:
    channels = [int(run.color[i : i + 2], 16) for i in (0, 2, 4)]
    return max(channels) - min(channels) > COLOURED


def _callouts(shown: Shown, free: Mapping[str, Fact]) -> Iterator[Breach]:
    """Yield shapes that point at something, on slides of uncontrolled results alone."""
    effects = [f for f in shown.facts if f.measure in EFFECTS and compared_arms(f) and f.endpoint]
    if not effects or len(effects) != len(free):
        return
    for group in (item for item in shown.frame.items if isinstance(item, Group)):
        for part in parts_called(group, *CALLOUT):
            yield shown.breach("callout", block=part.name)


RULES = (
    Rule(
        "neutral-if-uncontrolled",
        "PAAB, on results without control of error; CONSORT 2025, ancillary analyses",
        "block_unless_waived",
        neutral_if_uncontrolled,
    ),
)
