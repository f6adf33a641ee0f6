"""Changes to whom and what a template allows, and to what it asks."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.cases.anatomy import held
from tests.rules.decks import with_settings

QUESTION = {"key": "accredited", "question": "Is it?", "passes": ["no"], "refuses": ["yes"]}

BROKEN = (
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
)

NEAR = (
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
)
