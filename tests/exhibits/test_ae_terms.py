"""Coded terms as they are read, ids that never collide, and cells that mark an event."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.exhibits.ae_codes import mark_dose_change, mark_related, mark_severe
from slidekit.exhibits.ae_terms import show_term, term_ids
from slidekit.study.cells import texts
from slidekit.study.model import AdverseEvents, Source


def records(**columns: list[str]) -> AdverseEvents:
    """Return events of as many subjects as there are cells, all in one arm."""
    size = len(next(iter(columns.values())))
    return AdverseEvents(
        subject=np.arange(size, dtype=np.int64),
        arm=np.zeros(size, dtype=np.int64),
        n_subjects=(size,),
        columns={name: texts(cells) for name, cells in columns.items()},
        source=Source((), "", "safety"),
    )


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("NAUSEA", "Nausea"),
        ("Nausea", "Nausea"),
        ("ALANINE  AMINOTRANSFERASE INCREASED", "Alanine aminotransferase increased"),
        ("C-REACTIVE PROTEIN INCREASED", "C-reactive protein increased"),
        ("ELECTROCARDIOGRAM QT PROLONGED", "Electrocardiogram QT prolonged"),
        ("COVID-19", "COVID-19"),
        ("", "No coding available"),
    ],
)
def test_terms_are_shown_as_they_are_read(cell: str, shown: str) -> None:
    """Capitals become a sentence, abbreviations stay, a missing term is named."""
    assert show_term(cell) == shown


@given(st.lists(st.text(max_size=12), max_size=12))
def test_terms_never_share_an_id(names: list[str]) -> None:
    """However terms are written, each has an id of its own, the same in every order."""
    ids = term_ids(names)
    assert len(set(ids.values())) == len(set(names))
    assert ids == term_ids(names[::-1])


def test_grades_are_read_in_the_usual_spellings() -> None:
    """Grade 3, 3 and 3.0 are grade 3; a cell that is no grade is missing and is said so."""
    marked = mark_severe(records(AETOXGR=["Grade 3", "3.0", "2", "5", "", "high"]))
    assert marked.mask is not None
    assert marked.mask.tolist() == [True, True, False, True, False, False]
    assert marked.words == "AETOXGR >= 3 (2 records without it)"


def test_a_rise_of_dose_is_no_reduction() -> None:
    """Only interruption and reduction count as a change of dose."""
    cells = ["DRUG INTERRUPTED", "DOSE REDUCED", "DOSE RATE REDUCED", "DOSE INCREASED", "UNKNOWN"]
    marked = mark_dose_change(records(AEACN=cells))
    assert marked.mask is not None
    assert marked.mask.tolist() == [True, True, True, False, False]


def test_an_empty_relation_does_not_count_and_is_said() -> None:
    """The notes give the number of records without a judgement."""
    marked = mark_related(records(AEREL=["Possible", "none", ""]))
    assert marked.mask is not None
    assert marked.mask.tolist() == [True, False, False]
    assert marked.words == "AEREL = POSSIBLE (1 records without it)"
