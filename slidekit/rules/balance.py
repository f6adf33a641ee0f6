"""Safety as near, as long, as plain to find and as legible as efficacy."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from slidekit.layout.frame import Group, Table
from slidekit.rules.finding import Rule
from slidekit.rules.naming import is_harm
from slidekit.rules.shown import all_shown, breach, by_study, shown_of, tokens, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import DeckStudy
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown

EMU_PER_CM = 360_000
MUST_BE_SEEN = ("limitations", "disclosures", "status", "boxed_warning")
"""Roles of slides that may never be hidden; nor may any slide on safety."""


def safety_present_placed(draft: Draft) -> Iterator[Breach]:
    """Safety results come directly after efficacy and before their interpretation."""
    for study, slides in by_study(draft):
        seen = visible(slides)
        safety = [shown for shown in seen if shown.topic == "safety"]
        if not any(_has_safety_results(shown) for shown in safety):
            yield _absence(seen, study)
        else:
            yield from _misplaced(seen, safety)


def _has_safety_results(shown: Shown) -> bool:
    return any(is_harm(fact) for fact in shown.facts)


def _absence(seen: tuple[Shown, ...], study: DeckStudy) -> Breach:
    """Say that no safety results are shown, or only behind the deck's end."""
    backup = [s for s in seen if s.topic == "backup" and _has_safety_results(s)]
    if backup:
        return backup[0].breach("backup", study=study.id)
    return breach("absent", study=study.id)


def _misplaced(seen: tuple[Shown, ...], safety: list[Shown]) -> Iterator[Breach]:
    efficacy = [place for place, shown in enumerate(seen) if shown.topic == "efficacy"]
    following = seen[efficacy[-1] + 1] if efficacy and efficacy[-1] + 1 < len(seen) else safety[0]
    if following.topic != "safety":
        yield following.breach("not_next", lacks=_place_of(following), title=following.title)
    first_words = next((s.number for s in seen if s.topic == "interpretation"), math.inf)
    for shown in safety:
        if shown.number > first_words:
            yield shown.breach("after_interpretation", lacks=_place_of(shown))


def _place_of(shown: Shown) -> str:
    return f"place of {shown.slide.id}"


def safety_proportion(draft: Draft) -> Iterator[Breach]:
    """There are as many slides, and as much room, for safety beside efficacy as the policy asks."""
    policy = draft.policy.safety
    if not any(is_harm(fact) for fact in draft.deck.facts):
        return  # no table gave any, as safety-present-placed says: no slides could be added
    for study, slides in by_study(draft):
        efficacy = sum(shown.topic == "efficacy" for shown in visible(slides))
        safety = sum(shown.topic == "safety" for shown in visible(slides))
        needed = max(policy.min_slides, math.ceil(policy.proportion * efficacy - 1e-9))
        if efficacy and safety < needed:
            yield breach(
                study=study.id, safety=str(safety), efficacy=str(efficacy), needed=str(needed)
            )
        yield from _room(study, visible(slides), policy.room)


def _room(study: DeckStudy, slides: tuple[Shown, ...], share: float) -> Iterator[Breach]:
    """Yield that tables and figures of safety have less room than the policy asks."""
    room = {topic: _data_area_cm2(slides, topic) for topic in ("efficacy", "safety")}
    if room["efficacy"] and room["safety"] < share * room["efficacy"] - 1e-6:
        yield breach(
            "area",
            study=study.id,
            safety=f"{room['safety']:.0f}",
            efficacy=f"{room['efficacy']:.0f}",
            share=f"{share:g}",
        )


def _data_area_cm2(slides: tuple[Shown, ...], topic: str) -> float:
    """Return the area of all tables and figures of a topic."""
    items = (item for shown in slides if shown.topic == topic for item in shown.frame.items)
    areas = (item.width * item.height for item in items if isinstance(item, Group | Table))
    return sum(areas) / EMU_PER_CM**2


def safety_pointer(draft: Draft) -> Iterator[Breach]:
    """The footer of every efficacy slide says on which slides safety stands."""
    numbers = {shown.number for shown in visible(shown_of(draft, "safety"))}
    for shown in shown_of(draft, "efficacy"):
        pointer = next((t.words for t in shown.texts if t.block == f"{shown.slide.id}.pointer"), "")
        if not pointer:
            yield shown.breach("none")
        elif numbers_named(pointer) != numbers:
            right = ", ".join(map(str, sorted(numbers))) or "no_slide"
            yield shown.breach("wrong", pointer=pointer, right=right)


def numbers_named(text: str) -> set[int]:
    """Return the slide numbers that "3, 5-7" names."""
    found: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:\s*[-\N{EN DASH}]\s*(\d+))?", text):
        found |= set(range(int(first), int(last or first) + 1))
    return found


def nothing_hidden(draft: Draft) -> Iterator[Breach]:
    """Safety, limitations and interests are on slides that everybody sees, inside their edges."""
    for shown in all_shown(draft):
        if shown.slide.hidden and _must_be_seen(shown):
            yield shown.breach("hidden", title=shown.title)
        for name in _outside(shown.frame):
            yield shown.breach("outside", block=name, name=name)
    yield from _only_hidden(draft)
    yield from _only_in_notes(draft)


def _must_be_seen(shown: Shown) -> bool:
    return shown.topic == "safety" or shown.slide.role in MUST_BE_SEEN


def _outside(frame: Frame) -> Iterator[str]:
    """Yield the names of texts, tables and figures that lie beyond the slide or have no size."""
    for item in frame.items:
        if not hasattr(item, "commands"):
            across = item.x >= 0 and item.x + item.width <= frame.width
            down = item.y >= 0 and item.y + item.height <= frame.height
            has_size = item.width > 0 and item.height > 0
            if not (across and down and has_size):
                yield item.name
        if isinstance(item, Group) and not item.items:
            yield item.name


def _only_hidden(draft: Draft) -> Iterator[Breach]:
    """Yield hidden slides outside the safety section with safety numbers that no seen slide has."""
    seen = {fact.id for shown in visible(all_shown(draft)) for fact in shown.facts}
    for shown in all_shown(draft):
        if shown.slide.hidden and not _must_be_seen(shown):
            harms = (("only_hidden", fact.id) for fact in shown.facts if is_harm(fact))
            yield from shown.breaches(pair for pair in harms if pair[1] not in seen)


def _only_in_notes(draft: Draft) -> Iterator[Breach]:
    """Yield safety numbers that stand in speaker notes and on no slide that is seen."""
    seen = {fact.id for shown in visible(all_shown(draft)) for fact in shown.facts}
    harms = {fact.id for fact in draft.deck.facts if is_harm(fact)}
    for shown in all_shown(draft):
        named = {fact for note in shown.slide.notes for fact in tokens(note)}
        for fact in sorted((named & harms) - seen):
            yield shown.breach("notes", fact=fact)


RULES = (
    Rule("safety-present-placed", "21 CFR 202.1(e)", "block", safety_present_placed),
    Rule(
        "safety-proportion",
        "Company policy, after 21 CFR 202.1(e)",
        "block_unless_waived",
        safety_proportion,
        reads=("safety.proportion", "safety.min_slides", "safety.room"),
    ),
    Rule("safety-pointer", "Company policy, after 21 CFR 202.1(e)", "block", safety_pointer),
    Rule("nothing-hidden", "21 CFR 202.1(e)", "block", nothing_hidden),
)
