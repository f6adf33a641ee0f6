"""What must be said before any result: purpose, interests, and what is approved where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.audience import DENIED
from slidekit.rules.finding import Rule
from slidekit.rules.shown import breach, of_role, plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.settings import DeckSettings
    from slidekit.study.spec import Product

DISCLOSURES_WITHIN = 3
STATUS_WITHIN = 4

PRESCRIBERS = re.compile(
    rf"{DENIED}(?:prescrib|physician|doctor|clinician|health ?-?care (professional|provider))"
    r"|\bhcps?\b|olog(y|ist)|surgeon|specialist|practitioner|investigator"
    r"|olog(?:e|en|in|innen)\b|(?<!nicht )ärzt|\barzt\b|fachkreis|chirurg|spezialist|prüf[aä]rzt",
    re.IGNORECASE,
)
"""Words that name people who may prescribe."""


def purpose_declared(draft: Draft) -> Iterator[Breach]:
    """The deck says why, for whom and for which markets it was made, and the template allows it."""
    settings = draft.deck.settings
    if settings.purpose is None:
        yield breach("purpose", lacks="deck.purpose")
    if not settings.audience:
        yield breach("audience", lacks="deck.audience")
    if not settings.markets:
        yield breach("markets", lacks="deck.markets")
    allowed = draft.template.purposes
    if settings.purpose and allowed and settings.purpose not in allowed:
        yield breach(
            "not_allowed",
            purpose=settings.purpose,
            template=draft.template.name,
            allowed=", ".join(allowed),
        )
    if settings.purpose == "siuu":
        yield from _unapproved_use(draft, settings)


def _unapproved_use(draft: Draft, settings: DeckSettings) -> Iterator[Breach]:
    """A deck on an unapproved use needs an approved product, prescribers, and a market for it."""
    for product in _products(draft):
        statuses = {s for indication in product.indications for s in indication.status.values()}
        if "approved" not in statuses:
            yield breach("never_approved", product=product.generic)
    if settings.audience and not PRESCRIBERS.search(settings.audience):
        yield breach("no_prescribers", audience=settings.audience)
    if settings.markets:
        yield breach("elsewhere", markets=", ".join(settings.markets))


def disclosures_first(draft: Draft) -> Iterator[Breach]:
    """Employment, conflicts and funder stand within the first three slides."""
    slides = of_role(draft, "disclosures")
    if not slides:
        yield breach("no_slide", lacks="slide disclosures")
    elif slides[0].number > DISCLOSURES_WITHIN:
        yield _late(slides[0])
    settings = draft.deck.settings
    for key, value in _interests(settings):
        if not value:
            yield breach(key, lacks=f"deck.{key}")
        elif slides and not _says(slides, value):
            yield slides[0].breach("not_shown", value=value)


def _interests(settings: DeckSettings) -> Iterator[tuple[str, str]]:
    """Yield key and text of all that must be disclosed."""
    yield "presenter.employer", settings.presenter.employer
    yield "presenter.conflicts", settings.presenter.conflicts
    yield "funder", settings.funder
    yield "funder_role", settings.funder_role
    if settings.authors:
        yield "author_conflicts", settings.author_conflicts


def _late(shown: Shown) -> Breach:
    return shown.breach(
        "late", lacks=f"place of slide {shown.slide.role}", number=str(shown.number)
    )


def _says(slides: tuple[Shown, ...], text: str) -> bool:
    return any(plain(text) in shown.words() for shown in slides)


def status_slide(draft: Draft) -> Iterator[Breach]:
    """Each use of each product has its approval status per market, within the first four slides."""
    slides = of_role(draft, "status")
    products = tuple(_products(draft))
    if not products:
        yield breach("products", lacks="products")
    elif not slides:
        yield breach("no_slide", lacks="slide status")
    elif slides[0].number > STATUS_WITHIN:
        yield _late(slides[0])
    for product in products:
        yield from _statuses(product, slides, draft.deck.settings.markets)
        yield from _old_label(product, draft.deck.settings.date, draft.policy.validity.label_months)


def _statuses(
    product: Product, slides: tuple[Shown, ...], markets: tuple[str, ...]
) -> Iterator[Breach]:
    if not product.indications:
        yield breach(
            "indications", lacks=f"products.{product.generic}.indications", product=product.generic
        )
    for indication in product.indications:
        for market in markets:
            if market not in indication.status:
                yield breach(
                    "market",
                    lacks=f"products.{product.generic}.indications.status",
                    product=product.generic,
                    indication=indication.text,
                    market=market,
                )
        if slides and not (_says(slides, product.generic) and _says(slides, indication.text)):
            yield slides[0].breach("no_row", product=product.generic, indication=indication.text)


def _old_label(product: Product, day: dt.date | None, months: int) -> Iterator[Breach]:
    """Yield a label that was compared with the one in force too long before the deck's day."""
    compared = product.label_reviewed
    if compared is None or day is None:
        return
    age = (day.year - compared.year) * 12 + day.month - compared.month
    if (age, day.day) > (months, compared.day):
        yield breach(
            "label_old",
            severity="warn",
            product=product.generic,
            compared=compared.isoformat(),
            months=str(months),
        )


def _products(draft: Draft) -> Iterator[Product]:
    """Yield the products of all studies, each once."""
    seen: set[str] = set()
    for study in draft.deck.studies:
        for product in study.spec.products:
            if product.generic not in seen:
                seen.add(product.generic)
                yield product


RULES = (
    Rule(
        "purpose-declared",
        "21 CFR 312.7(a); FDA guidance on unapproved uses, 2025",
        "block",
        purpose_declared,
    ),
    Rule(
        "disclosures-first",
        "CONSORT 2025, funding and conflicts; congress rules on disclosure",
        "block",
        disclosures_first,
    ),
    Rule(
        "status-slide",
        "21 CFR 312.7(a)",
        "block",
        status_slide,
        reads=("validity.label_months",),
    ),
)
