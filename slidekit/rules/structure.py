"""The template's order, the design of the trial, and what it cannot tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.deck.places import endpoints_of
from slidekit.exhibits.design import BLINDING
from slidekit.languages import retold, say, tell
from slidekit.rules.finding import Rule
from slidekit.rules.naming import measured
from slidekit.rules.shown import breach, by_study, of_role, plain, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck, DeckStudy, Gap
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import StudySpec
    from slidekit.template.schema import Section, SlideEntry


def template_sections(draft: Draft) -> Iterator[Breach]:
    """The required slides are there, and sections stand in the template's order."""
    for study, slides in by_study(draft):
        held = {shown.slide.section for shown in slides}
        for section in draft.template.sections:
            is_first = section.per == "study" or study is draft.deck.studies[0]
            if is_first and (section.required or section.id in held):
                yield from _missing_slides(draft.deck, study, section, slides)
        yield from _order(draft, slides)
    yield from _places(draft)


def _missing_slides(
    deck: Deck, study: DeckStudy, section: Section, slides: tuple[Shown, ...]
) -> Iterator[Breach]:
    """Yield the required slides of a section that the deck does not have, with the reason."""
    there = {(s.slide.section, s.slide.role, s.slide.endpoint) for s in slides}
    for entry in (entry for entry in section.slides if entry.required):
        gap = _gap(deck, entry, section)
        asked = endpoints_of(study.spec, section, entry, deck.template, deck.settings)
        for endpoint in (one.id if one else "" for one in asked):
            if (section.id, entry.role, endpoint) not in there:
                yield breach(
                    "no_slide" if gap else "taken_out",
                    lacks=f"slide {entry.role}",
                    because=gap.key if gap else "",
                    slide=_of(entry.role.replace("_", " "), endpoint),
                    study=study.id,
                    section=section.label,
                    reason=retold(gap.reason) if gap else "",
                    key=_key_words(gap),
                )


def _of(role: str, endpoint: str) -> str:
    return tell("{0} of {1}", role, endpoint) if endpoint else role


def _gap(deck: Deck, entry: SlideEntry, section: Section) -> Gap | None:
    gaps = (gap for gap in deck.gaps if (gap.role, gap.section) == (entry.role, section.id))
    return next(gaps, None)


def _key_words(gap: Gap | None) -> str:
    return f" (`{gap.key}`)" if gap and gap.key else ""


def _order(draft: Draft, slides: tuple[Shown, ...]) -> Iterator[Breach]:
    """Yield the slides that are not where the template has their section."""
    sections = {section.id: section for section in draft.template.sections}
    known = [shown for shown in slides if shown.slide.section in sections]
    for shown in (shown for shown in slides if shown.slide.section not in sections):
        yield shown.breach("unknown", section=shown.slide.section)
    order = list(sections)
    kept = _longest_rising([order.index(shown.slide.section) for shown in known])
    for place, shown in enumerate(known):
        if place not in kept:
            yield shown.breach(
                "order",
                lacks=f"place of {shown.slide.id}",
                section=sections[shown.slide.section].label,
            )


def _longest_rising(numbers: list[int]) -> set[int]:
    """Return the places of the most numbers that can stay so that none is below one before it."""
    ways: list[tuple[int, list[int]]] = [(0, [])]
    for place, number in enumerate(numbers):
        length, way = max(w for w in ways if not w[1] or numbers[w[1][-1]] <= number)
        ways.append((length + 1, [*way, place]))
    return set(max(ways)[1])


def _places(draft: Draft) -> Iterator[Breach]:
    """Yield the slides that stand later than the template allows."""
    for section in draft.template.sections:
        for entry in section.slides:
            first = next(iter(of_role(draft, entry.role)), None)
            if first and entry.within and first.number > entry.within:
                yield first.breach(
                    "late",
                    lacks=f"place of slide {entry.role}",
                    number=str(first.number),
                    within=str(entry.within),
                )


DESIGN_ROLES = ("design", "statistics", "disposition")
"""Roles of slides that may tell the design between them."""


def design_slide(draft: Draft) -> Iterator[Breach]:
    """A slide shows how the trial was run, and nothing of that is left open."""
    if not of_role(draft, "design"):
        yield breach("no_slide", lacks="slide design")
    for study, slides in by_study(draft):
        told = [shown for shown in visible(slides) if shown.slide.role in DESIGN_ROLES]
        yield from _untold(study.spec, told)
        for key, is_there in _design(study.spec):
            if not is_there:
                yield breach(key, lacks=key, study=study.id)


