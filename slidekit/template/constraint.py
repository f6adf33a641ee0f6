"""The constraints of a template: what must hold of the order, shares and use of its slides.

A constraint selects slides by the words of a selector: the role of a slide, `section:ID`,
`topic:TOPIC`, `own` (slides of a study with a product of the presenter's company) or, for minutes,
`agenda:discussion` and `agenda:presentation`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from slidekit.errors import UsageError
from slidekit.languages import tell
from slidekit.study.entry import Market, Purpose, Slug

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from slidekit.template.schema import Template

Weight = Literal["block", "block_unless_waived", "warn"]
Selector = Annotated[
    str, StringConstraints(pattern=r"^((section|topic|agenda):)?[a-z][a-z0-9_]*$", max_length=60)
]
Selectors = tuple[Selector, ...]
Some = Annotated[Selectors, Field(min_length=1)]
OWN = "own"
AGENDA = "agenda:"
WEIGHTS: dict[Weight, int] = {"warn": 0, "block_unless_waived": 1, "block": 2}

Tightening = Literal["lower", "higher", "more", "fewer", "narrower"]
"""Which change of a field asks for more: a lower or higher number, more or fewer names, or fewer
names where none at all means all."""


class Constraint(BaseModel):
    """What all constraints share."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    kind: str
    """What it demands."""
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
    """Findings name it, and derived templates change or drop it by it."""
    severity: Weight = "block"
    """How much a breach weighs."""
    why: str = ""
    """The reason, as a sentence that findings print."""

    TIGHTENED_BY: ClassVar[dict[str, Tightening]] = {}
    """Field -> the change that asks for more; a change of any other field may ask for less."""
    FREE: ClassVar[tuple[str, ...]] = ("why", "severity")

    @property
    def blocks(self) -> bool:
        """Tell whether a deck that breaks it is kept from release."""
        return self.severity != "warn"

    def is_as_strict_as(self, other: AnyConstraint) -> bool:
        """Tell whether whatever keeps this constraint surely keeps the other."""
        if type(self) is not type(other) or WEIGHTS[self.severity] < WEIGHTS[other.severity]:
            return False
        fields = (f for f in type(self).model_fields if f not in self.FREE)
        return all(
            _is_as_strict(self.TIGHTENED_BY.get(f), getattr(self, f), getattr(other, f))
            for f in fields
        )


def _is_as_strict(way: Tightening | None, new: object, old: object) -> bool:
    if new == old:
        return True
    if isinstance(new, tuple) and isinstance(old, tuple):
        added, lost = set(new) - set(old), set(old) - set(new)
        if way == "narrower":
            return not old or (bool(new) and not added)
        return {"more": not lost, "fewer": not added}.get(way or "", False)
    if old is None:
        return way in ("lower", "higher")
    if isinstance(new, int | float) and isinstance(old, int | float):
        return {"lower": new <= old, "higher": new >= old}.get(way or "", False)
    return False


class Before(Constraint):
    """Every one of `slides` stands before every one of `of`."""

    kind: Literal["before"]
    slides: Some
    of: Some
    TIGHTENED_BY: ClassVar = {"slides": "more", "of": "more"}


class After(Constraint):
    """Every one of `slides` stands after every one of `of`."""

    kind: Literal["after"]
    slides: Some
    of: Some
    TIGHTENED_BY: ClassVar = {"slides": "more", "of": "more"}


class Next(Constraint):
    """The first of `slides` comes right after the last of `of`, in every study."""

    kind: Literal["next"]
    slides: Some
    of: Some


class Within(Constraint):
    """The slides are among the first so many of the deck."""

    kind: Literal["within"]
    slides: Some
    first: int = Field(ge=1)
    TIGHTENED_BY: ClassVar = {"slides": "more", "first": "lower"}


class Amount(Constraint):
    """A share of slides or minutes, or a number of slides."""

    slides: Some
    of: Selectors = ()
    """What the share is counted of; none: all visible slides, or all minutes of the agenda."""
    share: float | None = Field(default=None, ge=0, le=1)
    number: int | None = Field(default=None, ge=0)
    strict: bool = False
    """The bound itself is not allowed: less than, more than."""

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.share is None) == (self.number is None):
            raise ValueError("give either share or number")
        return self

    @property
    def in_minutes(self) -> bool:
        """Tell whether minutes of the agenda are counted, and not slides."""
        return any(selector.startswith(AGENDA) for selector in self.slides)


class AtMost(Amount):
    """The slides are at most this share or number."""

    kind: Literal["at_most"]
    TIGHTENED_BY: ClassVar = {
        "slides": "more",
        "share": "lower",
        "number": "lower",
        "strict": "higher",
    }


