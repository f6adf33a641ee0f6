"""Figures and tables of others: each that is taken over has the permission of who owns it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.exhibits.model import TableData
from slidekit.rules.finding import Rule
from slidekit.rules.shown import all_shown, breach, of_kind, plain
from slidekit.study.marks import MARK
from slidekit.study.permission import places_in
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.permission import Permission
    from slidekit.study.spec import Reference
    from slidekit.template.policy import PermissionsPolicy, Severity

    Problem = tuple[str, dict[str, str]]

_THINGS = r"\b(?:figures?|figs?\.?|tables?|graphs?|images?|pictures?|diagrams?|illustrations?)\b"
_TAKEN = (
    r"reproduced|reprinted|republished|re-?used|copied|taken over|used with (?:\w+ )?permission"
)
_CHANGED = r"adapted|modified|redrawn|angepasst|verändert|neu gezeichnet"
_NUMBERED = r"[a-z]?\d+[a-z]?"
_AUTHOR = (
    r"(?:\{ref:|(?-i:(?!(?:Week|Day|Cycle|Month|Visit|Year|Baseline|Part|Table|Figure|Slide|Phase)\b)"
    r"[A-Z][a-z\N{RIGHT SINGLE QUOTATION MARK}'-]+))"
)
"""A name, or a citation; "Images from CT" and "Table 2 after Week 12" take nothing over."""
TAKEN = re.compile(
    rf"(?:(?:^|[.;:(]\s*)|{_THINGS}[^.;]{{0,40}}?\s)(?P<how>{_TAKEN}|{_CHANGED})\b[^.;]{{0,60}}?"
    r"\b(?:from|under|with (?:\w+ )?permission)\b"
    r"|\bwith (?:\w+ )?permission (?:of|from)\b"
    rf"|{_THINGS}[^.;]{{0,40}}?\s(?:is |are |was |were )?taken from\b"
    rf"|\bsource:\s*{_THINGS}[^.;]{{0,12}}\b(?:of|from|in)\b"
    rf"|{_THINGS}(?:\s+{_NUMBERED})?,? (?:after|from|by) {_AUTHOR}"
    r"|\bcourtesy of\b"
    r"|(?:\N{COPYRIGHT SIGN}|\bcopyright)\s*(?:(?:19|20)\d\d|by\b|of\b)",
    re.IGNORECASE,
)
"""Words below a figure that was taken over; "a score adapted from another" is none."""
NEEDED = ("holder", "number", "covers")
"""What a permission without an open licence must say."""
CHANGED = re.compile(_CHANGED, re.IGNORECASE)
ADAPTED = re.compile(r"\b(?:adapted|angepasst)\b", re.IGNORECASE)
_VERSION = re.compile(r"\s*\d+(?:\.\d+)*(?: (?:unported|international))?(?: licen[cs]e)?$")
"""What a licence's name may end with; "4.0 NC" is another licence."""
MILD = ("no_end", "undated")
"""Messages that only warn."""


def figure_permission(draft: Draft) -> Iterator[Breach]:
    """Who owns a figure or table that is taken over has permitted it, on the deck's date.

    The deck's date counts, no clock. A figure that was drawn anew from published numbers is none
    that was taken over; it says that it is adapted.
    """
    references = {reference.id: reference for reference in draft.deck.references()}
    for shown in all_shown(draft):
        if shown.slide.role == "references":
            continue
        sources = redrawn_from(shown)
        if sources and not ADAPTED.search(shown.words()):
            yield shown.breach("unsaid", id=listed(sources))
        for text in dict.fromkeys(shown.own_texts()):
            found = _taken_over(text)
            if found and not (sources and ADAPTED.match(found["how"] or "")):
                is_changed = bool(CHANGED.fullmatch(found["how"] or ""))
                yield from _taken(draft, shown, text, is_changed, references)
    yield from _read_off(draft, references)


@lru_cache(maxsize=4096)
def _taken_over(text: str) -> re.Match[str] | None:
    """Return the words that say that something was taken over; most texts come again and again."""
    return TAKEN.search(text)


def redrawn_from(shown: Shown) -> tuple[str, ...]:
    """Return the ids of the sources whose numbers, and no patients' data, a figure shows."""
    if shown.exhibit is None or isinstance(shown.exhibit.data, TableData):
        return ()
    hows = [fact.provenance for fact in shown.facts]
    if any(how.inputs or any(c.kind == "reported" for c in how.checks) for how in hows):
        return ()
    told = {f.provenance.reference for f in shown.facts if f.reported}
    return tuple(sorted(filter(None, told)))


