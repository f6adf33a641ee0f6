from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLabel, QSizePolicy

from slidekit.errors import ExportError
from slidekit.languages import screen_language
from slidekit.resources import sample_data_dir, templates_dir
from widgets import language, slide_words
from widgets.command_palette import matches, plain
from widgets.commands import COMMANDS
from widgets.dates import day_words, percent_words
from widgets.export_work import Task, export
from widgets.jobs import Jobs
from widgets.language import chosen_language, speak, wished_language
from widgets.settings import Settings, keep_settings
from widgets.slide_words import role_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget
    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen have no size to tell."""

PORTABLE = QKeySequence.SequenceFormat.PortableText


@pytest.fixture(autouse=True)
def german(own_settings: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the app start in German, and leave it as other tests expect it."""
    del own_settings
    monkeypatch.setenv("SLIDEKIT_LANGUAGE", "de")
    yield
    speak("en")


@pytest.fixture
def no_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the environment ask for no language."""
    monkeypatch.delenv("SLIDEKIT_LANGUAGE")


def keys(menu: QMenu | QMenuBar) -> list[str]:
    """Return the underlined letters of a menu's entries, small."""
    texts = [action.text().replace("&&", "") for action in menu.actions()]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]


def clipped(page: QWidget) -> list[str]:
    """Return the words of buttons, and of labels of one line, that have less room than they need.

    A label that asks for no room of its own, such as a path, may be cut.
    """
    labels = (
        label
        for label in page.findChildren(QLabel)
        if not label.wordWrap()
        and label.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored
    )
    parts: list[tuple[QWidget, str]] = [(label, label.text()) for label in labels]
    parts += [(button, button.text()) for button in page.findChildren(QAbstractButton)]
    return [
        words
        for part, words in parts
        if part.isVisible() and words and part.sizeHint().width() > part.width()
    ]


def test_menus_are_german_and_the_keys_are_the_same(window: MainWindow) -> None:
    """Ctrl is printed Strg on German keyboards, yet it is the same key."""
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles[:4] == ["Datei", "Bearbeiten", "Folie", "Ansicht"]
    save = window.actions_by_name["save"]
    assert save.text() == "&Speichern"
    assert save.toolTip() == "Speichern (Strg+S)"
    for name, (_, shortcuts) in COMMANDS.items():
        set_keys = [one.toString(PORTABLE) for one in window.actions_by_name[name].shortcuts()]
        assert set_keys == list(shortcuts)


