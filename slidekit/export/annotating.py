"""Numbers of claims written onto a PDF of slides, and places in sources marked for them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from slidekit.export.pdf_text import UnreadableError, page_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.export.pdf_text import PageTexts, Place

_LABEL = re.compile(
    r"\b(?:supp\w*\.?\s+)?(?:tables?|tab|figures?|fig|panels?|box|appendix|scheme|exhibit|tabellen?"
    r"|abbildung|abb|anhang|schema)\b\.?\s*(?:[A-Z]{1,2}[.\s-]?)?\d+\w*(?:[.-]\d+)*",
    re.IGNORECASE,
)
"""Name of a table or figure: the number in "Table S2" is its own, and no page."""
_PAGE = re.compile(
    r"\b(?:pp?(?:\.\s*|\s+)|S(?:\.\s*|\s+)|(?:pages?|Seiten?)\s*)(\d{1,5})\b", re.IGNORECASE
)
_QUOTED = re.compile('["\u201c\u201e\u00ab]([^"\u201c\u201d\u00bb]+)["\u201c\u201d\u00bb]')
SIZE_PT: Final = 6.0
DIGIT: Final = 0.56
"""Width of a digit of Helvetica Bold, of its size."""
BRACKETS: Final = 0.67
"""Width of two brackets, without which a number would run into the one that it stands at."""
GAP_PT: Final = 1.0
MARGIN_PT, MARGIN_TOP_PT = 14.0, 500.0
LABEL: Final = "0.75 0.05 0.3"
"""Colour of the numbers, red, green and blue."""
YELLOW: Final = (1.0, 0.86, 0.2)
PREFIXES: Final = (60, 30)
"""Of a long statement as much is looked for where the whole of it is not found."""
SHORTEST: Final = 12
"""Characters of words that are looked for in a whole source without a place being named."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim to be marked."""

    number: int
    words: str
    anchor: str = ""
    """Place in the source: "Table 2", "p. 1105", or words in quotation marks."""


def numbered(pdf: bytes, claims: Mapping[int, Sequence[Mark]]) -> bytes:
    """Return a PDF of slides with the number of each claim where its words stand.

    A claim whose words are not found has its number at the left margin.

    Args:
        pdf: a page a slide.
        claims: number of a slide, from 1, -> its claims.

    Raises:
        UnreadableError: it is no PDF.
    """
    import pikepdf

    with page_texts(pdf) as texts:
        places = {page: list(_labels(texts, page - 1, marks)) for page, marks in claims.items()}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number, labels in places.items():
            _write_labels(document, document.pages[number - 1], labels)
        return _saved(document)


def highlighted(
    pdf: bytes, claims: Sequence[Mark], first_page: int = 1
) -> tuple[bytes, Mapping[int, int]]:
    """Return a source with the places of claims marked, and the page (from 1) of each found.

    A place is marked where the words of its anchor are found, a table or figure at its caption; on
    that page the words of the claim as well. Nothing is marked by guess.

    Args:
        pdf: the source.
        claims: those that rest on it.
        first_page: number that is printed on its first page, as of an article in a journal.

    Raises:
        UnreadableError: it is damaged, encrypted or no PDF.
    """
    import pikepdf

    with page_texts(pdf) as texts:
        hits = [(mark, hit) for mark in claims for hit in [_hit(texts, mark, first_page)] if hit]
    if not hits:
        return pdf, {}
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            for mark, (page, places) in hits:
                _highlight(document, document.pages[page], mark.number, places)
            return _saved(document), {mark.number: page + 1 for mark, (page, _) in hits}
    except pikepdf.PdfError as error:
        raise UnreadableError(str(error)) from error


def _labels(
    texts: PageTexts, page: int, marks: Sequence[Mark]
) -> Iterator[tuple[int, float, float]]:
    """Yield number and place (points) of each label; none lies upon another.

    Of claims in the same words the first has the first place of these words, and so on.
    """
    taken: list[tuple[float, float]] = []
    seen: dict[str, int] = {}
    for mark in marks:
        places = _all_places(texts, page, mark.words)
        nth = seen.get(mark.words, 0)
        seen[mark.words] = nth + 1
        left, top = places[min(nth, len(places) - 1)] if places else (MARGIN_PT, MARGIN_TOP_PT)
        width = SIZE_PT * (DIGIT * len(str(mark.number)) + BRACKETS) + GAP_PT
        x, y = left - width, top - SIZE_PT * 0.5  # raised, before the words and not on them
        while any(abs(x - a) < width + GAP_PT and abs(y - b) < SIZE_PT for a, b in taken):
            x, y = (x - width - GAP_PT, y) if x > width + MARGIN_PT else (x, y - SIZE_PT * 1.2)
        taken.append((x, y))
        yield mark.number, max(x, 1.0), y


