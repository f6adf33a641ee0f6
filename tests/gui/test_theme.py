"""The palette of the app can be read, light and dark."""

from __future__ import annotations

import pytest
from coloraide import Color
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from widgets.theme import palette

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
