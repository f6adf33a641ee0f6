"""The same source from two files, or twice in one, becomes one reference, and that is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.study.model import Problem
from slidekit.study.references.pages import whole_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.references.record import Record
    from slidekit.study.spec import Reference

COMPARED = ("year", "volume", "pages", "doi", "pmid", "nct")
"""What two records of one source must agree in."""


@dataclass(frozen=True, slots=True)
class Double:
    """A record that was merged into a reference that was there."""

    index: int
    """Of the reference, among those that were found."""
    known: Reference
    """As it was before."""
    more: Reference
    record: Record


@dataclass(slots=True)
class Merging:
    """References that are known, and where each came from."""

    found: list[Reference] = field(default_factory=list)
    records: list[Record | None] = field(default_factory=list)
    """None: it stands in study.yaml or in the deck."""
    doubles: list[Double] = field(default_factory=list)
    _index: dict[str, list[int]] = field(default_factory=dict)

    def take(self, reference: Reference, record: Record | None = None) -> None:
        """Take up a reference as one of its own."""
        self.found.append(reference)
        self.records.append(record)
        self._note(reference, len(self.found) - 1)

    def add(self, reference: Reference, record: Record) -> None:
        """Take up a reference of a file, or complete the one that is the same source."""
        for index in self._alike(reference):
            if is_same(known := self.found[index], reference):
                self.found[index] = completed(known, reference)
                self.doubles.append(Double(index, known, reference, record))
                self._note(self.found[index], index)
                return
        self.take(reference, record)

    def remarks(self) -> tuple[Problem, ...]:
        """Return what is to be said of the records that were merged."""
        return tuple(
            _remark(double, self.found[double.index], self.records[double.index])
            for double in self.doubles
        )

    def _alike(self, reference: Reference) -> list[int]:
        indices = (i for name in _names(reference) for i in self._index.get(name, ()))
        return list(dict.fromkeys(indices))

    def _note(self, reference: Reference, index: int) -> None:
        for name in _names(reference):
            self._index.setdefault(name, []).append(index)


def _names(reference: Reference) -> Iterator[str]:
    """Yield what a source can be known by."""
    if reference.doi:
        yield f"doi {reference.doi.casefold()}"
    if reference.pmid:
        yield f"pmid {reference.pmid}"
    if title := _folded(reference.title):
        yield f"title {title}"


def is_same(one: Reference, other: Reference) -> bool:
    """Tell whether two references are one source.

    The same DOI or PMID says so. The same title says so only where nothing speaks against it: an
    abstract and the paper that follows it often share their title and first author.
    """
    pairs = ((one.doi.casefold(), other.doi.casefold()), (one.pmid, other.pmid))
    both = [(a, b) for a, b in pairs if a and b]
    if both:
        return all(a == b for a, b in both)
    agree = ((one.year, other.year), (_first_author(one), _first_author(other)))
    return (
        one.type == other.type
        and _folded(one.title) == _folded(other.title)
        and all(a == b for a, b in agree if a and b)
    )


def completed(known: Reference, more: Reference) -> Reference:
    """Return a reference with what it lacks taken from another record of the same source."""
    held = {name: getattr(known, name) for name in type(known).model_fields}
    lacking = {
        name: getattr(more, name)
        for name, value in held.items()
        if not value and getattr(more, name)
    }
    return known.model_copy(update=lacking) if lacking else known


def _remark(double: Double, now: Reference, first: Record | None) -> Problem:
    odd = list(_differences(double.known, double.more))
    they = tell(" They differ ({0}); what came first holds.", "; ".join(odd))
    differ = they if odd else ""
    place = first.place if first else "study.yaml"
    return Problem(
        "warn",
        "reference_merged",
        tell(
            "{0}: {1!r} is the source that {2} gives as {3}; the two are one reference now.{4}",
            double.record.place,
            double.more.title[:60],
            place,
            now.id,
            differ,
        ),
        tell("Correct the one that is wrong.") if odd else tell("Nothing, if they are one source."),
        double.record.file,
        double.record.line,
    )


def _differences(known: Reference, more: Reference) -> Iterator[str]:
    for name in COMPARED:
        first, second = getattr(known, name), getattr(more, name)
        if first and second and _compared(first) != _compared(second):
            yield tell("{0} {1} and {2}", name, first, second)


def _compared(value: object) -> str:
    return whole_pages(str(value)).casefold()


def _folded(title: str) -> str:
    return "".join(sign for sign in title.casefold() if sign.isalnum())


def _first_author(reference: Reference) -> str:
    return reference.authors[0].split(" ")[0].casefold() if reference.authors else ""
