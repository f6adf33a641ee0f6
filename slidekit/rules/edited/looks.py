"""What was changed can still be read, seen and heard."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from slidekit.exhibits.contrast import contrast
from slidekit.rules.declared import NUMERAL
from slidekit.rules.edited.placement import role_of, smallest_pt
from slidekit.rules.edited.places import grounds_behind, outside, runs_over_pt
from slidekit.rules.edited.returned import Sighting, at, on, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import Ink, SeenShape, SeenSlide
    from slidekit.rules.edited.returned import Difference, Returned
    from slidekit.template.policy import LegibilityPolicy, Severity

UNREAD = ("stamp",)
"""Parts of blocks that are no text to be read."""
UNREADABLE_PT = 5
"""Below this nobody reads anything from any seat: it is as good as hidden."""
MANY = 3
"""So many alternative texts are named one by one."""
LARGE_OVERFLOW_PT = 12
"""One line: an estimate of lines may be wrong by so much."""


def legible(returned: Returned) -> Iterator[Sighting]:
    """Type that was changed or added is large enough, and stands out from what is behind it."""
    policy = returned.policy.legibility
    grounds = {c.slide_number for c in returned.of_kind("style", "shape_added", "shape_moved")}
    for slide, origin in returned.own():
        listed = origin.role == "references"
        ground_new = returned.repainted or slide.remapped or slide.number in grounds
        for place, shape in enumerate(slide.shapes):
            touched = (slide.number, shape.name) in returned.touched
            if shape.name.endswith(UNREAD):
                continue
            if touched:
                yield from small_type(slide, shape, policy, listed=listed)
            if touched or (ground_new and not shape.part):
                yield from faint_type(slide, place, policy)
            if touched and _is_unclear(shape):
                severity = weight_unclear(vital=returned.must_be_seen(origin))
                yield on(slide, "unclear", block=shape.name, severity=severity, name=shape.name)
        if slide.ground is None and _has_own_ground(returned, slide):
            severity = weight_unclear(vital=returned.must_be_seen(origin))
            yield on(slide, "ground", severity=severity)


def _is_unclear(shape: SeenShape) -> bool:
    """Tell whether type, or what its own shape or cell has behind it, has no one colour."""
    unknown = any(ink.color is None or ink.ground is None for ink in shape.inks)
    return unknown or (bool(shape.inks) and shape.fill is None and shape.kind == "text")


def weight_unclear(*, vital: bool) -> Severity:
    """Return how much it weighs that nobody can tell by a file whether a text can be read."""
    return "block_unless_waived" if vital else "warn"


def _has_own_ground(returned: Returned, slide: SeenSlide) -> bool:
    """Tell whether somebody gave a slide a background of its own."""
    return any(
        c.shape is None and c.slide_number == slide.number for c in returned.of_kind("style")
    )


def small_type(
    slide: SeenSlide, shape: SeenShape, policy: LegibilityPolicy, *, listed: bool = False
) -> Iterator[Sighting]:
    """Yield a shape whose smallest type is below the policy's limit."""
    size, least = smallest_pt(shape), least_pt(shape, policy, listed=listed)
    if 0 < size < least - 0.05:
        severity: Severity | None = "block" if size < UNREADABLE_PT else None
        yield on(
            slide,
            "size",
            block=shape.name,
            severity=severity,
            size=f"{size:g}",
            least=f"{least:g}",
        )


def least_pt(shape: SeenShape, policy: LegibilityPolicy, *, listed: bool = False) -> float:
    """Return the policy's limit for a kind of text; lists of references are held to tables'."""
    role = "table" if shape.name.endswith((".key", ".right")) else role_of(shape)
    limits = {
        "title": policy.title_pt,
        "table": policy.table_pt,
        "figure": policy.figure_pt,
        "body": policy.body_pt if shape.placeholder and not listed else policy.table_pt,
    }
    return limits.get(role, policy.footnote_pt)


