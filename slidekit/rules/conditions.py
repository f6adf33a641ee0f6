"""What lets a wording of the lexicon stand: the number, source or test that it needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.exhibits.testing import in_hierarchy
from slidekit.rules.naming import compared_arms, is_harm, measured
from slidekit.rules.testplan import endpoints_meant, is_about_harms, test_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Draft
    from slidekit.rules.passages import Passage
    from slidekit.study.spec import Reference, StudySpec
    from slidekit.template.lexicon import Condition
    from slidekit.template.matching import Hit

    Check = Callable[[Draft, Passage, Hit], bool]

ABSOLUTES = ("time", "proportion", "count")
THRESHOLD = re.compile(
    r"\bthreshold\b|\bM?CID\b|minim(?:al|um|ally) (?:clinically )?important"
    r"|\bschwelle(?:n|nwert\w*)?\b|minimal(?:e|er|en)? klinisch (?:relevant|bedeutsam)",
    re.IGNORECASE,
)
MARGIN_WORDS = r"(?:\bmargin|(?:unterlegenheits|äquivalenz)(?:grenze|marge|schranke))"
MARGIN = re.compile(rf"{MARGIN_WORDS}\b", re.IGNORECASE)
STATED_MARGIN = re.compile(
    rf"{MARGIN_WORDS}\D{{0,60}}\d|\d[^.]{{0,40}}{MARGIN_WORDS}", re.IGNORECASE
)
PREVENTION = re.compile(r"prevent|prophyla|präventi|vorbeug|verhütung|verhinder", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_satisfied(draft: Draft, passage: Passage, hit: Hit) -> bool:
    """Tell whether a hit has what its entry needs, in a deck of this purpose."""
    entry, purpose = hit.entry, draft.deck.settings.purpose
    if purpose in entry.strict_for:
        return False
    return any(CONDITIONS[one](draft, passage, hit) for one in entry.satisfied_by)


def _facts(draft: Draft, passage: Passage) -> list[Fact]:
    known = draft.deck.fact_index()
    return [known[i] for i in passage.facts if i in known]


def _spec(passage: Passage) -> StudySpec | None:
    return passage.shown.study.spec if passage.shown.study else None


def _arms(passage: Passage) -> set[str]:
    spec = _spec(passage)
    return {arm.id for arm in spec.arms} if spec else set()


def _has_all_arms(passage: Passage, facts: Iterable[Fact]) -> bool:
    arms = _arms(passage)
    return bool(arms) and arms <= {fact.arm for fact in facts}


def _discontinuations(draft: Draft, passage: Passage, _: Hit) -> bool:
    """How many of each arm stopped treatment stands in the same text."""
    stopped = [f for f in _facts(draft, passage) if is_harm(f) and measured(f) == "discontinuation"]
    return _has_all_arms(passage, [fact for fact in stopped if fact.n is not None])


def _threshold(draft: Draft, passage: Passage, _: Hit) -> bool:
    """The threshold stands in the same text: as a bound number, or by name and with its source."""
    if any(measured(fact) in ("mcid", "threshold") for fact in _facts(draft, passage)):
        return True
    return bool(passage.cited and THRESHOLD.search(passage.words))


def is_controlled(draft: Draft, passage: Passage, hit: Hit) -> bool:
    """Tell whether every endpoint meant passed a test that the plan controls."""
    study, (endpoints, _) = passage.shown.study, endpoints_meant(draft, passage, hit)
    return bool(study and endpoints) and all(
        test_state(draft, study, one) == "passed" for one in endpoints if study
    )


def _controlled_p(draft: Draft, passage: Passage, _: Hit) -> bool:
    """The p of a planned test is printed in the same text."""
    typed = (fact.p_type for fact in _facts(draft, passage) if fact.p is not None)
    return passage.prints_p and "controlled" in typed


def _margin(draft: Draft, passage: Passage, hit: Hit) -> bool:
    """study.yaml states a margin, the slide shows it, and the endpoint's test was passed."""
    return (
        states_margin(passage)
        and bool(MARGIN.search(" ".join(text.words for text in passage.shown.texts)))
        and is_controlled(draft, passage, hit)
    )


def states_margin(passage: Passage) -> bool:
    """Tell whether study.yaml states a margin of non-inferiority or equivalence."""
    spec = _spec(passage)
    if spec is None:
        return False
    plan = (spec.statistics.sample_size, spec.statistics.description, spec.design.description)
    tested = (one.definition for one in spec.endpoints if in_hierarchy(one))
    return any(STATED_MARGIN.search(text) for text in (*plan, *tested))


