"""The palette of the app can be read, light and dark."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from coloraide import Color
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QToolTip

from widgets.theme import colour, palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen cannot be raised."""

READABLE = 4.5
"""WCAG 2.2, criterion 1.4.3: least contrast of text."""
VISIBLE = 3.0
"""WCAG 2.2, criterion 1.4.11: least contrast of what shows the focus."""

Role = QPalette.ColorRole
PAIRS = (
    (Role.WindowText, Role.Window, READABLE),
    (Role.Text, Role.Base, READABLE),
    (Role.Text, Role.AlternateBase, READABLE),
    (Role.ButtonText, Role.Button, READABLE),
    (Role.HighlightedText, Role.Highlight, READABLE),
    (Role.PlaceholderText, Role.Base, READABLE),
    (Role.PlaceholderText, Role.Window, READABLE),
    (Role.Link, Role.Base, READABLE),
    (Role.ToolTipText, Role.ToolTipBase, READABLE),
    (Role.Highlight, Role.Window, VISIBLE),
    (Role.Highlight, Role.Base, VISIBLE),
)


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_ink_stands_out_from_its_ground(
    scheme: Qt.ColorScheme, ink: Role, ground: Role, least: float
) -> None:
    """Text and the rim of what has the focus keep the contrast that WCAG asks for."""
    colours = palette(scheme)
    shown = [Color(colours.color(role).name()) for role in (ink, ground)]
    assert shown[0].contrast(shown[1], method="wcag21") >= least


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_a_tip_on_the_screen_can_be_read(
    scheme: Qt.ColorScheme, qapp: QApplication, qtbot: QtBot
) -> None:
    """Its ground and its darkest or lightest pixel have the contrast of text."""
    before, style = qapp.palette(), qapp.styleSheet()
    under = QLabel("under")
    qtbot.addWidget(under)
    under.show()
    colour(qapp, scheme)
    try:
        QToolTip.showText(QPoint(10, 10), "MMMMM MMMMM", under)
        (tip,) = (w for w in qapp.topLevelWidgets() if w.inherits("QTipLabel") and w.isVisible())
        image = tip.grab().toImage()
        places = product(range(2, image.width() - 2), range(2, image.height() - 2))
        shown = [Color(image.pixelColor(*place).name()) for place in places]
        ground = shown[0]
        assert ground == Color(palette(scheme).color(Role.ToolTipBase).name())
        assert max(ground.contrast(one, method="wcag21") for one in shown) >= READABLE
    finally:
        QToolTip.hideText()
        qapp.setPalette(before)
        qapp.setStyleSheet(style)
