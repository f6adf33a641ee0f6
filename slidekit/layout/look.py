"""How matplotlib wants something to look, as paths and runs of a slide know it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np
from matplotlib.colors import to_hex, to_rgba
from matplotlib.transforms import Bbox

from slidekit.layout.frame import Path, Run
from slidekit.units import EMU_PER_POINT

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text
    from matplotlib.typing import ColorType

    from slidekit.layout.frame import Align

CAPS: dict[str, Literal["flat", "round", "square"]] = {
    "butt": "flat",
    "round": "round",
    "projecting": "square",
}


def path_style(gc: GraphicsContextBase, face: ColorType | None) -> Path:
    """Return a path without outline that has the look asked for.

    Raises:
        ValueError: the look has a hatch.
    """
    if gc.get_hatch():
        raise ValueError("a figure is recorded as shapes, and a hatch is none")
    width_pt, line_alpha = gc.get_linewidth(), _alpha(gc, gc.get_rgb())
    face_alpha = _alpha(gc, face) if face is not None else 0.0
    has_line = width_pt > 0 and line_alpha > 0
    return Path(
        name="",
        commands=(),
        fill=_hex(face) if face is not None and face_alpha > 0 else None,
        fill_alpha=face_alpha if face_alpha > 0 else 1.0,
        line=_hex(gc.get_rgb()) if has_line else None,
        line_alpha=line_alpha if has_line else 1.0,
        line_width_emu=round(width_pt * EMU_PER_POINT) if has_line else 0,
        dash=_dash(gc, width_pt) if has_line else (),
        cap=CAPS[gc.get_capstyle()],
        join=gc.get_joinstyle(),
    )


def _alpha(gc: GraphicsContextBase, color: ColorType) -> float:
    """Return how opaque a colour is: as the context insists, else by its own fourth part."""
    return round(float(gc.get_alpha() if gc.get_forced_alpha() else to_rgba(color)[3]), 4)


def _hex(color: ColorType) -> str:
    return to_hex(color).removeprefix("#").upper()


def _dash(gc: GraphicsContextBase, width_pt: float) -> tuple[float, ...]:
    _, lengths_pt = gc.get_dashes()
    if lengths_pt is None:
        return ()
    return tuple((np.asarray(lengths_pt, dtype=np.float64) / width_pt).round(4).tolist())


def clip_rectangle(gc: GraphicsContextBase) -> Bbox | None:
    """Return the rectangle that an artist is clipped to; None: it is not.

    Raises:
        ValueError: it is clipped to some other shape.
    """
    path, _ = gc.get_clip_path()
    if path is not None:
        raise ValueError("a part of a figure is clipped by a rectangle only")
    rectangle = gc.get_clip_rectangle()
    return None if rectangle is None else Bbox(rectangle.get_points())


def text_run(text: str, gc: GraphicsContextBase, prop: FontProperties) -> Run:
    """Return a line of text with its size, face and colour."""
    size_pt = round(float(prop.get_size_in_points()), 2)
    color = _hex(gc.get_rgb())
    return Run(text, size_pt, is_bold(prop), is_italic(prop), color)


def bound_runs(run: Run, bound: str) -> tuple[Run, ...]:
    """Return a line's runs, the characters of its number bound to their fact.

    Args:
        run: the line.
        bound: "" for none, "fact.id" for the whole line, or "fact.id#0.71" for those characters;
            a line that lacks them, as when a label is broken, is not bound.
    """
    fact, _, printed = bound.partition("#")
    if not printed:
        return (replace(run, fact=fact or None),)
    before, found, after = run.text.rpartition(printed)
    if not found:
        return (run,)
    parts = ((before, None), (found, fact), (after, None))
    return tuple(replace(run, text=text, fact=of) for text, of in parts if text)


def is_bold(prop: FontProperties) -> bool:
    """Tell whether a face is heavier than medium."""
    weight = prop.get_weight()
    return weight >= 600 if isinstance(weight, int | float) else weight in ("semibold", "bold")


def is_italic(prop: FontProperties) -> bool:
    """Tell whether a face is slanted."""
    return prop.get_style() != "normal"


def text_align(text: Text | None) -> Align:
    """Return how a line is tied to its place; None, a text of several lines, is left as placed."""
    alignments: dict[str, Align] = {"center": "center", "right": "right"}
    return alignments.get(text.get_horizontalalignment(), "left") if text else "left"
