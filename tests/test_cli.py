"""The command line keeps its promises: exit codes, JSON, and sentences instead of tracebacks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from slidekit import report
from slidekit.cli import main
from slidekit.resources import sample_data_dir

SIMPLE = sample_data_dir() / "simple"


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, Any, str]:
    """Run a command with --json and return exit code, the object it printed, and its remarks."""
    code = main([*(str(word) for word in words), "--json"])
    printed = capsys.readouterr()
    return code, json.loads(printed.out) if printed.out else None, printed.err


@pytest.fixture(scope="module")
def deck_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a .slidekit file of the smallest sample study."""
    path = tmp_path_factory.mktemp("cli") / "simple.slidekit"
    assert main(["new", str(SIMPLE), "-o", str(path)]) == 0
    return path


def test_build_says_what_it_wrote(
    deck_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The JSON of build has the keys that scripts rely on, and exit 1 goes with blocking."""
    out = tmp_path / "deck.pptx"
    code, said, _ = run(capsys, "build", deck_file, "-o", out)
    assert set(said) == {"out", "slides", "blocking", "draft", "sections", "digest"}
    assert said["draft"] is True
    assert code == (1 if said["blocking"] else 0)
    assert sum(len(section["slides"]) for section in said["sections"]) == said["slides"]
    assert out.is_file()


def test_build_from_study_and_from_deck_give_the_same_bytes(
    deck_file: Path, tmp_path: Path
) -> None:
    """The .slidekit file holds all that the PPTX needs."""
    one, two = tmp_path / "one.pptx", tmp_path / "two.pptx"
    main(["build", str(deck_file), "-o", str(one)])
    main(["build", str(SIMPLE), "-o", str(two)])
    assert one.read_bytes() == two.read_bytes()


def test_strict_writes_nothing_while_findings_block(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A deck without its sources and status slide blocks; strict leaves no file."""
    out = tmp_path / "deck.pptx"
    code, said, _ = run(capsys, "build", SIMPLE, "-o", out, "--strict")
    assert (code, said["out"]) == (1, None)
    assert not out.exists()


def test_strict_does_not_claim_an_older_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that lay there before was not written now, and stays as it was."""
    out = tmp_path / "deck.pptx"
    out.write_bytes(b"older")
    assert main(["build", str(SIMPLE), "-o", str(out), "--strict"]) == 1
    assert f"Did not write {out}" in capsys.readouterr().out
    assert out.read_bytes() == b"older"


def test_check_lists_findings_with_their_keys(
    deck_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each finding says rule, severity, place, message, source and fix."""
    code, said, _ = run(capsys, "check", deck_file)
    assert set(said) == {"deck", "template", "policy", "blocking", "findings"}
    keys = {"rule", "severity", "slide", "slide_number", "block", "message", "source", "fix"}
    offer = {"fix_label", "fix_safe"}
    assert all(set(finding) in (keys, keys | offer) for finding in said["findings"])
    assert code == (1 if said["blocking"] else 0)


def test_facts_names_every_number_shown(
    deck_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The deck and its exported file list the same numbers with their provenance."""
    out = tmp_path / "deck.pptx"
    main(["build", str(deck_file), "-o", str(out)])
    capsys.readouterr()
    _, of_deck, _ = run(capsys, "facts", deck_file)
    _, of_file, _ = run(capsys, "facts", out)
    assert of_deck == of_file
    assert all(fact["provenance"]["method"] for fact in of_deck["facts"])


def test_verify_without_change_is_zero(
    deck_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An untouched file verifies, from tables too."""
    out = tmp_path / "deck.pptx"
    main(["build", str(deck_file), "-o", str(out)])
    capsys.readouterr()
    code, said, _ = run(capsys, "verify", out, "--data", SIMPLE)
    assert (code, said["verdict"], said["signatures"]) == (0, "unchanged", "none")


def test_set_reaches_the_deck_block(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--set fills what study.yaml leaves open."""
    path = tmp_path / "set.slidekit"
    words = ("new", str(SIMPLE), "-o", str(path), "--set", "presenter.name=Dr. A. Example")
    assert main([*words, "--market", "us,eu", "--purpose", "investigational"]) == 0
    from slidekit.deck.file import read_deck

    settings = read_deck(path).settings
    assert settings.presenter.name == "Dr. A. Example"
    assert settings.markets == ("US", "EU")
    assert settings.purpose == "investigational"


def test_inspect_prints_no_unit_where_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    """A response has no unit, and none is written after its label."""
    main(["inspect", str(SIMPLE.parent / "onc301")])
    assert "None" not in capsys.readouterr().out


BAD_USE = {
    "no such folder": (["build", "nowhere", "-o", "x.pptx"], "There is no file or folder"),
    "no such deck": (["check", "gone.slidekit"], "There is no file"),
    "a file that is no deck": (["check", str(SIMPLE / "survival.csv")], "neither a .slidekit"),
    "a text to check": (["check", str(SIMPLE / "README.md")], "nor a PowerPoint file"),
    "a text to mend": (
        ["check", str(SIMPLE / "survival.csv"), "--fix", "-o", "x.slidekit"],
        "nor a PowerPoint file",
    ),
    "unknown template": (
        ["build", str(SIMPLE), "--template", "circus", "-o", "x.pptx"],
        "no template called 'circus'",
    ),
    "unknown policy": (
        ["build", str(SIMPLE), "--policy", "lax", "-o", "x.pptx"],
        "no policy called 'lax'",
    ),
    "unknown purpose": (
        ["build", str(SIMPLE), "--purpose", "selling", "-o", "x.pptx"],
        "purpose is 'selling'",
    ),
    "unknown market": (
        ["build", str(SIMPLE), "--market", "Mars", "-o", "x.pptx"],
        "a country or market in two capitals",
    ),
    "set without a value": (
        ["build", str(SIMPLE), "--set", "presenter", "-o", "x.pptx"],
        "write KEY=VALUE",
    ),
    "set of an unknown key": (
        ["build", str(SIMPLE), "--set", "colour=red", "-o", "x.pptx"],
        "colour is no known key",
    ),
    "a target without a name": (["build", str(SIMPLE), "-o", ""], "does not end in .pptx"),
    "a PPTX that is called a text": (
        ["build", str(SIMPLE), "-o", "talk.txt"],
        "talk.txt does not end in .pptx",
    ),
    "a PDF over the PPTX": (
        ["build", str(SIMPLE), "-o", "talk.pptx", "--pdf", "talk.pptx"],
        "talk.pptx does not end in .pdf",
    ),
    "a deck that is called a PPTX": (
        ["new", str(SIMPLE), "-o", "talk.pptx"],
        "talk.pptx does not end in .slidekit",
    ),
    "unknown command": (["sell"], "sell"),
    "a name with blanks and no quotes": (
        ["verify", "my", "deck.pptx"],
        "Not expected here: deck.pptx. A name or text with blanks in it stands in quotes",
    ),
    "unknown rule": (["rules", "explain", "be-nice"], "be-nice"),
    "facts of a text": (["facts", str(SIMPLE / "README.md")], "neither a .slidekit"),
    "verify of a text": (["verify", str(SIMPLE / "README.md")], "README.md"),
    "request that is no JSON": (
        ["stats", "survival", "--request", str(SIMPLE / "survival.csv")],
        "is not JSON",
    ),
    "no request": (["stats", "survival", "--request", "gone.json"], "cannot be read"),
    "target folder that is not there": (
        ["build", str(SIMPLE), "-o", "nowhere/x.pptx"],
        "nowhere",
    ),
}


@pytest.mark.parametrize("name", BAD_USE)
def test_bad_use_is_one_sentence_and_exit_two(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is wrong is said on stderr; nothing is printed on stdout, no file is left."""
    words, sentence = BAD_USE[name]
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    printed = capsys.readouterr()
    assert sentence in printed.err
    assert printed.out == ""
    assert "Traceback" not in printed.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["build", str(SIMPLE), "-o", "x.ppt"], "x.ppt does not end in .pptx"),
        (["build", str(SIMPLE), "-o", "x.pptx", "--pdf", "x.txt"], "x.txt does not end in .pdf"),
        (["build", str(SIMPLE), "-o", "gone/x.pptx"], "Choose a folder that exists."),
        (["build", str(SIMPLE), "-o", "shut/x.pptx"], "Choose a folder that you may write to"),
        (["new", str(SIMPLE), "-o", "x.pptx"], "x.pptx does not end in .slidekit"),
        (["new", str(SIMPLE), "-o", "shut/x.slidekit"], "Choose a folder that you may write to"),
        (["new", str(SIMPLE), "-o", "."], "holds other files"),
        (["check", "t.pptx", "--fix", "-o", "shut/x.pptx"], "Choose a folder that you may write"),
        (
            ["refresh", "t.slidekit", "--data", str(SIMPLE), "-o", "shut/x.slidekit"],
            "Choose a folder that you may write to",
        ),
    ],
)
def test_what_cannot_be_written_is_refused_before_any_work(
    words: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing is read for it: no step is told, and files that are not there are not missed."""
    (tmp_path / "shut").mkdir()
    monkeypatch.chdir(tmp_path)
    # whoever runs the tests may be allowed everything
    monkeypatch.setattr("slidekit.files.os.access", lambda path, _: "shut" not in Path(path).parts)
    assert main(words) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert "..." not in said


def test_a_bug_is_said_to_be_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What nobody foresaw ends in exit 3, a log, and no traceback on the screen."""

    def broken(*_: object) -> dict[str, Any]:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("slidekit.app.inspect", broken)
    assert main(["inspect", str(SIMPLE)]) == 3
    said = capsys.readouterr().err
    assert "bug in slidekit" in said
    log = Path(said.split("with the log ")[1].split(";")[0])
    assert "ZeroDivisionError: division by zero" in log.read_text("utf-8")


def test_the_inspected_sample_needs_five_lines_at_most(tmp_path: Path) -> None:
    """What inspect writes for two plain tables becomes the committed study.yaml in five edits."""
    import difflib

    folder = tmp_path / "simple"
    folder.mkdir()
    for name in ("survival.csv", "events.csv"):
        shutil.copy(SIMPLE / name, folder)
    written = folder / "study.yaml"
    assert main(["inspect", str(folder), "--write", str(written)]) in (0, 1)
    first = written.read_text("utf-8").splitlines()
    final = (SIMPLE / "study.yaml").read_text("utf-8").splitlines()
    edited = [line for line in difflib.ndiff(first, final) if line.startswith("+ ")]
    assert len(edited) <= 5


def test_a_printed_number_is_told_with_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    """The text names reference, table, file and row, as the JSON does."""
    how = {
        "method": "reported",
        "reference": "paper",
        "anchor": "Table 2, p. 5",
        "files": [{"name": "estimates.csv"}],
        "filter": "line 9",
    }
    bare: dict[str, object] = {
        "method": "protocol",
        "reference": None,
        "anchor": "",
        "files": [],
        "filter": "",
    }
    numbers = [
        {"slide_number": 7, "text": "13.7", "id": "os.median.a", "provenance": how},
        {"slide_number": 8, "text": "0.05", "id": "design.alpha", "provenance": bare},
    ]
    report.facts({"facts": numbers})
    assert capsys.readouterr().out.splitlines() == [
        "slide 7: 13.7  os.median.a  [reported; paper, Table 2, p. 5; estimates.csv; line 9]",
        "slide 8: 0.05  design.alpha  [protocol]",
        "2 numbers.",
    ]