@pytest.mark.parametrize("spoken", ["en", "de"])
def test_no_two_entries_of_a_menu_share_a_key(
    spoken: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """A letter that two entries share opens neither at once."""
    monkeypatch.setenv("SLIDEKIT_LANGUAGE", spoken)
    window: MainWindow = request.getfixturevalue("window")
    bar = window.menuBar()
    menus = [action.menu() for action in bar.actions()]
    for menu in (bar, *menus):
        assert menu is not None
        found = keys(menu)  # type: ignore[arg-type]
        assert found, "a menu without keys"
        assert sorted(found) == sorted(set(found))


def test_the_start_page_is_german(window: MainWindow, qtbot: QtBot) -> None:
    """Headings, buttons, templates and sample studies, with room for all of their words."""
    page = window.start_page
    headings = {label.text() for label in page.findChildren(QLabel)}
    assert {"Neuer Foliensatz", "Zuletzt geöffnet", "Beispielstudien"} <= headings
    assert page.take_tables.text() == "&Tabellen einlesen ..."
    assert page.samples.item(2).text() == "Eine kleine Studie in zwei einfachen Tabellen"
    qtbot.waitUntil(lambda: page.gallery.count() > 0)
    assert page.gallery.item(0).text() == "Kongressvortrag"
    assert clipped(page) == []


def test_a_new_deck_is_asked_for_in_german(window: MainWindow, qtbot: QtBot) -> None:
    """Qt's own buttons as well."""
    window.begin()
    dialog = window.new_deck
    assert dialog is not None
    assert dialog.windowTitle() == "Neuer Foliensatz"
    assert dialog.make.text() == "Foliensatz &erstellen"
    cancel = dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    assert cancel.text().replace("&", "") == "Abbrechen"
    assert dialog.purpose.itemText(1) == "Innerhalb der Zulassung"
    qtbot.waitUntil(dialog.isVisible)
    assert clipped(dialog) == []
    dialog.reject()


def test_taking_in_a_study_is_german(window: MainWindow, qtbot: QtBot) -> None:
    """The parts, what columns mean, and each page with room for its words."""
    window.take_in([sample_data_dir() / "simple"])
    view = window.study_import
    assert view is not None
    qtbot.waitUntil(lambda: view.intake.intake is not None)
    parts = [view.parts.item(row).text() for row in range(view.parts.count())]
    assert {"Arme", "Populationen", "Endpunkte", "Quellen", "Studie und Foliensatz"} <= set(parts)
    assert not {"Arms", "Populations", "Subgroups", "Medicines"} & set(parts)
    means = view.shown.tables[0].columns
    words = {means.index(row, 2).data() for row in range(means.rowCount())}
    assert {"Patient", "Unerwünschtes Ereignis", "Grad"} <= words
    assert view.write.text() == "study.yaml &schreiben"
    for row in range(view.parts.count()):
        view.parts.setCurrentRow(row)
        qtbot.waitUntil(lambda: clipped(window) == [])  # it is laid out in the next turn


def test_the_editor_is_german(opened: MainWindow) -> None:
    """Findings, inspector, provenance, dates and shares; the deck stays in its own language."""
    status, findings = opened.status, opened.findings
    assert findings.summary.text().startswith("Insgesamt ")
    assert status.cutoff.text() == "Datenschnitt 31. Dez. 2025"
    assert status.zoom.text().endswith("\N{NO-BREAK SPACE}%")
    model = findings.tree.model()
    messages = {model.index(row, 2).data() for row in range(model.rowCount())}
    assert "Es fehlt die Angabe, wozu dieser Foliensatz dient." in messages
    opened.editor.show_place("primary.os", "")
    opened.editor.inspector.list.setCurrentRow(0)
    shown = {label.text() for label in opened.editor.inspector.findChildren(QLabel)}
    assert {"Woher die Zahl stammt", "Kennung", "Monate", "berechnet"} <= shown
    assert any(words.startswith("Kaplan-Meier-Schätzer") for words in shown)
    assert opened.document.deck is not None
    assert opened.document.deck.title == "Fictivan or placebo, a small invented trial"


def test_an_edit_and_its_undoing_are_german(opened: MainWindow) -> None:
    """What undo takes back is named in the menu."""
    opened.editor.show_place("limitations", "")
    assert opened.editor.slide == "limitations"
    opened.editor.duplicate()
    undo = opened.actions_by_name["undo"]
    assert undo.text() == "&Rückgängig: Folie limitations duplizieren"


def test_no_german_words_are_cut_in_the_editor(opened: MainWindow, qtbot: QtBot) -> None:
    """At 1366 by 768 with findings and replacing open, and in the dialog of the export."""
    opened.resize(1366, 768)
    opened.actions_by_name["findings"].setChecked(True)
    opened.editor.replace_words()
    opened.editor.find_bar.words.setText("OS")
    assert opened.editor.find_bar.count.text().startswith("Fundstellen: ")
    assert clipped(opened) == []
    opened.exporting.begin()
    dialog = opened.exporting.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.findings.count() > 0)
    assert "Entwurfsvermerk" in dialog.verdict.text()
    assert clipped(dialog) == []
    dialog.close()


def test_dates_and_shares_follow_the_language(qapp: object) -> None:
    """A day as people write it; percent with a space in German only."""
    del qapp
    speak("de")
    assert day_words(date(2026, 3, 5)) == "5. März 2026"
    assert percent_words(0.625) == "62\N{NO-BREAK SPACE}%"
    assert QLocale().toString(5767) == "5.767"
    speak("en")
    assert day_words(date(2026, 3, 5)) == "5 Mar 2026"
    assert percent_words(0.625) == "62%"
    assert QLocale().toString(5767) == "5,767"


