"""What fontTools reads from and makes of Arimo's variable fonts; slow to import, seldom needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import fontpkg_arimo
from fontTools.misc.roundTools import otRound
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from fontTools.varLib.varStore import VarStoreInstancer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fontTools.ttLib.tables.otBase import ValueRecord

_BOLD = 700
_LIGATURES = "GSUB"
"""Left out of the static fonts, so that no renderer draws two letters as one."""


def read_advances(bold: bool, italic: bool) -> dict[str, int]:
    """Return the advance widths of one face in 1/2048 em; `""` stands for a missing character.

    A bold width is the regular one and what the table of variations adds: no outline is made.
    """
    with _variable_font(italic) as font:
        widths = {glyph: metrics[0] for glyph, metrics in font["hmtx"].metrics.items()}
        if bold:
            varied: Any = font["HVAR"].table
            deltas = _weight_deltas(font, varied.VarStore)
            order = {glyph: number for number, glyph in enumerate(font.getGlyphOrder())}
            index = varied.AdvWidthMap.mapping if varied.AdvWidthMap else order
            widths = {g: width + otRound(deltas[index[g]]) for g, width in widths.items()}
        characters = {chr(code): widths[glyph] for code, glyph in font.getBestCmap().items()}
        return {"": widths[".notdef"], **characters}


def read_kerning(bold: bool, italic: bool) -> dict[str, int]:
    """Return how much is added between two neighbouring characters, in 1/2048 em, by the pair."""
    with _variable_font(italic) as font:
        deltas = _weight_deltas(font, font["GDEF"].table.VarStore) if bold else None
        characters: dict[str, list[str]] = {}
        for code, glyph in font.getBestCmap().items():
            characters.setdefault(glyph, []).append(chr(code))
        return {
            left + right: added
            for first, second, value in _latin_pairs(font)
            if (added := _advance_change(value, deltas))
            for left in characters.get(first, ())
            for right in characters.get(second, ())
        }


def static_instance(bold: bool, italic: bool, style: str) -> TTFont:
    """Return one face as a font without axes, named so that it and its siblings are told apart."""
    font = _variable_font(italic)
    del font[_LIGATURES]
    face = _bold_outlines(font) if bold else _first_outlines(font)
    family = face["name"].getDebugName(1)
    names = {2: style, 4: f"{family} {style}", 6: f"{family}-{style.replace(' ', '')}"}
    for record in face["name"].names:
        record.string = names.get(record.nameID, record.toUnicode())
    face["OS/2"].usWeightClass = _BOLD if bold else 400
    face["OS/2"].fsSelection = (italic << 0 | bold << 5) or 1 << 6
    face["head"].macStyle = bold << 0 | italic << 1
    return face


def _bold_outlines(font: TTFont) -> TTFont:
    return instantiateVariableFont(font, {"wght": _BOLD}, inplace=True, overlap=0)


def _first_outlines(font: TTFont) -> TTFont:
    """Return the font with the outlines that it has unvaried, which are the regular ones."""
    for table in ("fvar", "gvar", "HVAR", "STAT"):
        del font[table]
    return font


def _variable_font(italic: bool) -> TTFont:
    name = "Arimo-Italic[wght].ttf" if italic else "Arimo[wght].ttf"
    return TTFont(fontpkg_arimo.ROOT / "files" / name, lazy=True, recalcTimestamp=False)


def _weight_deltas(font: TTFont, store: object) -> VarStoreInstancer:
    """Return what bold type adds to the values of a table of variations, by their index."""
    return VarStoreInstancer(store, font["fvar"].axes, {"wght": 1.0})


def _latin_pairs(font: TTFont) -> Iterator[tuple[str, str, ValueRecord]]:
    """Yield the kerned pairs of glyphs that the font lists for Latin script."""
    table: Any = font["GPOS"].table
    latin = next(r.Script for r in table.ScriptList.ScriptRecord if r.ScriptTag == "latn")
    features = [table.FeatureList.FeatureRecord[i] for i in latin.DefaultLangSys.FeatureIndex]
    lookups = {i for f in features if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}
    for pairs in (sub for i in sorted(lookups) for sub in table.LookupList.Lookup[i].SubTable):
        for first, seconds in zip(pairs.Coverage.glyphs, pairs.PairSet, strict=True):
            for record in seconds.PairValueRecord:
                yield first, record.SecondGlyph, record.Value1


def _advance_change(value: ValueRecord, deltas: VarStoreInstancer | None) -> int:
    device = getattr(value, "XAdvDevice", None)
    varied = deltas[(device.StartSize << 16) + device.EndSize] if deltas and device else 0
    return int(otRound(getattr(value, "XAdvance", 0) + varied))
