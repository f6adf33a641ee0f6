"""Changes that break what a template demands as data, or come near to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from slidekit.deck.seal import sealed
from slidekit.exhibits.content import PLACEHOLDER
from slidekit.study.settings import AgendaItem, RequestRecord
from slidekit.template.constraint import AnyConstraint
from tests.rules.case import Case
from tests.rules.decks import (
    moved,
    with_line,
    with_settings,
    with_slide,
    without,
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


def shortened(deck: Deck) -> Deck:
    """Return the deck of which one slide was in two parts and has one left."""
    return held(with_slide(deck, "limitations", parts=(1, 2)), "locked", slides=["limitations"])


LOCK = {"slides": ["limitations", "acknowledged"]}
UNWRITTEN = PLACEHOLDER.replace("{key}", "deck.content.objectives")

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
    Case(
        "anatomy-locked",
        "a word more on a locked slide",
        lambda d: with_line(held(d, "locked", **LOCK), "limitations", "Not much else."),
        "not those that it was composed with",
    ),
    Case(
        "anatomy-locked",
        "a locked slide taken out",
        lambda d: without(
            held(
                with_line(d, "limitations", "Another trial was larger.{ref:review}"),
                "locked",
                slides=["background"],
            ),
            "background",
        ),
        'The slide "background" of abc101 is locked',
    ),
    Case("anatomy-locked", "a part of a locked slide taken out", shortened, "one of 2 parts"),
    Case(
        "anatomy-locked",
        "a locked slide hidden",
        lambda d: with_slide(
            held(d, "locked", slides=["background"], against=["remove"]), "background", hidden=True
        ),
        "locked and hidden",
    ),
    Case(
        "anatomy-request",
        "no request on record",
        lambda d: held(d, "single_use"),
        "No request is on record",
    ),
    Case(
        "anatomy-request",
        "an answer that was given",
        lambda d: held(asked(d, delivered=dt.date(2026, 11, 5)), "single_use"),
        "Request R-1 was answered on 2026-11-05",
    ),
    Case(
        "anatomy-request",
        "a second recipient",
        lambda d: held(asked(d, recipients=("A. Reader", "B. Friend")), "one_recipient"),
        '"B. Friend" would get this deck',
    ),
    Case(
        "anatomy-request",
        "a slide beyond the topics",
        lambda d: held(asked(d), "topic_closure", slides=["primary", "key_secondary"]),
        "none of the topics of the request (os)",
    ),
    Case(
        "template-loosened",
        "a constraint that was loosened",
        lambda d: loosened(d, "primary-before-others"),
        "asks less than",
        "warn",
    ),
    Case(
        "template-loosened",
        "two that were loosened",
        lambda d: loosened(d, "slide aesi", "purposes"),
        "purposes",
    ),
    Case(
        "content-written",
        "a slide that names the key of its words",
        lambda d: with_line(d, "background", UNWRITTEN),
        '"Background" has no words yet',
    ),
    Case(
        "content-written",
        "a placeholder on a slide of limitations",
        lambda d: with_line(d, "limitations", UNWRITTEN),
        '"Limitations" has no words yet',
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
    Case(
        "anatomy-locked",
        "locked slides as composed, in another order",
        lambda d: moved(
            held(d, "locked", slides=["ae_common", "aesi", "background"]), "aesi", "ae_common"
        ),
    ),
    Case(
        "anatomy-locked",
        "a slide edited that may only not be taken out",
        lambda d: with_line(
            held(d, "locked", against=["remove"], **LOCK), "limitations", "Not much else."
        ),
    ),
    Case(
        "anatomy-request",
        "an answer on topic, to who asked, not given yet",
        lambda d: held(
            held(held(asked(d, recipients=("a. reader",)), "single_use"), "one_recipient", id="r"),
            "topic_closure",
            id="t",
            slides=["primary"],
        ),
    ),
    Case("template-loosened", "a template derived and not loosened", loosened),
    Case(
        "content-written",
        "a sentence that only sounds so",
        lambda d: with_line(d, "limitations", "The report is still to be written."),
    ),
    Case(
        "anatomy-request",
        "a slide whose section is the topic",
        lambda d: held(asked(d, topics=("safety",)), "topic_closure", slides=["aesi"]),
    ),
    Case(
        "template-loosened",
        "a template derived that asks for more",
        lambda d: held(loosened(d), "at_most", slides=["topic:safety"], number=4),
    ),
    Case(
        "content-written",
        "a key named in a finished sentence",
        lambda d: with_line(d, "limitations", "Objectives stand in deck.content.objectives."),
    ),
)
