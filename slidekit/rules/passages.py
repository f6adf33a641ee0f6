"""Every text of a deck as the rules of language read it, and what in it is not the author's own.

Numbers that are bound to results are taken out of the words; which they are is kept beside them.
Fixed and coded text is exempt: names and definitions of study.yaml, terms of a dictionary, quotes
of labels and guidelines, references, boxed warnings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.deck.medicines import own_drugs
from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.model import TableData
from slidekit.layout.memory import once_per_object
from slidekit.rules.shown import all_shown, read_frame
from slidekit.study.marks import cited_in, uncited
from slidekit.template.matching import matcher
from slidekit.template.tokens import BOUND, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.model import Exhibit
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Draft
    from slidekit.rules.shown import Shown, Text
    from slidekit.study.settings import DeckSettings
    from slidekit.study.spec import StudySpec
    from slidekit.template.matching import Hit

    Read = tuple[str, str, str, tuple[tuple[int, str], ...], tuple[str, ...], bool]
    """A passage without its slide, field by field."""

QUOTED = re.compile(
    '"[^"]+"|\N{LEFT DOUBLE QUOTATION MARK}[^\N{RIGHT DOUBLE QUOTATION MARK}]+.'
    "|\N{DOUBLE LOW-9 QUOTATION MARK}[^\N{LEFT DOUBLE QUOTATION MARK}]+."
)
SENTENCE_END = re.compile(r"[.!?;](?=\s|$)")
LETTERS = re.compile(r"[^\W\d_]{2}")
P_VALUE = re.compile(r"\bp\s?[=<>]", re.IGNORECASE)
PROSE = ("title", "tag", "body", "key", "footnote")
"""Where people write sentences."""
FIXED_ROLES = ("references", "boxed_warning", "disclosures")
"""Roles of slides whose lines are quoted, or name people and firms."""
CODED_KINDS = ("ae_overview", "ae_common", "ae_dot", "ae_butterfly", "aesi")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One text of a slide: a title, a line, a cell, a note."""

    shown: Shown
    where: str
    """title, tag, body, key, footnote, table, figure, notes or alt."""
    block: str
    words: str
    """The text, with a sign in the place of each bound number."""
    bound: tuple[tuple[int, str], ...]
    """Where a bound number stands, and its id."""
    cited: tuple[str, ...]
    """Ids of the references whose marks stand in it."""
    prints_p: bool

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the bound numbers."""
        return tuple(fact for _, fact in self.bound)

    def sentence(self, hit: Hit) -> tuple[str, tuple[str, ...]]:
        """Return the sentence around a hit, and the bound numbers in it."""
        ends = [m.end() for m in SENTENCE_END.finditer(self.words)]
        start = max((end for end in ends if end <= hit.start), default=0)
        stop = min((end for end in ends if end >= hit.stop), default=len(self.words))
        bound = tuple(fact for place, fact in self.bound if start <= place < stop)
        return self.words[start:stop], bound

    def is_quoted(self, hit: Hit) -> bool:
        """Tell whether a hit stands between quotation marks."""
        return any(
            quote.start() <= hit.start and hit.stop <= quote.end()
            for quote in QUOTED.finditer(self.words)
        )


@lru_cache(maxsize=2)
def all_hits(draft: Draft) -> tuple[tuple[Passage, Hit], ...]:
    """Return every wording of the policy's lexicon in a deck, without those in fixed text."""
    deck = draft.deck
    if not draft.policy.lexicon.entries:
        return ()
    find = matcher(draft.policy.lexicon, own_drugs(deck)).find
    found = [
        (Passage(shown, *read), hit)
        for shown, read in all_read(draft)
        for hit in find(read[2], marks=read[0] in PROSE)
    ]
    if not found:
        return ()
    fixed = _Fixed.of(deck)
    return tuple((p, hit) for p, hit in found if not fixed.holds(p, hit))


def all_read(draft: Draft) -> Iterator[tuple[Shown, Read]]:
    """Yield every text of a deck with its slide, slide by slide."""
    for shown in all_shown(draft):
        yield from ((shown, read) for read in _read_slide(shown.slide))
        yield from ((shown, read) for read in _read_drawn(shown.frame))


@once_per_object
def _read_slide(slide: Slide) -> tuple[Read, ...]:
    texts = (text for text in _written(slide) if text[2].strip())
    return tuple(_read(where, f"{slide.id}.{block}", text) for where, block, text in texts)


@once_per_object
def _read_drawn(frame: Frame) -> tuple[Read, ...]:
    """Return what the table and the figures of a frame say."""
    texts = (text for text in read_frame(frame).texts if text.role in ("table", "figure"))
    return tuple(_drawn(text) for text in texts if LETTERS.search(text.words))


