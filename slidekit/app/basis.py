"""What a version of a deck rests on: products, labels, and days after which both are old."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.deck.model import Deck
    from slidekit.study.spec import StudySpec


def product_of(deck: Deck) -> str:
    """Return the product whose roles count for a deck: the first that is named; "" for none."""
    products = (product.generic for spec in specs_of(deck) for product in spec.products)
    return next(products, "")


def review_dates_of(deck: Deck) -> Mapping[str, str]:
    """Return until when (ISO dates) a deck's labels and permissions hold without a new look.

    Of two studies that name the same one the earlier day counts.
    """
    found: dict[str, dt.date] = {}
    for name, day in _review_dates(deck):
        found[name] = min(day, found.get(name, day))
    return {name: day.isoformat() for name, day in found.items()}


def label_versions_of(deck: Deck) -> Mapping[str, str]:
    """Return the label of each product that a deck rests on; of two studies the older one."""
    from slidekit.library.staleness import in_order

    found: dict[str, str] = {}
    for spec in specs_of(deck):
        for product in spec.products:
            if label := product.label_version:
                held = found.get(product.generic, label)
                found[product.generic] = min(held, label, key=in_order)
    return found


def _review_dates(deck: Deck) -> Iterator[tuple[str, dt.date]]:
    from slidekit.library.clock import months_later

    months = deck.policy.validity.label_months
    for spec in specs_of(deck):
        for product in spec.products:
            if product.label_reviewed:
                yield f"label of {product.generic}", months_later(product.label_reviewed, months)
        for reference in spec.references:
            ends: dict[tuple[str, ...], dt.date] = {}
            for one in reference.permissions:  # a newer one for the same figures takes over
                last = one.expires if isinstance(one.expires, dt.date) else dt.date.max
                ends[one.covers] = max(last, ends.get(one.covers, dt.date.min))
            if (first := min(ends.values(), default=dt.date.max)) < dt.date.max:
                yield f"permission for {reference.id}", first


def specs_of(deck: Deck) -> tuple[StudySpec, ...]:
    """Return what study.yaml says of each study of a deck."""
    return tuple(study.spec for study in deck.studies)
