"""The findings of a deck, the most serious first, each with what to do and the fix if any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.finding_words import fix_of, message_of
from widgets.look import meaning_ink

if TYPE_CHECKING:
    from slidekit.rules.finding import Finding
    from slidekit.rules.fixes.mending import Offer

ORDER = {"block": 0, "block_unless_waived": 1, "warn": 2, "off": 3}
OFFER = Qt.ItemDataRole.UserRole
SIDE_PX = 360
MARGINS_PX = (16, 0, 8, 8)
"""Left, top, right, bottom: the list begins below the title of its dock."""


class FindingsPanel(QWidget):
    """Lists what rules say; choosing a finding goes to its place."""

    place_wanted = Signal(str, str)
    """Slide and block; "" for none."""
    fix_wanted = Signal(object)
    """The edit that mends a finding."""
    all_wanted = Signal()
    """Every fix that changes nothing of what is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty panel."""
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self.is_of_open_deck = True
        """Whether the study that they ask to complete can be edited here."""
        self._lines = QVBoxLayout(self)
        self.tree = QTreeWidget()
        self.summary = QLabel(self.tr("Nothing has been checked yet."))
        self.detail = QLabel()
        self.fix, self.fix_all = QPushButton(), QPushButton()
        self._build()
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.itemActivated.connect(self._on_activated)
        self.tree.itemClicked.connect(self._on_activated)
        self.fix.clicked.connect(self._on_fix)
        self.fix_all.clicked.connect(self.all_wanted)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Leave other margins, in pixels, than a dock needs."""
        self._lines.setContentsMargins(left, top, right, bottom)

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Show findings; the chosen one stays chosen where it is still there."""
        if offers == self._offers and self.tree.topLevelItemCount():
            return
        chosen = self._key(self._current())
        self._offers = offers
        self.tree.clear()
        for offer in sorted(offers, key=lambda one: ORDER[one[0].severity]):
            self._add(offer, is_chosen=self._key(offer) == chosen)
        self._sum_up()
        self._on_current()

    def _build(self) -> None:
        self.tree.setAccessibleName(self.tr("Findings"))
        self.tree.setHeaderLabels([self.tr("Weight"), self.tr("Slide"), self.tr("What is wrong")])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setAccessibleDescription(self.tr("About the finding"))
        self.fix.hide()
        side = QFrame()
        lines = QVBoxLayout(side)
        lines.setContentsMargins(12, 8, 12, 8)
        row = QHBoxLayout()
        row.addWidget(self.fix)
        row.addStretch(1)
        lines.addLayout(row)
        lines.addWidget(self.detail)
        lines.addStretch(1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidget(side)
        both = QSplitter()
        both.addWidget(self.tree)
        both.addWidget(room)
        both.setSizes([900, 420])
        both.setStretchFactor(0, 1)
        room.setMinimumWidth(SIDE_PX)
        both.setChildrenCollapsible(False)
        self.summary.setContentsMargins(0, 4, 12, 4)
        layout = self._lines
        layout.setContentsMargins(*MARGINS_PX)
        layout.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 12, 4)
        top.addWidget(self.summary, 1)
        top.addWidget(self.fix_all)
        self.fix_all.hide()
        layout.addLayout(top)
        layout.addWidget(both, 1)

    def _add(self, offer: Offer, *, is_chosen: bool) -> None:
        finding = offer[0]
        number = str(finding.slide_number or self.tr("deck"))
        item = QTreeWidgetItem(self.tree, [self._weight(finding), number, message_of(finding)])
        item.setData(0, OFFER, offer)
        item.setForeground(0, meaning_ink(finding.severity, self.palette()))
        item.setToolTip(2, message_of(finding))
        if is_chosen:
            self.tree.setCurrentItem(item)

    def _weight(self, finding: Finding) -> str:
        words = {
            "block": self.tr("Blocks"),
            "block_unless_waived": self.tr("Blocks unless waived"),
            "warn": self.tr("Warning"),
        }
        return words.get(finding.severity, finding.severity)

    def _sum_up(self) -> None:
        total = len(self._offers)
        safe = sum(fix is not None and fix.safe for _, fix in self._offers)
        self.fix_all.setVisible(safe > 0)
        self.fix_all.setText(self.tr("Make all safe fixes ({0})").format(safe))
        blocking = sum(one[0].severity.startswith("block") for one in self._offers)
        if not total:
            self.summary.setText(self.tr("No findings: the rules have nothing against this deck."))
        else:
            words = self.tr("{0} in all; {1} block approval.").format(total, blocking)
            self.summary.setText(words)

    def _current(self) -> Offer | None:
        item = self.tree.currentItem()
        return item.data(0, OFFER) if item else None

    def _key(self, offer: Offer | None) -> tuple[str | None, ...]:
        if offer is None:
            return ()
        finding = offer[0]
        return (finding.rule, finding.slide, finding.block, finding.message)

    @Slot()
    def _on_current(self) -> None:
        offer = self._current()
        if offer is None:
            self.detail.setText(
                self.tr("Choose a finding to see what to do about it.") if self._offers else ""
            )
            self.fix.hide()
            return
        finding, fix = offer
        parts = (
            message_of(finding),
            fix_of(finding) if self.is_of_open_deck else finding.fix,
            self.tr("Rule {0}. {1}"),
        )
        said = "\n\n".join(part for part in parts if part)
        source = finding.source.replace("Company policy", self.tr("Company policy"))
        self.detail.setText(said.replace("{0}", finding.rule).replace("{1}", source))
        self.fix.setVisible(fix is not None)
        if fix is not None:
            room = SIDE_PX - 80
            elide = Qt.TextElideMode.ElideRight
            self.fix.setText(self.fix.fontMetrics().elidedText(fix.edit.label, elide, room))
            self.fix.setAccessibleName(fix.edit.label)
            self.fix.setToolTip(self.tr("{0} - Ctrl+Z takes it back").format(fix.edit.label))

    @Slot()
    def _on_activated(self) -> None:
        if offer := self._current():
            self.place_wanted.emit(offer[0].slide or "", offer[0].block or "")

    @Slot()
    def _on_fix(self) -> None:
        offer = self._current()
        if offer and offer[1]:
            self.fix_wanted.emit(offer[1].edit)
