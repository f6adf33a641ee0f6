"""Words that promote: what the policy's lexicon finds, and whether the deck bears it out."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from slidekit.rules.conditions import (
    MARGIN,
    head_to_head_problem,
    is_about_others,
    is_satisfied,
    states_margin,
)
from slidekit.rules.estimates import posthoc_label
from slidekit.rules.finding import Rule
from slidekit.rules.passages import all_hits
from slidekit.rules.shown import breach
from slidekit.rules.testplan import (
    endpoints_meant,
    is_about_harms,
    shows_order,
    test_state,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.passages import Passage
    from slidekit.template.lexicon import LanguageRule
    from slidekit.template.matching import Hit
    from slidekit.template.policy import Severity

TELLING = ("context", "efficacy", "safety", "interpretation", "backup")
"""Topics of the slides that tell results or what they mean, and not how a trial was run."""
ASKING = ("question",)
"""Roles of slides that put a question to those present, as to the members of an advisory board."""
READ = ("title", "tag", "body", "key", "table", "figure")
"""Where a slide is read, as against its footnotes, notes and alternative texts."""
LABELLED = re.compile(
    r"post|explorat|interim|planned|specified|geplant|festgelegt|zwischen|nachträg", re.IGNORECASE
)
"""Qualifiers for which another rule demands a label in the heading."""

Judged = tuple["Passage", "Hit", "Severity"]


def lexicon(draft: Draft, rule: LanguageRule = "lexicon") -> Iterator[Breach]:
    """No wording of the lexicon stands in a text without what it needs."""
    for passage, hit, severity in _judged(draft, rule):
        if not is_satisfied(draft, passage, hit):
            yield _said(draft, passage, hit, severity)


def _judged(draft: Draft, rule: LanguageRule) -> Iterator[Judged]:
    """Yield each wording that a rule has to judge, once for each block, and how much it weighs."""
    seen: set[tuple[str, str, str]] = set()
    for passage, hit in all_hits(draft):
        level = hit.entry.level_for(draft.deck.settings.purpose)
        key = (passage.block, hit.entry.id, hit.words.lower())
        if hit.entry.rule == rule and level != "off" and key not in seen and _is_text(passage, hit):
            seen.add(key)
            yield passage, hit, level


def _is_text(passage: Passage, hit: Hit) -> bool:
    """Tell whether a rule looks at a mark such as "!" here: titles of results have their own."""
    if hit.mark is None or hit.entry.rule == "title-neutral":
        return True
    return passage.where != "title" or passage.shown.topic not in TELLING


def _said(draft: Draft, passage: Passage, hit: Hit, severity: Severity) -> Breach:
    """Return the breach with the lexicon's own words on it."""
    entry = hit.entry
    is_strict = draft.deck.settings.purpose in entry.strict_for
    needs = entry.satisfied_by[0] if entry.satisfied_by and not is_strict else ""
    code = "needs" if needs else "message" if entry.alternative else "delete"
    return _breach(passage, hit, code, severity, needs=f"needs_{needs}")


def _breach(
    passage: Passage, hit: Hit, code: str, severity: Severity | None, **facts: str
) -> Breach:
    return passage.shown.breach(
        code,
        block=passage.block,
        severity=severity,
        term=" ".join(hit.words.split()),
        place=f"in_{passage.where}",
        reason=hit.entry.reason,
        alternative=hit.entry.alternative or "no_words",
        **facts,
    )


def comparative_bound(draft: Draft) -> Iterator[Breach]:
    """A comparison names its comparator and rests on a randomised estimate, or on a margin."""
    for passage, hit, severity in _judged(draft, "comparative-bound"):
        if is_satisfied(draft, passage, hit) or is_about_others(passage, hit):
            continue
        yield _breach(passage, hit, _comparison_problem(draft, passage, hit), severity)


def _comparison_problem(draft: Draft, passage: Passage, hit: Hit) -> str:
    if "margin" in hit.entry.satisfied_by:
        return "margin"
    if "head_to_head" in hit.entry.satisfied_by:
        return head_to_head_problem(draft, passage, hit) or "message"
    return "message"


