"""Columns of Table 1: which there are, what they are called, and in which order levels stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.exhibits.ae_terms import show_term
from slidekit.languages import say, to_say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.study.model import Study

USUAL = (
    "AGE",
    "AGEGR1",
    "SEX",
    "RACE",
    "ETHNIC",
    "REGION1",
    "ECOG",
    "ECOGBL",
    "ECOGGR1",
)
"""Columns of Table 1 where study.yaml names none, as far as they are there; strata come after."""

LABELS = {
    "AGE": to_say("Age, years"),
    "AGEGR1": to_say("Age group"),
    "SEX": to_say("Sex"),
    "RACE": to_say("Race"),
    "RACEGR1": to_say("Race"),
    "ETHNIC": to_say("Ethnicity"),
    "REGION1": to_say("Region"),
    "COUNTRY": to_say("Country"),
    "ECOG": to_say("ECOG performance status"),
    "ECOGBL": to_say("ECOG performance status"),
    "ECOGGR1": to_say("ECOG performance status"),
    "WEIGHTBL": to_say("Weight, kg"),
    "HEIGHTBL": to_say("Height, cm"),
    "BMIBL": to_say("Body mass index, kg/m\N{SUPERSCRIPT TWO}"),
}
CODES: Mapping[str, Mapping[str, str]] = {
    "SEX": {"F": to_say("Female"), "M": to_say("Male"), "U": to_say("Unknown")},
    "RACE": {
        "NATIVE HAWAIIAN OR OTHER PACIFIC ISLANDER": "Native Hawaiian or Other Pacific Islander"
    },
}
SIGNS = {">=": "\N{GREATER-THAN OR EQUAL TO}", "<=": "\N{LESS-THAN OR EQUAL TO}"}
LAST = ("OTHER", "MULTIPLE", "UNKNOWN", "NOT REPORTED", "NOT AVAILABLE", "NOT EVALUABLE")
"""Levels that stand at the end, in this order."""
ORDINAL = (
    ("LOW", "MEDIUM", "INTERMEDIATE", "HIGH"),
    ("NEVER", "FORMER", "CURRENT"),
    ("F", "M"),
    ("FEMALE", "MALE"),
    ("NO", "YES"),
    ("N", "Y"),
    ("NEGATIVE", "POSITIVE"),
    ("MILD", "MODERATE", "SEVERE"),
    ("I", "II", "III", "IV"),
)
"""Texts with an order of their own."""

SHORT_WORDS = ("LOW", "NO", "YES")
"""Words too short to be told from abbreviations by their length."""
_PROPER = ("American", "African", "Asian", "Alaska", "Native", "Indian", "Hawaiian", "Pacific")
_NAMES = {name.upper(): name for name in (*_PROPER, "Islander", "Hispanic", "Latino", "Latina")}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def baseline_columns(study: Study, there: Mapping[str, object]) -> tuple[str, ...]:
    """Return the columns to show: those of study.yaml, else the usual ones and the strata."""
    if study.spec.baseline:
        return tuple(name.upper() for name in study.spec.baseline)
    names = dict.fromkeys((*USUAL, *(name.upper() for name in study.spec.statistics.strata)))
    return tuple(name for name in names if name in there)


def column_label(study: Study, column: str) -> str:
    """Return what a column is called: as study.yaml says, else by our list, else its name."""
    given = {name.upper(): label for name, label in study.spec.labels.items()}
    subgroups = {one.column.upper(): one.label for one in study.spec.subgroups or ()}
    return given.get(column) or subgroups.get(column) or say(LABELS.get(column, column))


def level_label(study: Study, column: str, cell: str) -> str:
    """Return what a cell is called: as study.yaml says, else by our list, else as it is read."""
    for one in study.spec.subgroups or ():
        if one.column.upper() == column and cell in one.names:
            return one.names[cell]
    if cell in study.spec.labels:
        return study.spec.labels[cell]
    known = CODES.get(column, {}).get(cell)
    return say(known or _readable(cell))


def order_levels(study: Study, column: str, counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return levels in reading order.

    The order of study.yaml's subgroups; else that of the numbers in them ("<65" before ">=65"), or
    of words such as low and high; else the most frequent first. "Other" and "Unknown" come last.
    """
    listed = next((s.levels for s in study.spec.subgroups or () if s.column.upper() == column), ())
    known = [level for level in listed if level in counts]
    rest = [level for level in counts if level not in known]
    place = _places([level for level in rest if _rank(level) < 0], counts)
    return (*known, *sorted(rest, key=lambda one: (_rank(one), *place.get(one, (0.0, 0.0)), one)))


def _places(levels: list[str], counts: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """Return what each level is sorted by."""
    if ranks := _ordinal(levels):
        return {level: (float(ranks[level.upper()]), 0.0) for level in levels}
    if all(_NUMBER.search(level) for level in levels):
        return {level: _numeric(level) for level in levels}
    return {level: (-float(counts[level]), 0.0) for level in levels}


def _readable(cell: str) -> str:
    """Return "BLACK OR AFRICAN AMERICAN" as "Black or African American", "male" as "Male"."""
    shown = show_term(cell)
    for typed, sign in SIGNS.items():
        shown = shown.replace(typed, sign)
    if cell in SHORT_WORDS:
        return cell.capitalize()
    if cell.islower():
        return shown[:1].upper() + shown[1:]
    words = (_NAMES.get(word.upper(), word) for word in re.split(r"(\W+)", shown))
    return "".join(words) if cell.isupper() else shown


def _rank(level: str) -> int:
    """Return the place among the levels that stand last, -1 for all others."""
    return LAST.index(level.upper()) if level.upper() in LAST else -1


def _numeric(level: str) -> tuple[float, float]:
    """Sort by the first number; "<65" comes before "65" and ">=65" after it."""
    found = _NUMBER.search(level)
    under = level.strip().startswith(("<", "\N{LESS-THAN OR EQUAL TO}"))
    over = level.strip().startswith((">", "\N{GREATER-THAN OR EQUAL TO}"))
    return (float(found[0]) if found else 0.0, float(over) - float(under))


def _ordinal(levels: list[str]) -> dict[str, int]:
    """Return the rank of each level where all belong to one ordered list."""
    upper = {level.upper() for level in levels if _rank(level) < 0}
    for order in ORDINAL:
        if upper and upper <= set(order):
            return {word: place for place, word in enumerate(order)}
    return {}
