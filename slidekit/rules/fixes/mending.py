"""Mending a deck: fix, judge again, and go on until nothing safe is left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.deck.edit import InsertSlides, touched
from slidekit.deck.history import History
from slidekit.languages import in_own_language
from slidekit.layout.slide import lay_out
from slidekit.rules.finding import BLOCKING, Draft
from slidekit.rules.fixes.registry import fix_for
from slidekit.rules.judge import judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from slidekit.deck.edit import Edit
    from slidekit.deck.model import Deck
    from slidekit.rules.finding import Finding
    from slidekit.rules.fixes.fix import Fix

MAX_ROUNDS = 8
"""Mending one thing may show another; more than so often it goes in a circle."""

Offer = tuple["Finding", "Fix | None"]
Key = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Done:
    """An edit that was made, for which finding."""

    rule: str
    slide: str | None
    slide_number: int | None
    """As the finding had it, before the edit."""
    label: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A deck after its fixes, what was done, and what is left to people."""

    history: History
    done: tuple[Done, ...]
    findings: tuple[Finding, ...]


@in_own_language
def offers(draft: Draft) -> tuple[Offer, ...]:
    """Return what is wrong with a draft, each with the edit that mends it, where there is one."""
    return tuple(
        (_labelled(finding, fix), fix)
        for rule, breach, finding in judged(draft)
        for fix in (fix_for(draft, rule, breach),)
    )


def _labelled(finding: Finding, fix: Fix | None) -> Finding:
    if fix is None:
        return finding
    return replace(finding, fix_label=fix.edit.label, fix_safe=fix.safe)


@in_own_language
def mend(deck: Deck) -> Mended:
    """Return a deck with every safe fix made, all of which can be undone.

    A fix that brings a blocking finding that was not there before is not made.
    """
    history, found = History(deck), _offers_of(deck)
    done: list[Done] = []
    tried: set[Edit] = set()
    for _ in range(MAX_ROUNDS):
        todo = _todo(found, tried)
        if not todo:
            break
        tried |= {fix.edit for _, fix in todo}
        history, found, made = _step(history, found, todo)
        done += made
    return Mended(history, tuple(done), tuple(finding for finding, _ in found))


def _offers_of(deck: Deck) -> tuple[Offer, ...]:
    return offers(Draft(deck, lay_out(deck)))


def _todo(found: Sequence[Offer], tried: set[Edit]) -> list[tuple[Finding, Fix]]:
    """Return the safe fixes that were not tried, each once: one edit may mend several findings.

    Of two that write the same text the second waits: it was made for the text as it stands.
    """
    chosen: dict[Edit, tuple[Finding, Fix]] = {}
    written: set[tuple[str, str]] = set()
    safe = ((f, fix) for f, fix in found if fix and fix.safe and fix.edit not in tried)
    for finding, fix in safe:
        if not touched(fix.edit) & written and fix.edit not in chosen:
            chosen[fix.edit] = (finding, fix)
            written |= touched(fix.edit)
    return [chosen[edit] for edit in chosen if not _is_part(edit, chosen)]


def _is_part(edit: Edit, others: Iterable[Edit]) -> bool:
    """Tell whether another edit puts in all the slides that an edit puts in."""
    if not isinstance(edit, InsertSlides):
        return False
    return any(
        other != edit and set(edit.slides) <= set(other.slides)
        for other in others
        if isinstance(other, InsertSlides)
    )


def _step(
    history: History, found: tuple[Offer, ...], todo: list[tuple[Finding, Fix]]
) -> tuple[History, tuple[Offer, ...], list[Done]]:
    """Make fixes together; where that harms, each half apart, down to the one that does."""
    after, made = history, []
    for finding, fix in todo:
        changed = after.do(fix.edit)
        if changed is not after:
            made.append(Done(finding.rule, finding.slide, finding.slide_number, fix.edit.label))
        after = changed
    if not made:
        return history, found, []
    judged_anew = _offers_of(after.now)
    if not _harms(found, judged_anew):
        return after, judged_anew, made
    if len(todo) == 1:
        return history, found, []
    half = len(todo) // 2
    history, found, first = _step(history, found, todo[:half])
    history, found, second = _step(history, found, todo[half:])
    return history, found, [*first, *second]


def _harms(before: Sequence[Offer], after: Sequence[Offer]) -> bool:
    """Tell whether something blocks that did not."""
    return bool(blocking(after) - blocking(before))


def blocking(found: Iterable[tuple[Finding, object]]) -> Counter[Key]:
    """Return how often which rule blocks at which place."""
    return Counter((f.rule, f.slide, f.block) for f, _ in found if f.severity in BLOCKING)
