"""What was wrong with how a command was written, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit import report
from slidekit.languages import tell

if TYPE_CHECKING:
    from slidekit.report import UsageProblem

_EXTRA = re.compile(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)


def answer_misuse(problem: UsageProblem) -> int:
    """Say what is wrong with how a command was written, and return the exit code."""
    report.remark(about_usage(problem))
    return 2


def about_usage(problem: UsageProblem) -> str:
    """Return what to write instead of a command that cannot be read."""
    said = problem.format_message()
    if found := _EXTRA.search(said):
        return tell(
            "Not expected here: {0}. A name or text with blanks in it stands in quotes, such as "
            '"my deck.pptx". The command with --help says what it takes.',
            found[1],
        )
    return f"{said} Run `slidekit --help` for the commands."
