"""Inspecting tables that have gone wrong gives an answer or a plain message, never a trace."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.needs import ROOT
from tests.stress.mutations import mutate_rows, small_study, write_bytes

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

ANSWERED = {0, 1}
REFUSED = 2


def attempt(rng: Random, folder: Path) -> str | None:
    """Write a damaged study, inspect it, and return what the answer did wrong."""
    study = folder / "study"
    study.mkdir()
    for name, rows in small_study(rng).items():
        mutate_rows(rows, rng)
        (study / name).write_bytes(write_bytes(rows, rng))
    command = [sys.executable, "-m", "slidekit.cli", "inspect", str(study), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return fault_of(done.returncode, done.stdout, done.stderr)


def fault_of(code: int, stdout: str, stderr: str) -> str | None:
    """Return what is wrong with an answer of `inspect --json`, None if nothing is."""
    if "Traceback" in stderr:
        return stderr[-2000:]
    if code not in {*ANSWERED, REFUSED}:
        return f"exit code {code}: {stderr[-2000:]}"
    if code == REFUSED:
        return None if stderr.strip() and not stdout else f"refused without a message: {stdout!r}"
    try:
        answer = json.loads(stdout, parse_constant=refuse_constant)
    except ValueError as error:
        return f"no JSON: {error}: {stdout[:500]!r}"
    severities = {problem["severity"] for problem in answer["problems"]}
    return None if ("error" in severities) == bool(code) else f"exit code {code}: {severities}"


def refuse_constant(name: str) -> float:
    """Refuse NaN and Infinity, which JSON does not have.

    Raises:
        ValueError: Always.
    """
    raise ValueError(f"{name} is not JSON")
