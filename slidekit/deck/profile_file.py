"""The schema of a company's profile as people write it, and its palette held to what eyes need."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, StringConstraints

from slidekit.deck.profile import LEAST_MARK, LEAST_TEXT, Palette
from slidekit.errors import TemplateError
from slidekit.exhibits.contrast import contrast
from slidekit.exhibits.style import GREY, HAIRLINE, INK
from slidekit.languages import tell, to_tell
from slidekit.study.entry import Entry, Name, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_DIFFERENCE = 10.0
"""Least difference (CIEDE2000) of two arms' colours for all eyes, as the house's policy has it."""
MOST_ARMS = 5
WHITE = "FFFFFF"


def _digits(color: str) -> str:
    return color.removeprefix("#").upper()


Color = Annotated[str, StringConstraints(pattern=r"^#?[0-9A-Fa-f]{6}$"), AfterValidator(_digits)]
"""Six hexadecimal digits, as in style guides for the web."""


class PaletteFile(Entry):
    """Colours by what they are for; what is left out comes from `master`, else is the house's."""

    ink: Color | None = None
    """Running text, tables and the words of figures; contrast with white at least 4.5."""
    title: Color | None = None
    """Titles; contrast with white at least 4.5. Left out: the ink."""
    grey: Color | None = None
    """Quiet words, axes and footnotes; contrast with white at least 4.5."""
    hairline: Color | None = None
    """Thin rules and grid lines, which carry no meaning."""
    accent: Color | None = None
    """A band along the upper edge of every slide. Left out: there is none."""
    arms: tuple[Color, ...] = Field(default=(), max_length=MOST_ARMS)
    """Of the arms in the order of study.yaml; contrast with white at least 3, and told apart by all
    eyes. Where there are fewer than five, colours of the house that differ from them follow."""


class FontFiles(Entry):
    """The font: one with Arial's widths by its name alone, any other also by its files."""

    family: Name = Field(min_length=1, max_length=60)
    """As PowerPoint names it, such as Arial or Calibri."""
    regular: Text = ""
    """Font file (.ttf or .otf) beside the profile. Left out: the font installed on this machine."""
    bold: Text = ""
    """The same in bold."""
    italic: Text = ""
    """The same in italics."""
    bold_italic: Text = ""
    """The same in bold italics."""


class ProfileFile(Entry):
    """A company's profile as a file."""

    schema_version: int = Field(default=1, ge=1, le=1, alias="schema")
    """1: the version of this format."""
    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)
    """Small letters, digits and hyphens; decks and exported files name it."""
    company: Name = Field(min_length=1, max_length=60)
    """The company's name, as a screen reader says of the logo, and in the file's properties."""
    footer: Name = Field(default="", max_length=90)
    """Words at the foot of every slide, such as the company's name or a mark of confidence."""
    policy: Text = ""
    """Policy pack, by name or as a file beside the profile, where a deck names none."""
    master: Text = ""
    """A .potx or .pptx of the company beside the profile: colours and font that the profile does
    not name are taken from its theme. Its layouts, pictures and background are not taken over."""
    logo: Text = ""
    """A PNG or JPEG beside the profile; it stands at the right over titles."""
    palette: PaletteFile = PaletteFile()
    """Colours by what they are for."""
    font: FontFiles | None = None
    """The font of all texts. Left out: that of `master`, else Arial."""


def full_palette(stated: PaletteFile, taken: PaletteFile, file: str) -> Palette:
    """Return the palette of a profile, with what it leaves out filled in.

    Args:
        stated: what the profile says.
        taken: what its master offers; colours that are too faint or too alike are passed over.
        file: the profile's name, for messages.

    Raises:
        TemplateError: a stated colour is too faint, or two arms cannot be told apart.
    """
    _require_visible(stated, file)
    arms = stated.arms or _apart((), taken.arms)
    ink = stated.ink or _legible(taken.ink) or INK
    return Palette(
        ink=ink,
        title=stated.title or _legible(taken.title) or ink,
        grey=stated.grey or _legible(taken.grey) or GREY,
        hairline=stated.hairline or taken.hairline or HAIRLINE,
        accent=stated.accent or taken.accent or "",
        arms=_five(arms, file),
    )


def _legible(color: str | None) -> str | None:
    return color if color and contrast(color, WHITE) >= LEAST_TEXT else None


def _require_visible(stated: PaletteFile, file: str) -> None:
    for role in ("ink", "title", "grey"):
        color = getattr(stated, role)
        if color and contrast(color, WHITE) < LEAST_TEXT:
            raise _faint(file, f"palette > {role}", color, LEAST_TEXT, to_tell("type needs {0:g}"))
    for number, color in enumerate(stated.arms, 1):
        if contrast(color, WHITE) < LEAST_MARK:
            where, asked = f"palette > arms, {number}", to_tell("curves and bars need {0:g}")
            raise _faint(file, where, color, LEAST_MARK, asked)
    for (number, color), (later, other) in combinations(enumerate(stated.arms, 1), 2):
        _require_apart(file, (number, color), (later, other))


def _faint(file: str, where: str, color: str, least: float, asked: str) -> TemplateError:
    return TemplateError(
        tell(
            "{0}: {1}: {2} on white has a contrast of {3}; {4}.",
            *(file, where, color, f"{contrast(color, WHITE):.1f}", tell(asked, least)),
        ),
        fix=tell("Choose a darker colour."),
    )


def _require_apart(file: str, one: tuple[int, str], other: tuple[int, str]) -> None:
    from slidekit.exhibits.colour_vision import closest

    differ, eyes = closest(one[1], other[1])
    if differ < LEAST_DIFFERENCE:
        seen = {
            "protan": to_tell("by eyes that see no red"),
            "deutan": to_tell("by eyes that see no green"),
            "tritan": to_tell("by eyes that see no blue"),
        }
        told = tell("cannot be told apart {0}", tell(seen[eyes])) if eyes else tell("look alike")
        raise TemplateError(
            tell(
                "{0}: palette > arms: {1} (arm {2}) and {3} (arm {4}) {5}: they differ by {6}, and "
                "{7:g} is needed.",
                *(file, one[1], one[0], other[1], other[0], told, f"{differ:.1f}"),
                LEAST_DIFFERENCE,
            ),
            fix=tell("Make one of them much lighter or darker than the other."),
        )


def _five(arms: tuple[str, ...], file: str) -> tuple[str, ...]:
    """Return colours for five arms: those given, then colours of the house that differ."""
    filled = _apart(arms, (*Palette().arms, *_RESERVE))
    if len(filled) < MOST_ARMS:
        raise TemplateError(
            tell(
                "{0}: palette > arms: besides {1} no colours are left for five arms.",
                *(file, ", ".join(arms)),
            ),
            fix=tell("Name all five."),
        )
    return filled


_RESERVE = ("000000", "767676", "7A0019", "4B0082", "8C6D00", "006D77", "C2185B", "3F51B5")
"""Further colours of enough contrast, for palettes that are near to the house's."""


def _apart(first: tuple[str, ...], offered: Sequence[str]) -> tuple[str, ...]:
    """Return colours with those of the offered ones that all eyes tell from all before."""
    chosen = list(first)
    for color in offered:
        if len(chosen) < MOST_ARMS and _suits(color, chosen):
            chosen.append(color)
    return tuple(chosen)


def _suits(color: str, chosen: Sequence[str]) -> bool:
    from slidekit.exhibits.colour_vision import difference

    is_visible = contrast(color, WHITE) >= LEAST_MARK
    return is_visible and all(difference(color, one) >= LEAST_DIFFERENCE for one in chosen)
