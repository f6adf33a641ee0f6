"""Markdown: tables, links, and parts of a page that are made anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

BEGIN, END = "<!-- {name}: made by `python3 dev.py docs` -->", "<!-- end of {name} -->"
PART = re.compile(
    r"<!-- (?P<name>[a-z-]+): made by `python3 dev\.py docs` -->\n.*?<!-- end of (?P=name) -->",
    re.DOTALL,
)


def filled(text: str, parts: Mapping[str, Callable[[], Iterable[str]]]) -> str:
    """Return a page with each of its generated parts made anew.

    Args:
        text: the page as it is.
        parts: name of a part -> the lines that it is made of.

    Raises:
        ValueError: the page lacks a part, or has one that nobody makes.
    """
    found = [match["name"] for match in PART.finditer(text)]
    if sorted(found) != sorted(parts):
        raise ValueError(f"the page has the parts {found} and should have {list(parts)}")
    return PART.sub(lambda match: _part(match["name"], parts[match["name"]]()), text)


def _part(name: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines).strip()
    return f"{BEGIN.format(name=name)}\n\n{body}\n\n{END.format(name=name)}"


def table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, with an empty line after it."""
    names = tuple(head)
    yield _row(names)
    yield _row(["---"] * len(names))
    yield from (_row(row) for row in rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def code(text: str) -> str:
    """Return a text as it is typed, "" for none."""
    return f"`{text}`" if text else ""


def codes(texts: Iterable[str]) -> str:
    """Return several of them with commas."""
    return ", ".join(code(text) for text in texts)


def link(title: str) -> str:
    """Return a link to the heading of this title on the same page."""
    anchor = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
    return f"[{title}](#{anchor})"
