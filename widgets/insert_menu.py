"""The slides that a deck lacks: those that can be put in, and why others cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from widgets.slide_words import role_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Slide
    from widgets.sight import Verdict


def menu_of(
    parent: QWidget,
    verdict: Verdict | None,
    insert: Callable[[Slide, tuple[str, ...]], None],
) -> QMenu:
    """Return the menu; what cannot be made is there too, with the reason."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for one in verdict.insertable if verdict else ():
        action = menu.addAction(one.title.replace("&", "&&"))
        action.triggered.connect(lambda _=False, one=one: insert(one.slide, one.after))
    there = {one.slide.role for one in verdict.insertable} if verdict else set()
    for lack in verdict.lacks if verdict else ():
        if lack.role not in there:
            words = _tr("{0} cannot be made: {1}").format(role_name(lack.role), lack.reason)
            menu.addAction(words).setEnabled(False)
    if menu.isEmpty():
        words = _tr("The deck has every slide that its results allow")
        menu.addAction(words).setEnabled(False)
    return menu


def _tr(text: str) -> str:
    return QCoreApplication.translate("InsertMenu", text)
