"""A slide names no population whose size is not the N beside it, unless it says of how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.deck.compose import compose
from slidekit.exhibits.counted import counted_population
from slidekit.exhibits.model import Made, Request
from slidekit.exhibits.registry import exhibit_kind
from slidekit.study.settings import DeckSettings
from slidekit.template.load import load_template
from tests.exhibits.trials import ITT, POLICY, SAFETY, made, rows, say, subjects, table, trial

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.study.model import Study

RESPONDERS: dict[str, object] = {
    "id": "responders",
    "label": "Patients with a response",
    "filter": {"ITTFL": ["Y"], "RSPFL": ["Y"]},
}
DURATION: dict[str, object] = {
    "id": "dor",
    "label": "Duration of response",
    "paramcd": "DOR",
    "rank": "secondary",
    "landmarks": [1],
}
SURVIVAL: dict[str, object] = {
    "id": "os",
    "label": "Overall survival",
    "paramcd": "OS",
    "rank": "primary",
    "landmarks": [1],
}


def study_of(*populations: Mapping[str, object], population: str = "") -> Study:
    """Return six randomised patients of whom four responded; five have a time of survival."""
    people = subjects("New", "New", "New", "Old", "Old", "Old", RSPFL=list("YYNYYN"))
    records = [("DOR", f"S{n}") for n in (1, 2, 4, 5)] + [("OS", f"S{n}") for n in range(1, 6)]
    times = table(
        "ADTTE",
        {
            "USUBJID": [subject for _, subject in records],
            "PARAMCD": [code for code, _ in records],
            "PARAM": [code for code, _ in records],
            "AVAL": [str(30 * n) for n in range(1, 10)],
            "AVALU": ["DAYS"] * 9,
            "CNSR": ["0"] * 9,
        },
    )
    said = {"population": population} if population else {}
    endpoints = [{**DURATION, **said}, SURVIVAL]
    return trial(people, times, populations=[ITT, SAFETY, *populations], endpoints=endpoints)


def figure_of(study: Study, endpoint: str) -> Made:
    """Return the Kaplan-Meier figure of an endpoint."""
    found = exhibit_kind("km").make(Request(study, POLICY, endpoint))
    assert isinstance(found, Made), found
    return found


@pytest.mark.parametrize(
    ("populations", "stated", "words"),
    [
        ((RESPONDERS,), "responders", "Patients with a response, N = 4."),
        ((RESPONDERS,), "", "Patients with a response (to be confirmed), N = 4."),
        ((), "", "Population not reported, N = 4."),
        ((), "itt", "Intention-to-treat population (ITT), N = 4 of 6."),
        ((RESPONDERS,), "itt", "Intention-to-treat population (ITT), N = 4 of 6."),
    ],
)
def test_a_duration_of_response_is_said_of_those_who_are_counted(
    populations: tuple[Mapping[str, object], ...], stated: str, words: str
) -> None:
    """Nobody but a person makes it one of all randomised, and then of how many is said."""
    study = study_of(*populations, population=stated)
    figure = figure_of(study, "dor")
    assert say(figure, figure.exhibit.footnotes[0]).startswith(words)
    assert words.removesuffix(".") in say(figure, figure.exhibit.alt)


def test_missing_times_are_told_from_the_population() -> None:
    """Six were randomised; one has no time of survival."""
    figure = figure_of(study_of(), "os")
    note = say(figure, " ".join(figure.exhibit.footnotes))
    assert "Intention-to-treat population (ITT), N = 5 of 6." in note
    assert "Not included, without a usable time: 1." in note


def test_a_table_of_two_populations_stands_under_neither() -> None:
    """Each endpoint has its own beside it; the line over the title names one only if all share."""
    both = made("landmark", study_of(RESPONDERS))
    heads = [row[0] for row in rows(both) if "N = " in row[0]]
    assert heads == [
        "Overall survival: ITT, N = 5 of 6",
        "Duration of response: patients with a response (to be confirmed), N = 4",
    ]
    assert both.exhibit.population is None
    assert made("landmark", study_of(population="itt")).exhibit.population == "itt"


@pytest.mark.parametrize(
    ("populations", "line"),
    [
        ((RESPONDERS,), "Efficacy \N{MIDDLE DOT} Patients with a response (to be confirmed)"),
        ((), "Efficacy"),
    ],
)
def test_the_line_over_the_title_says_what_the_footnote_says(
    populations: tuple[Mapping[str, object], ...], line: str
) -> None:
    """A guess is one there too, and what is not known is not said."""
    study = study_of(*populations)
    deck = compose((study,), load_template("conference"), POLICY, DeckSettings())
    (slide,) = (one for one in deck.slides if one.exhibit == "km.dor")
    assert slide.tag == line


def test_the_guess_of_the_page_is_what_slides_count() -> None:
    """Responders for how long a response lasted, those randomised for survival."""
    study = study_of(RESPONDERS)
    found = [counted_population(study, one) for one in study.spec.endpoints]
    assert found == ["responders", "itt"]