def test_english_loads_no_translation(qapp: object) -> None:
    """Whoever reads English waits for no catalogue; German takes Qt's words and ours."""
    del qapp
    speak("de")
    assert len(language._installed) == 2
    assert screen_language() == "de"
    speak("en")
    assert language._installed == []
    assert screen_language() == "en"


def test_the_environment_comes_before_what_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """German is asked for there; what is no language of ours is not heard."""
    keep_settings(Settings(language="en"))
    assert wished_language() == "de"
    monkeypatch.setenv("SLIDEKIT_LANGUAGE", "klingon")
    assert wished_language() == "en"


@pytest.mark.usefixtures("no_wish")
def test_a_choice_is_kept_for_the_next_start() -> None:
    """A language that there is not, such as one of a later version, follows the system."""
    keep_settings(Settings(language="de"))
    assert (chosen_language(), wished_language()) == ("de", "de")
    keep_settings(Settings(language="fr"))
    assert wished_language() == language._of_system(QLocale.system())


@pytest.mark.parametrize(
    ("system", "spoken"), [("de_AT", "de"), ("en_GB", "en"), ("fr_FR", "en"), ("C", "en")]
)
def test_without_a_choice_the_app_follows_the_system(system: str, spoken: str) -> None:
    """German where the system is German, else English."""
    assert language._of_system(QLocale(system)) == spoken


def test_a_system_of_the_same_language_keeps_its_own_way_of_writing() -> None:
    """Austria writes January otherwise than Germany; a French system with German words does not."""
    assert language._locale("de", QLocale("de_AT")).name() == "de_AT"
    assert language._locale("de", QLocale("fr_FR")).name() == "de_DE"
    assert language._locale("en", QLocale("C")).name() == "en_US"


def test_what_is_wrong_with_files_is_german(simple_deck: Deck, tmp_path: Path) -> None:
    """What and what to do, in the language of the screen; English without a translator."""
    task = Task(simple_deck, tmp_path / "absent", "deck", ("pdf",))
    speak("de")
    with pytest.raises(ExportError, match=r"absent gibt es nicht\. Einen anderen Ordner wählen"):
        export(task, lambda *_: None, lambda: False)
    speak("en")
    with pytest.raises(ExportError, match=r"There is no folder .*absent\. Choose another folder"):
        export(task, lambda *_: None, lambda: False)


def test_a_fault_on_the_worker_thread_is_told_in_german(qtbot: QtBot) -> None:
    """Whichever thread finds it."""
    speak("de")
    jobs, told = Jobs(), list[str]()
    jobs.ask(lambda: 1 // 0, lambda _: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("slidekit hat einen Fehler: ZeroDivisionError(")


@pytest.mark.parametrize("role", ["safety_of_our_own", "ae_overview", "title"])
def test_slides_are_called_by_words(role: str) -> None:
    """A company's own kind of slide is called as its template calls it."""
    speak("de")
    names = {
        "safety_of_our_own": "safety of our own",
        "ae_overview": "Übersicht der unerwünschten Ereignisse",
        "title": "Titelfolie",
    }
    assert role_name(role) == names[role]


def test_every_slide_of_the_shipped_templates_has_a_name() -> None:
    """None is shown by its key."""
    roles = {
        slide["role"]
        for path in templates_dir().glob("*.yaml")
        for section in yaml.safe_load(path.read_text("utf-8")).get("sections", [])
        for slide in section.get("slides", [])
    }
    assert len(roles) > 40
    assert sorted(roles - set(slide_words._ROLES)) == []


def test_a_file_is_verified_by_a_german_word(window: MainWindow) -> None:
    """Ctrl+K finds by "prüfen" what English has as "verify"."""
    words = plain(window.actions_by_name["verify"].text())
    assert words == "Datei prüfen"
    assert matches("prüfen", words)
