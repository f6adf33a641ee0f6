"""Colours that the palette has no role for, made from it: they hold on dark and on light ground."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QPalette

HUES = {"error": 0.01, "warn": 0.12}
"""Hue of the mark, from 0 to 1: red for what is wrong, amber for what is to be looked at."""
SHARE = 0.28
"""Of the mark's colour in the ground of a cell: words on it keep their contrast."""


def mark(severity: str) -> QColor:
    """Return the colour of a sign: dark on a light ground, bright on a dark one."""
    return QColor.fromHslF(HUES[severity], 0.85, 0.66 if is_dark() else 0.38)


def tint(severity: str) -> QColor:
    """Return the ground of a cell that is marked."""
    ground, colour = QGuiApplication.palette().color(QPalette.ColorRole.Base), mark(severity)
    return QColor.fromRgbF(
        _mixed(ground.redF(), colour.redF()),
        _mixed(ground.greenF(), colour.greenF()),
        _mixed(ground.blueF(), colour.blueF()),
    )


def _mixed(ground: float, colour: float) -> float:
    return (1 - SHARE) * ground + SHARE * colour


def is_dark() -> bool:
    """Tell whether the palette is a dark one."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Base).lightnessF() < 0.5
