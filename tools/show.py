"""The demo, the app and the pictures: what a person looks at."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tools.environment import set_up
from tools.places import ROOT
from tools.run import python_module, run, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STUDY = "sample_data/onc301"
TEMPLATE = "conference"


def demo(arguments: list[str]) -> int:
    """Build the conference deck of the sample trial onc301 and show it."""
    del arguments
    set_up()
    folder = ROOT / "demo"
    folder.mkdir(exist_ok=True)
    deck, pdf = folder / "onc301-conference.pptx", folder / "onc301-conference.pdf"
    for old in (deck, pdf):
        old.unlink(missing_ok=True)
    outputs = ("-o", name(deck), "--pdf", name(pdf))
    code = run(slidekit("build", STUDY, "--template", TEMPLATE, *outputs))
    if not (deck.exists() and pdf.exists()):
        return code or 1
    say(f"Built {name(deck)} and {name(pdf)}.")
    if has_display(os.environ):
        open_app(folder / "onc301-conference.slidekit")
    return 0  # a draft with findings (exit code 1) is what a first deck is


def slidekit(*arguments: str) -> list[str | Path]:
    """Return a command of the product."""
    return python_module("slidekit.cli", *arguments)


def name(path: Path) -> str:
    """Return a path as a person in the checkout would type it."""
    return path.relative_to(ROOT).as_posix()


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Return whether a window can be shown to somebody."""
    if environment.get("CI"):
        return False
    if platform == "win32":
        return True
    if platform == "darwin":
        return "SSH_CONNECTION" not in environment
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def open_app(deck: Path) -> None:
    """Open the app on the same deck as an editable file and do not wait for it."""
    deck.unlink(missing_ok=True)
    if run(slidekit("new", STUDY, "--template", TEMPLATE, "-o", name(deck))) > 1:
        return
    say(f"Opening the app on {name(deck)} ...")
    subprocess.Popen(slidekit("app", name(deck)), cwd=ROOT, start_new_session=True)


def app(arguments: list[str]) -> int:
    """Start the app, on a file if one is given."""
    set_up()
    return run(slidekit("app", *arguments))


def shots(arguments: list[str]) -> int:
    """Draw all sample decks into docs/gallery and the screens of the app into docs/screens."""
    set_up()
    drawn = run(python_module("widgets.shots", *arguments[:1]))
    return drawn or run(python_module("widgets.screens", *arguments[1:]))


def docs(arguments: list[str]) -> int:
    """Make the generated parts of the pages in docs/ anew; `shots` draws the pictures."""
    del arguments
    set_up()
    return run(python_module("tools.statistics_doc")) or run(python_module("tools.pages.all"))
