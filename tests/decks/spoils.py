"""Ways to spoil a study folder, as people do."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from tests.decks.variants import edit_spec, edit_tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.decks.variants import Row, Spec

    Spoil = Callable[[Path], object]


def without_tables(folder: Path) -> None:
    """Leave a text that is no table."""
    for path in folder.iterdir():
        path.unlink()
    (folder / "README.md").write_text("The tables come on Monday.\n", "utf-8")


def without_anything(folder: Path) -> None:
    """Leave nothing."""
    for path in folder.iterdir():
        path.unlink()


def text(content: str) -> Spoil:
    """Return what writes a study.yaml."""
    return lambda folder: (folder / "study.yaml").write_text(content, "utf-8")


def in_latin_1(folder: Path) -> None:
    """Save study.yaml as an old editor does."""
    (folder / "study.yaml").write_bytes("id: simple\ntitle: Médicament\n".encode("latin-1"))


def spec(edit: Callable[[Spec], object]) -> Spoil:
    """Return what changes study.yaml."""
    return lambda folder: edit_spec(folder, edit)


def endpoint(**keys: object) -> Spoil:
    """Return what changes keys of the first endpoint."""
    return spec(lambda stated: stated["endpoints"][0].update(keys))


def as_workbook(folder: Path) -> None:
    """Give a workbook the name of a CSV file."""
    with zipfile.ZipFile(folder / "survival.csv", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")


def as_bytes(content: bytes) -> Spoil:
    """Return what writes these bytes into the table of survival."""
    return lambda folder: (folder / "survival.csv").write_bytes(content)


def with_a_long_line(folder: Path) -> None:
    """Write two cells too many into line 6."""
    lines = (folder / "survival.csv").read_text("utf-8").splitlines()
    lines[5] += ",1,2"
    (folder / "survival.csv").write_text("\n".join(lines), "utf-8")


def with_a_subject_twice(folder: Path) -> None:
    """Repeat a row."""
    edit_tables(folder, lambda rows: [*rows, rows[2]], only="survival")


def times(*cells: str) -> Spoil:
    """Return what writes other times into the first rows."""

    def edit(rows: list[Row]) -> list[Row]:
        for row, cell in zip(rows, cells, strict=False):
            row["months"] = cell
        return rows

    return lambda folder: edit_tables(folder, edit, only="survival")


def of_another_trial(table: str) -> Spoil:
    """Return what gives a table the subjects of another trial."""

    def edit(rows: list[Row]) -> list[Row]:
        return [row | {"USUBJID": row["USUBJID"].replace("ONC301", "ABC123")} for row in rows]

    return lambda folder: edit_tables(folder, edit, only=table)


def all_censored(folder: Path) -> None:
    """Nobody died."""
    edit_tables(folder, lambda rows: [row | {"dead": "no"} for row in rows], only="survival")


def is_plain(said: str) -> bool:
    """Tell whether a remark holds no traceback and is not the report of a bug."""
    return "Traceback" not in said and "bug" not in said and 'File "' not in said


def files_in(folder: Path) -> set[str]:
    """Return all files and folders inside a folder, by name."""
    return {path.name for path in folder.rglob("*")}
