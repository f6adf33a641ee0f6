"""One version as a reviewer has it: what changed, beside it the slides, and what can be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QSplitter, QTabWidget, QVBoxLayout, QWidget

from slidekit.library.anchors import Anchor
from widgets.jobs import Jobs
from widgets.number_names import name_of
from widgets.review.changes_tab import ChangesTab
from widgets.review.comment_rows import pins_of
from widgets.review.comments_panel import CommentsPanel
from widgets.review.drafts import Drafts, key_of
from widgets.review.findings_tab import FindingsTab
from widgets.review.numbers_tab import NumbersTab
from widgets.review.read_view import ReadView
from widgets.review.reading import Opened, again, load_version
from widgets.review.record_tab import RecordTab
from widgets.review.talk import Talk
from widgets.review.version_head import VersionHead
from widgets.rows import rows_of
from widgets.sight import Pages, lay_out_more
from widgets.slide_strip import SlideStrip

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref
    from widgets.review.change_rows import ChangeRow
    from widgets.review.drafts import Draft, Key
    from widgets.slide_strip import SlideRow

AT_ONCE = 6
"""Slides that are laid out before the next choice counts: some tenths of a second."""
SIZES_PX = (176, 640, 550)
"""Widths of slides, slide and lists in a window of 1366 pixels."""


class VersionPage(QWidget):
    """Shows a version; what is signed is asked for by the window."""

    left = Signal()
    act_wanted = Signal(str, object)
    """An act that is signed, and the Finding that a waiver is for, else None."""

    def __init__(self, drafts: Drafts | None = None, parent: QWidget | None = None) -> None:
        """Build the page without a version; comments that are begun on it go to `drafts`."""
        super().__init__(parent)
        self.session: Session | None = None
        self.opened: Opened | None = None
        self._jobs, self._layout = Jobs(self), Jobs(self)
        self._is_stale = False
        """Whether something was done on the version while it was being opened."""
        self._written: dict[Key, list[Path]] = {}
        """Files of releases that were made while the page showed something else."""
        self._place = ("", "", "")
        """Slide, block and number that are wanted, for when the slide is there."""
        self.head, self.bar = VersionHead(), QProgressBar()
        self.strip, self.view = SlideStrip(), ReadView()
        self.changes, self.findings = ChangesTab(), FindingsTab()
        self.numbers, self.comments, self.record = NumbersTab(), CommentsPanel(), RecordTab()
        self.talk = Talk(self.comments, drafts or Drafts(), self)
        self.tabs, self.parts = QTabWidget(), QSplitter()
        self._build()
        self._connect()

    @property
    def slide(self) -> str:
        """Id of the slide that is shown."""
        return self.strip.slide

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What gets the keys, part by part: slides, slide, the list in front."""
        lists: dict[QWidget, QWidget] = {
            self.changes: self.changes.tree,
            self.comments: self.comments.pane,
            self.findings: self.findings.tree,
            self.numbers: self.numbers.inspector.list,
            self.record: self.record,
        }
        return self.strip, self.view, lists[self.tabs.currentWidget()]

    @property
    def is_busy(self) -> bool:
        """Whether a version is being read."""
        return not self.bar.isHidden()

    def open(self, session: Session, ref: Ref, base: int | None = None) -> None:
        """Read a version on the worker thread, and show what changed in it."""
        self.session = session
        self._layout.forget()
        if self.opened is not None and self.opened.version.ref != ref:
            self._put_away()
        self._wait(self.tr("Opening {0} ...").format(ref))
        self._jobs.ask(lambda: load_version(session, ref, base), self._on_opened, self._fail)

    def refresh(self) -> None:
        """Read what has been done on the version by now."""
        session, opened = self.session, self.opened
        if self.is_busy:  # its answer would be taken for the one that is waited for
            self._is_stale = True
        elif session is not None and opened is not None:
            self._jobs.ask(lambda: again(session, opened), self._on_again, self._fail)

    def forget(self) -> None:
        """Show nothing any more: nobody is signed in."""
        for jobs in (self._jobs, self._layout):
            jobs.forget()
        self.session, self._is_stale = None, False
        self.bar.hide()
        self._put_away()

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        for jobs in (self._jobs, self.talk, self._layout):
            jobs.finish()
        self.numbers.finish()

    def show_place(self, slide: str, block: str = "", fact: str = "") -> None:
        """Go to a slide and mark a place on it, at once or as soon as the slide is there."""
        self._place = slide or self.slide, block, fact
        if slide:
            self.strip.choose(slide)
        self.view.mark(block, fact)

    @Slot(object, object)
    def tell_written(self, key: Key, paths: list[Path]) -> None:
        """Say which files a release wrote: at once, or to the same person who comes back to it."""
        self._written[key] = paths
        if self.opened is not None and not self.is_busy:
            self._tell_written(self.opened.version.ref)

    def _tell_written(self, ref: Ref) -> None:
        key = key_of(self.session, ref) if self.session is not None else None
        if key is not None and (paths := self._written.pop(key, None)):
            self.head.tell_written(paths)

    def _put_away(self) -> None:
        """Show no version, and offer nothing to do with the one that was shown."""
        self.opened = None
        self.parts.hide()
        self.head.clear()
        self.talk.end()

    def _build(self) -> None:
        self.strip.setDragDropMode(SlideStrip.DragDropMode.NoDragDrop)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.tabs.addTab(self.changes, self.tr("Changes"))
        self.tabs.addTab(self.comments, self.tr("Comments"))
        self.tabs.addTab(self.findings, self.tr("Findings"))
        self.tabs.addTab(self.numbers, self.tr("Numbers"))
        self.tabs.addTab(self.record, self.tr("Record"))
        self.tabs.setDocumentMode(True)
        for part, share in ((self.strip, 0), (self.view, 1), (self.tabs, 0)):
            self.parts.addWidget(part)
            self.parts.setStretchFactor(self.parts.count() - 1, share)
        self.parts.setSizes(list(SIZES_PX))
        self.parts.setChildrenCollapsible(False)
        self.parts.hide()
        self.bar.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.head)
        lines.addWidget(self.bar)
        lines.addWidget(self.parts, 1)
        lines.addStretch()

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.head.act_wanted.connect(lambda act: self.act_wanted.emit(act, None))
        self.strip.currentRowChanged.connect(self._on_slide)
        self.view.block_chosen.connect(lambda _: self._on_place())
        self.view.number_chosen.connect(self._on_number)
        self.view.number_wanted.connect(self._on_number_wanted)
        self.view.pin_chosen.connect(self._on_pin)
        self.changes.change_chosen.connect(self._on_change)
        self.changes.base_wanted.connect(self._on_base)
        self.findings.place_wanted.connect(self.show_place)
        self.findings.waive_wanted.connect(lambda one: self.act_wanted.emit("waive", one))
        self.numbers.number_wanted.connect(lambda fact: self.view.mark("", fact))
        self.numbers.comment_wanted.connect(self._on_comment_begun)
        self.comments.place_wanted.connect(self._on_anchor)
        self.talk.asked.connect(lambda: self.head.say(""))
        self.talk.written.connect(self.refresh)
        self.talk.refused.connect(lambda sentence: self.head.say(sentence, is_wrong=True))

    def _wait(self, words: str) -> None:
        self.head.say(words)
        self.bar.show()

    def _fail(self, sentence: str) -> None:
        self.head.say(sentence, is_wrong=True)
        self._settle()

    def _settle(self) -> None:
        """Nothing is being opened any more: look at what was done meanwhile."""
        self.bar.hide()
        is_stale, self._is_stale = self._is_stale, False
        if is_stale:
            self.refresh()

    def _on_opened(self, found: object) -> None:
        assert isinstance(found, Opened)
        self.opened = found
        self.head.say("")
        here = self.comments.draft  # before another slide is shown, where it would then stand
        before = self.talk.begin(self.session, found.version.ref) if self.session else None
        self.strip.show_rows(self._rows(found))
        self.strip.setCurrentRow(0)
        self.numbers.show_deck(found.deck)
        self.parts.show()
        self._show_whole(found)
        self.changes.show_opened(found)
        first = self.comments if "comment" in found.whole.acts else self.record
        self.tabs.setCurrentWidget(self.changes if found.base else first)
        (self.changes.tree if found.base else self.strip).setFocus()
        self._go_on_writing(before or here)
        self._tell_written(found.version.ref)
        self._lay_out_more()
        self._settle()

    def _go_on_writing(self, begun: Draft | None) -> None:
        """Show a comment that was begun and not sent, and the place that it is on."""
        if begun is None:
            return
        self.show_place(begun.anchor.slide, begun.anchor.block, begun.anchor.fact)
        self.tabs.setCurrentWidget(self.comments)
        self.comments.words.setFocus()
        self.head.say(self.tr("You began a comment on this version. It is not sent yet."))

    def _lay_out_more(self) -> None:
        """Lay out the slides that are still lacking, the chosen one and those behind it first."""
        pages = self.opened.pages if self.opened else None
        if pages is None:
            return
        at = max(self.strip.currentRow(), 0)
        in_turn = (*pages.frames[at:], *pages.frames[:at])
        lacking = [one.slide_id for one in in_turn if not one.items]
        if lacking:
            wanted = lacking[:AT_ONCE]
            self._layout.ask(lambda: lay_out_more(pages, wanted), self._on_laid_out, self._fail)

    def _on_laid_out(self, pages: object) -> None:
        assert isinstance(pages, Pages)
        if self.opened is None or self.opened.deck is not pages.deck:
            return
        self.opened = replace(self.opened, pages=pages)
        self.strip.show_rows(self._rows(self.opened))
        self._lay_out_more()

    def _on_again(self, found: object) -> None:
        assert isinstance(found, Opened)
        pages = self.opened.pages if self.opened else found.pages
        if pages.deck is found.deck:  # more slides may have been laid out since it was asked
            found = replace(found, pages=pages)
        self.opened = found
        held = self._focused()
        self._show_whole(found)
        is_own = held is not None and self.isAncestorOf(held)
        if held and is_own and not (held.isEnabled() and held.isVisibleTo(self)):
            self.panes[-1].setFocus()  # a button that is off or gone leaves the keys to any other

    def _focused(self) -> QWidget | None:
        """Return what has the keys, or would have them if the window were the one at work."""
        return self.window().focusWidget()

    def _show_whole(self, opened: Opened) -> None:
        """Show what may have been done on the version since it was opened."""
        whole = opened.whole
        names = {one.id: one.full_name for one in whole.people.values()}
        places = {slide.id: n for n, slide in enumerate(opened.deck.slides, 1)}
        self.head.show_opened(opened)
        may_talk = "comment" in whole.acts
        meant = {one.fact for one in whole.comments if one.fact}
        facts = {fact: name_of(fact, opened.deck) for fact in meant}
        self.comments.show_comments(whole.comments, names, places, facts, may_talk=may_talk)
        self.numbers.let_talk(may_talk=may_talk)
        self.findings.show_opened(opened)
        self.record.show_overview(whole)
        open_ones = sum(one.is_open and not one.reply_to for one in whole.comments)
        self.tabs.setTabText(
            self.tabs.indexOf(self.comments), self.tr("Comments ({0})").format(open_ones)
        )
        self._show_pins()

    def _rows(self, opened: Opened) -> tuple[SlideRow, ...]:
        """Return the slides with how many findings of the frozen report each has."""
        rows = rows_of(opened.pages, None, opened.pages.frames)
        weights = [(one.slide, one.severity.startswith("block")) for one in opened.findings]
        return tuple(
            replace(
                row,
                blocking=weights.count((row.slide, True)),
                warning=weights.count((row.slide, False)),
            )
            for row in rows
        )

    @Slot(int)
    def _on_slide(self, row: int) -> None:
        opened = self.opened
        if opened is None or not 0 <= row < len(opened.pages.frames):
            return
        title, frame = opened.pages.titles[row], opened.pages.frames[row]
        before = self.view.frame
        if frame is before:  # other slides were laid out meanwhile
            return
        self.view.show_frame(frame, f"{row + 1}  {title}")
        self._show_pins()
        if before and before.slide_id == frame.slide_id == self._place[0]:  # it was empty till now
            self.view.mark(*self._place[1:])
        self._on_place()

    def _show_pins(self) -> None:
        if self.opened is not None:
            self.view.show_pins(*pins_of(self.opened.whole.comments, self.slide))

    @Slot()
    def _on_place(self) -> None:
        """Take over what is chosen on the slide: the next comment would stand there."""
        opened, frame = self.opened, self.view.frame
        if opened is None or frame is None:
            return
        block, number = self.view.block, self.view.number
        name, fact = block.name if block else "", number.fact if number else ""
        if not frame.items and self._place[0] == frame.slide_id:  # not laid out yet
            _, name, fact = self._place
        anchor = Anchor(frame.slide_id, name, fact)
        names = {fact: name_of(fact, opened.deck)} if fact else {}
        self.comments.show_place(anchor, names)
        slide = next(one for one in opened.deck.slides if one.id == frame.slide_id)
        self.numbers.show_slide(slide, frame, block)

    @Slot(str)
    def _on_number(self, fact: str) -> None:
        self._on_place()
        self.numbers.show_number(fact)

    @Slot(str)
    def _on_number_wanted(self, _: str) -> None:
        """Show where a number came from; for a comment that is begun it is only the place."""
        is_begun = bool(self.comments.words.toPlainText().strip())
        if not (is_begun and self.tabs.currentWidget() is self.comments):
            self.tabs.setCurrentWidget(self.numbers)

    @Slot()
    def _on_comment_begun(self) -> None:
        self.tabs.setCurrentWidget(self.comments)
        self.comments.whole.setChecked(False)
        self.comments.words.setFocus()

    @Slot(str)
    def _on_pin(self, block: str) -> None:
        self.tabs.setCurrentWidget(self.comments)
        self.view.choose(block)
        comments = self.opened.whole.comments if self.opened else ()
        for one in comments:
            if (one.slide, one.block) == (self.slide, block) and one.is_open and not one.reply_to:
                self.comments.choose(one.id)
                return

    @Slot(object)
    def _on_change(self, row: ChangeRow) -> None:
        if row.slides:
            self.show_place(row.slides[0], row.block, row.fact)

    @Slot(object)
    def _on_anchor(self, anchor: Anchor) -> None:
        self.show_place(anchor.slide, anchor.block, anchor.fact)

    @Slot(int)
    def _on_base(self, number: int) -> None:
        if self.session is not None and self.opened is not None:
            self.open(self.session, self.opened.version.ref, number)
