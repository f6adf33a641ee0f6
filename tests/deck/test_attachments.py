"""Copies of sources that travel with a deck."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from slidekit.deck.attachments import attachments
from slidekit.deck.model import Asset
from slidekit.errors import StudyError
from slidekit.study.spec import Reference, StudySpec

if TYPE_CHECKING:
    from pathlib import Path

PAPER = Reference(id="paper", type="article", title="A paper", file="paper.pdf")
LABEL = Reference(id="label", type="label", title="A label")


def spec(*references: Reference) -> StudySpec:
    """Return a study with some references."""
    return StudySpec(id="abc101", references=references)


def test_only_what_is_named_is_attached(tmp_path: Path) -> None:
    """A file beside study.yaml travels if a reference names it, with its own digest."""
    (tmp_path / "paper.pdf").write_bytes(b"%PDF")
    (tmp_path / "notes.pdf").write_bytes(b"private")
    digest = hashlib.sha256(b"%PDF").hexdigest()
    found = attachments([spec(PAPER, LABEL)], [tmp_path])
    assert found == (Asset("paper.pdf", "article", digest, b"%PDF"),)


def test_one_source_of_two_studies_is_attached_once(tmp_path: Path) -> None:
    """The same file under the same name is the same file."""
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        (folder / "paper.pdf").write_bytes(b"%PDF")
    assert len(attachments([spec(PAPER), spec(PAPER)], folders)) == 1
    (folders[1] / "paper.pdf").write_bytes(b"%PDF of another paper")
    with pytest.raises(StudyError, match=r"different files as paper\.pdf"):
        attachments([spec(PAPER), spec(PAPER)], folders)


@pytest.mark.parametrize(
    "name", ["/etc/hostname", "../paper.pdf", "sub/paper.pdf", "..", "C:paper.pdf"]
)
def test_nothing_outside_the_folder_is_read(name: str, tmp_path: Path) -> None:
    """study.yaml comes from others; it cannot name files elsewhere on the machine."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "paper.pdf").write_bytes(b"%PDF")
    (tmp_path.parent / "paper.pdf").write_bytes(b"%PDF")
    with pytest.raises(StudyError, match="leads to another folder"):
        attachments([spec(PAPER.model_copy(update={"file": name}))], [tmp_path])
