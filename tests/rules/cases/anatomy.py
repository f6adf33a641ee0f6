"""Changes that break what a template demands as data, or come near to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from slidekit.deck.seal import sealed
from slidekit.study.settings import AgendaItem, RequestRecord
from slidekit.template.constraint import AnyConstraint
from tests.rules.case import Case
from tests.rules.decks import (
    moved,
    with_settings,
)

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

READ: TypeAdapter[AnyConstraint] = TypeAdapter(AnyConstraint)


def held(deck: Deck, kind: str, **fields: Any) -> Deck:
    """Return the deck under one constraint more, its locked slides sealed."""
    one = READ.validate_python({"id": "c", "kind": kind, "why": "So it is.", **fields})
    constraints = (*deck.template.constraints, one)
    template = deck.template.model_copy(update={"constraints": constraints})
    return sealed(replace(deck, template=template))


def asked(deck: Deck, **changes: Any) -> Deck:
    """Return the deck as the answer to a request."""
    request = RequestRecord(
        id="R-1", verbatim="How long?", requester="A. Reader", topics=("os",)
    ).model_copy(update=changes)
    return with_settings(deck, request=request)


def ledger_first(deck: Deck) -> Deck:
    """Return the deck in which safety is told in another order of its own."""
    return moved(deck, "aesi", "ae_common")


def loosened(deck: Deck, *names: str) -> Deck:
    """Return the deck of a template that asks for less than another."""
    changes = {"extends": "conference", "loosened": names}
    return replace(deck, template=deck.template.model_copy(update=changes))


def talk(minutes: int, discussion: int) -> tuple[AgendaItem, ...]:
    """Return an agenda."""
    return (
        AgendaItem(title="Data", minutes=minutes),
        AgendaItem(title="Questions", minutes=discussion, discussion=True),
    )


BROKEN = (
    Case(
        "anatomy-order",
        "safety told in another order than is asked for",
        lambda d: held(ledger_first(d), "before", slides=["ae_common"], of=["aesi"]),
        "stands before ae common, and ae common must come before aesi. So it is.",
        "block",
    ),
    Case(
        "anatomy-order",
        "one slide before those that it comes after",
        lambda d: held(ledger_first(d), "after", slides=["aesi"], of=["ae_common"]),
        "and aesi must come after ae common",
    ),
    Case(
        "anatomy-order",
        "a slide between two that belong together",
        lambda d: held(
            d, "next", slides=["aesi"], of=["ae_overview"], severity="block_unless_waived"
        ),
        "between ae overview and aesi",
        "block_unless_waived",
    ),
    Case(
        "anatomy-order",
        "one slide further back than allowed",
        lambda d: held(d, "within", slides=["section:background"], first=3),
        "number 4 and belongs among the first 3",
    ),
    Case(
        "anatomy-share",
        "more safety slides than allowed, as a warning",
        lambda d: held(d, "at_most", slides=["topic:safety"], share=0.2, severity="warn"),
        "4 belong to safety slides; the template wants at most 20%",
        "warn",
    ),
    Case(
        "anatomy-share",
        "one slide too few",
        lambda d: held(d, "at_least", slides=["topic:safety"], number=5),
        "4 slides belong to safety slides; the template wants at least 5",
    ),
    Case(
        "anatomy-share",
        "half an hour of discussion where more than half of an hour is asked for",
        lambda d: held(
            with_settings(d, agenda=talk(30, 30)),
            "at_least",
            slides=["agenda:discussion"],
            share=0.5,
            strict=True,
        ),
        "Of 60 minutes, 30 belong to discussion; the template wants more than 50%",
    ),
    Case(
        "anatomy-share",
        "all evidence on the company's own product",
        lambda d: held(d, "at_most", slides=["own"], of=["topic:efficacy"], share=0.5),
        "4 belong to the company's own product",
    ),
    Case(
        "anatomy-companion",
        "efficacy without its companion",
        lambda d: held(d, "companion", slides=["topic:efficacy"], needs=["risk_of_bias"]),
        "abc101 has efficacy slides and no visible slide risk of bias",
    ),
    Case(
        "anatomy-companion",
        "a slide that has no place",
        lambda d: held(d, "absent", slides=["conclusions"]),
        "no such slide",
    ),
)

NEAR = (
    Case(
        "anatomy-order",
        "the order that is asked for",
        lambda d: held(d, "before", slides=["ae_common"], of=["aesi", "topic:interpretation"]),
    ),
    Case(
        "anatomy-order",
        "at the last place that is allowed",
        lambda d: held(d, "within", slides=["section:background"], first=4),
    ),
    Case(
        "anatomy-order",
        "two slides next to each other, and more after them",
        lambda d: held(d, "next", slides=["ae_common", "aesi"], of=["ae_overview"]),
    ),
    Case(
        "anatomy-share",
        "as many as are allowed",
        lambda d: held(d, "at_most", slides=["topic:safety"], number=4),
    ),
    Case(
        "anatomy-share",
        "a minute more discussion than half",
        lambda d: held(
            with_settings(d, agenda=talk(30, 31)),
            "at_least",
            slides=["agenda:discussion"],
            share=0.5,
            strict=True,
        ),
    ),
    Case(
        "anatomy-share",
        "another company's product",
        lambda d: held(
            with_settings(d, own_products=("Oldmab",)), "at_most", slides=["own"], share=0.0
        ),
    ),
    Case(
        "anatomy-companion",
        "its companion elsewhere in the deck",
        lambda d: held(d, "companion", slides=["topic:efficacy"], needs=["limitations"]),
    ),
    Case("anatomy-companion", "no such slide", lambda d: held(d, "absent", slides=["case"])),
)
