"""Comparing a PPTX that came back with the manifest that it was written with."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.export.authentic import Authenticity
    from slidekit.export.content import Shape, SlideContent

Edit = tuple[str, int, int, int, int]
"""One opcode of difflib: what it does, from where to where, in the old and the new text."""
MAX_COMPARED = 20_000
"""Characters of a text: comparing takes time by the product of two lengths."""
LABELS = ("state", "pointer", "footnotes", "stamp", "tag")
"""Last part of the names of blocks whose words the template demands."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the file as it was written and as it is."""

    kind: str
    slide: str | None = None
    slide_number: int | None = None
    shape: str | None = None
    fact: str | None = None
    expected: str | None = None
    found: str | None = None


def is_of_part(change: Change) -> bool:
    """Tell whether a change is one of a part's bytes, not of what a slide is seen to show."""
    is_named = change.shape is not None and change.expected is not None
    return change.kind in ("style", "notes") and is_named


def compare(manifest: Mapping[str, Any], slides: Sequence[SlideContent]) -> tuple[Change, ...]:
    """Return all that has changed since the manifest was written."""
    return tuple(_changes(manifest["slides"], slides))


def doubtful(doubts: Sequence[str]) -> tuple[Change, ...]:
    """Return what speaks against the manifest itself as changes of a text of the file."""
    return tuple(
        Change("label", shape="manifest", expected="as written", found=f"edited ({doubt})")
        for doubt in doubts
    )


def verdict(
    said: str,
    changes: Sequence[Change],
    recomputed: dict[str, Any] | None = None,
    authenticity: Authenticity | None = None,
) -> dict[str, Any]:
    """Return the answer of `slidekit verify`."""
    return {
        "verdict": said,
        "signatures": authenticity.signatures if authenticity else "none",
        "approval": _approval(authenticity) if authenticity else None,
        "reasons": list(authenticity.reasons) if authenticity else [],
        "changes": [asdict(change) for change in changes],
        "recomputed": recomputed,
    }


def _approval(authenticity: Authenticity) -> dict[str, Any] | None:
    """Return what a file says of its approval; its state is that of the day asked."""
    approval = authenticity.approval
    if approval is None:
        return None
    return {
        "id": approval.id,
        "outside": approval.outside or None,
        "parent": approval.parent or None,
        "deck": approval.deck,
        "version": approval.version,
        "state": authenticity.state,
        "released_at": approval.released_at.isoformat(),
        "valid_until": approval.valid_until.isoformat(),
        "audience": approval.audience,
        "key": approval.key,
        "audit_head": approval.audit_head,
        "signed_by": [
            {"person": s.person, "role": s.role, "meaning": s.meaning, "at": s.at.isoformat()}
            for s in approval.signatures
        ],
    }


def _changes(written: list[dict[str, Any]], found: Sequence[SlideContent]) -> Iterator[Change]:
    numbers: dict[str, int] = {}
    known = {entry["id"] for entry in written}
    for number, slide in enumerate(found, 1):
        if slide.id in numbers or slide.id not in known:
            yield Change("slide_added", slide.id or None, number)
        numbers.setdefault(slide.id, number)
    for entry in written:
        if entry["id"] not in numbers:
            yield Change("slide_removed", entry["id"], entry["number"])
    yield from _moved(written, numbers)
    for entry in written:
        if entry["id"] in numbers:
            number = numbers[entry["id"]]
            yield from _slide_changes(entry, found[number - 1], number)


def _moved(written: list[dict[str, Any]], numbers: Mapping[str, int]) -> Iterator[Change]:
    """Yield the slides that left their place: those outside the longest run still in order."""
    before = [entry["id"] for entry in written if entry["id"] in numbers]
    after = sorted(before, key=lambda slide: numbers[slide])
    kept = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    still = {slide for block in kept for slide in before[block.a : block.a + block.size]}
    places = {entry["id"]: entry["number"] for entry in written}
    for slide in before:
        if slide not in still:
            number = numbers[slide]
            yield Change(
                "slide_moved", slide, number, expected=str(places[slide]), found=str(number)
            )


