"""Each number says by which cells its subjects were counted, so that it can be counted again."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from slidekit.exhibits.disposition_analysis import DispositionAnalysis, disposition_analysis
from slidekit.exhibits.safety_analysis import SafetyAnalysis, safety_analysis
from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study

if TYPE_CHECKING:
    from slidekit.exhibits.fact import Fact
    from slidekit.study.model import Study


@cache
def sample(name: str) -> Study:
    """Return a sample study, opened once."""
    return open_study(sample_data_dir() / name)


@cache
def facts_of(name: str) -> dict[str, Fact]:
    """Return what is counted of the events and the flow of a sample study."""
    harms, flow = safety_analysis(sample(name)), disposition_analysis(sample(name))
    assert isinstance(harms, SafetyAnalysis)
    found = [*harms.facts(), *(flow.facts if isinstance(flow, DispositionAnalysis) else ())]
    return {fact.id: fact for fact in found}


@pytest.mark.parametrize(
    ("fact", "filter_"),
    [
        (
            "safety.pt_neutropenia.quelmatinib",
            "AEBODSYS = Blood and lymphatic system disorders; AEDECOD = Neutropenia; "
            "TRTEMFL = Y; SAFFL = Y",
        ),
        (
            "safety.pt_neutropenia_g3.quelmatinib",
            "AEBODSYS = Blood and lymphatic system disorders; AEDECOD = Neutropenia; "
            "AETOXGR >= 3; TRTEMFL = Y; SAFFL = Y",
        ),
        ("safety.serious.quelmatinib", "AESER = Y; TRTEMFL = Y; SAFFL = Y"),
        ("safety.related.quelmatinib", "AEREL = RELATED; TRTEMFL = Y; SAFFL = Y"),
        ("safety.death.quelmatinib", "DTHFL = Y; SAFFL = Y"),
        ("disposition.screened", "any subject"),
        ("disposition.screen_failures", "ARM = Screen Failure or TRT01P = Screen Failure"),
        ("disposition.randomised.quelmatinib", "TRT01P = Quelmatinib + placebo"),
        (
            "disposition.treatment_reason_death.ostrataxel",
            "EOTSTT = DISCONTINUED; DCTREAS = DEATH; TRT01P = Ostrataxel + placebo",
        ),
        (
            "disposition.not_treated.ostrataxel",
            "without SAFFL = Y; TRT01P = Ostrataxel + placebo",
        ),
        (
            "disposition.analysed_responders",
            "ITTFL = Y; RSPFL = Y; TRT01P = Ostrataxel + placebo or Quelmatinib + placebo",
        ),
    ],
)
def test_a_count_names_its_cells(fact: str, filter_: str) -> None:
    """Term, grade, seriousness, relation, fate and population, in the columns of the tables."""
    assert facts_of("onc301")[fact].provenance.filter == filter_


@pytest.mark.parametrize("name", ["onc301", "published301"])
def test_counts_by_the_same_cells_are_the_same_count(name: str) -> None:
    """What differs in meaning differs in its filter; each that is known has one."""
    known = [fact for fact in facts_of(name).values() if fact.value is not None]
    assert [fact.id for fact in known if not fact.provenance.filter] == []
    seen: dict[tuple[object, ...], set[str]] = {}
    for fact in known:
        files = tuple(file.name for file in fact.provenance.files)
        meaning = fact.id.replace("analysed_safety", "treated")  # the same subjects, twice shown
        seen.setdefault((files, fact.arm, fact.provenance.filter), set()).add(meaning)
    assert [ids for ids in seen.values() if len(ids) > 1] == []
