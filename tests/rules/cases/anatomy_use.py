"""Changes to what a template asks of the use of a deck: requests, gates, locks, words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from slidekit.exhibits.content import PLACEHOLDER
from tests.rules.case import Case
from tests.rules.cases.anatomy import asked, held, loosened
from tests.rules.decks import (
    moved,
    with_line,
    with_settings,
    with_slide,
    without,
)

if TYPE_CHECKING:
    from slidekit.deck.model import Deck


def shortened(deck: Deck) -> Deck:
    """Return the deck of which one slide was in two parts and has one left."""
    return held(with_slide(deck, "limitations", parts=(1, 2)), "locked", slides=["limitations"])


LOCK = {"slides": ["limitations", "acknowledged"]}
QUESTION = {"key": "accredited", "question": "Is it?", "passes": ["no"], "refuses": ["yes"]}
UNWRITTEN = PLACEHOLDER.replace("{key}", "deck.content.objectives")

BROKEN = (
    Case(
        "anatomy-locked",
        "a word more on a locked slide",
        lambda d: with_line(held(d, "locked", **LOCK), "limitations", "Not much else."),
        "not those that it was composed with",
    ),
    Case(
        "anatomy-locked",
        "a locked slide taken out",
        lambda d: without(held(d, "locked", slides=["background"]), "background"),
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
        "anatomy-allowed",
        "an audience that the template does not name",
        lambda d: held(d, "allowed", audiences=["pharmacist", "payer"]),
        "one of: pharmacist, payer",
    ),
    Case(
        "anatomy-allowed",
        "an audience that the template excludes",
        lambda d: held(d, "allowed", not_audiences=["oncologists"]),
        "not for the audience",
    ),
    Case(
        "anatomy-allowed",
        "an audience that is just not one of the words",
        lambda d: held(
            with_settings(d, audience="Non-prescribers and patients"),
            "allowed",
            audiences=["prescribers"],
        ),
        "one of: prescribers",
    ),
    Case(
        "anatomy-allowed",
        "another purpose",
        lambda d: held(d, "allowed", purposes=["on_label"]),
        "not for the purpose",
    ),
    Case(
        "anatomy-allowed",
        "a market too many",
        lambda d: held(d, "allowed", markets=["US"]),
        "not for the market EU",
    ),
    Case(
        "anatomy-gate",
        "an answer that refuses, in the template in capitals",
        lambda d: held(
            with_settings(d, gates={"accredited": "yes"}),
            "gate",
            **(QUESTION | {"refuses": ["YES"]}),
        ),
        "must not be made",
    ),
    Case("anatomy-gate", "not answered", lambda d: held(d, "gate", **QUESTION), "Not answered"),
    Case(
        "anatomy-gate",
        "answered so that the deck must not be",
        lambda d: held(with_settings(d, gates={"accredited": "Yes"}), "gate", **QUESTION),
        "must not be made",
    ),
    Case(
        "anatomy-gate",
        "answered otherwise",
        lambda d: held(with_settings(d, gates={"accredited": "perhaps"}), "gate", **QUESTION),
        '"perhaps" is none of: no, yes',
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
    Case(
        "anatomy-allowed",
        "an audience that names one of the words, in another case",
        lambda d: held(
            d, "allowed", audiences=["ONCOLOGIST"], markets=["EU", "US"], not_audiences=["sales"]
        ),
    ),
    Case(
        "anatomy-gate",
        "answered in capitals so that it passes",
        lambda d: held(with_settings(d, gates={"accredited": "No"}), "gate", **QUESTION),
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
        "anatomy-allowed",
        "an audience whose name holds the letters of a word that is excluded",
        lambda d: held(
            with_settings(d, audience="Prescribing depression specialists"),
            "allowed",
            not_audiences=["press"],
        ),
    ),
    Case(
        "anatomy-allowed",
        "more purposes and markets are allowed than the deck has",
        lambda d: held(
            d, "allowed", purposes=["payer", "investigational"], markets=["EU", "GB", "US"]
        ),
    ),
    Case(
        "anatomy-gate",
        "an answer that lets it pass, in the template in capitals",
        lambda d: held(
            with_settings(d, gates={"accredited": "not  Yet"}),
            "gate",
            **(QUESTION | {"passes": ["Not yet"]}),
        ),
    ),
    Case(
        "anatomy-gate",
        "the second of two answers that let it pass",
        lambda d: held(
            with_settings(d, gates={"accredited": "not applicable"}),
            "gate",
            **{**QUESTION, "passes": ["no", "not applicable"]},
        ),
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
