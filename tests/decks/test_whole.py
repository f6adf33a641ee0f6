"""Every study becomes a deck that opens, fits, can be read aloud, and gives nobody away."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openxml_audit import validate_pptx

from slidekit.deck.file import read_deck
from slidekit.export.record import read_record
from tests.collisions import collisions
from tests.decks.variants import read_rows, read_spec
from tests.decks.walk import (
    figures_without_words,
    parts,
    shape_count,
    silent_shapes,
    slide_trees,
    texts,
    written_texts,
)
from tests.export.agreement import convert
from tests.needs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.decks.conftest import Whole

MOST_SHAPES = 400
DATE = re.compile(r"\d{4}-\d\d-\d\d")


def test_the_deck_has_slides_of_every_section_it_can_have(whole: Whole) -> None:
    """Each slide lies on the place of the deck that its section has in the template."""
    order = [section.id for section in whole.deck.template.sections]
    places = [order.index(slide.section) for slide in whole.deck.slides]
    assert places == sorted(places)
    assert {"opening", "efficacy", "safety"} <= {slide.section for slide in whole.deck.slides}


def test_what_is_not_on_a_slide_is_named_as_a_gap(whole: Whole) -> None:
    """Every slide of the template is there, or is said to be missing and why."""
    roles = {slide.role for slide in whole.deck.slides}
    gaps = {gap.role: gap.reason for gap in whole.deck.gaps}
    asked = {entry.role for section in whole.deck.template.sections for entry in section.slides}
    ranks = {endpoint.rank for study in whole.deck.studies for endpoint in study.spec.endpoints}
    of_ranks = {"primary", "key_secondary", "secondary", "exploratory"} - ranks
    assert asked - roles - of_ranks == gaps.keys() - roles
    assert all(gaps.values())


def test_the_file_of_the_deck_reads_back_as_the_deck(whole: Whole) -> None:
    """A .slidekit file loses nothing."""
    assert read_deck(whole.slidekit) == whole.deck


def test_nothing_overflows(whole: Whole) -> None:
    """Every content fits its place."""
    assert {f.slide_id: f.overflows for f in whole.frames if f.overflows} == {}


def test_no_text_runs_into_another(whole: Whole) -> None:
    """No line of text lies over one of another block."""
    found = {frame.slide_id: collisions(frame) for frame in whole.frames}
    assert {slide: pairs for slide, pairs in found.items() if pairs} == {}


def test_no_token_is_left_in_a_text(whole: Whole) -> None:
    """Every {fact} and {ref:ID} became words, also in notes and alternative texts."""
    shown = [text for frame in whole.frames for text in texts(frame)]
    written = [text for tree in slide_trees(whole.pptx).values() for text in written_texts(tree)]
    assert [text for text in (*shown, *written) if "{" in text or "}" in text] == []


def test_figures_and_tables_are_put_into_words(whole: Whole) -> None:
    """Each has an alternative text, in the frame and in the PPTX."""
    assert [name for frame in whole.frames for name in figures_without_words(frame)] == []
    assert [name for tree in slide_trees(whole.pptx).values() for name in silent_shapes(tree)] == []


def test_no_slide_holds_more_shapes_than_powerpoint_takes_well(whole: Whole) -> None:
    """400 at most, parts of figures included, and one slide part for each slide."""
    counts = {name: shape_count(tree) for name, tree in slide_trees(whole.pptx).items()}
    assert len(counts) == len(whole.deck.slides) == len(whole.frames)
    assert {name: n for name, n in counts.items() if not 0 < n <= MOST_SHAPES} == {}


def test_the_pptx_keeps_to_the_standard(whole: Whole) -> None:
    """A validator of Office Open XML finds nothing."""
    assert [str(error) for error in validate_pptx(str(whole.pptx)).errors] == []


@pytest.mark.needs("libreoffice")
def test_another_program_opens_it_with_all_slides(whole: Whole) -> None:
    """LibreOffice prints one page per slide."""
    pages = re.findall(rb"/Type\s*/Page\b", convert(whole.pptx).read_bytes())
    assert len(pages) == len(whole.deck.slides)


def test_no_subject_can_be_found_in_the_files(whole: Whole) -> None:
    """Neither identifiers nor dates of subjects are in any part of PPTX or .slidekit."""
    told = "\n".join(everything(whole))
    ids = subjects(whole.study)
    assert [i for i in sorted(ids) if i.isdecimal() and f">{i}<" in told] == []
    found = set(re.findall(r"[\w-]+", told))
    assert sorted(i for i in ids & found if not i.isdecimal()) == []
    assert sorted(dates(whole.study) & found) == []


def test_no_place_of_this_machine_is_in_the_files(whole: Whole) -> None:
    """Whoever gets a deck does not learn where its author keeps what."""
    told = "\n".join(everything(whole))
    here = {str(p) for p in (whole.study, whole.study.parent, ROOT, sys.prefix, Path.home() / "w")}
    here |= {tempfile.gettempdir() + "/", str(Path.cwd()), str(Path.home()) + "/"}
    assert [place for place in sorted(here) if place in told] == []


def everything(whole: Whole) -> Iterator[str]:
    """Return the texts of all parts of both files, and the manifest that is packed into one."""
    for package in (whole.pptx, whole.slidekit):
        for name, part in parts(package).items():
            yield name
            yield part.decode("utf-8", errors="replace")
    yield json.dumps(read_record(whole.pptx), ensure_ascii=False)


def subjects(study: Path) -> set[str]:
    """Return the identifiers of all subjects in a study's tables."""
    rows = [row for table in study.glob("*.csv") for row in read_rows(table)]
    return {row[key] for row in rows for key in ("USUBJID", "patient") if row.get(key)}


def dates(study: Path) -> set[str]:
    """Return the dates in a study's tables that its study.yaml does not tell."""
    rows = [row for table in study.glob("*.csv") for row in read_rows(table)]
    found = {date for row in rows for cell in row.values() for date in DATE.findall(cell or "")}
    return found - set(DATE.findall(json.dumps(read_spec(study))))
