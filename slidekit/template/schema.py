"""The schema of deck templates: sections and slides, their order and their relation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from slidekit.study.entry import Purpose, Slug
from slidekit.study.spec import EndpointType, Rank
from slidekit.template.constraint import Constraints

Topic = Literal["opening", "context", "methods", "efficacy", "safety", "interpretation", "backup"]


class Part(BaseModel):
    """A part of a template: frozen, closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class SlideEntry(Part):
    """A slide of the template, or one per endpoint that `each` selects."""

    role: Slug
    """What the slide is for, such as primary; constraints and rules name it."""
    exhibit: Slug | dict[EndpointType, Slug]
    """The kind of exhibit, or with `each` one per type of endpoint; other types get no slide."""
    each: tuple[Rank, ...] = ()
    """Ranks of the endpoints that get a slide each; empty: one slide for the study."""
    each_item: Slug | None = None
    """Key of `deck.content`: one slide for each of its lines."""
    title: str = ""
    """Replaces the exhibit's own title; may hold {endpoint} and {study}."""
    layout: Literal["title", "prose", "table", "figure", "panel"] = "table"
    """How the slide is divided."""
    required: bool = True
    """A deck without it breaks the template; an optional slide is left out where data lack."""
    within: int | None = Field(default=None, ge=1)
    """The slide must be among the first so many of the deck."""
    options: dict[str, str] = {}
    """For the exhibit: content (a key of deck.content), title, kicker."""

    def kinds(self) -> tuple[str, ...]:
        """Return the exhibit kinds that the entry may ask for."""
        return (self.exhibit,) if isinstance(self.exhibit, str) else tuple(self.exhibit.values())

    def kind_for(self, endpoint_type: str) -> str | None:
        """Return the exhibit kind that shows an endpoint of this type; None: none does."""
        if isinstance(self.exhibit, str):
            return self.exhibit
        return {str(kind): exhibit for kind, exhibit in self.exhibit.items()}.get(endpoint_type)


class Section(Part):
    """A section: its slides, and where it must stand."""

    id: Slug
    label: str
    """As the audience reads it."""
    topic: Topic
    """What rules take the section's slides for."""
    required: bool = True
    """A deck without it breaks the template."""
    per: Literal["study", "deck"] = "study"
    """In a deck of several studies, neighbouring sections per study stand together for each."""
    directly_after: Slug | None = None
    """Id of the section that must come right before this one."""
    slides: tuple[SlideEntry, ...]
    """In order."""


def _not_empty(words: str) -> str:
    if not words:
        raise ValueError("it has no words, and rules would find it on every slide; write some")
    return words


Said = Annotated[str, AfterValidator(_not_empty)]
"""Words that have to be there."""
BANNERS = ("draft", "draft_mark", "internal", "unapproved", "interim", "primary_not_met")
"""Words that warn the reader; another text may warn of less."""


class Words(Part):
    """The fixed words of the template, in the deck's language.

    None may be empty: an empty banner stands on every slide, and rules would find it there.
    """

    draft: Said
    """Stands in the footer of every deck that nobody approved."""
    footer: Said
    """Stands in the footer of every slide."""
    safety_pointer: Said
    """Holds {slides}, the numbers of the safety section's slides."""
    continued: Said
    """Holds {part} and {parts}."""
    data_cutoff: Said
    """Holds {date}."""
    draft_mark: Said
    """Stands across every slide while findings block."""
    internal: str = ""
    """Stands in the footer of decks that are for colleagues only."""
    unapproved: Said = "unapproved use"
    """Stands over the title of results on an unapproved use, where the purpose asks for it."""
    interim: Said = "interim analysis"
    """Stands over the title of results of an interim analysis."""
    primary_not_met: Said = "primary endpoint not met"
    """Stands over the title of every efficacy slide where a primary endpoint was not met."""


def _require_unique_sections(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    ids = [section.id for section in sections]
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        raise ValueError(f"section {', '.join(twice)} is given twice")
    return sections


class Template(Part):
    """A deck template as a whole; the order of its sections is the order that decks must keep."""

    schema_version: int = Field(default=1, ge=1, le=1, alias="schema")
    """1: the version of this format."""
    name: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    """Small letters, digits, - and _."""
    version: str
    """Of the template."""
    title: str
    """As people call such a deck."""
    description: str = ""
    """For whom and what it is, in a sentence or two."""
    language: Literal["en", "de"] = "en"
    """Of the deck's words."""
    translations: dict[Literal["de"], dict[str, str]] = Field(
        default={}, exclude_if=lambda found: not found
    )
    """Language -> words of this template -> the same in that language. The words of the templates
    that ship are translated already."""
    purposes: tuple[Purpose, ...] = ()
    """Purposes for which the template may be used; empty: all."""
    extends: str = ""
    """The template that this one was derived from; all of it is in here."""
    loosened: tuple[str, ...] = ()
    """What blocked in that template and does not, or asks for less, in this one."""
    advisory: tuple[str, ...] = ()
    """Rules of the house that only warn where the authors own the slides (`deck.author_mode`)."""
    constraints: Constraints = ()
    """What must hold of order, shares, companions and use."""
    sections: Annotated[tuple[Section, ...], AfterValidator(_require_unique_sections)]
    """In the order that decks must keep."""
    words: Words
    """Fixed words of every slide."""

    def section(self, section_id: str) -> Section | None:
        """Return a section by id."""
        return next((section for section in self.sections if section.id == section_id), None)
