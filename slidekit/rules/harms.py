"""What safety slides must hold: overview, threshold, special interest, boxed warning, methods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.finding import Rule
from slidekit.rules.naming import is_harm, measured
from slidekit.rules.published import is_published
from slidekit.rules.shown import all_shown, breach, by_study, of_kind, plain, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import DeckStudy
    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import Product
    from slidekit.template.policy import Severity

OVERVIEW = ("teae", "grade3", "serious", "discontinuation", "dose_change", "death", "fatal")
"""Rows that an overview must have; events related to treatment come on top of them."""


IN_ANY_ARM = re.compile(
    r"\d\s?%[^.]{0,40}\bin (any (treatment )?(arm|group)|(mindestens )?einem (behandlungs)?arm)\b"
)
IN_ALL_ARMS = re.compile(
    r"\d+ most frequent[^.]{0,40}\ball arms together\b"
    r"|\d+ häufigsten[^.]{0,40}\baller arme zusammen\b"
)
"""The two ways of choosing events that treat all arms alike, in lower case."""


SORTED = re.compile(
    r"most (frequent|common)|sorted|alphabetical|in (the )?order|(largest|highest)\b"
    r"|häufigste|sortiert|alphabetisch|in der reihenfolge"
)
"""Words that say how rows are sorted, in lower case."""
ANY_GRADE = re.compile(r"pt_(?!.*_(g3|difference|ratio|serious|related|fatal)$)")
"""What names the count of a preferred term, and not of a part of its events."""


def teae_overview(draft: Draft) -> Iterator[Breach]:
    """An overview has every sort of adverse event, as n (%) of each arm."""
    for study, slides in by_study(draft):
        safety = [s for s in slides if s.topic == "safety"]
        overview = [s for s in safety if s.exhibit and s.exhibit.kind == "ae_overview"]
        if not overview:
            yield breach("no_slide", lacks="slide ae_overview", study=study.id)
            continue
        rows = {
            (measured(f), f.arm): f
            for s in overview
            for f in s.facts
            if is_harm(f) and f.id in s.printed
        }
        arms = [arm.id for arm in overview[0].exhibit.arms] if overview[0].exhibit else []
        for key in OVERVIEW:
            if problem := _row_problem([rows.get((key, arm)) for arm in arms]):
                yield overview[0].breach(problem, study=study.id, row=key)


def _row_problem(facts: list[Fact | None]) -> str:
    """Return what is wrong with a row of all arms: it is absent, or tables do not tell it."""
    if any(fact is None for fact in facts):
        return "no"
    # a source that does not report a row is a finding of exhibit-not-reported
    unknown = [fact for fact in facts if fact and fact.n is None and not fact.reported]
    return "unknown" if unknown else ""


def ae_threshold_symmetric(draft: Draft) -> Iterator[Breach]:
    """Common events are those of some share of subjects in any arm, and the slide says which."""
    for shown in of_kind(draft, "ae_common", "ae_dot", "ae_butterfly"):
        words = shown.words("title", "tag", "subtitle", "body", "footnote")
        if not IN_ANY_ARM.search(words):
            if not IN_ALL_ARMS.search(words):
                yield shown.breach("unsaid")
            continue
        if not SORTED.search(words):
            yield shown.breach("unsorted")
        threshold = next((f for f in draft.deck.facts if measured(f) == "common_threshold"), None)
        share = threshold.value if threshold else draft.policy.safety.common_percent / 100
        for term in _rare_terms(shown, share or 0.0):
            yield shown.breach("rare", term=term.removeprefix("pt_").replace("_", " "))
        yield from shown.breaches(
            ("left_out", term) for term in _left_out(draft, shown, share or 0)
        )


def _rare_terms(shown: Shown, share: float) -> Iterator[str]:
    """Yield the listed terms that reach the share in no arm."""
    highest: dict[str, float] = {}
    for fact in shown.facts:
        name = measured(fact)
        if ANY_GRADE.match(name):
            highest[name] = max(highest.get(name, 0.0), fact.value or 0.0)
    yield from (name for name, value in sorted(highest.items()) if value < share - 1e-9)


def _left_out(draft: Draft, shown: Shown, share: float) -> Iterator[str]:
    """Yield the terms that reach the share in some arm, at any grade, and stand on no part."""
    parts = [s for s in all_shown(draft) if s.slide.exhibit == shown.slide.exhibit]
    if parts[0] is not shown:
        return
    listed = {measured(fact) for part in visible(tuple(parts)) for fact in part.facts}
    for fact in (f for f in draft.deck.facts if _is_term(f) and _is_of(shown, f, draft)):
        if measured(fact) not in listed and (fact.value or 0.0) >= share - 1e-9:
            yield fact.id


def _is_term(fact: Fact) -> bool:
    """Tell whether a fact counts subjects with a preferred term, of any grade and cause."""
    return is_harm(fact) and bool(ANY_GRADE.match(measured(fact)))


def _is_of(shown: Shown, fact: Fact, draft: Draft) -> bool:
    """Tell whether a fact belongs to the study of a slide."""
    return len(draft.deck.studies) == 1 or fact.id.startswith(f"{shown.slide.study}.")


def aesi_ledger(draft: Draft) -> Iterator[Breach]:
    """Every adverse event of special interest has its row, also where nobody had it."""
    for study, slides in by_study(draft):
        if study.spec.safety.aesi is None:
            yield breach("unknown", lacks="safety.aesi", study=study.id)
        facts = [f for s in slides if s.topic == "safety" for f in s.facts if f.id in s.printed]
        for event in study.spec.safety.aesi or ():
            arms = {f.arm for f in facts if measured(f) == f"aesi_{event.id}"}
            if missing := sorted({arm.id for arm in study.spec.arms} - arms):
                yield breach("no_row", label=event.label, arms=", ".join(missing))
        yield from _label_warnings(study)


def _label_warnings(study: DeckStudy) -> Iterator[Breach]:
    """Yield what a label warns of and no event of special interest covers."""
    events = study.spec.safety.aesi or ()
    covered = " ".join(plain(text) for event in events for text in (event.label, *event.terms))
    for product in study.spec.products:
        for warning in product.label_warnings:
            if plain(warning) not in covered:
                yield breach("label", lacks="safety.aesi", product=product.generic, label=warning)


def boxed_warning(draft: Draft) -> Iterator[Breach]:
    """The first safety slide has the boxed warning of the label word for word, in body type."""
    for study, slides in by_study(draft):
        safety = [s for s in slides if s.topic == "safety"]
        opening = _opening(safety)
        for product in study.spec.products:
            if product.boxed_warning:
                yield from _warning_of(draft, product, opening)
            for text in (*product.contraindications, *filter(None, (product.rems,))):
                if not any(plain(text) in s.words() for s in visible(slides)):
                    yield breach("not_shown", product=product.generic, text=text)


def _opening(safety: list[Shown]) -> list[Shown]:
    """Return the first safety slide and those after it that go on with boxed warnings."""
    warnings = [s for s in safety if s.slide.role == "boxed_warning"]
    return [s for s in safety[: len(warnings) or 1] if s in warnings or s is safety[0]]


def _warning_of(draft: Draft, product: Product, opening: list[Shown]) -> Iterator[Breach]:
    words = " ".join(shown.words("body") for shown in opening)
    if plain(product.boxed_warning) not in words:
        yield breach("not_verbatim", product=product.generic)
        return
    least = draft.policy.legibility.body_pt
    for shown in opening:
        sizes = [run.size_pt for t in shown.texts if t.role == "body" for run in t.runs]
        if sizes and min(sizes) < least:
            yield shown.breach("small", size=f"{min(sizes):g}", least=f"{least:g}")


def safety_method_note(draft: Draft) -> Iterator[Breach]:
    """Safety slides say for how long arms were exposed, and how events were counted and coded."""
    for study, slides in by_study(draft):
        yield from _exposure(draft, study, slides)
        safety = [s for s in slides if s.topic == "safety" and any(is_harm(f) for f in s.facts)]
        for key, text in _methods(study):
            if not text:
                yield breach(key, lacks=f"safety.{key}", study=study.id)
            for shown in safety:
                if text and not _says_method(shown, key, plain(text)):
                    yield shown.breach("not_shown", text=text)


def _methods(study: DeckStudy) -> Iterator[tuple[str, str]]:
    safety = study.spec.safety
    yield "meddra", safety.meddra
    yield "ctcae", safety.ctcae
    yield "teae_window", safety.teae_window


def _says_method(shown: Shown, key: str, text: str) -> bool:
    """Tell whether a slide has the words of a method; the number of a version needs its name."""
    if key == "teae_window" or key in text:
        return text in shown.words()
    return bool(re.search(rf"{key}\D{{0,20}}{re.escape(text)}", shown.words()))


def _exposure(draft: Draft, study: DeckStudy, slides: tuple[Shown, ...]) -> Iterator[Breach]:
    """Yield the arms whose exposure stands on no slide."""
    shown = [f for s in slides for f in s.facts if f.id in s.printed]
    known = {f.arm for f in shown if "exposure" in f.id.split(".")[:2]}
    told = is_published(draft, study) and any(g.role == "exposure" for g in draft.deck.gaps)
    missing = sorted({arm.id for arm in study.spec.arms} - known)
    if missing and not told:  # the rule exhibit-not-reported names a slide that could not be made
        weight: Severity = "warn" if is_published(draft, study) else "block"
        yield breach(
            "exposure",
            severity=weight,
            lacks="slide exposure",
            study=study.id,
            arms=", ".join(missing),
        )


RULES = (
    Rule("teae-overview", "CONSORT Harms 2022; ICH E3 section 12.2", "block", teae_overview),
    Rule(
        "ae-threshold-symmetric",
        "CONSORT Harms 2022",
        "block",
        ae_threshold_symmetric,
        reads=("safety.common_percent",),
    ),
    Rule("aesi-ledger", "ICH E3 section 12.2", "block", aesi_ledger),
    Rule("boxed-warning", "21 CFR 202.1(e)", "block", boxed_warning, reads=("legibility.body_pt",)),
    Rule("safety-method-note", "CONSORT Harms 2022", "warn", safety_method_note),
)
