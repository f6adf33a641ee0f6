"""Comments in a PPTX: written as PowerPoint's own, and read back from a file that people commented.

They are written in the older form, which PowerPoint and LibreOffice both open; PowerPoint turns
them into threads once somebody answers, so threads are read as well.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from slidekit.errors import ExportError
from slidekit.export.content import read_slides
from slidekit.export.ooxml import node, to_bytes
from slidekit.export.package import rezip
from slidekit.export.reading import opened_pptx
from slidekit.export.untrusted import DamagedError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_KINDS: Final = "application/vnd.openxmlformats-officedocument.presentationml."
_COMMENTS: Final = ("/comments",)
_AUTHORS: Final = ("/commentAuthors", "/authors")
"""How the types of the links end, those of threads included."""
_TEXT = re.compile(rb"(<p:text>)(.*?)(</p:text>)", re.DOTALL)
STEP: Final = 24
"""Between the marks of comments on one slide, in units of 1/576 inch."""
MOST: Final = 2_000
"""Comments that are read of one file."""
MOST_TAGS: Final = 200_000
"""Tags of all comments of a file: a comment in PowerPoint's newer form has about fifty."""


@dataclass(frozen=True, slots=True)
class Note:
    """A comment in a PPTX."""

    slide: str
    """Id of the slide; "" of one that slidekit did not write, or of the whole file."""
    author: str
    at: str
    """ISO, in UTC where it is written here."""
    text: str
    block: str = ""
    """Name of the shape that it was put on, where the file says so."""
    is_answer: bool = False


def with_comments(pptx: bytes, notes: Sequence[Note]) -> bytes:
    """Return a PPTX with comments on its slides; those of no slide stand on the first one.

    The same file and comments give the same bytes.
    """
    from pptx import Presentation

    presentation = Presentation(io.BytesIO(pptx))
    slides = tuple(presentation.slides)
    ids = [content.id for content in read_slides(presentation)]
    authors = _Authors()
    placed = sorted(((ids.index(n.slide) if n.slide in ids else 0, n) for n in notes), key=_place)
    for number, held in groupby(placed, lambda pair: pair[0]):
        _add_part(slides[number], number + 1, [note for _, note in held], authors)
    if notes:
        part = presentation.part
        _relate(part, "/ppt/commentAuthors.xml", "commentAuthors", authors.listed())
    packed = io.BytesIO()
    presentation.save(packed)
    return rezip(packed.getvalue())


def read_comments(path: Path) -> tuple[Note, ...]:
    """Return the comments of a PPTX from anyone, by slide.

    Raises:
        ExportError: no PPTX, damaged, hostile, or with more comments than people write.
    """
    with opened_pptx(path) as presentation:
        found = tuple(islice(_read(presentation), MOST + 1))
    if len(found) > MOST:
        raise ExportError(
            tell("{0} holds more than {1} comments.", path.name, MOST), fix=tell("Take some out.")
        )
    return found


