"""Safety still comes directly after efficacy, is pointed to, and is no smaller."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.layout.foot import ranges
from slidekit.rules.balance import numbers_named
from slidekit.rules.edited.deleted import deleted
from slidekit.rules.edited.places import parts_of, union
from slidekit.rules.edited.returned import Sighting, on, part_of, told_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import Ink, SeenShape, SeenSlide, WrittenSlide
    from slidekit.rules.edited.returned import Returned

MARK_CHARACTERS, MARK_PT = 12, 5
"""A raised mark has no more characters, and is set in no smaller type before it is raised."""
BACKUP = re.compile(
    r"\b(?:back[- ]?ups?|appendi(?:x|ces)|annex(?:es)?|supplement\w*|reserve|spare|bonus|archive"
    r"|(?:extra|additional|hidden|optional|unused|old) slides?|not shown|do not show|if asked"
    r"|for reference only|parking lot)\b|^\W*(?:extras?|q ?(?:&|and) ?a|optional|hidden)\W*$",
    re.IGNORECASE,
)
"""What people call the slides that they do not mean to show."""
SHRUNK = 0.6
"""From here on a table or figure is told to be smaller: three quarters of width and height leave
56 % of the area, which is past any tidying up."""


def safety_present_placed(returned: Returned) -> Iterator[Sighting]:
    """Safety results are there, directly after efficacy and before their interpretation."""
    for change in returned.of_kind("slide_removed"):
        if returned.topic(returned.by_id.get(change.slide or "")) == "safety":
            yield deleted(returned, change, "removed")
    visible = [slide for slide in returned.seen.slides if not slide.hidden]
    safety = [slide for slide in visible if returned.topic_at(slide) == "safety"]
    was = [slide for slide in returned.written if returned.topic(slide) == "safety"]
    if was and not safety:
        yield Sighting("none")
    elif was:
        yield from _in_backup(returned, visible)
        yield from _order(returned, visible)


def _in_backup(returned: Returned, visible: list[SeenSlide]) -> Iterator[Sighting]:
    """Yield safety slides in a section, or behind a divider, that says backup."""
    divider: SeenSlide | None = None
    for slide in visible:
        origin = returned.origin(slide)
        if origin is None and BACKUP.search(slide.title or slide.words[:80]):
            divider = slide
        if returned.topic(origin) == "safety":
            if BACKUP.search(slide.section):
                yield on(slide, "backup", title=slide.title, where=slide.section)
            elif divider is not None:
                yield on(slide, "divider", title=slide.title, where=str(divider.number))


def _order(returned: Returned, visible: list[SeenSlide]) -> Iterator[Sighting]:
    moved = {change.slide for change in returned.of_kind("slide_moved")}
    topics = [returned.topic_at(slide) for slide in visible]
    spoken = [n for n, topic in enumerate(topics) if topic == "interpretation"]
    safety = [n for n, topic in enumerate(topics) if topic == "safety"]
    efficacy = [n for n, topic in enumerate(topics) if topic == "efficacy"]
    late = [n for n in safety if spoken and n > spoken[0]]
    early = [n for n in safety if efficacy and n < efficacy[-1]]
    for n in _blamed(late, [n for n in spoken if n < safety[-1]], visible, moved):
        code = "after_interpretation" if topics[n] == "safety" else "interpretation_first"
        yield on(visible[n], code, title=visible[n].title)
    for n in _blamed(early, [n for n in efficacy if n > safety[0]], visible, moved):
        code = "before_efficacy" if topics[n] == "safety" else "efficacy_behind"
        yield on(visible[n], code, title=visible[n].title)
    last = max((n for n in efficacy if n < safety[-1]), default=-1)
    if last >= 0 and last + 1 < len(visible) and topics[last + 1] != "safety" and not early:
        yield on(visible[last + 1], "not_next", title=visible[last + 1].title)


def _blamed(
    wrong: list[int], against: list[int], visible: list[SeenSlide], moved: set[str | None]
) -> list[int]:
    """Return which slides to name: those of either side that were moved, else all of safety."""
    if not wrong:
        return []
    named = [n for n in (*wrong, *against) if visible[n].id in moved]
    return named or wrong


def safety_pointer(returned: Returned) -> Iterator[Sighting]:
    """Each efficacy slide says on which slides safety stands, and that is where it stands."""
    pages = [(slide, returned.origin(slide)) for slide in returned.seen.slides]
    numbers = {
        slide.number
        for slide, origin in pages
        if returned.topic(origin) == "safety" and not slide.hidden
    }
    right = ranges(tuple(sorted(numbers))) or "none"
    wrong: dict[str, list[Sighting]] = {}
    for slide, origin in pages:
        name = f"{slide.id}.pointer"
        if origin is None or name not in origin.shapes or slide.hidden:
            continue
        text = next((s.text.strip() for s in slide.shapes if s.name == name), "")
        if not text:
            yield on(slide, "none", block=name, right=right)
        elif numbers_named(text) != numbers:
            seen = on(slide, "wrong", block=name, pointer=text, right=right)
            wrong.setdefault(text, []).append(seen)
        elif _letters(text) != _letters(origin.shapes[name].text):
            yield on(slide, "words", block=name, pointer=text, right=right)
    for same in wrong.values():
        yield from told_once(same, "wrong_many")


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalpha())


def prominence_parity(returned: Returned) -> Iterator[Sighting]:
    """Type on safety slides is as large as on efficacy slides, and nothing there has shrunk."""
    least = _least_sizes(returned)
    for slide, origin in returned.own():
        if not returned.must_be_seen(origin):
            continue
        for place, shape in enumerate(slide.shapes):
            role, size = role_of(shape), smallest_pt(shape)
            named = (slide.number, shape.name) in returned.touched
            if named and size and size < least.get(role, 0.0) - 0.05:
                yield on(
                    slide,
                    "type",
                    block=shape.name,
                    role=role,
                    size=f"{size:g}",
                    least=f"{least[role]:g}",
                )
            if shape.name in origin.shapes and shape.kind in ("table", "figure", "picture"):
                share = _share(slide, place, origin)
                if 0 < share < SHRUNK:
                    percent = f"{100 * share:.0f}"
                    yield on(slide, "area", block=shape.name, percent=percent, role=role)


def _share(slide: SeenSlide, place: int, origin: WrittenSlide) -> float:
    """Return which share of its area a table or figure has left.

    Of a figure it is what its parts fill: programs let a group shrink to them when they save, and
    a group may stay as it is while its parts are drawn smaller in it.
    """
    known = [part for part in parts_of(slide, place) if part.name in origin.shapes]
    known = known or [slide.shapes[place]]
    now = union(part.box for part in known)
    then = union(origin.shapes[part.name].place for part in known)
    if now is None or then is None or then[2] * then[3] <= 0:
        return 1.0
    return now[2] * now[3] / (then[2] * then[3])


def _least_sizes(returned: Returned) -> dict[str, float]:
    """Return for each kind of text the smallest size on efficacy slides.

    Titles are held to the largest one there, by the share that the policy sets.
    """
    sizes: dict[str, list[float]] = {}
    for slide in returned.seen.slides:
        if returned.topic_at(slide) == "efficacy" and not slide.hidden:
            for shape in slide.shapes:
                if (size := smallest_pt(shape)) and part_of(shape.name) not in UNLIKE:
                    sizes.setdefault(role_of(shape), []).append(size)
    least = {role: min(found) for role, found in sizes.items()}
    if titles := sizes.get("title"):
        least["title"] = max(titles) * returned.policy.legibility.absolute_share
    return least


def smallest_pt(shape: SeenShape) -> float:
    """Return the smallest size of a shape's type in points, 0 where it has none."""
    return min((ink.size_pt for ink in shape.inks if not _is_mark(ink)), default=0.0)


def _is_mark(ink: Ink) -> bool:
    """Tell whether characters are the raised mark of a reference: few, in the size of a text."""
    return ink.raised and len(ink.text.strip()) <= MARK_CHARACTERS and ink.size_pt >= MARK_PT


ROLES = {"title": "title", "subtitle": "title", "footnotes": "footnote", "footnote": "footnote"}
UNLIKE = ("key", "stamp")
"""Parts of efficacy slides that no part of a safety slide is held against."""
SMALL = ("state", "pointer", "number", "tag")


def role_of(shape: SeenShape) -> str:
    """Return which kind of text a shape holds, so that like is compared with like."""
    part = part_of(shape.name)
    if part in SMALL or shape.placeholder in ("ftr", "sldNum", "dt"):
        return "label"
    if shape.placeholder in ("title", "ctrTitle"):
        return "title"
    if shape.kind == "table":
        return "table"
    return ROLES.get(part) or ("figure" if shape.part else "body")
