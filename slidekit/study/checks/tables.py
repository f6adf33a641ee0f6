"""What is odd about tables as a whole: unknown, empty, missing, with strange flags or dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from slidekit.languages import tell, to_tell
from slidekit.languages.counts import Count
from slidekit.study.cells import dates, is_filled, is_one_of
from slidekit.study.checks.problem import problem
from slidekit.study.lookalikes import NAMES, lookalike
from slidekit.study.model import Problem
from slidekit.study.subjects import RANDOMISED_IDS, SAFETY_IDS
from slidekit.study.times import distinct
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.checks.problem import Check, Severity
    from slidekit.study.model import Study, Table, TableKind

COUNTED_BY = frozenset(
    {"ITTFL", "FASFL", "RANDFL", "SAFFL", "PPROTFL", "TRTEMFL", "ANL01FL", "DTHFL"}
)
"""Flags that decide who or what is counted."""

DATED = {
    "ADSL": re.compile(r"(?!BRTH).*(DT|DTC|DTM)$"),
    "ADTTE": re.compile(r"ADTM?$"),
    "ADRS": re.compile(r"ADTM?$"),
    "ADAE": re.compile(r"(ASTDTM?|AESTDTC)$"),
}
"""Columns whose dates cannot lie after the data cut-off."""


def no_study_yaml(study: Study) -> Iterator[Problem]:
    """Everything that tables do not say was guessed."""
    if study.is_suggested:
        yield problem(
            "warn",
            "no_study_yaml",
            tell(
                "There is no study.yaml: arms, populations and endpoints are guessed from the "
                "tables."
            ),
            tell("Write one (slidekit inspect --write study.yaml), and confirm each line of it."),
        )


def unknown_table(study: Study) -> Iterator[Problem]:
    """A table whose columns are of no known kind is not used; it may lack one only."""
    for table in study.of_kind("unknown"):
        if found := lookalike(table):
            yield _lost_columns(table, *found)
            continue
        yield problem(
            "warn",
            "unknown_table",
            tell("{0} is no table of a known kind and is not used.", table.file.name),
            tell(
                "Its first line must name its columns. Say under columns: in study.yaml what they "
                "mean, or give it kind: ignore."
            ),
            table=table,
        )


def _lost_columns(table: Table, kind: TableKind, lacking: tuple[tuple[str, ...], ...]) -> Problem:
    """Return that a table is not used for want of columns."""
    return problem(
        "warn",
        "lost_column",
        tell(
            "{0} looks like {1}, but has no {2:column|columns} {3}, so it is not used.",
            table.file.name,
            tell(NAMES[kind]),
            Count(len(lacking)),
            listed([tell(" or ").join(names) for names in lacking]),
        ),
        tell(
            "Export it again with what is missing. A column of another name is said in the window, "
            'under "This table holds", or under columns: in study.yaml; a table that is not '
            "needed gets kind: ignore."
        ),
        table=table,
    )


def no_rows(study: Study) -> Iterator[Problem]:
    """A table with a header only may be an export that failed."""
    for table in study.tables:
        if not table.size:
            yield problem(
                "warn",
                "no_rows",
                tell("{0} has column names and no rows.", table.file.name),
                tell("Export it again, unless there was nothing to report."),
                table=table,
            )


def odd_flag(study: Study) -> Iterator[Problem]:
    """A flag is Y, N or blank; anything else is not counted as Y."""
    seen: set[str] = set()
    for table in study.tables:
        for name in sorted(_flags(table) - seen):
            odd = ~is_one_of(table.columns[name], ("Y", "N", ""))
            if odd.any() and not _is_filtered_by(study, name):
                seen.add(name)
                yield problem(
                    "error" if name in COUNTED_BY else "warn",
                    "odd_flag",
                    tell(
                        "{0} of {1} holds {2} where Y, N or blank is expected",
                        name,
                        table.file.name,
                        listed(distinct(table.columns[name])),
                    ),
                    tell("Write Y for yes; other texts count as no."),
                    table=table,
                    rows=odd,
                    column=name,
                )


def after_cutoff(study: Study) -> Iterator[Problem]:
    """A date after the data cut-off belongs to another data cut, or the cut-off is wrong."""
    if study.spec.data_cutoff is None:
        return
    cutoff = np.datetime64(study.spec.data_cutoff, "D")
    for table in study.tables:
        pattern = DATED.get(table.kind)
        for name in table.columns if pattern else ():
            late = dates(table.columns[name]) > cutoff if _matches(pattern, name) else None
            if late is not None and late.any():
                yield problem(
                    "warn",
                    "after_cutoff",
                    tell(
                        "{0} {0:date|dates} of {1} in {2} {0:is|are} after the data cut-off {3}",
                        Count(late.sum()),
                        name,
                        table.file.name,
                        study.spec.data_cutoff,
                    ),
                    tell("Check data_cutoff: in study.yaml, or take the tables of that cut."),
                    table=table,
                    rows=late,
                    column=name,
                )


def missing_column(study: Study) -> Iterator[Problem]:
    """Subgroups, Table 1, strata and populations name columns that must be there."""
    people = next(iter(study.of_kind("ADSL")), None)
    if people is None:
        return
    people_only = set(people.columns)
    both = people_only | {name for table in study.of_kind("ADTTE") for name in table.columns}
    for severity, name, key in _named_columns(study):
        if name.upper() not in (people_only if key.startswith("populations") else both):
            yield problem(
                severity,
                "missing_column",
                tell(
                    "study.yaml names the column {0} under {1}, which {2} does not have.",
                    name,
                    key,
                    people.file.name,
                ),
                tell("Correct the name, or take it out."),
                table=people,
                column=name,
            )


def missing_file(study: Study) -> Iterator[Problem]:
    """A file that study.yaml names must lie in the folder."""
    there = {table.file.name.casefold() for table in study.tables}
    for name in dict.fromkeys(e.file for e in study.spec.columns if e.kind != "ignore"):
        if name.casefold() not in there | {str(found.file).casefold() for found in study.problems}:
            yield Problem(
                "error",
                "missing_file",
                tell(
                    "study.yaml names the table {0}, which was not found or cannot be used.", name
                ),
                tell("Put it into the study's folder, or correct its name."),
                name,
            )


def population_without_filter(study: Study) -> Iterator[Problem]:
    """A population needs a filter, unless its id says who belongs to it."""
    for population in study.spec.populations:
        if not population.filter and population.id not in RANDOMISED_IDS | SAFETY_IDS:
            yield problem(
                "error",
                "population_without_filter",
                tell("study.yaml does not say who belongs to the population {0}.", population.id),
                tell("Write a filter under it, such as filter: {PPROTFL: [Y]}."),
            )


def order_of_tests(study: Study) -> Iterator[Problem]:
    """The two ways of giving the order of tests say the same, of endpoints that there are."""
    order = study.spec.statistics.testing_order
    places = {endpoint.id: endpoint.alpha_order for endpoint in study.spec.endpoints}
    if unknown := [name for name in order if name not in places]:
        yield problem(
            "error",
            "testing_order",
            tell(
                "statistics: testing_order: in study.yaml names {0}, which is no endpoint of it.",
                listed(unknown),
            ),
            tell("Name some of {0}.", listed(list(places))),
        )
    given = [place for name in order if (place := places.get(name))]
    if given != sorted(given):
        yield problem(
            "error",
            "testing_order",
            tell(
                "statistics: testing_order: in study.yaml and alpha_order: of its endpoints give "
                "two orders of tests."
            ),
            tell("Correct one of them, or take it out."),
        )


def _flags(table: Table) -> set[str]:
    if table.kind not in DATED:
        return set()
    return {name for name in table.columns if name.endswith("FL") and len(name) > 2}


def _is_filtered_by(study: Study, name: str) -> bool:
    return any(name in {key.upper() for key in p.filter} for p in study.spec.populations)


def _matches(pattern: re.Pattern[str] | None, name: str) -> bool:
    return bool(pattern and pattern.fullmatch(name))


def _named_columns(study: Study) -> Iterator[tuple[Severity, str, str]]:
    spec = study.spec
    for population in spec.populations:
        for name in population.filter:
            yield "error", name, f"populations: {population.id}"
    for name in spec.statistics.strata if spec.statistics.stratified is not False else ():
        yield "error", name, "statistics: strata"
    for subgroup in spec.subgroups or ():
        yield "warn", subgroup.column, "subgroups"
    for name in spec.baseline:
        yield "warn", name, "baseline"


def empty_column(study: Study) -> Iterator[Problem]:
    """What a safety table needs cannot be told from a column that is absent or empty."""
    for table in study.of_kind("ADAE"):
        for names, what in NEEDED_FOR_SAFETY.items():
            filled = [n for n in names if n in table.columns and is_filled(table.columns[n]).any()]
            if table.size and not filled:
                there = set(names) & set(table.columns)
                state = tell("is empty throughout") if there else tell("is absent")
                yield problem(
                    "warn",
                    "not_derivable",
                    tell(
                        "{0} {1} in {2}: {3} cannot be derived and is shown as not reported.",
                        names[0],
                        state,
                        table.file.name,
                        tell(what),
                    ),
                    tell("Add the column if the trial collected it."),
                    table=table,
                    column=names[0],
                )


NEEDED_FOR_SAFETY = {
    ("AEACN",): to_tell("discontinuation and dose change because of an event"),
    ("AESER",): to_tell("seriousness"),
    ("AREL", "AEREL"): to_tell("relation to treatment"),
    ("AETOXGR", "ATOXGR"): to_tell("toxicity grade"),
    ("AEOUT", "AESDTH"): to_tell("fatal outcome"),
}

TABLE_CHECKS: tuple[Check, ...] = (
    no_study_yaml,
    missing_file,
    unknown_table,
    no_rows,
    odd_flag,
    after_cutoff,
    missing_column,
    population_without_filter,
    order_of_tests,
    empty_column,
)
