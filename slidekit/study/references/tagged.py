"""Files of lines that begin with a tag, as RIS and MEDLINE have them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag with its text; `line` is where it begins, `tag` is "" for text without one."""

    line: int
    tag: str
    text: str


@dataclass(slots=True)
class Fields:
    """The fields of one record: the texts of each tag, in order."""

    line: int
    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, tag: str, text: str) -> None:
        """Put a text behind those of its tag; an empty one says nothing."""
        if text:
            self.texts.setdefault(tag, []).append(text)

    def all(self, *tags: str) -> tuple[str, ...]:
        """Return the texts of some tags, tag by tag."""
        return tuple(text for tag in tags for text in self.texts.get(tag, ()))

    def first(self, *tags: str) -> str:
        """Return the first text of the first tag that has one, "" if none has."""
        return next(iter(self.all(*tags)), "")


def tagged_lines(text: str, pattern: re.Pattern[str]) -> Iterator[Tagged]:
    """Yield the tags of a file with their texts; lines without a tag go on from the line above.

    Args:
        text: the file.
        pattern: what a line with a tag looks like; its groups are the tag and the text.
    """
    open_: Tagged | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if match := pattern.match(line):
            if open_:
                yield open_
            open_ = Tagged(number, match[1].strip(), match[2].strip())
        elif not line.strip():
            continue
        elif open_ and open_.tag:
            open_ = Tagged(open_.line, open_.tag, f"{open_.text} {line.strip()}".strip())
        elif not open_:
            open_ = Tagged(number, "", line.strip())
    if open_:
        yield open_
