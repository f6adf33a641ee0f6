"""The comments on a version, and a place to write the next one; used beside one's slides too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from slidekit.library.anchors import Anchor
from widgets.look import meaning_ink
from widgets.review.comment_rows import (
    ALL,
    HERE,
    MUST,
    OPEN,
    Thread,
    anchor_words,
    place_words,
    said_words,
    spot_words,
    threads_of,
)
from widgets.review.drafts import Draft
from widgets.review.parts import row_of
from widgets.review.wrapping import Wrapping

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.library.comments import Comment

COMMENT = Qt.ItemDataRole.UserRole
WORDS_PX = 76


class CommentsPanel(QWidget):
    """Lists threads by filter; says what is wished, writes nothing itself."""

    place_wanted = Signal(object)
    """An Anchor."""
    comment_wanted = Signal(str, object, bool)
    """Words, Anchor, whether it must be fixed."""
    answer_wanted = Signal(str, str)
    """Id of a comment and words."""
    resolve_wanted = Signal(str, str)
    """Id of a comment, and how it was settled where words are typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty panel."""
        super().__init__(parent)
        self._comments: Sequence[Comment] = ()
        self._names: Mapping[str, str] = {}
        self._places: Mapping[str, int] = {}
        self._facts: Mapping[str, str] = {}
        self._all_facts: Mapping[str, str] = {}
        self._slide = ""
        self._may_talk = self._is_waiting = False
        self._said = ""
        """What is being written."""
        self._answered = ""
        """Id of the comment that is answered by what was typed before."""
        self.anchor = Anchor()
        self.filter, self.tree = QComboBox(), QTreeWidget()
        self.words, self.must_fix = QPlainTextEdit(), QCheckBox(self.tr("Must be fi&xed"))
        self.place, self.empty = QLabel(), QLabel()
        self.whole = QCheckBox(self.tr("On the wh&ole slide"))
        self.send = QPushButton(self.tr("Co&mment"))
        self.answer = QPushButton(self.tr("A&nswer"))
        self.resolve = QPushButton(self.tr("&Resolve"))
        self.wrapping = Wrapping(self.tree, (1,))
        self._build()
        self._connect()
        self._enable()

    @property
    def comment(self) -> Comment | None:
        """The comment that is chosen, or the one that is answered."""
        item = self.tree.currentItem()
        found = item.data(0, COMMENT) if item else None
        return found if found is not None else None

    @property
    def draft(self) -> Draft | None:
        """What is typed and not sent; None: nothing is."""
        words, one = self.words.toPlainText(), self.comment
        if not words.strip():
            return None
        answers = one.id if one is not None else ""
        is_must, is_whole = self.must_fix.isChecked(), self.whole.isChecked()
        return Draft(words, is_must, is_whole, self.anchor, answers)

    @property
    def pane(self) -> QWidget:
        """What gets the keys: the list, or what stands above it where that is empty."""
        return self.filter if self.tree.isHidden() else self.tree

    def show_comments(
        self,
        comments: Sequence[Comment],
        names: Mapping[str, str],
        places: Mapping[str, int],
        facts: Mapping[str, str] | None = None,
        *,
        may_talk: bool,
    ) -> None:
        """Show the comments of a version.

        Args:
            comments: with their answers, oldest first.
            names: id of a person -> full name.
            places: id of a slide -> its number.
            facts: id of a number that is commented on -> what it is called.
            may_talk: whether the state and the person's roles allow another word.
        """
        self._comments, self._names, self._places = comments, names, places
        self._may_talk, self._all_facts = may_talk, facts or {}
        for part in (self.must_fix, self.whole, self.send, self.answer, self.resolve):
            part.setVisible(may_talk)
        is_seen = may_talk or self.draft is not None  # what cannot be sent can still be copied
        self.place.setVisible(is_seen)
        self.words.setVisible(is_seen)
        self._say_place()
        self._fill()

    def show_place(self, anchor: Anchor, facts: Mapping[str, str] | None = None) -> None:
        """Say where the next comment would stand."""
        self._facts = facts if facts is not None else self._facts
        is_other = anchor.slide != self._slide
        self.anchor, self._slide = anchor, anchor.slide
        self._say_place()
        if is_other and self.filter.currentData() == HERE:
            self._fill()

    def renumber(self, places: Mapping[str, int]) -> None:
        """Take over that slides have other numbers: some were put in, moved or deleted."""
        self._places = places
        self._fill()

    def choose(self, comment_id: str) -> None:
        """Choose a thread by the id of its comment."""
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None and item.data(0, COMMENT).id == comment_id:
                self.tree.setCurrentItem(item)

    def wait(self) -> None:
        """Let nothing else be said until what was said is written, or refused."""
        self._is_waiting, self._said = True, self.words.toPlainText()
        if self.send.hasFocus() or self.answer.hasFocus():
            self.words.setFocus()  # Qt would give the keys of a button that is off to any other
        elif self.resolve.hasFocus():
            self.pane.setFocus()
        self._enable()

    def go_on(self, *, is_written: bool) -> None:
        """Take words again; those that were written go, what was typed meanwhile stays."""
        self._is_waiting = False
        if is_written and self.words.toPlainText() == self._said:
            self.clear_words()
        self._enable()

    def clear_words(self) -> None:
        """Forget what was typed."""
        self._answered = ""
        self.words.clear()
        self.must_fix.setChecked(False)

    def write_on(self, draft: Draft) -> None:
        """Go on with a comment that was begun before, below what is typed already."""
        here = self.draft
        self.words.setPlainText((here.and_then(draft) if here else draft).words)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.must_fix.setChecked(draft.must_fix or self.must_fix.isChecked())
        self.whole.setChecked(draft.is_on_whole)
        self._answered = draft.comment

    def _build(self) -> None:
        self._build_parts()
        for label in (self.place, self.empty):
            label.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 8, 8, 8)
        lines.setSpacing(6)
        lines.addWidget(self.filter)
        lines.addWidget(self.empty, 1)
        lines.addWidget(self.tree, 1)
        lines.addWidget(self.place)
        lines.addWidget(self.words)
        lines.addLayout(row_of(self.must_fix, self.whole, None))
        lines.addLayout(row_of(self.send, self.answer, self.resolve, None))

    def _build_parts(self) -> None:
        for words, kind in (
            (self.tr("Open"), OPEN),
            (self.tr("Must be fixed"), MUST),
            (self.tr("On this slide"), HERE),
            (self.tr("All"), ALL),
        ):
            self.filter.addItem(words, kind)
        self.filter.setAccessibleName(self.tr("Which comments"))
        self.tree.setAccessibleName(self.tr("Comments"))
        self.tree.setHeaderLabels([self.tr("Slide"), self.tr("Comment")])
        self.tree.setIndentation(14)
        self.tree.setColumnWidth(0, 64)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.words.setAccessibleName(self.tr("New comment or answer"))
        self.words.setPlaceholderText(self.tr("Say what should change, or answer."))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(WORDS_PX)

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(self._fill)
        self.tree.currentItemChanged.connect(lambda *_: self._enable())
        self.tree.itemClicked.connect(self._on_activated)
        self.tree.itemActivated.connect(self._on_activated)
        self.words.textChanged.connect(self._enable)
        self.whole.toggled.connect(self._say_place)
        self.send.clicked.connect(self._on_send)
        self.answer.clicked.connect(self._on_answer)
        self.resolve.clicked.connect(self._on_resolve)

    def wished_anchor(self) -> Anchor:
        """Return where a new comment would stand."""
        return Anchor(self.anchor.slide) if self.whole.isChecked() else self.anchor

    @Slot()
    def _say_place(self) -> None:
        if not self._may_talk:
            self.place.setText(self.tr("Not sent, and nothing more can be said on this version:"))
            return
        where = anchor_words(self.wished_anchor(), self._places, self._facts)
        self.place.setText(self.tr("A new comment stands on: {0}").format(where))

    @Slot()
    def _fill(self) -> None:
        held = self.comment.id if self.comment else ""
        self.tree.clear()
        for thread in threads_of(self._comments, self.filter.currentData(), self._slide):
            self._add(thread)
        self.tree.expandAll()
        self.wrapping.fit()
        self._show_empty()
        self.choose(self._answered)
        self.choose(held)
        self._enable()

    def _show_empty(self) -> None:
        """Say why no comment is listed, and how to write one."""
        none = {
            OPEN: self.tr("No open comment."),
            MUST: self.tr("Nothing that must be fixed."),
            HERE: self.tr("No comment on this slide."),
            ALL: self.tr("No comment on this version."),
        }[self.filter.currentData()]
        how = self.tr("Click a place or a number on the slide, and say below what should change.")
        self.empty.setText(f"{none} {how}" if self._may_talk else none)
        has_any = self.tree.topLevelItemCount() > 0
        self.tree.setVisible(has_any)
        self.empty.setVisible(not has_any)

    def _add(self, thread: Thread) -> None:
        one = thread.comment
        top = QTreeWidgetItem(
            self.tree,
            [
                place_words(one.anchor, self._places),
                said_words(one, self._names, spot_words(one.anchor, self._all_facts)),
            ],
        )
        top.setData(0, COMMENT, one)
        top.setToolTip(1, anchor_words(one.lost or one.anchor, self._places, self._all_facts))
        if one.must_fix and one.is_open:
            top.setForeground(0, meaning_ink("block", self.palette()))
        for answer in thread.answers:
            item = QTreeWidgetItem(top, ["", said_words(answer, self._names)])
            item.setData(0, COMMENT, answer)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            top.setTextAlignment(column, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _enable(self) -> None:
        one, has_words = self.comment, bool(self.words.toPlainText().strip())
        may_talk = self._may_talk and not self._is_waiting
        self.send.setEnabled(may_talk and has_words)
        self.answer.setEnabled(may_talk and has_words and one is not None)
        is_open = one is not None and not one.reply_to and one.is_open
        self.resolve.setEnabled(may_talk and is_open)

    @Slot()
    def _on_activated(self) -> None:
        if (one := self.comment) is not None:
            self.place_wanted.emit(one.anchor)

    @Slot()
    def _on_send(self) -> None:
        words = self.words.toPlainText().strip()
        self.comment_wanted.emit(words, self.wished_anchor(), self.must_fix.isChecked())

    @Slot()
    def _on_answer(self) -> None:
        if (one := self.comment) is not None:
            self.answer_wanted.emit(one.id, self.words.toPlainText().strip())

    @Slot()
    def _on_resolve(self) -> None:
        if (one := self.comment) is not None:
            self.resolve_wanted.emit(one.id, self.words.toPlainText().strip())
