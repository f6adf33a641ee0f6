"""References from the files of reference managers, and the papers that are attached to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.references.bibtex import entry_starts, read_bibtex
from slidekit.study.references.csl import read_csl
from slidekit.study.references.ids import ids_of
from slidekit.study.references.inside import file_inside, sha256_of
from slidekit.study.references.merge import Merging
from slidekit.study.references.nbib import read_nbib
from slidekit.study.references.ris import read_ris
from slidekit.study.references.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from slidekit.study.model import Problem
    from slidekit.study.references.record import Record
    from slidekit.study.spec import Reference, StudySpec

    Reader = Callable[[str, str], Iterator[Record]]

READERS: dict[str, Reader] = {
    ".ris": read_ris,
    ".nbib": read_nbib,
    ".medline": read_nbib,
    ".bib": read_bibtex,
    ".bibtex": read_bibtex,
    ".json": read_csl,
    ".csljson": read_csl,
}
"""Ending of a file -> what reads it; .txt is told by how it begins."""

BEGINNINGS = {
    ".nbib": re.compile(r"\A\s*PMID ?- "),
    ".ris": re.compile(r"^TY  ?- ", re.MULTILINE),
}

MAX_RECORDS = 500
"""Most references that a study can have: they travel in its deck, which cites tens."""

MAX_CHARACTERS = 400_000
"""Most characters of all references together, so that a deck can be opened again."""


UNNAMED = "unnamed"
"""Id of a reference until all of them are known."""


@dataclass(frozen=True, slots=True)
class Imported:
    """References of a study after an import, and remarks on those that were merged."""

    references: tuple[Reference, ...]
    """Those that were known, completed, and then the new ones in the order of the files."""
    problems: tuple[Problem, ...]


def import_references(paths: Sequence[Path], known: tuple[Reference, ...] = ()) -> Imported:
    """Return the references of files together with those that are known.

    Args:
        paths: CSL-JSON (.json), RIS (.ris), BibTeX (.bib) or PubMed (.nbib) files.
        known: those of study.yaml or of a deck; their ids stay, and what they say holds.

    Raises:
        StudyError: a file cannot be read; file, line and what to do are named.
    """
    merging = Merging()
    for reference in known:
        merging.take(reference)
    for path in paths:
        for record in read_file(path):
            merging.add(record.reference(UNNAMED), record)
    merging.found[:] = _named(merging, {reference.id for reference in known})
    return Imported(_bounded(merging.found), merging.remarks())


def _named(merging: Merging, taken: set[str]) -> list[Reference]:
    """Return the references with an id for each that has none."""
    new = [
        (one, record) for one, record in zip(merging.found, merging.records, strict=True) if record
    ]
    ids = iter(ids_of([r for _, r in new], [one for one, _ in new], taken))
    return [
        one.model_copy(update={"id": next(ids)}) if record else one
        for one, record in zip(merging.found, merging.records, strict=True)
    ]


def read_file(path: Path) -> tuple[Record, ...]:
    """Return the records of one file.

    Raises:
        StudyError: it is of no known kind, cannot be read, holds none, or too many.
    """
    text = text_of(path)
    found: list[Record] = []
    reader = _reader(path, text)
    if reader is read_bibtex:
        _refuse_long_bibtex(text, path.name)
    for record in reader(text, path.name):
        if len(found) == MAX_RECORDS:
            raise _too_many(record.place)
        found.append(record)
    if not found:
        raise StudyError(
            tell("{0} holds no reference.", path.name), fix=tell("Check that this is the file.")
        )
    return tuple(found)


def _too_many(place: str) -> StudyError:
    return StudyError(
        tell(
            "{0}: here begins reference {1}; at most {2} are read.",
            place,
            MAX_RECORDS + 1,
            MAX_RECORDS,
        ),
        fix=tell("Export only the references that the deck cites."),
    )


def _refuse_long_bibtex(text: str, name: str) -> None:
    """Refuse a file of too many entries before it is parsed as a whole, which takes long."""
    if start := next(islice(entry_starts(text), MAX_RECORDS, None), None):
        line = text.count("\n", 0, start) + 1
        raise _too_many(tell("{0}, line {1}", name, line))


def _reader(path: Path, text: str) -> Reader:
    suffix = path.suffix.lower()
    if suffix == ".txt":
        suffix = next((kind for kind, sign in BEGINNINGS.items() if sign.search(text)), suffix)
    if suffix not in READERS:
        raise StudyError(
            tell(
                "{0} is no list of references that can be read: its name ends with {1}.",
                path.name,
                suffix or "nothing",
            ),
            fix=tell("Export CSL-JSON (.json), RIS (.ris), BibTeX (.bib) or PubMed's .nbib."),
        )
    return READERS[suffix]


def _bounded(references: list[Reference]) -> tuple[Reference, ...]:
    size = sum(len(one.model_dump_json(exclude_defaults=True)) for one in references)
    if len(references) > MAX_RECORDS or size > MAX_CHARACTERS:
        raise StudyError(
            tell(
                "The study has {0} references of {1} characters; a deck can hold {2} of {3} "
                "together.",
                len(references),
                size,
                MAX_RECORDS,
                MAX_CHARACTERS,
            ),
            fix=tell("Export only the references that the deck cites."),
        )
    return tuple(references)


def with_files(spec: StudySpec, folder: Path) -> tuple[StudySpec, tuple[Problem, ...]]:
    """Return study.yaml with what the files say that it names: references, and attachments.

    Args:
        spec: study.yaml.
        folder: where it lies.

    Raises:
        StudyError: a file lies outside the folder, is missing, or cannot be read.
    """
    paths = [file_inside(folder, name, "reference_files") for name in spec.reference_files]
    imported = import_references(paths, spec.references)
    references = tuple(_with_digest(one, folder) for one in imported.references)
    return spec.model_copy(update={"references": references}), imported.problems


def _with_digest(reference: Reference, folder: Path) -> Reference:
    """Return a reference with the SHA-256 of its attachment, which fixes the version cited."""
    if not reference.attachment:
        return reference
    found = sha256_of(file_inside(folder, reference.attachment, f"references, {reference.id}"))
    if reference.sha256 and reference.sha256 != found:
        raise StudyError(
            tell(
                "study.yaml, references, {0}: {1} is not the file that sha256 names (it has "
                "{2}..., not {3}...).",
                reference.id,
                reference.attachment,
                found[:12],
                reference.sha256[:12],
            ),
            fix=tell("Attach the version that the numbers are from, or correct sha256."),
        )
    return reference.model_copy(update={"sha256": found})
