"""A slide as its readers see it: its texts, its numbers and its exhibit, read once per draft."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.exhibits.format import TOKEN, Formatter
from slidekit.exhibits.model import TableData
from slidekit.exhibits.prose import CITED
from slidekit.layout.frame import Group, Table, TextBlock
from slidekit.rules.finding import Breach, Draft
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
    by_role: Mapping[str, str]
    """Role -> all its texts in lower case and with single spaces."""
    facts: tuple[Fact, ...]
    """Numbers that are printed or drawn, each once."""
    printed: Mapping[str, tuple[Run, ...]]
    """Ids of those whose result stands on the slide as text, with the runs that print it."""

    def words(self, *roles: TextRole) -> str:
        """Return the texts of some roles, or of all, in lower case and with single spaces."""
        return " ".join(self.by_role[r] for r in roles or self.by_role if r in self.by_role)

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
        marked = {i for text in self.own_texts() for i in CITED.findall(text)}
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
        texts = tuple(text for item in frame.items for text in _texts(item))
        printed = self.printed(texts)
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
            by_role=_by_role(texts),
            facts=tuple(self.facts[i] for i in ids if i in self.facts),
            printed=printed,
        )

    def printed(self, texts: tuple[Text, ...]) -> dict[str, tuple[Run, ...]]:
        """Return the runs of each fact; headings such as "95% CI" and "N = 307" print no result."""
        found: dict[str, tuple[Run, ...]] = {}
        for run in (run for text in texts for run in text.runs):
            fact = self.facts.get(run.fact or "")
            if fact and not self.is_heading(fact, run.text):
                found[fact.id] = (*found.get(fact.id, ()), run)
        return found

    def is_heading(self, fact: Fact, text: str) -> bool:
        """Tell whether a text is the level or the N of a fact and not its value."""
        if fact.level is not None and text == self.formatter.level(fact):
            return True
        return fact.measure == "proportion" and text == str(fact.N)


def _by_role(texts: tuple[Text, ...]) -> dict[str, str]:
    roles: dict[str, list[str]] = {}
    for text in texts:
        roles.setdefault(text.role, []).append(text.words)
    return {role: plain(" ".join(words)) for role, words in roles.items()}


def _texts(item: Item) -> Iterator[Text]:
    if isinstance(item, TextBlock):
        if item.role != "stamp":
            yield _text(item.name, item.role, item.paragraphs, item.fill)
    elif isinstance(item, Table):
        for row in item.rows:
            yield from (_text(item.name, "table", cell.paragraphs, cell.fill) for cell in row)
    elif isinstance(item, Group):
        for part in item.items:
            yield from _texts(part)


def _text(block: str, role: TextRole, paragraphs: tuple[Paragraph, ...], fill: str | None) -> Text:
    runs = tuple(run for p in paragraphs for run in p.runs if run.text.strip())
    return Text(block, role, paragraphs, runs, "\n".join(p.text for p in paragraphs), fill)


def tokens(text: str) -> tuple[str, ...]:
    """Return the ids of the facts whose tokens stand in a text."""
    return tuple(match[1] for match in TOKEN.finditer(text))
