"""The palette of the app can be read, light and dark."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, get_args

import pytest
from coloraide import Color
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QToolTip

from slidekit.template.policy import Severity
from widgets.look import meaning_ink
from widgets.study.tints import HUES, mark, tint
from widgets.theme import SIGNS, colour, palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen cannot be raised."""

READABLE = 4.5
"""WCAG 2.2, criterion 1.4.3: least contrast of text."""
VISIBLE = 3.0
"""WCAG 2.2, criterion 1.4.11: least contrast of signs, rims of fields and what shows the focus."""

Role = QPalette.ColorRole
PAIRS = (
    (Role.WindowText, Role.Window, READABLE),
    (Role.Text, Role.Base, READABLE),
    (Role.Text, Role.AlternateBase, READABLE),
    (Role.ButtonText, Role.Button, READABLE),
    (Role.HighlightedText, Role.Highlight, READABLE),
    (Role.PlaceholderText, Role.Base, READABLE),
    (Role.PlaceholderText, Role.Window, READABLE),
    (Role.PlaceholderText, Role.AlternateBase, READABLE),
    (Role.WindowText, Role.Midlight, READABLE),
    (Role.Link, Role.Base, READABLE),
    (Role.Link, Role.Window, READABLE),
    (Role.LinkVisited, Role.Base, READABLE),
    (Role.ToolTipText, Role.ToolTipBase, READABLE),
    (Role.Highlight, Role.Window, VISIBLE),
    (Role.Highlight, Role.Base, VISIBLE),
    (Role.Highlight, Role.AlternateBase, VISIBLE),
    (Role.Link, Role.Button, VISIBLE),
    (Role.Dark, Role.Window, VISIBLE),
    (Role.Dark, Role.Base, VISIBLE),
    (Role.Dark, Role.Button, VISIBLE),
)
SCHEMES = (Qt.ColorScheme.Light, Qt.ColorScheme.Dark)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_ink_stands_out_from_its_ground(
    scheme: Qt.ColorScheme, ink: Role, ground: Role, least: float
) -> None:
    """Text and the rim of what has the focus keep the contrast that WCAG asks for."""
    colours = palette(scheme)
    assert _contrast(colours.color(ink), colours.color(ground)) >= least


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", [Role.Window, Role.Base])
def test_what_cannot_be_used_can_still_be_seen(scheme: Qt.ColorScheme, ground: Role) -> None:
    """WCAG asks nothing of disabled words; here they keep the contrast of signs."""
    colours = palette(scheme)
    faint = colours.color(QPalette.ColorGroup.Disabled, Role.Text)
    assert _contrast(faint, colours.color(ground)) >= VISIBLE


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("severity", get_args(Severity))
def test_words_of_findings_can_be_read(scheme: Qt.ColorScheme, severity: Severity) -> None:
    """The ink of what blocks or warns has the contrast of text in lists and beside slides."""
    colours = palette(scheme)
    ink = meaning_ink(severity, colours)
    for ground in (Role.Base, Role.AlternateBase, Role.Window):
        assert _contrast(ink, colours.color(ground)) >= READABLE


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("severity", tuple(HUES))
def test_marked_cells_can_be_read(
    scheme: Qt.ColorScheme, severity: str, qapp: QApplication
) -> None:
    """Words keep their contrast on the ground of a marked cell; its sign can be seen in lists."""
    before = qapp.palette()
    try:
        qapp.setPalette(palette(scheme))
        text, base = (palette(scheme).color(role) for role in (Role.Text, Role.Base))
        assert _contrast(text, tint(severity)) >= READABLE
        assert _contrast(mark(severity), base) >= VISIBLE
    finally:
        qapp.setPalette(before)


@pytest.mark.parametrize(("name", "scheme"), [("light", SCHEMES[0]), ("dark", SCHEMES[1])])
def test_signs_of_the_style_can_be_seen(name: str, scheme: Qt.ColorScheme) -> None:
    """Arrows of lists and the buttons of a dock are there in both inks, and stand out."""
    colours = palette(scheme)
    files = sorted(SIGNS.glob(f"*-{name}.svg"))
    assert [one.stem.removesuffix(f"-{name}") for one in files] == ["close", "down", "float", "up"]
    for file in files:
        (ink,) = re.findall(r'stroke="(#[0-9A-F]{6})"', file.read_text("utf-8"))
        for ground in (Role.Window, Role.Base, Role.Button):
            assert _contrast(QColor(ink), colours.color(ground)) >= VISIBLE
    assert QSvgRenderer(str(SIGNS / "check.svg")).isValid()


def _contrast(ink: QColor, ground: QColor) -> float:
    """Return the ratio of WCAG 2.2, from 1 to 21."""
    return Color(ink.name()).contrast(Color(ground.name()), method="wcag21")


@pytest.mark.parametrize("scheme", SCHEMES)
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
