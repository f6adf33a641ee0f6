"""Judging the chain of events: each is what its hash says, and stands where it was put."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from slidekit.library.chain import START, hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.library.witness import Head

Kind = Literal["altered", "missing", "reordered", "truncated", "file_digest", "unvouched"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a library that was not done by the library."""

    kind: Kind
    where: str


def judge_chain(found: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """Yield what is wrong with events, given in the order of their numbers."""
    places = _places(found)
    before, seq = START, 0
    for event in found:
        if event["seq"] > seq + 1:
            yield Problem("missing", _span(seq + 1, event["seq"] - 1))
        elif kind := _fault(event, before, places):
            yield Problem(kind, f"event {event['seq']}")
        if event["seq"] > seq + 1 and hash_of(event) != event["hash"]:
            yield Problem("altered", f"event {event['seq']}")
        before, seq = event["hash"], event["seq"]


def judge_end(found: Sequence[Mapping[str, Any]], head: Head, name: str) -> Iterator[Problem]:
    """Yield what is wrong with the end of the events, told from a head that was once theirs."""
    last = found[-1]["seq"] if found else 0
    if head.seq > last:
        yield Problem("truncated", f"{_span(last + 1, head.seq)} of the {name}")
        return
    at_head = [event["hash"] for event in found if event["seq"] == head.seq]
    if at_head and at_head[0] != head.hash:
        yield Problem("altered", f"event {head.seq} is not that of the {name}")


def _fault(
    event: Mapping[str, Any], before: str, places: Mapping[str, int]
) -> Literal["altered", "reordered"] | None:
    """Return what is wrong with an event that follows the number before it."""
    place = places.get(event["hash"])
    if hash_of(event) != event["hash"]:
        moved = {**event, "seq": place}
        return "reordered" if hash_of(moved) == event["hash"] else "altered"
    if event["prev_hash"] == before or place == event["seq"]:
        return None
    return "reordered" if event["prev_hash"] in places else "altered"


def _places(found: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return hash -> number that the event has by the links between events.

    A run of links begins with the first event, or after one that is not there any more.
    """
    hashes = {event["hash"] for event in found}
    following = {event["prev_hash"]: event["hash"] for event in found}
    places: dict[str, int] = {}
    for event in found:
        if event["prev_hash"] in hashes:
            continue
        digest, place = event["hash"], 1 if event["prev_hash"] == START else event["seq"]
        while digest is not None and digest not in places:
            places[digest] = place
            digest, place = following.get(digest), place + 1
    return places


def _span(first: int, last: int) -> str:
    return f"event {first}" if first == last else f"events {first} to {last}"
