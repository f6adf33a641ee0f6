"""Inspecting tables that have gone wrong gives an answer or a plain message, never a trace."""

from __future__ import annotations

import json
import time
import traceback
from typing import TYPE_CHECKING, Any

from slidekit.errors import SlidekitError
from tests.stress.mutations import SUBJECT, mutate_rows, small_study, write_bytes

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

PATIENCE_SECONDS = 10.0


def attempt(rng: Random, folder: Path) -> str | None:
    """Write a damaged study, inspect it, and return what the answer did wrong."""
    study = folder / "study"
    study.mkdir()
    for name, rows in small_study(rng).items():
        mutate_rows(rows, rng)
        (study / name).write_bytes(write_bytes(rows, rng))
    start = time.monotonic()
    fault = fault_of_inspecting(study)
    seconds = time.monotonic() - start
    return fault if fault or seconds < PATIENCE_SECONDS else f"took {seconds:.0f} seconds"


def fault_of_inspecting(study: Path) -> str | None:
    """Inspect a folder and return what is wrong with the answer, None if nothing is."""
    from slidekit.app import inspect

    try:
        return fault_of(inspect([study]))
    except SlidekitError as refusal:
        return fault_of_words(str(refusal))
    except Exception:
        return traceback.format_exc()[-3000:]


def fault_of(answer: dict[str, Any]) -> str | None:
    """Return what the contract of `inspect --json` does not allow in an answer."""
    try:
        json.dumps(answer, allow_nan=False)
    except (TypeError, ValueError) as error:
        return f"no JSON: {error}"
    problems = answer["problems"]
    if odd := {problem["severity"] for problem in problems} - {"error", "warn"}:
        return f"severity {sorted(odd)}"
    faults = (fault_of_words(f"{problem['message']} {problem['fix']}") for problem in problems)
    return next(filter(None, faults), None)


def fault_of_words(message: str) -> str | None:
    """Return what is wrong with a message: it says nothing, or it names a subject."""
    if not message.strip():
        return "a message without words"
    return f"names a subject: {message}" if SUBJECT in message else None
