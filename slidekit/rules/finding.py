"""What a rule sees and what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.template.policy import Severity  # noqa: TC001, a manifest's findings are read by it

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from slidekit.deck.model import Deck, Slide
    from slidekit.layout.frame import Frame
    from slidekit.template.policy import Policy
    from slidekit.template.schema import Template

BLOCKING = ("block", "block_unless_waived")
"""Severities that keep a deck from release."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A deck as it would be shown: what rules judge.

    Compared by identity, so that what is read from one draft is read once.
    """

    deck: Deck
    frames: tuple[Frame, ...]
    """One per slide of the deck, in order."""

    @property
    def template(self) -> Template:
        """The template that the deck was made with."""
        return self.deck.template

    @property
    def policy(self) -> Policy:
        """The policy that the deck was made with."""
        return self.deck.policy

    def pages(self, topic: str = "") -> tuple[tuple[int, Slide, Frame], ...]:
        """Return (number, slide, frame) of the slides of a topic, or of all."""
        return tuple(
            (number, slide, frame)
            for number, (slide, frame) in enumerate(
                zip(self.deck.slides, self.frames, strict=True), 1
            )
            if not topic or self.deck.topic(slide) == topic
        )


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a deck breaks a rule: codes and facts only, words come from the catalogue."""

    slide: str = ""
    block: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """Names and values that the rule's message is filled with."""
    message: str = "message"
    """Which of the rule's messages."""
    severity: Severity | None = None
    """Where this breach weighs more or less than the rule usually does."""
    lacks: str = ""
    """What is not there: a key of study.yaml, or "slide ROLE" of the template."""
    also: tuple[str, ...] = ()
    """What else is not there and is told in the same breath."""
    because: str = ""
    """The key of study.yaml whose absence is the reason, where that is something else."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A demand on every deck, where it comes from, and how much it weighs.

    Its words are in the catalogue.
    """

    id: str
    source: str
    severity: Severity
    check: Callable[[Draft], Iterator[Breach]]
    general: bool = False
    """It looks for all that may lack, and is silent where a special rule names the same."""
    reads: tuple[str, ...] = ()
    """Keys of the policy that decide, such as "safety.room"."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach in words, as it is shown and written to reports."""

    rule: str
    severity: Severity
    slide: str | None
    slide_number: int | None
    block: str | None
    message: str
    source: str
    fix: str
    fix_label: str | None = None
    """What the program itself can do about it, as undo names it; None where only people can."""
    fix_safe: bool = False
    """Whether that cannot change what the deck says, so that `check --fix` does it."""


_KEY = re.compile(r" \(`[^`]*`\)(?=\.)")
"""A key of study.yaml behind a sentence that says in words what is missing."""


def in_words(finding: Finding) -> str:
    """Return what is wrong for people; the key stands in what to do about it, and in the JSON."""
    return _KEY.sub("", finding.message)


def count_blocking(found: Sequence[Finding]) -> int:
    """Return how many findings keep a deck from release."""
    return sum(finding.severity in BLOCKING for finding in found)
