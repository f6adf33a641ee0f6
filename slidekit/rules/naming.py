"""What the id of a fact says, and where its number stands on a slide."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.exhibits.fact import Fact
    from slidekit.layout.frame import Run
    from slidekit.rules.shown import Shown

HEADS = ("safety", "baseline", "exposure", "disposition")
"""First parts of the ids of facts that belong to no endpoint."""
AT_TIME = re.compile(r"\.t[\d_]+$")


def measured(fact: Fact) -> str:
    """Return what an id says was measured, such as "hr" of "os.hr.nexo_vs_ctrl"."""
    return _measured(fact.id, fact.endpoint)


@lru_cache(maxsize=8192)
def _measured(fact_id: str, endpoint: str | None) -> str:
    parts = fact_id.split(".")
    head = next((i for i, part in enumerate(parts[:2]) if part in (endpoint, *HEADS)), 0)
    return parts[head + 1] if head + 1 < len(parts) else ""


def is_harm(fact: Fact) -> bool:
    """Tell whether a fact counts subjects of an arm with an adverse event or death."""
    return fact.arm is not None and _is_of_safety(fact.id)


@lru_cache(maxsize=8192)
def _is_of_safety(fact_id: str) -> bool:
    return "safety" in fact_id.split(".")[:2]


def compared_arms(fact: Fact) -> tuple[str, ...]:
    """Return the two arms of a comparison, the reference last; nothing for other facts."""
    return _compared(fact.id)


@lru_cache(maxsize=8192)
def _compared(fact_id: str) -> tuple[str, ...]:
    part = next((part for part in fact_id.split(".") if "_vs_" in part), "")
    return tuple(part.split("_vs_")) if part else ()


def across_arms(fact: Fact) -> str:
    """Return the id without its arm: the same for the same number of every arm."""
    return _across(fact.id, fact.arm)


@lru_cache(maxsize=8192)
def _across(fact_id: str, arm: str | None) -> str:
    return ".".join("*" if part == arm else part for part in fact_id.split("."))


def runs_of(shown: Shown, fact: Fact) -> tuple[Run, ...]:
    """Return the runs that print a fact, or a part of it."""
    return shown.printed.get(fact.id, ())


@lru_cache(maxsize=8192)
def prints(text: str, number: str) -> bool:
    """Tell whether a text holds a number, and not only as a part of a longer one."""
    return number in text and bool(re.search(rf"(?<![\d.]){re.escape(number)}(?!\d|\.\d)", text))
