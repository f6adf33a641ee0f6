"""Lengths of a page: everything is placed in EMU, the unit of OOXML (914 400 to the inch)."""

from __future__ import annotations

from typing import NewType

Emu = NewType("Emu", int)

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700


def inches(value: float) -> Emu:
    """Return a length in inches as whole EMU."""
    return Emu(round(value * EMU_PER_INCH))


def points(value: float) -> Emu:
    """Return a length in typographic points (1/72 inch) as whole EMU."""
    return Emu(round(value * EMU_PER_POINT))


def to_points(value: int) -> float:
    """Return a length in EMU as typographic points."""
    return value / EMU_PER_POINT


def to_inches(value: int) -> float:
    """Return a length in EMU as inches."""
    return value / EMU_PER_INCH
