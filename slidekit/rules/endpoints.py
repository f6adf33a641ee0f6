"""The test plan and its results: in order, complete, and not outshone by what came out better."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.exhibits.model import TableData
from slidekit.exhibits.testing import STATE_WORDS
from slidekit.languages import say
from slidekit.rules.alpha_plan import alpha_plan
from slidekit.rules.finding import Rule
from slidekit.rules.naming import is_harm
from slidekit.rules.selected import asks_for
from slidekit.rules.shown import breach, by_study, of_kind, of_role, plain, tokens
from slidekit.rules.tested import plan_states, rejected_in_order
from slidekit.study.uses import unapproved_uses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.deck.model import DeckStudy
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Line
    from slidekit.exhibits.outcomes import State
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import Severity

NOT_MET = re.compile(
    r"primary (endpoint|outcome)[^.]{0,120}\bnot met\b|did not meet [^.]{0,60}primary"
    r"|primäre[rn]? endpunkt[^.]{0,120}\bnicht erreicht\b"
)
"""Other words than the template's that say it, in lower case."""


OUTCOME = re.compile(
    r"(not )?met\b.*|not (yet )?tested\b.*|tested\b.*|immature\b.*|descriptive\b.*|not reported\b.*"
    r"|((teils|nicht) )?erreicht\b.*|((noch )?nicht )?getestet\b.*|unreif\b.*|deskriptiv\b.*"
    r"|nicht berichtet\b.*"
)
"""What became of an endpoint, as a cell says it, in lower case."""


def primary_first(draft: Draft) -> Iterator[Breach]:
    """The first efficacy result is the primary endpoint; several of them come before all others."""
    for study, slides in by_study(draft):
        efficacy = [s for s in slides if s.topic == "efficacy" and s.facts]
        primaries = {e.id for e in study.spec.endpoints if e.rank == "primary"}
        shown_somewhere = primaries & {e for s in efficacy for e in _endpoints(s)}
        if efficacy and primaries and not shown_somewhere:
            yield efficacy[0].breach("none", study=study.id)
        yield from _too_early(efficacy, shown_somewhere)


def _too_early(efficacy: list[Shown], primaries: set[str]) -> Iterator[Breach]:
    """Yield the slides that lead with another endpoint while a primary one is still to come."""
    seen: set[str] = set()
    for shown in efficacy:
        leading = next(iter(_endpoints(shown)), "")
        if leading not in primaries and (missing := primaries - seen):
            yield shown.breach("early", endpoint=leading, primary=", ".join(sorted(missing)))
        seen |= set(_endpoints(shown))


def _endpoints(shown: Shown) -> tuple[str, ...]:
    """Return the endpoints of a slide, the one that it leads with first."""
    first = shown.slide.endpoint or (shown.exhibit and shown.exhibit.endpoint) or ""
    order = shown.exhibit.facts if shown.exhibit else ()
    known = {fact.id: fact.endpoint or "" for fact in shown.facts}
    others = (known.get(fact, "") for fact in (*order, *sorted(shown.printed)))
    return tuple(e for e in dict.fromkeys((first, *others)) if e)


def endpoint_ledger(draft: Draft) -> Iterator[Breach]:
    """One table has every planned primary and key secondary endpoint, whatever became of it."""
    ledgers = of_kind(draft, "ledger")
    if not ledgers:
        yield breach("no_slide", lacks="slide ledger")
        return
    for study in draft.deck.studies:
        rows = [row for s in ledgers if s.study is study for row in _rows(s)]
        facts = draft.deck.fact_index()
        planned = plan_states(draft, study)
        for endpoint in study.spec.endpoints:
            own = [cells for cells in rows if _is_row_of(cells, endpoint, facts)]
            is_expected = endpoint.rank in ("primary", "key_secondary", "secondary")
            if not own and (is_expected or endpoint.id in planned):
                is_light = endpoint.rank == "secondary" and endpoint.id not in planned
                severity: Severity | None = "warn" if is_light else None
                yield ledgers[0].breach(severity=severity, endpoint=endpoint.label)
            elif own and endpoint.rank in ("primary", "key_secondary") and not _has_outcome(own):
                yield ledgers[0].breach("no_outcome", endpoint=endpoint.label)
            yield from _other_state(ledgers[0], endpoint, own, planned.get(endpoint.id))


def _has_outcome(rows: list[tuple[str, ...]]) -> bool:
    """Tell whether a row says what became of its endpoint."""
    return any(OUTCOME.fullmatch(plain(cell)) for cells in rows for cell in cells[1:])


def _other_state(
    ledger: Shown, endpoint: Endpoint, rows: list[tuple[str, ...]], state: State | None
) -> Iterator[Breach]:
    """Yield where the table says another outcome than follows from the plan."""
    words = {say(word) for word in STATE_WORDS.values()}
    shown = next((cells[-1] for cells in rows if cells[-1] in words), "")
    wanted = say(STATE_WORDS[state]) if state else ""
    if shown and state not in (None, "not_reported", "partly_met") and shown != wanted:
        yield ledger.breach("state", endpoint=endpoint.label, shown=shown, state=wanted)


def _rows(shown: Shown) -> Iterator[tuple[str, ...]]:
    if shown.exhibit and isinstance(shown.exhibit.data, TableData):
        yield from (row.cells for row in shown.exhibit.data.rows)


def _is_row_of(cells: tuple[str, ...], endpoint: Endpoint, facts: Mapping[str, Fact]) -> bool:
    """Tell whether a row is an endpoint's: by its results, or where there are none by its name."""
    bound = {facts[i].endpoint for cell in cells for i in tokens(cell) if i in facts}
    head, name = plain(cells[0]), plain(endpoint.label)
    is_named = head == name or head.startswith((f"{name}:", f"{name},", f"{name} ("))
    return bound == {endpoint.id} or (not bound and is_named)


