"""Compares pages as the painter draws them with the PPTX as LibreOffice draws it.

Both become PDF, both PDFs become pictures by the same program, so that only places can differ.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Literal

import numpy as np

from slidekit.export.pptx import write_pptx
from slidekit.layout.frame import Group, Table, TextBlock
from slidekit.layout.lines import cell_blocks, place_lines
from slidekit.layout.text import block_height
from slidekit.units import EMU_PER_INCH, EMU_PER_POINT
from tests.needs import find_libreoffice
from widgets.pdf import write_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from slidekit.export.document import Document
    from slidekit.layout.frame import Frame

Kind = Literal["line", "paragraph", "table", "figure"]

DPI = 100
DARK, INKED = 128, 128
"""A pixel darker than DARK has to meet one that is at least INKED: the thin strokes of grey type
fall on either side of one threshold by where in a pixel they lie."""

_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a page and the share of its dark pixels that agree within one pixel."""

    page: int
    kind: Kind
    name: str
    dark: int
    agreeing: int

    @property
    def share(self) -> float:
        """Share of the dark pixels of both pictures that the other one has too."""
        return self.agreeing / self.dark if self.dark else 1.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a PDF; places in EMU."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The same frames by the painter and by LibreOffice."""

    frames: tuple[Frame, ...]
    painted: Path
    office: Path


def draw(frames: tuple[Frame, ...], document: Document, folder: Path) -> Drawn:
    """Write frames as PDF by both ways."""
    painted, deck = folder / "painted.pdf", folder / "office.pptx"
    write_pdf(frames, painted, title=document.title, pictures=document.pictures)
    write_pptx(frames, document, deck)
    return Drawn(frames, painted, convert(deck))


def convert(deck: Path) -> Path:
    """Let LibreOffice print a deck, with a profile of its own: another one may be running."""
    profile = f"-env:UserInstallation={(deck.parent / 'profile').as_uri()}"
    command = [str(find_libreoffice()), "--headless", profile, "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(deck.parent), str(deck)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return deck.with_suffix(".pdf")


def compare(drawn: Drawn) -> list[Item]:
    """Return the agreement of every item on every page."""
    pairs = zip(_pictures(drawn.painted), _pictures(drawn.office), strict=True)
    return [
        Item(number, kind, name, *_agreement(_cut(ours, box), _cut(theirs, box)))
        for number, (frame, (ours, theirs)) in enumerate(zip(drawn.frames, pairs, strict=True), 1)
        for kind, name, box in _regions(frame)
    ]


def different_lines(drawn: Drawn) -> list[str]:
    """Return the text blocks and cells whose lines LibreOffice breaks otherwise than layout."""
    return [
        f"page {number}, {block.name}: {found} instead of {expected}"
        for number, block, words in _blocks_with_words(drawn)
        if (expected := _without_blanks(line.text for line in place_lines(block)))
        != (found := _without_blanks(_lines_of(words)))
    ]


def words_outside(drawn: Drawn, tolerance_pt: float = 1.0) -> list[str]:
    """Return the words that LibreOffice draws outside the box of their block or cell."""
    slack = tolerance_pt * EMU_PER_POINT
    return [
        f"page {number}, {block.name}: {word.text}"
        for number, block, words in _blocks_with_words(drawn)
        for word in words
        if word.left < block.x - slack or word.right > block.x + block.width + slack
    ]


def _pictures(pdf: Path) -> list[NDArray[np.uint8]]:
    """Return the pages of a PDF in grey, shape (height, width) each."""
    stem = pdf.with_suffix("")
    command = ["pdftoppm", "-r", str(DPI), "-gray", str(pdf), str(stem)]
    subprocess.run(command, check=True, capture_output=True)
    return [_grey(path) for path in sorted(pdf.parent.glob(f"{stem.name}-*.pgm"))]


def _grey(path: Path) -> NDArray[np.uint8]:
    _, size, _, pixels = path.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    return np.frombuffer(pixels, np.uint8).reshape(height, width)


def _agreement(ours: NDArray[np.uint8], theirs: NDArray[np.uint8]) -> tuple[int, int]:
    """Return how many pixels are dark in either picture, and how many of them agree."""
    dark = (ours < DARK, theirs < DARK)
    near = (_widened(theirs < INKED), _widened(ours < INKED))
    agreeing = sum(int((d & n).sum()) for d, n in zip(dark, near, strict=True))
    return sum(int(d.sum()) for d in dark), agreeing


def _widened(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return a mask grown by one pixel to all eight sides."""
    padded = np.pad(mask, 1)
    height, width = mask.shape
    shifted = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    grown: NDArray[np.bool_] = np.logical_or.reduce(shifted)
    return grown


def _regions(frame: Frame) -> Iterator[tuple[Kind, str, tuple[int, int, int, int]]]:
    for item in frame.items:
        if isinstance(item, TextBlock):
            one_line = block_height(item) <= 2 * item.paragraphs[0].runs[0].size_pt * EMU_PER_POINT
            kind: Kind = "line" if one_line else "paragraph"
            yield kind, item.name, (item.x, item.y, item.width, item.height)
        elif isinstance(item, Group | Table):
            kind = "table" if isinstance(item, Table) else "figure"
            yield kind, item.name, (item.x, item.y, item.width, item.height)


def _cut(picture: NDArray[np.uint8], box: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """Return the part of a page about a box, with a rim for what hangs over."""
    x, y, width, height = (round(length * DPI / EMU_PER_INCH) for length in box)
    rim = 3
    return picture[max(y - rim, 0) : y + height + rim, max(x - rim, 0) : x + width + rim]


def _blocks_with_words(drawn: Drawn) -> Iterator[tuple[int, TextBlock, list[Word]]]:
    """Yield each upright text block and cell with the words whose middle lies in its box."""
    for number, (frame, words) in enumerate(
        zip(drawn.frames, _words(drawn.office), strict=True), 1
    ):
        for block in _text_blocks(frame):
            yield number, block, [word for word in words if _is_inside(word, block)]


def _text_blocks(frame: Frame) -> Iterator[TextBlock]:
    for item in frame.items:
        if isinstance(item, TextBlock) and not item.rotation:
            yield item
        elif isinstance(item, Table):
            yield from (block for _, _, block in cell_blocks(item) if block.paragraphs[0].runs)


def _words(pdf: Path) -> list[list[Word]]:
    """Return the words of each page."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return [[_word(*found) for found in _WORD.findall(page)] for page in text.split("</page>")[:-1]]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    """Return a word from what pdftotext writes, places in points."""
    places = [float(place) * EMU_PER_POINT for place in (left, top, right, bottom)]
    return Word(places[0], places[1], places[2], places[3], unescape(text))


def _is_inside(word: Word, block: TextBlock) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return block.x <= across <= block.x + block.width and block.y <= down <= block.y + block.height


def _lines_of(words: Sequence[Word]) -> list[str]:
    """Return the text of each line from top to bottom: words that overlap by half their height."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.bottom):
        if lines and word.top < (lines[-1][0].top + lines[-1][0].bottom) / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    ordered = (sorted(line, key=lambda word: word.left) for line in lines)
    return ["".join(word.text for word in line) for line in ordered]


def _without_blanks(lines: Iterator[str] | Sequence[str]) -> list[str]:
    """Return lines without blanks; a bullet is joined to its line."""
    joined: list[str] = []
    for line in ("".join(line.split()) for line in lines):
        if joined and joined[-1] in ("\N{BULLET}", "\N{EN DASH}"):
            joined[-1] += line
        elif line:
            joined.append(line)
    return joined
