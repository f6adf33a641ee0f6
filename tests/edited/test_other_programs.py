"""LibreOffice saves a deck in its own way; that alone blocks nothing, and hides no edit."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from slidekit.app import Options, build, check_pptx, new_deck
from slidekit.resources import sample_data_dir
from slidekit.rules.finding import BLOCKING
from tests.edited.cases import EDITS
from tests.needs import find_libreoffice

if TYPE_CHECKING:
    from pathlib import Path


def saved_in_libreoffice(source: Path) -> Path:
    """Open and save a deck, with a profile of its own: another LibreOffice may be running."""
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = [str(find_libreoffice()), "--headless", profile, "--convert-to", "pptx"]
    folder = source.parent / "saved"
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / source.name


def edited(exported: Path, folder: Path, name: str = "") -> Path:
    """Return a copy of the exported deck, with an edit where one is named."""
    deck: Any = Presentation(str(exported))
    if name:
        EDITS[name].edit(deck)
    path = folder / "talk.pptx"
    deck.save(str(path))
    return path


@pytest.mark.needs("libreoffice")
def test_saving_in_libreoffice_blocks_nothing(exported: Path, tmp_path: Path) -> None:
    """It renames placeholders, rounds places and rewrites every look: a few lines say so."""
    _, found = check_pptx(saved_in_libreoffice(edited(exported, tmp_path)))
    assert [f.message for f in found if f.severity in BLOCKING] == []
    assert 0 < len(found) < 20


@pytest.mark.needs("libreoffice")
def test_saving_a_marked_draft_in_libreoffice_blocks_nothing_more(tmp_path: Path) -> None:
    """The mark across its slides lies under all else, in type that nothing is held against."""
    path = tmp_path / "simple.pptx"
    build(new_deck([sample_data_dir() / "simple"], Options()), path)
    before, after = (check_pptx(one)[1] for one in (path, saved_in_libreoffice(path)))
    told = {(f.rule, f.slide, f.message) for f in before}
    new = [f for f in after if (f.rule, f.slide, f.message) not in told]
    assert [f.message for f in new if f.severity in BLOCKING] == []


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize(
    "name",
    [
        "a count made smaller",
        "a safety slide deleted",
        "a white box over the table",
        "a limitation deleted",
    ],
)
def test_an_edit_saved_in_libreoffice_is_caught(name: str, exported: Path, tmp_path: Path) -> None:
    """What was edited is found among all that the program changed."""
    case = EDITS[name]
    _, found = check_pptx(saved_in_libreoffice(edited(exported, tmp_path, name)))
    # Each pointer to the safety slides is wrong once one of them is gone.
    blocking = [f for f in found if f.severity in BLOCKING and f.rule != "safety-pointer"]
    assert case.rule in {f.rule for f in blocking if f.slide == case.slide}
    assert len(blocking) < 5
