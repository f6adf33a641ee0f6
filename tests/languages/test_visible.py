"""What people typed is shown on a terminal and does nothing there."""

from __future__ import annotations

import json

import pytest

from slidekit import report
from slidekit.languages.visible import visible

HOSTILE = {
    "\x1b[2Jgone": "\\u001b[2Jgone",
    "one\rtwo\nthree\tfour\x7f\x9b": "one\\rtwo\\nthree\\tfour\\u007f\\u009b",
    "right \u202eottel\u202c and \u2066isolated": "right \\u202eottel\\u202c and \\u2066isolated",
    "hid\u200bden\u00ad\ufeff\u2028": "hid\\u200bden\\u00ad\\ufeff\\u2028",
}


@pytest.mark.parametrize(("typed", "shown"), HOSTILE.items())
def test_signs_that_a_terminal_obeys_or_hides_are_written_out(
    typed: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On lines, in remarks and in JSON, where the value stays what it was."""
    assert visible(typed) == shown
    report.line(typed)
    report.as_json({"text": typed})
    line, text = capsys.readouterr().out.splitlines()
    assert line == shown
    assert json.loads(text) == {"text": typed}
    assert all(one.isprintable() for one in text)


def test_words_of_every_script_stay_as_they_are() -> None:
    """Letters, accents, narrow blanks and the joiners that some scripts need are no danger."""
    for words in (
        "Zoë Müller-Łoś",
        "\u0645\u06cc\u200c\u062e",
        "12\u202f000 mg",
        "p < 0.001",
        "日本語",
        "👩\u200d⚕",
    ):
        assert visible(words) == words


def test_remarks_keep_the_ends_of_their_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Messages of our own have several lines; all else in them is written out."""
    report.remark("first\nsecond \x1b[31m")
    assert capsys.readouterr().err == "first\nsecond \\u001b[31m\n"
