"""What a company's own font file says: may it travel, which signs it has, how wide they are."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTFont

from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = 2048
RESTRICTED = 0x0002
"""Bit of `fsType` in table OS/2: the maker lets no document carry the font."""
KERNED = 0x180
"""Letters before this code, and general punctuation, are kerned: those of Western languages."""
NEEDED = "".join(chr(code) for code in range(0x21, 0x7F)) + (
    "\u00e4\u00f6\u00fc\u00c4\u00d6\u00dc\u00df\u00a7\u00ae\u00b0\u00b1\u00b5\u00b7\u00d7"
    "\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2020\u2021\u2022\u2026\u2122\u2264\u2265"
)
"""Signs that slides are full of."""


class UnsuitableError(ValueError):
    """A font file cannot be used; the message says why, without the file's name."""


@dataclass(frozen=True, slots=True)
class FileFace:
    """Widths of one font file in 1/2048 em."""

    advances: dict[str, int]
    kerning: dict[str, int]
    descent: int
    """From the baseline down to the end of a line."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a font file calls itself."""

    family: str
    bold: bool
    italic: bool


def names_of(data: bytes) -> Named:
    """Return the family and style of a font file.

    Raises:
        UnsuitableError: it is no font.
    """
    with _opened(data) as font:
        return Named(_family(font), *_style(font))


def read_file(data: bytes) -> FileFace:
    """Return the widths of a font file.

    Raises:
        UnsuitableError: it is no font, or a part of it is damaged.
    """
    with _opened(data) as font:
        scale = UNITS / font["head"].unitsPerEm
        widths = {glyph: round(wide[0] * scale) for glyph, wide in font["hmtx"].metrics.items()}
        codes = font.getBestCmap()
        advances = {chr(code): widths[glyph] for code, glyph in codes.items()}
        letters: dict[str, list[str]] = {}
        for code, glyph in codes.items():
            letters.setdefault(glyph, []).append(chr(code))
        kerned = {
            glyph for code, glyph in codes.items() if code < KERNED or 0x2000 <= code < 0x2050
        }
        kerning = {
            left + right: round(added * scale)
            for first, second, added in _pairs(font, kerned)
            for left, right in product(letters[first], letters[second])
        }
        missing = {"": widths[".notdef"] if ".notdef" in widths else UNITS // 2}
        return FileFace(missing | advances, kerning, round(-font["hhea"].descent * scale))


def why_unsuitable(data: bytes) -> str:
    """Return why slides cannot be set in a font file, in half a sentence; "" where they can."""
    try:
        with _opened(data) as font:
            if "fvar" in font:
                return tell("holds all weights in one file, and each needs a file of its own")
            if font["OS/2"].fsType & RESTRICTED:
                return tell("is not allowed by its maker to be carried in documents")
            lacking = [sign for sign in NEEDED if ord(sign) not in font.getBestCmap()]
            return tell("lacks the signs {0}", " ".join(lacking[:8])) if lacking else ""
    except UnsuitableError as error:
        return str(error)


def _opened(data: bytes) -> TTFont:
    try:
        font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False)
        for table in ("head", "hhea", "hmtx", "OS/2", "name"):
            font[table]
        characters = font.getBestCmap()
    except Exception as error:  # a damaged table ends in any kind of error
        raise UnsuitableError(tell("is no TrueType or OpenType font, or it is damaged")) from error
    if not characters:
        raise UnsuitableError(tell("names no characters"))
    return font


def _family(font: TTFont) -> str:
    names = font["name"]
    return str(names.getDebugName(16) or names.getDebugName(1) or "")


def _style(font: TTFont) -> tuple[bool, bool]:
    bits = font["OS/2"].fsSelection
    return bool(bits & 1 << 5), bool(bits & 1)


def _pairs(font: TTFont, known: set[str]) -> Iterator[tuple[str, str, int]]:
    """Yield the pairs of glyphs that the font kerns in Latin script; the last mention holds.

    In a font the first table that names a pair holds, so the tables are read from the last one.
    """
    if "GPOS" not in font:
        return
    table: Any = font["GPOS"].table
    for index in sorted(_kerning_lookups(table), reverse=True):
        for sub in reversed(table.LookupList.Lookup[index].SubTable):
            plain = sub.ExtSubTable if sub.LookupType == 9 else sub
            if plain.LookupType == 2:
                yield from _pairs_of(plain, known)


def _kerning_lookups(table: Any) -> set[int]:  # noqa: ANN401 - tables of fontTools have no types
    scripts = {record.ScriptTag: record.Script for record in table.ScriptList.ScriptRecord}
    script = scripts.get("latn") or scripts.get("DFLT")
    if script is None or script.DefaultLangSys is None:
        return set()
    features = (table.FeatureList.FeatureRecord[i] for i in script.DefaultLangSys.FeatureIndex)
    return {i for f in features if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}


def _pairs_of(table: Any, known: set[str]) -> Iterator[tuple[str, str, int]]:  # noqa: ANN401
    firsts = table.Coverage.glyphs
    if table.Format == 1:
        for first, seconds in zip(firsts, table.PairSet, strict=True):
            for record in seconds.PairValueRecord:
                if first in known and record.SecondGlyph in known:
                    yield first, record.SecondGlyph, _change(record.Value1)
        return
    classes = table.ClassDef2.classDefs
    for first in known.intersection(firsts):
        row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
        for second in known:
            if added := _change(row[classes.get(second, 0)].Value1):
                yield first, second, added


def _change(value: Any) -> int:  # noqa: ANN401
    return int(getattr(value, "XAdvance", 0) or 0)
