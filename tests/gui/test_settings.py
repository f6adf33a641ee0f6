from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from slidekit.app import Options, load_profile, new_deck
from slidekit.resources import sample_data_dir, templates_dir
from tests.gui.hands import CTRL, press
from widgets.app import start
from widgets.main_window import MainWindow
from widgets.new_deck import NewDeckDialog
from widgets.settings import Settings, keep_settings, presenter_keys, read_settings
from widgets.settings_dialog import SettingsDialog, policy_box

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen have no size to tell."""

ADA = Settings("Ada Example", "Example Ltd", "None", "", "de")


def dialog_of(window: MainWindow) -> SettingsDialog:
    """Open the settings by their keys."""
    window.activateWindow()
    press(window, Qt.Key.Key_Comma, CTRL)
    assert window.shell.settings is not None
    return window.shell.settings


def test_settings_come_back_as_they_were_kept() -> None:
    """What is empty is not kept at all, so that the system's own holds."""
    assert read_settings() == Settings()
    keep_settings(ADA)
    assert read_settings() == ADA
    keep_settings(Settings())
    assert not QSettings().contains("language")
    assert not QSettings().contains("user/name")


def test_what_is_typed_is_kept_by_enter(window: MainWindow) -> None:
    """Escape keeps nothing; another language is said to come at the next start."""
    dialog = dialog_of(window)
    QTest.keyClicks(dialog.name, "Bob")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert read_settings() == Settings()
    dialog = dialog_of(window)
    QTest.keyClicks(dialog.name, "Ada Example")
    QTest.keyClicks(dialog.employer, "Example Ltd")
    QTest.keyClicks(dialog.conflicts, "None")
    QTest.keyClicks(dialog.language, "Deutsch")
    assert "starts next" in dialog.message.text()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert read_settings() == ADA


def test_a_file_that_is_no_policy_is_refused(window: MainWindow, tmp_path: Path) -> None:
    """One sentence says why, and what was chosen before stays."""
    dialog = dialog_of(window)
    wrong = tmp_path / "mine.yaml"
    wrong.write_text("policy: [\n", encoding="utf-8")
    dialog.use_policy(wrong)
    assert "mine.yaml" in dialog.message.text()
    assert dialog.settings().policy == ""
    right = tmp_path / "company.yaml"
    right.write_bytes((templates_dir() / "policies" / "default.yaml").read_bytes())
    dialog.use_policy(right)
    assert dialog.settings().policy == str(right)
    assert dialog.policy.currentText() == "company.yaml"
    right.unlink()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "company.yaml" in dialog.message.text()


def test_a_profile_is_made_and_seen_before_it_is_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nothing is written before OK; then new decks begin with it, in the colours chosen."""
    dialog = dialog_of(window)
    path = tmp_path / "norvia.yaml"
    dialog.company.make(path)
    dialog.tabs.setCurrentIndex(1)
    dialog.company.company.clear()
    QTest.keyClicks(dialog.company.company, "Norvia Pharma")
    dialog.company.choose_color("title", "6A1B4D")
    dialog.company.choose_color("arm1", "6A1B4D")
    preview = dialog.company.preview
    qtbot.waitUntil(lambda: not preview.pages[1].pixmap().isNull(), timeout=60_000)
    shown = preview.pages[0].pixmap().toImage()
    colors = {
        shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())
    }
    assert "#6a1b4d" in colors
    assert not path.exists()
    QTest.keyClick(dialog.company.company, Qt.Key.Key_Return)
    profile = load_profile(path).profile
    assert (profile.company, profile.palette.title) == ("Norvia Pharma", "6A1B4D")
    assert profile.palette.arms[0] == "6A1B4D"
    assert read_settings().profile == str(path)
    asked = NewDeckDialog("conference", sample_data_dir() / "simple")
    qtbot.addWidget(asked)
    assert asked.options().profile == str(path)


def test_a_profile_with_a_faint_colour_is_not_kept(window: MainWindow, tmp_path: Path) -> None:
    """The window stays open and names the colour and its contrast."""
    dialog = dialog_of(window)
    dialog.company.make(tmp_path / "pale.yaml")
    dialog.company.choose_color("ink", "BBBBBB")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "BBBBBB on white has a contrast of 1.9" in dialog.message.text()
    assert dialog.tabs.currentIndex() == 1
    assert not (tmp_path / "pale.yaml").exists()


def test_an_address_that_no_library_has_is_refused(window: MainWindow) -> None:
    """A file or a server; what is kept comes back."""
    dialog = dialog_of(window)
    dialog.library.setText("http://example.org")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert "begins with sqlite:///" in dialog.message.text()
    dialog.library.setText("sqlite:///C:/decks/library.db")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert QSettings().value("library/url") == "sqlite:///C:/decks/library.db"


def test_policies_that_ship_are_offered(qtbot: QtBot) -> None:
    """And the study's own choice stands first."""
    box = policy_box("default")
    qtbot.addWidget(box)
    assert box.currentData() == "default"
    assert box.itemData(0) == ""


def test_a_new_deck_begins_with_the_presenter_of_the_settings(qtbot: QtBot) -> None:
    """All of one person or none of it: without a name nothing of the settings is said."""
    keep_settings(replace(ADA, policy="default"))
    dialog = NewDeckDialog("conference", sample_data_dir() / "simple")
    qtbot.addWidget(dialog)
    assert dict(dialog.options().set) == {
        "presenter.name": "Ada Example",
        "presenter.employer": "Example Ltd",
        "presenter.conflicts": "None",
    }
    assert dialog.options().policy == "default"
    dialog.presenter.clear()
    assert dialog.options().set == ()
    assert not dialog.employer.isEnabled()


def test_the_deck_names_that_presenter() -> None:
    """Another person's interests, which the study's file may have, do not stand by the name."""
    options = Options(set=presenter_keys("Ada Example", "Example Ltd", ""))
    deck = new_deck([sample_data_dir() / "onc301"], options)
    presenter = deck.settings.presenter
    assert (presenter.name, presenter.employer) == ("Ada Example", "Example Ltd")
    assert presenter.conflicts == ""


def test_the_window_comes_back_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    """Its size, and how wide the strip and the inspector were."""
    window.resize(790, 640)
    window.stack.setCurrentWidget(window.editor)
    qtbot.waitUntil(lambda: window.editor.isVisible())
    window.editor.setSizes([260, 270, 250])
    sizes = window.editor.sizes()
    window.close()
    again = start(["slidekit"], run=False)
    assert isinstance(again, MainWindow)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (790, 640)
    again.stack.setCurrentWidget(again.editor)
    assert again.editor.sizes() == pytest.approx(sizes, abs=2)
    assert not again.shell.tour.callout.isVisible()


def test_a_session_without_a_deck_leaves_the_widths_alone(window: MainWindow, qtbot: QtBot) -> None:
    """The parts of the editor were never laid out in it."""
    window.close()
    again = start(["slidekit"], run=False)
    assert isinstance(again, MainWindow)
    qtbot.addWidget(again)
    again.stack.setCurrentWidget(again.editor)
    assert min(again.editor.sizes()) > 150
