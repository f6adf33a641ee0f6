"""Readable by everybody in the room, and by those who hear the slides read out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

from slidekit.exhibits.colour_vision import difference
from slidekit.exhibits.contrast import contrast
from slidekit.languages import tell
from slidekit.layout.frame import Group, Path, Picture, Table
from slidekit.layout.memory import once_per_object
from slidekit.layout.theme import on_white
from slidekit.rules.finding import Rule
from slidekit.rules.scales import figures, parts_called, parts_of
from slidekit.rules.shown import all_shown, breach, plain, read_frame, shown_of, visible
from slidekit.units import to_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.layout.frame import Frame, Item, TextRole
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.template.policy import LegibilityPolicy

WHITE = "FFFFFF"
MARKS = ("curve", "censor", "bar", "point", "interval", "limits", "square", "diamond")
"""First parts of the names of what figures show results with; grids and bands are none of it."""
SIZES = ("title_pt", "body_pt", "table_pt", "figure_pt", "footnote_pt")
CONTRASTS = ("contrast_text", "contrast_mark")
ARM_MARKS = ("curve", "bar", "dot", "point")
"""First parts of the names of marks whose second part is the arm."""
LIKE_KINDS: tuple[TextRole, ...] = ("body", "table", "figure", "footnote")


def legible(draft: Draft) -> Iterator[Breach]:
    """Type is as large, and stands out as much, as the policy asks."""
    policy = draft.policy.legibility
    for shown in all_shown(draft):
        yield from _small_type(shown, policy)
        yield from _faint_type(shown, policy)
        yield from _faint_marks(shown, policy)


def _small_type(shown: Shown, policy: LegibilityPolicy) -> Iterator[Breach]:
    """Yield the smallest type of each block that is below its limit."""
    for (block, role), size in type_of(shown.frame).smallest.items():
        least = _least_pt(block, role, shown, policy)
        if size < least - 1e-9:
            yield shown.breach("size", block=block, size=f"{size:g}", least=f"{least:g}")


def _least_pt(block: str, role: TextRole, shown: Shown, policy: LegibilityPolicy) -> float:
    """Return the limit for a text; panels beside figures and lists of references are as tables."""
    if role == "body":
        is_list = shown.slide.role == "references" or block == f"{shown.slide.id}.key"
        return policy.table_pt if is_list else policy.body_pt
    limits = {"title": policy.title_pt, "table": policy.table_pt, "figure": policy.figure_pt}
    return limits.get(role, policy.footnote_pt)


@dataclass(frozen=True, slots=True)
class TypeUsed:
    """The type of a slide: how large it is, and how much it stands out."""

    smallest: Mapping[tuple[str, TextRole], float]
    """Block and role -> size of the smallest type that is neither raised nor lowered."""
    inks: Mapping[tuple[str, str], str]
    """Colour of the type and of its ground -> the first block that has the two."""
    sizes: Mapping[TextRole, tuple[float, ...]]
    """Sizes of all runs of a role; the panel beside a figure is no body."""
    faintest: Mapping[TextRole, float]
    """The least contrast of the type of a role."""


@once_per_object
def type_of(frame: Frame) -> TypeUsed:
    """Return the type that a frame is set in."""
    smallest: dict[tuple[str, TextRole], float] = {}
    inks: dict[tuple[str, str], str] = {}
    sizes: dict[TextRole, list[float]] = {}
    faintest: dict[TextRole, float] = {}
    for text in read_frame(frame).texts:
        normal = [run.size_pt for run in text.runs if run.baseline == "normal"]
        if normal:
            place = (text.block, text.role)
            smallest[place] = min(smallest.get(place, normal[0]), *normal)
        if text.block != f"{frame.slide_id}.key":
            sizes.setdefault(text.role, []).extend(normal)
        for pair in dict.fromkeys((run.color, text.fill or WHITE) for run in text.runs):
            inks.setdefault(pair, text.block)
            faintest[text.role] = min(faintest.get(text.role, 21.0), contrast(*pair))
    return TypeUsed(smallest, inks, {r: tuple(found) for r, found in sizes.items()}, faintest)


def _faint_type(shown: Shown, policy: LegibilityPolicy) -> Iterator[Breach]:
    for pair, block in type_of(shown.frame).inks.items():
        if (ratio := contrast(*pair)) < policy.contrast_text - 1e-9:
            yield shown.breach(
                "contrast",
                block=block,
                severity="block",
                ratio=f"{ratio:.1f}",
                least=f"{policy.contrast_text:g}",
            )


def _faint_marks(shown: Shown, policy: LegibilityPolicy) -> Iterator[Breach]:
    for group in figures(shown.frame):
        for name, ratio in _marks_of(group):
            if ratio < policy.contrast_mark - 1e-9:
                yield shown.breach(
                    "mark",
                    block=name,
                    severity="block",
                    ratio=f"{ratio:.1f}",
                    least=f"{policy.contrast_mark:g}",
                )


@once_per_object
def _marks_of(group: Group) -> tuple[tuple[str, float], ...]:
    """Return name and contrast of each shape that shows a result."""
    marks = (part for part in parts_called(group, *MARKS) if isinstance(part, Path))
    inked = ((part.name, _inks(part)) for part in marks)
    return tuple((name, max(contrast(ink, WHITE) for ink in inks)) for name, inks in inked if inks)


def _inks(path: Path) -> tuple[str, ...]:
    """Return the colours of a shape as they look on white."""
    inks = ((path.line, path.line_alpha), (path.fill, path.fill_alpha))
    return tuple(on_white(color, alpha) for color, alpha in inks if color)


def prominence_parity(draft: Draft) -> Iterator[Breach]:
    """Safety is set in type as large as efficacy: table as table, body as body, title as title."""
    efficacy, safety = visible(shown_of(draft, "efficacy")), visible(shown_of(draft, "safety"))
    largest = max(_sizes(efficacy, "title"), default=0.0)
    share = draft.policy.legibility.absolute_share
    for shown in safety:
        yield from _smaller(shown, "title", share * largest)
    for role in LIKE_KINDS:
        least = min(_sizes(efficacy, role), default=0.0)
        for shown in safety:
            yield from _smaller(shown, role, least)
            yield from _fainter(shown, role, efficacy)
        usual, there = (_median(_sizes(slides, role)) for slides in (efficacy, safety))
        if there and there < usual - 1e-9:
            yield breach("median", role=role, size=f"{there:g}", least=f"{usual:g}")


def _median(sizes: Iterator[float]) -> float:
    """Return the median of type sizes, 0 where there is no type."""
    found = list(sizes)
    return median(found) if found else 0.0


def _fainter(shown: Shown, role: TextRole, efficacy: tuple[Shown, ...]) -> Iterator[Breach]:
    """Yield type of a safety slide that stands out less than any of its kind on efficacy."""
    faint = [type_of(one.frame).faintest for one in efficacy]
    least = min((of[role] for of in faint if role in of), default=0.0)
    faintest = type_of(shown.frame).faintest.get(role, least)
    if faintest < least - 0.05:
        yield shown.breach("fainter", role=role, ratio=f"{faintest:.1f}", least=f"{least:.1f}")


def _smaller(shown: Shown, role: TextRole, least: float) -> Iterator[Breach]:
    smallest = min(_sizes((shown,), role), default=least)
    if smallest < least - 1e-9:
        yield shown.breach(role=role, size=f"{smallest:g}", least=f"{least:g}")


def _sizes(slides: tuple[Shown, ...], role: TextRole) -> Iterator[float]:
    """Yield the type sizes of a role; the panel beside a figure is no body."""
    for shown in slides:
        yield from type_of(shown.frame).sizes.get(role, ())


def overflow(draft: Draft) -> Iterator[Breach]:
    """Everything fits where it stands."""
    for shown in all_shown(draft):
        for found in shown.frame.overflows:
            yield shown.breach(
                found.direction, block=found.item, by=f"{to_points(found.by_emu):.0f}"
            )


def accessible(draft: Draft) -> Iterator[Breach]:
    """Figures and tables have alternative texts, slides have titles of their own."""
    titles = Counter(plain(shown.title) for shown in all_shown(draft))
    for shown in all_shown(draft):
        for item in shown.frame.items:
            yield from _unread(shown, item)
        if not (title := plain(shown.title)):
            yield shown.breach("no_title", severity="warn")
        elif titles[title] > 1:
            yield shown.breach("same_title", severity="warn", title=shown.title)
        yield from _same_dashes(shown)
        yield from _look_alike(shown, draft.policy.legibility.arm_difference)


def _unread(shown: Shown, item: Item) -> Iterator[Breach]:
    """Yield figures, tables and pictures that nobody can hear, and tables without a head."""
    if isinstance(item, Group | Table | Picture) and not item.alt.strip():
        yield shown.breach("no_alt", block=item.name)
    if isinstance(item, Table) and item.header_rows < 1:
        yield shown.breach("no_header", block=item.name, severity="warn")


def _same_dashes(shown: Shown) -> Iterator[Breach]:
    """Yield figures in which two arms' curves differ by colour alone."""
    for group in figures(shown.frame):
        dashes: dict[str, tuple[float, ...]] = {}
        for part, steps in parts_of(group):
            if isinstance(part, Path) and steps[:1] == ("curve",) and len(steps) == 2:
                dashes.setdefault(steps[1], part.dash)
        if len(set(dashes.values())) < len(dashes):
            yield shown.breach("colour_alone", block=group.name, severity="warn")


