"""What a panel of comments asks for is written to the library; what is only typed there is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from widgets.jobs import InTurn
from widgets.review.drafts import key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.library.anchors import Anchor
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref
    from widgets.review.comments_panel import CommentsPanel
    from widgets.review.drafts import Draft, Drafts, Key


class Talk(QObject):
    """Serves one panel: comments, answers and what was settled, one after another."""

    asked = Signal()
    written = Signal()
    refused = Signal(str)

    def __init__(self, panel: CommentsPanel, drafts: Drafts, parent: QObject) -> None:
        """Connect a panel; nobody writes on anything yet."""
        super().__init__(parent)
        self._panel, self._drafts, self._jobs = panel, drafts, InTurn(self)
        self._session: Session | None = None
        self._ref: Ref | None = None
        self._sent: list[Key] = []
        """Of what is on its way to the library."""
        panel.comment_wanted.connect(self._on_comment)
        panel.answer_wanted.connect(self._on_answer)
        panel.resolve_wanted.connect(self._on_resolve)

    @property
    def key(self) -> Key | None:
        """Who writes on which version."""
        if self._session is None or self._ref is None:
            return None
        return key_of(self._session, self._ref)

    @property
    def unsent(self) -> tuple[tuple[Key, Draft], ...]:
        """What stands in the panel and was not sent; none or one."""
        key, draft = self.key, self._panel.draft
        return ((key, draft),) if key and draft else ()

    def begin(self, session: Session, ref: Ref) -> Draft | None:
        """Write on a version; return what was typed on it before, which stands in the panel again.

        What stands there now stays, if it is of the same deck: its next version has it then.
        """
        if self._ref is not None and self._ref.deck != ref.deck:
            self.end()
        self._session, self._ref = session, ref
        key = key_of(session, ref)
        if (draft := self._drafts.take(key)) is not None:
            self._panel.write_on(draft)
        if key in self._sent:
            self._panel.wait()
        return draft

    def end(self) -> None:
        """Write on nothing any more; what is typed is kept for whoever typed it."""
        self.lay_down()
        self._session = self._ref = None
        self._panel.go_on(is_written=False)

    def lay_down(self) -> None:
        """Keep what is typed, so that another panel can go on with it."""
        for key, draft in self.unsent:
            self._drafts.keep(key, draft)
        self._panel.clear_words()

    def finish(self) -> None:
        """Wait until all that was asked for is done, and drop the answers."""
        self._jobs.finish()

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
        """Write on the worker thread; the answer is for the version that it was written on."""
        key, said = self.key, self._panel.words.toPlainText()
        if key is None:
            return
        self.asked.emit()
        self._panel.wait()
        self._sent.append(key)
        self._jobs.ask(
            work,
            lambda _: self._on_written(key, said),
            lambda sentence: self._on_refused(key, sentence),
        )

    def _on_written(self, key: Key, said: str) -> None:
        self._sent.remove(key)
        if key == self.key:
            self._panel.go_on(is_written=True)
            self.written.emit()
        else:
            self._drafts.drop(key, said)

    def _on_refused(self, key: Key, sentence: str) -> None:
        """Say why; what was left meanwhile is kept with its version."""
        self._sent.remove(key)
        if key == self.key:
            self._panel.go_on(is_written=False)
            self.refused.emit(sentence)
        elif self.key is not None and self.key.person == key.person:
            words = self.tr("What you wrote on {0} was not sent: {1}")
            self.refused.emit(words.format(key.ref, sentence))
