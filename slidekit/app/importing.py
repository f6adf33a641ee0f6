"""Use cases: a study taken in from tables, completed by a person, and written as study.yaml."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.languages.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from slidekit.study.model import Study, Table
    from slidekit.study.opening import Files
    from slidekit.study.spec import StudySpec, Unit

TYPED_ROWS = 2000
"""Rows that are looked at to say what a column holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """Tables that were read once, and what study.yaml says of them so far."""

    files: Files
    paths: tuple[Path, ...]
    """Of the tables, in the order of `files.tables`."""
    folder: Path
    """Where the study lies, or would lie."""
    before: StudySpec
    """As study.yaml was read; as it was suggested where there was none."""
    study: Study
    """With the words as they are now, and what is wrong with them."""
    units: Mapping[str, tuple[Unit | None, bool]]
    """Id of an endpoint -> unit of its times, and whether a table or a person says it."""
    types: Mapping[str, Mapping[str, str]]
    """Name of a table -> column -> what it holds, by its first rows."""

    @property
    def spec(self) -> StudySpec:
        """What study.yaml would say if it were written now."""
        return self.study.spec


def take_in(paths: Sequence[Path]) -> Intake:
    """Return the study that tables or a folder make up.

    Tables that lie beside a study.yaml are read with it.

    Raises:
        StudyError: nothing could be read, or study.yaml breaks its schema.
    """
    from slidekit.app.tables import judged
    from slidekit.study.opening import assemble, gather, suggest

    paths = _with_their_file(paths)
    files = gather(paths)
    before = files.spec or suggest(files)
    tables = _paths_of(files, paths)
    # What was suggested stands for what a person says from here on: writing it confirms it.
    study, _ = judged(assemble(replace(files, spec=before)))
    types = {table.file.name: _types(table) for table in files.tables}
    return Intake(files, tables, tables[0].parent, before, study, _units(study), types)


def revised(intake: Intake, spec: StudySpec) -> Intake:
    """Return the same tables under other words, and what is wrong with them then."""
    from slidekit.app.tables import judged
    from slidekit.study.opening import assemble

    study, _ = judged(assemble(replace(intake.files, spec=spec)))
    return replace(intake, study=study, units=_units(study))


def write_intake(intake: Intake, folder: Path) -> Study:
    """Write study.yaml into a folder, copy the tables there, and return the study as it opens.

    Tables of the folder that were not taken in are named as not read.

    Raises:
        StudyError: a file of the folder would be overwritten, or cannot be written.
    """
    from slidekit.app.tables import judged
    from slidekit.study.opening import open_study
    from slidekit.study.revision import write_revision
    from slidekit.study.specfile import SPEC_NAME

    target, source = folder / SPEC_NAME, intake.folder / SPEC_NAME
    if target.exists() and target.resolve() != source.resolve():
        raise StudyError(
            tell("{0} has a {1} of another study.", folder.name, SPEC_NAME),
            fix=tell("Choose another folder."),
        )
    lacking = [path for path in _parts(intake, folder) if not _is_there(path, folder)]
    try:
        for path in lacking:
            if not _is_there(path, folder):  # two of one name may be on their way
                _copy(path, folder)
        write_revision(target, intake.before, _with_ignored(intake, folder), source)
    except StudyError:
        for path in lacking:  # none of them was there before
            (folder / path.name).unlink(missing_ok=True)
        raise
    return judged(open_study(folder))[0]


def _units(study: Study) -> Mapping[str, tuple[Unit | None, bool]]:
    from slidekit.study.inspect import unit_of

    times = (e for e in study.spec.endpoints if e.type == "time_to_event")
    return {endpoint.id: unit_of(study, endpoint) for endpoint in times}


def _types(table: Table) -> Mapping[str, str]:
    from slidekit.study.inspect import column_type

    return {name: column_type(cells[:TYPED_ROWS]) for name, cells in table.columns.items()}


def _with_their_file(paths: Sequence[Path]) -> list[Path]:
    """Return the folder where tables lie beside a study.yaml: both belong together."""
    from slidekit.study.specfile import SPEC_NAME

    folders = {path.parent for path in paths}
    is_beside = len(folders) == 1 and all(path.is_file() for path in paths)
    folder = next(iter(folders), None)
    if is_beside and folder is not None and (folder / SPEC_NAME).is_file():
        return [folder]
    return list(paths)


def _paths_of(files: Files, paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return where each table lies."""
    folders = [path if path.is_dir() else path.parent for path in paths]
    named = {path.name: path for path in paths if path.is_file()}
    return tuple(
        named.get(table.file.name)
        or next(f / table.file.name for f in folders if (f / table.file.name).is_file())
        for table in files.tables
    )


def _parts(intake: Intake, folder: Path) -> Iterator[Path]:
    """Yield the tables, the papers and reference files, and what was read by a second reader.

    Readings go along once: those of the new folder are then the ones that are written on.
    """
    from slidekit.study.readings import READINGS_NAME

    yield from intake.paths
    spec = intake.spec
    named = [*spec.reference_files, *(r.attachment for r in spec.references if r.attachment)]
    if not (folder / READINGS_NAME).exists():
        named.append(READINGS_NAME)
    for name in named:
        if (path := intake.folder / name).is_file():
            yield path


def _is_there(path: Path, folder: Path) -> bool:
    """Tell whether a folder has a file already.

    Raises:
        StudyError: it has another one of that name.
    """
    target = folder / path.name
    if not target.exists():
        return False
    if target.read_bytes() == path.read_bytes():
        return True
    raise StudyError(
        tell("{0} has another file called {1}.", folder.name, path.name),
        fix=tell("Choose an empty folder, or rename one of the two."),
    )


def _copy(path: Path, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, folder / path.name)
    except OSError as error:
        reason = reason_of(error)
        raise StudyError(
            tell("{0} cannot be copied into {1}: {2}.", path.name, folder.name, reason),
            fix=tell("Choose a folder that you may write to."),
        ) from None


def _with_ignored(intake: Intake, folder: Path) -> StudySpec:
    from slidekit.study.spec import TableMap
    from slidekit.study.tablefiles import tables_in

    taken = {path.name for path in intake.paths}
    others = [path.name for path in tables_in(folder) if path.name not in taken]
    said = {entry.file for entry in intake.spec.columns}
    ignored = tuple(TableMap(file=name, kind="ignore") for name in others if name not in said)
    return intake.spec.model_copy(update={"columns": (*intake.spec.columns, *ignored)})
