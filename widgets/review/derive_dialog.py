"""A smaller deck for one talk: which slides of a released version, and who shows them where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem

from widgets.jobs import Jobs
from widgets.review.file_row import FileRow
from widgets.review.form_dialog import FormDialog, form_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from slidekit.app.derivatives import DerivedFile
    from slidekit.deck.model import Deck
    from slidekit.library.sessions import Session
    from widgets.review.reading import Opened

    Choice = tuple[tuple[str, ...], dict[str, str]]
    """Ids of the slides that are kept, and what is said anew of the talk."""

SLIDE = Qt.ItemDataRole.UserRole
PAUSE_MS = 300
LIST_PX = 236


class DeriveDialog(FormDialog):
    """Asks the rules at each choice whether the approval covers it; only then it can be written."""

    derived = Signal(object)
    """The DerivedFile that was written."""

    def __init__(self, session: Session, opened: Opened, parent: QWidget | None = None) -> None:
        """Offer all slides of a released version, and what it says of its talk."""
        words = QCoreApplication.translate("DeriveDialog", "Derive a deck: {0}, version {1}")
        title = words.format(opened.version.title, opened.version.number)
        super().__init__(title, QCoreApplication.translate("DeriveDialog", "&Derive"), parent)
        self._session, self._opened = session, opened
        self._judge, self._pause = Jobs(self), QTimer(self)
        self._judged: Choice | None = None
        self._covered: Choice | None = None
        self.slides = QTreeWidget()
        self.lines = {name: QLineEdit(said) for name, said in said_in(opened.deck).items()}
        self.file = FileRow(self.tr("File"), Path.home() / f"{opened.version.deck}-talk.pptx")
        self.path = self.file.path
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build()
        self._connect()
        self._judge_choice()

    @property
    def is_ready(self) -> bool:
        """Whether the approval covers what is chosen."""
        return self._covered is not None

    @property
    def is_judging(self) -> bool:
        """Whether it is not known yet if the approval covers what is chosen."""
        return self._judged != self.choice()

    def choice(self) -> Choice:
        """Return which slides are kept, and what of the talk is another than was approved."""
        rows = map(self.slides.topLevelItem, range(self.slides.topLevelItemCount()))
        kept = tuple(
            str(row.data(0, SLIDE))
            for row in rows
            if row is not None and row.checkState(0) == Qt.CheckState.Checked
        )
        said = said_in(self._opened.deck)
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        return kept, {name: words for name, words in typed.items() if words != said[name]}

    @property
    def typed(self) -> str:
        """What is said of the talk, and was not approved with the version."""
        return "\n".join(self.choice()[1].values())

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        super().finish()
        self._judge.finish()

    def resume(self, session: Session) -> None:
        """Go on in the new session of the same person."""
        self._session = session
        super().resume(session)

    def _build(self) -> None:
        self.slides.setAccessibleName(self.tr("Slides that are shown"))
        self.slides.setHeaderLabels([self.tr("Slide"), self.tr("Title"), self.tr("Id")])
        self.slides.setRootIsDecorated(False)
        self.slides.setFixedHeight(LIST_PX)
        self.slides.header().setStretchLastSection(False)
        modes = QHeaderView.ResizeMode
        for column, mode in enumerate((modes.ResizeToContents, modes.Stretch, modes.Interactive)):
            self.slides.header().setSectionResizeMode(column, mode)
        titles = self._opened.pages.titles
        for number, slide in enumerate(self._opened.deck.slides, 1):
            row = QTreeWidgetItem(self.slides, [str(number), titles[number - 1], slide.id])
            row.setData(0, SLIDE, slide.id)
            row.setCheckState(0, Qt.CheckState.Checked)
            row.setToolTip(1, titles[number - 1])
        self.slides.setCurrentItem(self.slides.topLevelItem(0))  # type: ignore[arg-type]
        self.introduce(
            self.tr(
                "Fewer slides of this version, for one talk. It is released at once under the "
                "approval of this version, and ends with it; nobody signs again."
            )
        )
        named = {
            "presenter.name": self.tr("Presenter"),
            "presenter.employer": self.tr("Employer"),
            "presenter.conflicts": self.tr("Conflicts of interest"),
            "meeting": self.tr("Meeting"),
            "date": self.tr("Date"),
        }
        rows = [(named[name], line, line) for name, line in self.lines.items()]
        form = form_of([*rows, (self.tr("File"), self.file, self.path)])
        self.lines["date"].setPlaceholderText(self.tr("such as 2027-01-31"))
        self._lay_out(self.slides, form)
        self.slides.setFocus()

    def _connect(self) -> None:
        self.slides.itemChanged.connect(lambda *_: self._on_changed())
        for line in self.lines.values():
            line.textChanged.connect(lambda _: self._on_changed())
        self._pause.timeout.connect(self._judge_choice)
        self.buttons.accepted.connect(self._on_derive)
        self.finished.connect(lambda _: self._judge.outlive(self.parentWidget()))

    def _on_changed(self) -> None:
        self._judge.forget()  # it is of what was chosen before
        self._covered = None
        self._enable()
        self._pause.start()

    @Slot()
    def _judge_choice(self) -> None:
        """Ask on the worker whether the approval covers what is chosen by now."""
        self._covered = None
        self._enable()
        deck, choice = self._opened.deck, self.choice()
        if not choice[0]:
            self.say(self.tr("Choose the slides that are shown."), is_wrong=True)
            return
        self._judge.ask(
            lambda: reasons_against(deck, choice),
            lambda reasons: self._on_judged(choice, reasons),
            lambda sentence: self.say(sentence, is_wrong=True),
        )

    def _on_judged(self, choice: Choice, reasons: object) -> None:
        assert isinstance(reasons, tuple)
        self._judged = choice
        self._covered = None if reasons else choice
        self._enable()
        if reasons:
            told = self.tr("The approval does not cover this choice.")
            self.say("\n".join((told, *reasons)), is_wrong=True)
        else:
            self.say(self.tr("The approval covers this choice: {0} slides.").format(len(choice[0])))

    @Slot()
    def _on_derive(self) -> None:
        session, ref = self._session, self._opened.version.ref
        choice, out = self._covered, self.file.out()
        if choice is None:
            return
        if wrong := self.file.why_not():
            self.say(wrong, is_wrong=True)
            return
        self.say("")

        def work() -> DerivedFile:
            from slidekit.app import write_derived
            from widgets.sight import ONE_AT_A_TIME

            with ONE_AT_A_TIME:
                return write_derived(session, ref, out, keep=choice[0], fields=choice[1])

        self._do(work, self._on_derived)

    def _on_derived(self, done: object) -> None:
        self.accept()
        self.derived.emit(done)


def said_in(deck: Deck) -> dict[str, str]:
    """Return what a deck says of its talk, by the keys that a derived deck may say anew."""
    from slidekit.deck.derive import FIELDS

    said = {}
    for name in FIELDS:
        value: object = deck.settings
        for part in name.split("."):
            value = getattr(value, part)
        said[name] = str(value or "")
    return said


def reasons_against(deck: Deck, choice: Choice) -> tuple[str, ...]:
    """Return why the approval of a deck does not cover fewer slides of it; none: it does."""
    from slidekit.app.deriving import derive
    from widgets.sight import ONE_AT_A_TIME

    with ONE_AT_A_TIME:
        return derive(deck, keep=choice[0], fields=choice[1]).reasons