def faint_type(slide: SeenSlide, place: int, policy: LegibilityPolicy) -> Iterator[Sighting]:
    """Yield a shape whose type does not stand out; what cannot be told is not guessed."""
    shape = slide.shapes[place]
    if not shape.inks or shape.hidden:
        return
    behind = grounds_behind(slide, place)
    ratios = [ratio for ink in shape.inks if (ratio := _contrast(ink, behind)) is not None]
    if ratios and min(ratios) < policy.contrast_text - 0.05:
        yield on(
            slide,
            "contrast",
            block=shape.name,
            severity="block",
            ratio=f"{min(ratios):.1f}",
            least=f"{policy.contrast_text:g}",
        )


def _contrast(ink: Ink, behind: tuple[str, ...]) -> float | None:
    """Return by how much characters stand out, at best; None where it cannot be told."""
    if ink.color == "":
        return 1.0
    grounds = (ink.ground,) if ink.ground else behind
    if ink.color is None or ink.ground is None or not grounds:
        return None
    return max(contrast(ink.color, ground) for ground in grounds)


def accessible(returned: Returned) -> Iterator[Sighting]:
    """Figures and tables keep their alternative texts; new pictures have one; titles stand."""
    changes = returned.of_kind("alt_text")
    lost = [change for change in changes if not (change.found or "").strip()]
    if returned.resaved and len(lost) > MANY:
        # Some versions of LibreOffice drop them all from tables and groups.
        facts = (("count", str(len(lost))),)
        yield Sighting("alt_resaved", facts=facts, severity="warn")
    else:
        yield from (at(change, "alt_lost") for change in lost)
    spoken = (change for change in changes if (change.found or "").strip())
    yield from (at(change, "alt_changed", _weight_of_alt(change)) for change in spoken)
    for slide, origin in returned.own():
        for shape in slide.shapes:
            known = origin.shapes.get(shape.name)
            if known is None and not shape.part:
                yield from no_alt(slide, shape)
            elif known and known.alt and shape.decorative:
                yield on(slide, "passed_by", block=shape.name, name=shape.name)
        if not slide.title and any(n.endswith(".title") for n in origin.shapes):
            yield on(slide, "no_title", severity="warn")
    yield from _same_titles(returned)


def _weight_of_alt(change: Difference) -> Severity:
    """Return how much a new alternative text weighs: one that has lost a number, more."""
    now = Counter(NUMERAL.findall(change.found or ""))
    lost = Counter(NUMERAL.findall(change.expected or "")) - now
    return "block_unless_waived" if lost else "warn"


def no_alt(slide: SeenSlide, shape: SeenShape) -> Iterator[Sighting]:
    """Yield a picture, chart or group that nobody can hear."""
    if shape.kind in ("text", "line") or shape.alt.strip() or shape.decorative or shape.hidden:
        return
    severity = weight(vital=shape.kind in ("picture", "chart"))
    yield on(slide, "no_alt", block=shape.name, severity=severity, name=shape.name)


def _same_titles(returned: Returned) -> Iterator[Sighting]:
    titles = Counter(s.title.casefold() for s in returned.seen.slides if s.title)
    changed = {c.slide_number for c in returned.of_kind("text", "slide_added")}
    for slide in returned.seen.slides:
        if slide.number in changed and slide.title and titles[slide.title.casefold()] > 1:
            yield on(slide, "same_title", severity="warn", title=slide.title)


def overflow(returned: Returned) -> Iterator[Sighting]:
    """Texts that were changed still fit their places, as far as can be told without layout."""
    for slide, _ in returned.own():
        for shape in slide.shapes:
            if (slide.number, shape.name) in returned.touched and not shape.part:
                yield from spills(slide, shape, returned)


def spills(slide: SeenSlide, shape: SeenShape, returned: Returned) -> Iterator[Sighting]:
    """Yield a text that is likely to be higher than its box and to run off the slide or into more.

    A text box that grows with its text is only told where it leaves the slide.
    """
    over = runs_over_pt(shape)
    y, height = shape.box[1], shape.box[3]
    room = (returned.seen.height - y - height) / 12_700
    if over > max(LARGE_OVERFLOW_PT, room) and not outside(shape, returned.seen):
        yield on(slide, "bottom", block=shape.name, severity="warn", by=f"{over:.0f}")