def _written(slide: Slide) -> Iterator[tuple[str, str, str]]:
    """Yield what people can write: where it stands, the name of the block, the text."""
    yield "title", "title", slide.title
    yield "tag", "tag", slide.tag
    if slide.role not in FIXED_ROLES:
        yield from (("body", "body", line.text) for line in slide.body)
        yield from (("body", "right", line.text) for line in slide.right)
    yield from (("key", "key", text) for text in slide.key_lines)
    yield from (("footnote", "footnotes", text) for text in slide.footnotes)
    yield from (("notes", "notes", text) for text in slide.notes)
    yield "alt", "alt", slide.alt


def _read(where: str, block: str, text: str) -> Read:
    words, bound, end = "", [], 0
    plain = uncited(text)
    for token in TOKEN.finditer(plain):
        words += cleaned(plain[end : token.start()])
        bound.append((len(words), token[1]))
        words, end = words + BOUND, token.end()
    words += cleaned(plain[end:])
    styles = {token[2] for token in TOKEN.finditer(plain)}
    prints_p = bool(styles & {"p", "p_cell"} or P_VALUE.search(words))
    return where, block, words, tuple(bound), cited_in(text), prints_p


def _drawn(text: Text) -> Read:
    """Return a text of a table or figure; its paragraphs may be lines of one sentence."""
    words, bound = "", []
    for paragraph in text.paragraphs:
        for run in (run for run in paragraph.runs if run.baseline == "normal"):
            if run.fact:
                bound.append((len(words), run.fact))
            words += BOUND if run.fact else cleaned(run.text)
        words += " "
    prints_p = bool(P_VALUE.search(text.words))
    return text.role, text.block, words.rstrip(), tuple(bound), (), prints_p


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What stands in a deck as somebody else fixed it."""

    phrases: tuple[str, ...]
    """Names and sentences, of two words at least, wherever they stand; in small letters."""
    whole: frozenset[str]
    """Names of one word: they are fixed where a text holds nothing else."""
    quotable: frozenset[str]
    """Ids of labels and guidelines."""

    @classmethod
    def of(cls, deck: Deck) -> _Fixed:
        texts = {_folded(text) for text in _fixed_texts(deck)} - {""}
        quotable = (r.id for r in deck.references() if r.type in ("label", "guideline"))
        return cls(
            tuple(sorted(text for text in texts if " " in text)),
            frozenset(text for text in texts if " " not in text),
            frozenset(quotable),
        )

    def holds(self, passage: Passage, hit: Hit) -> bool:
        """Tell whether a hit is a part of what was fixed, or quotes a label or guideline."""
        folded = _folded(passage.words)
        if folded in self.whole:
            return True
        if self.quotable & set(passage.cited) and passage.is_quoted(hit):
            return True
        return any(
            place.start() <= hit.start and hit.stop <= place.end()
            for phrase in self.phrases
            if phrase in folded
            for place in _places(phrase, passage.words)
        )


def _places(phrase: str, text: str) -> Iterator[re.Match[str]]:
    """Return where a phrase stands in a text as whole words, whatever the blanks between them."""
    words = r"\s+".join(map(re.escape, phrase.split()))
    return re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)


def _folded(text: str) -> str:
    return " ".join(cleaned(text).lower().split())


def _fixed_texts(deck: Deck) -> Iterator[str]:
    yield from _settings_texts(deck.settings)
    for spec in (study.spec for study in deck.studies):
        yield from _study_texts(spec)
        yield from _label_texts(spec)
    yield from (text for ref in deck.references() for text in (ref.title, ref.journal))
    for exhibit in deck.exhibits:
        if exhibit.kind in CODED_KINDS:
            yield from _coded_terms(exhibit)


def _settings_texts(settings: DeckSettings) -> Iterator[str]:
    presenter = settings.presenter
    yield from (presenter.name, presenter.employer, presenter.conflicts, *settings.authors)
    yield from (settings.author_conflicts, settings.funder, settings.funder_role, settings.meeting)


def _study_texts(spec: StudySpec) -> Iterator[str]:
    """Yield names of the trial, its arms, endpoints, scales, populations and subgroups."""
    yield from (spec.title, spec.short_title, spec.condition, spec.sponsor)
    yield from (text for arm in spec.arms for text in (arm.name, arm.short))
    for one in spec.endpoints:
        yield from (one.label, one.short, one.criteria, one.assessor, one.definition)
    yield from (population.label for population in spec.populations)
    for factor in spec.subgroups or ():
        yield from (factor.label, *factor.levels, *factor.names.values())
    yield from spec.labels.values()
    for event in spec.safety.aesi or ():
        yield from (event.label, *event.terms)


def _label_texts(spec: StudySpec) -> Iterator[str]:
    """Yield what labels say."""
    for product in spec.products:
        yield from (product.generic, product.rems, product.label_version)
        yield from product.boxed_warning.split("\n")
        yield from product.contraindications
        yield from (indication.text for indication in product.indications)


def _coded_terms(exhibit: Exhibit) -> Iterable[str]:
    """Return the terms of a dictionary in a table or figure of adverse events."""
    rows = getattr(exhibit.data, "rows", ())
    if isinstance(exhibit.data, TableData):
        return (row.cells[0] for row in rows if row.cells)
    return (row.name for row in rows if hasattr(row, "name"))
