"""Whether deaths, seriousness and grades agree between the tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from slidekit.languages import tell
from slidekit.languages.counts import Count
from slidekit.study.arms import screen_failures
from slidekit.study.cells import dates, is_filled, is_one_of, is_yes
from slidekit.study.checks.problem import known_subjects, problem, subjects_in
from slidekit.study.safety import emergent
from slidekit.study.subjects import first_rows, safety_population, treated
from slidekit.study.times import distinct, read_times
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from slidekit.study.checks.problem import Check
    from slidekit.study.model import Problem, Study, Table

GRADES = ("AETOXGR", "ATOXGR")
_CENSORED = re.compile(
    r"alive|censor|last .*(assess|contact|known)|lost to|no event|ongoing|cut.?off|withdr", re.I
)
_HAPPENED = re.compile(r"^(death|died|dead|.*progress|.*relapse|.*recurrence)", re.I)


def fatal_not_serious(study: Study) -> Iterator[Problem]:
    """A fatal event is serious by definition (ICH E2A)."""
    for table in study.of_kind("ADAE"):
        if "AESER" in table.columns:
            odd = fatal(table) & ~is_yes(table.columns["AESER"])
            if n := int(odd.sum()):
                yield problem(
                    "error",
                    "fatal_not_serious",
                    tell(
                        "{0} {0:fatal adverse event|fatal adverse events} of {1} {0:is|are} not "
                        "marked serious",
                        Count(n),
                        table.file.name,
                    ),
                    tell("Correct AESER, AEOUT, AESDTH or the grade."),
                    table=table,
                    rows=odd,
                    column="AESER",
                )


def fatal_not_dead(study: Study) -> Iterator[Problem]:
    """A subject with a fatal event has died."""
    for people in study.of_kind("ADSL"):
        if "DTHFL" not in people.columns:
            continue
        dead = set(people.columns["USUBJID"][is_yes(people.columns["DTHFL"])].tolist())
        for table in study.of_kind("ADAE"):
            odd = fatal(table) & ~known_subjects(table, dead)
            if n := subjects_in(table, odd):
                yield problem(
                    "error",
                    "fatal_not_dead",
                    tell(
                        "{0} {0:subject|subjects} with a fatal adverse event in {1} {0:has|have} "
                        "no death flag (DTHFL) in {2}",
                        Count(n),
                        table.file.name,
                        people.file.name,
                    ),
                    tell("Correct the event or the flag."),
                    table=table,
                    rows=odd,
                    column="AEOUT",
                )


def death_against_survival(study: Study) -> Iterator[Problem]:
    """A death flag and an event of overall survival are the same death."""
    for people in study.of_kind("ADSL"):
        if "DTHFL" in people.columns:
            for table in study.of_kind("ADTTE"):
                yield from _deaths(study, people, table)


def inverted_censoring(study: Study) -> Iterator[Problem]:
    """Where EVNTDESC says the opposite of CNSR, the codes are turned round."""
    for table in study.of_kind("ADTTE"):
        if "EVNTDESC" not in table.columns:
            continue
        _, event = read_times(table)
        words = table.columns["EVNTDESC"]
        alive, happened = _saying(words, _CENSORED), _saying(words, _HAPPENED)
        for code in distinct(table.columns["PARAMCD"]):
            mine = table.columns["PARAMCD"] == code
            odd = mine & (((event == 1) & alive) | ((event == 0) & happened))
            told = mine & (alive | happened) & ~np.isnan(event)
            if odd.sum() * 2 > told.sum():
                yield problem(
                    "error",
                    "censoring_inverted",
                    tell(
                        "CNSR of {0} in {1} seems turned round: for {2} {2:record|records} "
                        "EVNTDESC says the opposite",
                        code,
                        table.file.name,
                        Count(odd.sum()),
                    ),
                    tell("CNSR is 0 for an observed event and 1 for a censored time."),
                    table=table,
                    rows=odd,
                    column="CNSR",
                )


def grade_out_of_range(study: Study) -> Iterator[Problem]:
    """A toxicity grade is 1 to 5."""
    for table in study.of_kind("ADAE"):
        for name in (name for name in GRADES if name in table.columns):
            odd = ~is_one_of(table.columns[name], ("", "1", "2", "3", "4", "5"))
            if odd.any():
                cells = listed(distinct(table.columns[name][odd]))
                yield problem(
                    "error",
                    "grade_out_of_range",
                    tell(
                        "{0} of {1} holds {2} where a grade from 1 to 5 is expected; these count "
                        "in no grade",
                        name,
                        table.file.name,
                        cells,
                    ),
                    tell("Write the grade as a digit from 1 to 5."),
                    table=table,
                    rows=odd,
                    column=name,
                )


def event_outside_safety(study: Study) -> Iterator[Problem]:
    """Events of subjects outside the safety population are in no table, and counted here."""
    for people in study.of_kind("ADSL"):
        found = treated(people)
        if found is None:
            continue
        safe = set(people.columns["USUBJID"][found[0] & ~screen_failures(people)].tolist())
        everyone = set(people.columns["USUBJID"].tolist())
        for table in study.of_kind("ADAE"):
            outside = known_subjects(table, everyone) & ~known_subjects(table, safe)
            if n := int(outside.sum()):
                yield problem(
                    "warn",
                    "event_outside_safety",
                    tell(
                        "{0} {0:adverse event|adverse events} of {1} {0:belongs|belong} to "
                        "subjects outside the safety population and {0:is|are} left out",
                        Count(n),
                        table.file.name,
                    ),
                    tell("Check {0} in {1}.", found[1].split()[0], people.file.name),
                    table=table,
                    rows=outside,
                )


def nobody_said_treated(study: Study) -> Iterator[Problem]:
    """Without a sign of treatment, N of the safety tables is everybody."""
    for people in study.of_kind("ADSL"):
        known = treated(people) is not None or bool(safety_population(study).filter)
        if study.of_kind("ADAE") and not known:
            yield problem(
                "warn",
                "treated_unknown",
                tell(
                    "{0} does not say who was treated; all subjects with an arm are counted as "
                    "treated.",
                    people.file.name,
                ),
                tell("Add SAFFL, or the first day of treatment (TRTSDT)."),
                table=people,
            )


def nobody_said_emergent(study: Study) -> Iterator[Problem]:
    """Without TRTEMFL events from before treatment are counted as well."""
    for table in study.of_kind("ADAE"):
        if "TRTEMFL" not in table.columns and table.size:
            yield problem(
                "warn",
                "emergent_unknown",
                tell(
                    "{0} does not say which events began under treatment; all are counted.",
                    table.file.name,
                ),
                tell("Add TRTEMFL, unless the table holds such events only."),
                table=table,
                column="TRTEMFL",
            )


def not_emergent(study: Study) -> Iterator[Problem]:
    """Events that did not begin under treatment are left out, and counted here with their lines."""
    for table in study.of_kind("ADAE"):
        kept, words = emergent(table)
        if kept.size < table.size:
            yield problem(
                "warn",
                "not_emergent",
                tell(
                    "{0} of {1} adverse events in {2} are not treatment-emergent (without {3}) and "
                    "are left out",
                    table.size - kept.size,
                    table.size,
                    table.file.name,
                    words,
                ),
                tell("Nothing to do if that is so."),
                table=table,
                rows=~is_yes(table.columns["TRTEMFL"]),
                column="TRTEMFL",
            )


def fatal(table: Table) -> NDArray[np.bool_]:
    """Tell for each adverse event whether any column calls it fatal."""
    found = np.zeros(table.size, np.bool_)
    signs = {"AEOUT": ("FATAL",), "AESDTH": ("Y",), **dict.fromkeys(GRADES, ("5",))}
    for name, cells in signs.items():
        if name in table.columns:
            found |= is_one_of(table.columns[name], cells)
    return found


def _deaths(study: Study, people: Table, table: Table) -> Iterator[Problem]:
    survival = table.take(table.columns["PARAMCD"] == "OS")
    if not survival.size:
        return
    _, event = read_times(survival)
    died = set(survival.columns["USUBJID"][event == 1].tolist())
    followed = set(survival.columns["USUBJID"].tolist())
    rows = people.take(first_rows(people))
    flagged = is_yes(rows.columns["DTHFL"]) & ~_after_cutoff(study, rows)
    in_event = known_subjects(rows, died)
    without = flagged & ~in_event & known_subjects(rows, followed)
    names = (people.file.name, table.file.name)
    without_event = tell(
        "{0} {0:subject|subjects} of {1} {0:has|have} a death flag (DTHFL) but no OS event in {2}",
        Count(without.sum()),
        *names,
    )
    yield from _disagree(rows, without, without_event)
    unflagged = in_event & ~is_yes(rows.columns["DTHFL"])
    without_flag = tell(
        "{0} {0:subject|subjects} of {1} {0:has|have} an OS event in {2} but no death flag",
        Count(unflagged.sum()),
        *names,
    )
    yield from _disagree(rows, unflagged, without_flag)


def _disagree(people: Table, rows: NDArray[np.bool_], what: str) -> Iterator[Problem]:
    if rows.any():
        yield problem(
            "error",
            "death_disagrees",
            what,
            tell("Find out which of the two tables is right."),
            table=people,
            rows=rows,
            column="DTHFL",
        )


def _after_cutoff(study: Study, people: Table) -> NDArray[np.bool_]:
    """Deaths after the data cut-off are flagged, and rightly no event."""
    if study.spec.data_cutoff is None or "DTHDT" not in people.columns:
        return np.zeros(people.size, np.bool_)
    return dates(people.columns["DTHDT"]) > np.datetime64(study.spec.data_cutoff, "D")


def _saying(cells: NDArray[np.object_], pattern: re.Pattern[str]) -> NDArray[np.bool_]:
    said = {cell for cell in distinct(cells) if pattern.search(cell)}
    return is_one_of(cells, said) & is_filled(cells)


EVENT_CHECKS: tuple[Check, ...] = (
    fatal_not_serious,
    fatal_not_dead,
    death_against_survival,
    inverted_censoring,
    grade_out_of_range,
    event_outside_safety,
    nobody_said_treated,
    nobody_said_emergent,
    not_emergent,
)