class AtLeast(Amount):
    """The slides are at least this share or number."""

    kind: Literal["at_least"]
    TIGHTENED_BY: ClassVar = {
        "slides": "fewer",
        "share": "higher",
        "number": "higher",
        "strict": "higher",
    }


class Companion(Constraint):
    """A study with any of `slides` has one of each of `needs`, seen by everybody."""

    kind: Literal["companion"]
    slides: Some
    needs: Some
    TIGHTENED_BY: ClassVar = {"slides": "more", "needs": "more"}


class Absent(Constraint):
    """The slides have no place in a deck of this kind."""

    kind: Literal["absent"]
    slides: Some
    TIGHTENED_BY: ClassVar = {"slides": "more"}


class Locked(Constraint):
    """The slides may not be taken out, or their words may not be changed."""

    kind: Literal["locked"]
    slides: Some
    against: Annotated[tuple[Literal["remove", "edit"], ...], Field(min_length=1)] = (
        "remove",
        "edit",
    )
    TIGHTENED_BY: ClassVar = {"slides": "more", "against": "more"}


class SingleUse(Constraint):
    """The deck answers one logged request, and expires when it is delivered."""

    kind: Literal["single_use"]


class OneRecipient(Constraint):
    """The deck goes to the requester and to nobody else."""

    kind: Literal["one_recipient"]


class TopicClosure(Constraint):
    """The slides keep to the topics of the request; composing makes no others."""

    kind: Literal["topic_closure"]
    slides: Some
    TIGHTENED_BY: ClassVar = {"slides": "more"}


class Allowed(Constraint):
    """For whom, why and where the deck may be made; what is empty allows all."""

    kind: Literal["allowed"]
    audiences: tuple[str, ...] = ()
    """Words, of which the audience names one at least; compared without case."""
    not_audiences: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    markets: tuple[Market, ...] = ()
    TIGHTENED_BY: ClassVar = {
        "audiences": "narrower",
        "not_audiences": "more",
        "purposes": "narrower",
        "markets": "narrower",
    }


def _as_answer(text: str) -> str:
    """Return an answer as it is compared: in small letters, with single spaces."""
    return " ".join(text.casefold().split())


Answer = Annotated[str, AfterValidator(_as_answer)]


class Gate(Constraint):
    """A question that must be answered; some answers refuse the deck before it is made."""

    kind: Literal["gate"]
    key: Slug
    """Of `deck.gates` in study.yaml."""
    question: str
    passes: Annotated[tuple[Answer, ...], Field(min_length=1)]
    refuses: tuple[Answer, ...] = ()
    refusal: str = ""
    """What to say to who is refused."""
    FREE: ClassVar = ("why", "severity", "question", "refusal")
    TIGHTENED_BY: ClassVar = {"passes": "fewer", "refuses": "more"}


AnyConstraint = Annotated[
    Before
    | After
    | Next
    | Within
    | AtMost
    | AtLeast
    | Companion
    | Absent
    | Locked
    | SingleUse
    | OneRecipient
    | TopicClosure
    | Allowed
    | Gate,
    Field(discriminator="kind"),
]


def require_own_ids(constraints: tuple[AnyConstraint, ...]) -> tuple[AnyConstraint, ...]:
    """Refuse two constraints of one id."""
    ids = [constraint.id for constraint in constraints]
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        raise ValueError(f"constraint {', '.join(twice)} is given twice")
    return constraints


Constraints = Annotated[tuple[AnyConstraint, ...], AfterValidator(require_own_ids)]


def selects(selectors: Selectors, role: str, section: str, topic: str) -> bool:
    """Tell whether a slide of a role, section and topic is selected."""
    return any(name in selectors for name in (role, f"section:{section}", f"topic:{topic}"))


def pass_gates(template: Template, answers: Mapping[str, str]) -> None:
    """Refuse a deck that its template must not be used for, before anything is made.

    Args:
        template: the template.
        answers: `deck.gates` of study.yaml, by key.

    Raises:
        UsageError: an answer is one that the template refuses.
    """
    for gate in (one for one in template.constraints if isinstance(one, Gate)):
        answer = answers.get(gate.key, "").strip()
        if _as_answer(answer) in gate.refuses:
            raise UsageError(
                tell(
                    "{0} The answer is {1!r}, so no deck was made. {2}",
                    gate.question,
                    answer,
                    gate.refusal,
                ),
                fix=tell(
                    "If the answer is wrong, correct `deck.gates.{0}` in study.yaml.", gate.key
                ),
            )
