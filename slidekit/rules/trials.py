"""Several trials in one deck: side by side only where a method joins them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.exhibits.model import TableData
from slidekit.rules.finding import Rule
from slidekit.rules.shown import all_shown, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.deck.model import Deck
    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown

JOINING = re.compile(r"^(meta|pooled|nma|network|maic|stc|indirect)")
"""Kinds of exhibits, and methods of numbers, that join trials."""
METHOD = re.compile(
    r"meta-analy|pooled|network|indirect|matching-adjusted|simulated treatment|random[- ]effects"
    r"|metaanaly|gepoolt|netzwerk|indirekt"
)
"""Words that name such a method, in lower case."""
CAVEAT = re.compile(
    r"(not|cannot|no) [^.]{0,40}\b(compar|rank)|cross-trial|differ(ed|s)? in (design|population)"
    r"|no head-to-head|(nicht|kein) [^.]{0,40}vergl[ei]+ch|kein direkter vergleich"
)
"""Words that warn of comparing trials, in lower case."""


def cross_trial_ban(draft: Draft) -> Iterator[Breach]:
    """Results of several trials stand side by side only as a joined analysis, or with a caveat."""
    trials = _trials(draft.deck)
    facts = draft.deck.fact_index()
    for shown in all_shown(draft):
        found = {trials[f.id] for f in shown.facts if f.id in trials}
        if len(found) < 2:
            continue
        if _is_joined(shown):
            if not METHOD.search(shown.words()):
                yield shown.breach("no_method", trials=_named(found))
            continue
        yield from _side_by_side(shown, found)
        yield from _in_one_sentence(shown, trials, facts)


def _trials(deck: Deck) -> Mapping[str, str]:
    """Return the trial of each result of an arm: its registration, else the study's id."""
    registered = {reference.id: reference.nct for reference in deck.references()}
    return {
        fact.id: registered.get(fact.provenance.reference or "") or _study_of(deck, fact)
        for fact in deck.facts
        if fact.arm
    }


def _study_of(deck: Deck, fact: Fact) -> str:
    for study in deck.studies:
        if len(deck.studies) == 1 or fact.id.startswith(f"{study.id}."):
            return study.spec.nct or study.id
    return ""


def _is_joined(shown: Shown) -> bool:
    """Tell whether the exhibit itself joins trials."""
    return bool(shown.exhibit and JOINING.search(shown.exhibit.kind))


def _side_by_side(shown: Shown, trials: set[str]) -> Iterator[Breach]:
    is_figure = shown.exhibit is not None and not isinstance(shown.exhibit.data, TableData)
    if is_figure:
        yield shown.breach("figure", trials=_named(trials))
    elif CAVEAT.search(shown.words()):
        yield shown.breach("table", severity="block_unless_waived", trials=_named(trials))
    else:
        yield shown.breach("no_caveat", trials=_named(trials))


def _in_one_sentence(
    shown: Shown, trials: Mapping[str, str], facts: Mapping[str, Fact]
) -> Iterator[Breach]:
    """Yield lines that set numbers of several trials against each other."""
    lines = (*shown.slide.body, *shown.slide.right)
    for text in (shown.slide.title, *(line.text for line in lines), *shown.slide.key_lines):
        found = {trials[i] for i in tokens(text) if i in facts and i in trials}
        if len(found) > 1:
            yield shown.breach("sentence", trials=_named(found))


def _named(trials: set[str]) -> str:
    return ", ".join(sorted(trials))


RULES = (Rule("cross-trial-ban", "21 CFR 202.1(e), comparisons", "block", cross_trial_ban),)
