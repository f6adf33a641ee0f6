"""Elements of OOXML written as nested calls: `node("a:off", x="0", y="0")`."""

from __future__ import annotations

import re

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
}

_COMMON = {prefix: NAMESPACES[prefix] for prefix in "apr"}
_PREFIXES = {"p14": {"p14": NAMESPACES["p14"]}}
"""What an element declares where no element about it does: the prefixes that Office writes."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def node(tag: str, *children: etree._Element | str, **attributes: str | int) -> etree._Element:
    """Return an element; `r__id` stands for the attribute `r:id`, text for its content."""
    element = etree.Element(qualified(tag), nsmap=_PREFIXES.get(tag.partition(":")[0], _COMMON))
    for name, value in attributes.items():
        element.set(qualified(name.replace("__", ":")), xml_text(str(value)))
    for child in children:
        if isinstance(child, str):
            element.text = xml_text(child)
        else:
            element.append(child)
    return element


def root(namespace: str, tag: str, **prefixes: str) -> etree._Element:
    """Return the root element of a part whose own namespace needs no prefix."""
    known: dict[str | None, str] = {None: namespace}
    for prefix, other in prefixes.items():
        known[prefix] = other
    return etree.Element(f"{{{namespace}}}{tag}", nsmap=known)  # type: ignore[arg-type]


def qualified(tag: str) -> str:
    """Return `{namespace}name` for `prefix:name`, and a name without prefix as it is."""
    prefix, colon, name = tag.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{name}" if colon else name


def xml_text(text: str) -> str:
    """Return text with a blank for each character that XML cannot hold."""
    return _FORBIDDEN.sub(" ", text)


def to_bytes(element: etree._Element) -> bytes:
    """Return a part's bytes, with the XML declaration that Office writes."""
    etree.cleanup_namespaces(element, keep_ns_prefixes=["a", "r", "p"])
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
