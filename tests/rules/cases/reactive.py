"""Changes to the question that a deck answers."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.decks import with_lines, with_settings
from tests.rules.purposes import reactive

BROKEN = (
    Case(
        "request-record",
        "no question",
        lambda d: with_settings(reactive(d), request=None),
        "no question",
    ),
    Case("request-record", "no number", lambda d: reactive(d, id=""), "no number"),
    Case("request-record", "no day", lambda d: reactive(d, date=None), "when the question came"),
    Case(
        "request-record", "not word for word", lambda d: reactive(d, verbatim=""), "word for word"
    ),
    Case("request-record", "nobody asked", lambda d: reactive(d, requester=""), "who asked"),
    Case(
        "request-record", "no channel", lambda d: reactive(d, channel=""), "how the question came"
    ),
    Case(
        "request-record",
        "nobody attests",
        lambda d: reactive(d, attested_unsolicited=None),
        "attests",
    ),
    Case(
        "request-record",
        "no topics",
        lambda d: reactive(d, topics=()),
        "what the question is about",
    ),
    Case(
        "request-record",
        "a topic that nothing is about",
        lambda d: reactive(d, topics=("pfs", "survival")),
        'is said to be about "survival"',
        "block",
    ),
    Case(
        "request-record",
        "a prompted question",
        lambda d: reactive(d, attested_unsolicited=False),
        "was prompted",
    ),
    Case(
        "request-record",
        "shown to more than the one who asked",
        lambda d: reactive(d, requester="E. Other, MD"),
        '"E. Other, MD"',
    ),
    Case(
        "request-record",
        "the question in other words",
        lambda d: with_lines(reactive(d), "title", "A. Speaker", "In answer to a question"),
        "first two slides",
    ),
    Case(
        "request-record",
        "an endpoint that nobody asked for",
        lambda d: reactive(d, topics=("os",)),
        "Nobody asked for Progression-free survival",
        "block",
    ),
)

NEAR = (
    Case("request-record", "the answer to one question", reactive),
    Case(
        "request-record",
        "asked for by the role of its slide",
        lambda d: reactive(d, topics=("key_secondary",)),
    ),
    Case(
        "request-record",
        "no question, and no answer to one",
        lambda d: with_settings(d, request=None),
    ),
)
