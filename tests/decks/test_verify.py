"""A deck that was built verifies, and a number that someone changed is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pptx import Presentation

from slidekit.app import verify
from slidekit.export.shown import shown_facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.decks.conftest import Whole


def test_every_number_comes_out_of_the_tables_again(whole: Whole) -> None:
    """`slidekit verify --data` finds the file unchanged and all numbers equal."""
    answer = verify(whole.pptx, whole.study)
    again = answer["recomputed"]
    assert (answer["verdict"], answer["changes"]) == ("unchanged", [])
    assert (again["different"], again["missing_tables"]) == ([], [])
    shown = {s.fact for frame in whole.frames for s in shown_facts(frame)}
    assert again["equal"] == again["facts"] == len(shown)


def test_a_number_changed_in_the_file_is_found(whole: Whole, tmp_path: Path) -> None:
    """One digit of one number in the middle of the deck: slide, fact, old and new are named."""
    deck = Presentation(str(whole.pptx))
    numbers = [
        (slide, run) for slide, run in runs(deck) if re.fullmatch(r"\d+ \(\d+\.\d\)", run.text)
    ]
    number, run = numbers[len(numbers) // 2]
    old = run.text
    run.text = f"{int(old.split(' ')[0]) + 1} {old.split(' ')[1]}"
    deck.save(str(tmp_path / "changed.pptx"))
    answer = verify(tmp_path / "changed.pptx", whole.study)
    (change,) = answer["changes"]
    assert (answer["verdict"], change["kind"]) == ("changed", "number")
    assert (change["slide_number"], change["expected"], change["found"]) == (number, old, run.text)
    assert change["fact"] in whole.deck.fact_index()


def runs(deck: Any) -> Iterator[tuple[int, Any]]:
    """Return the runs in the tables of a deck, each with the number of its slide."""
    for number, slide in enumerate(deck.slides, 1):
        for shape in slide.shapes:
            for cell in shape.table.iter_cells() if shape.has_table else ():
                yield from ((number, run) for p in cell.text_frame.paragraphs for run in p.runs)
