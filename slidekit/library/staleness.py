"""Decks that rest on an older data cut or label than another deck of the library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import false, or_

from slidekit.library.chain import utf8_json
from slidekit.library.states import CREDIBLE, LIVE
from slidekit.library.tables import versions
from slidekit.library.versions import find_versions, object_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from slidekit.library.audit import Change
    from slidekit.library.versions import Version

_MONTH_FIRST = re.compile(r"\b(0?[1-9]|1[0-2])\s?[/.-]\s?(\d{4})\b")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Stale:
    """Something newer than a version rests on."""

    kind: Literal["data_cut", "label"]
    name: str
    """Study or product."""
    own: str
    """What the version rests on."""
    newer: str
    since: str
    """Version that brought it, such as "onc301@3"."""


def stale_marks(connection: Connection, version: Version) -> tuple[Stale, ...]:
    """Return what is newer in the library than what a version rests on."""
    return marks_among(_on_the_same(connection, version, version.submitted_at), version)


def marks_among(everything: Iterable[Version], version: Version) -> tuple[Stale, ...]:
    """Return the same, of versions that were read already; the newest of each study or product."""
    newest: dict[tuple[str, str], Stale] = {}
    for other in everything:
        if other.state not in CREDIBLE:  # what was sent back may have been for a wrong date
            continue
        for mark in _newer(version, other):
            held = newest.get((mark.kind, mark.name))
            if held is None or in_order(mark.newer) > in_order(held.newer):
                newest[mark.kind, mark.name] = mark
    return tuple(newest.values())


def note_stale(change: Change, submitted: Version) -> None:
    """Note on every live version what a version just submitted makes old of it."""
    for version in _on_the_same(change.connection, submitted, change.today):
        if version.state not in LIVE or version.ref == submitted.ref:
            continue
        for mark in _newer(version, submitted):
            change.note(
                "rests on something older",
                object_of(version.ref),
                field=f"{mark.kind}: {mark.name}",
                old=mark.own,
                new=mark.newer,
                reason=f"submitted with {submitted.ref}",
                deck=version.deck,
            )


def _on_the_same(connection: Connection, version: Version, on: str) -> tuple[Version, ...]:
    """Return the versions that rest on a study or label that a version rests on as well."""
    shared = [
        column.contains(utf8_json({name: ""}).decode()[1:-3], autoescape=True)
        for column, names in (
            (versions.c.data_cuts, version.data_cuts),
            (versions.c.label_versions, version.label_versions),
        )
        for name in names
    ]
    return find_versions(connection, on, or_(false(), *shared))


def _newer(version: Version, other: Version) -> Iterator[Stale]:
    """Yield what another version has newer."""
    for study, own in version.data_cuts.items():
        cut = other.data_cuts.get(study, "")
        if cut > own:
            yield Stale("data_cut", study, own, cut, str(other.ref))
    for product, own in version.label_versions.items():
        label = other.label_versions.get(product, "")
        if label and label != own and _is_newer_label(own, label, version, other):
            yield Stale("label", product, own, label, str(other.ref))


def _is_newer_label(own: str, label: str, version: Version, other: Version) -> bool:
    """Tell whether a label is newer by the numbers in its name, else by when it was submitted."""
    before, after = in_order(own), in_order(label)
    if before and after and before != after:
        return after > before
    return other.submitted_at > version.submitted_at


def in_order(text: str) -> tuple[int, ...]:
    """Return the numbers of a version or date in their order; of 05/2026 the year comes first."""
    turned = _MONTH_FIRST.sub(lambda found: f"{found[2]}-{found[1]}", text)
    return tuple(int(number) for number in _NUMBER.findall(turned))