class _Authors:
    """Numbers authors and their comments as the file counts them."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def next_of(self, author: str) -> tuple[int, int]:
        """Return the number of an author, and of his next comment."""
        self._counts[author] = self._counts.get(author, 0) + 1
        return list(self._counts).index(author), self._counts[author]

    def listed(self) -> Element:
        """Return the list of authors."""
        entries = (
            node(
                "p:cmAuthor",
                id=number,
                name=name,
                initials="".join(word[0] for word in name.split()[:3]) or "?",
                lastIdx=count,
                clrIdx=number,
            )
            for number, (name, count) in enumerate(self._counts.items())
        )
        return node("p:cmAuthorLst", *entries)


def _place(pair: tuple[int, Note]) -> int:
    return pair[0]


def _add_part(slide: Slide, number: int, notes: Sequence[Note], authors: _Authors) -> None:
    listed = []
    for place, note in enumerate(notes, start=1):
        author, index = authors.next_of(note.author)
        listed.append(
            node(
                "p:cm",
                node("p:pos", x=STEP, y=STEP * place),
                node("p:text", note.text),
                authorId=author,
                dt=note.at[:23],  # without a zone, as PowerPoint writes it
                idx=index,
            )
        )
    name = f"/ppt/comments/comment{number}.xml"
    _relate(slide.part, name, "comments", node("p:cmLst", *listed))


def _relate(part: Any, name: str, kind: str, content: Element) -> None:  # noqa: ANN401
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    made = Part(PackURI(name), f"{_KINDS}{kind}+xml", part.package, to_bytes(content))
    part.relate_to(made, _OFFICE + kind)


def _read(presentation: Presentation) -> Iterator[Note]:
    _refuse_many_tags(presentation)
    authors = dict(_authors(presentation))
    contents = read_slides(presentation)
    for slide, content in zip(presentation.slides, contents, strict=True):
        names = {s.shape_id: shape.name for s, shape in _paired(slide, content.shapes)}
        for root in _parts(slide.part, _COMMENTS):
            for element in root.iter("{*}cm", "{*}reply"):
                yield from _note(element, content.id, authors, names)


def _paired(slide: Slide, shapes: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield the shapes that stand directly on a slide with their names as slidekit gave them."""
    by_name = {shape.name.partition("#")[0]: shape for shape in shapes}
    for one in slide.shapes:
        found = by_name.get(one.name.partition(" [")[0])
        if found is not None:
            yield one, found


def _authors(presentation: Presentation) -> Iterator[tuple[str, str]]:
    for root in _parts(presentation.part, _AUTHORS):
        for element in root.iter("{*}cmAuthor", "{*}author"):
            yield element.get("id", ""), element.get("name", "").strip()


def _refuse_many_tags(presentation: Presentation) -> None:
    """Refuse comments that would fill the memory before they are counted."""
    pages = (presentation.part, *(slide.part for slide in presentation.slides))
    blobs = (blob for page in pages for blob in _blobs(page, (*_COMMENTS, *_AUTHORS)))
    if sum(blob.count(b"<") for blob in blobs) > MOST_TAGS:
        raise DamagedError(tell("it holds more comments than people write"))


def _parts(part: Any, ends: tuple[str, ...]) -> Iterator[Element]:  # noqa: ANN401
    yield from map(_parsed, _blobs(part, ends))


def _blobs(part: Any, ends: tuple[str, ...]) -> Iterator[bytes]:  # noqa: ANN401
    for link in part.rels.values():
        if not link.is_external and link.reltype.endswith(ends):
            yield link.target_part.blob


def _parsed(content: bytes) -> Element:
    """Return the root of a part; LibreOffice writes < and & of a comment as they are."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return etree.fromstring(_TEXT.sub(_escaped, content), parser)


def _escaped(text: re.Match[bytes]) -> bytes:
    words = text[2].replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    return text[1] + words + text[3]


def _note(
    element: Element, slide: str, authors: Mapping[str, str], names: Mapping[int, str]
) -> Iterator[Note]:
    text = _words(element)
    if not text:
        return
    marked = next((int(m.get("id") or 0) for m in _own(element).iter("{*}spMk")), 0)
    yield Note(
        slide=slide,
        author=authors.get(element.get("authorId", ""), ""),
        at=element.get("dt") or element.get("created") or "",
        text=text,
        block=names.get(marked, ""),
        is_answer=_is_answer(element),
    )


def _own(element: Element) -> Element:
    """Return the element that says where a comment stands: an answer where its thread does."""
    thread = next(element.iterancestors("{*}cm"), None)
    return element if thread is None else thread


def _is_answer(element: Element) -> bool:
    in_thread = etree.QName(element).localname == "reply"
    return in_thread or next(element.iter("{*}parentCm"), None) is not None


def _words(element: Element) -> str:
    """Return the text of a comment, without those of its answers."""
    if (plain := element.find("{*}text")) is not None:
        return (plain.text or "").strip()
    body = element.find("{*}txBody")
    if body is None:
        return ""
    lines = ("".join(t.text or "" for t in p.iter("{*}t")) for p in body.iter("{*}p"))
    return "\n".join(lines).strip()
