"""A deck: words, results and their order. It holds results and hashes of tables, never tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.deck.profile import Profile
from slidekit.deck.schema import SCHEMA
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.model import Exhibit, Line, Part
from slidekit.study.model import Problem, SourceFile
from slidekit.study.settings import DeckSettings
from slidekit.study.spec import StudySpec
from slidekit.template.policy import Policy
from slidekit.template.schema import Template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.study.spec import Reference


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Slide:
    """One slide: its place in the template, its words, and the exhibit that it shows.

    Texts may hold {fact} tokens and {ref:ID} marks.
    """

    id: str
    role: str
    section: str
    layout: str
    title: str
    study: str = ""
    endpoint: str = ""
    tag: str = ""
    body: tuple[Line, ...] = ()
    right: tuple[Line, ...] = ()
    exhibit: str = ""
    part: Part | None = None
    parts: tuple[int, int] = (1, 1)
    """This slide's number among those that share its exhibit, and how many those are."""
    key_lines: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    alt: str = ""
    hidden: bool = False
    seal: str = ""
    """Of a slide that the template locks: digest of its words as they were composed."""
    options: tuple[tuple[str, str], ...] = ()
    """What was chosen of how its exhibit is drawn: name and value."""


@dataclass(frozen=True, slots=True)
class DeckStudy:
    """A study of the deck: what study.yaml says, which tables it had, what was wrong with them."""

    id: str
    spec: StudySpec
    files: tuple[SourceFile, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The version of an approval library that a deck was taken from, to be worked on."""

    library: str
    """Id of the library."""
    deck: str
    """Id of the deck there."""
    version: int


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that travels with the deck, such as a label or a reprint; found by its digest."""

    name: str
    kind: str
    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Gap:
    """A slide of the template that could not be made, and why."""

    role: str
    section: str
    reason: str
    key: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck as a whole; template and policy travel inside it."""

    id: str
    title: str
    template: Template
    policy: Policy
    settings: DeckSettings
    studies: tuple[DeckStudy, ...]
    slides: tuple[Slide, ...]
    exhibits: tuple[Exhibit, ...]
    facts: tuple[Fact, ...]
    gaps: tuple[Gap, ...] = ()
    assets: tuple[Asset, ...] = ()
    profile: Profile | None = None
    """The company's look; None: that of the house."""
    origin: Origin | None = None
    """Whence it came; no part of its content, so no digest depends on it."""
    schema: int = SCHEMA

    def fact_index(self) -> Mapping[str, Fact]:
        """Return the facts by id."""
        return {fact.id: fact for fact in self.facts}

    def exhibit_index(self) -> Mapping[str, Exhibit]:
        """Return the exhibits by id."""
        return {exhibit.id: exhibit for exhibit in self.exhibits}

    def references(self) -> tuple[Reference, ...]:
        """Return the references of all studies, each id once."""
        found = {ref.id: ref for study in self.studies for ref in study.spec.references}
        return tuple(found.values())

    def has_attached(self, reference: Reference) -> bool:
        """Tell whether a copy of a source travels with the deck."""
        return any(asset.sha256 == reference.sha256 for asset in self.assets)

    def study(self, study_id: str) -> DeckStudy:
        """Return a study by id."""
        return next(study for study in self.studies if study.id == study_id)

    def topic(self, slide: Slide) -> str:
        """Return the topic of a slide's section, such as "safety"; "" for an unknown section."""
        section = self.template.section(slide.section)
        return section.topic if section else ""

    def numbers_of(self, topic: str) -> tuple[int, ...]:
        """Return the numbers, from 1, of the visible slides of a topic."""
        return tuple(
            number
            for number, slide in enumerate(self.slides, 1)
            if self.topic(slide) == topic and not slide.hidden
        )
