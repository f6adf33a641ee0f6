"""Help: the guides beside the work, opened where the question is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from slidekit.languages import screen_language
from widgets.help_pages import heading_of, pages, slug, target, text_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QTextBlock

    from widgets.help_pages import Page

WIDTH_PX, HEIGHT_PX, LIST_PX = 980, 700, 240


class HelpWindow(QWidget):
    """A window of its own; the list at the left names the pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build it without a page."""
        super().__init__(parent, Qt.WindowType.Window)
        self.list, self.text, self.line = QListWidget(), QTextBrowser(), QLineEdit()
        self.message, self.language = QLabel(), QLabel()
        self._pages, self._shown = pages(screen_language()), ""
        self._build()
        self.list.currentRowChanged.connect(lambda row: self._show_page(self._pages[row]))
        self.text.anchorClicked.connect(self._on_link)
        self.line.returnPressed.connect(self.find_next)

    @property
    def page(self) -> str:
        """The page that is shown, such as "rules.md"."""
        return self._shown

    def show_help(self, page: str, heading: str = "") -> None:
        """Show a page, from a heading on where one is named."""
        row = next((n for n, one in enumerate(self._pages) if one.name == page), 0)
        if not self._pages:
            self._say(self.tr("The pages of help were not installed."))
            return
        self.list.setCurrentRow(row)
        self._go_to(heading_of(self._pages[row], heading))

    @Slot()
    def find_next(self) -> None:
        """Go to the next place of the words, from the top again after the last."""
        words = self.line.text()
        is_found = self.text.find(words)
        if not is_found:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            is_found = self.text.find(words)
        self._say("" if is_found else self.tr("Not on this page."))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+F goes to the line for words, Escape closes."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.line.setFocus()
            self.line.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Help"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.ensurePolished()  # rows have the height of their style
        self.list.addItems([page.title for page in self._pages])
        self.text.setOpenLinks(False)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setAccessibleName(self.tr("Page of help"))
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.document().setDocumentMargin(20)
        self.line.setPlaceholderText(self.tr("Find on this page"))
        self.line.setAccessibleName(self.tr("Find on this page"))
        self.line.setClearButtonEnabled(True)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.message)
        self.message.hide()
        right = QWidget()
        lines = QVBoxLayout(right)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(row)
        self.language.setText(self.tr("This page is there in English only."))
        self.language.hide()
        lines.addWidget(self.language)
        lines.addWidget(self.text, 1)
        both = QSplitter()
        both.addWidget(self.list)
        both.addWidget(right)
        wide = max(LIST_PX, self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth())
        both.setSizes([wide, WIDTH_PX - wide])
        both.setStretchFactor(1, 1)
        both.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(both)

    def _say(self, words: str) -> None:
        """Say what could not be found; room is taken only by words."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def _show_page(self, page: Page) -> None:
        if page.name == self._shown:
            return
        self._shown = page.name
        self.language.setVisible(screen_language() != "en" and not page.is_translated)
        self.text.document().setMarkdown(
            text_of(page), QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        self._wrap_code()
        self._say("")

    def _wrap_code(self) -> None:
        """Break lines of code where the page ends: nobody reads by scrolling sideways."""
        block = self.text.document().begin()
        while block.isValid():
            form = block.blockFormat()
            if form.nonBreakableLines():
                form.setNonBreakableLines(False)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _go_to(self, heading: str) -> None:
        block = self._block_of(heading)
        self.text.setTextCursor(QTextCursor(block))
        top = self.text.document().documentLayout().blockBoundingRect(block).top()
        self.text.verticalScrollBar().setValue(int(top) if heading else 0)

    def _block_of(self, heading: str) -> QTextBlock:
        block = self.text.document().begin()
        wanted = slug(heading)
        while wanted and block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == wanted:
                return block
            block = block.next()
        return self.text.document().begin()

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        page, heading = target(url.toString(), self._shown)
        if page:
            self.show_help(page, heading)
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
        else:
            self._say(self.tr("{0} is not a page of help.").format(url.fileName()))
