"""The subjects of a study and the populations they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.arms import actual_arms, arm_ids, planned_arms, screen_failures
from slidekit.study.cells import is_filled, is_one_of, is_yes
from slidekit.study.digest import rows_digest
from slidekit.study.model import Source, Subjects
from slidekit.study.spec import Population
from slidekit.study.words import did_you_mean

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slidekit.study.model import Study, Table

ITT = Population(id="itt", label="Intention-to-treat population", abbreviation="ITT")
SAFETY = Population(id="safety", label="Safety population")

RANDOMISED_IDS = frozenset({"itt", "fas", "randomised", "randomized", "all_randomised"})
SAFETY_IDS = frozenset({"safety", "saf", "treated", "as_treated"})
USUAL_NAMES = {
    "itt": frozenset(
        {
            *("itt", "intention_to_treat", "intent_to_treat", "full_analysis", "fas"),
            *("randomised", "randomized", "all_randomised", "all_randomized"),
        }
    ),
    "safety": frozenset(
        {"safety", "safety_analysis", "treated", "all_treated", "as_treated", "sicherheits"}
    ),
}
"""Id of a population that needs no filter -> what people call it, as an id without "population"."""
CALLED = re.compile(r"_?(population|set|patients|subjects|patienten)$")
ITT_FLAGS = ("ITTFL", "FASFL", "RANDFL")
TREATED_SIGNS = ("TRTSDT", "TRTSDTM", "TRT01SDT", "TRT01SDTM")

IDENTIFIERS = frozenset({"USUBJID", "SUBJID", "INVID", "INVNAM", "BRTHDT", "BRTHDTC"})
"""Columns that no view hands on: they say who a subject is."""


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """The subjects of one population that are in an arm of the study."""

    table: Table
    """One row per subject."""
    arm: NDArray[np.int64]
    filter: str

    @property
    def ids(self) -> list[str]:
        """Their identifiers, for joining tables; never handed on."""
        ids: list[str] = self.table.columns["USUBJID"].tolist()
        return ids


def subjects(study: Study, population_id: str = "itt") -> Subjects:
    """Return the subjects of a population with their arm: actual for safety, else planned.

    Raises:
        StudyError: no table of subjects, no such population, or a column of its filter is absent.
    """
    population = find_population(study, population_id)
    found = members(study, population)
    columns = open_columns(found.table)
    inputs = rows_digest({**columns, "arm": arm_ids(study.arms, found.arm)})
    source = Source((found.table.file,), found.filter, population.id, inputs=inputs)
    return Subjects(population.id, found.arm, columns, source)


def members(study: Study, population: Population) -> Members:
    """Return the rows of the subject table that belong to a population and to an arm."""
    table = subject_table(study)
    inside, words = belongs(table, population)
    find_arms = actual_arms if is_safety(population) else planned_arms
    arm = find_arms(table, study.arms)
    kept = inside & (arm >= 0) & ~screen_failures(table)
    return Members(table.take(kept), arm[kept], words)


def subject_table(study: Study) -> Table:
    """Return the table of subjects, one row each: ADSL, or else the subjects of other tables.

    Raises:
        StudyError: no table names subjects and their arms.
    """
    for kind in ("ADSL", "ADTTE", "ADRS"):
        for table in study.of_kind(kind):
            return table.take(first_rows(table))
    raise StudyError(
        tell("The study has no table of subjects."),
        fix=tell(
            "Add one with a row per subject (ADSL), or name its columns under columns: in "
            "study.yaml with kind: ADSL."
        ),
    )


def first_rows(table: Table) -> NDArray[np.int64]:
    """Return the row number of each subject's first record; rows that name no subject have none."""
    rows: dict[str, int] = {}
    for row, subject in enumerate(table.columns["USUBJID"].tolist()):
        if subject:
            rows.setdefault(subject, row)
    return np.fromiter(rows.values(), np.int64, len(rows))


def open_columns(table: Table) -> dict[str, NDArray[np.object_]]:
    """Return the columns that may be handed on: all but identifiers."""
    return {name: cells for name, cells in table.columns.items() if name not in IDENTIFIERS}


