"""Numbers and sources of a deck as a list to choose from: the best matches first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QPainter

    from slidekit.deck.model import Deck

NAMED = Qt.ItemDataRole.UserRole + 1
"""Role of the id that stands small below the words of a row."""
SMALL = 0.82
"""Of the size of other words."""
_GAPS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Offered:
    """One token, such as {os.median.fictivan}, with what it is and what it prints."""

    token: str
    name: str
    printed: str
    whole: str = ""
    """A source as the list of references prints it; "" of a number."""

    @property
    def id(self) -> str:
        """The token without its braces."""
        return self.token[1:-1]

    @property
    def words(self) -> str:
        """What a row says: the number, then its name."""
        return f"{self.printed}    {self.name}"


def offered(tokens: Mapping[str, str], deck: Deck | None) -> tuple[Offered, ...]:
    """Return the tokens of a deck in the words of its study."""
    from widgets.number_names import name_of

    return tuple(
        Offered(token, name_of(token[1:-1].partition(":")[0], deck) if deck else "", printed)
        for token, printed in tokens.items()
    )


def meant(token: str, choices: Iterable[Offered]) -> Offered | None:
    """Return what a token of a text means: in another format it is the same number.

    Args:
        token: with its braces, such as {os.hr.a_vs_b:full} or {ref:paper@Table 2}.
        choices: the tokens of the deck.
    """
    known = {one.token: one for one in choices}
    whole = token.partition("@")[0].removesuffix("}")
    plain = whole if whole.startswith("{ref:") else whole.partition(":")[0]
    return known.get(token) or known.get(f"{plain}}}")


def ranked(choices: Iterable[Offered], typed: str) -> tuple[Offered, ...]:
    """Return the choices that hold all typed words, those first that begin with them."""
    words = typed.lower().split()
    places = ((_place(one, words), one) for one in choices)
    found = [(place, one) for place, one in places if place is not None]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _place(one: Offered, words: list[str]) -> int | None:
    """Return how far a choice is from what was typed; None: it does not fit."""
    places = [_distance(one.id.lower(), f"{one.name} {one.printed}".lower(), w) for w in words]
    return None if None in places else sum(place for place in places if place is not None)


def _distance(token: str, name: str, word: str) -> int | None:
    if word in (token, f"{token}:"):
        return 0
    if token.startswith(word) or name.startswith(word):
        return 1
    if word in _GAPS.split(token):
        return 2  # the median itself, before the median follow-up
    if any(part.startswith(word) for part in (*_GAPS.split(name), *_GAPS.split(token))):
        return 3
    return 4 if word in name or word in token else None


class NumberRow(QStyledItemDelegate):
    """Paints a row: number and name, and below them the id, small."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        super().paint(painter, option, index)
        box = _inside(option).adjusted(0, option.fontMetrics.height() + 2, 0, 0)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole
        painter.save()
        painter.setFont(_small(option.font))
        ink = role.HighlightedText if is_chosen else role.PlaceholderText
        painter.setPen(option.palette.color(ink))
        words = painter.fontMetrics().elidedText(
            str(index.data(NAMED)), Qt.TextElideMode.ElideMiddle, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Put the words into the upper line."""
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room of both lines."""
        width = super().sizeHint(option, index).width()
        small = QFontMetrics(_small(option.font)).height()
        return QSize(width, option.fontMetrics.height() + small + 10)


def _inside(option: QStyleOptionViewItem) -> QRect:
    return option.rect.adjusted(8, 4, -8, -2)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(round(font.pixelSize() * SMALL))
    else:
        made.setPointSizeF(font.pointSizeF() * SMALL)
    return made
