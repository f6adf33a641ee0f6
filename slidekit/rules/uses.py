"""Which uses of which products a deck is about, and where they are approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck, DeckStudy
    from slidekit.study.spec import Indication, Product, Reference


@dataclass(frozen=True, slots=True)
class Use:
    """One use of one product, and the markets of the deck where it is approved and where not."""

    product: Product
    indication: Indication
    approved: tuple[str, ...]
    unapproved: tuple[str, ...]


def uses_of(deck: Deck, study: DeckStudy) -> Iterator[Use]:
    """Yield every use that study.yaml names; a market without a status is none of the two."""
    for product in study.spec.products:
        for indication in product.indications:
            status = indication.status
            markets = [m for m in deck.settings.markets or tuple(status) if m in status]
            approved = tuple(m for m in markets if status[m] == "approved")
            unapproved = tuple(m for m in markets if status[m] != "approved")
            yield Use(product, indication, approved, unapproved)


def unapproved_uses(deck: Deck, study: DeckStudy) -> tuple[Use, ...]:
    """Return the studied uses that some market of the deck has not approved."""
    uses = uses_of(deck, study)
    return tuple(use for use in uses if use.indication.studied_here and use.unapproved)


def approved_uses(deck: Deck, study: DeckStudy, product: Product) -> tuple[Use, ...]:
    """Return the uses of a product that are approved in some market of the deck."""
    return tuple(use for use in uses_of(deck, study) if use.product is product and use.approved)


def is_attached(deck: Deck, reference: Reference) -> bool:
    """Tell whether a copy of a source travels with the deck."""
    return bool(reference.file) and any(a.name == reference.file for a in deck.assets)
