"""What an answer rests on: software, fingerprints of request and tables, and methods in words."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from slidekit import __version__
from slidekit.stats.methods import describe
from slidekit.stats.request.methods_used import at, methods_used

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

EVERY_SCALE = ("plain", "log", "log-log")
"""Scales of the limits of a curve, where a request names none."""


def provenance(
    kind: str, request: Mapping[str, Any], found: Mapping[str, Any], data_root: Path
) -> dict[str, Any]:
    """Return what an answer rests on.

    Args:
        kind: the statistics.
        request: as it was read from JSON.
        found: the answer, whose parts say which methods were used.
        data_root: folder of the tables.
    """
    asked = json.dumps(request, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return {
        "software": f"slidekit {__version__}",
        "request_sha256": hashlib.sha256(asked.encode()).hexdigest(),
        "files": [
            {"name": name, "sha256": _sha256(data_root / name)}
            for name in _files(request, data_root)
        ],
        "methods": [
            {"name": name, "text": describe(name, _told(name, request, found)).text}
            for name in methods_used(kind, found)
        ],
    }


def _told(method: str, request: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, str]:
    """Return what the sentence of a method names: levels and scales of limits, and strata."""
    told = {"level": _joined(f"{100 * level:g}%" for level in _levels(request, found))}
    if method == "kaplan_meier/1" and "km" in found:
        told["conf_type"] = _joined(_texts(request, "conf_types") or EVERY_SCALE)
    if method == "aalen_johansen/1":
        told["conf_type"] = "log-log and plain"
    if strata := _texts(request, "strata"):
        told["strata"] = _joined(strata)
    return told


def _levels(request: Mapping[str, Any], found: Mapping[str, Any]) -> list[float]:
    """Return the confidence levels: rows may have their own, which their answers repeat."""
    of_rows = sorted({level for level in at(found, ["conf"]) if isinstance(level, float)})
    whole = request.get("conf_level")
    return of_rows or [0.95 if whole is None else whole]


def _texts(request: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = request.get(key) or ()
    return (value,) if isinstance(value, str) else tuple(value)


def _joined(parts: Iterable[str]) -> str:
    """Return "plain, log and log-log"."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _files(request: Mapping[str, Any], data_root: Path) -> list[str]:
    """Return the tables that a request names: one under "data", or several with their role."""
    data = request.get("data")
    listed = data.values() if isinstance(data, dict) else [data]
    named = [name for name in listed if isinstance(name, str) and name]
    return [name for name in named if (data_root / name).is_file()]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