def failed_primary_lock(draft: Draft) -> Iterator[Breach]:
    """Where a primary endpoint was not met, efficacy slides say so, and nothing else leads."""
    banner = plain(draft.template.words.primary_not_met)
    for study, slides in by_study(draft):
        failed = failed_primaries(draft, study)
        if not failed:
            continue
        for shown in (s for s in slides if s.topic == "efficacy"):
            words = shown.words("title", "subtitle", "tag", "body")
            if banner not in words and not NOT_MET.search(words):
                yield shown.breach("banner", endpoints=", ".join(e.label for e in failed))
        primaries = {e.id for e in study.spec.endpoints if e.rank == "primary"}
        plan = study.spec.statistics.plan
        if plan and plan.success == "each":
            yield from _outshone(draft, slides, {endpoint.id for endpoint in failed})
        elif len(failed) == len(primaries):
            yield from _outshone(draft, slides, primaries)


def _outshone(draft: Draft, slides: tuple[Shown, ...], primaries: set[str]) -> Iterator[Breach]:
    """Yield titles and conclusions that report another endpoint than the primary one."""
    facts = draft.deck.fact_index()
    for shown in slides:
        texts = [shown.slide.title]
        if shown.slide.role == "conclusions":
            texts += [line.text for line in _lines(shown)]
        for fact in (facts[i] for text in texts for i in tokens(text) if i in facts):
            if fact.endpoint and fact.endpoint not in primaries:
                yield shown.breach("other", fact=fact.id)


def failed_primaries(draft: Draft, study: DeckStudy) -> list[Endpoint]:
    """Return the primary endpoints of a study that were tested and not met."""
    primaries = [one for one in study.spec.endpoints if one.rank == "primary"]
    if study.spec.statistics.plan is not None:
        return [one for one in primaries if _failed_in_plan(draft, study, one)]
    return [one for one in primaries if _failed(draft, study, one)]


def _failed_in_plan(draft: Draft, study: DeckStudy, endpoint: Endpoint) -> bool:
    """Tell whether no comparison of an endpoint met its boundary, at its last analysis."""
    return plan_states(draft, study).get(endpoint.id) == "not_met"


def _failed(draft: Draft, study: DeckStudy, endpoint: Endpoint) -> bool:
    """Tell whether an endpoint was not met: as study.yaml says, else by its one controlled p."""
    if endpoint.met is not None:
        return not endpoint.met
    is_open = endpoint.id in study.spec.design.immature
    if endpoint.state not in (None, "tested") or is_open:
        return False
    return rejected_in_order(draft, study, endpoint) is False


def conclusion_bound(draft: Draft) -> Iterator[Breach]:
    """Every conclusion rests on a number of the deck, one at least on safety, in type as large."""
    slides = of_role(draft, "conclusions")
    if not slides:
        if asks_for(draft.template, "conclusions"):
            yield breach("no_slide", lacks="slide conclusions")
        return
    facts = draft.deck.fact_index()
    markets = draft.deck.settings.markets
    if any(unapproved_uses(study.spec, markets) for study in draft.deck.studies):
        yield slides[0].breach("concludes", severity="off")
    for shown in slides:
        yield from _unbound(shown, facts)
    for _, of_study in by_study(draft):
        if told := [shown for shown in of_study if shown in slides]:
            yield from _safety_conclusions(told, facts)


def _unbound(shown: Shown, facts: Mapping[str, Fact]) -> Iterator[Breach]:
    """Yield the conclusions of a slide that name no number of the deck."""
    for line in _lines(shown):
        is_bound = any(i in facts for i in tokens(line.text))
        if not is_bound and not NOT_MET.search(plain(line.text)):
            yield shown.breach("unbound", text=line.text)


def _safety_conclusions(slides: list[Shown], facts: Mapping[str, Fact]) -> Iterator[Breach]:
    """Yield what is wrong with the conclusions on safety: there are none, or they are smaller."""
    sizes: dict[bool, list[float]] = {True: [], False: []}
    paragraphs = (p for s in slides for t in s.texts if t.role == "body" for p in t.paragraphs)
    for paragraph in paragraphs:
        bound = [fact for run in paragraph.runs if (fact := facts.get(run.fact or ""))]
        if bound:
            is_safety = any(is_harm(fact) for fact in bound)
            sizes[is_safety] += [run.size_pt for run in paragraph.runs]
    if not sizes[True]:
        yield slides[0].breach("no_safety")
    elif sizes[False] and min(sizes[True]) < max(sizes[False]):
        yield slides[0].breach(
            "smaller", size=f"{min(sizes[True]):g}", other=f"{max(sizes[False]):g}"
        )


def _lines(shown: Shown) -> Iterator[Line]:
    """Yield the conclusions of a slide, without headings."""
    for line in (*shown.slide.body, *shown.slide.right):
        if line.text.strip() and (line.bullet or not line.bold):
            yield line


RULES = (
    Rule("primary-first", "CONSORT 2025, outcomes and estimation", "block", primary_first),
    Rule("endpoint-ledger", "ICH E3 section 11; CONSORT 2025, outcomes", "block", endpoint_ledger),
    Rule(
        "failed-primary-lock", "ICH E9; CONSORT 2025, interpretation", "block", failed_primary_lock
    ),
    Rule("alpha-plan", "ICH E9 section 2.2.5; FDA Multiple Endpoints 2022", "block", alpha_plan),
    Rule("conclusion-bound", "CONSORT 2025, interpretation", "block", conclusion_bound),
)
