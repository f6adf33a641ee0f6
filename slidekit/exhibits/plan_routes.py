"""The ways of arrows between the boxes of a test plan, so that none runs through a box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.exhibits.drawing import Rectangle

    Point = tuple[float, float]
    Side = Literal["left", "right"]

BETWEEN_IN = 0.95
"""Room between columns, for arrows and their weights."""
CHANNEL_IN = 0.34
"""Distance of arrows that run beside each other."""
ASIDE_IN = 0.32
"""How far two arrows between the same boxes stand from the middle."""

SHARES = (0.5, 0.25, 0.64, 0.75)
"""Other places of a weight along its line, where the usual one is taken."""

Way = Literal["across", "up_down", "left", "right", "over", "under"]
PORT_IN = 0.26
"""Distance at most of arrows that start or end at the same side of a box."""


@dataclass(frozen=True, slots=True)
class Route:
    """Which way an arrow takes.

    across: straight to the next column; up_down: to the box above or below; left and right: beside
    a column, past boxes of it; over and under: above or below all boxes, past columns.
    """

    start: int
    end: int
    way: Way
    lane: int
    """Its place among the arrows that run the same way."""
    has_twin: bool
    """There is an arrow back between the same boxes."""

    def points(
        self, places: Sequence[Rectangle], bounds: tuple[float, float], ports: tuple[float, float]
    ) -> list[Point]:
        """Return the corners of the line, in inches.

        Args:
            places: of all boxes.
            bounds: the lowest and the highest edge of all boxes.
            ports: heights at which the line leaves and reaches a box at its side.
        """
        start, end = places[self.start], places[self.end]
        if self.way == "up_down":
            return self._up_down(start, end)
        if self.way in ("over", "under"):
            return self._past(start, end, bounds)
        out, into = self.sides(places) or ("right", "left")
        x0 = start.left if out == "left" else start.right
        x1 = end.left if into == "left" else end.right
        if self.way == "across":
            return [(x0, ports[0]), (x1, ports[1])]
        away = CHANNEL_IN * (self.lane + 1) * (-1 if self.way == "left" else 1)
        return [(x0, ports[0]), (x0 + away, ports[0]), (x0 + away, ports[1]), (x1, ports[1])]

    def sides(self, places: Sequence[Rectangle]) -> tuple[Side, Side] | None:
        """Return the sides at which the line leaves and reaches a box; None: above or below."""
        if self.way in ("left", "right"):
            return ("left", "left") if self.way == "left" else ("right", "right")
        if self.way != "across":
            return None
        is_forward = places[self.end].left > places[self.start].left
        return ("right", "left") if is_forward else ("left", "right")

    def _up_down(self, start: Rectangle, end: Rectangle) -> list[Point]:
        down = end.top < start.top
        aside = ASIDE_IN * (-1 if down else 1) if self.has_twin else 0.0
        x = start.left + start.width / 2 + aside
        return [(x, start.bottom), (x, end.top)] if down else [(x, start.top), (x, end.bottom)]

    def _past(self, start: Rectangle, end: Rectangle, bounds: tuple[float, float]) -> list[Point]:
        low, high = bounds
        away = CHANNEL_IN * (self.lane + 0.7)
        aside = 0.14 * (self.lane + 1)
        x0, x1 = start.left + start.width / 2 + aside, end.left + end.width / 2 - aside
        if self.way == "over":
            return [(x0, start.top), (x0, high + away), (x1, high + away), (x1, end.top)]
        return [(x0, start.bottom), (x0, low - away), (x1, low - away), (x1, end.bottom)]

    def spots(self, points: Sequence[Point]) -> list[Point]:
        """Return where the weight may stand, the best place first: near the start of the line.

        Two weights of a pair of arrows so stay apart.
        """
        (x0, y0), (x1, y1) = points[0:2] if len(points) == 2 else points[1:3]
        first = {"across": 0.3, "up_down": 0.44}.get(self.way, 0.5)
        shares = (first, *(share for share in SHARES if share != first))
        return [(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share) for share in shares]


def ports(found: Sequence[Route], places: Sequence[Rectangle]) -> list[tuple[float, float]]:
    """Return at which heights each line leaves and reaches a box at its side.

    Lines at one side stand in the order of where they come from or go to, so that they do not
    cross there.
    """
    ends: dict[tuple[int, Side], list[tuple[float, int, int]]] = {}
    for number, route in enumerate(found):
        boxes = (route.start, route.end)
        for end, side in enumerate(route.sides(places) or ()):
            other = _middle(places[boxes[1 - end]])
            ends.setdefault((boxes[end], side), []).append((other, number, end))
    heights = [[_middle(places[route.start]), _middle(places[route.end])] for route in found]
    for (box, _), lines in ends.items():
        place = places[box]
        apart = min(PORT_IN, place.height / (len(lines) + 1))
        for at, (_, number, end) in enumerate(sorted(lines)):
            heights[number][end] = _middle(place) + apart * (at - (len(lines) - 1) / 2)
    return [(start, end) for start, end in heights]


def routes(columns: Sequence[Sequence[int]], arrows: Sequence[tuple[int, int]]) -> list[Route]:
    """Return the way of each arrow between boxes that stand in columns."""
    where = {
        box: (number, row)
        for number, column in enumerate(columns)
        for row, box in enumerate(column)
    }
    lanes: dict[tuple[Way, int], int] = {}
    found = []
    for start, end in arrows:
        way = _way(where[start], where[end], len(columns))
        lane_of = (way, where[start][0] if way == "left" else 0)
        lane = lanes.get(lane_of, 0)
        lanes[lane_of] = lane + 1
        found.append(Route(start, end, way, lane, (end, start) in arrows))
    return found


def _way(start: tuple[int, int], end: tuple[int, int], count: int) -> Way:
    columns, rows = end[0] - start[0], end[1] - start[1]
    if columns == 0 and abs(rows) == 1:
        return "up_down"
    if columns == 0:
        return "right" if start[0] == count - 1 > 0 else "left"
    if abs(columns) == 1:
        return "across"
    return "over" if columns > 0 else "under"


def _middle(place: Rectangle) -> float:
    return (place.bottom + place.top) / 2