def _slide_changes(entry: dict[str, Any], found: SlideContent, number: int) -> Iterator[Change]:
    here = (entry["id"], number)
    if found.hidden != entry["hidden"]:
        before, now = ("hidden", "shown") if entry["hidden"] else ("shown", "hidden")
        yield Change("slide_hidden", *here, expected=before, found=now)
    if found.timing != entry["timing"]:
        yield Change("timing", *here)
    if found.notes != entry["notes"]:
        yield Change("notes", *here, expected=entry["notes"], found=found.notes)
    yield from _behind(found, here)
    shapes = {shape.name: shape for shape in found.shapes}
    names = {shape["name"] for shape in entry["shapes"]}
    for written in entry["shapes"]:
        if written["name"] not in shapes:
            gone = written["text"].strip() or None
            yield Change("shape_removed", *here, written["name"], expected=gone)
        else:
            yield from _shape_changes(written, shapes[written["name"]], here)
    for name in (name for name in shapes if name not in names):
        yield Change("shape_added", *here, name, found=shapes[name].text.strip() or None)


def _behind(found: SlideContent, here: tuple[str, int]) -> Iterator[Change]:
    """Yield what shows through from behind a slide, where slidekit leaves nothing."""
    if found.ground:
        yield Change("style", *here)
    for shape in found.behind:
        yield Change("shape_added", *here, shape.name, found=shape.text.strip() or None)


def _shape_changes(
    written: dict[str, Any], found: Shape, here: tuple[str, int]
) -> Iterator[Change]:
    name = written["name"]
    if found.text != written["text"] and (found.text + written["text"]).strip():
        yield from _text_changes(written, found.text, here)
    if list(found.place) != written["place"]:
        yield Change(
            "shape_moved", *here, name, expected=str(written["place"]), found=str([*found.place])
        )
    if found.alt != written["alt"]:
        yield Change("alt_text", *here, name, expected=written["alt"], found=found.alt)
    if found.style != written["style"]:
        yield Change("style", *here, name)


def _text_changes(written: dict[str, Any], found: str, here: tuple[str, int]) -> Iterator[Change]:
    """Yield a change of each bound number that no longer stands, else one of the text."""
    name, expected = written["name"], written["text"]
    edits = _edits(expected, found)
    numbers = [
        Change("number", *here, name, fact, expected[start:end], _now(edits, start, end, found))
        for fact, start, end in written["facts"]
        if any(left < end and right > start for _, left, right, *_ in edits)
        or any(left == right and start < left < end for _, left, right, *_ in edits)
    ]
    yield from numbers
    bound = [(start, end) for _, start, end in written["facts"]]
    beyond = [e for e in edits if not any(start <= e[1] and e[2] <= end for start, end in bound)]
    if beyond or not numbers:
        kind = "label" if name.split("#")[0].rsplit(".", 1)[-1] in LABELS else "text"
        yield Change(kind, *here, name, expected=expected.strip(), found=found.strip())


def _edits(expected: str, found: str) -> list[Edit]:
    """Return where two texts differ; a text far longer than any slide holds differs as a whole."""
    if max(len(expected), len(found)) > MAX_COMPARED:
        return [("replace", 0, len(expected), 0, len(found))]
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    return [op for op in matcher.get_opcodes() if op[0] != "equal"]


def _now(edits: Sequence[Edit], start: int, end: int, found: str) -> str:
    """Return what now stands where characters start to end of the expected text stood."""
    grown = [(left, right, new_right - new_left) for _, left, right, new_left, new_right in edits]
    before = sum(size - (right - left) for left, right, size in grown if right <= start)
    through = sum(size - (right - left) for left, right, size in grown if left < end)
    return found[start + before : end + through]
