from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from slidekit.layout.font_tables import read_advances, read_kerning
from slidekit.layout.fonts import FAMILY, face, static_font

if TYPE_CHECKING:
    from pathlib import Path

FACES = [(False, False), (True, False), (False, True), (True, True)]


@pytest.mark.parametrize(("bold", "italic"), FACES)
def test_measured_widths_are_those_of_the_drawn_font(bold: bool, italic: bool) -> None:
    """What is read from the table of variations is what the static font holds."""
    advances = face(bold, italic).advances
    with TTFont(static_font(bold, italic)) as font:
        metrics, glyphs = font["hmtx"].metrics, font.getBestCmap()
        drawn = {chr(code): metrics[glyph][0] for code, glyph in glyphs.items()}
        assert {character: advances[character] for character in drawn} == drawn
        assert advances["\ue000"] == metrics[".notdef"][0]


def test_the_four_faces_are_told_apart_by_their_names() -> None:
    """One family with four styles, none of them variable, none with ligatures."""
    styles = []
    for bold, italic in FACES:
        with TTFont(static_font(bold, italic)) as font:
            styles.append(font["name"].getDebugName(2))
            assert font["name"].getDebugName(1) == FAMILY
            assert not {"fvar", "gvar", "GSUB"} & set(font.keys())
    assert styles == ["Regular", "Bold", "Italic", "Bold Italic"]


def test_kerning_is_that_of_arial() -> None:
    """Pairs of capitals are set nearer by what Arial's table says, in 1/2048 em."""
    assert (face().kerning["AV"], face().kerning["To"], face().kerning["11"]) == (-152, -227, -152)
    assert (face(bold=True).kerning["AV"], face(bold=True).kerning["11"]) == (-152, -113)
    assert "ab" not in face().kerning


def run_python(code: str, cache: Path) -> subprocess.Popen[bytes]:
    """Start Python with a cache directory of its own."""
    places = dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"), str(cache))
    return subprocess.Popen([sys.executable, "-c", code], env={**os.environ, **places})


def test_two_processes_at_once_make_one_sound_font(tmp_path: Path) -> None:
    """Each writes beside and renames: nobody reads half a file, and nothing is left over."""
    code = (
        "from slidekit.layout.fonts import static_font, face\n"
        "face(); path = static_font(italic=True)\n"
        "assert path.stat().st_size > 100_000"
    )
    running = [run_python(code, tmp_path) for _ in range(2)]
    assert [process.wait(120) for process in running] == [0, 0]
    written = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert written == ["Arimo-Italic.ttf", "Regular.json"]


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    """A file of widths that is cut short is read from the font again."""
    assert run_python("from slidekit.layout.fonts import face; face()", tmp_path).wait(120) == 0
    (path,) = tmp_path.rglob("Regular.json")
    whole = path.read_bytes()
    path.write_bytes(whole[:1000])
    code = "from slidekit.layout.fonts import face; assert face().advances['A'] == 1366"
    assert run_python(code, tmp_path).wait(120) == 0
    assert path.read_bytes() == whole


def test_the_cache_holds_what_the_font_says() -> None:
    """Widths and pairs survive the way through JSON."""
    kept = json.loads(json.dumps(read_advances(bold=True, italic=False)))
    assert face(bold=True).advances == kept
    assert face(bold=True).kerning == read_kerning(bold=True, italic=False)
