"""Copies of study folders with one thing changed: in study.yaml, or in every table."""

from __future__ import annotations

import csv
import random
import shutil
from typing import TYPE_CHECKING, Any

import yaml

from slidekit.resources import sample_data_dir
from tests.needs import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Row = dict[str, str]

SAMPLES = ("onc301", "published301", "simple")
PUBLIC = ("random_cdisc", "pharmaverse_onco")


def copy_study(name: str, parent: Path) -> Path:
    """Copy the tables and study.yaml of a sample or public study; return the new folder."""
    folder = parent / name
    folder.mkdir(parents=True)
    source = SHARED / "data" / name if name in PUBLIC else sample_data_dir() / name
    for table in source.glob("*.csv"):
        shutil.copyfile(table, folder / table.name)
    stated = ROOT / "tests" / "studies" / f"{name}.yaml" if name in PUBLIC else source / "study.yaml"
    shutil.copyfile(stated, folder / "study.yaml")
    return folder


def edit_spec(folder: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    """Change what study.yaml says."""
    path = folder / "study.yaml"
    stated = yaml.safe_load(path.read_text("utf-8"))
    edit(stated)
    path.write_text(yaml.safe_dump(stated, allow_unicode=True, sort_keys=False), "utf-8")


def read_rows(table: Path) -> list[Row]:
    """Return the rows of a table."""
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_rows(
    table: Path, rows: list[Row], columns: list[str], delimiter: str = ",", encoding: str = "utf-8"
) -> None:
    """Write a table anew."""
    with table.open("w", encoding=encoding, newline="") as lines:
        writer = csv.DictWriter(lines, columns, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


def edit_tables(folder: Path, edit: Callable[[list[Row]], list[Row]]) -> None:
    """Change the rows of every table."""
    for table in sorted(folder.glob("*.csv")):
        rows = read_rows(table)
        write_rows(table, edit(rows), list(rows[0]))


def permute(rows: list[Row]) -> list[Row]:
    """Return the rows in another order."""
    return random.Random(301).sample(rows, len(rows))
