"""Values of BibTeX that are put together: `nejm # " Suppl"`, with names that @string gave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bibtexparser.model import Entry

NAME = re.compile(r"[A-Za-z][\w:.+-]*")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Names that BibTeX knows by itself."""
UNREAD = ("month", "day", "language", "langid", "crossref", "key", "type")
"""Fields that no reference of ours has; a name there may mean anything."""


def values_of(entry: Entry, strings: Mapping[str, str], place: str) -> dict[str, str]:
    """Return the fields of an entry by their names in small letters, put together.

    Args:
        entry: as bibtexparser gives it, enclosing signs taken off where there is one pair.
        strings: name in small letters -> text, of the file's @string.
        place: file and line, for messages.

    Raises:
        StudyError: a field names a text that no @string of the file gives.
    """
    enclosed = entry.parser_metadata.get("removed_enclosing", {})
    found = {}
    for field in entry.fields:
        value, key = str(field.value), field.key.lower()
        is_bare = enclosed.get(field.key) == "no-enclosing" and key not in UNREAD
        parts = list(_parts(value)) if is_bare else []
        found[key] = "".join(_part(one, strings, key, place) for one in parts) or value
    return found


def _parts(value: str) -> Iterator[str]:
    """Yield what stands between the # of a value, those in quotes and braces left aside."""
    start = depth = 0
    quoted = False
    for at, sign in enumerate(value):
        depth += (sign == "{") - (sign == "}")
        quoted ^= sign == '"' and depth == 0
        if sign == "#" and depth == 0 and not quoted:
            yield value[start:at].strip()
            start = at + 1
    yield value[start:].strip()


def _part(text: str, strings: Mapping[str, str], key: str, place: str) -> str:
    if len(text) > 1 and (text[0], text[-1]) in (('"', '"'), ("{", "}")):
        return text[1:-1]
    if not NAME.fullmatch(text) or text.lower() in MONTHS:
        return text
    if text.lower() not in strings:
        raise StudyError(
            tell(
                "{0}: {1} is {2}, a name for a text that no @string of the file gives.",
                place,
                key,
                text,
            ),
            fix=tell("Write the text in braces, such as {0} = {{...}}, or add the @string.", key),
        )
    return strings[text.lower()]
