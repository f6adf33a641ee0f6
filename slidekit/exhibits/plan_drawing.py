"""Drawing a test plan: hypotheses as boxes in the order of tests, passed on alpha as arrows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from slidekit.exhibits.drawing import Rectangle, ink, write
from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.plan_routes import BETWEEN_IN, CHANNEL_IN, Route, ports, routes
from slidekit.exhibits.style import GREY, INK
from slidekit.exhibits.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.exhibits.model import Exhibit, Part
    from slidekit.exhibits.registry import Canvas

LINES_EM = (1.2, 1.06)
"""Distances of lines in sizes of their type; the closer one is for plans that are too high."""
PAD_IN = 0.08
LEAST_GAP_IN = 0.36
MOST_WIDTH_IN = 3.9
LINE_PT = 1.0
HEAD_IN = 0.09
GROUND = "#FFFFFF"
LINES, ON_LINES = 0.5, 0.6
"""Order of drawing: lines lie under the ground of their weights, and under boxes."""
BORDERS: dict[str, tuple[float, str]] = {"met": (2.0, INK), "open": (1.0, GREY)}
"""Width and ink of a box's border; the state itself stands in the box as words."""


@dataclass(frozen=True, slots=True)
class PlanBox:
    """One hypothesis; each line is of segments that hold at most one token."""

    name: str
    lines: tuple[tuple[str, ...], ...]
    looks: tuple[tuple[str, ...], ...]
    """Lines on its analyses; left out where the plan is too high for them."""
    result: str
    is_met: bool
    step: int
    """From 1: how many rejections it takes to reach it, and one."""


@dataclass(frozen=True, slots=True)
class PlanArrow:
    """Alpha that is passed on from one box to another."""

    start: int
    end: int
    weight: str
    """The part that is passed on, as a token."""


@dataclass(frozen=True, slots=True)
class PlanData:
    """All boxes and arrows of a plan."""

    boxes: tuple[PlanBox, ...]
    arrows: tuple[PlanArrow, ...]


def draw_plan(canvas: Canvas, exhibit: Exhibit, part: Part | None) -> None:
    """Draw the plan; it is never split."""
    assert isinstance(exhibit.data, PlanData)
    ways = [(em, looks) for looks in (True, False) for em in LINES_EM]
    drawings = [_Drawing(canvas, exhibit.data, *way) for way in ways]
    next((one for one in drawings if one.fits()), drawings[-1]).draw()


@dataclass(frozen=True, slots=True)
class _Segment:
    """Words in one place of a line, with the fact that they print."""

    text: str
    gid: str
    x_in: float
    bold: bool = False


