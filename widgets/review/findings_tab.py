"""The rule report that was frozen with a version: what blocks, and what a reviewer waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.finding_words import message_of
from widgets.findings import ORDER
from widgets.look import as_plain, meaning_ink
from widgets.review.wrapping import Wrapping

if TYPE_CHECKING:
    from slidekit.rules.finding import Finding
    from widgets.review.reading import Opened

FINDING = Qt.ItemDataRole.UserRole


class FindingsTab(QWidget):
    """Lists findings; one that blocks unless waived can be waived by whoever may."""

    place_wanted = Signal(str, str)
    """Slide and block."""
    waive_wanted = Signal(object)
    """A Finding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty list."""
        super().__init__(parent)
        self._opened: Opened | None = None
        self.tree, self.summary, self.detail = QTreeWidget(), QLabel(), QLabel()
        self.waive = QPushButton(self.tr("W&aive ..."))
        self.wrapping = Wrapping(self.tree, (2,))
        self._build()
        self.tree.currentItemChanged.connect(lambda *_: self._on_current())
        self.tree.itemClicked.connect(self._on_activated)
        self.tree.itemActivated.connect(self._on_activated)
        self.waive.clicked.connect(self._on_waive)

    @property
    def finding(self) -> Finding | None:
        """The finding that is chosen."""
        item = self.tree.currentItem()
        return item.data(0, FINDING) if item else None

    def show_opened(self, opened: Opened) -> None:
        """List the findings of a version, the most serious first; the chosen one stays chosen.

        The report that people sign keeps its language; it is read here in that of the screen.
        """
        from slidekit.rules.retelling import retell

        self._opened, held = opened, self.finding
        self.tree.clear()
        for one in sorted(opened.findings, key=lambda found: ORDER[found.severity]):
            number = str(one.slide_number or self.tr("deck"))
            words = message_of(retell(one))
            item = QTreeWidgetItem(self.tree, [self._weight(one), number, words])
            item.setData(0, FINDING, one)
            item.setToolTip(2, words)
            if not self._waiver(one):
                item.setForeground(0, meaning_ink(one.severity, self.palette()))
            for column in range(3):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop)
            if one == held:
                self.tree.setCurrentItem(item)
        self.wrapping.fit()
        left = len(opened.whole.unwaived)
        counted = self.tr("Findings: {0}. Waiting for a waiver: {1}.").format(
            len(opened.findings), left
        )
        none = self.tr("No findings: the rules had nothing against this version.")
        self.summary.setText(counted if opened.findings else none)
        if self.tree.currentItem() is None and (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)
        self._on_current()

    def _build(self) -> None:
        self.tree.setAccessibleName(self.tr("Findings of this version"))
        self.tree.setHeaderLabels([self.tr("Weight"), self.tr("Slide"), self.tr("What is wrong")])
        self.tree.setRootIsDecorated(False)
        for column in (0, 1):
            mode = QHeaderView.ResizeMode.ResizeToContents
            self.tree.header().setSectionResizeMode(column, mode)
        for label in (self.summary, self.detail):
            as_plain(label)
        self.detail.setAccessibleDescription(self.tr("About the finding"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 8, 8, 8)
        lines.setSpacing(6)
        lines.addWidget(self.summary)
        lines.addWidget(self.tree, 1)
        lines.addWidget(self.detail)
        lines.addWidget(self.waive, 0, Qt.AlignmentFlag.AlignLeft)

    def _waiver(self, one: Finding) -> str:
        """Return who waived a finding and why; "" where nobody did."""
        if self._opened is None:
            return ""
        whole = self._opened.whole
        for waiver in whole.waivers:
            if (waiver.rule, waiver.slide) == (one.rule, one.slide or ""):
                who = whole.people[waiver.person].full_name
                return self.tr("Waived by {0}: {1}").format(who, waiver.reason)
        return ""

    def _weight(self, one: Finding) -> str:
        if self._waiver(one):
            return self.tr("Waived")
        words = {
            "block": self.tr("Blocks"),
            "block_unless_waived": self.tr("Blocks unless waived"),
            "warn": self.tr("Warning"),
        }
        return words.get(one.severity, one.severity)

    def _can_waive(self, one: Finding) -> bool:
        may = self._opened is not None and "waive" in self._opened.whole.acts
        return may and one.severity == "block_unless_waived" and not self._waiver(one)

    @Slot()
    def _on_current(self) -> None:
        one = self.finding
        self.waive.setEnabled(one is not None and self._can_waive(one))
        if one is None:
            self.detail.clear()
            return
        from slidekit.rules.retelling import retell

        rule = self.tr("Rule {0}. {1}").format(one.rule, one.source)
        self.detail.setText("\n".join(filter(None, (self._waiver(one), retell(one).fix, rule))))

    @Slot()
    def _on_activated(self) -> None:
        if (one := self.finding) is not None:
            self.place_wanted.emit(one.slide or "", one.block or "")

    @Slot()
    def _on_waive(self) -> None:
        if (one := self.finding) is not None:
            self.waive_wanted.emit(one)
