"""Ids of facts: `[study.]endpoint.measure[.arm|.arm_vs_arm][.tTIME|.subgroup=LEVEL]`."""

from __future__ import annotations

import re

_SIGNS = {
    "<=": "le",
    ">=": "ge",
    "\N{LESS-THAN OR EQUAL TO}": "le",
    "\N{GREATER-THAN OR EQUAL TO}": "ge",
    "<": "lt",
    ">": "gt",
    "+": "plus",
}


def slug(text: str) -> str:
    """Return text as the part of an id: lower case, words joined by "_", comparison signs spelled.

    Spelling the signs keeps "<65" and ">=65" apart.
    """
    for sign, word in _SIGNS.items():
        text = text.replace(sign, f" {word} ")
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_") or "blank"


def versus(arm: str, reference: str) -> str:
    """Return the part of an id for a comparison of two arms."""
    return f"{arm}_vs_{reference}"


def at_time(time: float) -> str:
    """Return the part of an id for a time, such as "t12" or "t7_5"."""
    return f"t{time:g}".replace(".", "_")


def in_subgroup(column: str, level: str) -> str:
    """Return the part of an id for a level of a subgroup factor."""
    return f"subgroup={slug(column)}_{slug(level)}"
