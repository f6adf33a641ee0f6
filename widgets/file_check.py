"""A PowerPoint file that came back: what it is, and what the rules say of it, beside the work."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from widgets.file_standing import Standing, as_html, asked, verified
from widgets.findings import FindingsPanel
from widgets.jobs import Jobs
from widgets.look import meaning_ink
from widgets.pauses import loading
from widgets.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from slidekit.rules.finding import Finding

    Answer = tuple[dict[str, str | None], tuple[Finding, ...]]

WIDTH_PX, HEIGHT_PX = 1060, 560


class FileCheck(QWidget):
    """A window of its own for one file, which is only read."""

    help_wanted = Signal(str, str)
    """Page and heading."""

    def __init__(self, path: Path, policy: str = "", parent: QWidget | None = None) -> None:
        """Begin to check a file, under a policy where one is named."""
        super().__init__(parent, Qt.WindowType.Window)
        self._path, self._policy, self._jobs = path, policy, Jobs(self)
        self.standing, self.bar = QLabel(), QProgressBar()
        """What the file is: a draft or a released one, and whether that holds today."""
        self.head, self.about = QLabel(), QLabel()
        self.findings = FindingsPanel()
        self.again = QPushButton(self.tr("&Check again"))
        self.rule = QPushButton(self.tr("About the &rule"))
        self.leave = QPushButton(self.tr("C&lose"))
        self._build()
        self.again.clicked.connect(self.check)
        self.rule.clicked.connect(self._on_rule)
        self.leave.clicked.connect(self.close)
        self.findings.tree.currentItemChanged.connect(self._show_state)
        self.check()

    @Slot()
    def check(self) -> None:
        """Read the file as it is by now and ask the rules, on the worker thread."""
        path, policy = self._path, self._policy
        self._set_busy(True)
        self.findings.setEnabled(False)
        self.standing.hide()
        self.head.setText(self.tr("Checking {0} ...").format(path.name))
        self.about.setText("")
        self._jobs.ask(lambda: _checked(path, policy), self._on_checked, self._on_failed)

    @property
    def is_over(self) -> bool:
        """Whether it was closed."""
        return not self.isVisible()

    def finish(self) -> None:
        """Close, and let the worker end: the program is about to."""
        if not self.is_over:
            self.close()
            self._jobs.finish()

    def rule_chosen(self) -> str:
        """Return the rule of the chosen finding; "" where none is chosen."""
        return chosen_rule(self.findings)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Check of {0}").format(self._path.name))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.findings.summary.hide()  # the head says it
        self.findings.is_of_open_deck = False
        self.findings.set_margins(0, 0, 0, 0)  # the window has its own
        bold = self.head.font()
        bold.setBold(True)
        bold.setPointSizeF(bold.pointSizeF() * 1.2)
        self.head.setFont(bold)
        for label in (self.head, self.about):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.standing.setWordWrap(True)
        self.standing.setTextFormat(Qt.TextFormat.RichText)
        self.standing.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.standing.hide()
        for label in (self.standing, self.head, self.about):
            label.setMinimumWidth(1)  # a long word of the file's must not widen the window
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Progress"))
        row = QHBoxLayout()
        row.addWidget(self.rule)
        row.addWidget(self.again)
        row.addStretch()
        row.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for part in (self.standing, self.head, self.about, self.bar):
            layout.addWidget(part)
        layout.addWidget(self.findings, 1)
        layout.addLayout(row)

    def _set_busy(self, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        self.again.setEnabled(not is_busy)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self.rule.setEnabled(self.findings.isEnabled() and bool(self.rule_chosen()))

    def _on_checked(self, answer: object) -> None:
        found: Answer = answer  # type: ignore[assignment]
        named, findings = found
        self.findings.show_offers(tuple((finding, None) for finding in findings))
        self.findings.setEnabled(True)
        self._show_state()
        self.head.setText(self._verdict(findings))
        self.about.setText(self._origin(named))
        self.findings.tree.setFocus()
        path = self._path
        self._jobs.ask(lambda: verified(path), self._on_verified, self._on_unverified)

    def _on_verified(self, answer: object) -> None:
        """Show what the file says by itself, or ask the library first: it alone knows the rest."""
        alone: Standing = answer  # type: ignore[assignment]
        address = read_settings().library
        if not (address and alone.is_of_library):
            self._show_standing(alone)
            return
        path = self._path
        self._say_standing(escape(self.tr("Asking the library about its release ...")))
        self._jobs.ask(
            lambda: asked(path, address),
            self._show_standing,
            lambda why: self._show_standing(replace(alone, silence=why)),
        )

    def _on_unverified(self, sentence: str) -> None:
        words = self.tr("What this file is could not be told: {0}").format(sentence)
        ink = meaning_ink("block", self.palette()).name()
        self._say_standing(f'<span style="color: {ink}">{escape(words)}</span>')
        self._set_busy(False)

    def _show_standing(self, answer: object) -> None:
        standing: Standing = answer  # type: ignore[assignment]
        self._say_standing(as_html(standing, self.palette()))
        self._set_busy(False)

    def _say_standing(self, html: str) -> None:
        self.standing.setText(html)
        self.standing.show()

    def _verdict(self, findings: tuple[Finding, ...]) -> str:
        from slidekit.rules.finding import count_blocking

        blocking = count_blocking(findings)
        if not findings:
            return self.tr("{0}: the rules have nothing against it").format(self._path.name)
        if len(findings) == 1:
            one = self.tr("{0}: one finding, which blocks")
            return (one if blocking else self.tr("{0}: one finding")).format(self._path.name)
        return self.tr("{0}: {1} findings, {2} of them block").format(
            self._path.name, len(findings), blocking
        )

    def _origin(self, named: dict[str, str | None]) -> str:
        if named["template"] is None:
            return self.tr(
                "slidekit has no record of this file, so only what can be seen is judged, by the "
                "policy {0}. What it may mean is for you to decide."
            ).format(named["policy"])
        return self.tr(
            "Written by slidekit as {0} by the template {1}; judged by the policy {2}. Some "
            "findings are of edits made since, others the deck had already when it was written."
        ).format(named["deck"], named["template"], named["policy"])

    def _on_failed(self, sentence: str) -> None:
        self.findings.show_offers(())
        self.findings.setEnabled(True)
        self._set_busy(False)
        self.head.setText(self.tr("{0} could not be checked").format(self._path.name))
        self.about.setText(sentence)
        self.again.setFocus()

    @Slot()
    def _on_rule(self) -> None:
        if rule := self.rule_chosen():
            self.help_wanted.emit("rules.md", rule)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """F1 tells of the rule, Escape closes."""
        if event.key() == Qt.Key.Key_F1:
            self._on_rule()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Drop the answer that is still to come; waiting for it would hold up the screen."""
        self._jobs.outlive(self.parentWidget())
        super().closeEvent(event)


def chosen_rule(findings: FindingsPanel) -> str:
    """Return the rule of the finding that is chosen in a panel; "" for none."""
    item = findings.tree.currentItem()
    return str(item.data(0, Qt.ItemDataRole.UserRole)[0].rule) if item else ""


def _checked(path: Path, policy: str) -> Answer:
    from slidekit.app import check_pptx

    with loading("rules"):
        return check_pptx(path, policy)
