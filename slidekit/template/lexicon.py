"""The lexicon: wordings that turn a report into promotion, as data that a policy carries.

The house's own entries are in `templates/lexicons/LANGUAGE.yaml`. A policy may add entries, change
those of the house by their id, or set their level to off; the whole of it travels in the deck. How
a wording is written says `phrases.py`.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from slidekit.study.entry import Purpose
from slidekit.template.phrases import parse_phrase

Level = Literal["block", "warn", "off"]
LanguageRule = Literal[
    "lexicon",
    "safe-unqualified",
    "comparative-bound",
    "significance-controlled",
    "title-neutral",
    "qualifier-not-footnote",
]
Mark = Literal["exclamation", "question", "capitals", "brand"]
Condition = Literal[
    "discontinuations",
    "threshold",
    "controlled",
    "controlled_p",
    "margin",
    "approved_use",
    "cited",
    "guideline",
    "quoted",
    "number",
    "absolutes",
    "subgroups",
    "dated",
    "head_to_head",
]
"""What lets a wording stand; `slidekit/rules/conditions.py` says when each of them is met."""
ID = re.compile(r"^[a-z][a-z0-9-]{0,39}$")


def _require_id(text: str) -> str:
    if not ID.match(text):
        raise ValueError(f"{text!r} is no id: small letters, digits and hyphens, at most 40")
    return text


def _require_phrase(text: str) -> str:
    parse_phrase(text)
    return " ".join(text.split())


def _require_own_ids(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    ids = [entry.id for entry in entries]
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        raise ValueError(f"the entry {', '.join(twice)} is given twice")
    return entries


Phrase = Annotated[str, AfterValidator(_require_phrase)]


class LexiconPart(BaseModel):
    """A part of a lexicon: frozen, hashable, closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_serializer(mode="wrap")
    def _without_blanks(self, write: SerializerFunctionWrapHandler) -> dict[str, object]:
        """Leave out what is blank: a lexicon travels in each deck and each exported file."""
        return {key: value for key, value in write(self).items() if value or value == 0}


class Entry(LexiconPart):
    """One thing that a text should not say, in all its wordings."""

    id: Annotated[str, AfterValidator(_require_id)]
    """Policies change or switch off an entry by it."""
    rule: LanguageRule = "lexicon"
    """The rule that judges it and under whose name it is reported."""
    level: Level = "block"
    """How much it weighs; off: it may be said."""
    block_for: tuple[Purpose, ...] = ()
    """Purposes for which it blocks, whatever its level."""
    off_for: tuple[Purpose, ...] = ()
    """Purposes for which it may be said."""
    terms: tuple[Phrase, ...] = ()
    """Wordings, in the small language of the lexicon."""
    marks: tuple[Mark, ...] = ()
    """What is no word and yet shouts."""
    reason: str = ""
    """Why it should not be said: a clause without a full stop."""
    alternative: str = ""
    """Neutral words that say what can be said; empty: take it out."""
    guards: tuple[Phrase, ...] = ()
    """Phrases within which the terms mean something else."""
    satisfied_by: tuple[Condition, ...] = ()
    """What lets it stand, each alone."""
    strict_for: tuple[Purpose, ...] = ()
    """Purposes for which nothing lets it stand."""

    def level_for(self, purpose: str | None) -> Level:
        """Return how much the entry weighs in a deck of some purpose."""
        if self.level == "off" or purpose in self.off_for:
            return "off"
        return "block" if purpose in self.block_for else self.level


class Lexicon(LexiconPart):
    """A lexicon as a whole."""

    schema_version: int = Field(default=1, ge=1, le=1, alias="schema")
    version: str = ""
    """Of the lexicon."""
    language: Literal["en", "de"] = "en"
    """Of its wordings. One in German has the English wordings of the house too."""
    shared: tuple[str, ...] = ()
    """Words that other languages have too; in a text of another language they are not judged."""
    entries: Annotated[tuple[Entry, ...], AfterValidator(_require_own_ids)] = ()
    """In a policy: new ones, or the keys that differ in those of the house."""


def translated(english: Lexicon, own: Lexicon) -> Lexicon:
    """Return a lexicon in another language with the English wordings behind its own.

    Slides in any language quote English ones, so those of the house are found there too. Of an
    entry that English has, only the keys are other that the translation gives.
    """
    entries = {entry.id: entry for entry in english.entries}
    for entry in own.entries:
        known = entries.get(entry.id)
        entries[entry.id] = _with_english(known, entry) if known else entry
    return own.model_copy(update={"entries": tuple(entries.values())})


def _with_english(known: Entry, own: Entry) -> Entry:
    given = {key: getattr(own, key) for key in own.model_fields_set}
    both = {"terms": (*own.terms, *known.terms), "guards": (*own.guards, *known.guards)}
    return known.model_copy(update=given | both)


def merged(house: Lexicon, own: Lexicon) -> Lexicon:
    """Return the house's lexicon with a policy's entries laid over it.

    Of an entry that the house has, only the keys that the policy gives are changed.
    """
    entries = {entry.id: entry for entry in house.entries}
    for change in own.entries:
        given = {key: getattr(change, key) for key in change.model_fields_set}
        known = entries.get(change.id)
        entries[change.id] = known.model_copy(update=given) if known else change
    return house.model_copy(update={"entries": tuple(entries.values())})
