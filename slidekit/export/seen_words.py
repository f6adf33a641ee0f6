"""Words of a slide that stand in parts of their own: charts, diagrams, formulas and comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from slidekit.export.content import A

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_COMMENTS = "/comments"
MOST_BYTES = 4_000_000
"""Of a part that is read for its words; a chart with a thousand points has a tenth of it."""


def words_inside(element: Element, part: Any) -> str:  # noqa: ANN401
    """Return what a shape says beside its own paragraphs: its formulas, chart or diagram.

    Args:
        element: the shape.
        part: the part of the slide, of python-pptx, whose links the shape names.
    """
    found = ["".join(text.text or "" for text in element.iter(MATHS))]
    data = next(element.iter(f"{A}graphicData"), None)
    for holder in data.iter() if data is not None else ():
        keys = (value for name, value in holder.attrib.items() if str(name).startswith(_LINK))
        found += (words for key in dict.fromkeys(keys) for words in _of_part(part, str(key)))
    about = next(iter(element.iter("{*}cNvPr")), None)
    found.append((about.get("title") or "") if about is not None else "")
    return "\n".join(dict.fromkeys(words for words in found if words.strip()))


def comments_of(part: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return the comments that reviewers have put on a slide, old ones and threads."""
    links = (link for link in part.rels.values() if not link.is_external)
    held = (link.target_part for link in links if link.reltype.endswith(_COMMENTS))
    return tuple(words for one in held for words in _texts(one.blob))


def _of_part(part: Any, key: str) -> Iterator[str]:  # noqa: ANN401
    link = part.rels.get(key)
    if link is not None and not link.is_external:
        yield from _texts(link.target_part.blob)


def _texts(content: bytes) -> Iterator[str]:
    """Yield the paragraphs and the cached labels of a part; one that is no XML has no words."""
    if len(content) > MOST_BYTES:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return
    for element in root.iter(f"{A}p", f"{_CHART}v", "{*}text"):
        if element.tag == f"{A}p":
            yield "".join(text.text or "" for text in element.iter(f"{A}t"))
        elif element.text:
            yield element.text
