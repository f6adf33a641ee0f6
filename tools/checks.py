"""Lint, tests, benchmarks and stress: how the project is held to its word."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tools.debian import install, missing_for_ci
from tools.environment import set_up
from tools.places import ROOT, SHARED, command_of
from tools.run import python_module, run, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORKERS = min(os.cpu_count() or 1, 4)
SHARED_OUT = ("-n", str(WORKERS), "--dist", "worksteal")
"""Each process begins with tests that stand together, which share what they set up."""


def lint(arguments: list[str]) -> int:
    """Check style, types and layers."""
    del arguments
    set_up()
    failed = lint_failures()
    say(f"lint: {', '.join(failed)} failed" if failed else "lint: nothing to say")
    return int(bool(failed))


def lint_failures() -> list[str]:
    """Run every check, also after one has failed, and return the names of those that did."""
    checks: dict[str, Sequence[str | Path]] = {
        "ruff check": python_module("ruff", "check", "."),
        "ruff format": python_module("ruff", "format", "--check", "."),
        "mypy": python_module("mypy"),
        "lint-imports": [command_of(ROOT, "lint-imports"), "--no-logo"],
    }
    failed = []
    for name, command in checks.items():
        say(f"-- {name}")
        if run(command):
            failed.append(name)
    return failed


def test(arguments: list[str]) -> int:
    """Lint, then run the tests; options go to pytest, --require NAME,NAME among them."""
    set_up()
    failed = lint_failures()
    code = run(python_module("pytest", *SHARED_OUT, *arguments), with_bytecode())
    if failed:
        say(f"lint: {', '.join(failed)} failed (above the tests)")
    return code or int(bool(failed))


def ci(arguments: list[str]) -> int:
    """Install what the tests can use from Debian, then run the tests and let none be skipped."""
    if sys.platform == "linux":
        install(missing_for_ci(), "the full tests")
    tables = ("shared", "oracle") if SHARED.is_dir() else ()
    required = ["libreoffice", "xvfb", "postgresql", *tables]
    return test(["--require", ",".join(required), *arguments])


def with_bytecode() -> dict[str, str]:
    """Return the environment with bytecode kept, for the many programs that tests start."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def bench(arguments: list[str]) -> int:
    """Run the benchmarks alone."""
    set_up()
    options = ("--benchmark-enable", "--benchmark-only")
    return run(python_module("pytest", "tests/bench", *options, *arguments))


def stress(arguments: list[str]) -> int:
    """Run what takes long: [NAME --seconds N --seed S]; without a name, list them."""
    set_up()
    return run(python_module("tests.stress", *arguments))