def _untold(spec: StudySpec, told: list[Shown]) -> Iterator[Breach]:
    """Yield what study.yaml says of the design and no slide on it shows."""
    words = re.sub(r"[-\s]+", " ", " ".join(shown.words() for shown in told))
    design = spec.design
    demanded = (
        *(arm.name for arm in spec.arms),
        *(filter(None, (blinding_words(design.blinding), spec.nct, design.allocation))),
        *(("randomi",) if design.randomised else ()),
    )
    for text in demanded if told else ():
        if re.sub(r"[-\s]+", " ", plain(text)) not in words:
            yield told[0].breach("not_shown", text=text)


def blinding_words(blinding: str | None) -> str:
    """Return how a slide in the deck's language names who knew the treatment; "" if unknown."""
    return say(BLINDING[blinding]).lower() if blinding in BLINDING else ""


def _design(spec: StudySpec) -> Iterator[tuple[str, bool]]:
    """Yield each key that a design slide needs, and whether study.yaml has it."""
    design, statistics = spec.design, spec.statistics
    yield "design.randomised", design.randomised is not None
    yield "design.blinding", design.blinding is not None
    yield "design.control", design.control is not None
    yield "arms", bool(spec.arms)
    yield "populations", bool(spec.populations)
    yield "eligibility", bool(spec.eligibility)
    yield "statistics.alpha", statistics.alpha is not None or _has_alpha(spec)
    yield "statistics.testing_order", bool(statistics.testing_order) or _has_order(spec)
    yield "statistics.sample_size", bool(statistics.sample_size)
    yield "nct", bool(spec.nct) or any(r.type == "registry" for r in spec.references)


def _has_alpha(spec: StudySpec) -> bool:
    return any(endpoint.alpha is not None for endpoint in spec.endpoints)


def _has_order(spec: StudySpec) -> bool:
    return any(endpoint.alpha_order is not None for endpoint in spec.endpoints)


FLAG_WORDS = {
    "open_label": r"open[- ]label|not blinded|without blinding|\boffene?\b|nicht verblindet",
    "single_arm": r"single[- ]arm|one arm|no (control|comparator)|non-?randomi[sz]ed"
    r"|not randomi[sz]ed|without (a )?(control|comparator)"
    r"|einarmig|nicht randomisiert|ohne (kontrolle|vergleich)",
    "interim": r"interim",
    "immature": r"immatur|not (yet )?mature|unreif",
    "crossover": r"cross(ed|ing)?[- ]?over|switch(ed)? (to|from)",
    "missing": r"missing|without (a )?(usable|evaluable)|not (available|recorded)"
    r"|fehlend|ohne (verwertbare|auswertbare)",
}
"""Limitation that follows from the design -> the words that a line on it holds."""


def limitations_slide(draft: Draft) -> Iterator[Breach]:
    """A slide has the limitations, and every one that follows from the design has its line."""
    slides = of_role(draft, "limitations")
    if not slides:
        yield breach("no_slide", lacks="slide limitations")
        return
    words = " ".join(shown.words("body", "table") for shown in slides)
    for study in draft.deck.studies:
        for flag, endpoint in (*_flags(study.spec), *_missing(draft, study)):
            if not _names(words, flag, study.spec, endpoint):
                yield slides[0].breach(flag, study=study.id, endpoint=endpoint)


def _flags(spec: StudySpec) -> Iterator[tuple[str, str]]:
    """Yield each limitation of the design, with the endpoint that it belongs to or ""."""
    design = spec.design
    if design.blinding == "open-label":
        yield "open_label", ""
    if design.randomised is False or len(spec.arms) == 1:
        yield "single_arm", ""
    if design.interim:
        yield "interim", ""
    if design.crossover:
        yield "crossover", ""
    immature = {e.id for e in spec.endpoints if e.state == "immature"} | set(design.immature)
    yield from (("immature", endpoint) for endpoint in sorted(immature))


def _missing(draft: Draft, study: DeckStudy) -> Iterator[tuple[str, str]]:
    """Yield each endpoint for which some subjects have no usable record."""
    prefix = f"{study.id}." if len(draft.deck.studies) > 1 else ""
    for fact in draft.deck.facts:
        if fact.id.startswith(prefix) and measured(fact) == "missing" and fact.value:
            yield "missing", fact.endpoint or ""


def _names(words: str, flag: str, spec: StudySpec, endpoint: str) -> bool:
    if not re.search(FLAG_WORDS[flag], words):
        return False
    named = [e for e in spec.endpoints if e.id == endpoint]
    return all(any(name and name.casefold() in words for name in (e.label, e.short)) for e in named)


RULES = (
    Rule("template-sections", "The deck template", "block", template_sections, general=True),
    Rule("design-slide", "CONSORT 2025, trial design and methods", "block", design_slide),
    Rule(
        "limitations-slide",
        "CONSORT 2025, limitations; FDA guidance on unapproved uses, 2025",
        "block",
        limitations_slide,
    ),
)
