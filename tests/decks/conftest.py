"""Every study is copied, composed, laid out and written once for all tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, build, draft, new_deck, save_deck, shown_frames
from slidekit.deck.file import read_deck
from tests.decks.variants import PUBLIC, SAMPLES, copy_study

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Finding


@dataclass(frozen=True, slots=True)
class Whole:
    """A study and the deck that was made of it."""

    study: Path
    deck: Deck
    frames: tuple[Frame, ...]
    findings: tuple[Finding, ...]
    pptx: Path
    slidekit: Path


def make_whole(study: Path) -> Whole:
    """Build the deck of a study folder, beside it."""
    pptx, slidekit = study.with_suffix(".pptx"), study.with_suffix(".slidekit")
    deck = new_deck([study], Options())
    save_deck(deck, slidekit)
    built = build(read_deck(slidekit), pptx)
    frames = shown_frames(deck, draft(deck).frames, marked=built.blocking > 0)
    return Whole(study, deck, frames, built.findings, pptx, slidekit)


@pytest.fixture(scope="session")
def wholes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Whole]:
    """Return what gives the whole deck of a study by name, made when it is first asked for."""
    parent = tmp_path_factory.mktemp("wholes")
    return cache(lambda name: make_whole(copy_study(name, parent)))


@pytest.fixture(
    scope="session",
    params=[*SAMPLES, *(pytest.param(name, marks=pytest.mark.needs("shared")) for name in PUBLIC)],
)
def whole(request: pytest.FixtureRequest, wholes: Callable[[str], Whole]) -> Whole:
    """Return each study with its deck."""
    return wholes(request.param)
