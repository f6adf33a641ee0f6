"""The pages of arms, populations, endpoints and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from widgets.study.entry_page import EntryPage
from widgets.study.entry_table import Column
from widgets.study.words import (
    ENDPOINT_TYPE,
    QT_TRANSLATE_NOOP,
    RANK,
    REFERENCE_TYPE,
    UNITS,
    YES_NO,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.spec import StudySpec
    from widgets.study.intake import StudyIntake

ARM_COLUMNS = (
    Column("name", QT_TRANSLATE_NOOP("study", "Name on slides")),
    Column("short", QT_TRANSLATE_NOOP("study", "Short name")),
    Column(
        "reference",
        QT_TRANSLATE_NOOP("study", "Reference"),
        only=True,
        tip=QT_TRANSLATE_NOOP("study", "The arm that the others are compared with"),
    ),
    Column("values", QT_TRANSLATE_NOOP("study", "Texts in the tables"), listed=True),
)
POPULATION_COLUMNS = (
    Column("label", QT_TRANSLATE_NOOP("study", "Name on slides")),
    Column("abbreviation", QT_TRANSLATE_NOOP("study", "Short name")),
    Column(
        "filter",
        QT_TRANSLATE_NOOP("study", "Chosen by"),
        paired=True,
        tip=QT_TRANSLATE_NOOP("study", "A column of the patients' table and its texts: SAFFL = Y"),
    ),
)
POPULATION = Column("population", QT_TRANSLATE_NOOP("study", "Population"))
"""Its choices are the study's own populations."""
ENDPOINT_COLUMNS = (
    Column("label", QT_TRANSLATE_NOOP("study", "Name on slides")),
    Column("short", QT_TRANSLATE_NOOP("study", "Short")),
    Column("type", QT_TRANSLATE_NOOP("study", "Kind"), ENDPOINT_TYPE),
    Column("rank", QT_TRANSLATE_NOOP("study", "Rank"), RANK),
    Column("prespecified", QT_TRANSLATE_NOOP("study", "Planned before"), YES_NO),
    Column("alpha_order", QT_TRANSLATE_NOOP("study", "Test no.")),
    Column("met", QT_TRANSLATE_NOOP("study", "Met"), YES_NO),
    Column("unit", QT_TRANSLATE_NOOP("study", "Unit of time"), UNITS),
    POPULATION,
    Column("definition", QT_TRANSLATE_NOOP("study", "Definition")),
)
SOURCE_COLUMNS = (
    Column("title", QT_TRANSLATE_NOOP("study", "Title")),
    Column("type", QT_TRANSLATE_NOOP("study", "Kind"), REFERENCE_TYPE),
    Column("authors", QT_TRANSLATE_NOOP("study", "Authors"), listed=True),
    Column("journal", QT_TRANSLATE_NOOP("study", "Journal")),
    Column("year", QT_TRANSLATE_NOOP("study", "Year")),
    Column("pages", QT_TRANSLATE_NOOP("study", "Pages")),
    Column("doi", QT_TRANSLATE_NOOP("study", "DOI")),
)


def arms_page(intake: StudyIntake) -> EntryPage:
    """Return the page of the arms."""
    page = EntryPage(intake, "arms", ARM_COLUMNS, _with_arm)
    page.name(
        said(QT_TRANSLATE_NOOP("study", "Arms")),
        said(
            QT_TRANSLATE_NOOP(
                "study",
                "In the order in which slides show them. Mark the one arm that the others are "
                "compared with.",
            )
        ),
        said(QT_TRANSLATE_NOOP("study", "Name of another arm")),
    )
    return page


def populations_page(intake: StudyIntake) -> EntryPage:
    """Return the page of the populations."""
    page = EntryPage(intake, "populations", POPULATION_COLUMNS, _with_population)
    page.name(
        said(QT_TRANSLATE_NOOP("study", "Populations")),
        said(
            QT_TRANSLATE_NOOP(
                "study",
                "Who is counted. Without an entry, all randomised and all treated patients are.",
            )
        ),
        said(QT_TRANSLATE_NOOP("study", "Name of another population")),
    )
    return page


