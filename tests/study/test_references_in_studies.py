from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from slidekit.deck.attachments import MAX_FILE_BYTES, attachments
from slidekit.errors import StudyError
from slidekit.study.opening import open_study
from tests.study.tables import STUDY, small_study

if TYPE_CHECKING:
    from pathlib import Path

RIS = "TY  - JOUR\nAU  - Smith, J\nTI  - A trial\nPY  - 2024\nDO  - 10.1000/a\nER  - \n"
PAPER = "references:\n  - {id: paper, type: article, title: A trial, attachment: paper.pdf"


def test_study_yaml_names_files_of_references(tmp_path: Path) -> None:
    """Its own references come first; a record of the same source completes one."""
    (tmp_path / "refs.ris").write_text(RIS + RIS.replace("10.1000/a", "10.1000/b"))
    own = "references:\n  - {id: paper, type: article, title: A trial, doi: 10.1000/a}\n"
    study = small_study(tmp_path, study=STUDY + own + "reference_files: [refs.ris]\n")
    assert [(r.id, r.year) for r in study.spec.references] == [
        ("paper", 2024),
        ("smith_2024", 2024),
    ]
    assert [p.code for p in study.problems if p.file == "refs.ris"] == ["reference_merged"]


@pytest.mark.parametrize(
    "name",
    [
        "../refs.ris",
        "/etc/passwd",
        "C:refs.ris",
        "a/../../refs.ris",
        "..\\\\refs.ris",
        "link.ris",
        "loop.ris",
        "x" * 300,
        "\\0",
    ],
)
def test_files_outside_the_folder_are_not_read(name: str, tmp_path: Path) -> None:
    """Neither by a path that climbs out of it nor by a link."""
    (tmp_path / "refs.ris").write_text(RIS)
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "link.ris").symlink_to(tmp_path / "refs.ris")
    (folder / "loop.ris").symlink_to(folder / "loop.ris")
    with pytest.raises(StudyError, match="is not inside the study's folder"):
        small_study(folder, study=f'{STUDY}reference_files: ["{name}"]\n')


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """The key of study.yaml, the file, and what to do."""
    with pytest.raises(StudyError) as error:
        small_study(tmp_path, study=STUDY + "reference_files: [refs.ris]\n")
    assert str(error.value) == (
        "study.yaml, reference_files: there is no file refs.ris. Put it into the folder of the "
        "tables, or correct its name."
    )


def test_an_attachment_is_fixed_by_its_digest(tmp_path: Path) -> None:
    """The reference holds the SHA-256 of the file, and the file travels under it, once."""
    content = b"%PDF-1.7 a paper"
    (tmp_path / "paper.pdf").write_bytes(content)
    twice = f"{PAPER}}}\n  - {{id: label, type: label, title: B, attachment: paper.pdf}}\n"
    study = small_study(tmp_path, study=STUDY + twice)
    digest = hashlib.sha256(content).hexdigest()
    assert [one.sha256 for one in study.spec.references] == [digest, digest]
    (asset,) = attachments(study.spec, tmp_path)
    assert (asset.name, asset.kind, asset.sha256, asset.data) == (
        *("paper.pdf", "source", digest, content),
    )


def test_another_version_of_an_attachment_is_refused(tmp_path: Path) -> None:
    """study.yaml says which version the numbers are from; a file that was replaced is another."""
    (tmp_path / "paper.pdf").write_bytes(b"second version")
    with pytest.raises(StudyError, match=r"paper\.pdf is not the file that sha256 names"):
        small_study(tmp_path, study=f"{STUDY}{PAPER}, sha256: {'ab' * 32}}}\n")


def test_a_digest_that_is_none_is_refused(tmp_path: Path) -> None:
    """A SHA-256 that was cut or typed is found at once."""
    (tmp_path / "paper.pdf").write_bytes(b"a paper")
    with pytest.raises(StudyError, match=r"a SHA-256 has 64 signs"):
        small_study(tmp_path, study=f"{STUDY}{PAPER}, sha256: abc}}\n")


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    """What travels with the deck is what its digest names, or nothing."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"first")
    study = small_study(tmp_path, study=f"{STUDY}{PAPER}}}\n")
    path.write_bytes(b"second")
    with pytest.raises(StudyError, match=r"paper\.pdf changed while the study was read"):
        attachments(study.spec, tmp_path)


def test_a_large_attachment_is_known_by_its_digest_alone(tmp_path: Path) -> None:
    """The deck stays small; the version is fixed all the same."""
    with (tmp_path / "paper.pdf").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    study = small_study(tmp_path, study=f"{STUDY}{PAPER}}}\n")
    assert len(study.spec.references[0].sha256) == 64
    assert attachments(study.spec, tmp_path) == ()


def test_a_study_without_such_files_is_as_before(tmp_path: Path) -> None:
    """Nothing is looked for that study.yaml does not name."""
    (tmp_path / "refs.ris").write_text("no list at all")
    study = small_study(tmp_path)
    assert open_study(tmp_path).spec == study.spec
    assert study.spec.references == ()
