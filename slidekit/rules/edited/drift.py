"""Everything else that is no longer as slidekit wrote it, in words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from slidekit.rules.edited.content import EDGES, is_demanded
from slidekit.rules.edited.deleted import deleted
from slidekit.rules.edited.returned import Sighting, at, is_trifle, part_of, short, shows_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.edited.returned import Difference, Returned
    from slidekit.template.policy import Severity

NAMED = 3
"""So many shapes of one slide are named one by one; more are counted."""
RESAVED = ("style", "timing", "shape_moved")
"""What another program changes all over a deck when it only saves it."""
_FIELD = re.compile(r"\d+|<number>|<#>|\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}#.*|\Z")


def export_unchanged(returned: Returned) -> Iterator[Sighting]:
    """The deck is as slidekit wrote it."""
    for change in returned.changes:
        yield from _told(returned, change)
    yield from _many(returned)
    yield from _stage(returned)


def _told(returned: Returned, change: Difference) -> Iterator[Sighting]:
    """Yield what a change is, where no other rule speaks of its kind."""
    origin = returned.by_id.get(change.slide or "")
    if change.kind == "slide_removed" and origin and not is_demanded(returned, origin):
        yield deleted(returned, change, "slide_removed")
    elif change.kind == "slide_added":
        yield at(change, "copied" if origin else "slide_added")
    elif change.kind == "slide_hidden" and change.found == "shown":
        yield at(change, "unhidden")
    elif change.kind == "notes":
        yield at(change, "notes" if (change.found or "").strip() else "notes_lost")
    elif change.kind == "slide_moved":
        yield at(change, change.kind)
    elif change.kind in ("text", "label") and not _is_told_elsewhere(change):
        yield at(change, "text")


def _is_told_elsewhere(change: Difference) -> bool:
    return part_of(change.shape or "") in ("pointer", "state") or _is_page_number(change)


def _is_page_number(change: Difference) -> bool:
    """Tell whether a program has only written the number of the slide anew."""
    found = (change.found or "").strip()
    return part_of(change.shape or "") == "number" and bool(_FIELD.fullmatch(found))


def _many(returned: Returned) -> Iterator[Sighting]:
    """Yield shapes moved, restyled, added or taken out: a few by name, many by number."""
    for kind in ("style", "timing", "shape_moved", "shape_added", "shape_removed"):
        changes = [c for c in returned.of_kind(kind) if not is_trifle(c)]
        by_slide = Counter(change.slide_number for change in changes)
        if kind in RESAVED and returned.resaved and len(by_slide) > NAMED:
            yield Sighting(f"{kind}_resaved", facts=(("count", str(len(by_slide))),))
            continue
        for number, count in by_slide.items():
            here = [change for change in changes if change.slide_number == number]
            if count > NAMED:
                yield _counted(kind, here)
            else:
                for change in here:
                    code = f"{kind}_mute" if kind == "shape_added" and not change.found else kind
                    yield at(change, code, _weight(returned, change))


def _counted(kind: str, changes: list[Difference]) -> Sighting:
    first = changes[0]
    names = short(", ".join(change.shape or "" for change in changes))
    facts = (("count", str(len(changes))), ("names", names))
    severity: Severity | None = "block_unless_waived" if kind == "shape_removed" else None
    return Sighting(
        f"{kind}_many", first.slide_number, first.slide or "", facts=facts, severity=severity
    )


def _weight(returned: Returned, change: Difference) -> Severity | None:
    """Return how much a change weighs: what showed a result may not go without a reason."""
    if change.kind != "shape_removed" or part_of(change.shape or "") in EDGES:
        return None
    origin = returned.by_id.get(change.slide or "")
    shows = change.expected or shows_result(change.shape or "")
    results = returned.topic(origin) in ("efficacy", "safety")
    return "block_unless_waived" if shows and results else None


def _stage(returned: Returned) -> Iterator[Sighting]:
    if returned.repainted:
        yield Sighting("stage")


def title_neutral(returned: Returned) -> Iterator[Sighting]:
    """Titles of slides with results are topics, not messages."""
    for change in returned.of_kind("text"):
        origin = returned.by_id.get(change.slide or "")
        if part_of(change.shape or "") == "title" and origin and origin.role != "title":
            loud = re.search(r"[!?]", change.found or "")
            yield at(change, "loud" if loud else "changed")
