"""Prints what the watchdogs of a run of the stories saw: `pytest -p tests.bench.watched`."""

from __future__ import annotations

import json

from tests.gui.watchdog import watchdogs

MARK = "watched: "


def pytest_unconfigure() -> None:
    """Print chapter -> milliseconds by the clock, of the program and of the screen's thread."""
    for watchdog in watchdogs:
        seen = {
            chapter: [round(1000 * one) for one in (gap.clock, watchdog.own[chapter].own)]
            for chapter, gap in watchdog.gaps.items()
        }
        print(f"\n{MARK}{json.dumps(seen)}")
