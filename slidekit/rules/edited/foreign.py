"""Slides that slidekit did not write: judged by what can be seen, and no surer than that.

What a slide is about is told by its title. A rule blocks only what is beyond doubt; else it warns.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from slidekit.rules.edited.looks import faint_type, no_alt, small_type, spills
from slidekit.rules.edited.places import covers, drawn_over, ink_box, is_flat, outside, overlap
from slidekit.rules.edited.returned import Sighting, is_result, on, short
from slidekit.rules.edited.topics import TOPICS, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import SeenSlide
    from slidekit.rules.edited.places import Cover
    from slidekit.rules.edited.returned import Returned
    from slidekit.template.policy import Severity

TREATED = re.compile(
    r"\bplacebo|\brandomi[sz]|\bversus\b|\bvs\b|\btreat|\bdos(?:e|es|ing)\b|\d\s?mg\b|\btherap|\barms?\b",
    re.IGNORECASE,
)
"""What a deck says that is about a treatment and not about a disease alone."""
ABSOLUTE = re.compile(
    r"\d+\s*/\s*\d+|\bn\s*=\s*\d|\d+\s*\(\s*\d+(?:\.\d+)?\s*%?\s*\)", re.IGNORECASE
)
PERCENT = re.compile(r"\d+(?:\.\d+)?\s?%(?!\s*(?:CI\b|confidence|credible))", re.IGNORECASE)
DRAFT = re.compile(r"\bdraft\b|\bnot approved\b|\bapproved\b|\bapproval\b", re.IGNORECASE)
COVERED = 0.5


def _mentions(returned: Returned, topic: str) -> bool:
    """Tell whether any slide that is seen has a word of a topic in its text."""
    return any(TOPICS[topic].search(s.words) for s in returned.seen.slides if not s.hidden)


def _is_sure(returned: Returned) -> bool:
    """Tell whether the deck is about a treatment, and all that it says is text.

    A picture may hold what no text does.
    """
    kinds = {shape.kind for slide in returned.seen.slides for shape in slide.shapes}
    is_treated = any(TREATED.search(slide.words) for slide in returned.seen.slides)
    return is_treated and not kinds & {"picture", "media", "object", "chart"}


def safety_present_placed(returned: Returned) -> Iterator[Sighting]:
    """Where titles speak of efficacy, safety follows it and comes before conclusions."""
    visible = [slide for slide in returned.seen.slides if not slide.hidden]
    topics = [topic_of(slide) for slide in visible]
    efficacy = [n for n, topic in enumerate(topics) if topic == "efficacy"]
    safety = [n for n, topic in enumerate(topics) if topic == "safety"]
    if not efficacy:
        return
    if not safety:
        sure = not _mentions(returned, "safety") and _is_sure(returned)
        severity: Severity = "block" if sure else "warn"
        code = "no_word" if not _mentions(returned, "safety") else "no_title"
        yield Sighting(code, facts=(("title", visible[efficacy[0]].title),), severity=severity)
        return
    yield from _placed(visible, topics, efficacy, safety)


def _placed(
    visible: list[SeenSlide], topics: list[str], efficacy: list[int], safety: list[int]
) -> Iterator[Sighting]:
    spoken = next((n for n, topic in enumerate(topics) if topic == "interpretation"), None)
    backup = next((n for n, topic in enumerate(topics) if topic == "backup"), None)
    for n in safety:
        if backup is not None and n > backup:
            yield on(visible[n], "in_backup", severity="warn", title=visible[n].title)
        elif spoken is not None and n > spoken > efficacy[0]:
            yield on(visible[n], "after_words", severity="warn", title=visible[n].title)
    if safety[0] < efficacy[0] and safety[-1] < efficacy[-1]:
        first = visible[efficacy[-1]]
        yield on(first, "not_after", severity="warn", title=first.title)


def limitations_slide(returned: Returned) -> Iterator[Sighting]:
    """A deck with results has a slide on limitations."""
    yield from _lacking(returned, "limitations")


def disclosures_first(returned: Returned) -> Iterator[Sighting]:
    """A deck with results has a slide on interests, among the first."""
    yield from _lacking(returned, "disclosures")


def _lacking(returned: Returned, topic: str) -> Iterator[Sighting]:
    titles = [topic_of(slide) for slide in returned.seen.slides if not slide.hidden]
    if {"efficacy", "safety"} & set(titles) and topic not in titles:
        code = "mentioned" if _mentions(returned, topic) else "absent"
        yield Sighting(code, severity="warn")


def nothing_hidden(returned: Returned) -> Iterator[Sighting]:
    """Hidden slides, and what lies off the slide, under something or behind a click."""
    for slide in returned.foreign():
        vital = topic_of(slide) in ("safety", "limitations", "disclosures")
        severity: Severity = "block" if vital else "warn"
        if slide.hidden:
            yield on(slide, "hidden", severity=severity, title=slide.title)
        moving = [s for s in slide.shapes if s.animated and is_result(s) and not s.part]
        if moving and vital:
            names = short(", ".join(shape.name for shape in moving))
            yield on(slide, "animated", block=moving[0].name, severity="block", name=names)
        drawn = drawn_over(slide, opaque=True)
        for place, shape in enumerate(slide.shapes):
            for code, name in _ways(returned, slide, place, drawn):
                yield on(slide, code, block=shape.name, severity=severity, name=name)


def _ways(
    returned: Returned, slide: SeenSlide, place: int, drawn: tuple[Cover, ...]
) -> Iterator[tuple[str, str]]:
    shape = slide.shapes[place]
    if shape.part or not is_result(shape) or not (shape.text.strip() or shape.kind != "text"):
        return
    if shape.hidden:
        yield "invisible", shape.name
    elif is_flat(shape) and not shape.placeholder:
        yield "flat", shape.name
    elif where := outside(shape, returned.seen):
        yield where, shape.name
    if shape.text.strip():
        ink = ink_box(shape)
        for name, common in covers(slide, place, drawn):
            if overlap(common, ink) > COVERED:
                yield "covered", name


def prominence_parity(returned: Returned) -> Iterator[Sighting]:
    """Type on slides titled safety is as large as on those titled efficacy."""
    sizes = {topic: _median_sizes(returned, topic) for topic in ("efficacy", "safety")}
    least = min((size for _, size in sizes["efficacy"]), default=0.0)
    for slide, size in sizes["safety"]:
        if size < least - 0.05:
            yield on(slide, "foreign", severity="warn", size=f"{size:g}", least=f"{least:g}")


def _median_sizes(returned: Returned, topic: str) -> list[tuple[SeenSlide, float]]:
    """Return for each slide of a topic the size in which most of its text is set, titles apart."""
    found = []
    for slide in (s for s in returned.foreign() if topic_of(s) == topic and not s.hidden):
        counted: Counter[float] = Counter()
        for shape in slide.shapes:
            if shape.placeholder not in ("title", "ctrTitle", "ftr", "sldNum", "dt"):
                for ink in shape.inks:
                    counted[ink.size_pt] += len(ink.text)
        if counted:
            found.append((slide, counted.most_common(1)[0][0]))
    return found


def legible(returned: Returned) -> Iterator[Sighting]:
    """Type that is small, or that does not stand out from what is behind it."""
    policy = returned.policy.legibility
    for slide in returned.foreign():
        for place, shape in enumerate(slide.shapes):
            yield from small_type(slide, shape, policy)
            for sighting in faint_type(slide, place, policy):
                yield Sighting(
                    sighting.message,
                    sighting.number,
                    sighting.slide,
                    sighting.block,
                    sighting.facts,
                    "warn",
                )


def overflow(returned: Returned) -> Iterator[Sighting]:
    """Texts that are likely to run off the slide."""
    for slide in returned.foreign():
        for shape in slide.shapes:
            if not shape.part:
                yield from spills(slide, shape, returned)


def accessible(returned: Returned) -> Iterator[Sighting]:
    """Pictures without an alternative text; slides without a title, or with another's."""
    titles = Counter(slide.title.casefold() for slide in returned.seen.slides)
    for slide in returned.foreign():
        for shape in slide.shapes:
            if not shape.part:
                yield from no_alt(slide, shape)
        if not slide.title:
            yield on(slide, "no_title", severity="warn")
        elif titles[slide.title.casefold()] > 1:
            yield on(slide, "same_title", severity="warn", title=slide.title)


def both_arms_n(returned: Returned) -> Iterator[Sighting]:
    """Percentages stand beside the numbers that they come from."""
    for slide in returned.foreign():
        shares = PERCENT.findall(slide.words)
        if shares and not ABSOLUTE.search(slide.words):
            yield on(slide, "percent", severity="warn", shares=short(", ".join(shares)))


def footer_complete(returned: Returned) -> Iterator[Sighting]:
    """The slides say that they are a draft, or what approved them."""
    bare = [slide.number for slide in returned.foreign() if not _says_state(slide)]
    if bare and not returned.written:
        numbers = short(", ".join(map(str, bare)))
        yield Sighting("no_state", facts=(("numbers", numbers),), severity="warn")


def _says_state(slide: SeenSlide) -> bool:
    under = " ".join(shape.text for shape in slide.under)
    return bool(DRAFT.search(f"{slide.words} {under}"))
