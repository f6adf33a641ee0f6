"""Decks that answer a question: the question is on record, and the deck answers it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.rules.finding import Rule
from slidekit.rules.shown import all_shown, breach, plain, shown_of, visible
from slidekit.study.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.settings import DeckSettings, RequestRecord

RECORD = ("id", "date", "verbatim", "requester", "channel", "attested_unsolicited", "topics")
ASKED_WITHIN = 2
"""The question stands on one of the first so many slides."""


def request_record(draft: Draft) -> Iterator[Breach]:
    """A reactive deck answers one question on record that nobody prompted, and only that."""
    settings = draft.deck.settings
    if settings.purpose != "reactive":
        return
    if settings.request is None:
        yield breach("none", lacks="deck.request")
        return
    yield from _record(settings.request)
    yield from _topics(draft, settings.request)
    yield from _recipient(settings, settings.request)
    yield from _question(draft, settings.request)
    for shown in shown_of(draft, "efficacy", "backup"):
        yield from _beside_the_question(shown, settings.request)


def _record(request: RequestRecord) -> Iterator[Breach]:
    """Yield the parts of the record that are not there."""
    for key in RECORD:
        if getattr(request, key) in (None, "", ()):
            yield breach(key, lacks=f"deck.request.{key}")
    if request.attested_unsolicited is False:
        yield breach("prompted")


def _topics(draft: Draft, request: RequestRecord) -> Iterator[Breach]:
    """Yield topics that are no endpoint, role or section: what was asked would not be shown."""
    spoken = {endpoint.id for study in draft.deck.studies for endpoint in study.spec.endpoints}
    for section in draft.template.sections:
        spoken |= {section.id, *(entry.role for entry in section.slides)}
    for topic in request.topics:
        if topic not in spoken:
            yield breach("unknown_topic", topic=topic, hint=did_you_mean(topic, sorted(spoken)))


def _recipient(settings: DeckSettings, request: RequestRecord) -> Iterator[Breach]:
    if request.requester and plain(request.requester) != plain(settings.audience):
        yield breach("recipient", requester=request.requester, audience=settings.audience)


def _question(draft: Draft, request: RequestRecord) -> Iterator[Breach]:
    """Yield that the question does not stand at the head of the deck, word for word."""
    opening = visible(all_shown(draft))[:ASKED_WITHIN]
    if request.verbatim and not any(plain(request.verbatim) in s.words() for s in opening):
        yield breach("not_shown", question=request.verbatim)


def _beside_the_question(shown: Shown, request: RequestRecord) -> Iterator[Breach]:
    """Yield a slide on an endpoint that nobody asked for; the primary one gives the context."""
    if not request.topics or shown.study is None:
        return
    name = shown.slide.endpoint or (shown.exhibit and shown.exhibit.endpoint) or ""
    endpoint = next((e for e in shown.study.spec.endpoints if e.id == name), None)
    asked = {name, shown.slide.role, shown.slide.section} & set(request.topics)
    if endpoint and endpoint.rank != "primary" and not asked:
        yield shown.breach("topic", endpoint=endpoint.label)


RULES = (
    Rule(
        "request-record",
        "FDA draft guidance on unsolicited requests, 2011; phactMI, 2020",
        "block",
        request_record,
    ),
)
