"""References as lines of the list of references, in AMA or in Vancouver style; and their marks.

Both styles are written out here: the CSL style files of AMA and NLM are CC BY-SA, which an
Apache-2.0 program cannot take over, and neither has congress abstracts and data on file as medical
affairs cites them.

Sources:
    AMA: AMA Manual of Style, 11th ed, chapter 3 (no full stop after a DOI or an address).
    Vancouver: ICMJE Recommendations, "Samples of Formatted References" and Citing Medicine (NLM).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from slidekit.exhibits.setting import day_words
from slidekit.languages import deck_language, say
from slidekit.study.references.pages import short_pages, whole_pages
from slidekit.study.references.record import RETRACTED

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from slidekit.study.spec import Reference

Style = Literal["ama", "vancouver"]

MOST_AUTHORS = 6
"""More authors than this are cut and followed by "et al", in both styles."""

SHOWN_AUTHORS: dict[Style, int] = {"ama": 3, "vancouver": 6}
"""How many authors are left where they are cut."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_OPEN: dict[Style, tuple[str, ...]] = {
    "ama": ("doi:", "http://", "https://"),
    "vancouver": ("Available from:", "Verfügbar unter:"),
}
"""What no full stop follows: it would be taken for a part of the address."""


def format_reference(reference: Reference, style: Style = "ama") -> str:
    """Return one reference; what study.yaml does not give is left out, never filled in."""
    parts = _vancouver(reference) if style == "vancouver" else _ama(reference)
    return " ".join(_ended(part, style) for part in parts if part)


def _ended(part: str, style: Style) -> str:
    """Return a part with its full stop, unless it ends with a sign of its own."""
    if part.endswith((".", "?", "!")) or part.startswith(_OPEN[style]):
        return part
    return f"{part}."


def _ama(reference: Reference) -> Iterator[str]:
    yield _authors(reference, "ama")
    yield _title(reference)
    if reference.type == "abstract":
        yield _presented(reference)
    if _is_in_journal(reference):
        yield reference.journal
        yield _issue(reference, whole_pages(reference.pages)) or _online_first(reference)
    else:
        yield from (reference.version, _published(reference))
    if reference.nct:
        yield say("ClinicalTrials.gov identifier: {0}", reference.nct)
    yield from _ama_access(reference)


def _ama_access(reference: Reference) -> Iterator[str]:
    """Yield where a source is found: by its DOI, else by PMID or address."""
    if reference.doi:
        yield f"doi:{reference.doi}"
        return
    if reference.pmid:
        yield f"PMID: {reference.pmid}"
    if reference.accessed:
        yield say("Accessed {0}", _long_day(reference.accessed))
    yield reference.url


def _vancouver(reference: Reference) -> Iterator[str]:
    yield _authors(reference, "vancouver")
    yield _title(reference) + _medium(reference)
    if reference.type == "abstract":
        yield _congress(reference)
    if _is_in_journal(reference):
        yield reference.journal
        dated = reference.published_online if _is_ahead(reference) else None
        yield _short_day(dated) if dated else _issue(reference, short_pages(reference.pages))
    else:
        yield reference.version
        yield " ".join(part for part in (_published(reference), _cited(reference)) if part)
    if reference.type == "abstract" and reference.number:
        yield say("Abstract no. {0}", reference.number)
    yield from _vancouver_access(reference)


def _vancouver_access(reference: Reference) -> Iterator[str]:
    if reference.doi:
        yield f"doi: {reference.doi}"
    if _is_ahead(reference):
        yield say("Epub ahead of print")
    if reference.pmid:
        yield f"PMID: {reference.pmid}"
    if reference.nct:
        yield say("ClinicalTrials.gov registration number: {0}", reference.nct)
    if reference.url and not reference.doi:
        yield say("Available from: {0}", reference.url)


def _authors(reference: Reference, style: Style) -> str:
    authors = reference.authors
    if len(authors) > MOST_AUTHORS:
        authors = (*authors[: SHOWN_AUTHORS[style]], "et al")
    return ", ".join(authors)


def _title(reference: Reference) -> str:
    title = reference.title
    if reference.type == "data_on_file":
        title = say("Data on file: {0}", title)
    is_said = RETRACTED.match(reference.title)
    return say("{0} [retracted]", title) if reference.retracted and not is_said else title


def _is_in_journal(reference: Reference) -> bool:
    """Tell whether a source is a part of a journal, or a congress abstract in none."""
    return bool(reference.journal) or reference.type in ("article", "abstract")


def _is_ahead(reference: Reference) -> bool:
    """Tell whether a paper was put online and is in no issue yet."""
    return bool(reference.published_online and not reference.volume and not reference.pages)


def _issue(reference: Reference, pages: str) -> str:
    """Return "2025;392(4):301-312" from what there is of year, volume, issue and pages."""
    if _is_ahead(reference) or (reference.type == "abstract" and not reference.journal):
        return ""
    volume = reference.volume + (f"({reference.issue})" if reference.issue else "")
    year = str(reference.year) if reference.year else ""
    where = ":".join(part for part in (volume, pages) if part)
    return ";".join(part for part in (year, where) if part)


def _online_first(reference: Reference) -> str:
    day = reference.published_online
    return say("Published online {0}", _long_day(day)) if day and _is_ahead(reference) else ""


def _published(reference: Reference) -> str:
    """Return "Example Pharma; 2026" of a label, a guideline or a report."""
    year = str(reference.year) if reference.year else ""
    return "; ".join(part for part in (reference.publisher, year) if part)


def _medium(reference: Reference) -> str:
    """Return what stands behind a title: that it is an abstract, or was read on the web."""
    if reference.type == "abstract":
        return " [abstract]"
    is_online = reference.url and reference.accessed and not _is_in_journal(reference)
    return " [Internet]" if is_online else ""


def _cited(reference: Reference) -> str:
    day = reference.accessed
    return say("[cited {0}]", _short_day(day)) if day and reference.url else ""


def _presented(reference: Reference) -> str:
    """Return "Abstract 9001 presented at: Congress; June 1, 2025; City"."""
    number = f"Abstract {reference.number}" if reference.number else "Abstract"
    where = _event(reference)
    return say("{0} presented at: {1}", number, where) if where else number


def _congress(reference: Reference) -> str:
    where = _event(reference)
    return say("Presented at: {0}", where) if where else ""


def _event(reference: Reference) -> str:
    if not reference.meeting:
        return ""
    year = "" if reference.journal or not reference.year else str(reference.year)
    parts = (reference.meeting, reference.meeting_date or year, reference.meeting_place)
    return "; ".join(part for part in parts if part)


def _long_day(day: dt.date) -> str:
    """Return "March 5, 2025", in a German deck "5. März 2025"."""
    if deck_language() == "de":
        return day_words(day)
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _short_day(day: dt.date) -> str:
    """Return "2025 Mar 5", in a German deck "5.3.2025"."""
    if deck_language() == "de":
        return f"{day.day}.{day.month}.{day.year}"
    return f"{day.year} {MONTHS[day.month - 1][:3]} {day.day}"


def joined_numbers(numbers: Iterable[int]) -> str:
    """Return "1,3-5": numbers in order, three or more in a row joined by a hyphen."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    return f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(map(str, run))
