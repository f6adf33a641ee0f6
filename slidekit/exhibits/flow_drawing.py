"""Drawing a flow diagram: boxes of lines, arms beside each other, arrows from box to box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.drawing import Rectangle, ink, write
from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.style import GREY, INK, arm_style
from slidekit.exhibits.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.exhibits.model import Exhibit, Part
    from slidekit.exhibits.registry import Canvas

LINES_EM = (1.16, 1.05)
"""Distances of lines in sizes of their type; the closer one is for diagrams that are too high."""
PAD_IN = 0.06
LEAST_GAP_IN = 0.14
MOST_GAP_IN = 0.3
BETWEEN_IN = 0.25
LEAST_WIDTH_IN = 3.2
MOST_WIDTH_IN = 4.8
"""How wide a box is at least and at most, where the figure has the room."""
BORDER_PT = 1.0
EDGE_IN = BORDER_PT / 2 / 72
"""Half a border: boxes stand that far inside their places, so that none is cut at the edge."""
ARROW_IN = 0.07
INDENT = "   "
"""What an indented line begins with."""


@dataclass(frozen=True, slots=True)
class FlowArm:
    """The boxes of one arm: lines with tokens; one that begins with INDENT stands under another."""

    name: str
    style: int
    allocated: tuple[str, ...]
    fate: tuple[str, ...]
    analysed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlowData:
    """All boxes of the diagram."""

    assessed: str
    excluded: str
    assigned: str
    arms: tuple[FlowArm, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """A line as it is drawn: its words, the fact it prints with its characters, its indent."""

    text: str
    bound: str
    indent: int
    bold: bool = False
    color: str = INK


def draw_flow(canvas: Canvas, exhibit: Exhibit, part: Part | None) -> None:
    """Draw the diagram; it is never split."""
    assert isinstance(exhibit.data, FlowData)
    drawings = [_Drawing(canvas, exhibit.data, line_em) for line_em in LINES_EM]
    next((drawing for drawing in drawings if drawing.fits()), drawings[-1]).draw()


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The diagram on its figure; all lengths in inches."""

    canvas: Canvas
    data: FlowData
    line_em: float

    @property
    def _line(self) -> float:
        return self.line_em * self.canvas.font_pt / 72

    @property
    def _size(self) -> tuple[float, float]:
        width, height = self.canvas.figure.get_size_inches()
        return float(width), float(height)

    def fits(self) -> bool:
        """Tell whether the boxes leave the least gaps between them."""
        return self._gap(self._rows(self._columns(self._size[0])[0].width)) >= LEAST_GAP_IN

    def _gap(self, rows: list[list[list[_Words]]]) -> float:
        """Return the height that is left between boxes."""
        trunk = 2 * self._height([self._words(self.data.assessed)])
        boxes = sum(max(self._height(lines) for lines in row) for row in rows)
        return (self._size[1] - boxes - trunk) / (len(rows) + 1)

    def draw(self) -> None:
        """Draw the trunk at the top, then a column for each arm."""
        width, height = self._size
        columns = self._columns(width)
        rows = self._rows(columns[0].width)
        heights = [max(self._height(lines) for lines in row) for row in rows]
        trunk = self._height([self._words(self.data.assessed)])
        gap = min(max(self._gap(rows), LEAST_GAP_IN), MOST_GAP_IN)
        top = self._draw_trunk(width, height, trunk, gap)
        self._draw_branches(columns, top, gap)
        for index, (row, row_height) in enumerate(zip(rows, heights, strict=True)):
            top -= gap
            for column, lines in zip(columns, row, strict=True):
                self._box(Rectangle(column.left, top - row_height, column.width, row_height), lines)
                if index:
                    self._arrow(column.left + column.width / 2, top + gap, top)
            top -= row_height

    def _columns(self, width: float) -> list[Rectangle]:
        """Return the columns of the arms, in the middle of the figure."""
        count = len(self.data.arms)
        wanted = min(max(self._widest(), LEAST_WIDTH_IN), MOST_WIDTH_IN)
        each = min((width - BETWEEN_IN * (count - 1)) / count, wanted)
        left = (width - each * count - BETWEEN_IN * (count - 1)) / 2
        return [Rectangle(left + index * (each + BETWEEN_IN), 0, each, 0) for index in range(count)]

    def _widest(self) -> float:
        """Return the width of a box that breaks no line of an arm."""
        lines = [
            self._words(text)
            for arm in self.data.arms
            for text in (arm.name, *arm.allocated, *arm.fate, *arm.analysed)
        ]
        return max(1.01 * self._width(words) + words.indent * self._line for words in lines)

    def _rows(self, width: float) -> list[list[list[_Words]]]:
        """Return the boxes of each row, arm by arm, their lines broken to the width."""
        rows: list[list[list[_Words]]] = [[], [], []]
        for arm in self.data.arms:
            color = arm_style(arm.style).text
            name = [
                _Words(text, "", 0, True, color)
                for text in self._broken(arm.name, width, bold=True)
            ]
            rows[0].append([*name, *self._lines(arm.allocated, width)])
            rows[1].append(self._lines(arm.fate, width))
            rows[2].append(self._lines(arm.analysed, width))
        return rows

    def _lines(self, texts: Sequence[str], width: float) -> list[_Words]:
        found: list[_Words] = []
        for text in texts:
            words = self._words(text)
            room = width - words.indent * self._line
            found += [
                _Words(part, words.bound, words.indent) for part in self._broken(words.text, room)
            ]
        return found

    def _words(self, text: str) -> _Words:
        token = TOKEN.search(text)
        bound = f"#{token[1]}#{self.canvas.say(token[0])}" if token else ""
        indent = 1 if text.startswith(INDENT) else 0
        return _Words(self.canvas.say(text.strip()), bound, indent)

    def _broken(self, text: str, width: float, *, bold: bool = False) -> tuple[str, ...]:
        return wrap(self.canvas, text, width - 4 * PAD_IN, bold=bold)

    def _height(self, lines: Sequence[_Words]) -> float:
        return len(lines) * self._line + 2 * PAD_IN

    def _draw_trunk(self, width: float, height: float, box: float, gap: float) -> float:
        """Draw assessed, excluded and assigned; return where the trunk ends."""
        assessed, assigned = self._words(self.data.assessed), self._words(self.data.assigned)
        excluded = self._words(self.data.excluded)
        widest = max(self._width(words) for words in (assessed, assigned))
        middle, left = width / 2, width / 2 - widest / 2
        self._box(Rectangle(left, height - box, widest, box), [assessed])
        lower = height - 2 * box - gap
        self._box(Rectangle(left, lower, widest, box), [assigned])
        self._arrow(middle, height - box, height - box - gap)
        beside = self._width(excluded)
        y, x = height - box - gap / 2, left + widest + BETWEEN_IN
        self._box(Rectangle(x, y - box / 2, beside, box), [excluded])
        self._path([(middle, y), (x, y)])
        self._head((x, y), (1, 0))
        return lower

    def _draw_branches(self, columns: list[Rectangle], top: float, gap: float) -> None:
        """Draw the lines from the trunk to each arm."""
        middles = [column.left + column.width / 2 for column in columns]
        trunk = (middles[0] + middles[-1]) / 2
        level = top - gap / 2
        if len(middles) == 1:
            self._arrow(trunk, top, top - gap)
            return
        self._path([(trunk, top), (trunk, level)])
        self._path([(middles[0], level), (middles[-1], level)])
        for middle in middles:
            self._arrow(middle, level, top - gap)

    def _width(self, words: _Words) -> float:
        return self.canvas.text_width(words.text, self.canvas.font_pt) + 4 * PAD_IN

    def _box(self, place: Rectangle, lines: Sequence[_Words]) -> None:
        from matplotlib.patches import Rectangle as Patch

        figure = self.canvas.figure
        patch = Patch(
            (place.left + EDGE_IN, place.bottom + EDGE_IN),
            place.width - 2 * EDGE_IN,
            place.height - 2 * EDGE_IN,
            facecolor="#FFFFFF",
            edgecolor=ink(GREY),
            linewidth=BORDER_PT,
            transform=figure.dpi_scale_trans,
            gid="box",
        )
        figure.add_artist(patch)
        y = place.top - PAD_IN - self._line / 2
        for words in lines:
            x = place.left + 2 * PAD_IN + words.indent * self._line
            gid = f"label{words.bound}"
            size = self.canvas.font_pt
            write(figure, x, y, words.text, size, color=words.color, bold=words.bold, gid=gid)
            y -= self._line

    def _arrow(self, x: float, start: float, end: float) -> None:
        """Draw an arrow downwards."""
        self._path([(x, start), (x, end)])
        self._head((x, end), (0, -1))

    def _path(self, points: list[tuple[float, float]]) -> None:
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        figure = self.canvas.figure
        line = Line2D(
            xs,
            ys,
            color=ink(GREY),
            linewidth=BORDER_PT,
            transform=figure.dpi_scale_trans,
            gid="arrow",
        )
        figure.add_artist(line)

    def _head(self, tip: tuple[float, float], way: tuple[int, int]) -> None:
        from matplotlib.patches import Polygon

        (x, y), (dx, dy) = tip, way
        back = (x - dx * ARROW_IN, y - dy * ARROW_IN)
        half = ARROW_IN / 2
        corners = [
            (x, y),
            (back[0] + dy * half, back[1] + dx * half),
            (back[0] - dy * half, back[1] - dx * half),
        ]
        figure = self.canvas.figure
        figure.add_artist(
            Polygon(
                corners,
                closed=True,
                facecolor=ink(GREY),
                edgecolor="none",
                transform=figure.dpi_scale_trans,
                gid="arrow",
            )
        )
