"""What the markets of a deck want to see: triangle, prescribing information, safety reporting.

The words are the policy's; places and contacts are study.yaml's. What study.yaml lacks is left as
"not reported", and is a finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from slidekit.exhibits.model import Line, Missing, Prose
from slidekit.exhibits.prose import made_text, said
from slidekit.exhibits.registry import Kind
from slidekit.languages import say, tell, to_say
from slidekit.study.uses import products_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from slidekit.exhibits.model import Made, Request
    from slidekit.study.settings import DeckSettings
    from slidekit.study.spec import Product, StudySpec
    from slidekit.template.policy import Duty, MarketDuties, Policy

TRIANGLE = "\N{BLACK DOWN-POINTING TRIANGLE}"
_NAMES = re.compile(r"\{(product|market|contact|place)\}")
TITLE = to_say("Safety reporting and prescribing information")

What = Literal["black_triangle", "prescribing_information", "adverse_events"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a market asks for, in words; `lacks` names the key they are not whole for."""

    what: What
    market: str
    words: str
    product: Product | None = None
    lacks: str = ""


def asked_of(
    specs: Iterable[StudySpec], settings: DeckSettings, policy: Policy
) -> tuple[Asked, ...]:
    """Return what the markets of a deck ask of the company's medicines that are approved there."""
    specs = tuple(specs)
    own = {name.casefold() for name in own_names(specs, settings)}
    products = tuple(p for p in products_of(specs) if p.generic.casefold() in own)
    found = (
        asked
        for market in settings.markets
        for asked in _of_market(market, products, settings, policy)
    )
    return tuple(found)


def own_names(specs: Iterable[StudySpec], settings: DeckSettings) -> tuple[str, ...]:
    """Return the names of the company's products, in any of some studies.

    Where nobody names them, they are all but those of the reference.
    """
    if settings.own_products:
        return settings.own_products
    return tuple(dict.fromkeys(name for spec in specs for name in _studied(spec)))


def _studied(spec: StudySpec) -> Iterator[str]:
    others = {arm.id for arm in spec.arms if arm.reference}
    yield from (p.generic for p in spec.products if not p.arms or set(p.arms) - others)


def unknown_products(
    specs: Iterable[StudySpec], settings: DeckSettings, policy: Policy
) -> tuple[str, ...]:
    """Return the products said to be the company's that no study has, where a market asks."""
    asks = any(c in policy.markets for m in settings.markets for c in policy.codes(m))
    known = {product.generic.casefold() for product in products_of(specs)}
    return tuple(name for name in settings.own_products if asks and name.casefold() not in known)


def _of_market(
    market: str, products: tuple[Product, ...], settings: DeckSettings, policy: Policy
) -> Iterator[Asked]:
    codes = policy.codes(market)
    duties = next((policy.markets[code] for code in codes if code in policy.markets), None)
    approved = [product for product in products if _is_approved(product, codes)]
    if duties is None or not approved:
        return
    for product in approved:
        yield from _of_product(codes, product, settings, duties)
    duty, contact = duties.adverse_events, settings.safety_contact
    if duty and _holds(duty, settings):
        names = ", ".join(product.generic for product in approved)
        words = _filled(duty, market=market, product=names, contact=contact)
        lacks = "deck.safety_contact" if "{contact}" in duty.words and not contact else ""
        yield Asked("adverse_events", market, words, lacks=lacks)


def _is_approved(product: Product, codes: tuple[str, ...]) -> bool:
    """Tell whether some use is approved in a market; what is said of a country comes first."""
    stated = (_first(use.status, codes) for use in product.indications)
    return "approved" in stated


def _first(told: Mapping[str, str], codes: tuple[str, ...]) -> str:
    """Return what is told of a market, else of its region."""
    return next((told[code] for code in codes if code in told), "")


def _of_product(
    codes: tuple[str, ...], product: Product, settings: DeckSettings, duties: MarketDuties
) -> Iterator[Asked]:
    market, generic, duty = codes[0], product.generic, duties.black_triangle
    if duty and _holds(duty, settings) and set(codes) & set(product.additional_monitoring):
        words = _filled(duty, market=market, product=generic)
        yield Asked("black_triangle", market, words, product)
    duty = duties.prescribing_information
    if duty and _holds(duty, settings):
        place = _first(product.prescribing_information, codes)
        words = _filled(duty, market=market, product=generic, place=place)
        lacks = "" if place else f"products.{generic}.prescribing_information"
        yield Asked("prescribing_information", market, words, product, lacks)


def _holds(duty: Duty, settings: DeckSettings) -> bool:
    return not duty.purposes or settings.purpose in duty.purposes


def _filled(duty: Duty, **names: str) -> str:
    """Return the words of a duty; what study.yaml does not give is "not reported"."""
    return _NAMES.sub(lambda name: said(names.get(name[1], "")), say(duty.words))


def make_duties(request: Request) -> Made | Missing:
    """Return the slide that says what the markets of the deck want to see."""
    spec = request.study.spec
    asked = asked_of((spec,), spec.deck, request.policy)
    if not asked:
        return Missing("duties", tell("No market of the deck asks for it."))
    texts = dict.fromkeys(one.words for one in asked)
    return made_text(request, "duties", Prose(tuple(Line(text) for text in texts)), TITLE)


def named(generic: str) -> re.Pattern[str]:
    """Return what finds a product's name, and the triangle behind it where there is one."""
    return re.compile(rf"(?<!\w){re.escape(generic)}(?!\w)(\s?{TRIANGLE})?", re.IGNORECASE)


KINDS = {"duties": Kind("duties", "What markets want to see", Prose, make_duties)}
