"""A place that cannot be written to is said in a sentence, and no half of a deck is left."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from slidekit.app import verify
from slidekit.cli import main
from tests.decks.spoils import files_in, is_plain
from tests.decks.variants import copy_study

if TYPE_CHECKING:
    from pathlib import Path


def picture_folder_is_a_file(folder: Path) -> list[str]:
    """Ask for pictures in the place of a file."""
    (folder / "png").write_text("here first", "utf-8")
    return ["--png", str(folder / "png")]


def no_folder_for_the_pdf(folder: Path) -> list[str]:
    """Ask for a PDF in a folder that is not there."""
    return ["--pdf", str(folder / "nowhere" / "deck.pdf")]


def folder_is_a_file(folder: Path) -> list[str]:
    """Ask for a deck inside a file."""
    (folder / "file").write_text("here first", "utf-8")
    return ["-o", str(folder / "file" / "deck.pptx")]


def deck_is_a_folder(folder: Path) -> list[str]:
    """Ask for a deck in the place of a folder."""
    (folder / "made.pptx").mkdir()
    return ["-o", str(folder / "made.pptx")]


def folder_is_locked(folder: Path) -> list[str]:
    """Ask for a deck in a folder that nobody may write to."""
    (folder / "locked").mkdir(mode=0o500)
    return ["-o", str(folder / "locked" / "deck.pptx")]


PLACES = {
    "picture folder is a file": (picture_folder_is_a_file, "png"),
    "no folder for the PDF": (no_folder_for_the_pdf, "nowhere"),
    "folder is a file": (folder_is_a_file, "not a directory"),
    "deck is a folder": (deck_is_a_folder, "made.pptx"),
}
if hasattr(os, "geteuid") and os.geteuid() != 0:  # nothing is locked for root
    PLACES["folder is locked"] = (folder_is_locked, "permission denied")


@pytest.mark.parametrize("name", PLACES)
def test_a_place_that_cannot_be_written_is_said(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and a sentence; a deck is whole or not there, nothing lies beside it."""
    ask, sentence = PLACES[name]
    deck = tmp_path / "deck.pptx"
    study = copy_study("simple", tmp_path)
    words_of_command = ["build", str(study), "-o", str(deck), *ask(tmp_path)]
    before = files_in(tmp_path)
    assert main(words_of_command) == 2
    printed = capsys.readouterr()
    assert sentence in printed.err
    assert printed.out == ""
    assert is_plain(printed.err)
    assert files_in(tmp_path) - before <= {"deck.pptx"}
    assert not deck.exists() or verify(deck)["verdict"] == "unchanged"
