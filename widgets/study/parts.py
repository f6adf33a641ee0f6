"""The parts of a study that is being taken in: their list at the left, their pages beside it."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget

from widgets.study.deck_page import DeckPage
from widgets.study.entry_pages import arms_page, endpoints_page, populations_page, sources_page
from widgets.study.medicine_pages import interest_page, medicines_page, subgroups_page
from widgets.study.problem_list import SIGN_PX, sign
from widgets.study.reader_page import ReaderPage
from widgets.study.tab_order import tab_stops
from widgets.study.table_page import TablePage
from widgets.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from slidekit.study.model import Problem
    from widgets.study.intake import StudyIntake

PAGES: tuple[Callable[[StudyIntake], QWidget], ...] = (
    *(arms_page, populations_page, endpoints_page, sources_page),
    *(subgroups_page, medicines_page, interest_page, DeckPage, ReaderPage),
)
"""Behind those of the tables."""
PAGE_OF = {
    "arm": 0,
    "reference_to_confirm": 0,
    "population": 1,
    "endpoint": 2,
    "unit": 2,
    "unknown_reference": 3,
}
"""Beginning of a problem's code -> the page on which it is mended, counted behind the tables."""
ROW_MARGIN_PX = 12


class StudyParts(QObject):
    """Lists a page for each table and those of the study itself, and shows the chosen one."""

    def __init__(self, intake: StudyIntake) -> None:
        """Start without parts; the pages of the study itself are built with the first tables."""
        super().__init__(intake)
        self._intake, self._turns = intake, Turns(self)
        self.list, self.pages = QListWidget(), QStackedWidget()
        self.tables: list[TablePage] = []
        self.others: list[QWidget] = []
        self.list.setAccessibleName(self.tr("Parts of the study"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setSpacing(1)
        self.list.setIconSize(QSize(SIGN_PX, SIGN_PX))
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)

    def show(self, files: Sequence[str], then: Callable[[], object]) -> None:
        """List what tables have, build one page in each turn of the event loop, and go on.

        Args:
            files: names of the tables.
            then: is called when all pages are there.
        """
        for old in self.tables:
            self.pages.removeWidget(old)
            old.deleteLater()
        self.tables = []
        self.enable_others(enabled=False)
        self._list(files)
        missing = islice(PAGES, len(self.others), None)
        self._turns.begin(
            (
                *(partial(self._add_table, name) for name in files),
                *(partial(self._add_other, page) for page in missing),
                then,
            )
        )

    def stop(self) -> None:
        """Build no more."""
        self._turns.begin(())

    @property
    def reader(self) -> ReaderPage | None:
        """The second reader's page; None: it is not built yet."""
        return next((page for page in self.others if isinstance(page, ReaderPage)), None)

    def enable_others(self, *, enabled: bool) -> None:
        """Let the pages of the study itself be changed, or not: what they say is not read yet."""
        for page in self.others:
            page.setEnabled(enabled)

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab leads to: the list, then what is on the pages."""
        return [self.list, *(w for page in (*self.tables, *self.others) for w in tab_stops(page))]

    def table(self, file: str | None) -> TablePage | None:
        """Return the page of a file."""
        return next((page for page in self.tables if page.file == file), None)

    def go_to(self, problem: Problem) -> None:
        """Show where a problem can be mended."""
        row = self._row_of(problem)
        if row < 0:
            return
        self.list.setCurrentRow(row)
        if row < len(self.tables):
            self.tables[row].go_to(problem)
        else:
            self.others[row - len(self.tables)].setFocus()

    def sign(self, found: Sequence[Problem]) -> None:
        """Put the sign of the worst problem beside the part in which it is mended."""
        places = [self._row_of(problem) for problem in found]
        for row in range(self.list.count()):
            mine = [p for p, place in zip(found, places, strict=True) if place == row]
            severities = {problem.severity for problem in mine}
            worst = "error" if "error" in severities else "warn" if mine else ""
            self.list.item(row).setIcon(sign(worst))
            self.list.item(row).setToolTip("\n".join(problem.message for problem in mine))

    @Slot()
    def _list_reader(self) -> None:
        """List the second reader's page where there are printed numbers to read."""
        is_any = self.reader is not None and bool(self.reader.model.numbers)
        self.list.item(self.list.count() - 1).setHidden(not is_any)

    def _list(self, files: Sequence[str]) -> None:
        names = (
            *(self.tr("Arms"), self.tr("Populations"), self.tr("Endpoints")),
            *(self.tr("Sources"), self.tr("Subgroups"), self.tr("Medicines")),
            *(self.tr("Special interest"), self.tr("Trial and deck"), self.tr("Second reading")),
        )
        self.list.clear()
        for name in (*files, *names):
            item = QListWidgetItem(sign(""), name)
            item.setSizeHint(QSize(0, self.list.fontMetrics().height() + ROW_MARGIN_PX))
            self.list.addItem(item)
        self.list.item(self.list.count() - 1).setHidden(True)  # until there are printed numbers
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _add_table(self, name: str) -> None:
        page = TablePage(self._intake, name)
        self.pages.insertWidget(len(self.tables), page)
        self.tables.append(page)
        self.pages.setCurrentIndex(self.list.currentRow())

    def _add_other(self, make: Callable[[StudyIntake], QWidget]) -> None:
        page = make(self._intake)
        page.setEnabled(False)
        self.pages.addWidget(page)
        self.others.append(page)
        if isinstance(page, ReaderPage):
            self._intake.judged.connect(self._list_reader)  # once the page has its numbers
        self.pages.setCurrentIndex(self.list.currentRow())

    def _row_of(self, problem: Problem) -> int:
        """Return the row of a part; -1: it is mended in none."""
        page = next((n for code, n in PAGE_OF.items() if problem.code.startswith(code)), None)
        if page is not None:
            return len(self.tables) + page
        return next((n for n, p in enumerate(self.tables) if p.file == problem.file), -1)
