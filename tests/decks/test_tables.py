"""The same tables written another way are the same trial."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, draft, new_deck
from tests.decks.facts import facts_without_files, unequal
from tests.decks.variants import (
    SAMPLES,
    copy_study,
    edit_spec,
    edit_tables,
    permute,
    read_rows,
    write_rows,
)
from tests.decks.walk import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.deck.model import Deck
    from tests.decks.conftest import Whole
    from tests.decks.variants import Row

DAYS_PER_MONTH = 30.4375
DECIMAL = re.compile(r"([<>]?-?\d+)\.(\d+%?)")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_order_of_rows_does_not_matter(
    name: str, wholes: Callable[[str], Whole], tmp_path: Path
) -> None:
    """Every number is the same, and so is every word, but for printed tables, kept in order."""
    deck = new_deck([edit_tables(copy_study(name, tmp_path), permute)], Options())
    before = wholes(name).deck
    assert unequal(deck.fact_index(), before.fact_index()) == {}
    if name != "published301":
        assert shown(deck) == [words(frame) for frame in wholes(name).frames]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_european_spreadsheet_gives_the_same_facts(
    name: str, wholes: Callable[[str], Whole], tmp_path: Path
) -> None:
    """Semicolons, decimal commas and UTF-16: no fact differs in anything but the file's hash."""
    folder = copy_study(name, tmp_path)
    for table in folder.glob("*.csv"):
        rows = [with_decimal_commas(row) for row in read_rows(table)]
        write_rows(table, rows, delimiter=";", encoding="utf-16")
    deck, before = new_deck([folder], Options()), wholes(name).deck
    assert facts_without_files(deck) == facts_without_files(before)


def test_days_or_months_give_the_same_results(
    wholes: Callable[[str], Whole], tmp_path: Path
) -> None:
    """The unit of the time column changes no hazard ratio, and no median as it is shown."""

    def in_months(rows: list[Row]) -> list[Row]:
        return [
            row | {"AVAL": repr(float(row["AVAL"]) / DAYS_PER_MONTH), "AVALU": "MONTHS"}
            for row in rows
        ]

    folder = edit_tables(copy_study("onc301", tmp_path), in_months, only="adtte")
    before, after = wholes("onc301").deck, new_deck([folder], Options())
    assert unequal(after.fact_index(), before.fact_index()) == {}
    assert shown(after) == shown(before)


def test_months_of_an_ordinary_table_may_be_days(
    wholes: Callable[[str], Whole], tmp_path: Path
) -> None:
    """Where study.yaml names the unit of a column, results are those of the other unit."""

    def in_days(rows: list[Row]) -> list[Row]:
        return [row | {"months": repr(float(row["months"]) * DAYS_PER_MONTH)} for row in rows]

    folder = edit_tables(copy_study("simple", tmp_path), in_days, only="survival")
    edit_spec(folder, lambda spec: spec["columns"][-1].update(unit="days"))
    before, after = wholes("simple").deck, new_deck([folder], Options())
    assert unequal(after.fact_index(), before.fact_index()) == {}


def shown(deck: Deck) -> list[str]:
    """Return the words of every slide."""
    return [words(frame) for frame in draft(deck).frames]


def with_decimal_commas(row: Row) -> Row:
    """Return a row as a spreadsheet in Europe writes it."""
    found = {key: DECIMAL.fullmatch(cell) for key, cell in row.items()}
    return row | {key: f"{match[1]},{match[2]}" for key, match in found.items() if match}
