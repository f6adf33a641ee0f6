"""Running other programs, and the one error that ends a verb with a sentence."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tools.places import ROOT, command_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class SetupError(Exception):
    """Something outside the project is missing; the message says what and what to do."""


def say(message: str) -> None:
    """Print one line at once, before what another program prints."""
    print(message, flush=True)


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> int:
    """Run a program in the checkout, its output on this terminal, and return its exit code."""
    return subprocess.run([*command], cwd=ROOT, env=environment, check=False).returncode


def run_quietly(command: Sequence[str | Path]) -> tuple[int, str]:
    """Run a program and return its exit code and all that it printed."""
    done = subprocess.run(
        [*command],
        cwd=ROOT,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    return done.returncode, done.stdout


def python_module(module: str, *arguments: str) -> list[str | Path]:
    """Return the command that runs a module with the environment's Python."""
    return [command_of(ROOT, "python"), "-m", module, *arguments]
