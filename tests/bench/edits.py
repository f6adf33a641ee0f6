"""What a deck costs that is looked at, edited and looked at again: run by test_edits.py alone.

Each run is a process of its own, so that nothing is known at its start but the imports.
"""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from slidekit.app import Options, open_deck
from slidekit.layout.slide import lay_out
from slidekit.rules.finding import Draft
from slidekit.rules.judge import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Deck

EDITS = 9


def seconds(work: Callable[[], object]) -> tuple[float, object]:
    """Return how much processor time a call took, and what it returned."""
    start = process_time()
    found = work()
    return process_time() - start, found


def retitled(deck: Deck, place: int, words: str) -> Deck:
    """Return the deck with words added to one title."""
    slide = deck.slides[place]
    changed = replace(slide, title=f"{slide.title} {words}")
    return replace(deck, slides=(*deck.slides[:place], changed, *deck.slides[place + 1 :]))


def look(deck: Deck) -> tuple[float, float]:
    """Return the seconds that layout and rules took."""
    laying, frames = seconds(lambda: lay_out(deck))
    judging, _ = seconds(lambda: judge(Draft(deck, frames)))  # type: ignore[arg-type]
    return laying, judging


def times(deck: Deck) -> dict[str, float]:
    """Return the seconds of a first look, and the medians of looks after one edit each."""
    first = look(deck)
    step = len(deck.slides) // EDITS
    after = [look(retitled(deck, n * step, "today")) for n in range(EDITS)]
    laying, judging = (median(times) for times in zip(*after, strict=True))
    return {
        "slides": len(deck.slides),
        "layout": first[0],
        "rules": first[1],
        "layout after an edit": laying,
        "rules after an edit": judging,
    }


def memory_held() -> int:
    """Return the memory of this process; where the system does not tell it, the most it had."""
    told = Path("/proc/self/statm")
    if told.exists():  # the most of a new process may be that of the one that started it
        return int(told.read_text("ascii").split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def growth(path: Path) -> dict[str, float]:
    """Return by what share the memory held has grown from the tenth deck to the fiftieth."""
    held = []
    for number in range(50):
        deck = open_deck([path], Options())
        for place in range(len(deck.slides)):
            deck = retitled(deck, place, f"{number}")
        look(deck)
        held.append(memory_held())
    return {"growth": held[-1] / held[9] - 1}


if __name__ == "__main__":
    what, file = sys.argv[1], Path(sys.argv[2])
    answer = growth(file) if what == "memory" else times(open_deck([file], Options()))
    print(json.dumps(answer))
