"""Ids of imported references: readable, and the same whenever the file is read again.

An id is made of what the record says, never of its place in the file. Where two records would
have one id, both get a mark of their own, so that a later record never takes over an id in silence.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from slidekit.study.references.record import Record
    from slidekit.study.spec import Reference

LONGEST = 40
_CHOSEN = re.compile(r"[A-Za-z][A-Za-z0-9_:.\-]*")
_SMALL = frozenset(
    (
        *("about", "after", "among", "based", "between", "clinical", "from", "into", "over"),
        *("phase", "randomised", "randomized", "study", "than", "that", "their", "these", "this"),
        *("trial", "versus", "with", "without"),
    )
)
"""Words that tell no title from another."""

_SPELLED = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "ł": "l", "Ł": "L"})


def ids_of(
    records: Sequence[Record], references: Sequence[Reference], taken: Collection[str]
) -> tuple[str, ...]:
    """Return an id for each record.

    Args:
        records: as the file gives them.
        references: the same in our terms; their ids count for nothing.
        taken: ids that are somebody else's.
    """
    plain = [_plain(*pair) for pair in zip(records, references, strict=True)]
    often = Counter(plain)
    return tuple(
        f"{id_[: LONGEST - 7]}_{_mark(one)}" if often[id_] > 1 or id_ in taken else id_
        for id_, one in zip(plain, references, strict=True)
    )


def _plain(record: Record, reference: Reference) -> str:
    """Return the name that a person gave the record, or family name, year and a word."""
    if _CHOSEN.fullmatch(record.key) and len(record.key) <= LONGEST:
        return _slug(record.key)
    author = re.sub(r" [A-Z]{1,4}(?: \w+)?$", "", reference.authors[0]) if reference.authors else ""
    words = (_slug(word) for word in reference.title.split())
    word = next((word for word in words if len(word) > 3 and word not in _SMALL), "")
    parts = (_slug(author)[:15].strip("_"), str(reference.year or ""), word[:15].strip("_"))
    found = "_".join(part for part in parts if part)
    return found if found[:1].isalpha() else f"ref_{found}".rstrip("_")


def _slug(text: str) -> str:
    """Return a text in small letters, digits and _."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPELLED))
    letters = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", letters).strip("_")


def _mark(reference: Reference) -> str:
    """Return six signs that only this source has."""
    name = reference.doi.casefold() or reference.pmid or f"{reference.title} {reference.year}"
    return hashlib.sha256(name.encode()).hexdigest()[:6]
