"""From a folder to a study: tables, study.yaml, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.arms import is_control
from slidekit.study.checks import check
from slidekit.study.mapping import mapped
from slidekit.study.model import Problem, Study
from slidekit.study.read import read_tables
from slidekit.study.readings import readings_beside
from slidekit.study.recognise import recognise
from slidekit.study.references import with_files
from slidekit.study.specfile import SPEC_NAME, load_spec
from slidekit.study.suggest import slug, suggest_arms, suggest_spec
from slidekit.study.tablefiles import tables_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.study.model import Table
    from slidekit.study.second_reader import Reading
    from slidekit.study.spec import Arm, StudySpec, TableMap


@dataclass(frozen=True, slots=True, eq=False)
class Files:
    """What lay in a folder: tables of unknown kind, study.yaml if there is one, and problems."""

    tables: tuple[Table, ...]
    spec: StudySpec | None
    problems: tuple[Problem, ...]
    name: str
    """Of the folder."""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    """Digest of a printed number -> who read it beside its source."""


def open_study(path: Path) -> Study:
    """Return the study in a folder of tables, with study.yaml or without.

    Without study.yaml everything is suggested from the tables, and problems ask to confirm it.

    Raises:
        StudyError: there is no folder, no table that can be read, or study.yaml breaks its schema.
    """
    return assemble(gather([path]))


def gather(paths: Sequence[Path]) -> Files:
    """Return the tables and the study.yaml of folders and files.

    Raises:
        StudyError: nothing could be read, or study.yaml breaks its schema.
    """
    spec_path = next((found for path in paths if (found := _spec_path(path))), None)
    spec, remarks = _spec(spec_path) if spec_path else (None, ())
    wanted = {entry.file for entry in spec.columns} if spec else set()
    files = list(dict.fromkeys(file for path in paths for file in _table_paths(path, wanted)))
    if not files:
        names = ", ".join(path.name for path in paths)
        raise StudyError(
            tell("There is no table in {0}.", names),
            fix=tell("Put .csv, .tsv, .xpt or .sas7bdat files into the folder."),
        )
    tables, problems = read_tables(files)
    if not tables:
        raise StudyError(problems[0].message, fix=problems[0].fix)
    folder = spec_path.parent if spec_path else _folder(paths[0])
    read, unread = readings_beside(folder)
    said = (*problems, *remarks, *unread)
    return Files(tuple(tables), spec, said, _folder(paths[0]).resolve().name, read.by_digest)


def _spec(path: Path) -> tuple[StudySpec, tuple[Problem, ...]]:
    """Return study.yaml with the references and attachments that lie beside it."""
    return with_files(load_spec(path), path.parent)


def assemble(files: Files) -> Study:
    """Return the study that files make up, with everything that is wrong with it."""
    problems = list(files.problems)
    spec = files.spec or suggest(files)
    tables = _named(files.tables, spec, problems)
    arms = spec.arms or suggest_arms(tables)
    study = Study(
        *(spec, arms, reference_arm(arms), tuple(tables), tuple(problems)),
        is_suggested=files.spec is None,
        readings=files.readings,
    )
    return replace(study, problems=(*problems, *check(study)))


def suggest(files: Files) -> StudySpec:
    """Return a study.yaml guessed from the tables alone."""
    try:
        return suggest_spec(_named(files.tables, None, []), slug(files.name, "study"))
    except ValidationError as error:
        raise _unfit(error) from None


def _unfit(error: ValidationError) -> StudyError:
    """Say that a cell is no name, without showing it: it may hold rows that ran together."""
    column = ".".join(str(step) for step in error.errors()[0]["loc"])
    what = tell("an arm") if column == "name" else tell("a parameter (PARAM, PARAMCD)")
    return StudyError(
        tell(
            "The tables hold {0} whose name is too long, has several lines or has braces {{}}.",
            what,
        ),
        fix=tell("Look for a quote that is opened and never closed, and shorten or rename it."),
    )


def reference_arm(arms: Sequence[Arm]) -> int:
    """Return the arm others are compared with: the one marked, else one named like a control."""
    marked = [index for index, arm in enumerate(arms) if arm.reference]
    controls = [index for index, arm in enumerate(arms) if is_control(arm.name)]
    return (marked or controls or [0])[0]


def _named(tables: Sequence[Table], spec: StudySpec | None, problems: list[Problem]) -> list[Table]:
    """Return the tables with their kinds, by study.yaml or by their columns."""
    found: list[Table] = []
    for table in tables:
        for entry in _entries_for(table, spec):
            try:
                found.append(
                    mapped(table, entry, spec)
                    if spec is not None and entry is not None
                    else recognise(table)
                )
            except StudyError as error:
                message = error.what
                name = table.file.name
                problems.append(Problem("error", "not_usable", message, error.fix, name))
    return found


def _entries_for(table: Table, spec: StudySpec | None) -> Sequence[TableMap | None]:
    """Return what study.yaml says of a table; [None]: nothing."""
    name = table.file.name.casefold()
    entries = [e for e in spec.columns if e.file.casefold() == name] if spec else []
    return [entry for entry in entries if entry.kind != "ignore"] if entries else [None]


def _spec_path(path: Path) -> Path | None:
    """Return the study.yaml of a folder; a table given by itself is looked at without one."""
    if path.name == SPEC_NAME:
        return path
    if path.is_dir() and (path / "study.yml").is_file() and not (path / SPEC_NAME).is_file():
        raise StudyError(
            tell("{0} has a study.yml, which is not read.", path.name),
            fix=tell("Name it {0}.", SPEC_NAME),
        )
    return path / SPEC_NAME if (path / SPEC_NAME).is_file() else None


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _table_paths(path: Path, wanted: set[str]) -> list[Path]:
    """Return the tables that a path means: itself, or those in its folder."""
    if not path.exists():
        raise StudyError(
            tell("There is no file or folder {0}.", path.name), fix=tell("Check its name.")
        )
    if path.name == SPEC_NAME:
        path = path.parent
    if not path.is_dir():
        return [path]
    named = [path / name for name in sorted(wanted) if Path(name).name == name]
    return list(dict.fromkeys([*tables_in(path), *(file for file in named if file.is_file())]))
