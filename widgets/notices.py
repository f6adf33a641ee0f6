"""Which notice a document calls for: the most pressing one, with what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.dates import moment_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from widgets.document import Document
    from widgets.notice import Notice


def show_notice(notice: Notice, document: Document, save_as: Callable[[], object]) -> None:
    """Show what a person must know of the file of a document; nothing if there is nothing."""
    if document.on_disk is not None:
        words = _tr("Another program changed this deck on disk. Which one holds?")
        take = (_tr("Load it from disk"), document.take_from_disk)
        notice.show_words(words, (take, (_tr("Keep mine"), document.keep_mine)))
    elif document.recovery is not None:
        words = _tr("Edits of {0} were not saved when slidekit ended.")
        told = words.format(moment_words(document.recovery.seconds))
        recover = (_tr("Recover them"), document.recover)
        notice.show_words(told, (recover, (_tr("Discard"), document.discard_recovery)))
    elif document.is_open_elsewhere:
        words = _tr("This deck is open in another window. Save yours under another name.")
        notice.show_words(words, ((_tr("Save as ..."), save_as),))
    else:
        notice.show_words("", ())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Notices", text)
