"""Painting on the worker thread: the fonts are made there, and given to Qt where it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from widgets.jobs import Jobs

FACES = ((False, False), (True, False), (False, True), (True, True))
"""Bold, italic."""


def ask_painter(
    jobs: Jobs,
    work: Callable[[], object],
    done: Callable[[object], None],
    failed: Callable[[str], None],
) -> None:
    """Run work that paints text on the worker thread.

    A font file takes seconds to make the first time, which is for the worker; Qt's list of fonts
    belongs to the screen's thread.
    """
    jobs.ask(_make_faces, lambda _: _start(jobs, work, done, failed), failed)


def _make_faces() -> None:
    from slidekit.layout.fonts import static_font

    for bold, italic in FACES:
        static_font(bold, italic)


def _start(
    jobs: Jobs,
    work: Callable[[], object],
    done: Callable[[object], None],
    failed: Callable[[str], None],
) -> None:
    from widgets.fonts import load_face

    for bold, italic in FACES:
        load_face(bold, italic)
    jobs.ask(work, done, failed)
