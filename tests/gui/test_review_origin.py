"""Of which version the open deck is, and whether the library is the one that it was."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from slidekit.app import check_out_file
from slidekit.deck.file import read_deck
from slidekit.library.opening import init_library
from slidekit.library.people import NewPerson
from tests.gui.hands import press
from tests.gui.review_hands import PASSWORD, session_of, submitted
from tests.gui.study_hands import click
from tests.library.hands import as_owner
from tests.library.small import small_deck
from widgets.review.release_form import ReleaseForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.review_hands import Reviewer

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""


def test_a_deck_taken_out_by_command_is_the_same_deck_in_the_window(
    reviewer: Reviewer, address: str, tmp_path: Path
) -> None:
    """Its next version is preselected, and afterwards the file itself knows that it is that one."""
    arno = session_of(address, "arno")
    submitted(arno, small_deck(), "First")
    path = tmp_path / "elsewhere.slidekit"
    check_out_file(arno, "simple", path)
    reviewer.come("arno")
    window = reviewer.window
    window.open(path)
    reviewer.wait(lambda: window.document.path == path and window.document.pages)
    press(window, Qt.Key.Key_R, CTRL, SHIFT)
    dialog = window.shell.library.submit_dialog
    assert dialog is not None
    reviewer.wait(lambda: dialog.isVisible() and dialog.bar.isHidden())
    assert (dialog.request().deck, dialog.request().base) == ("simple", 1)
    QTest.keyClicks(dialog.message, "Second")
    with reviewer.qtbot.waitSignal(dialog.submitted, timeout=120_000):
        click(dialog.send)
    reviewer.wait(lambda: (read_deck(path).origin or small_deck().origin) is not None)
    reviewer.wait(lambda: getattr(read_deck(path).origin, "version", 0) == 2)
    reviewer.wait(lambda: not window.document.is_dirty)
    assert window.document.on_disk is None


def test_a_trail_that_was_cut_off_is_told_before_anything_is_signed(
    reviewer: Reviewer, address: str
) -> None:
    """As the commands do; the words stay above the inbox."""
    submitted(session_of(address, "arno"), small_deck(), "First")
    as_owner(address, "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)")
    reviewer.come("mia")
    library = reviewer.library
    assert library.warning.isVisible()
    assert "Sign nothing, and ask your librarian" in library.warning.text()
    library.refresh()
    assert library.warning.isVisible()


def test_a_library_in_the_place_of_another_gets_no_password(
    reviewer: Reviewer, address: str, tmp_path: Path
) -> None:
    """A forger's library with the same people would take it gladly."""
    session_of(address, "mia")
    first = NewPerson("mia", "Mia Medizin", "Eve", None, ("administrator",))
    init_library(f"sqlite:///{tmp_path}/forged.db", first, PASSWORD)
    ours = Path(address.removeprefix("sqlite:///"))
    for beside in ("-wal", "-shm"):
        ours.with_name(ours.name + beside).unlink(missing_ok=True)
    shutil.copy(tmp_path / "forged.db", ours)
    press(reviewer.window, Qt.Key.Key_L, CTRL)
    form = reviewer.library.sign_in
    reviewer.wait(form.isVisible)
    QTest.keyClicks(form.login, "mia")
    QTest.keyClicks(form.password, PASSWORD)
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    reviewer.wait(form.message.isVisible)
    assert "not the library that was here before" in form.message.text()
    assert reviewer.window.shell.library.session is None


def test_a_typed_name_writes_over_no_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the PPTX nor the PDF beside it; what the system has asked about may go."""
    version = SimpleNamespace(deck="onc301", number=2)
    form = ReleaseForm(SimpleNamespace(version=version))  # type: ignore[arg-type]
    qtbot.addWidget(form)
    form.show()
    out = tmp_path / "out.pptx"
    form.path.setText(str(out))
    assert form.why_not() == ""
    out.with_suffix(".pdf").touch()
    assert form.why_not() == "out.pdf is there already. Choose another name."
    form.pdf.setChecked(False)
    out.touch()
    assert form.why_not() == "out.pptx is there already. Choose another name."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    click(form.browse)
    assert form.why_not() == ""
