"""Where words stand on the pages of a PDF, found however the page spells and breaks them."""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of the page."""

_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_SAME: Final = {**_DASHES, ord("\u00b7"): ".", ord("\u2019"): "'", ord("\u2018"): "'"}
"""Journals print decimal points as middle dots, and hyphens as many things."""
_UNSEEN: Final = "\u00ad\ufffe\uffff\x02"
"""What PDFium gives for a hyphen at the end of a line, and soft hyphens."""
MOST_PAGES: Final = 2_000
_GOES_ON: Final = re.compile(
    r"(?:[,;(\u2013-]|\b(?:in|see|and|or|of|the|to|by|with|from|also|cf|siehe|und|oder|von|vgl|aus"
    r"|der|zu|auch))$",
    re.IGNORECASE,
)
"""How a line ends that goes on in the next one."""
_AFTER_HEADING: Final = re.compile(
    r"\s*$|[ \t]*[\r\n]|[ \t]*[.:|\u2013\u2014-]|[ \t]+[A-Z\u00c4\u00d6\u00dc\d]"
)
"""What stands behind "Table 2" in its caption: nothing, a mark, or a title."""


class UnreadableError(ValueError):
    """A PDF that is damaged, encrypted or none."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a page, spelled one way."""

    plain: str
    at: tuple[int, ...]
    """Of each character its number on the page."""
    raw: str
    """The words as the page has them, with the ends of its lines."""

    def is_heading(self, start: int, stop: int) -> bool:
        """Tell whether some characters of `plain` begin a line as a heading or caption does.

        A mention in running text may begin a line too: then the line before it goes on into it,
        or small letters follow.
        """
        before = self.raw[: self.at[start]].rstrip(" \t")
        if before and before[-1] not in "\r\n":
            return False
        behind = self.raw[self.at[stop - 1] + 1 :]
        return not _GOES_ON.search(before.rstrip()) and bool(_AFTER_HEADING.match(behind))


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The texts of a PDF that is open."""

    pages: tuple[Any, ...]
    texts: tuple[_Text, ...]

    def find(self, words: str, page: int) -> tuple[Place, ...]:
        """Return where words stand first on a page (from 0), a place a line; none: nowhere."""
        return next(self.all_places(words, page), ())

    def headings(self, words: str, page: int) -> Iterator[tuple[Place, ...]]:
        """Yield where words stand on a page (from 0) as a heading or caption."""
        return self.all_places(words, page, only_headings=True)

    def all_places(
        self, words: str, page: int, *, only_headings: bool = False
    ) -> Iterator[tuple[Place, ...]]:
        """Yield wherever words stand on a page (from 0), in the order of the page's text."""
        wanted = _spelled(words)[0].strip()
        if not wanted or not 0 <= page < len(self.texts):
            return
        text, held = self.texts[page], self.pages[page]
        for found in re.finditer(rf"(?<![\w.]){re.escape(wanted)}(?!\w|\.\d)", text.plain):
            if only_headings and not text.is_heading(found.start(), found.end()):
                continue
            first, last = text.at[found.start()], text.at[found.end() - 1]
            count = held.count_rects(first, last - first + 1)
            yield tuple(held.get_rect(number) for number in range(count))

    def pages_with(self, words: str) -> Iterator[int]:
        """Yield the pages (from 0) on which words stand."""
        return (page for page in range(len(self.texts)) if self.find(words, page))


@contextmanager
def page_texts(pdf: bytes) -> Iterator[PageTexts]:
    """Give the texts of a PDF.

    Raises:
        UnreadableError: it is damaged, encrypted, none, or has more pages than any source.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(str(error)) from error
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableError(f"{len(document)} pages")
        with _opened(document) as pages:
            yield PageTexts(pages, tuple(map(_text_of, pages)))
    finally:
        document.close()


@contextmanager
def _opened(document: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - of pypdfium2
    import pypdfium2

    held: list[Any] = []
    try:
        for number in range(len(document)):
            page = document[number]
            held.insert(0, page)
            held.insert(0, page.get_textpage())
        yield tuple(held[-2::-2])
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(str(error)) from error
    finally:
        for one in held:  # texts before their pages, pages before their document
            one.close()


def _text_of(page: Any) -> _Text:  # noqa: ANN401 - of pypdfium2
    count = page.count_chars()
    text = page.get_text_range(0, count)
    if len(text) != count:  # letters beyond 16 bits, such as mathematical ones
        text = "".join(_letter(page, number) for number in range(count))
    return _Text(*_spelled(text), text)


def _letter(page: Any, number: int) -> str:  # noqa: ANN401 - of pypdfium2
    import pypdfium2.raw

    code = pypdfium2.raw.FPDFText_GetUnicode(page, number)
    return chr(code) if code else " "


def _spelled(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text spelled one way, with the place of each of its characters before."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter in _UNSEEN:
            continue
        for one in unicodedata.normalize("NFKC", letter).translate(_SAME).casefold():
            plain = " " if one.isspace() else one
            if plain != " " or (letters and letters[-1] != " "):
                letters.append(plain)
                places.append(place)
    return "".join(letters), tuple(places)
