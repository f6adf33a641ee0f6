"""What can be put back in a file that came back: its manifest knows what was written.

Slides that were deleted, and colours and type, are not in a manifest; only the deck has them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.layout.seen import Restoration
from slidekit.rules.edited.returned import part_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slidekit.layout.seen import Way
    from slidekit.rules.edited.returned import FileRule, Returned, Sighting


@dataclass(frozen=True, slots=True)
class FileFix:
    """Something to put back, what it is called, and whether it may be done without asking."""

    label: str
    restorations: tuple[Restoration, ...]
    """One, or the same on several slides."""
    safe: bool = True


WAYS: Mapping[str, tuple[Way, bool]] = {
    "numbers-bound.changed": ("number", True),
    "numbers-bound.gone": ("number", True),
    "numbers-bound.typed": ("text", False),
    "safety-present-placed.after_interpretation": ("move", True),
    "safety-present-placed.interpretation_first": ("move", True),
    "safety-present-placed.before_efficacy": ("move", True),
    "safety-present-placed.efficacy_behind": ("move", True),
    "safety-present-placed.not_next": ("move", True),
    "boxed-warning.not_first": ("move", True),
    "disclosures-first.late": ("move", True),
    "status-slide.late": ("move", True),
    "primary-first.not_first": ("move", True),
    "limitations-slide.late": ("move", False),
    "nothing-hidden.hidden": ("show", True),
    "nothing-hidden.invisible": ("reveal", True),
    "nothing-hidden.animated": ("still", True),
    "nothing-hidden.skipped": ("still", True),
    "nothing-hidden.travels": ("still", True),
    "nothing-hidden.enters": ("still", True),
    "nothing-hidden.flat": ("place", True),
    "nothing-hidden.off": ("place", True),
    "nothing-hidden.cut": ("place", True),
    "prominence-parity.area": ("place", True),
    "safety-pointer.none": ("text", True),
    "safety-pointer.wrong": ("text", True),
    "safety-pointer.wrong_many": ("text", True),
    "safety-pointer.words": ("text", True),
    "slide-cites-source.removed": ("shape", True),
    "slide-cites-source.emptied": ("text", True),
    "slide-cites-source.lost": ("text", True),
    "conclusion-bound.added": ("text", False),
    "posthoc-label.qualifier": ("text", True),
    "posthoc-label.negation": ("text", True),
    "posthoc-label.tag": ("text", True),
    "posthoc-label.tag_lost": ("text", True),
    "boxed-warning.reworded": ("text", True),
    "numbers-bound.label": ("text", True),
    "numbers-bound.mark_moved": ("place", True),
    "axis-honest.changed": ("text", True),
    "limitations-slide.reworded": ("text", False),
    "state-watermark.draft": ("text", True),
    "state-watermark.mark": ("text", True),
    "footer-complete.lost": ("text", True),
    "footer-complete.more": ("text", False),
    "footer-complete.number": ("text", True),
    "footer-complete.numbers": ("text", True),
    "title-neutral.changed": ("text", False),
    "title-neutral.loud": ("text", False),
    "accessible.alt_lost": ("alt", True),
    "accessible.alt_changed": ("alt", False),
    "export-unchanged.slide_moved": ("move", False),
    "export-unchanged.shape_moved": ("place", False),
    "export-unchanged.text": ("text", False),
}
"""Rule and message -> what is put back, and whether that may be done without asking."""

EVERYWHERE: Mapping[str, Way] = {"lost": "text", "taken_out": "shape"}
"""Messages of the rules that hold a slide to be whole -> what is put back."""

LABELS: Mapping[Way, Callable[[int, str], str]] = {
    "text": lambda number, name: tell("Put the words of {0} back", name),
    "number": lambda number, name: tell("Put the numbers of {0} back", name),
    "shape": lambda number, name: tell("Put {0} back with its words", name),
    "place": lambda number, name: tell("Put {0} back at its place and in its size", name),
    "alt": lambda number, name: tell("Put the alternative text of {0} back", name),
    "show": lambda number, name: tell("Show the hidden slide {0}", number),
    "move": lambda number, name: tell("Move slide {0} back to its place", number),
    "still": lambda number, name: tell("Take animations and timing off slide {0}", number),
    "reveal": lambda number, name: tell("Switch {0} on again", name),
}


MANY: Mapping[str, Callable[[int], str]] = {
    "safety-pointer.wrong_many": lambda count: tell(
        "Write the right slides into the pointers to safety of {0} slides", count
    ),
    "footer-complete.numbers": lambda count: tell(
        "Write the right page numbers on {0} slides", count
    ),
}
"""Messages that speak of several slides -> what is done, as undo would name it."""


def file_fix_for(returned: Returned, rule: FileRule, seen: Sighting) -> FileFix | None:
    """Return what can be put back; None where the file does not hold what it was."""
    if seen.also:
        return _fix_of_many(returned, rule, seen)
    if seen.number is None:
        return None
    found = WAYS.get(f"{rule.id}.{seen.message}")
    if found is None and seen.message in EVERYWHERE:
        found = (EVERYWHERE[seen.message], True)
    if found is None:
        return None
    way, safe = found
    way = _way_of_gone(returned, seen, way)
    safe &= rule.id != "nothing-hidden" or seen.severity == "block"
    if not returned.written:
        # What a foreign slide is about is told by its title, and nothing of it is known but that.
        return _fix(way, seen, safe=safe) if way == "show" else None
    if not _is_known(returned, seen, way):
        return None
    return _fix(way, seen, safe=safe, text=_counted_anew(returned, rule, seen))


def _fix_of_many(returned: Returned, rule: FileRule, seen: Sighting) -> FileFix | None:
    """Return what is put back on several slides at once, under one name."""
    each = (
        replace(seen, number=number, slide=slide, block=block, also=())
        for number, slide, block in seen.also
    )
    found = [fix for one in each if (fix := file_fix_for(returned, rule, one))]
    if not found:
        return None
    label = MANY[f"{rule.id}.{seen.message}"](len(seen.also))
    wishes = tuple(wish for fix in found for wish in fix.restorations)
    return FileFix(label, wishes, all(fix.safe for fix in found))


def _fix(way: Way, seen: Sighting, *, safe: bool, text: str = "") -> FileFix:
    number = seen.number or 0
    wish = Restoration(way, number, seen.block, text)
    return FileFix(LABELS[way](number, seen.block), (wish,), safe)


def _counted_anew(returned: Returned, rule: FileRule, seen: Sighting) -> str:
    """Return the words written with the numbers that slides have now; "" where none count slides.

    A pointer names the slides on which safety stands, a page number its own.
    """
    written = returned.by_id[seen.slide].shapes.get(seen.block)
    if rule.id == "safety-pointer" and written:
        right = dict(seen.facts)["right"]
        return NUMBERS.sub(right, written.text, count=1) if right[:1].isdigit() else ""
    if rule.id == "footer-complete" and part_of(seen.block) == "number" and written:
        return NUMBERS.sub(str(seen.number), written.text, count=1)
    return ""


def _way_of_gone(returned: Returned, seen: Sighting, way: Way) -> Way:
    """Return "shape" for words whose shape is gone."""
    gone = {(change.slide_number, change.shape) for change in returned.of_kind("shape_removed")}
    return "shape" if way == "text" and (seen.number, seen.block) in gone else way


NUMBERS = re.compile(r"\d+(?:\D{1,5}\d+)*")
"""The numbers of a pointer such as "Safety: slides 24, 26-34"."""
COPIED = ("footnotes", "pointer", "state", "tag", "number")
"""Parts that look the same on every slide, so that a lost one can take the look of another."""


def _is_known(returned: Returned, seen: Sighting, way: Way) -> bool:
    """Tell whether the manifest has what is to be put back."""
    slide = next((s for s in returned.seen.slides if s.number == seen.number), None)
    origin = returned.origin(slide) if slide else None
    if origin is None:
        return False
    if way in ("show", "move", "still"):
        return True
    if way == "shape":
        return seen.block in origin.shapes and part_of(seen.block) in COPIED
    return seen.block in origin.shapes
