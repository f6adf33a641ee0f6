"""Decks of an older form: brought up step by step, and never lost."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.deck import schema
from slidekit.deck.file import backup_of, read_deck, write_deck
from slidekit.deck.migrations import STEPS, Step, migrated
from slidekit.deck.schema import is_older, schema_of
from slidekit.errors import DeckError

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck


def add_remark(document: dict[str, Any]) -> dict[str, Any]:
    """Bring up a made-up schema whose titles lacked a remark."""
    words = dict(document["deck.yaml"])
    words["title"] = f"{words.pop('title')} (brought up)"
    return {**document, "deck.yaml": words}


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this slidekit write schema 2, so that decks of schema 1 are older ones."""
    monkeypatch.setattr(schema, "SCHEMA", 2)
    monkeypatch.setitem(STEPS, 1, Step("The title says that it was brought up.", add_remark))


@pytest.fixture
def old_file(deck: Deck, tmp_path: Path) -> Path:
    """Return a deck of schema 1."""
    path = tmp_path / "talk.slidekit"
    write_deck(deck, path)
    return path


def test_steps_follow_each_other_and_leave_their_input_alone() -> None:
    """From schema 1 to 3 both steps are taken, in order."""
    steps = {
        1: Step("", lambda d: {"deck.yaml": {**d["deck.yaml"], "way": ["a"]}}),
        2: Step("", lambda d: {"deck.yaml": {"way": [*d["deck.yaml"]["way"], "b"]}}),
    }
    before = {"deck.yaml": {"schema": "1"}}
    after = migrated(before, 1, 3, "talk.slidekit", steps)
    assert after == {"deck.yaml": {"way": ["a", "b"], "schema": 3}}
    assert before == {"deck.yaml": {"schema": "1"}}


def test_a_step_that_is_lacking_is_told() -> None:
    """The message names the file and the schemas between which there is no way."""
    with pytest.raises(DeckError, match=r"talk\.slidekit.*schema 1.*from schema 2 to 3"):
        migrated({"deck.yaml": {}}, 1, 3, "talk.slidekit", {1: Step("", lambda d: d)})


@pytest.mark.usefixtures("newer")
def test_an_older_deck_is_read_in_the_new_form(old_file: Path, deck: Deck) -> None:
    """Its slides and numbers are those that it had; the file on disk is not touched."""
    before = old_file.read_bytes()
    read = read_deck(old_file)
    assert (read.schema, read.title) == (2, f"{deck.title} (brought up)")
    assert (read.slides, read.facts) == (deck.slides, deck.facts)
    assert old_file.read_bytes() == before


@pytest.mark.usefixtures("newer")
def test_an_older_file_stays_beside_the_one_that_is_written(old_file: Path) -> None:
    """The copy has the very bytes, and a second time it is not written over."""
    before = old_file.read_bytes()
    assert is_older(old_file)
    write_deck(read_deck(old_file), old_file)
    kept = old_file.with_name("talk.schema-1.slidekit")
    assert kept.read_bytes() == before
    assert (schema_of(old_file), is_older(old_file)) == (2, False)
    old_file.write_bytes(before)
    assert backup_of(old_file).name == "talk.schema-1-1.slidekit"


def test_a_deck_of_today_has_no_backup(old_file: Path, deck: Deck) -> None:
    """Saving it again leaves one file."""
    write_deck(deck, old_file)
    assert [path.name for path in old_file.parent.iterdir()] == ["talk.slidekit"]


def test_a_newer_deck_is_refused(old_file: Path) -> None:
    """The sentence says that slidekit has to be updated."""
    with zipfile.ZipFile(old_file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    words = parts["deck.yaml"].replace(b"schema: 1", b"schema: 2", 1)
    with zipfile.ZipFile(old_file, "w") as archive:
        for name, data in (parts | {"deck.yaml": words}).items():
            archive.writestr(name, data)
    with pytest.raises(DeckError, match=r"newer slidekit \(schema 2.*Update slidekit"):
        read_deck(old_file)


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 half a zip"])
def test_what_is_no_deck_has_no_schema(content: bytes, tmp_path: Path) -> None:
    """What is wrong with it is told when it is read."""
    path = tmp_path / "talk.slidekit"
    path.write_bytes(content)
    assert schema_of(path) is None
    assert not is_older(path)