@dataclass(frozen=True)
class _Drawing:
    """The plan on its figure; all lengths in inches."""

    canvas: Canvas
    data: PlanData
    line_em: float
    shows_looks: bool

    @property
    def _line(self) -> float:
        return self.line_em * self.canvas.font_pt / 72

    @cached_property
    def _columns(self) -> list[list[int]]:
        """Boxes by step, without empty steps."""
        steps = sorted({box.step for box in self.data.boxes})
        return [[i for i, box in enumerate(self.data.boxes) if box.step == s] for s in steps]

    @cached_property
    def _texts(self) -> list[list[list[_Segment]]]:
        return [self._lines(box) for box in self.data.boxes]

    @cached_property
    def _routes(self) -> list[Route]:
        return routes(self._columns, [(arrow.start, arrow.end) for arrow in self.data.arrows])

    @cached_property
    def _margins(self) -> tuple[float, float, float, float]:
        """Room for arrows at the left and right of, over and under the boxes."""
        lanes = {side: 0 for side in ("left", "right", "over", "under")}
        for route in self._routes:
            if route.way in lanes:
                lanes[route.way] = max(lanes[route.way], route.lane + 1)
        left, right, over, under = (
            CHANNEL_IN * (count + 0.6) if count else 0 for count in lanes.values()
        )
        return left, right, over, under

    @property
    def _width(self) -> float:
        """Width of a box."""
        count, whole = len(self._columns), float(self.canvas.figure.get_size_inches()[0])
        left, right, *_ = self._margins
        each = (whole - BETWEEN_IN * (count - 1) - count * left - right) / count
        return min(each, MOST_WIDTH_IN)

    def fits(self) -> bool:
        """Tell whether the boxes of every column leave room for the arrows between them."""
        height = float(self.canvas.figure.get_size_inches()[1])
        room = height - self._margins[2] - self._margins[3]
        return all(self._stack(column) <= room for column in self._columns)

    def _stack(self, column: Sequence[int]) -> float:
        return sum(map(self._height, column)) + LEAST_GAP_IN * (len(column) - 1)

    def _height(self, box: int) -> float:
        return len(self._texts[box]) * self._line + 2 * PAD_IN

    def draw(self) -> None:
        """Draw arrows, then boxes."""
        places = self._places()
        taken: list[Rectangle] = []
        bounds, heights = self._bounds(places), ports(self._routes, places)
        for arrow, route, height in zip(self.data.arrows, self._routes, heights, strict=True):
            taken.append(self._arrow(arrow, route, route.points(places, bounds, height), taken))
        for index, place in enumerate(places):
            self._box(index, place)

    def _places(self) -> list[Rectangle]:
        """Return where each box stands; columns are centred upright."""
        size = self.canvas.figure.get_size_inches()
        left_lane, right_lane, over, under = self._margins
        count = len(self._columns)
        pitch = self._width + BETWEEN_IN + left_lane
        left = (float(size[0]) - count * pitch + BETWEEN_IN - right_lane) / 2 + left_lane
        room = float(size[1]) - over - under
        found: dict[int, Rectangle] = {}
        for number, column in enumerate(self._columns):
            used = sum(map(self._height, column))
            gap = (room - used) / len(column) if len(column) > 1 else 0.0
            gap = min(max(gap, LEAST_GAP_IN), 2 * LEAST_GAP_IN)
            top = under + (room + used + gap * (len(column) - 1)) / 2
            for box in column:
                height = self._height(box)
                x = left + number * pitch
                found[box] = Rectangle(x, top - height, self._width, height)
                top -= height + gap
        return [found[index] for index in range(len(found))]

    def _lines(self, box: PlanBox) -> list[list[_Segment]]:
        room = self._width - 2 * PAD_IN
        lines = [
            [_Segment(text, "label", 0.0, bold=True)]
            for text in wrap(self.canvas, self.canvas.say(box.name), room, bold=True)
        ]
        for line in (*box.lines, *(box.looks if self.shows_looks else ())):
            lines += self._placed(line, room)
        result = wrap(self.canvas, self.canvas.say(box.result), room, bold=True)
        return [*lines, *([_Segment(text, "label", 0.0, bold=True)] for text in result)]

    def _placed(self, line: tuple[str, ...], room: float) -> list[list[_Segment]]:
        """Return the segments of a line beside each other, or below where they are too wide."""
        lines: list[list[_Segment]] = [[]]
        x = 0.0
        for text in line:
            bound = self._gid(text)
            for part in wrap(self.canvas, self.canvas.say(text), room):
                width = self.canvas.text_width(f"{part} ", self.canvas.font_pt)
                if lines[-1] and x + width > room:
                    lines, x = [*lines, []], 0.0
                lines[-1].append(_Segment(part, bound, x))
                x += width
        return lines

    def _gid(self, text: str) -> str:
        token = TOKEN.search(text)
        return f"label#{token[1]}#{self.canvas.say(token[0])}" if token else "label"

    def _box(self, index: int, place: Rectangle) -> None:
        from matplotlib.patches import Rectangle as Patch

        border, color = BORDERS["met" if self.data.boxes[index].is_met else "open"]
        edge = border / 2 / 72
        patch = Patch(
            (place.left + edge, place.bottom + edge),
            place.width - 2 * edge,
            place.height - 2 * edge,
            facecolor=GROUND,
            edgecolor=ink(color),
            linewidth=border,
            transform=self.canvas.figure.dpi_scale_trans,
            gid="box",
        )
        self.canvas.figure.add_artist(patch)
        y = place.top - PAD_IN - self._line / 2
        for line in self._texts[index]:
            for part in line:
                self._write(place.left + PAD_IN + part.x_in, y, part)
            y -= self._line

    def _write(self, x: float, y: float, part: _Segment) -> None:
        figure, size = self.canvas.figure, self.canvas.font_pt
        write(figure, x, y, part.text, size, bold=part.bold, gid=part.gid)

    def _arrow(
        self,
        arrow: PlanArrow,
        route: Route,
        points: list[tuple[float, float]],
        taken: Sequence[Rectangle],
    ) -> Rectangle:
        """Draw the line with its head, and the weight on it; return where the weight stands."""
        self._path(points)
        self._head(points[-2], points[-1])
        text = self.canvas.say(arrow.weight)
        size = self.canvas.font_pt
        width, height = self.canvas.text_width(text, size) + 0.04, self._line * 0.9
        spots = [
            Rectangle(x - width / 2, y - height / 2, width, height) for x, y in route.spots(points)
        ]
        spot = next((one for one in spots if not any(_meet(one, two) for two in taken)), spots[0])
        self._ground(spot)
        x, y = spot.left + width / 2, spot.bottom + height / 2
        gid = self._gid(arrow.weight)
        write(self.canvas.figure, x, y, text, size, align="center", gid=gid)
        return spot

    def _bounds(self, places: Sequence[Rectangle]) -> tuple[float, float]:
        """Return the lowest and the highest edge of all boxes."""
        return min(one.bottom for one in places), max(one.top for one in places)

    def _ground(self, place: Rectangle) -> None:
        """Clear the line behind a weight."""
        from matplotlib.patches import Rectangle as Patch

        patch = Patch(
            (place.left, place.bottom),
            place.width,
            place.height,
            facecolor=GROUND,
            edgecolor="none",
            transform=self.canvas.figure.dpi_scale_trans,
            zorder=ON_LINES,
            gid="ground",
        )
        self.canvas.figure.add_artist(patch)

    def _path(self, points: Sequence[tuple[float, float]]) -> None:
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        line = Line2D(
            xs,
            ys,
            color=ink(GREY),
            linewidth=LINE_PT,
            zorder=LINES,
            transform=self.canvas.figure.dpi_scale_trans,
            gid="arrow",
        )
        self.canvas.figure.add_artist(line)

    def _head(self, before: tuple[float, float], tip: tuple[float, float]) -> None:
        """Draw the head of an arrow along its last stretch."""
        from matplotlib.patches import Polygon

        dx, dy = tip[0] - before[0], tip[1] - before[1]
        length = (dx * dx + dy * dy) ** 0.5
        dx, dy = dx / length * HEAD_IN, dy / length * HEAD_IN
        back = (tip[0] - dx, tip[1] - dy)
        corners = [tip, (back[0] - dy / 2, back[1] + dx / 2), (back[0] + dy / 2, back[1] - dx / 2)]
        head = Polygon(
            corners,
            closed=True,
            facecolor=ink(GREY),
            edgecolor="none",
            transform=self.canvas.figure.dpi_scale_trans,
            gid="arrow",
        )
        self.canvas.figure.add_artist(head)


def _meet(one: Rectangle, other: Rectangle) -> bool:
    """Tell whether two places overlap."""
    across = one.left < other.right and other.left < one.right
    return across and one.bottom < other.top and other.bottom < one.top
