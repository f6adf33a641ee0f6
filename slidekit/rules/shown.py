"""A slide as its readers see it: its texts, its numbers and its exhibit, read once per draft."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.exhibits.format import TOKEN, Formatter
from slidekit.exhibits.model import TableData
from slidekit.layout.frame import Group, Table, TextBlock
from slidekit.layout.memory import Memory, once_per_object
from slidekit.rules.finding import Breach, Draft
from slidekit.study.marks import cited_in
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from slidekit.deck.model import DeckStudy, Slide
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Exhibit
    from slidekit.layout.frame import Frame, Item, Paragraph, Run, TextRole
    from slidekit.template.policy import Severity
    from slidekit.template.schema import Topic

HEADING: tuple[TextRole, ...] = ("title", "subtitle", "tag")
"""Where words stand that nobody can miss."""
RESULTS: tuple[Topic, ...] = ("efficacy", "safety")


@dataclass(frozen=True, slots=True)
class Text:
    """The paragraphs of one text block, or of one cell of a table."""

    block: str
    role: TextRole
    paragraphs: tuple[Paragraph, ...]
    runs: tuple[Run, ...]
    """All runs that hold characters."""
    words: str
    """The characters, a line for each paragraph."""
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands on a frame, whatever deck it belongs to."""

    texts: tuple[Text, ...]
    by_role: Mapping[str, str]
    """Role -> all its texts in lower case and with single spaces."""
    words: str
    """All of `by_role`."""
    bound: tuple[Run, ...]
    """The runs that print numbers."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Results:
    """The numbers of a slide."""

    facts: tuple[Fact, ...]
    """Numbers that are printed or drawn, each once."""
    printed: Mapping[str, tuple[Run, ...]]
    """Ids of those whose result stands on the slide as text, with the runs that print it."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """One slide with all that rules ask of it."""

    number: int
    slide: Slide
    frame: Frame
    topic: str
    study: DeckStudy | None
    exhibit: Exhibit | None
    reading: Reading
    results: Results

    def words(self, *roles: TextRole) -> str:
        """Return the texts of some roles, or of all, in lower case and with single spaces."""
        by_role = self.reading.by_role
        return " ".join(by_role[r] for r in roles if r in by_role) if roles else self.reading.words

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts of the slide, in reading order."""
        return self.reading.texts

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Numbers that are printed or drawn, each once."""
        return self.results.facts

    @property
    def printed(self) -> Mapping[str, tuple[Run, ...]]:
        """Ids of the numbers whose result stands on the slide as text, with the runs that do."""
        return self.results.printed

    @property
    def title(self) -> str:
        """The title as it stands on the slide."""
        return " ".join(text.words for text in self.texts if text.role == "title")

    def own_texts(self) -> Iterator[str]:
        """Yield the texts as they were written, tokens and marks of references unresolved."""
        slide = self.slide
        yield slide.title
        yield from (line.text for line in (*slide.body, *slide.right))
        yield from (*slide.key_lines, *slide.footnotes)
        if self.exhibit and isinstance(self.exhibit.data, TableData):
            yield from (cell for row in self.exhibit.data.rows for cell in row.cells)

    def cited(self) -> frozenset[str]:
        """Return the ids of the references whose marks stand on the slide."""
        marked = {i for text in self.own_texts() for i in cited_in(text)}
        return frozenset(marked | set(self.slide.references if self.slide.footnotes else ()))

    def breach(
        self,
        message: str = "message",
        *,
        block: str = "",
        severity: Severity | None = None,
        lacks: str = "",
        **facts: str,
    ) -> Breach:
        """Return a breach on this slide."""
        return Breach(self.slide.id, block, tuple(facts.items()), message, severity, lacks)

    def breaches(self, problems: Iterable[tuple[str, str]]) -> Iterator[Breach]:
        """Yield a breach for each code among (code, fact) pairs, with all its facts."""
        facts: dict[str, list[str]] = {}
        for code, fact in problems:
            facts.setdefault(code, []).append(fact)
        for code, ids in facts.items():
            yield self.breach(code, fact=listed(ids))


def breach(
    message: str = "message",
    *,
    severity: Severity | None = None,
    lacks: str = "",
    because: str = "",
    **facts: str,
) -> Breach:
    """Return a breach of the deck as a whole."""
    return Breach("", "", tuple(facts.items()), message, severity, lacks, because=because)


def plain(text: str) -> str:
    """Return text for comparing: lower case, single spaces."""
    return " ".join(text.casefold().split())


@lru_cache(maxsize=2)
def all_shown(draft: Draft) -> tuple[Shown, ...]:
    """Return every slide of a draft, in order."""
    read = _Reader(draft)
    return tuple(read.slide(*page) for page in draft.pages())


def shown_of(draft: Draft, *topics: Topic) -> tuple[Shown, ...]:
    """Return the slides of some topics, in order."""
    return tuple(shown for shown in all_shown(draft) if shown.topic in topics)


def visible(slides: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """Return the slides that are not hidden."""
    return tuple(shown for shown in slides if not shown.slide.hidden)


def of_role(draft: Draft, *roles: str) -> tuple[Shown, ...]:
    """Return the slides of some roles, in order."""
    return tuple(shown for shown in all_shown(draft) if shown.slide.role in roles)


def of_kind(draft: Draft, *kinds: str) -> tuple[Shown, ...]:
    """Return the slides whose exhibit is of some kinds, in order."""
    return tuple(s for s in all_shown(draft) if s.exhibit and s.exhibit.kind in kinds)


def by_study(draft: Draft) -> tuple[tuple[DeckStudy, tuple[Shown, ...]], ...]:
    """Return each study with its slides; slides of no study belong to all."""
    return tuple(
        (study, tuple(s for s in all_shown(draft) if s.study is study or not s.slide.study))
        for study in draft.deck.studies
    )


RESULTS_OF: Memory[tuple[tuple[object, ...], Results]] = Memory()
"""Frame -> what its numbers were when they were last looked up, and what was made of them."""


class _Reader:
    """Looks up what slides name."""

    def __init__(self, draft: Draft) -> None:
        self.deck = draft.deck
        self.exhibits = draft.deck.exhibit_index()
        self.facts = draft.deck.fact_index()
        self.formatter = Formatter(draft.policy.formats)
        self.studies = {study.id: study for study in draft.deck.studies}

    def slide(self, number: int, slide: Slide, frame: Frame) -> Shown:
        exhibit = self.exhibits.get(slide.exhibit)
        reading = read_frame(frame)
        drawn = exhibit.facts if exhibit and not isinstance(exhibit.data, TableData) else ()
        return Shown(
            number=number,
            slide=slide,
            frame=frame,
            topic=self.deck.topic(slide),
            study=self.studies.get(slide.study, next(iter(self.deck.studies), None)),
            exhibit=exhibit,
            reading=reading,
            results=self.results(frame, reading.bound, drawn),
        )

    def results(self, frame: Frame, bound: tuple[Run, ...], drawn: tuple[str, ...]) -> Results:
        """Return the numbers of a frame; they are read once while they stay what they are."""
        get = self.facts.get
        seen = (self.formatter, drawn, [get(run.fact or "") for run in bound], [*map(get, drawn)])
        known = RESULTS_OF.get(frame)
        if known is None or known[0] != seen:
            printed = self.printed(bound)
            ids = sorted({*printed, *drawn})
            facts = tuple(self.facts[i] for i in ids if i in self.facts)
            known = RESULTS_OF.put(frame, (seen, Results(facts, printed)))
        return known[1]

    def printed(self, bound: tuple[Run, ...]) -> dict[str, tuple[Run, ...]]:
        """Return the runs of each fact; headings such as "95% CI" and "N = 307" print no result."""
        found: dict[str, tuple[Run, ...]] = {}
        for run in bound:
            fact = self.facts.get(run.fact or "")
            if fact and not self.is_heading(fact, run.text):
                found[fact.id] = (*found.get(fact.id, ()), run)
        return found

    def is_heading(self, fact: Fact, text: str) -> bool:
        """Tell whether a text is the level or the N of a fact and not its value."""
        if fact.level is not None and text == self.formatter.level(fact):
            return True
        return fact.measure == "proportion" and text == str(fact.N)


@once_per_object
def read_frame(frame: Frame) -> Reading:
    """Return the texts of a frame."""
    texts = tuple(text for item in frame.items for text in _texts(item))
    by_role = _by_role(texts)
    bound = tuple(run for text in texts for run in text.runs if run.fact)
    return Reading(texts, by_role, " ".join(by_role.values()), bound)


def _by_role(texts: tuple[Text, ...]) -> dict[str, str]:
    roles: dict[str, list[str]] = {}
    for text in texts:
        roles.setdefault(text.role, []).append(text.words)
    return {role: plain(" ".join(words)) for role, words in roles.items()}


def _texts(item: Item) -> tuple[Text, ...]:
    if isinstance(item, TextBlock):
        return _block_texts(item)
    return _part_texts(item) if isinstance(item, Table | Group) else ()


def _block_texts(block: TextBlock) -> tuple[Text, ...]:
    if block.role == "stamp":
        return ()
    return (_text(block.name, block.role, block.paragraphs, block.fill),)


@once_per_object
def _part_texts(item: Table | Group) -> tuple[Text, ...]:
    """Return the texts of a table or figure, which stays the same when the slide is moved."""
    if isinstance(item, Table):
        cells = (cell for row in item.rows for cell in row)
        return tuple(_text(item.name, "table", cell.paragraphs, cell.fill) for cell in cells)
    blocks = (part for part in item.items if isinstance(part, TextBlock))
    return tuple(text for block in blocks for text in _block_texts(block))


def _text(block: str, role: TextRole, paragraphs: tuple[Paragraph, ...], fill: str | None) -> Text:
    runs = tuple(run for p in paragraphs for run in p.runs if run.text.strip())
    return Text(block, role, paragraphs, runs, "\n".join(p.text for p in paragraphs), fill)


def tokens(text: str) -> tuple[str, ...]:
    """Return the ids of the facts whose tokens stand in a text."""
    return tuple(match[1] for match in TOKEN.finditer(text))