def _all_places(texts: PageTexts, page: int, words: str) -> list[tuple[float, float]]:
    """Return left and top of wherever words, or as much of them as is found, stand on a page."""
    for part in _parts(words):
        if found := [places[0] for places in texts.all_places(part, page) if places]:
            return [(left, top) for left, _, _, top in found]
    return []


def _parts(words: str) -> Iterator[str]:
    yield words
    yield from (words[:length].rsplit(" ", 1)[0] for length in PREFIXES if len(words) > length)


def _hit(texts: PageTexts, mark: Mark, first_page: int) -> tuple[int, tuple[Place, ...]] | None:
    """Return page (from 0) and places of a claim in a source; None where nothing is certain."""
    phrase, page = _phrase(mark.anchor), _named(mark.anchor, first_page, len(texts.texts))
    if page is None:
        page = _page_of(texts, phrase, mark)
    if page is None:
        return None
    places = (*_place(texts, phrase, page), *texts.find(mark.words, page))
    return (page, places) if places else None


def _page_of(texts: PageTexts, phrase: str, mark: Mark) -> int | None:
    """Return the one page that a place without a page means; None where it may be another.

    A table or figure is where its caption stands, and not where the text speaks of it.
    """
    if not phrase:
        is_telling = not mark.anchor and len(mark.words) >= SHORTEST
        return _only(list(texts.pages_with(mark.words)) if is_telling else [])
    pages = range(len(texts.texts))
    captions = [page for page in pages if any(True for _ in texts.headings(phrase, page))]
    if not captions and not _LABEL.search(phrase):
        captions = list(texts.pages_with(phrase))
    with_claim = [page for page in captions if texts.find(mark.words, page)]
    return _only(captions) if len(captions) == 1 else _only(with_claim)


def _only(pages: Sequence[int]) -> int | None:
    return pages[0] if len(pages) == 1 else None


def _place(texts: PageTexts, phrase: str, page: int) -> tuple[Place, ...]:
    """Return where the words of a place stand on its page: as a heading, else anywhere."""
    return next(texts.headings(phrase, page), ()) or texts.find(phrase, page)


def _named(anchor: str, first_page: int, pages: int) -> int | None:
    """Return the page (from 0) that a place names: as it is printed, else as it is counted."""
    found = _PAGE.search(_LABEL.sub(" ", anchor))
    wanted = int(found[1]) if found else 0
    counted = (wanted - first_page, wanted - 1)
    return next((page for page in counted if wanted and 0 <= page < pages), None)


def _phrase(anchor: str) -> str:
    """Return the words of a place that can stand on its page: those quoted, or all but the page."""
    if quoted := _QUOTED.search(anchor):
        return quoted[1]
    kept = [label.span() for label in _LABEL.finditer(anchor)]
    pages = (
        page
        for page in _PAGE.finditer(anchor)
        if not any(start < page.end() and page.start() < stop for start, stop in kept)
    )
    for page in reversed(list(pages)):
        anchor = anchor[: page.start()] + anchor[page.end() :]
    return anchor.strip(" ,;:.()")


def _write_labels(
    document: Any,  # noqa: ANN401 - of pikepdf
    page: Any,  # noqa: ANN401
    labels: Sequence[tuple[int, float, float]],
) -> None:
    import pikepdf

    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica-Bold")
    )
    name = pikepdf.Name("/SlidekitClaims")  # else pikepdf takes one by chance
    page.add_resource(document.make_indirect(font), pikepdf.Name.Font, name)
    drawn = b"".join(_label(str(name), *label) for label in labels)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + drawn)


def _label(font: str, number: int, x: float, y: float) -> bytes:
    """Return the drawing of a number; it has no ground, so that it hides nothing."""
    text = f"{LABEL} rg BT {font} {SIZE_PT} Tf {x:.2f} {y:.2f} Td ([{number}]) Tj ET"
    return f"q {text} Q\n".encode("ascii")


def _highlight(
    document: Any,  # noqa: ANN401 - of pikepdf
    page: Any,  # noqa: ANN401
    number: int,
    places: Sequence[Place],
) -> None:
    """Mark places with a highlight that says the claim's number when it is pointed at."""
    import pikepdf

    corners = [(x0, y1, x1, y1, x0, y0, x1, y0) for x0, y0, x1, y1 in places]
    left, bottom = min(p[0] for p in places), min(p[1] for p in places)
    right, top = max(p[2] for p in places), max(p[3] for p in places)
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Highlight,
        Rect=pikepdf.Array([left, bottom, right, top]),
        QuadPoints=pikepdf.Array([value for quad in corners for value in quad]),
        C=pikepdf.Array(YELLOW),
        CA=0.6,
        F=4,
        T="slidekit",
        Contents=f"Claim {number}",
    )
    if "/Annots" not in page:
        page.Annots = document.make_indirect(pikepdf.Array())
    page.Annots.append(document.make_indirect(note))


def _saved(document: Any) -> bytes:  # noqa: ANN401 - of pikepdf
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    return out.getvalue()
