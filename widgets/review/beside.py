"""What reviewers said of a version, beside the author's own slides; answers go to the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDockWidget, QLabel, QVBoxLayout, QWidget

from slidekit.library.anchors import Anchor
from widgets.jobs import InTurn, Jobs
from widgets.look import meaning_ink
from widgets.number_names import name_of
from widgets.review.comments_panel import CommentsPanel
from widgets.review.words import state_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slidekit.deck.model import Deck
    from slidekit.library.overview import Overview
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref

WIDTH_PX = 320


class BesideDock(QDockWidget):
    """A dock of the editor with the comments of the version that its deck was submitted as."""

    place_wanted = Signal(str, str)
    """Slide and block."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build a dock without comments."""
        super().__init__(parent)
        self.setObjectName("comments")
        self.setWindowTitle(self.tr("Comments of the reviewers"))
        self._session: Session | None = None
        self._ref: Ref | None = None
        self._deck: Deck | None = None
        self._places: Mapping[str, int] = {}
        self._jobs, self._talk = Jobs(self), InTurn(self)
        self.told, self.message, self.panel = QLabel(), QLabel(), CommentsPanel()
        self._build()
        self.panel.place_wanted.connect(self._on_place)
        self.panel.comment_wanted.connect(self._on_comment)
        self.panel.answer_wanted.connect(self._on_answer)
        self.panel.resolve_wanted.connect(self._on_resolve)

    def show_version(
        self, session: Session, ref: Ref, deck: Deck | None, places: Mapping[str, int]
    ) -> None:
        """Read the comments of a version.

        Args:
            session: who looks.
            ref: the version.
            deck: that is open, whose numbers have names.
            places: id of a slide of the open deck -> its number.
        """
        if self._ref is not None and self._ref.deck != ref.deck:
            self.panel.clear_words()  # they are of another deck
        self._session, self._ref, self._deck, self._places = session, ref, deck, places
        self.refresh()

    def show_slide(self, slide: str, places: Mapping[str, int]) -> None:
        """Let new comments stand on the slide that is shown."""
        if places != self._places:
            self._places = places
            self.panel.renumber(places)
        self.panel.show_place(Anchor(slide), {})

    def forget(self, words: str = "") -> None:
        """Show no comments, and why."""
        self._jobs.forget()
        self._talk.forget()
        self._session = self._ref = None
        self.panel.go_on(is_written=False)
        self.panel.clear_words()
        self.panel.show_comments((), {}, {}, may_talk=False)
        self.told.setText(words)

    def refresh(self) -> None:
        """Read the comments anew."""
        from widgets.review.reading import comments_now

        session, ref = self._session, self._ref
        if session is not None and ref is not None:
            self._jobs.ask(lambda: comments_now(session, ref), self._on_read, self._fail)

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        self._jobs.finish()
        self._talk.finish()

    def _build(self) -> None:
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(8, 8, 8, 0)
        lines.setSpacing(4)
        for label in (self.told, self.message):
            label.setWordWrap(True)
        palette = self.message.palette()
        palette.setColor(self.message.foregroundRole(), meaning_ink("block", self.palette()))
        self.message.setPalette(palette)
        self.message.hide()
        self.told.setContentsMargins(8, 0, 8, 0)  # in line with the list below
        lines.addWidget(self.told)
        lines.addWidget(self.message)
        lines.addWidget(self.panel, 1)
        inside.setMinimumWidth(WIDTH_PX)
        self.setWidget(inside)

    def _on_read(self, found: object) -> None:
        from slidekit.library.overview import Overview

        assert isinstance(found, Overview)
        self.message.hide()
        version = found.version
        words = self.tr("{0}, version {1}: {2}")
        self.told.setText(words.format(version.title, version.number, state_words(version.state)))
        self._show(found)

    def _show(self, whole: Overview) -> None:
        names = {one.id: one.full_name for one in whole.people.values()}
        may_talk = "comment" in whole.acts
        meant = {one.fact for one in whole.comments if one.fact}
        facts = {one: name_of(one, self._deck) for one in meant} if self._deck else {}
        self.panel.show_comments(whole.comments, names, self._places, facts, may_talk=may_talk)

    def _fail(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()

    @Slot(object)
    def _on_place(self, anchor: Anchor) -> None:
        self.place_wanted.emit(anchor.slide, anchor.block)

    @Slot(str, object, bool)
    def _on_comment(self, words: str, anchor: Anchor, must_fix: bool) -> None:
        from slidekit.library.comments import comment

        session, ref = self._session, self._ref
        if session is not None and ref is not None:
            self._do(lambda: comment(session, ref, words, anchor=anchor, must_fix=must_fix))

    @Slot(str, str)
    def _on_answer(self, comment_id: str, words: str) -> None:
        from slidekit.library.comments import reply

        if (session := self._session) is not None:
            self._do(lambda: reply(session, comment_id, words))

    @Slot(str, str)
    def _on_resolve(self, comment_id: str, reason: str) -> None:
        from slidekit.library.comments import resolve

        if (session := self._session) is not None:
            self._do(lambda: resolve(session, comment_id, reason=reason))

    def _do(self, work: Callable[[], object]) -> None:
        self.panel.wait()
        self._talk.ask(work, self._on_written, self._on_not_written)

    def _on_written(self, _: object) -> None:
        self.panel.go_on(is_written=True)
        self.refresh()

    def _on_not_written(self, sentence: str) -> None:
        self.panel.go_on(is_written=False)
        self._fail(sentence)
