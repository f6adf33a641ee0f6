"""`slidekit check --fix` writes another file, says what it did, and answers by what is left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.cli import main
from slidekit.deck.file import read_deck, write_deck
from tests.fixes import breaking
from tests.fixes.breaking import changed, moved, without

if TYPE_CHECKING:
    from slidekit.deck.model import Deck


@pytest.fixture
def broken_file(whole: Deck, tmp_path: Path) -> Path:
    """Return a .slidekit file with seven defects."""
    damage = breaking.all_of(
        without("status", "ledger", "aesi-2"),
        changed("boxed_warning", hidden=True),
        changed("primary.os", alt="", title="Overall survival: Kaplan-Meier estimate!"),
        moved("conclusions", 15),
    )
    path = tmp_path / "broken.slidekit"
    write_deck(damage(whole), path)
    return path


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, Any]:
    """Run `check --fix --json` and return exit code and what it printed."""
    code = main(["check", "--fix", "--json", *map(str, words)])
    return code, json.loads(capsys.readouterr().out)


def test_a_deck_with_several_defects_is_whole_again(
    broken_file: Path, whole: Deck, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The new file holds the whole deck, the old one is untouched, and each edit is told."""
    before, out = broken_file.read_bytes(), tmp_path / "mended.slidekit"
    code, said = run(capsys, broken_file, "-o", out)
    assert (code, said["blocking"]) == (0, 0)
    assert read_deck(out) == whole
    assert broken_file.read_bytes() == before
    told = {done["rule"]: done["label"] for done in said["fixed"]}
    assert told["accessible"] == "Write the alternative text of slide primary.os again"
    assert told["status-slide"] == "Insert slide status, made again from the deck"
    assert all(set(d) == {"rule", "slide", "slide_number", "label"} for d in said["fixed"])
    assert len(said["fixed"]) == 7
    assert {finding["rule"] for finding in said["findings"]} == {"small-cells"}


def test_the_file_itself_is_mended_where_it_is_named(
    broken_file: Path, whole: Deck, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who names the same file twice gets it mended; in words each edit is a line."""
    assert main(["check", str(broken_file), "--fix", "-o", str(broken_file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("fixed: ") for line in lines) == 7
    assert lines[-1] == f"Wrote {broken_file}: 7 edits."
    assert read_deck(broken_file) == whole


def test_what_only_a_person_can_mend_keeps_the_exit_code(
    whole: Deck, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Conclusions cannot be made from results alone; the rest is written all the same."""
    path, out = tmp_path / "deck.slidekit", tmp_path / "out.slidekit"
    write_deck(without("conclusions", "status")(whole), path)
    code, said = run(capsys, path, "-o", out)
    assert (code, said["blocking"]) == (1, 1)
    assert [finding["rule"] for finding in said["findings"] if "fix_label" in finding] == []
    assert "status" in {slide.id for slide in read_deck(out).slides}


def test_check_names_the_fix_beside_the_finding(
    whole: Deck, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --fix nothing is written; the finding says what --fix would do."""
    path = tmp_path / "deck.slidekit"
    write_deck(without("status")(whole), path)
    assert main(["check", "--json", str(path)]) == 1
    said = json.loads(capsys.readouterr().out)
    (offer,) = (f for f in said["findings"] if f["rule"] == "status-slide")
    assert (offer["fix_label"], offer["fix_safe"]) == (
        "Insert slide status, made again from the deck",
        True,
    )
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--fix"], "Name it with -o FILE."),
        (["--fix", "-o", "."], ". is a folder."),
        (["--fix", "-o", "deck.pptx"], "deck.pptx does not end in .slidekit."),
        (["-o", "deck.slidekit"], "-o goes with --fix"),
        (["--fix", "-o", "no/such/folder/deck.slidekit"], "cannot be written"),
    ],
)
def test_bad_uses_end_in_a_sentence_and_leave_no_file(
    words: list[str],
    says: str,
    whole: Deck,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What was asked cannot be done, so nothing is written, and it is said why."""
    monkeypatch.chdir(tmp_path)
    write_deck(without("status")(whole), Path("broken.slidekit"))
    assert main(["check", "broken.slidekit", *words]) == 2
    assert says in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["broken.slidekit"]


def test_a_study_folder_has_nothing_to_be_fixed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tables are no deck; the message names the command that makes one."""
    assert main(["check", str(tmp_path), "--fix", "-o", str(tmp_path / "x.slidekit")]) == 2
    assert "`slidekit new`" in capsys.readouterr().err