def significance_controlled(draft: Draft) -> Iterator[Breach]:
    """Words of significance stand where the plan controls the test, and it was passed."""
    passed: set[str] = set()
    for passage, hit, severity in _judged(draft, "significance-controlled"):
        problem = list(_significance_problem(draft, passage, hit, severity))
        yield from problem
        if not problem and passage.shown.study and endpoints_meant(draft, passage, hit)[0]:
            passed.add(passage.shown.study.id)
    for study in draft.deck.studies:
        if study.id in passed and not shows_order(draft, study):
            yield breach("no_order", study=study.id)


def _significance_problem(
    draft: Draft, passage: Passage, hit: Hit, severity: Severity
) -> Iterator[Breach]:
    endpoints, is_sure = endpoints_meant(draft, passage, hit)
    if not endpoints or passage.shown.study is None:
        yield from _of_no_endpoint(draft, passage, hit, severity)
        return
    for endpoint in endpoints:
        state = test_state(draft, passage.shown.study, endpoint)
        if state != "passed":
            weight: Severity = "block" if is_sure else severity
            yield _breach(passage, hit, state, weight, endpoint=endpoint.label)
            return
    if not is_satisfied(draft, passage, hit):
        yield _breach(passage, hit, _lack(passage, hit), severity)


def _of_no_endpoint(
    draft: Draft, passage: Passage, hit: Hit, severity: Severity
) -> Iterator[Breach]:
    """Yield what is wrong where no endpoint is meant: what others found has its source."""
    if is_about_harms(draft, passage, hit):
        yield _breach(passage, hit, "harms", "block")
    elif not passage.cited:
        yield _breach(passage, hit, "unattributed", severity)


def _lack(passage: Passage, hit: Hit) -> str:
    """Return what a wording lacks whose endpoint was met."""
    if "margin" not in hit.entry.satisfied_by:
        return "ambiguous"
    shown = " ".join(text.words for text in passage.shown.texts)
    return "margin_shown" if states_margin(passage) and not MARGIN.search(shown) else "margin"


def title_neutral(draft: Draft) -> Iterator[Breach]:
    """Titles of results name a topic; they do not claim, call out, ask or carry a brand."""
    for passage, hit, severity in _judged(draft, "title-neutral"):
        is_result = passage.where == "title" and passage.shown.topic in TELLING
        if hit.mark == "question" and passage.shown.slide.role in ASKING:
            continue
        if is_result and not is_satisfied(draft, passage, hit):
            yield _breach(passage, hit, hit.mark or "claim", severity)


def qualifier_not_footnote(draft: Draft) -> Iterator[Breach]:
    """What changes the meaning of a slide stands where it is read, not in its footnote alone."""
    judged = tuple(_judged(draft, "qualifier-not-footnote"))
    read = {(p.shown.slide.id, hit.entry.id) for p, hit, _ in judged if p.where in READ}
    labelled = _labelled_elsewhere(draft)
    for passage, hit, severity in judged:
        slide = passage.shown.slide
        if passage.where != "footnote" or passage.shown.topic not in TELLING:
            continue
        if (slide.id, hit.entry.id) in read:
            continue
        if slide.id not in labelled or not LABELLED.search(hit.words):
            yield _breach(passage, hit, "message", severity)


def _labelled_elsewhere(draft: Draft) -> set[str]:
    """Return the slides of which posthoc-label already says that their heading lacks a label."""
    if draft.policy.severities.get("posthoc-label") == "off":
        return set()
    return {found.slide for found in posthoc_label(draft)}


RULES = (
    Rule("lexicon", "ABPI Code 2024 cl. 6; EFPIA Code art. 3", "block", lexicon),
    Rule(
        "safe-unqualified",
        "ABPI Code 2024 cl. 6.4; EFPIA Code art. 3; 21 CFR 312.7(a)",
        "block",
        partial(lexicon, rule="safe-unqualified"),
    ),
    Rule(
        "comparative-bound",
        "21 CFR 202.1(e)(6); ABPI Code 2024 cl. 6",
        "block",
        comparative_bound,
    ),
    Rule(
        "significance-controlled",
        "ICH E9; 21 CFR 202.1(e)(7); CONSORT 2025, interpretation",
        "block",
        significance_controlled,
    ),
    Rule("title-neutral", "Company policy: titles name topics", "warn", title_neutral),
    Rule(
        "qualifier-not-footnote",
        "ABPI Code 2024 cl. 6.1, supplementary information",
        "block",
        qualifier_not_footnote,
    ),
)