def endpoints_page(intake: StudyIntake) -> EntryPage:
    """Return the page of the endpoints."""
    choices = replace(POPULATION, choices=PopulationNames(intake))
    columns = tuple(choices if column is POPULATION else column for column in ENDPOINT_COLUMNS)
    page = EntryPage(intake, "endpoints", columns, _with_endpoint)
    page.name(
        said(QT_TRANSLATE_NOOP("study", "Endpoints")),
        said(
            QT_TRANSLATE_NOOP(
                "study",
                "Say what was planned: rank, place in the sequence of tests, population, and the "
                "unit of the times. Remove what is not to be shown.",
            )
        ),
        said(QT_TRANSLATE_NOOP("study", "Name of another endpoint")),
    )
    intake.judged.connect(
        lambda: page.model.show_hints(_unit_hints(intake) | _population_hints(intake.spec))
    )
    return page


class PopulationNames(Mapping[str, str]):
    """The populations that study.yaml has at the moment: id -> name."""

    def __init__(self, intake: StudyIntake) -> None:
        """Read the populations from a study that is being taken in."""
        self._intake = intake

    def _names(self) -> dict[str, str]:
        there = self._intake.spec.populations if self._intake.intake else ()
        stated = {one.id: one.label for one in there}
        return {"": QT_TRANSLATE_NOOP("study", "not said"), **stated}

    def __getitem__(self, key: str) -> str:
        """Return the name of a population."""
        return self._names()[key]

    def __iter__(self) -> Iterator[str]:
        """Return the ids, the empty one first."""
        return iter(self._names())

    def __len__(self) -> int:
        """Return how many choices there are."""
        return len(self._names())


def _population_hints(spec: StudySpec) -> dict[tuple[str, str], str]:
    """Name the population in which an endpoint is counted unless somebody says another."""
    from slidekit.study.subsets import likely_population

    guess = said(QT_TRANSLATE_NOOP("study", "{0}? To be confirmed"))
    likely = ((endpoint.id, likely_population(spec, endpoint)) for endpoint in spec.endpoints)
    return {(id_, "population"): guess.format(p.abbreviation or p.label) for id_, p in likely if p}


def _unit_hints(intake: StudyIntake) -> dict[tuple[str, str], str]:
    """Say in which unit the tables hold times; a guess is marked as one until it is confirmed."""
    units = intake.intake.units if intake.intake else {}
    sure = said(QT_TRANSLATE_NOOP("study", "{0}, as the table says"))
    guess = said(QT_TRANSLATE_NOOP("study", "{0}? To be confirmed"))
    none = {(e.id, "unit"): "\N{EN DASH}" for e in intake.spec.endpoints if e.type == "response"}
    return none | {
        (endpoint, "unit"): (sure if confirmed else guess).format(said(UNITS[unit]))
        for endpoint, (unit, confirmed) in units.items()
        if unit
    }


def sources_page(intake: StudyIntake) -> EntryPage:
    """Return the page of the references."""
    page = EntryPage(
        intake, "references", SOURCE_COLUMNS, lambda spec, title: _with_source(intake, spec, title)
    )
    page.name(
        said(QT_TRANSLATE_NOOP("study", "Sources")),
        said(
            QT_TRANSLATE_NOOP(
                "study",
                "What slides cite: the paper, the report, the label. Printed tables that name no "
                "source are taken to come from the first one that you add.",
            )
        ),
        said(QT_TRANSLATE_NOOP("study", "Title of a source")),
    )
    return page


def _with_arm(spec: StudySpec, name: str) -> StudySpec:
    from slidekit.study.additions import with_arm

    return with_arm(spec, name)


def _with_population(spec: StudySpec, name: str) -> StudySpec:
    from slidekit.study.additions import with_population

    return with_population(spec, name)


def _with_endpoint(spec: StudySpec, name: str) -> StudySpec:
    from slidekit.study.additions import with_endpoint

    return with_endpoint(spec, name)


def _with_source(intake: StudyIntake, spec: StudySpec, title: str) -> StudySpec:
    """The first source is the one that printed tables cite, or are taken to come from."""
    from slidekit.study.additions import cited_but_unknown, with_source, with_tables_from

    tables = intake.intake.study.tables if intake.intake else ()
    changed = with_source(spec, title, next(iter(cited_but_unknown(spec, tables)), ""))
    if spec.references:
        return changed
    return with_tables_from(changed, tables, changed.references[-1].id)
