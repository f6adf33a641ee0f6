"""Text blocks as OOXML: real paragraphs that wrap by themselves, with lines of exact height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.export.ooxml import node
from slidekit.layout.metrics import DROP_EM, RISE_EM
from slidekit.layout.text import largest_size_pt, line_pitch, wrapping_width
from slidekit.units import EMU_PER_POINT

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from slidekit.layout.frame import Paragraph, Run, TextBlock

ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_BASELINE = {"super": round(RISE_EM * 100_000), "sub": -round(DROP_EM * 100_000)}
_NUMBER_FIELD = "{6B1B5A4E-2A0B-4C0A-9D0E-5B1D0C3F7A11}"


@dataclass(frozen=True, slots=True)
class Writing:
    """What runs need to know of the slide that they stand on."""

    language: str
    slide_number: str = ""
    """A run that is this text becomes a field; empty where none shall."""


def text_body(block: TextBlock, writing: Writing) -> Element:
    """Return the text body of a shape, without margins and without autofit."""
    margins = dict.fromkeys(("lIns", "tIns", "rIns", "bIns", "rtlCol"), 0)
    wrap = "square" if block.wrap else "none"
    properties = node(
        "a:bodyPr", node("a:noAutofit"), wrap=wrap, **margins, anchor=ANCHOR[block.anchor]
    )
    return node("p:txBody", properties, node("a:lstStyle"), *paragraphs(block, writing))


def paragraphs(block: TextBlock, writing: Writing) -> list[Element]:
    """Return the `a:p` elements of a block; an empty block has one empty paragraph."""
    if not block.paragraphs:
        return [node("a:p", node("a:endParaRPr", lang=writing.language))]
    return [_paragraph(p, block, n == 0, writing) for n, p in enumerate(block.paragraphs)]


def _paragraph(paragraph: Paragraph, block: TextBlock, first: bool, writing: Writing) -> Element:
    written = [part for run in paragraph.runs for part in _run(run, writing)]
    end = node("a:endParaRPr", lang=writing.language, sz=_size(largest_size_pt(paragraph)), kern=0)
    return node("a:p", _paragraph_properties(paragraph, block, first), *written, end)


def _paragraph_properties(paragraph: Paragraph, block: TextBlock, first: bool) -> Element:
    pitch = line_pitch(paragraph, block.line_spacing) * 100 // EMU_PER_POINT
    before = 0 if first else round(paragraph.space_before_pt * 100)
    left, right = _narrowing(paragraph, block)
    properties = node(
        "a:pPr",
        node("a:lnSpc", node("a:spcPts", val=pitch)),
        node("a:spcBef", node("a:spcPts", val=before)),
        node("a:spcAft", node("a:spcPts", val=0)),
        *_bullet(paragraph),
        marL=paragraph.indent_emu + left,
        indent=-paragraph.hang_emu,
        algn=_ALIGN[paragraph.align],
    )
    if right:
        properties.set("marR", str(right))
    return properties


def _narrowing(paragraph: Paragraph, block: TextBlock) -> tuple[int, int]:
    """Return what margins leave to the left and right, so that renderers break as layout did."""
    if not block.wrap:
        return 0, 0
    spare = block.width - wrapping_width(paragraph, block.width)
    left = {"left": 0, "center": spare // 2, "right": spare}[paragraph.align]
    return left, spare - left


def _bullet(paragraph: Paragraph) -> list[Element]:
    if not paragraph.bullet:
        return [node("a:buNone")]
    return [
        node("a:buClrTx"),
        node("a:buSzPct", val=100000),
        node("a:buFont", typeface="Arial"),
        node("a:buChar", char=paragraph.bullet),
    ]


def _run(run: Run, writing: Writing) -> list[Element]:
    """Return the elements of a run: pieces between line breaks, or the slide number's field."""
    if writing.slide_number and run.text == writing.slide_number:
        look, text = _run_properties(run, writing), node("a:t", run.text)
        return [node("a:fld", look, text, id=_NUMBER_FIELD, type="slidenum")]
    pieces: list[Element] = []
    for number, piece in enumerate(run.text.split("\n")):
        if number:
            pieces.append(node("a:br", _run_properties(run, writing)))
        if piece:
            pieces.append(node("a:r", _run_properties(run, writing), node("a:t", piece)))
    return pieces


def _run_properties(run: Run, writing: Writing) -> Element:
    properties = node(
        "a:rPr",
        node("a:solidFill", node("a:srgbClr", val=run.color)),
        lang=writing.language,
        sz=_size(run.size_pt),
        b=int(run.bold),
        i=int(run.italic),
        kern=0,
    )
    if run.baseline != "normal":
        properties.set("baseline", str(_BASELINE[run.baseline]))
    return properties


def _size(size_pt: float) -> int:
    return round(size_pt * 100)
