"""The deck of sample_data/onc301 is made and released once; every test works on a copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, draft, new_deck, released
from slidekit.export.released import released_frames
from slidekit.resources import sample_data_dir
from tests.approval.library import OURS, THEIRS, approval_of, subject_of
from tests.approval.small import write_small

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.export.approval import Approval
    from slidekit.layout.frame import Frame


@dataclass(frozen=True, slots=True)
class Release:
    """A released deck and all that it was made of."""

    deck: Deck
    approval: Approval
    draft: tuple[Frame, ...]
    frames: tuple[Frame, ...]
    pptx: Path
    pdf: Path
    key: Path
    other_key: Path


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Return the released deck of sample_data/onc301, as PPTX and PDF."""
    folder = tmp_path_factory.mktemp("release")
    for name, key in (("ours.pem", OURS), ("theirs.pem", THEIRS)):
        (folder / name).write_bytes(key.pem)
    deck = new_deck([sample_data_dir() / "onc301"], Options())
    approval = approval_of(subject_of(deck))
    pptx, pdf = folder / "onc301.pptx", folder / "onc301.pdf"
    released(deck, approval, OURS, pptx, pdf=pdf)
    frames = draft(deck).frames
    return Release(
        deck,
        approval,
        frames,
        released_frames(deck, frames, approval),
        pptx,
        pdf,
        folder / "ours.pem",
        folder / "theirs.pem",
    )


@pytest.fixture(scope="session")
def small(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a released file of a few slides."""
    path = tmp_path_factory.mktemp("small") / "small.pptx"
    write_small(release, path)
    return path
