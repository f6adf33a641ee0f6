"""What holds for every kind on every sample study: bound numbers, kept data, no identifiers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.model import Made, Prose, TableData
from slidekit.exhibits.registry import exhibit_kind
from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study
from tests.exhibits.drawn import drawn, labels, outside, overlapping
from tests.exhibits.trials import make

if TYPE_CHECKING:
    from slidekit.exhibits.model import Exhibit
    from slidekit.study.model import Study

STUDIES = ("onc301", "published301", "simple")
KINDS = (
    "title", "status", "disclosures", "background", "design", "statistics", "disposition",
    "baseline", "exposure", "ae_overview", "ae_common", "ae_dot", "ae_butterfly", "aesi",
    "limitations", "conclusions", "acknowledgement", "references", "boxed_warning",
)  # fmt: skip
SUBJECT = re.compile(r"\b(?:ONC301|onc301)-\d+")


@cache
def sample(name: str) -> Study:
    """Return a sample study, read once."""
    return open_study(sample_data_dir() / name)


@cache
def all_made() -> tuple[Made, ...]:
    """Return every exhibit of these kinds that the samples give."""
    found = (make(kind, sample(name)) for name in STUDIES for kind in KINDS)
    return tuple(one for one in found if isinstance(one, Made))


def texts_of(exhibit: Exhibit) -> list[str]:
    """Return the texts of an exhibit, tokens unfilled."""
    data = exhibit.data
    shown = [exhibit.title, exhibit.alt, *exhibit.footnotes, *exhibit.key_lines, *exhibit.notes]
    if isinstance(data, TableData):
        shown += [column.text for column in data.columns]
        shown += [cell for row in data.rows for cell in row.cells]
    elif isinstance(data, Prose):
        shown += [line.text for line in (*data.lines, *data.right)]
    else:
        shown.append(repr(data))
    return shown


def test_the_full_sample_gives_every_kind() -> None:
    """Nothing is missing from the patient-level sample study."""
    kinds = {one.exhibit.kind for one in all_made() if one.exhibit.study == "onc301"}
    assert kinds == set(KINDS)


def test_every_token_names_a_fact_that_the_exhibit_brings() -> None:
    """A deck of one exhibit alone could print all its numbers."""
    for one in all_made():
        brought = {fact.id for fact in one.facts}
        named = {match[1] for text in texts_of(one.exhibit) for match in TOKEN.finditer(text)}
        named = {id_ for id_ in named if not id_.startswith("ref:")}
        assert named <= brought, one.exhibit.id
        assert set(one.exhibit.facts) <= brought, one.exhibit.id


def test_data_come_back_from_the_deck_file_as_they_were() -> None:
    """What is stored as JSON is equal after reading, by the type that the kind names."""
    for one in all_made():
        adapter: TypeAdapter[object] = TypeAdapter(exhibit_kind(one.exhibit.kind).data)
        assert adapter.validate_json(adapter.dump_json(one.exhibit.data)) == one.exhibit.data


def test_two_runs_give_the_same_exhibits() -> None:
    """Read again, the same tables make equal exhibits and facts."""
    again = open_study(sample_data_dir() / "onc301")
    for kind in KINDS:
        assert make(kind, again) == make(kind, sample("onc301")), kind


def test_no_exhibit_names_a_subject() -> None:
    """Identifiers of subjects stay in the tables."""
    for one in all_made():
        assert not SUBJECT.search(" ".join(texts_of(one.exhibit))), one.exhibit.id


def test_no_p_value_stands_in_baseline_or_safety() -> None:
    """Only efficacy endpoints bring a p-value."""
    for one in all_made():
        tested = {fact.status for fact in one.facts if fact.p is not None}
        assert not tested & {"baseline", "safety", None}, one.exhibit.id


def test_every_exhibit_but_prose_has_an_alternative_text() -> None:
    """Tables and figures can be heard."""
    for one in all_made():
        assert isinstance(one.exhibit.data, Prose) or one.exhibit.alt.endswith("."), one.exhibit.id


@pytest.mark.parametrize("name", STUDIES)
@pytest.mark.parametrize("kind", ["disposition", "ae_dot", "ae_butterfly"])
def test_figures_of_the_samples_are_clear(name: str, kind: str) -> None:
    """No text leaves the figure or stands on another, and no figure has too many shapes."""
    found = make(kind, sample(name))
    if not isinstance(found, Made):
        assert name != "onc301"
        return
    count = exhibit_kind(kind).rows
    part = (0, 16) if count and count(found.exhibit) > 16 else None
    items = drawn(found, part)
    assert labels(items)
    assert outside(items) == []
    assert overlapping(items) == []
    assert len(items) < 400
