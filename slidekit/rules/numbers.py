"""Numbers come from results: none is typed by hand, and none stands for what is not known."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.model import TableData
from slidekit.layout.memory import once_per_object
from slidekit.rules.declared import NUMERAL, Declared, any_of
from slidekit.rules.finding import Rule
from slidekit.rules.naming import runs_of
from slidekit.rules.shown import HEADING, all_shown, breach
from slidekit.study.marks import MARK
from slidekit.study.settings import UNITS
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Exhibit
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import StudySpec

MONTH = r"(?:jan|feb|m[aä]r|apr|ma[yi]|jun[ei]?|jul[iy]?|aug|sept?|o[ck]t|nov|de[cz])[a-z]*\.?"
COUNTED = (
    r"(?:patients?|subjects?|participants?|people|events?|deaths?|men|women|cases?|cent"
    r"|patient\w+|ereignisse?|todesfälle)"
)
RANGE = r"(?:\s*(?:-|\N{EN DASH}|/|to|or|and|bis|oder|und|,)\s*\d+[ab]?)*"


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


CONVENTIONS = _patterns(
    r"(?<!\w)\+?\d{1,3}(?:-[A-Z\d]{3,4}){2,}\b",
    rf"\bslides? \d+{RANGE}",
    rf"\bphase \d[ab]?{RANGE}",
    rf"\bgrades? (?:\N{{GREATER-THAN OR EQUAL TO}}|>=?)?\s?[0-5]{RANGE}",
    rf"\b(?:ECOG|WHO|NYHA|PS|performance status|stage|type|class)(?: PS)? \d{RANGE}",
    rf"\b(?:day|week|cycle|visit|month|year|dose|cohort|part|question)s? \d+{RANGE}",
    rf"\bFolien? \d+{RANGE}",
    rf"\bGrad(?:e|en)? (?:\N{{GREATER-THAN OR EQUAL TO}}|>=?)?\s?[0-5]{RANGE}",
    rf"\b(?:Stadium|Typ|Klasse|Tag|Woche|Zyklus|Visite|Monat|Jahr|Kohorte|Teil|Frage) \d+{RANGE}",
    r"\bEreignisfrei, \d+(?:,\d+)? (?:Tag|Woche|Monat|Jahr)",
    r"\balle \d+ (?:Stunden|Tage|Wochen|Monate)\b",
    r"\bnach \d+(?:,\d+)? (?:Stunden|Tagen|Wochen|Monaten|Jahren)\b",
    r"\b\d{2}(?:,\d)?[-\u2011\s]?%[-\u2011]?\s?(?:KI|Konfidenz)",
    r"\bevery \d+ (?:hours?|days?|weeks?|months?)\b",
    r"\bat \d+(?:\.\d+)? (?:days?|weeks?|months?|years?)\b",
    r"\b\d+-(?:day|week|month|year|arm|sided|fold dilution)\b",
    r"\b(?:MedDRA|CTCAE|RECIST|version|v)\.? ?v?\d+(?:\.\d+)*\b",
    r"\b\d+(?:\s?:\s?\d+)+\b",
    r"\b\d{2}(?:\.\d)?\s?% (?:CI|confidence|credible)",
    r"\b\d+-[A-Z][A-Za-z]+",
    r"(?-i:\b\d{1,3}(?:Lu|Y|I|F|Ga|Tc|Ra|P)\b)",
    r"\b[A-Za-z][A-Za-z]*[-\N{EN DASH}]?\d+[A-Za-z0-9]*(?![\d.,]*\s?%|[.,]\d)",
)
"""Numerals that are parts of a name, a telephone or a scale: phases, grades, times, HER2."""

REGISTRATIONS = _patterns(r"\bNCT\d{8}\b", r"\b\d{4}-\d{6}-\d{2}(?:-\d{2})?\b")
DATES = _patterns(
    r"\b\d{4}-\d{2}-\d{2}\b",
    rf"\b\d{{1,2}}\.? {MONTH} \d{{4}}\b",
    rf"\b{MONTH} (?:\d{{1,2}}, )?\d{{4}}\b",
    rf"\b(?:19|20)\d\d\b(?![.,]\d)(?!\s*(?:%|{COUNTED}\b))",
)
DOSES = _patterns(rf"\b\d+(?:[.,]\d+)?\s?{UNITS}(?:/\w+)*\b", r"\bAUC ?\d+\b")
TO_DECLARE: dict[str, tuple[re.Pattern[str], ...]] = {
    "registration": REGISTRATIONS,
    "date": DATES,
    "dose": DOSES,
}
"""What is free if study.yaml declares it; undeclared it may as well be a result, as 2.5 g/dL."""

SPOKEN = _patterns(r"\b\d+(?:\.\d+)?(?: ?- ?\d+)? ?(?:min|minutes?|seconds?)\b")
"""How long a speaker takes: free in notes."""

ALLOWED = (*REGISTRATIONS, *DATES, *DOSES, *CONVENTIONS)
"""What is free in files of other programs, which declare nothing."""

UNREAD = (
    *("references", "boxed_warning", "acknowledgement", "disclosures"),
    *("request", "request_question", "duties"),
)
"""Roles of slides whose numerals are those of a source, of a requester or of no trial."""

SENTENCE = re.compile(r"(?<=[.!?;])\s+")
UNSEEN = ("notes", "alt")
"""Texts that no slide shows."""

NOTHING = frozenset(
    {
        "",
        "0",
        "0.0",
        "0.00",
        "0%",
        "0.0%",
        "0,0",
        "0,00",
        "0\N{NO-BREAK SPACE}%",
        "0/0",
        "-",
        "\N{EN DASH}",
        "\N{EM DASH}",
    }
)


def numbers_bound(draft: Draft) -> Iterator[Breach]:
    """Numerals in all that a person can write are tokens of results, or are declared."""
    declared = {study.id: _declared(study.spec) for study in draft.deck.studies}
    own = any_of(draft.deck.settings.numerals)
    yield from _unnamed(draft.deck.settings.numerals)
    for shown in all_shown(draft):
        if shown.slide.role in UNREAD:
            continue
        study = declared.get(shown.study.id) if shown.study else None
        told = study.on(shown.topic) if study else ()
        for part, text in _written(shown):
            weighty = part in HEADING or (shown.slide.role == "conclusions" and part not in UNSEEN)
            # What somebody declared in the deck's own list may be a result all the same.
            free = told if weighty else (own, *told, *(SPOKEN if part == "notes" else ()))
            for code, numerals in _typed(text, free):
                yield shown.breach(
                    code,
                    block=f"{shown.slide.id}.{part}",
                    severity="block" if weighty else "warn",
                    numerals=", ".join(numerals),
                    text=_shortened(text),
                )


def _unnamed(numerals: Iterable[str]) -> Iterator[Breach]:
    """Yield those that a deck declares and that are no date, dose or identifier to look at."""
    if odd := [one for one in numerals if NUMERAL.search(_without(one, ALLOWED))]:
        yield breach("freed", severity="warn", numerals=listed(odd))


def _written(shown: Shown) -> Iterator[tuple[str, str]]:
    """Yield block and text of all that a person can write; a cited line has its source."""
    slide = shown.slide
    yield from (("title", slide.title), ("tag", slide.tag))
    if slide.role == "title":
        return
    for part, lines in (("body", slide.body), ("right", slide.right)):
        for line in lines:
            if slide.role == "conclusions" or not MARK.search(line.text):
                yield part, line.text
    yield from (("key", text) for text in slide.key_lines)
    yield from _beside(shown)


def _beside(shown: Shown) -> Iterator[tuple[str, str]]:
    """Yield what people added to footnotes, notes and alternative texts.

    What an exhibit wrote of itself holds constants of its methods.
    """
    slide = shown.slide
    texts = (
        *(("footnotes", text) for text in slide.footnotes),
        *(("notes", text) for text in slide.notes),
        ("alt", slide.alt),
    )
    told = _sentences(shown.exhibit) if shown.exhibit else frozenset()
    for part, text in texts:
        own = " ".join(one for one in SENTENCE.split(text) if one not in told)
        if not MARK.search(own):
            yield part, own


@once_per_object
def _declared(spec: StudySpec) -> Declared:
    return Declared.of(spec)


@once_per_object
def _sentences(made: Exhibit) -> frozenset[str]:
    """Return the sentences that an exhibit wrote of itself."""
    written = (*made.footnotes, *made.notes, made.alt)
    return frozenset(one for text in (*written, " ".join(written)) for one in SENTENCE.split(text))


@lru_cache(maxsize=4096)
def _typed(text: str, free: tuple[re.Pattern[str], ...]) -> tuple[tuple[str, list[str]], ...]:
    """Return what a text has of undeclared registrations, dates and doses, and other numerals."""
    return tuple(_found(text, free))


def _found(text: str, free: tuple[re.Pattern[str], ...]) -> Iterator[tuple[str, list[str]]]:
    rest = _without(MARK.sub(" ", TOKEN.sub(" ", text)), free)
    for kind, patterns in TO_DECLARE.items():
        found = [match[0] for pattern in patterns for match in pattern.finditer(rest)]
        rest = _without(rest, patterns)
        if found:
            yield kind, list(dict.fromkeys(found))
    if typed := [numeral.strip() for numeral in NUMERAL.findall(_without(rest, CONVENTIONS))]:
        yield "message", typed


def _without(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    for pattern in patterns:
        if not NUMERAL.search(text):
            return text
        text = pattern.sub(" ", text)
    return text


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}..."


def missing_not_zero(draft: Draft) -> Iterator[Breach]:
    """What is not known is printed as not reported: it is no zero, no dash and no blank."""
    for fact in draft.deck.facts:
        if fact.absent == "not_reported" and _has_value(fact):
            yield from (
                shown.breach("contradiction", fact=fact.id)
                for shown in all_shown(draft)
                if fact in shown.facts
            )
    for shown in all_shown(draft):
        # A share of no subjects is rightly 0/0.
        for fact in (f for f in shown.facts if f.value is None and f.absent and f.N != 0):
            if any(run.text.strip() in NOTHING for run in runs_of(shown, fact)):
                yield shown.breach("printed", fact=fact.id)
        yield from _blank_cells(shown)


def _has_value(fact: Fact) -> bool:
    """Tell whether a number is there; of a share the numerator alone would give it."""
    return fact.value is not None or (fact.measure == "proportion" and fact.n is not None)


def _blank_cells(shown: Shown) -> Iterator[Breach]:
    """Yield the rows of tables of results in which some numbers are there and some are blank."""
    exhibit = shown.exhibit
    if exhibit is None or not exhibit.facts or not isinstance(exhibit.data, TableData):
        return
    heading: tuple[str, ...] = ()
    for row in exhibit.data.rows:
        heading = row.cells if row.group else heading if row.level else ()
        # What stands in the heading of a group holds for its rows.
        above = heading[1:] if row.level else ()
        pairs = zip_longest(row.cells[1:], above, fillvalue="")
        numbers = [cell.strip() or said for cell, said in pairs]
        if any(TOKEN.search(cell) for cell in numbers) and not all(numbers):
            yield shown.breach("blank", row=row.cells[0])


RULES = (
    Rule(
        "numbers-bound",
        "Company policy: every number is bound to its source",
        "warn",
        numbers_bound,
    ),
    Rule("missing-not-zero", "Company policy: missing is never zero", "block", missing_not_zero),
)
