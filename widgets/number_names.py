"""What a number is called in lists: its id in the words of its study."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.study.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck
    from slidekit.study.spec import Subgroup

MEASURES = {
    "hr": QT_TRANSLATE_NOOP("NumberNames", "hazard ratio"),
    "events": QT_TRANSLATE_NOOP("NumberNames", "events"),
    "median": QT_TRANSLATE_NOOP("NumberNames", "median"),
    "rate": QT_TRANSLATE_NOOP("NumberNames", "rate"),
    "rate_difference": QT_TRANSLATE_NOOP("NumberNames", "difference of rates"),
    "at_risk": QT_TRANSLATE_NOOP("NumberNames", "at risk"),
    "follow_up": QT_TRANSLATE_NOOP("NumberNames", "median follow-up"),
    "interaction": QT_TRANSLATE_NOOP("NumberNames", "interaction"),
    "ratio": QT_TRANSLATE_NOOP("NumberNames", "ratio"),
    "difference": QT_TRANSLATE_NOOP("NumberNames", "difference"),
    "subjects": QT_TRANSLATE_NOOP("NumberNames", "subjects"),
    "missing": QT_TRANSLATE_NOOP("NumberNames", "without data"),
    "discontinuation": QT_TRANSLATE_NOOP("NumberNames", "treatment stopped for an event"),
    "dose_change": QT_TRANSLATE_NOOP("NumberNames", "dose changed for an event"),
    "fatal": QT_TRANSLATE_NOOP("NumberNames", "fatal events"),
    "death": QT_TRANSLATE_NOOP("NumberNames", "deaths"),
    "related": QT_TRANSLATE_NOOP("NumberNames", "related to treatment"),
    "randomised": QT_TRANSLATE_NOOP("NumberNames", "randomised"),
    "screened": QT_TRANSLATE_NOOP("NumberNames", "screened"),
    "treated": QT_TRANSLATE_NOOP("NumberNames", "treated"),
    "not_treated": QT_TRANSLATE_NOOP("NumberNames", "not treated"),
    "teae": QT_TRANSLATE_NOOP("NumberNames", "adverse events"),
    "grade3": QT_TRANSLATE_NOOP("NumberNames", "grade 3 or higher"),
    "serious": QT_TRANSLATE_NOOP("NumberNames", "serious"),
}
"""Measure of an id -> words; of others the id is read out."""
ABOUT = {
    "safety": QT_TRANSLATE_NOOP("NumberNames", "Safety"),
    "baseline": QT_TRANSLATE_NOOP("NumberNames", "Baseline"),
    "disposition": QT_TRANSLATE_NOOP("NumberNames", "Disposition"),
    "exposure": QT_TRANSLATE_NOOP("NumberNames", "Exposure"),
    "design": QT_TRANSLATE_NOOP("NumberNames", "Design"),
}
"""First part of an id that is no endpoint -> words."""
SIGNS = {
    "lt": "<",
    "le": "\N{LESS-THAN OR EQUAL TO}",
    "gt": ">",
    "ge": "\N{GREATER-THAN OR EQUAL TO}",
}
"""How ids spell the signs before a number -> the sign."""
CODED = ("pt_", "soc_", "aesi_")
"""Beginnings that say from which list a term is."""
SPELLED = re.compile(r"\b(lt|le|gt|ge) (\d)")


def name_of(fact_id: str, deck: Deck) -> str:
    """Return "OS: rate, at 12 months, quelmatinib" for the id of a number."""
    parts = fact_id.split(".")
    studies = {study.id: study.spec.short_title or study.id for study in deck.studies}
    study = studies[parts.pop(0)] if len(parts) > 2 and parts[0] in studies else ""
    endpoints = {e.id: e.short or e.label for s in deck.studies for e in s.spec.endpoints}
    about = endpoints.get(parts[0]) or _subject(parts[0])
    rest = sorted(parts[2:], key=lambda part: not _is_which(part))
    told = [_measure(part) for part in parts[1:2]] + [_rest(part, deck) for part in rest]
    return f"{f'{study}, ' if study else ''}{about}: {', '.join(told)}" if told else about


def measure_name(measure: str) -> str:
    """Return "rate, at 12" for the measure of a printed number, such as "rate.t12"."""
    first, *rest = measure.split(".")
    times = [
        _tr("at {0} {1}").format(_time(part), "").strip() if _time(part) else part for part in rest
    ]
    return ", ".join((_measure(first), *times))


def _time(part: str) -> str:
    """Return "12.5" for "t12_5"; "" for what is no time."""
    digits = part[1:].replace("_", "")
    return part[1:].replace("_", ".") if part[:1] == "t" and digits.isdigit() else ""


def _subject(part: str) -> str:
    return _tr(ABOUT[part]) if part in ABOUT else _read_out(part).capitalize()


def _measure(part: str) -> str:
    if part in MEASURES:
        return _tr(MEASURES[part])
    if part.endswith("_difference"):
        return _tr("{0}, difference").format(_measure(part.removesuffix("_difference")))
    severe = part.endswith("_g3")
    words = part.removesuffix("_g3")
    for beginning in CODED:
        words = words.removeprefix(beginning)
    term = _read_out(words)
    return _tr("{0}, grade 3 or higher").format(term) if severe else term


def _is_which(part: str) -> bool:
    """Tell whether a part says which of many like numbers it is, and so comes first."""
    return part.startswith("subgroup=") or (part[:1] == "t" and part[1:2].isdigit())


def _rest(part: str, deck: Deck) -> str:
    """Return an arm, two arms, a time or a subgroup in words."""
    arms = {arm.id: arm.short or arm.name for s in deck.studies for arm in s.spec.arms}
    if part in arms:
        return arms[part]
    first, is_pair, second = part.partition("_vs_")
    if is_pair:
        return _tr("{0} vs {1}").format(arms.get(first, first), arms.get(second, second))
    for column, label in {g.column.lower(): g.label for g in _subgroups(deck)}.items():
        level = part.removeprefix("subgroup=").removeprefix(column)
        if part in (column, f"subgroup={column}{level}"):
            return f"{label or column} {_read_out(level)}".strip()
    if time := _time(part):
        unit = deck.studies[0].spec.unit or "" if deck.studies else ""
        return _tr("at {0} {1}").format(time, unit).strip()
    return _read_out(part)


def _subgroups(deck: Deck) -> Iterator[Subgroup]:
    for study in deck.studies:
        yield from study.spec.subgroups or ()


def _read_out(part: str) -> str:
    words = part.replace("_", " ").strip()
    return SPELLED.sub(lambda found: f"{SIGNS[found[1]]} {found[2]}", words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("NumberNames", text)
