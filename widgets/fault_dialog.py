"""Telling of a fault of the program: first that the deck is safe, then what can be sent on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.faults import Fault, Faults, details, log_file, without_home

if TYPE_CHECKING:
    from widgets.document import Document

MOST = 20
"""More different faults at once than anybody reads; the log has all of them."""
WIDTH_PX, HEIGHT_PX = 640, 420


class FaultDialog(QDialog):
    """One window for all faults that are met while it is open."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Build it for an open deck, or for none."""
        super().__init__(parent)
        self._document = document
        self._faults: tuple[Fault, ...] = ()
        self._count = 0
        self.head, self.safety, self.log = QLabel(), QLabel(), QLabel()
        self.details = QPlainTextEdit()
        self.copy = QPushButton(self.tr("&Copy the details"))
        self.folder = QPushButton(self.tr("Show the &log"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._build()
        self._connect()

    def add(self, fault: Fault) -> None:
        """Tell of a fault; one that is told already is only counted."""
        self._count += 1
        if fault not in self._faults and len(self._faults) < MOST:
            self._faults = (*self._faults, fault)
        self.details.setPlainText(details(self._faults))
        self._refresh()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("A fault of slidekit"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        bold = self.head.font()
        bold.setBold(True)
        self.head.setFont(bold)
        for label in (self.head, self.safety, self.log):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.log.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.log.setText(self.tr("The log is kept in {0}").format(without_home(str(log_file()))))
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("Details of the fault"))
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        kind = QDialogButtonBox.ButtonRole.ActionRole
        for button in (self.copy, self.folder):
            button.setAutoDefault(False)
            self.buttons.addButton(button, kind)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("&Go on"))
        close.setIcon(QIcon())
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for part in (self.head, self.safety):
            layout.addWidget(part)
        layout.addWidget(self.details, 1)
        layout.addWidget(self.log)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.copy.clicked.connect(self._on_copy)
        self.folder.clicked.connect(self._on_folder)
        self.buttons.rejected.connect(self.close)
        self._document.state_changed.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        """Say how the deck stands by now: it may be written while this is read."""
        self.head.setText(
            self.tr("slidekit has made a mistake. You can go on working.")
            if self._count == 1
            else self.tr("slidekit has made {0} mistakes. You can go on working.").format(
                self._count
            )
        )
        self.safety.setText(
            self._standing()
            + " "
            + self.tr(
                "If it comes again, send the details to whoever looks after slidekit for you: "
                "they name no file of yours beyond what the mistake itself says."
            )
        )

    def _standing(self) -> str:
        document = self._document
        if document.deck is None:
            return self.tr("No deck was open.")
        if not document.is_dirty:
            return self.tr("Your deck is safe: all of it is in its file.")
        if document.trouble:
            return self.tr(
                "The last edits could not be kept ({0}). Save the deck under another name now."
            ).format(document.trouble)
        if document.is_kept and (document.path is None or document.is_open_elsewhere):
            return self.tr(
                "Your deck is safe: edits that are not saved are kept, and the page to start from "
                "offers them if slidekit ends before you save."
            )
        if document.is_kept:
            return self.tr(
                "Your deck is safe: edits that are not saved are kept beside its file, and are "
                "offered when it is opened again."
            )
        return self.tr("The last edits of your deck are being put into safety.")

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText(self.tr("Copied"))

    @Slot()
    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file().parent)))


class FaultDesk(QObject):
    """Keeps the deck, then shows the dialog; it must not fall over what it tells of."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        """Listen for faults beside a window."""
        super().__init__(parent)
        self._document, self._window = document, parent
        self._is_telling = False
        self.dialog: FaultDialog | None = None
        self.faults = Faults(self)
        # Queued: a fault may come from a paint or a worker, where no window can be built.
        self.faults.met.connect(self._on_met, Qt.ConnectionType.QueuedConnection)
        self.faults.catch()

    def finish(self) -> None:
        """Listen no more."""
        self.faults.release()
        if self.dialog is not None:
            self.dialog.close()

    @Slot(object)
    def _on_met(self, fault: Fault) -> None:
        if self._is_telling:  # the dialog itself is at fault: the log has it
            return
        self._is_telling = True
        try:
            with suppress(Exception):
                self._document.keep()
            self._tell(fault)
        finally:
            self._is_telling = False

    def _tell(self, fault: Fault) -> None:
        if self.dialog is None:
            self.dialog = FaultDialog(self._document, self._window)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.finished.connect(self._on_closed)
        self.dialog.add(fault)
        self.dialog.show()
        self.dialog.raise_()

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None