def _taken(
    draft: Draft, shown: Shown, text: str, is_changed: bool, references: dict[str, Reference]
) -> Iterator[Breach]:
    """Yield what is wrong with a text that says that something was taken over."""
    marks = [(m[1], m[2] or "") for m in MARK.finditer(text) if m[1] in references]
    if not marks:
        yield shown.breach("no_source", text=text[:80])
    for id_, anchor in marks:
        places = places_in(f"{anchor} {MARK.sub(' ', text)}" if len(marks) == 1 else anchor)
        asked = _Asked(places, is_changed, shown.words(), draft.deck.settings.date)
        for code, facts in _best(references[id_], asked, draft.policy.permissions):
            severity: Severity | None = "warn" if code in MILD else None
            yield shown.breach(code, severity=severity, id=id_, **facts)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a permission is asked for: what is taken over, how, on which slide and day."""

    places: frozenset[str]
    is_changed: bool
    words: str
    """Those of the slide, in lower case."""
    day: dt.date | None


def _best(reference: Reference, asked: _Asked, policy: PermissionsPolicy) -> list[Problem]:
    """Return what is wrong with the permission that fits best; a source may have several."""
    records = [list(_problems(one, asked, policy)) for one in reference.permissions]
    return min(records, key=_weight, default=[("missing", {})])


def _weight(problems: list[Problem]) -> tuple[int, int]:
    """Return how many problems of a permission block, and how many there are."""
    return sum(code not in MILD for code, _ in problems), len(problems)


def _problems(record: Permission, asked: _Asked, policy: PermissionsPolicy) -> Iterator[Problem]:
    is_open = open_licence(record.licence) in map(str.casefold, policy.open_licences)
    lacks = [name for name in NEEDED if not (is_open or getattr(record, name))]
    if lacks:
        yield "incomplete", {"parts": listed(lacks)}
    yield from _coverage(record, asked)
    if asked.is_changed and not may_change(record, policy):
        yield "unchanged_only", {"licence": record.licence or record.number or record.holder}
    yield from _validity(record, asked.day, is_open=is_open)
    if record.credit and plain(record.credit) not in asked.words:
        yield "credit", {"credit": record.credit}


def open_licence(licence: str) -> str:
    """Return the name of a licence without its version: "cc by" of "CC-BY 4.0"."""
    name = " ".join(licence.casefold().replace("cc-by", "cc by").split())
    return _VERSION.sub("", name)


def may_change(record: Permission, policy: PermissionsPolicy) -> bool:
    """Tell whether a permission lets a figure be changed; an open licence says so itself."""
    name = open_licence(record.licence)
    if name in map(str.casefold, policy.open_licences):
        return name not in map(str.casefold, policy.unchanged_only)
    return bool(record.adaptation)


def _coverage(record: Permission, asked: _Asked) -> Iterator[Problem]:
    """Yield the figures that a permission which names some does not name."""
    if not record.covers:
        return
    covered = places_in("; ".join(record.covers))
    if not asked.places:
        yield "no_place", {"covers": listed(record.covers)}
    elif missing := sorted(asked.places - covered):
        yield "not_covered", {"places": listed(missing), "covers": listed(record.covers)}


def _validity(record: Permission, day: dt.date | None, *, is_open: bool) -> Iterator[Problem]:
    ends = record.expires
    if ends is None and not is_open:
        yield "no_end", {}
    if day is None:
        if record.granted or isinstance(ends, dt.date):
            yield "undated", {}
        return
    if record.granted and record.granted > day:
        yield "early", {"granted": record.granted.isoformat(), "day": day.isoformat()}
    if isinstance(ends, dt.date) and ends < day:
        yield "expired", {"expires": ends.isoformat(), "day": day.isoformat()}


def _read_off(draft: Draft, references: dict[str, Reference]) -> Iterator[Breach]:
    """Yield the sources whose curves were read off without a permission that holds.

    Numbers belong to nobody; how near a curve that was read off comes to the printed figure is for
    the company's lawyers, so this only warns, unless the policy says otherwise.
    """
    slides: dict[str, list[str]] = {}
    for shown in of_kind(draft, "km"):
        for id_ in set(redrawn_from(shown)) & references.keys():
            slides.setdefault(id_, []).append(str(shown.number))
    day, policy = draft.deck.settings.date, draft.policy.permissions
    for id_, numbers in sorted(slides.items()):
        records = (one for one in references[id_].permissions if may_change(one, policy))
        if all(any(_validity(one, day, is_open=True)) for one in records):
            yield breach("read_off", severity="warn", id=id_, slides=listed(numbers))


RULES = (
    Rule(
        "figure-permission",
        "Copyright law; ICMJE Recommendations on borrowed material; licences of publishers",
        "block",
        figure_permission,
    ),
)