def find_population(study: Study, population_id: str) -> Population:
    """Return a population of study.yaml, or one of the two that every study has.

    Raises:
        StudyError: no population has this id.
    """
    for population in (*study.spec.populations, ITT, SAFETY):
        if population.id == population_id:
            return population
    if population_id in RANDOMISED_IDS:
        return ITT
    if population_id in SAFETY_IDS:
        return safety_population(study)
    ids = [population.id for population in study.spec.populations] or [ITT.id, SAFETY.id]
    raise StudyError(
        tell("study.yaml has no population {0!r}.", population_id),
        fix=did_you_mean(population_id, ids),
    )


def every_population(study: Study) -> tuple[Population, ...]:
    """Return the populations of study.yaml, and of the two that every study has what it lacks."""
    stated = study.spec.populations
    own = (find_population(study, ITT.id), safety_population(study))
    return (*stated, *(population for population in own if population not in stated))


def has_population(study: Study, population_id: str) -> bool:
    """Tell whether a study has a population of this id, under it or a usual other name."""
    try:
        find_population(study, population_id)
    except StudyError:
        return False
    return True


def safety_population(study: Study) -> Population:
    """Return the population in which harms are counted."""
    return next((found for found in study.spec.populations if is_safety(found)), SAFETY)


def usual_id(label: str) -> str | None:
    """Return the id under which a population needs no filter, by its name; None: it is no such.

    "Intention-to-treat population (ITT)" is one, "Modified intention-to-treat" is not.
    """
    name = "_".join(re.findall(r"[^\W_]+", label.partition("(")[0].casefold()))
    plain = CALLED.sub("", name)
    return next((id_ for id_, names in USUAL_NAMES.items() if {name, plain} & names), None)


def is_safety(population: Population) -> bool:
    """Tell whether a population is one of treated subjects, counted by the actual arm."""
    return population.id in SAFETY_IDS or "SAFFL" in {name.upper() for name in population.filter}


def belongs(table: Table, population: Population) -> tuple[NDArray[np.bool_], str]:
    """Return which rows belong to a population, and its filter in words.

    Raises:
        StudyError: the population has no filter and no usual id, or the table lacks a column.
    """
    if population.filter:
        return apply_filter(table, population.filter, tell("population {0}", population.id))
    if population.id in RANDOMISED_IDS:
        return _randomised(table)
    if population.id in SAFETY_IDS:
        return treated(table) or _randomised(table)
    raise StudyError(
        tell("study.yaml does not say who belongs to the population {0!r}.", population.id),
        fix=tell("Write a filter under it, such as filter: {{{0}FL: [Y]}}.", population.id.upper()),
    )


def apply_filter(
    table: Table, wanted: dict[str, tuple[str, ...]], what: str
) -> tuple[NDArray[np.bool_], str]:
    """Return which rows pass a filter of study.yaml, and the filter in words.

    Raises:
        StudyError: the table lacks a column of the filter.
    """
    kept = np.ones(table.size, dtype=np.bool_)
    for name, values in wanted.items():
        if name.upper() not in table.columns:
            raise StudyError(
                tell(
                    "{0} has no column {1}, which the filter of {2} in study.yaml names.",
                    table.file.name,
                    name,
                    what,
                ),
                fix=did_you_mean(name.upper(), list(table.columns)),
            )
        kept &= is_one_of(table.columns[name.upper()], values)
    return kept, filter_words(wanted)


def filter_words(wanted: dict[str, tuple[str, ...]]) -> str:
    """Return a filter in words, such as "ITTFL = Y; PARAMCD = OS"."""
    return "; ".join(f"{name.upper()} = {' or '.join(cells)}" for name, cells in wanted.items())


def treated(table: Table) -> tuple[NDArray[np.bool_], str] | None:
    """Return which subjects were treated, and how that was known; None: nothing says it."""
    if "SAFFL" in table.columns and is_filled(table.columns["SAFFL"]).any():
        return is_yes(table.columns["SAFFL"]), "SAFFL = Y"
    for name in TREATED_SIGNS:
        if name in table.columns and is_filled(table.columns[name]).any():
            return is_filled(table.columns[name]), f"{name} given"
    return None


def _randomised(table: Table) -> tuple[NDArray[np.bool_], str]:
    if flag := itt_flag(table):
        return is_yes(table.columns[flag]), f"{flag} = Y"
    return ~screen_failures(table), "in an arm, no screen failures"


def itt_flag(table: Table) -> str | None:
    """Return the flag of the randomised subjects, where the table has one that is filled."""
    filled = (n for n in ITT_FLAGS if n in table.columns and is_filled(table.columns[n]).any())
    return next(filled, None)
