"""Work away from the library: files that know their version, and drafts on a new data cut."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import check_out_file, open_deck, save_deck
from slidekit.app.decks import Options
from slidekit.app.offline import moved_on
from slidekit.app.reviewing import bytes_of, deck_of, submit_deck, submit_file
from slidekit.cli import main
from slidekit.deck.codec import digest
from slidekit.deck.model import Origin
from slidekit.errors import DeckError
from slidekit.library.checking import check
from slidekit.library.overview import overview
from slidekit.library.versions import list_versions
from slidekit.resources import sample_data_dir
from tests.library.hands import PASSWORD, joined
from tests.library.route import refusal
from tests.library.small import retitled, small_deck

if TYPE_CHECKING:
    from tests.library.route import Team


def test_a_file_that_was_checked_out_knows_its_version(team: Team, tmp_path: Path) -> None:
    """It is submitted as the next one, and refused once somebody else was faster."""
    first = submit_deck(team.author, small_deck(), "First")
    path = tmp_path / "mine.slidekit"
    _, ref = check_out_file(team.author, "simple", path)
    opened = open_deck([path], Options())
    assert opened.origin == Origin(team.author.library.id, "simple", 1)
    assert (digest(opened), bytes_of(opened)) == (digest(small_deck()), bytes_of(small_deck()))
    second = submit_file(team.author, path, "Second")
    assert (str(second.ref), second.content_digest) == ("simple@2", first.content_digest)
    assert deck_of(team.author, second.ref).origin is None
    copy = shutil.copy(path, tmp_path / "copy.slidekit")
    assert str(submit_file(team.author, path, "Third").ref) == "simple@3"
    late = Path(copy)
    assert refusal(lambda: submit_file(team.author, late, "Late")) == "stale_version"
    assert str(submit_file(team.author, late, "Other", as_new=True).ref) == "simple-2@1"
    assert [one.kind for one in overview(team.author, ref).exports] == ["slidekit"]
    other = joined(team.admin, "olga", "author")
    check_out_file(team.author, "simple", tmp_path / "again.slidekit")
    elsewhere = tmp_path / "hers.slidekit"
    assert refusal(lambda: check_out_file(other, "simple", elsewhere)) == "locked"
    assert not elsewhere.exists()


def test_work_in_a_file_is_not_overwritten(team: Team, tmp_path: Path) -> None:
    """Neither by taking the deck out again, nor by what a submit notes when it is done."""
    submit_deck(team.author, small_deck(), "First")
    path = tmp_path / "mine.slidekit"
    _, ref = check_out_file(team.author, "simple", path)
    opened = open_deck([path], Options())
    work = replace(opened, slides=(replace(opened.slides[0], title="Mine"), *opened.slides[1:]))
    save_deck(work, path)
    with pytest.raises(DeckError, match="may hold work of yours"):
        check_out_file(team.author, "simple", path)
    moved_on(path, opened, team.author, replace(ref, number=2))
    now = open_deck([path], Options())
    assert (now.slides[0].title, now.origin and now.origin.version) == ("Mine", 2)
    foreign = replace(work, origin=Origin(team.author.library.id, "other", 5))
    save_deck(foreign, path)
    moved_on(path, opened, team.author, replace(ref, number=3))
    assert open_deck([path], Options()).origin == foreign.origin


def test_a_file_of_another_library_is_a_new_deck_here(team: Team, tmp_path: Path) -> None:
    """What it says of another library counts for nothing, and damaged words are told."""
    path = tmp_path / "foreign.slidekit"
    save_deck(replace(small_deck(), origin=Origin("another", "simple", 9)), path)
    assert str(submit_file(team.author, path, "First").ref) == "simple@1"
    assert open_deck([path], Options()).origin == Origin("another", "simple", 9)
    folder = tmp_path / "deck"
    shutil.unpack_archive(path, folder, "zip")
    (folder / "library.json").write_text('{"library": 1}')
    with pytest.raises(DeckError, match=r"library\.json"):
        open_deck([folder], Options())


def new_cut(tmp_path: Path) -> Path:
    """Return the study of the small deck with other numbers."""
    folder = tmp_path / "simple"
    shutil.copytree(sample_data_dir() / "simple", folder)
    table = folder / "survival.csv"
    head, *lines = table.read_text("utf-8").splitlines()
    table.write_text("\n".join([head, *lines[: len(lines) - 6]]) + "\n", "utf-8")
    return folder


def test_every_deck_on_a_study_is_made_anew_as_a_draft(
    team: Team,
    address: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Files with the diff beside them; the library stays as it is, the drafts know their base."""
    submit_deck(team.author, small_deck(), "First")
    submit_deck(team.author, retitled("Another"), "First")
    before = [str(one.ref) for one in list_versions(team.author)]
    out = tmp_path / "drafts"
    monkeypatch.setenv("SLIDEKIT_PASSWORD", PASSWORD)
    words = ["refresh", "--library", address, "--data", str(new_cut(tmp_path)), "-o", str(out)]
    assert main([*words, "--user", "arno", "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [(one["deck"], one["base"]) for one in told["decks"]] == [("simple", 1), ("simple-2", 1)]
    assert told["left"] == []
    for one in told["decks"]:
        assert [fact for fact in one["facts"] if fact["reason"] == "data"]
        diff = json.loads((out / f"{one['deck']}.diff.json").read_text("utf-8"))
        assert diff["facts"] == one["facts"]
    assert [str(one.ref) for one in list_versions(team.author)] == before
    draft = out / "simple-2.slidekit"
    assert open_deck([draft], Options()).slides[0].title == "Another"
    assert str(submit_file(team.author, draft, "New cut").ref) == "simple-2@2"
    assert main([*words, "--user", "arno"]) == 0
    said = capsys.readouterr().out
    assert "simple-2@2: The new tables change nothing in it." in said
    assert f"simple@1: There is a file {out / 'simple.slidekit'} already" in said
    assert main(["refresh", "--data", str(tmp_path)]) == 2
    assert check(team.admin.library).problems == ()
