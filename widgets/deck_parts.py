"""What a window shows of an open deck: made when the first deck comes, not when the app starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.editor import Editor
from widgets.findings import FindingsPanel
from widgets.notices import show_notice
from widgets.renewal import Renewal
from widgets.start.samples import is_sample
from widgets.unsent import Asked, Unsent

if TYPE_CHECKING:
    from collections.abc import Callable

    from widgets.main_window import MainWindow


class DeckParts:
    """The editor, what rules say, and whether the study's tables changed."""

    def __init__(self, window: MainWindow) -> None:
        """Build the parts and connect them with the document of a window and with each other."""
        document = window.document
        self.editor, self.findings = Editor(document), FindingsPanel()
        notice = self.editor.notice
        document.noticed.connect(lambda: show_notice(notice, document, window.save_as))
        self.renewal = Renewal(window, document, notice)  # its own notice comes after the others
        window.leaving.is_sample = self._is_sample
        window.leaving.texts = Unsent(
            window, lambda: self.editor.not_taken, lambda one: self._go_on(window, *one), _words
        )
        self.editor.told.connect(window.status.say)
        self.findings.place_wanted.connect(self.editor.show_place)
        self.findings.fix_wanted.connect(self.editor.author.fix)
        self.findings.all_wanted.connect(document.mend)

    def _go_on(self, window: MainWindow, slide: str, field: str, text: str) -> None:
        window.go_back()
        self.editor.go_on_typing(slide, field, text)

    def _is_sample(self) -> bool:
        """Tell whether the open deck was made of nothing but sample studies."""
        folders = self.renewal.tables.folders
        return bool(folders) and all(map(is_sample, folders))

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the commands do that need an editor, by their names."""
        editor, view = self.editor, self.editor.view
        return {
            "refresh": self.renewal.ask_folder,
            **{"edit": editor.typing_in.begin_chosen, "cite": editor.typing_in.cite},
            **{"find": editor.find_words, "replace": editor.replace_words},
            **{"spelling": editor.next_doubt},
            **{"insert": editor.insert_slide, "duplicate": editor.duplicate},
            **{"delete": editor.delete, "hide": editor.hide_slide},
            **{"up": editor.move_up, "down": editor.move_down},
            **{"previous": editor.show_previous, "next": editor.show_next},
            **{"fit": view.fit, "zoom_in": view.zoom_in, "zoom_out": view.zoom_out},
            **{"play": editor.play, "play_here": editor.play_here},
        }


def _words(count: int) -> Asked:
    one = _tr("A text that you typed was not taken into its slide.")
    several = _tr("{0} texts that you typed were not taken into their slides.").format(count)
    loss = _tr("What is not taken is lost when you leave the deck.")
    return Asked(one if count == 1 else several, loss, _tr("Leave &without it"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeckParts", text)
