"""What surrounds the work: help, settings, the palette, the tour, and what is told of faults."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot, qVersion
from PySide6.QtWidgets import QMessageBox

from widgets.help_pages import FIRST
from widgets.review.desk import Desk
from widgets.tour import Tour
from widgets.window_places import keep_places, restore_places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from widgets.command_palette import Entry, Palette
    from widgets.fault_dialog import FaultDesk
    from widgets.file_check import FileCheck
    from widgets.help_window import HelpWindow
    from widgets.keys_window import KeysWindow
    from widgets.main_window import MainWindow
    from widgets.settings_dialog import SettingsDialog


class Shell(QObject):
    """Opens the windows around a main window; each is built when it is first wanted."""

    def __init__(self, window: MainWindow) -> None:
        """Connect the commands that need no deck."""
        super().__init__(window)
        self._window = window
        self.tour = Tour(window)
        self.help: HelpWindow | None = None
        self.palette: Palette | None = None
        self.settings: SettingsDialog | None = None
        self.keys: KeysWindow | None = None
        self.about: QMessageBox | None = None
        self.checks: list[FileCheck] = []
        self.desk: FaultDesk | None = None
        restore_places(window)
        window.dock.hide()  # findings belong to a deck, whatever was kept of them
        commands = {
            "verify": self.choose_file_to_check,
            "help": self.show_context,
            "keys": self.show_keys,
            "tour": self.tour.begin,
            "palette": self.show_palette,
            "settings": self.show_settings,
            "about": self.show_about,
        }
        for name, do in commands.items():
            window.actions_by_name[name].triggered.connect(lambda _=False, do=do: do())
        window.start_page.slides_opened.connect(self.check_file)
        self.library = Desk(window)
        window.waiting.dropped.connect(window.start_page.open)

    def guard(self) -> None:
        """Tell of faults from now on."""
        from widgets.fault_dialog import FaultDesk

        if self.desk is None:
            self.desk = FaultDesk(self._window.document, self._window)

    def finish(self) -> None:
        """Keep the window's places and close what is around it."""
        keep_places(self._window, self._window.built_editor)
        for part in (self.help, self.keys):
            if part is not None:
                part.close()
        for check in self.checks:
            check.finish()
        self.library.finish()
        if self.desk is not None:
            self.desk.finish()

    def open(self, path: Path) -> None:
        """Check a PowerPoint file; open anything else as a deck."""
        from widgets.start.dropped import SLIDE_ENDINGS

        if path.suffix.lower() in SLIDE_ENDINGS:
            self.check_file(path)
        else:
            self._window.open(path)

    @Slot()
    def choose_file_to_check(self) -> None:
        """Ask for a PowerPoint file, and say what it is."""
        from widgets.deck_names import file_to_check

        if path := file_to_check(self._window):
            self.check_file(path)

    @Slot(object)
    def check_file(self, path: Path) -> None:
        """Say what a PowerPoint file is and what the rules find, in a window of its own."""
        from widgets.file_check import FileCheck
        from widgets.settings import read_settings

        for former in [one for one in self.checks if one.is_over]:
            self.checks.remove(former)
            former.deleteLater()
        check = FileCheck(path, read_settings().policy, self._window)
        check.help_wanted.connect(self.show_help)
        self.checks.append(check)
        check.show()

    @Slot()
    def show_context(self) -> None:
        """Show the page of help that the work at hand asks for."""
        self.show_help(*self._context())

    @Slot(str, str)
    def show_help(self, page: str, heading: str = "") -> None:
        """Show a page of help from a heading on."""
        from widgets.help_window import HelpWindow

        if self.help is None:
            self.help = HelpWindow(self._window)
        self.help.show()
        self.help.show_help(page, heading)
        self.help.raise_()
        self.help.activateWindow()

    @Slot()
    def show_keys(self) -> None:
        """List all commands with their keys."""
        from widgets.keys_window import KeysWindow

        if self.keys is None:
            menus = tuple(action.text() for action in self._window.menuBar().actions())
            self.keys = KeysWindow(self._window.actions_by_name, menus, self._window)
        self.keys.show()
        self.keys.raise_()

    @Slot()
    def show_palette(self) -> None:
        """Ask for a command or a slide."""
        from widgets.command_palette import Palette

        self._window.finish_typing()
        self.palette = Palette(tuple(self._entries()), self._window)
        self.palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.palette.refused.connect(self._window.status.say)
        self.palette.open()

    @Slot()
    def show_settings(self) -> None:
        """Ask what all decks share."""
        from widgets.settings_dialog import SettingsDialog

        self.settings = SettingsDialog(self._window)
        self.settings.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = self.tr("Kept. New decks begin with these settings.")
        self.settings.kept.connect(lambda: self._window.status.say(said))
        self.settings.kept.connect(self.library.follow_settings)
        self.settings.open()

    @Slot()
    def show_about(self) -> None:
        """Say which program this is, and what it does not know."""
        from slidekit import __version__

        self.about = QMessageBox(self._window)
        self.about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about.setWindowTitle(self.tr("About slidekit"))
        self.about.setText(self.tr("slidekit {0}").format(__version__))
        self.about.setInformativeText(
            self.tr(
                "Makes decks of a trial's tables in which every number is bound to its source.\n\n"
                "It checks structure and numbers by rules that it can explain. It does not know "
                "whether a claim is true, and it approves nothing.\n\n"
                "Licence: Apache-2.0. Qt {0} by The Qt Company, used under the LGPL."
            ).format(qVersion())
        )
        self.about.open()

    def _entries(self) -> Iterator[Entry]:
        from widgets.command_palette import Entry, entries_of

        window = self._window
        offered = [one for name, one in window.actions_by_name.items() if name != "palette"]
        is_editing = window.is_editing
        why_not = self.tr("not possible now") if is_editing else self.tr("needs an open deck")
        yield from entries_of(offered, why_not)
        if not is_editing:
            return
        slides = window.editor.slides
        for number in range(slides.count()):
            row = slides.row_of(number)
            words = f"{number + 1}  {row.title if row else ''}"
            yield Entry(words, partial(slides.setCurrentRow, number))

    def _context(self) -> tuple[str, str]:
        from widgets.file_check import chosen_rule

        window = self._window
        page = window.stack.currentWidget()
        if window.is_editing:
            rule = chosen_rule(window.findings) if window.dock.isVisible() else ""
            return ("rules.md", rule) if rule else (FIRST, "")
        if page is not None and page in (self.library.library, self.library.version):
            return "review.md", ""
        return ("study.md", "") if page is window.study_import else (FIRST, "")
