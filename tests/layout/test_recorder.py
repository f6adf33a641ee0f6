from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.path import Path as Outline

from slidekit.layout import outline
from slidekit.layout.frame import Path, TextBlock
from slidekit.layout.outline import Place
from slidekit.layout.recorder import record
from slidekit.layout.text import baseline_offset, line_pitch, text_width
from slidekit.units import EMU_PER_INCH, inches, points

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Items = tuple[Path | TextBlock, ...]


def bare_axes(figure: Figure) -> Axes:
    """Return axes of 2 x 1 inches, 1 inch from the left and the bottom, that draw nothing."""
    width, height = figure.get_size_inches()
    axes = figure.add_axes((1 / width, 1 / height, 2 / width, 1 / height))
    axes.set_axis_off()
    axes.set_xlim(0, 20)
    axes.set_ylim(0, 10)
    return axes


def figure_and_axes() -> tuple[Figure, Axes]:
    """Return a figure of 4 x 3 inches with bare axes."""
    figure = Figure(figsize=(4, 3))
    return figure, bare_axes(figure)


def paths(items: Items) -> list[Path]:
    """Return the drawn shapes."""
    return [item for item in items if isinstance(item, Path)]


def text_of(items: Items) -> TextBlock:
    """Return the only text."""
    (block,) = [item for item in items if isinstance(item, TextBlock)]
    return block


def test_a_line_lies_where_its_data_are() -> None:
    """A line from the lower left to the upper right corner of the axes, moved with the figure."""
    figure, axes = figure_and_axes()
    axes.plot((0, 20), (0, 10), color="#0072B2", linewidth=2, solid_capstyle="butt", gid="curve.a")
    (line,) = paths(record(figure, inches(0.5), inches(0.25), "km"))
    start, end = (inches(1.5), inches(2.25)), (inches(3.5), inches(1.25))
    assert line.commands == (("M", *start), ("L", *end))
    assert (line.name, line.line, line.line_width_emu, line.fill) == (
        "km.curve.a", "0072B2", points(2), None,
    )  # fmt: skip
    assert (line.cap, line.join) == ("flat", "round")


def test_a_step_is_level_then_upright() -> None:
    """Steps hold a value until the next; points on the way are dropped."""
    figure, axes = figure_and_axes()
    axes.step((0, 5, 10, 20), (10, 10, 5, 5), where="post")
    (line,) = paths(record(figure, 0, 0, "km"))
    shape = [(x / EMU_PER_INCH, y / EMU_PER_INCH) for _, x, y in line.commands]  # type: ignore[misc]
    assert shape == [(1, 1), (2, 1), (2, 1.5), (3, 1.5)]


def test_markers_of_one_style_are_one_path() -> None:
    """Fifty censor marks become one shape of fifty strokes."""
    figure, axes = figure_and_axes()
    axes.plot(np.linspace(0, 20, 50), [5] * 50, ls="", marker="|", gid="censor.a", clip_on=False)
    (marks,) = paths(record(figure, 0, 0, "km"))
    assert [command[0] for command in marks.commands] == ["M", "L"] * 50
    assert marks.fill is None


@pytest.mark.parametrize("marker", ["|", "+", "o"])
@pytest.mark.parametrize("end", [20, 10])
def test_markers_drawn_at_once_are_those_drawn_one_by_one(marker: str, end: float) -> None:
    """Strokes, crosses and rings, wholly within the axes or with some at its edge and beyond."""

    def drawn(*places: float) -> list[Path]:
        figure, axes = figure_and_axes()
        axes.set_xlim(0, end)
        heights = [5 + place / 7 for place in places]
        axes.plot(places, heights, ls="", marker=marker, markerfacecolor="none", gid="mark")
        return paths(record(figure, 0, 0, "km"))

    places = (2.0, 5.3, 7.01, 10.0, 14.7)
    every = [command for path in drawn(*places) for command in path.commands]
    assert every == [c for place in places for path in drawn(place) for c in path.commands]
    assert len({path.name for path in drawn(*places)}) == 1
    assert drawn(float("nan")) == []


def test_filled_markers_that_overlap_are_kept_apart() -> None:
    """Of three dots two overlap: one path would have a hole where they do."""
    figure, axes = figure_and_axes()
    axes.plot((2, 10, 10.5), (5, 5, 5), ls="", marker="o", markersize=8, color="k")
    found = paths(record(figure, 0, 0, "dots"))
    assert [sum(command[0] == "M" for command in path.commands) for path in found] == [2, 1]


