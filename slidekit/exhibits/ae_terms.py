"""Adverse events by preferred term and system organ class: subjects per arm, each counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from slidekit.exhibits.ids import slug
from slidekit.study.cells import blanks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from slidekit.exhibits.ae_codes import Mask
    from slidekit.study.model import AdverseEvents
    from slidekit.study.second_reader import PrintedRow

UNCODED = "No coding available"
SOC_COLUMNS = ("AEBODSYS", "AESOC")
KEPT_CAPITALS = frozenset({"QT", "ECG", "HIV", "COVID-19", "DNA", "RNA", "PCR", "CNS"})

Counts = tuple[int | None, ...]
"""Subjects per arm; None = not reported."""


@dataclass(frozen=True, slots=True)
class TermCount:
    """One term: subjects with it per arm, at any grade and at grade 3 or higher."""

    soc: str
    """System organ class; "" where the table has none."""
    name: str
    any_grade: Counts
    severe: Counts
    rows: tuple[PrintedRow | None, ...] = ()
    """Of a printed table: the row of each arm."""


def count_terms(events: AdverseEvents, severe: Mask | None) -> tuple[TermCount, ...]:
    """Return the counts of every preferred term, in no particular order."""
    soc, term = soc_cells(events), term_cells(events)
    if term is None:
        return ()
    pairs = list(zip(soc.tolist(), term.tolist(), strict=True))
    return _counted(events, pairs, severe)


def count_classes(events: AdverseEvents, severe: Mask | None) -> tuple[TermCount, ...]:
    """Return the counts of every system organ class: subjects with any of its terms."""
    pairs = [(name, "") for name in soc_cells(events).tolist()]
    return tuple(count for count in _counted(events, pairs, severe) if count.soc)


def soc_cells(events: AdverseEvents) -> NDArray[np.object_]:
    """Return each record's system organ class as shown; "" throughout where the table has none."""
    name = soc_column(events)
    return _shown(events.columns[name].tolist()) if name else blanks(len(events.subject))


def soc_column(events: AdverseEvents) -> str:
    """Return the column of the system organ classes; "" where the table has none."""
    return next((column for column in SOC_COLUMNS if column in events.columns), "")


def term_cells(events: AdverseEvents) -> NDArray[np.object_] | None:
    """Return each record's preferred term as shown; None where the table has none."""
    if "AEDECOD" not in events.columns:
        return None
    return _shown(events.columns["AEDECOD"].tolist())


def show_term(cell: str) -> str:
    """Return a coded term as it is read: "NAUSEA" becomes "Nausea", an empty one is said so."""
    text = " ".join(cell.split())
    if not text:
        return UNCODED
    if not text.isupper() or len(text) <= 3:
        return text
    words = [word if word in KEPT_CAPITALS else word.lower() for word in text.split(" ")]
    sentence = " ".join(words)
    return sentence[0].upper() + sentence[1:]


def term_ids(names: Iterable[str]) -> dict[str, str]:
    """Return for each term its part of a fact id; terms that would share one get a digest."""
    distinct = sorted(set(names))
    slugs = {name: slug(name) for name in distinct}
    shared = Counter(slugs.values())
    return {
        name: part if shared[part] == 1 and part != "blank" else f"{part}_{_digest(name)}"
        for name, part in slugs.items()
    }


def _digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:6]


def _shown(cells: list[str]) -> NDArray[np.object_]:
    """Return the terms as shown; spellings that differ in case alone are one term."""
    shown = {cell: show_term(cell) for cell in set(cells)}
    first: dict[str, str] = {}
    for text in sorted(shown.values()):
        first.setdefault(text.casefold(), text)
    column = np.empty(len(cells), dtype=np.object_)
    column[:] = [first[shown[cell].casefold()] for cell in cells]
    return column


def _counted(
    events: AdverseEvents, pairs: list[tuple[str, str]], severe: Mask | None
) -> tuple[TermCount, ...]:
    listed = sorted(set(pairs))
    place = {pair: code for code, pair in enumerate(listed)}
    codes = np.array([place[pair] for pair in pairs], dtype=np.int64)
    every = np.ones(len(codes), dtype=np.bool_)
    any_grade = _subjects(events, codes, every, len(listed))
    unknown: Counts = (None,) * len(events.n_subjects)
    at_least_3 = (
        _subjects(events, codes, severe, len(listed))
        if severe is not None
        else [unknown] * len(listed)
    )
    return tuple(
        TermCount(soc, name, any_grade[code], at_least_3[code])
        for code, (soc, name) in enumerate(listed)
    )


def _subjects(
    events: AdverseEvents, codes: NDArray[np.int64], mask: Mask, n_codes: int
) -> list[Counts]:
    """Return for each code the subjects per arm that have a marked record of it."""
    arms = len(events.n_subjects)
    people = int(events.subject.max(initial=-1)) + 1
    _, first = np.unique(codes[mask] * max(people, 1) + events.subject[mask], return_index=True)
    cells = codes[mask][first] * arms + events.arm[mask][first]
    table = np.bincount(cells, minlength=n_codes * arms).reshape(n_codes, arms)
    return [tuple(int(count) for count in row) for row in table]
