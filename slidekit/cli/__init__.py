"""The program `slidekit`: opens its window at once, or has the command line read the arguments.

Reading arguments takes longer to load than the window takes to appear, and a window needs none.
"""

from __future__ import annotations

import os
import sys

from slidekit.errors import UsageError
from slidekit.languages import LANGUAGES, set_screen_language, tell

LANGUAGE_VARIABLE = "SLIDEKIT_LANGUAGE"
"""Variable of the environment that says in which language messages are."""


def main(argv: list[str] | None = None) -> int:
    """Do what the arguments say and return the exit code; nothing ends in a traceback."""
    words = sys.argv[1:] if argv is None else argv
    if not asks_for_window(words):
        from slidekit.cli.commands import run

        return run(words)
    try:
        choose_language()
        return open_window(words[1:])
    except Exception as error:
        from slidekit.cli.commands import answer

        return answer(error)


def asks_for_window(words: list[str]) -> bool:
    """Tell whether arguments ask for the window alone, with at most one deck to open."""
    is_window = not words or words[0] == "app"
    return is_window and len(words) <= 2 and not any(word.startswith("-") for word in words)


def open_window(files: list[str]) -> int:
    """Open the desktop app, on a deck if one is given, and return its exit code."""
    from importlib import import_module

    # Named at run time only: the core must not import the screens.
    return int(import_module("widgets.app").start(["slidekit", *files]) or 0)


def choose_language() -> None:
    """Give messages in the language that the environment asks for.

    Raises:
        UsageError: there is no such language.
    """
    wished = os.environ.get(LANGUAGE_VARIABLE, "").strip().lower() or "en"
    if wished not in LANGUAGES:
        raise UsageError(
            tell("Messages cannot be had in {0!r}, which {1} asks for.", wished, LANGUAGE_VARIABLE),
            fix=tell("Set it to one of: {0}; or do not set it.", ", ".join(LANGUAGES)),
        )
    set_screen_language(wished)
