"""Changes to how figures are drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from slidekit.layout.frame import Group, Path, TextBlock
from slidekit.units import inches, points
from tests.rules.case import Case
from tests.rules.decks import clean, tick, with_exhibit, with_line
from tests.rules.drafts import with_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame, Item
    from slidekit.rules.finding import Draft

Part = Path | TextBlock


def with_parts(deck: Deck, slide: str, change: Callable[[str, tuple[Item, ...]], object]) -> Draft:
    """Return the draft with other parts in the figure of a slide; `change` gets its name too."""

    def changed(frame: Frame) -> Frame:
        items = (
            replace(item, items=tuple(change(item.name, item.items)))  # type: ignore[arg-type]
            if isinstance(item, Group)
            else item
            for item in frame.items
        )
        return replace(frame, items=tuple(items))

    return with_frame(deck, slide, changed)


def added(*parts: tuple[str, str, int, int]) -> Callable[[str, tuple[Item, ...]], object]:
    """Return a change that adds labels of axes: part, text, place."""

    def change(name: str, items: tuple[Item, ...]) -> object:
        labels = (replace(tick(name, t, x, y), name=f"{name}.{p}") for p, t, x, y in parts)
        return (*items, *labels)

    return change


def said(old: str, new: str) -> Callable[[str, tuple[Item, ...]], object]:
    """Return a change of the label that says something; "" takes it out."""

    def change(name: str, items: tuple[Item, ...]) -> object:
        for item in items:
            if isinstance(item, TextBlock) and item.paragraphs[0].text == old:
                if new:
                    yield replace(tick(name, new, item.x, item.y), name=item.name)
            else:
                yield item

    return change


def shape(name: str, part: str, left: float, top: float, right: float, bottom: float) -> Path:
    """Return a rectangle, by its edges in inches."""
    x, y, right_x, low_y = (inches(edge) for edge in (left, top, right, bottom))
    corners = (("M", x, y), ("L", right_x, y), ("L", right_x, low_y), ("L", x, low_y), ("Z",))
    return Path(f"{name}.{part}", corners, fill="0072B2")


def as_bars(
    deck: Deck, low: float = 4, *, zero: str = "0", limits: bool = True, second: str = "40"
) -> Draft:
    """Return the draft with the curves of a secondary endpoint as two bars on an upright axis.

    The axis has its zero 4 in down; `low` is the lower edge of the first bar.
    """
    half = (points(15)) / 2 / 914_400

    def change(name: str, _: tuple[Item, ...]) -> object:
        for place, text in enumerate((zero, "20", second)):
            yield tick(name, text, inches(0.5), inches(4 - half - place))
        yield tick(name, "Response rate (%)", inches(0.2), inches(3))
        yield shape(name, "bar.new.cr", 1, 3.5, 2, low)
        yield shape(name, "bar.new.pr", 1, 3, 2, 3.5)
        yield shape(name, "bar.old", 3, 3.2, 4, 4)
        if limits:
            yield shape(name, "limits.new", 1.4, 2.8, 1.5, 3.2)
        yield from values(deck, name)

    return with_parts(with_exhibit(deck, "km.pfs", kind="bars"), "key_secondary", change)


def values(deck: Deck, name: str) -> Iterator[Item]:
    """Yield the numbers that the figure of a secondary endpoint prints."""
    drawn = next(f for f in drawn_frames(deck) if f.slide_id == "key_secondary")
    group = next(item for item in drawn.items if isinstance(item, Group))
    return (item for item in group.items if item.name.startswith(f"{name}.value"))


def drawn_frames(deck: Deck) -> tuple[Frame, ...]:
    """Return the frames of a deck."""
    from tests.rules.decks import draft_of

    return draft_of(deck).frames


def _is_curve(item: Item, name: str) -> TypeGuard[Path]:
    return isinstance(item, Path) and item.name == f"{name}.curve.new"


def leaning(name: str, items: tuple[Item, ...]) -> object:
    """Yield parts of a figure whose first curve goes down a slope."""
    slope = (("M", 0, 0), ("L", inches(1), inches(1)))
    for item in items:
        yield replace(item, commands=slope) if _is_curve(item, name) else item


def bent(name: str, items: tuple[Item, ...]) -> object:
    """Yield parts of a figure whose first curve is smoothed."""
    bow = (("M", 0, 0), ("C", 9, 9, 20, 20, inches(1), inches(1)))
    for item in items:
        yield replace(item, commands=bow) if _is_curve(item, name) else item


def mirrored(limit: str) -> Draft:
    """Return the draft of two panels of bars beside each other, the left one up to a limit."""
    wide = points(30) / 2 / 914_400

    def change(name: str, _: tuple[Item, ...]) -> object:
        for place, text in enumerate((limit, "0")):
            yield tick(name, text, inches(1 + place), inches(5))
        yield Path(f"{name}.axis", (("M", 0, 0), ("L", 9, 0)))
        for place, text in enumerate(("0", "40")):
            yield tick(name, text, inches(4 + place), inches(5))
        yield tick(name, "Subjects with event, %", inches(1), inches(6))
        yield tick(name, "Subjects with event, %", inches(4), inches(6))
        yield shape(name, "bar.new", 1.5, 1, 2 + wide, 2)
        yield shape(name, "bar.old", 4 + wide, 1, 4.6, 2)
        yield shape(name, "limits", 1.5, 1, 2, 2)
        yield from values(clean(), name)

    return with_parts(with_exhibit(clean(), "km.pfs", kind="bars"), "key_secondary", change)


LEFT, RIGHT, HIGH, LOW = inches(0.5), inches(7), inches(2), inches(4)

BROKEN = (
    Case("axis-honest", "bars without a zero", lambda d: as_bars(d, zero="10"), "no zero"),
    Case("axis-honest", "a bar that floats", lambda d: as_bars(d, 3.8), "does not start", "block"),
    Case("axis-honest", "panels on unlike scales", lambda _: mirrored("80"), "other limits"),
    Case(
        "axis-honest",
        "survival from 50 %",
        lambda d: with_parts(d, "primary", said("0", "50")),
        "from 0 to 100 %",
        "block_unless_waived",
    ),
    Case(
        "axis-honest",
        "survival without a scale",
        lambda d: with_parts(
            d,
            "primary",
            lambda name, items: [
                i
                for i in items
                if not (isinstance(i, TextBlock) and i.name == f"{name}.axis" and i.x == LEFT)
            ],
        ),
        "no numbers",
    ),
    Case(
        "axis-honest",
        "an axis without a name",
        lambda d: with_parts(d, "primary", said("Months", "")),
        "no name",
    ),
    Case(
        "axis-honest",
        "an axis without a unit",
        lambda d: with_parts(d, "primary", said("Months", "Time")),
        '"Time" has no unit',
    ),
    Case(
        "ratio-log-axis",
        "a linear axis",
        lambda d: with_parts(d, "forest", said("0.5", "1.5")),
        "log axis",
        "block",
    ),
    Case(
        "ratio-log-axis",
        "further on one side of 1",
        lambda d: with_parts(
            d,
            "forest",
            lambda n, i: said("0.25", "")(n, tuple(said("0.5", "")(n, i))),  # type: ignore[arg-type]
        ),
        "one side",
    ),
    Case(
        "ratio-log-axis",
        "a line of no difference at another place",
        lambda d: with_parts(
            d,
            "forest",
            lambda n, items: [
                replace(i, commands=(("M", inches(2), 0), ("L", inches(2), 9)))
                if isinstance(i, Path) and i.name == f"{n}.null"
                else i
                for i in items
            ],
        ),
        "no difference",
    ),
    Case(
        "ratio-log-axis",
        "one side without a name",
        lambda d: with_parts(d, "forest", said("Favours Oldmab", "")),
        "favours",
    ),
    Case(
        "ratio-log-axis",
        "no numbers",
        lambda d: with_parts(
            d,
            "forest",
            lambda n, items: [
                i
                for i in items
                if not (
                    isinstance(i, TextBlock)
                    and i.paragraphs[0].text in ("0.25", "0.5", "1", "2", "4")
                )
            ],
        ),
        "no numbers",
    ),
    Case(
        "format-integrity",
        "a curve with slopes",
        lambda d: with_parts(d, "primary", leaning),
        "slopes",
        "warn",
    ),
    Case(
        "format-integrity", "a smoothed curve", lambda d: with_parts(d, "primary", bent), "slopes"
    ),
    Case(
        "format-integrity",
        "solid bars",
        lambda d: with_exhibit(d, "km.pfs", kind="bars_3d"),
        "solids",
        "block",
    ),
    Case(
        "format-integrity",
        "a pie",
        lambda d: with_parts(
            d, "forest", lambda n, items: (*items, shape(n, "wedge.new", 1, 1, 2, 2))
        ),
        "Angles",
    ),
    Case(
        "format-integrity",
        "two scales in one panel",
        lambda d: with_parts(
            d,
            "forest",
            added(
                ("axis", "0", LEFT, LOW),
                ("axis", "10", LEFT, HIGH),
                ("axis", "0", RIGHT, LOW),
                ("axis", "50", RIGHT, HIGH),
                ("axis", "Events, %", LEFT, HIGH),
                ("axis", "Subjects, %", RIGHT, HIGH),
            ),
        ),
        "Two scales",
    ),
    Case(
        "format-integrity",
        "bars of efficacy without limits",
        lambda d: as_bars(d, limits=False),
        "without their limits",
    ),
    Case(
        "format-integrity",
        "a p of zero",
        lambda d: with_line(d, "background", "A trial found p = 0.000.{ref:review}"),
        "never zero",
    ),
    Case(
        "format-integrity",
        "a p as a threshold",
        lambda d: with_line(d, "background", "A trial found p < 0.05.{ref:review}"),
        "threshold",
    ),
    Case(
        "format-integrity",
        "no zero before the point",
        lambda d: with_line(d, "background", "A trial found a ratio of .71.{ref:review}"),
        "decimal point",
    ),
)

NEAR = (
    Case("axis-honest", "stacked bars that start at zero together", as_bars),
    Case("axis-honest", "mirrored panels up to the same limit", lambda _: mirrored("40")),
    Case(
        "axis-honest",
        "weeks instead of months",
        lambda d: with_parts(d, "primary", said("Months", "Weeks since randomisation")),
    ),
    Case(
        "ratio-log-axis",
        "a shorter axis, as far to both sides",
        lambda d: with_parts(
            d,
            "forest",
            lambda n, i: said("0.25", "")(n, tuple(said("4", "")(n, i))),  # type: ignore[arg-type]
        ),
    ),
    Case(
        "ratio-log-axis",
        "other words on the sides",
        lambda d: with_parts(d, "forest", said("Favours Oldmab", "Oldmab better")),
    ),
    Case(
        "format-integrity",
        "a very small p",
        lambda d: with_line(d, "background", "A trial found p < 0.001.{ref:review}"),
    ),
    Case("format-integrity", "bars with their limits", as_bars),
)
