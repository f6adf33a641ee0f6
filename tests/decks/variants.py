"""Copies of study folders with one thing changed: in study.yaml, or in the tables."""

from __future__ import annotations

import csv
import json
import random
import shutil
from typing import TYPE_CHECKING, Any, cast

import yaml

from slidekit.resources import sample_data_dir
from slidekit.study.yamlfile import load_yaml
from tests.needs import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Row = dict[str, str]
    Spec = dict[str, Any]

SAMPLES = ("onc301", "published301", "simple")
PUBLIC = ("random_cdisc", "pharmaverse_onco")


def copy_study(name: str, parent: Path) -> Path:
    """Copy the tables, labels and study.yaml of a sample or public study; return the new folder."""
    folder = parent / name
    folder.mkdir(parents=True)
    source = SHARED / "data" / name if name in PUBLIC else sample_data_dir() / name
    for table in (*source.glob("*.csv"), *source.glob("*.pdf")):
        shutil.copyfile(table, folder / table.name)
    said = ROOT / "tests" / "studies" / f"{name}.yaml" if name in PUBLIC else source / "study.yaml"
    shutil.copyfile(said, folder / "study.yaml")
    return folder


def read_spec(folder: Path) -> Spec:
    """Return what study.yaml says, every value a text."""
    return cast("Spec", load_yaml(folder / "study.yaml", "study.yaml"))


def edit_spec(folder: Path, edit: Callable[[Spec], object]) -> Path:
    """Change what study.yaml says; return the folder."""
    spec = read_spec(folder)
    edit(spec)
    written_out = json.loads(json.dumps(spec))  # else what is there twice becomes an alias
    text = yaml.safe_dump(written_out, allow_unicode=True, sort_keys=False)
    (folder / "study.yaml").write_text(text, "utf-8")
    return folder


def read_rows(table: Path) -> list[Row]:
    """Return the rows of a table."""
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_rows(table: Path, rows: list[Row], delimiter: str = ",", encoding: str = "utf-8") -> None:
    """Write a table anew."""
    with table.open("w", encoding=encoding, newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


def edit_tables(folder: Path, edit: Callable[[list[Row]], list[Row]], only: str = "*") -> Path:
    """Change the rows of every table, or of some; return the folder."""
    for table in sorted(folder.glob(f"{only}.csv")):
        write_rows(table, edit(read_rows(table)))
    return folder


def permute(rows: list[Row]) -> list[Row]:
    """Return the rows in another order."""
    return random.Random(301).sample(rows, len(rows))


def keep_endpoints(folder: Path, *ids: str) -> Path:
    """Leave some endpoints only, and two subgroups, so that a deck is built quickly."""

    def edit(spec: Spec) -> None:
        spec["endpoints"] = [entry for entry in spec["endpoints"] if entry["id"] in ids]
        spec["statistics"]["testing_order"] = list(ids)
        spec["subgroups"] = spec["subgroups"][:2]

    return edit_spec(folder, edit)
