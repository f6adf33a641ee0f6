"""Names of what can be clicked or typed into, as those have them who do not see the screen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

NAMED = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox),
    *(QLineEdit, QPlainTextEdit),
)


def shared_names(shown: QWidget) -> list[str]:
    """Return the names that two parts of one kind share in one window, where both are seen."""
    names = Counter(_names(shown))
    return sorted({name for (_, _, name), count in names.items() if count > 1})


def _names(shown: QWidget) -> Iterator[tuple[QWidget, QAccessible.Role, str]]:
    """Yield window, role and name of each part that can be used; parts of Qt's own have none."""
    for kind in NAMED:
        for one in shown.findChildren(kind):
            if not one.isVisible() or one.objectName().startswith("qt_"):
                continue
            interface = QAccessible.queryAccessibleInterface(one)
            name = one.accessibleName()
            if not name and kind is not QComboBox:  # of a list Qt takes the value for its name
                name = interface.text(QAccessible.Text.Name)
            if name:
                yield one.window(), interface.role(), name