def test_squares_of_different_size_are_one_path() -> None:
    """A forest plot's squares share colour and line, and are one shape."""
    figure, axes = figure_and_axes()
    axes.scatter((2, 10, 18), (5, 5, 5), s=(10, 40, 90), marker="s", color="k", linewidth=0)
    (squares,) = paths(record(figure, 0, 0, "forest"))
    assert sum(command[0] == "M" for command in squares.commands) == 3


def test_transparency_of_artist_and_of_colour_is_kept() -> None:
    """Alpha may come with the artist or as the fourth part of a colour."""
    figure, axes = figure_and_axes()
    axes.fill_between((0, 10), (1, 1), (4, 4), color="#D55E00", alpha=0.14, linewidth=0, gid="a")
    axes.fill((12, 18, 18), (1, 1, 4), facecolor=(0, 0, 1, 0.5), edgecolor=(1, 0, 0, 0.25), gid="b")
    band, triangle = paths(record(figure, 0, 0, "km"))
    assert (band.fill, band.fill_alpha, band.line) == ("D55E00", 0.14, None)
    assert (triangle.fill, triangle.fill_alpha) == ("0000FF", 0.5)
    assert (triangle.line, triangle.line_alpha) == ("FF0000", 0.25)


def test_dashes_count_in_line_widths() -> None:
    """A dash of four widths and a gap of one and a half stay so at any width."""
    figure, axes = figure_and_axes()
    axes.plot((0, 20), (5, 5), linewidth=1.75, linestyle=(0, (4.0, 1.5)))
    (line,) = paths(record(figure, 0, 0, "km"))
    assert line.dash == pytest.approx((4.0, 1.5))


def test_a_line_is_clipped_where_it_leaves_the_axes() -> None:
    """It ends on the edge, and comes back as a subpath of its own."""
    figure, axes = figure_and_axes()
    axes.plot((-10, 10, 10, 15, 15), (5, 5, 15, 15, 5))
    (line,) = paths(record(figure, 0, 0, "km"))
    where = [(kind, x / EMU_PER_INCH, y / EMU_PER_INCH) for kind, x, y in line.commands]  # type: ignore[misc]
    assert where == [
        ("M", 1, 1.5), ("L", 2, 1.5), ("L", 2, 1), ("M", 2.5, 1), ("L", 2.5, 1.5),
    ]  # fmt: skip


def test_an_area_is_clipped_to_the_axes() -> None:
    """A square that covers the corner keeps the quarter inside, its edge the two sides inside."""
    figure, axes = figure_and_axes()
    axes.fill((-5, 5, 5, -5), (-5, -5, 5, 5), facecolor="0.5", edgecolor="k")
    area, edge = paths(record(figure, 0, 0, "km"))
    corners = {command[1:] for command in area.commands if len(command) > 1}
    wide, high = (inches(1), inches(1.5)), (inches(1.5), inches(2))
    assert corners == {(x, y) for x in wide for y in high}
    assert (area.line, edge.fill) == (None, None)


def test_a_line_wholly_outside_is_not_drawn() -> None:
    """Nothing of it is left, not even an empty shape."""
    figure, axes = figure_and_axes()
    axes.plot((30, 40), (5, 5))
    assert record(figure, 0, 0, "km") == ()


def test_the_box_of_a_text_is_as_wide_as_we_measure_it() -> None:
    """A centred text has its box about its middle, a baseline where matplotlib has it."""
    figure, axes = figure_and_axes()
    axes.text(10, 5, "Median 14.2", ha="center", va="baseline", fontsize=12, color="#1B2430")
    block = text_of(record(figure, 0, 0, "km"))
    paragraph = block.paragraphs[0]
    assert (block.width, block.height) == (text_width("Median 14.2", 12), line_pitch(paragraph))
    assert block.x + block.width / 2 == pytest.approx(inches(2), abs=1)
    assert block.y + baseline_offset(paragraph) == pytest.approx(inches(1.5), abs=2)
    assert (paragraph.align, block.wrap, block.role) == ("center", False, "figure")


@pytest.mark.parametrize(("align", "edge"), [("left", 0.0), ("right", 1.0)])
def test_a_text_keeps_the_side_that_it_is_tied_to(align: str, edge: float) -> None:
    """So that it stays there where a renderer's font is a little wider."""
    figure, axes = figure_and_axes()
    axes.text(10, 5, "HR", ha=align, fontweight="bold")
    block = text_of(record(figure, 0, 0, "km"))
    assert block.paragraphs[0].align == align
    assert block.x + edge * block.width == pytest.approx(inches(2), abs=1)
    assert block.paragraphs[0].runs[0].bold


