"""The house font: Arimo, whose advance widths are Arial's, from the package fontpkg-arimo.

The package holds variable fonts. Widths, and the files of one weight each that Qt and matplotlib
need, are taken from them once and kept in the user's cache directory.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from slidekit.deck.profile import HOUSE_TYPE, Typeface, style_of
from slidekit.layout.metrics import DESCENT_EM, UNITS_PER_EM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slidekit.deck.profile import FontFile

FAMILY = "Arimo"
"""Family name inside the static files; PPTX names Arial, which has the same widths."""

_FORMAT = 1
"""Counted up when what is kept in the cache directory is made in another way."""


_SET_IN: ContextVar[Typeface] = ContextVar("typeface", default=HOUSE_TYPE)


@contextlib.contextmanager
def set_in(typeface: Typeface) -> Iterator[None]:
    """Measure and draw in a deck's own typeface for as long as the block runs."""
    token = _SET_IN.set(typeface)
    try:
        yield
    finally:
        _SET_IN.reset(token)


def typeface_now() -> Typeface:
    """Return the typeface that text is measured in; memories of measures are kept by it."""
    return _SET_IN.get()


class Advances(dict[str, int]):
    """Advance widths by character; a character that Arimo lacks gets the width of its box."""

    __slots__ = ()

    def __missing__(self, character: str) -> int:
        """Return the width of the box that stands for a missing character."""
        return self[""]


@dataclass(frozen=True, slots=True)
class Face:
    """Widths of one face in 1/2048 em."""

    advances: Advances
    kerning: dict[str, int]
    """What is added between two characters, by the pair; mostly it brings them nearer."""
    descent_em: float = DESCENT_EM
    """From the baseline down to the end of a line of exact height."""


def face(bold: bool = False, italic: bool = False) -> Face:
    """Return the widths of one face of the typeface that is set in, without its outlines."""
    own = typeface_now().file(style_of(bold, italic))
    return _house_face(bold, italic) if own is None else _own_face(own)


def descent_em() -> float:
    """Return how far a line of exact height reaches below the baseline, in sizes of its type."""
    return face().descent_em


@lru_cache(maxsize=64)
def _own_face(file: FontFile) -> Face:
    from slidekit.layout.font_files import read_file

    read = read_file(file.data)
    return Face(Advances(read.advances), read.kerning, read.descent / UNITS_PER_EM)


@cache
def _house_face(bold: bool, italic: bool) -> Face:
    path = _cache_folder() / f"{_style(bold, italic)}.json".replace(" ", "")
    try:
        kept = json.loads(path.read_text("utf-8"))
        return Face(Advances(kept["advances"]), kept["kerning"])
    except (OSError, ValueError, KeyError, TypeError):
        return _read_face(path, bold, italic)


def static_font(bold: bool = False, italic: bool = False) -> Path:
    """Return the TrueType file of one face; it is made at the first call on a machine (1 to 2 s).

    Kerning stays in it, ligatures do not.
    """
    style = _style(bold, italic)
    path = _cache_folder() / f"{FAMILY}-{style.replace(' ', '')}.ttf"
    if not path.exists():
        from slidekit.layout.font_tables import static_instance

        with static_instance(bold, italic, style) as font:
            _write_beside(path, font.save)
    return path


def _read_face(path: Path, bold: bool, italic: bool) -> Face:
    from slidekit.layout.font_tables import read_advances, read_kerning

    read = Face(Advances(read_advances(bold, italic)), read_kerning(bold, italic))
    kept = json.dumps({"advances": read.advances, "kerning": read.kerning})
    with contextlib.suppress(OSError):  # a cache that cannot be written costs time, no more
        _write_beside(path, lambda beside: beside.write_text(kept, "utf-8"))
    return read


def _style(bold: bool, italic: bool) -> str:
    return " ".join(word for word, on in (("Bold", bold), ("Italic", italic)) if on) or "Regular"


def _write_beside(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place, then rename it: two processes at once both end well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=path.suffix, dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        write(beside)
        beside.replace(path)
    except PermissionError:
        if not path.exists():  # Windows refuses to replace a file that another process has open
            raise
    finally:
        beside.unlink(missing_ok=True)


def _cache_folder() -> Path:
    from importlib.metadata import version  # slow to load, and needed once

    folder = f"arimo-{version('fontpkg-arimo')}-{_FORMAT}"
    return _user_cache() / "slidekit" / "fonts" / folder


def _user_cache() -> Path:
    """Return the folder in which this platform lets programs keep what they can make again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
