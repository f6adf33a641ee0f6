"""The verbs of `dev.py`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tools import checks, show
from tools.run import SetupError

if TYPE_CHECKING:
    from collections.abc import Callable

VERBS: dict[str, Callable[[list[str]], int]] = {
    "demo": show.demo,
    "app": show.app,
    "test": checks.test,
    "lint": checks.lint,
    "ci": checks.ci,
    "stress": checks.stress,
    "bench": checks.bench,
    "shots": show.shots,
    "docs": show.docs,
}


def main(arguments: list[str]) -> int:
    """Run one verb and return its exit code; without a verb, list them."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(usage())
        return 0
    verb = VERBS.get(arguments[0])
    if verb is None:
        print(f"dev.py knows no verb {arguments[0]!r}.\n\n{usage()}", file=sys.stderr)
        return 2
    try:
        return verb(arguments[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def usage() -> str:
    """Return the list of verbs, each with the first line of its docstring."""
    lines = [f"  {name:8}{(verb.__doc__ or '').splitlines()[0]}" for name, verb in VERBS.items()]
    return "\n".join(["python3 dev.py VERB [OPTIONS]", "", *lines])
