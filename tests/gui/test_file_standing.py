"""What the window says of a PowerPoint file that came back: released, changed, withdrawn, draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from slidekit.app import build, verify, verify_in_library
from slidekit.app.reviewing import release_version
from slidekit.library.releases import withdraw
from tests.approval.small import edited, slide_part
from tests.gui.hands import CTRL, press
from tests.gui.review_hands import PASSWORD, approved, session_of, submitted
from tests.library.small import small_deck
from widgets.file_standing import Standing, as_html, asked, head_parts, sentences, verified
from widgets.look import meaning_ink
from widgets.settings import Settings, keep_settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.review_hands import Reviewer
    from widgets.file_check import FileCheck
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen cannot be raised."""


def chosen(window: MainWindow, path: Path, qtbot: QtBot, patch: pytest.MonkeyPatch) -> FileCheck:
    """Choose a file to be checked, and wait until all is said of it."""
    patch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.actions_by_name["verify"].trigger()
    check = window.shell.checks[-1]
    qtbot.waitUntil(check.again.isEnabled)
    return check


def said(check: FileCheck) -> list[str]:
    """Return the lines that a screen reader reads of what a file is."""
    assert check.standing.isVisible()
    reader = QAccessible.queryAccessibleInterface(check.standing)
    return reader.text(QAccessible.Text.Name).splitlines()


def test_a_release_is_told_as_the_command_tells_it(
    reviewer: Reviewer, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Released, then changed, then withdrawn with the reason, then asked of a silent library."""
    window, qtbot = reviewer.window, reviewer.qtbot
    ref = submitted(session_of(address, "arno"), small_deck(), "First")
    approved(address, ref)
    out, other = tmp_path / "out.pptx", tmp_path / "other.pptx"
    lena = session_of(address, "lena")
    release_version(lena, ref, PASSWORD, out)
    ink = meaning_ink("block", window.palette()).name()

    check = chosen(window, out, qtbot, monkeypatch)
    head, told = said(check)
    approval = verify_in_library(address, out)["approval"]
    assert head == "Released \N{MIDDLE DOT} As it was signed"
    assert ink not in check.standing.text()
    assert told.startswith(f"Approval {approval['id']} of simple, version 1: released on ")
    assert told.endswith(f"{approval['valid_until'][:4]}.")

    part = slide_part(out, lambda content: b">0.66 (" in content)
    edited(out, other, part, b">0.66 (", b">0.56 (")
    check = chosen(window, other, qtbot, monkeypatch)
    head, told = said(check)
    (reason,) = verify_in_library(address, other)["reasons"]
    assert head == "Not as it was signed \N{MIDDLE DOT} Released"
    assert f'<span style="color: {ink}"><b>Not as it was signed</b></span>' in check.standing.text()
    assert "differs on slide" in reason
    assert told.endswith(reason)

    withdraw(lena, ref, PASSWORD, reason="A <safety> signal")
    QTest.keyClick(check.again, Qt.Key.Key_Space)
    qtbot.waitUntil(check.again.isEnabled)
    head, told = said(check)
    assert head == "Withdrawn \N{MIDDLE DOT} Not as it was signed"
    assert reason in told
    assert told.endswith("The library says of it: withdrawn. A <safety> signal")

    keep_settings(Settings(library=f"sqlite:///{tmp_path}/gone.db"))
    check = chosen(window, out, qtbot, monkeypatch)
    head, told = said(check)
    assert head == "Signatures not tested \N{MIDDLE DOT} Released, as the file says"
    assert "The library did not answer, so nobody knows whether it was withdrawn" in told
    assert check.head.text().startswith("out.pptx: ")

    keep_settings(Settings())
    alone = verified(out)
    assert head_parts(alone)[0] == ("Signatures not tested", "warn")
    assert list(sentences(alone))[-1].endswith("the settings name none.")
    strange = asked(out, other_library(tmp_path))
    assert head_parts(strange) == (
        ("Not confirmed by the library", "block"),
        ("Signed with another key", "block"),
    )


def other_library(folder: Path) -> str:
    """Make a library that has nothing to do with the file, and return its address."""
    from slidekit.library.opening import init_library
    from slidekit.library.people import NewPerson

    address = f"sqlite:///{folder}/strange.db"
    first = NewPerson("eve", "Eve Else", "Otto Orth", None, ("administrator",))
    init_library(address, first, PASSWORD)
    return address


def test_a_draft_says_that_nobody_released_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+K finds the command; no library is asked about what was never released."""
    keep_settings(Settings(library=f"sqlite:///{tmp_path}/none.db"))
    talk = tmp_path / "talk.pptx"
    build(small_deck(), talk)
    assert verify(talk)["signatures"] == "none"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(talk), ""))
    window.activateWindow()
    press(window, Qt.Key.Key_K, CTRL)
    palette = window.shell.palette
    assert palette is not None
    QTest.keyClicks(palette.line, "verify")
    assert [entry.words for entry in palette.shown()] == ["Check or verify a file"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    (check,) = window.shell.checks
    qtbot.waitUntil(check.again.isEnabled)
    width = check.width()
    check.standing.setText(as_html(answer("changed", "invalid", "x" * 3000), QPalette()))
    qtbot.waitUntil(lambda: check.standing.width() == check.head.width())
    assert check.width() == width
    QTest.keyClick(check.again, Qt.Key.Key_Space)
    qtbot.waitUntil(check.again.isEnabled)
    assert said(check) == ["Draft, never released \N{MIDDLE DOT} No signature"]


def answer(verdict: str, signatures: str, *reasons: str, **approval: str | None) -> Standing:
    """Return an answer as the command gives it."""
    base = {"id": "MED-1", "deck": "onc301", "version": 2, "audience": "Oncologists"}
    base |= {"released_at": "2026-11-27T12:00:00+00:00", "valid_until": "2027-11-26"}
    told = base | {"parent": None, "outside": None, **approval} if approval else None
    found = {"verdict": verdict, "signatures": signatures, "reasons": list(reasons)}
    return Standing({**found, "approval": told}, is_asked=True)


@pytest.mark.parametrize(
    ("standing", "head"),
    [
        (answer("unchanged", "valid", state="expired"), ["Expired", "As it was signed"]),
        (answer("unchanged", "valid", state="superseded"), ["Superseded", "As it was signed"]),
        (answer("unchanged", "invalid", state="released"), ["Its signatures do not hold"]),
        (answer("unchanged", "invalid", "It looks released."), ["Not to be trusted"]),
        (answer("manifest-missing", "none"), ["Its record is missing"]),
    ],
)
def test_what_is_in_the_way_stands_first_and_in_red(standing: Standing, head: list[str]) -> None:
    """Whatever keeps a file from being shown today; words say it, the colour only repeats it."""
    parts = head_parts(standing)
    assert [words for words, _ in parts][: len(head)] == head
    assert parts[0][1] == "block"


def test_words_of_a_file_are_shown_as_they_are() -> None:
    """Marks of a page in a name are letters, what hides is written out, and none is endless."""
    name = "<img src=x>\u202egniht"
    standing = answer(
        "unchanged", "valid", state="released", id=name, parent="MED-0", audience="A" * 5000
    )
    html = as_html(standing, QPalette())
    assert "&lt;img src=x&gt;\\u202egniht" in html
    assert "For: AAAA" in html
    assert "Derived from approval MED-0." in html
    assert len(html) < 1000
    assert "27 Nov 2026, valid until 26 Nov 2027" in html