def test_an_upright_text_is_turned_about_its_middle() -> None:
    """A y label reads upwards: 270 degrees clockwise, its box still level."""
    figure, axes = figure_and_axes()
    axes.text(10, 5, "Survival (%)", rotation=90, ha="center", va="center", fontsize=12)
    block = text_of(record(figure, 0, 0, "km"))
    assert block.rotation == 270
    assert block.width == text_width("Survival (%)", 12)
    middle = (block.x + block.width / 2, block.y + block.height / 2)
    assert middle == pytest.approx((inches(2), inches(1.5)), abs=2)


def test_dollars_are_no_formula() -> None:
    """A text with two dollar signs stays as it was written."""
    figure, axes = figure_and_axes()
    axes.text(1, 5, "$5 or $6")
    assert text_of(record(figure, 0, 0, "km")).paragraphs[0].text == "$5 or $6"


def test_a_text_that_prints_a_number_names_its_fact() -> None:
    """The part before the # is its name, the part after it the fact."""
    figure, axes = figure_and_axes()
    axes.text(1, 5, "0.71", gid="ratio#os.hr.nexo_vs_ctrl")
    block = text_of(record(figure, 0, 0, "forest.os"))
    assert block.name == "forest.os.ratio"
    assert block.paragraphs[0].runs[0].fact == "os.hr.nexo_vs_ctrl"


def test_every_item_has_a_name_of_its_own() -> None:
    """A second item of the same part is counted."""
    figure, axes = figure_and_axes()
    for x in (1, 5, 9):
        axes.text(x, 5, "x", gid="risk.a")
    assert [item.name for item in record(figure, 0, 0, "km")] == [
        "km.risk.a", "km.risk.a.2", "km.risk.a.3",
    ]  # fmt: skip


def test_ticks_of_an_axis_are_one_path() -> None:
    """Tick marks between their labels join; grounds of figure and axes are not drawn."""
    figure = Figure(figsize=(4, 3))
    axes = figure.add_subplot()
    axes.xaxis.set_gid("axis")
    axes.yaxis.set_visible(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_xticks((0, 0.5, 1))
    (ticks,) = paths(record(figure, 0, 0, "km"))
    assert sum(command[0] == "M" for command in ticks.commands) == 3


def test_the_same_figure_is_recorded_the_same_way() -> None:
    """Recording changes nothing that a second recording would show."""
    figure, axes = figure_and_axes()
    axes.plot((0, 20), (0, 10))
    axes.text(1, 5, "x")
    assert record(figure, 0, 0, "km") == record(figure, 0, 0, "km")


@pytest.mark.parametrize("wrong", ["image", "hatch", "slanted"])
def test_what_no_shape_can_show_is_refused(wrong: str) -> None:
    """An image, a hatch and a slanted text are faults of the exhibit, told plainly."""
    figure, axes = figure_and_axes()
    if wrong == "image":
        axes.imshow(np.zeros((2, 2)), extent=(0, 10, 0, 10))
    elif wrong == "hatch":
        axes.bar((5,), (5,), hatch="//")
    else:
        axes.text(1, 5, "x", rotation=30)
    with pytest.raises(ValueError, match="figure"):
        record(figure, 0, 0, "km")


POINTS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=12)


@given(POINTS)
def test_no_point_that_matters_is_dropped(corners: list[tuple[int, int]]) -> None:
    """Every point of a line still lies on it after idle points are gone, and its ends are kept."""
    commands = outline.commands(Outline(corners), Place(0, 0, 1.0))
    kept = [(x, -y) for _, x, y in commands]  # type: ignore[misc]
    if not kept:
        assert len(set(corners)) == 1
        return
    assert (kept[0], kept[-1]) == (corners[0], corners[-1])
    segments = list(pairwise(kept))
    assert all(any(_is_between(corner, *ends) for ends in segments) for corner in corners)


def _is_between(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> bool:
    """Tell whether a point lies on the straight way between two others."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    on_line = (x1 - x0) * (y - y0) == (y1 - y0) * (x - x0)
    return on_line and min(x0, x1) <= x <= max(x0, x1) and min(y0, y1) <= y <= max(y0, y1)
