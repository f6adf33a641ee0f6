"""Subjects with adverse events per arm, counted from patient-level tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.exhibits import ae_codes
from slidekit.exhibits.ae_codes import Marked, count_subjects, mark_either
from slidekit.exhibits.ae_terms import TermCount, count_classes, count_terms, soc_column
from slidekit.languages import to_say
from slidekit.study.cells import is_filled, is_one_of, is_yes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slidekit.exhibits.ae_terms import Counts
    from slidekit.study.model import AdverseEvents, Source, Study
    from slidekit.study.second_reader import PrintedRow
    from slidekit.study.spec import SpecialInterest

OVERVIEW: Mapping[str, Callable[[AdverseEvents], Marked]] = {
    "teae": ae_codes.mark_all,
    "grade3": ae_codes.mark_severe,
    "serious": ae_codes.mark_serious,
    "discontinuation": ae_codes.mark_discontinuation,
    "dose_change": ae_codes.mark_dose_change,
    "fatal": ae_codes.mark_fatal,
    "related": ae_codes.mark_related,
}
"""Rows of the overview -> the records that count; deaths come from the subject table."""


@dataclass(frozen=True, slots=True)
class Count:
    """Subjects per arm with an event of one sort, and the cells that mark it."""

    key: str
    subjects: Counts
    words: str = ""
    """Why nothing is reported, where all of `subjects` are None."""
    source: Source | None = None
    """Where it is another than that of all other counts."""
    percents: tuple[str, ...] = ()
    """Of a printed table: the digits of each arm's percentage, "" where it prints none."""
    rows: tuple[PrintedRow | None, ...] = ()
    """Of a printed table: the row of each arm."""


@dataclass(frozen=True, slots=True)
class SpecialCount:
    """Subjects with an adverse event of special interest."""

    id: str
    label: str
    counts: tuple[Count, ...]
    """Keys "any", "grade3", "serious", "fatal"."""


@dataclass(frozen=True, slots=True)
class SafetyCounts:
    """Everything that is counted of a study's adverse events, per arm in study order."""

    n_subjects: Counts
    overview: tuple[Count, ...]
    terms: tuple[TermCount, ...]
    classes: tuple[TermCount, ...]
    special: tuple[SpecialCount, ...] | None
    """None: nobody said which events were of special interest; empty: none were defined."""
    source: Source
    severe_words: str = ""
    """The cells that mark events of grade 3 or higher, such as "AETOXGR >= 3"."""
    soc_column: str = ""
    """Column of the system organ classes, where they were counted from a table of events."""
    severe_label: str = ae_codes.GRADE_3
    """What events of grade 3 or higher are called; "Severe" where the table has no grades."""
    reported: bool = False
    """True: read from a published table."""
    threshold: str = ""
    """Of the published table, such as "5% in any arm"."""


def count_safety(study: Study) -> SafetyCounts:
    """Return the counts of a study with patient-level tables.

    Raises:
        StudyError: there is no table of adverse events, or none of subjects.
    """
    from slidekit.study.views import adverse_events

    events = adverse_events(study)
    severe = ae_codes.mark_severe(events)
    rows = [_count(events, key, mark(events)) for key, mark in OVERVIEW.items()]
    return SafetyCounts(
        n_subjects=events.n_subjects,
        overview=(*rows, _count_deaths(study, events)),
        terms=count_terms(events, severe.mask),
        classes=count_classes(events, severe.mask),
        special=_count_each(study, events),
        source=events.source,
        severe_words=severe.words,
        soc_column=soc_column(events),
        severe_label=ae_codes.severe_label(events),
    )


def _count(events: AdverseEvents, key: str, marked: Marked) -> Count:
    if marked.mask is None:
        return Count(key, (None,) * len(events.n_subjects), marked.words)
    return Count(key, count_subjects(events, marked.mask), marked.words)


def _count_deaths(study: Study, events: AdverseEvents) -> Count:
    """Count deaths from any cause in the safety population: DTHFL of the subject table."""
    from slidekit.study.views import subjects

    people = subjects(study, events.source.population)
    unknown = (None,) * len(events.n_subjects)
    if "DTHFL" in people.columns and is_filled(flags := people.columns["DTHFL"]).any():
        counts = np.bincount(people.arm[is_yes(flags)], minlength=len(unknown))
        return Count("death", tuple(int(count) for count in counts), "DTHFL = Y", people.source)
    return Count("death", unknown, to_say("the subject table does not say who died"), people.source)


def _count_each(study: Study, events: AdverseEvents) -> tuple[SpecialCount, ...] | None:
    if (interest := study.spec.safety.aesi) is None:
        return None
    return tuple(_count_special(study, events, one) for one in interest)


def _count_special(study: Study, events: AdverseEvents, interest: SpecialInterest) -> SpecialCount:
    marked = _mark_special(study, events, interest)
    parts = {
        "any": ae_codes.mark_all,
        "grade3": ae_codes.mark_severe,
        "serious": ae_codes.mark_serious,
        "fatal": ae_codes.mark_fatal,
    }
    counts = (_count(events, key, _both(mark(events), marked)) for key, mark in parts.items())
    return SpecialCount(interest.id, interest.label, tuple(counts))


def _both(first: Marked, second: Marked) -> Marked:
    if first.mask is None:
        return first
    if second.mask is None:
        return second
    return Marked(first.mask & second.mask, f"{second.words}; {first.words}")


def _mark_special(study: Study, events: AdverseEvents, interest: SpecialInterest) -> Marked:
    """Mark the records of special interest: by preferred terms, by a filter, or by either."""
    marks = []
    if interest.terms:
        marks.append(_mark_terms(events, interest.terms))
    if interest.filter:
        marks.append(_mark_filter(study, events, interest.filter))
    return mark_either(marks)


def _mark_terms(events: AdverseEvents, terms: tuple[str, ...]) -> Marked:
    if "AEDECOD" not in events.columns:
        return Marked(None, to_say("the table has no preferred terms"))
    wanted = {term.casefold() for term in terms}
    cells = [cell.casefold() in wanted for cell in events.columns["AEDECOD"].tolist()]
    return Marked(np.array(cells, dtype=np.bool_), f"AEDECOD = {' or '.join(terms)}")


def _mark_filter(study: Study, events: AdverseEvents, wanted: dict[str, tuple[str, ...]]) -> Marked:
    """Mark by columns: an empty one marks nothing, of an absent one nothing is known."""
    from slidekit.study.subjects import filter_words

    there = {name for table in study.of_kind("ADAE") for name in table.columns}
    kept = np.ones(len(events.subject), dtype=np.bool_)
    for name, values in wanted.items():
        if name.upper() not in there:
            return Marked(None, f"the table has no column {name.upper()}")
        cells = events.columns.get(name.upper())
        kept &= False if cells is None else is_one_of(cells, values)
    return Marked(kept, filter_words(wanted))
