"""Outlines of drawn shapes: clipped to a rectangle, on whole EMU, without idle points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.path import Path as Outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.transforms import Bbox
    from numpy.typing import NDArray

    from slidekit.layout.frame import Command

    Points = NDArray[np.float64]
    Whole = NDArray[np.int64]

TOLERANCE_PX = 0.01


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pixels of a figure, counted from its lower left corner, lie on the slide in EMU."""

    x_emu: int
    bottom_emu: int
    emu_per_px: float

    def points(self, vertices: Points) -> Whole:
        """Return points (n, 2) in pixels as whole EMU of the slide, y downwards."""
        scale = np.array([self.emu_per_px, -self.emu_per_px])
        moved = np.asarray(vertices, dtype=np.float64) * scale + (self.x_emu, self.bottom_emu)
        whole: Whole = np.rint(moved).astype(np.int64)
        return whole


def copies(outline: Outline, middles: Points) -> Outline:
    """Return one outline of many like one, each moved by a row of `middles`."""
    one = np.asarray(outline.vertices)
    first = [Outline.MOVETO, *[Outline.LINETO] * (len(one) - 1)]
    codes = first if outline.codes is None else outline.codes
    return Outline((one + middles[:, None]).reshape(-1, 2), np.tile(codes, len(middles)))


def is_within(outline: Outline, clip: Bbox | None) -> bool:
    """Tell whether no vertex lies outside the rectangle."""
    if clip is None:
        return True
    points, (x0, y0, x1, y1) = np.asarray(outline.vertices), clip.extents
    low, high = np.array((x0, y0)) - TOLERANCE_PX, np.array((x1, y1)) + TOLERANCE_PX
    return not bool(((points < low) | (points > high)).any())


def clip_line(outline: Outline, clip: Bbox | None) -> Outline:
    """Return the parts of a line, open or closed, that lie inside the rectangle."""
    if clip is None or is_within(outline, clip):
        return outline.cleaned(remove_nans=True, curves=True)
    straight = outline.cleaned(remove_nans=True, curves=False)
    parts = [
        Outline(piece)
        for points, codes in _subpaths(np.asarray(straight.vertices), straight)
        for piece in _clip_polyline(_closed(points, codes), clip)
    ]
    return Outline.make_compound_path(*parts)


def _closed(points: Points, codes: NDArray[np.uint8]) -> Points:
    """Return the corners of a subpath; a closed one ends where it began."""
    if codes[-1] != Outline.CLOSEPOLY:
        return points
    return np.vstack((points[:-1], points[:1]))


def _clip_polyline(points: Points, clip: Bbox) -> Iterator[Points]:
    """Yield the pieces of a line inside a rectangle (Liang & Barsky 1984)."""
    starts, steps = points[:-1], np.diff(points, axis=0)
    enter, leave = _inside_span(starts, steps, clip)
    piece: list[Points] = []
    for start, step, first, last in zip(starts, steps, enter, leave, strict=True):
        if first > last or (piece and first > 0):
            if len(piece) > 1:
                yield np.array(piece)
            piece = []
        if first <= last:
            piece += [start + first * step] if not piece else []
            piece.append(start + last * step)
            if last < 1:
                yield np.array(piece)
                piece = []
    if len(piece) > 1:
        yield np.array(piece)


def _inside_span(starts: Points, steps: Points, clip: Bbox) -> tuple[Points, Points]:
    """Return where each straight way enters and leaves a rectangle, from 0 to 1 of its length.

    A way that misses the rectangle enters after it leaves.
    """
    x0, y0, x1, y1 = clip.extents
    with np.errstate(divide="ignore", invalid="ignore"):
        to_low, to_high = ((np.array(edge) - starts) / steps for edge in ((x0, y0), (x1, y1)))
    enter, leave = np.minimum(to_low, to_high), np.maximum(to_low, to_high)
    level = steps == 0
    between = (starts >= (x0, y0)) & (starts <= (x1, y1))
    enter = np.where(level, np.where(between, -np.inf, np.inf), enter)
    leave = np.where(level, np.where(between, np.inf, -np.inf), leave)
    return np.maximum(enter.max(axis=1), 0.0), np.minimum(leave.min(axis=1), 1.0)


def clip_area(outline: Outline, clip: Bbox | None) -> Outline:
    """Return the part of an area that lies inside the rectangle."""
    if is_within(outline, clip):
        return outline.cleaned(remove_nans=True, curves=True)
    assert clip is not None
    return outline.clip_to_bbox(clip)


def commands(outline: Outline, place: Place) -> tuple[Command, ...]:
    """Return an outline in pixels as commands in EMU; subpaths without length are dropped."""
    whole = place.points(np.asarray(outline.vertices))
    return tuple(command for part in _subpaths(whole, outline) for command in _trace(*part))


def _subpaths(
    vertices: NDArray[Any], outline: Outline
) -> Iterator[tuple[NDArray[Any], NDArray[np.uint8]]]:
    """Yield points and codes of each subpath of an outline whose points lie at `vertices`."""
    if outline.codes is None:
        codes = np.full(len(vertices), Outline.LINETO, dtype=np.uint8)
    else:
        codes = np.asarray(outline.codes)
    kept = codes != Outline.STOP
    vertices, codes = vertices[kept], codes[kept]
    starts = np.flatnonzero(codes == Outline.MOVETO)
    ends = [*starts[starts > 0].tolist(), len(codes)]
    for begin, end in pairwise((0, *ends)):
        if end - begin > 1:
            yield vertices[begin:end], codes[begin:end]


def _trace(points: Whole, codes: NDArray[np.uint8]) -> Iterator[Command]:
    closed = codes[-1] == Outline.CLOSEPOLY
    whole = points[:-1] if closed else points
    if (whole == whole[0]).all():
        return
    if ((codes == Outline.CURVE3) | (codes == Outline.CURVE4)).any():
        yield from _curve(whole, codes)
    else:
        yield from _polyline(_without_idle_points(whole))
    if closed:
        yield ("Z",)


def _polyline(points: Whole) -> Iterator[Command]:
    (x, y), *rest = points.tolist()
    yield "M", x, y
    for x, y in rest:
        yield "L", x, y


def _without_idle_points(points: Whole) -> Whole:
    """Drop points that repeat the one before or lie on the way between their neighbours.

    Not all of the points are the same.
    """
    if len(points) < 3:
        return points
    points = points[np.append(True, (points[1:] != points[:-1]).any(axis=1))]
    if len(points) < 3:
        return points
    steps = np.diff(points, axis=0).astype(np.float64)
    before, after = steps[:-1], steps[1:]
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    straight = (cross == 0) & ((before * after).sum(axis=1) > 0)
    return points[np.concatenate(((True,), ~straight, (True,)))]


def _curve(points: Whole, codes: NDArray[np.uint8]) -> Iterator[Command]:
    yield "M", *points[0].tolist()
    at = 1
    while at < len(points):
        if codes[at] == Outline.CURVE4:
            yield "C", *points[at : at + 3].ravel().tolist()
            at += 3
        elif codes[at] == Outline.CURVE3:
            yield "C", *_cubic(points[at - 1], points[at], points[at + 1])
            at += 2
        else:
            yield "L", *points[at].tolist()
            at += 1


def _cubic(start: Whole, control: Whole, end: Whole) -> list[int]:
    """Return the cubic curve that is the same as a quadratic one."""
    first = start + (control - start) * 2 / 3
    second = end + (control - end) * 2 / 3
    whole: list[int] = np.rint(np.r_[first, second, end]).astype(np.int64).tolist()
    return whole