def _approved_use(draft: Draft, passage: Passage, _: Hit) -> bool:
    """A medicine of the study is approved for prevention in every market of the deck."""
    spec, markets = _spec(passage), draft.deck.settings.markets
    indications = [use for product in spec.products for use in product.indications] if spec else []
    return bool(markets) and any(
        PREVENTION.search(use.text) and all(use.status.get(m) == "approved" for m in markets)
        for use in indications
    )


def _cited_references(draft: Draft, passage: Passage) -> list[Reference]:
    return [ref for ref in draft.deck.references() if ref.id in passage.cited]


def _guideline(draft: Draft, passage: Passage, _: Hit) -> bool:
    """A guideline or label is cited in the same text."""
    return any(r.type in ("guideline", "label") for r in _cited_references(draft, passage))


def _quoted(draft: Draft, passage: Passage, hit: Hit) -> bool:
    """It is somebody else's wording: in quotation marks, with its source."""
    return passage.is_quoted(hit) and bool(_cited_references(draft, passage))


def _number(draft: Draft, passage: Passage, _: Hit) -> bool:
    """A number of the deck stands in the same text."""
    return any(fact.value is not None for fact in _facts(draft, passage))


def _absolutes(draft: Draft, passage: Passage, _: Hit) -> bool:
    """Values of every arm stand on the slide."""
    shown = passage.shown
    printed = [f for f in shown.facts if f.id in shown.printed and f.measure in ABSOLUTES]
    return _has_all_arms(passage, [fact for fact in printed if fact.value is not None])


def _subgroups(draft: Draft, passage: Passage, _: Hit) -> bool:
    """The slide shows the subgroups."""
    return any(".subgroup=" in fact.id for fact in passage.shown.facts)


def head_to_head_problem(draft: Draft, passage: Passage, hit: Hit) -> str:
    """Return the code of what a comparison lacks, "" for nothing."""
    spec = _spec(passage)
    if spec is None or spec.design.randomised is not True:
        return "not_randomised"
    if not _names_comparator(spec, passage, hit):
        return "no_comparator"
    facts = [*_facts(draft, passage), *passage.shown.facts]
    if is_about_harms(draft, passage, hit) and _has_all_arms(passage, filter(is_harm, facts)):
        return ""
    compared = (f for f in facts if compared_arms(f) and ".subgroup=" not in f.id)
    has_limits = any(f.lower is not None or f.upper is not None for f in compared)
    return "" if has_limits else "no_estimate"


def _names_comparator(spec: StudySpec, passage: Passage, hit: Hit) -> bool:
    """Tell whether the sentence names the comparator, or two arms at least."""
    named = _named_arms(spec, passage, hit)
    return len(named) > 1 or any(arm.reference for arm in spec.arms if arm.id in named)


def _named_arms(spec: StudySpec, passage: Passage, hit: Hit) -> set[str]:
    """Return the arms that a sentence names, by their own names or by a medicine's."""
    sentence = passage.sentence(hit)[0].lower()
    named = {arm.id for arm in spec.arms if _is_named(sentence, (arm.name, arm.short))}
    given = (p.arms for p in spec.products if _is_named(sentence, (p.generic,)))
    return named.union(*given)


def is_about_others(passage: Passage, hit: Hit) -> bool:
    """Tell whether a sentence names none of the study's arms, and its text has a source."""
    spec = _spec(passage)
    return bool(passage.cited) and (spec is None or not _named_arms(spec, passage, hit))


def _is_named(sentence: str, names: Iterable[str]) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", sentence) for name in names if name
    )


CONDITIONS: Mapping[Condition, Check] = {
    "discontinuations": _discontinuations,
    "threshold": _threshold,
    "controlled": is_controlled,
    "controlled_p": _controlled_p,
    "margin": _margin,
    "approved_use": _approved_use,
    "cited": lambda draft, passage, _: bool(_cited_references(draft, passage)),
    "guideline": _guideline,
    "quoted": _quoted,
    "number": _number,
    "absolutes": _absolutes,
    "subgroups": _subgroups,
    "dated": lambda _, passage, __: bool(YEAR.search(passage.words)),
    "head_to_head": lambda draft, passage, hit: not head_to_head_problem(draft, passage, hit),
}
"""Condition of a lexicon -> how it is judged."""