def _look_alike(shown: Shown, least: float) -> Iterator[Breach]:
    """Yield figures in which the colours of two arms look alike to some eyes."""
    for group in (item for item in shown.frame.items if isinstance(item, Group)):
        for one, other in combinations(sorted(set(_arm_inks(group).values())), 2):
            if (apart := difference(one, other)) < least:
                yield shown.breach(
                    "look_alike",
                    block=group.name,
                    severity="warn",
                    colours=tell("{0} and {1}", one, other),
                    apart=f"{apart:.0f}",
                    least=f"{least:g}",
                )


def _arm_inks(group: Group) -> dict[tuple[str, ...], str]:
    """Return the colour of each curve, bar or dot that stands for an arm as a whole."""
    inks: dict[tuple[str, ...], str] = {}
    for part, name in parts_of(group):
        if isinstance(part, Path) and len(name) == 2 and name[0] in ARM_MARKS:
            inks.setdefault(name, part.fill or part.line or WHITE)
    return inks


def footer_complete(draft: Draft) -> Iterator[Breach]:
    """Every slide says what it is for, for whom, and which number it has."""
    words, audience = draft.template.words, draft.deck.settings.audience
    demanded = {"footer": words.footer, "audience": audience}
    for shown in all_shown(draft):
        footer = shown.words("footer")
        for code, text in demanded.items():
            if plain(text) not in footer:
                yield shown.breach(code, text=text)
        if shown.words("number") != str(shown.number):
            yield shown.breach("number", number=str(shown.number))


RULES = (
    Rule(
        "legible",
        "WCAG 2.1, 1.4.3 and 1.4.11; sizes by company policy",
        "warn",
        legible,
        reads=tuple(f"legibility.{name}" for name in (*SIZES, *CONTRASTS)),
    ),
    Rule(
        "prominence-parity",
        "Company policy, after 21 CFR 202.1(e)",
        "block",
        prominence_parity,
        reads=("legibility.absolute_share",),
    ),
    Rule("overflow", "Company policy: nothing is cut off", "block", overflow),
    Rule(
        "accessible",
        "WCAG 2.1, 1.1.1, 1.4.1 and 2.4.2",
        "block",
        accessible,
        reads=("legibility.arm_difference",),
    ),
    Rule("footer-complete", "ABPI Code 2024 cl. 12; company policy", "block", footer_complete),
)
