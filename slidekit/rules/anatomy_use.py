"""For whom, why, where and how often a deck may be used, and what its template had loosened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.exhibits.content import PLACEHOLDER
from slidekit.languages import say, tell
from slidekit.rules.audience import names_any
from slidekit.rules.finding import Rule
from slidekit.rules.selected import constraints_of, selected
from slidekit.rules.shown import all_shown, breach, plain, visible
from slidekit.template.constraint import Allowed, Gate, OneRecipient, SingleUse, TopicClosure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.settings import RequestRecord
    from slidekit.template.policy import Policy


def unwritten() -> re.Pattern[str]:
    """Return a pattern for the words that hold the place of others, in the deck's language."""
    words = re.escape(say(PLACEHOLDER))
    return re.compile(words.replace(re.escape("{key}"), r"(?P<key>[\w.]+)"))


def anatomy_request(draft: Draft) -> Iterator[Breach]:
    """A deck that answers a request goes to the requester, once, and keeps to the topics."""
    request = draft.deck.settings.request
    if request is None:
        for one in constraints_of(draft, SingleUse):
            yield breach("no_request", severity=one.severity, lacks="deck.request", why=one.why)
        return
    for one in constraints_of(draft, SingleUse) if request.delivered else ():
        day = str(request.delivered)
        yield breach("spent", severity=one.severity, day=day, request=request.id, why=one.why)
    for other in constraints_of(draft, OneRecipient):
        for name in _others(request):
            yield breach("recipient", severity=other.severity, name=name, why=other.why)
    for closure in constraints_of(draft, TopicClosure):
        yield from _off_topic(draft, closure, request)


def _off_topic(draft: Draft, closure: TopicClosure, request: RequestRecord) -> Iterator[Breach]:
    for shown in selected(draft, visible(all_shown(draft)), closure.slides):
        if not _topics_of(shown) & set(request.topics):
            yield shown.breach(
                "off_topic",
                severity=closure.severity,
                topics=", ".join(request.topics) or "none",
                why=closure.why,
            )


def _others(request: RequestRecord) -> Iterator[str]:
    """Yield the recipients who are not the requester."""
    yield from (r for r in request.recipients if plain(r) != plain(request.requester))


def _topics_of(shown: Shown) -> set[str]:
    endpoint = shown.slide.endpoint or (shown.exhibit.endpoint if shown.exhibit else "")
    return {endpoint} if endpoint else {shown.slide.role, shown.slide.section}


def anatomy_allowed(draft: Draft) -> Iterator[Breach]:
    """The audience, the purpose and the markets are among those of the template."""
    settings = draft.deck.settings
    audience = settings.audience
    for one in constraints_of(draft, Allowed):
        weight, why = one.severity, one.why
        if one.audiences and audience and not names_any(audience, one.audiences):
            words = ", ".join(one.audiences)
            yield breach("audience", severity=weight, audience=audience, words=words, why=why)
        if names_any(audience, one.not_audiences):
            yield breach("not_audience", severity=weight, audience=audience, why=why)
        if one.purposes and settings.purpose and settings.purpose not in one.purposes:
            yield breach("purpose", severity=weight, purpose=settings.purpose, why=why)
        for market in _others_than(one.markets, settings.markets, draft.policy):
            yield breach("market", severity=weight, market=market, why=why)


def _others_than(
    allowed: tuple[str, ...], markets: tuple[str, ...], policy: Policy
) -> tuple[str, ...]:
    """Return the markets that are neither allowed themselves nor parts of a region that is."""
    if not allowed:
        return ()
    return tuple(market for market in markets if not set(policy.codes(market)) & set(allowed))


def anatomy_gate(draft: Draft) -> Iterator[Breach]:
    """What the template asks before a deck may be made is answered, and nothing refuses it."""
    answers = draft.deck.settings.gates
    for gate in constraints_of(draft, Gate):
        answer = plain(answers.get(gate.key, ""))
        key = f"deck.gates.{gate.key}"
        facts = {
            "question": gate.question,
            "answers": ", ".join((*gate.passes, *gate.refuses)),
            "answer": answer,
            "why": gate.refusal or gate.why,
        }
        if not answer:
            yield breach("open", severity=gate.severity, lacks=key, **facts)
        elif answer in gate.refuses:
            yield breach("refused", severity=gate.severity, **facts)
        elif answer not in gate.passes:
            yield breach("unknown", severity=gate.severity, lacks=key, **facts)


def template_loosened(draft: Draft) -> Iterator[Breach]:
    """What a company's template loosened is known to whoever reviews its decks."""
    template = draft.template
    for name in template.loosened:
        yield breach(name=_part_told(name), template=template.name, base=template.extends)


def _part_told(name: str) -> str:
    """Return what a part of a template that was loosened is called."""
    kind, _, own = name.partition(" ")
    told = {
        "slide": tell("slide {0}", own),
        "section": tell("section {0}", own),
        "words": tell("words {0}", own),
    }
    return told.get(kind, name)


def content_written(draft: Draft) -> Iterator[Breach]:
    """Every slide whose words only a person can give has them."""
    for shown in all_shown(draft):
        for line in shown.slide.body:
            if found := unwritten().search(line.text):
                yield shown.breach(lacks=found["key"], title=shown.title)


RULES = (
    Rule("anatomy-request", "The deck template", "block", anatomy_request, general=True),
    Rule("anatomy-allowed", "The deck template", "block", anatomy_allowed),
    Rule("anatomy-gate", "The deck template", "block", anatomy_gate),
    Rule("template-loosened", "Company policy", "warn", template_loosened),
    Rule("content-written", "The deck template", "block", content_written),
)
