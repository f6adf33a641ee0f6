"""Slides that must come early, or first of their kind, still do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.rules.edited.returned import on
from slidekit.rules.opening import DISCLOSURES_WITHIN, STATUS_WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import SeenSlide, WrittenSlide
    from slidekit.rules.edited.returned import Returned, Sighting


def disclosures_early(returned: Returned) -> Iterator[Sighting]:
    """Interests stand among the first slides."""
    yield from _within(returned, "disclosures", DISCLOSURES_WITHIN)


def status_early(returned: Returned) -> Iterator[Sighting]:
    """What is approved where stands among the first slides."""
    yield from _within(returned, "status", STATUS_WITHIN)


def _within(returned: Returned, role: str, most: int) -> Iterator[Sighting]:
    for slide, origin in returned.own():
        if origin.role == role and origin.number <= most < slide.number:
            yield on(slide, "late", title=slide.title, most=str(most))


def primary_first(returned: Returned) -> Iterator[Sighting]:
    """The primary endpoint is the first result of efficacy."""
    yield from _first_of(returned, "efficacy", "primary")


def boxed_warning_first(returned: Returned) -> Iterator[Sighting]:
    """The boxed warning opens the safety slides."""
    yield from _first_of(returned, "safety", "boxed_warning")


def _first_of(returned: Returned, topic: str, role: str) -> Iterator[Sighting]:
    """Yield the slides of a role that was the first of its topic, and is not any more."""
    then = [origin for origin in returned.written if returned.topic(origin) == topic]
    now = [pair for pair in returned.own() if returned.topic(pair[1]) == topic]
    if not then or then[0].role != role or not now or now[0][1].role == role:
        return
    for slide, _ in _of_role(now, role):
        yield on(slide, "not_first", title=slide.title, before=now[0][0].title)


def _of_role(
    pairs: list[tuple[SeenSlide, WrittenSlide]], role: str
) -> list[tuple[SeenSlide, WrittenSlide]]:
    return [pair for pair in pairs if pair[1].role == role]


def limitations_before_conclusions(returned: Returned) -> Iterator[Sighting]:
    """Limitations are said before conclusions are drawn, if they were."""
    places = {origin.role: (slide, origin) for slide, origin in returned.own()}
    if {"limitations", "conclusions"} <= places.keys():
        (slide, was), (after, then) = places["limitations"], places["conclusions"]
        if was.number < then.number and slide.number > after.number:
            yield on(slide, "late", severity="warn", title=slide.title)
