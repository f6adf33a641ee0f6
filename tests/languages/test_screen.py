"""Messages in the language of the person at the screen."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from slidekit import app, cli, errors
from slidekit.errors import DeckError, SlidekitError, StudyError
from slidekit.files import write_whole
from slidekit.languages import set_screen_language, tell
from slidekit.languages.counts import Count
from slidekit.study.read import read_table
from slidekit.study.spec import StudySpec
from slidekit.study.specfile import spec_text
from slidekit.study.words import listed, more_mistakes
from tests.needs import ROOT
from tools.catalogues import keys, misplaced, stale, unfinished, unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADSL = "USUBJID,TRT01P,XYZFL\nS1,Quelmatinib,Y\nS2,Ostrataxel,maybe\nS1,Quelmatinib,Y\n"

ERRORS = {name for name in dir(errors) if name.endswith("Error")} | {"DamagedError"}


@pytest.fixture
def german() -> Iterator[None]:
    """Let one test speak German."""
    set_screen_language("de")
    yield
    set_screen_language("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A study whose table of subjects has a doubled subject and an odd flag."""
    (tmp_path / "adsl.csv").write_text(ADSL, "utf-8")
    return tmp_path


def test_every_message_has_a_german_translation() -> None:
    """No message is left in English, unsure, or without the values that belong to it."""
    assert len(keys("screen")) > 400
    assert unfinished("screen", "de") == []
    assert misplaced("screen", "de") == []


def test_the_compiled_catalogue_is_that_of_the_code() -> None:
    """What gettext reads was made from the catalogue that people edit, and holds no other key."""
    assert stale("screen", "de") == []


def test_no_message_is_put_together_before_it_is_translated() -> None:
    """A sentence with values already in it would be in no catalogue."""
    assert unsaid("screen") == []


def test_a_broken_table_is_told_in_german_with_its_row_and_column(
    german: None, folder: Path
) -> None:
    """The place stays, message and fix are German."""
    found = {p["code"]: p for p in app.inspect([folder])["problems"]}
    doubled = found["doubled_subject"]
    assert doubled["message"] == (
        "1 Zeile aus adsl.csv wiederholt eine Person; die erste Zeile wird verwendet (Zeile 4)."
    )
    assert doubled["fix"] == "Behalten Sie eine Zeile je Person."
    assert (doubled["row"], doubled["column"]) == (4, "USUBJID")
    odd = found["odd_flag"]
    assert "wo Y, N oder nichts erwartet wird (Zeile 3)." in odd["message"]
    assert (odd["row"], odd["column"]) == (3, "XYZFL")


def test_a_table_that_cannot_be_read_is_refused_in_german(german: None, tmp_path: Path) -> None:
    """A quote that is never closed is named with its line, and what to do."""
    table = tmp_path / "adtte.csv"
    table.write_text('USUBJID,AVAL\nS1,"3\nS2,4\n', "utf-8")
    with pytest.raises(StudyError, match=r"adtte\.csv, Zeile 2: Ein Anführungszeichen"):
        read_table(table)


def test_a_save_that_fails_is_told_in_german(german: None, tmp_path: Path) -> None:
    """What cannot be written, why in the words of the system, and what to do."""
    with pytest.raises(SlidekitError) as told:
        write_whole(tmp_path / "gone" / "talk.slidekit", b"", DeckError)
    assert "talk.slidekit lässt sich nicht schreiben: Datei oder Ordner nicht gefunden." in str(
        told.value
    )
    assert "Wählen Sie einen Ordner, den es gibt" in str(told.value)


def bare_errors(code: str) -> list[int]:
    """Return the lines that raise an error of the project with words no catalogue can have."""
    raised = [
        node.exc
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args
    ]
    return [
        call.lineno
        for call in raised
        if isinstance(call.func, ast.Name)
        and (call.func.id == "error" or call.func.id in ERRORS)
        and isinstance(call.args[0], ast.JoinedStr | ast.Constant)
    ]


def test_every_error_that_a_person_meets_can_be_translated() -> None:
    """None is raised with a bare text, but for statistics and what is wrong inside a lexicon."""
    code = "raise StudyError('no')\nraise error(f'{n}')\nraise StudyError(tell('x'))"
    assert bare_errors(code) == [1, 2]
    paths = [path for path in (ROOT / "slidekit").rglob("*.py") if "stats" not in path.parts]
    found = [
        f"{path.relative_to(ROOT)}, line {line}"
        for path in sorted(paths)
        if path.name != "lexicon_check.py"
        for line in bare_errors(path.read_text("utf-8"))
    ]
    assert found == []


def test_a_slip_in_study_yaml_is_told_in_german(german: None, folder: Path) -> None:
    """An unknown key is named with its line, and the key that was meant is offered."""
    (folder / "study.yaml").write_text("schema: 1\nid: onc301\ntitel: A trial\n", "utf-8")
    with pytest.raises(SlidekitError) as raised:
        app.inspect([folder])
    assert str(raised.value) == (
        "study.yaml, Zeile 3: titel ist kein bekannter Schlüssel. Meinten Sie title?"
    )


def test_exit_codes_do_not_change_with_the_language(
    german: None,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file that is not there is bad input in any language."""
    monkeypatch.setenv("SLIDEKIT_LANGUAGE", "de")
    assert cli.main(["inspect", str(folder / "none.csv")]) == 2
    assert "none.csv" in (told := capsys.readouterr().err)
    assert "Prüfen Sie" in told
    assert cli.main(["inspect", str(folder)]) == 1


def test_the_first_study_yaml_has_comments_in_german_and_keys_as_ever(german: None) -> None:
    """Comments are for the person, keys for the program."""
    text = spec_text(StudySpec.model_validate({"schema": 1, "id": "onc301"}))
    assert "# title: der volle Titel der Studie" in text
    assert "id: onc301" in text.splitlines()


def test_a_number_chooses_its_words() -> None:
    """One row repeats, two rows repeat; the number itself can be formatted."""
    sentence = "{0} {0:row repeats|rows repeat}"
    assert sentence.format(Count(1)) == "1 row repeats"
    assert sentence.format(Count(2)) == "2 rows repeat"
    assert sentence.format(Count(0)) == "0 rows repeat"
    assert f"{Count(7):>3}" == "  7"


def test_words_around_lists_follow_the_screen(german: None) -> None:
    """Lists and counts of mistakes are told as the sentences around them."""
    assert listed([str(n) for n in range(14)]).endswith("10, 11 und 2 weitere")
    assert more_mistakes(1) == "Danach folgt 1 weiterer Fehler."
    assert more_mistakes(0) == ""


def test_an_unknown_message_is_told_in_english(german: None) -> None:
    """What no catalogue has is said all the same, with its values."""
    assert tell("{0} is not in any catalogue", "this") == "this is not in any catalogue"


def test_english_reads_no_catalogue() -> None:
    """Who works in English waits for no file of translations."""
    code = (
        "import slidekit.cli, sys; from slidekit.languages import _catalogue, tell; "
        "tell('Check the path.'); sys.exit(_catalogue.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
