"""The numbers of an exported deck against the same computed again from the tables."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.deck.model import Deck

TOLERANCE = 1e-9
"""Relative: what a float may lose on another processor."""
PARTS = ("value", "lower", "upper", "p", "n", "N")


def differences(manifest: Mapping[str, Any], deck: Deck) -> dict[str, Any]:
    """Return how many numbers are equal, which differ, and which tables are not the ones used.

    Of a file made from several studies, the numbers of the study given are compared.
    """
    now = deck.fact_index()
    stored = {entry["id"]: entry for entry in manifest["facts"]}
    prefix = f"{deck.id}."
    if not set(stored) & set(now) and any(i.startswith(prefix) for i in stored):
        now = {prefix + i: fact for i, fact in now.items()}
        stored = {i: entry for i, entry in stored.items() if i.startswith(prefix)}
    here = {(file.name, file.sha256) for study in deck.studies for file in study.files}
    used = {(f["name"], f["sha256"]) for e in stored.values() for f in e["provenance"]["files"]}
    different = []
    for fact_id, entry in stored.items():
        new = {part: getattr(now[fact_id], part) for part in PARTS} if fact_id in now else None
        old = {part: entry[part] for part in PARTS}
        if new is None or not all(_same(old[part], new[part]) for part in PARTS):
            different.append({"fact": fact_id, "stored": old, "now": new})
    return {
        "facts": len(stored),
        "equal": len(stored) - len(different),
        "different": different,
        "missing_tables": sorted({name for name, _ in used - here}),
    }


def _same(old: float | None, new: float | None) -> bool:
    if new is not None and not math.isfinite(new):
        new = None
    if old is None or new is None:
        return old is new
    return math.isclose(old, new, rel_tol=TOLERANCE, abs_tol=1e-12)
