"""Whether a reason that study.yaml states for a difference holds, where computing can tell.

A sentence is not understood. It is searched for the causes that the other ways of an analysis try,
and for the data cut-off. Where it names such a cause, and that cause does not lead to the report's
number, the reason is doubted; all other sentences are taken at their word.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from slidekit.exhibits.alternatives import Way


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause that the program can try: its topics among the ways, and the words that name it."""

    name: str
    topics: frozenset[str]
    pattern: re.Pattern[str]


def _cause(name: str, topics: str, pattern: str) -> Cause:
    return Cause(name, frozenset(topics.split()), re.compile(pattern, re.IGNORECASE))


CAUSES = (
    _cause(
        "population",
        "population",
        r"\b(populations?|analysis sets?|itt|(intention[- ]to|as)[- ]treat(ed)?|per[- ]protocol)\b",
    ),
    _cause("handling of ties", "ties", r"\b(ties|tied|efron|breslow)\b"),
    _cause("strata", "strata", r"\b(un|non-?)?strat(a|um|ified|ification|ify)\b"),
    _cause(
        "kind of limits",
        "level conf_type difference",
        r"\b(limits?|confidence|ci|cis|log-log|newcombe|miettinen)\b",
    ),
)
CUTOFF = re.compile(r"\b(cut[- ]?offs?|data cuts?)\b", re.IGNORECASE)


def doubt(
    reason: str,
    ways: Iterable[Way],
    gives: Callable[[Way], bool],
    cutoff: str,
    ours: dt.date | None,
) -> str:
    """Return what speaks against a reason, "" where nothing does or nothing can tell.

    Args:
        reason: the sentence of study.yaml.
        ways: the other ways of the analysis.
        gives: whether a way gives the report's number.
        cutoff: data cut-off of the report's row, as it stands there.
        ours: data cut-off of the tables.
    """
    named = [cause for cause in CAUSES if cause.pattern.search(reason)]
    said = [_of_cutoff(cutoff, ours)] if CUTOFF.search(reason) else []
    if named and all(said):
        said += _of_causes(named, ways, gives)
    return "; ".join(said) if all(said) else ""  # one cause that holds, or may hold, is enough


def _of_causes(
    named: list[Cause], ways: Iterable[Way], gives: Callable[[Way], bool]
) -> Iterator[str]:
    """Yield what speaks against each cause: it was tried and is not needed for the number."""
    tried: set[str] = set()
    giving: list[Way] = []
    for way in ways:  # the fewest changes first
        tried |= way.topics
        if not gives(way):
            continue
        if any(_is_needed(cause, way, giving) for cause in named):
            yield ""
            return
        giving.append(way)
    found = f", which is found {giving[0].words}" if giving else ""
    for cause in named:
        was_tried = bool(tried & cause.topics)
        words = f"no analysis with another {cause.name} gives the report's number{found}"
        yield words if was_tried else ""


def _is_needed(cause: Cause, way: Way, giving: list[Way]) -> bool:
    """Tell whether a way that gives the number owes it to a cause, and not to its other changes."""
    without = way.topics - cause.topics
    return without != way.topics and not any(other.topics <= without for other in giving)


def _of_cutoff(cutoff: str, ours: dt.date | None) -> str:
    if ours is None or date_of(cutoff) != ours:
        return ""
    return f"report and tables have one data cut-off, {cutoff}"


def is_older(cutoff: str, ours: dt.date) -> bool:
    """Tell whether a report's cut-off is a date before that of the tables; a later one is wrong."""
    told = date_of(cutoff)
    return told is not None and told < ours


def date_of(text: str) -> dt.date | None:
    """Return the day that a text is, None if it is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
