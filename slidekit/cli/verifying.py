"""What `verify` prints of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.languages import tell
from slidekit.report import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_CHANGES = 60
"""Changes of a file that are printed: a program that saves it anew changes all parts."""


def verified(answer: dict[str, Any]) -> None:
    """Print the verdict and every change."""
    for said in _looked_at(answer):
        line(said)
    if approval := answer["approval"]:
        until = (
            f", valid until {approval['valid_until']}" if approval["state"] == "released" else ""
        )
        line(
            f"approval {approval['id']}: {approval['state']}{until}, "
            f"for {approval['audience']}; {approval['deck']}@{approval['version']}"
        )
    for reason in answer["reasons"]:
        line(reason)
    _changes(answer["changes"])
    if recomputed := answer["recomputed"]:
        line(f"{recomputed['equal']} of {recomputed['facts']} numbers recomputed equal.")
        for different in recomputed["different"]:
            line(f"{different['fact']}: {different['stored']} -> {different['now']}")
        for missing in recomputed["missing_tables"]:
            line(f"missing or different table: {missing}")


def _looked_at(answer: Mapping[str, Any]) -> Iterator[str]:
    """Yield the verdict and what it rests on: a PDF has no signatures of its own."""
    if of := answer.get("pdf_of"):
        yield tell("{0}; the bytes are those of the PDF released with {1}", answer["verdict"], of)
        yield tell(
            "A PDF carries no signatures. Looked at were those of the PPTX that was released with "
            "it: {0}",
            answer["signatures"],
        )
    else:
        yield f"{answer['verdict']}; signatures: {answer['signatures']}"


def _changes(changes: Sequence[Mapping[str, Any]]) -> None:
    for change in changes[:MOST_CHANGES]:
        place = f"slide {change['slide_number']}" if change["slide_number"] else "deck"
        words = [change["kind"].replace("_", " "), change["shape"] or "", change["fact"] or ""]
        told = f"{place}: {' '.join(word for word in words if word)}"
        if change["expected"] is not None or change["found"] is not None:
            told += f": {change['expected']!r} -> {change['found']!r}"
        line(told)
    if (more := len(changes) - MOST_CHANGES) > 0:
        line(f"{more} more; --json lists all.")


def verified_alone(answer: dict[str, Any]) -> None:
    """Print the verdict of a file that no library was asked about: a file cannot know its end."""
    verified(answer)
    if answer["approval"] and answer["approval"]["state"] == "released":
        line("Whether it was withdrawn since, only the library knows: ask it with --library.")
