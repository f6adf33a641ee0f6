"""Figures as native shapes: what matplotlib draws is written down as paths and texts, no picture.

A part is named by the `gid` of the artist that draws it, or of the nearest one around it. A gid
"name#fact.id" also binds the text to the number that it prints; "name#fact.id#0.71" binds those
characters of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.transforms import Affine2D

from slidekit.layout import outline
from slidekit.layout.fonts import descent_em
from slidekit.layout.frame import Paragraph, Path, TextBlock
from slidekit.layout.look import (
    bound_runs,
    clip_rectangle,
    is_bold,
    is_italic,
    path_style,
    text_align,
    text_run,
)
from slidekit.layout.metrics import LINE_PITCH_EM
from slidekit.layout.outline import Place
from slidekit.layout.text import baseline_offset, line_pitch, run_width, text_width
from slidekit.units import EMU_PER_INCH, to_points

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path as Outline
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox, Transform
    from matplotlib.typing import ColorType

    from slidekit.layout.frame import Align, Command, Run

Item = Path | TextBlock
Box = tuple[float, float, float, float]


def record(figure: Figure, x_emu: int, y_emu: int, name: str) -> tuple[Item, ...]:
    """Return what a figure draws as items whose names begin with `name`.

    Args:
        figure: Drawn at its true size in inches; texts are set in the deck's own font.
        x_emu: Left edge of the figure on the slide.
        y_emu: Upper edge of the figure on the slide.
        name: The block's id, such as "km-os"; a curve is then "km-os.curve.nexo".

    Raises:
        ValueError: the figure holds what no shape can show (an image, a hatch, slanted text).
    """
    for ground in (figure.patch, *(axes.patch for axes in figure.axes)):
        ground.set_visible(False)
    recorder = Recorder(figure, x_emu, y_emu)
    figure.draw(recorder)
    return recorder.named_items(name)


@dataclass(slots=True)
class _Drawn:
    """An item with what decides whether the next one may join it."""

    part: str
    item: Item
    boxes: list[Box] = field(default_factory=list)


class Recorder(RendererBase):
    """Writes down what an artist asks to have drawn."""

    def __init__(self, figure: Figure, x_emu: int, y_emu: int) -> None:
        """Begin with nothing drawn; the figure's upper left corner lies at (x_emu, y_emu)."""
        super().__init__()
        width_in, height_in = figure.get_size_inches()
        self.width, self.height = width_in * figure.dpi, height_in * figure.dpi
        self._px_per_pt = figure.dpi / 72
        bottom_emu = y_emu + round(height_in * EMU_PER_INCH)
        self._place = Place(x_emu, bottom_emu, EMU_PER_INCH / figure.dpi)
        self._groups: list[str] = []
        self._drawn: list[_Drawn] = []

    def named_items(self, name: str) -> tuple[Item, ...]:
        """Return what was drawn, every item under a name of its own."""
        seen: Counter[str] = Counter()
        return tuple(self._rename(drawn, name, seen) for drawn in self._drawn)

    def _rename(self, drawn: _Drawn, name: str, seen: Counter[str]) -> Item:
        seen[drawn.part] += 1
        count = "" if seen[drawn.part] == 1 else f".{seen[drawn.part]}"
        return replace(drawn.item, name=f"{name}.{drawn.part}{count}")

    # What matplotlib asks of a renderer

    def flipy(self) -> bool:
        """Answer that y of texts counts upwards, as it does for paths."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the figure in pixels."""
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:  # noqa: ANN401 (a number or an array)
        """Return points as pixels."""
        return points * self._px_per_pt

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Take the name of an artist for all that it draws."""
        self._groups.append(gid or (self._groups[-1] if self._groups else ""))

    def close_group(self, s: str) -> None:
        """Return to the name of the artist around it."""
        self._groups.pop()

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | Literal["TeX"]
    ) -> tuple[float, float, float]:
        """Return the extent of a line in pixels, measured in the deck's own font."""
        size_pt = prop.get_size_in_points()
        width_pt = to_points(text_width(s, size_pt, is_bold(prop), is_italic(prop)))
        in_px = self._px_per_pt
        return width_pt * in_px, LINE_PITCH_EM * size_pt * in_px, descent_em() * size_pt * in_px

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        """Return ascent, descent and gap of a line in pixels, so that no font is looked up."""
        size_px = prop.get_size_in_points() * self._px_per_pt
        return (LINE_PITCH_EM - descent_em()) * size_px, descent_em() * size_px, 0.0

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Outline,
        transform: Transform,
        rgbFace: ColorType | None = None,  # noqa: N803 (matplotlib's name)
    ) -> None:
        """Write down a line, an area or both, clipped."""
        style = path_style(gc, _area_face(path, rgbFace))
        self._draw_outline(style, path.transformed(transform), clip_rectangle(gc))

    def _draw_outline(self, style: Path, drawn: Outline, clip: Bbox | None) -> None:
        if style.fill and style.line and not outline.is_within(drawn, clip):
            self._add_path(replace(style, line=None), outline.clip_area(drawn, clip))
            self._add_path(replace(style, fill=None), outline.clip_line(drawn, clip))
        elif style.fill:
            self._add_path(style, outline.clip_area(drawn, clip))
        elif style.line:
            self._add_path(style, outline.clip_line(drawn, clip))

    def _add_path(self, style: Path, drawn: Outline) -> None:
        self._add(style, outline.commands(drawn, self._place))

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Outline,
        marker_trans: Transform,
        path: Outline,
        trans: Transform,
        rgbFace: ColorType | None = None,  # noqa: N803 (matplotlib's name)
    ) -> None:
        """Write down markers of one style as one path."""
        style = path_style(gc, _area_face(marker_path, rgbFace))
        clip, marker = clip_rectangle(gc), marker_path.transformed(marker_trans)
        middles = trans.transform(path.vertices)
        middles = middles[np.isfinite(middles).all(axis=1)]
        if _is_plain(style) and outline.is_within(every := outline.copies(marker, middles), clip):
            self._draw_outline(style, every, clip)
            return
        for x, y in middles.tolist():
            self._draw_outline(style, marker.transformed(Affine2D().translate(x, y)), clip)

    def draw_image(self, *_args: object, **_kwargs: object) -> None:
        """Refuse an image.

        Raises:
            ValueError: always.
        """
        raise ValueError("a figure is recorded as shapes, and an image is none")

    def draw_gouraud_triangles(self, *_args: object, **_kwargs: object) -> None:
        """Refuse shaded triangles.

        Raises:
            ValueError: always.
        """
        raise ValueError("a figure is recorded as shapes, and shaded triangles are none")

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | Literal["TeX"] = False,
        mtext: Text | None = None,
    ) -> None:
        """Write down one line of text; (x, y) is the left end of its baseline."""
        if s.strip():
            part, _, bound = self._part("label").partition("#")
            runs = bound_runs(text_run(s, gc, prop), bound)
            block = self._block(runs, x, y, angle, text_align(mtext))
            self._drawn.append(_Drawn(part, block))

    def _block(
        self, runs: tuple[Run, ...], x: float, y: float, angle: float, align: Align
    ) -> TextBlock:
        """Return the box about a line: as wide as the line is by our measure, one line high."""
        if angle % 360 not in (0, 90, 270):
            raise ValueError(
                f"text of a figure is level or upright, not turned by {angle:g} degrees"
            )
        paragraph = Paragraph(runs, align=align)
        width, height = sum(map(run_width, runs)), line_pitch(paragraph)
        above_emu = baseline_offset(paragraph) - height / 2
        middle = np.array((width / 2, above_emu))
        if angle:
            middle = Affine2D().rotate_deg(angle).transform(middle)
        middle_x, middle_y = self._place.points(middle / self._place.emu_per_px + (x, y)).tolist()
        return TextBlock(
            name="",
            x=middle_x - width // 2,
            y=middle_y - height // 2,
            width=width,
            height=height,
            paragraphs=(paragraph,),
            role="figure",
            rotation=round(-angle) % 360,
            wrap=False,
        )

    # What is drawn

    def _part(self, default: str) -> str:
        return (self._groups[-1] if self._groups else "") or default

    def _add(self, style: Path, commands: tuple[Command, ...]) -> None:
        """Write down a path, or join it to the one before if both look the same."""
        if not commands:
            return
        part, box = self._part("shape").partition("#")[0], _bounds(commands)
        if (other := self._joinable(part, style, box)) is None:
            self._drawn.append(_Drawn(part, replace(style, commands=commands), [box]))
            return
        assert isinstance(other.item, Path)
        other.item = replace(other.item, commands=other.item.commands + commands)
        other.boxes.append(box)

    def _joinable(self, part: str, style: Path, box: Box) -> _Drawn | None:
        """Return the path of the same part and look that this one may become a piece of.

        Opaque lines may look past others of their part (the ticks of an axis between its grid
        lines); areas join only the path before them, and only where both do not overlap: a
        renderer that fills by the even-odd rule would punch holes.
        """
        is_plain = _is_plain(style)
        for drawn in reversed(self._drawn):
            if isinstance(drawn.item, TextBlock):
                continue
            if drawn.part != part:
                return None
            if replace(drawn.item, name="", commands=()) == style:
                return drawn if is_plain or not _overlaps(box, drawn.boxes) else None
            if not is_plain:
                return None
        return None


def _is_plain(style: Path) -> bool:
    """Tell whether a path is an opaque line, of which pieces may lie over each other."""
    return not style.fill and style.line_alpha == 1


def _overlaps(box: Box, others: list[Box]) -> bool:
    left, top, right, bottom = box
    there = np.array(others)
    across = (there[:, 0] <= right) & (there[:, 2] >= left)
    return bool((across & (there[:, 1] <= bottom) & (there[:, 3] >= top)).any())


def _bounds(commands: tuple[Command, ...]) -> Box:
    numbers = [value for command in commands for value in command if isinstance(value, int)]
    xs, ys = numbers[::2], numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def _area_face(path: Outline, face: ColorType | None) -> ColorType | None:
    """Return the fill of a path; what has no three corners has no area to fill."""
    return face if len(np.asarray(path.vertices)) > 2 else None
