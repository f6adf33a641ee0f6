"""A slide as its readers see it: its texts, its numbers and its exhibit, read once per draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.model import TableData
from slidekit.layout.frame import Group, Table, TextBlock
from slidekit.rules.finding import Breach, Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import DeckStudy, Slide
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Exhibit
    from slidekit.layout.frame import Frame, Item, Paragraph, Run, TextRole
    from slidekit.template.policy import Severity
    from slidekit.template.schema import Topic

HEADING: tuple[TextRole, ...] = ("title", "subtitle", "tag")
"""Where words stand that nobody can miss."""
CONTENT: tuple[TextRole, ...] = (*HEADING, "body", "table", "figure")
"""All but the small print."""
RESULTS: tuple[Topic, ...] = ("efficacy", "safety")

_CITED = re.compile(r"\{ref:([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """The paragraphs of one text block, or of one cell of a table."""

    block: str
    role: TextRole
    paragraphs: tuple[Paragraph, ...]
    fill: str | None = None

    @property
    def runs(self) -> Iterator[Run]:
        """All runs that hold characters."""
        return (run for paragraph in self.paragraphs for run in paragraph.runs if run.text.strip())

    @property
    def words(self) -> str:
        """The characters, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """One slide with all that rules ask of it."""

    number: int
    slide: Slide
    frame: Frame
    topic: str
    study: DeckStudy | None
    exhibit: Exhibit | None
    texts: tuple[Text, ...]
    facts: tuple[Fact, ...]
    """Numbers that are printed or drawn, each once."""
    printed: frozenset[str]
    """Ids of those that stand on the slide as text."""

    def words(self, *roles: TextRole) -> str:
        """Return the texts of some roles, or of all, in lower case and with single spaces."""
        return plain(" ".join(t.words for t in self.texts if not roles or t.role in roles))

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
        return frozenset(i for text in self.own_texts() for i in _CITED.findall(text))

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


def breach(
    message: str = "message", *, severity: Severity | None = None, lacks: str = "", **facts: str
) -> Breach:
    """Return a breach of the deck as a whole."""
    return Breach("", "", tuple(facts.items()), message, severity, lacks)


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


class _Reader:
    """Looks up what slides name."""

    def __init__(self, draft: Draft) -> None:
        self.deck = draft.deck
        self.exhibits = draft.deck.exhibit_index()
        self.facts = draft.deck.fact_index()
        self.studies = {study.id: study for study in draft.deck.studies}

    def slide(self, number: int, slide: Slide, frame: Frame) -> Shown:
        exhibit = self.exhibits.get(slide.exhibit)
        texts = tuple(text for item in frame.items for text in _texts(item))
        printed = frozenset(run.fact for text in texts for run in text.runs if run.fact)
        drawn = exhibit.facts if exhibit and not isinstance(exhibit.data, TableData) else ()
        ids = sorted({*printed, *drawn})
        return Shown(
            number=number,
            slide=slide,
            frame=frame,
            topic=self.deck.topic(slide),
            study=self.studies.get(slide.study, next(iter(self.deck.studies), None)),
            exhibit=exhibit,
            texts=texts,
            facts=tuple(self.facts[i] for i in ids if i in self.facts),
            printed=printed,
        )


def _texts(item: Item) -> Iterator[Text]:
    if isinstance(item, TextBlock):
        if item.role != "stamp":
            yield Text(item.name, item.role, item.paragraphs, item.fill)
    elif isinstance(item, Table):
        for row in item.rows:
            yield from (Text(item.name, "table", cell.paragraphs, cell.fill) for cell in row)
    elif isinstance(item, Group):
        for part in item.items:
            yield from _texts(part)


def tokens(text: str) -> tuple[str, ...]:
    """Return the ids of the facts whose tokens stand in a text."""
    return tuple(match[1] for match in TOKEN.finditer(text))
