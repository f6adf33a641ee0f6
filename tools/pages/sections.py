"""Pages taken apart: sections with digests, headings, blocks of code, links."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tools.pages.markdown import PART

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK = re.compile(r"\]\((?P<file>[^)#\s]*)(?:#(?P<place>[^)\s]+))?\)")
DIGITS = 12
"""Of a digest: enough to tell two texts of one section apart."""
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`[^`]+`")
_EMPHASIS = re.compile(r"\*\*?([^*]+)\*\*?")
_HEADING = re.compile(r"^(#+) (.+)$")
_DRAWN = "─"
"""In a block that is a drawing with words, which has words of its own in each language."""


class Section(NamedTuple):
    """A heading and what is written below it, as it is known to its translation."""

    digest: str
    title: str


def sections(text: str) -> tuple[Section, ...]:
    """Return the hand-written sections of a page; where its lines break does not count."""
    parts: list[list[str]] = []
    for line, is_heading in _lines(_hand_written(text)):
        if is_heading or not parts:
            parts.append([])
        parts[-1].append(line)
    return tuple(_section(lines) for lines in parts if any(lines))


def _section(lines: list[str]) -> Section:
    words = " ".join(" ".join(lines).split())
    return Section(sha256(words.encode()).hexdigest()[:DIGITS], lines[0].lstrip("# "))


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it is a heading: a sign # in a block of code begins none."""
    is_code = False
    for line in text.splitlines():
        is_code ^= line.startswith("```")
        yield line, not is_code and _HEADING.match(line) is not None


def headings(text: str) -> tuple[tuple[int, str], ...]:
    """Return level and title of each heading, those of generated parts too."""
    found = (_HEADING.match(line) for line, is_heading in _lines(text) if is_heading)
    return tuple((len(match[1]), match[2]) for match in found if match)


def _hand_written(text: str) -> str:
    """Return a page without generated parts and without what is for programs."""
    return _COMMENT.sub("", PART.sub("", text))


def blocks(text: str) -> tuple[str, ...]:
    """Return the blocks of code; of one that is a drawing, that it is one."""
    found = _FENCE.findall(_hand_written(text))
    return tuple(_DRAWN if _DRAWN in block else block for block in found)


def codes(text: str) -> tuple[str, ...]:
    """Return what stands as code within hand-written sentences and tables, in order."""
    found = _INLINE.findall(_FENCE.sub("", _hand_written(text)))
    return tuple(" ".join(code.split()) for code in found)


def emphasised(text: str) -> tuple[str, ...]:
    """Return what stands in bold or italics within hand-written words, in order."""
    found = _EMPHASIS.findall(_INLINE.sub("", _FENCE.sub("", _hand_written(text))))
    return tuple(" ".join(words.split()) for words in found)


def links(text: str, folder: str) -> tuple[str, ...]:
    """Return the files that hand-written words link to, in order, from the top of the checkout.

    Args:
        text: the page.
        folder: in which it lies, such as "docs/de".
    """
    files = (match["file"] for match in LINK.finditer(_hand_written(text)))
    return tuple(_cleaned(PurePosixPath(folder, file)) for file in files if file)


def _cleaned(path: PurePosixPath) -> str:
    """Return a path without steps up."""
    kept: list[str] = []
    for part in path.parts:
        if part == "..":
            kept.pop()
        else:
            kept.append(part)
    return PurePosixPath(*kept).as_posix()
