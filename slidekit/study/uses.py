"""Which uses of which products a study is about, and in which markets they are approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.spec import Indication, Product, StudySpec


@dataclass(frozen=True, slots=True)
class Use:
    """One use of one product, and the markets of the deck where it is approved and where not."""

    product: Product
    indication: Indication
    approved: tuple[str, ...]
    unapproved: tuple[str, ...]


def uses_of(spec: StudySpec, markets: tuple[str, ...]) -> Iterator[Use]:
    """Yield every use that study.yaml names; a market without a status is none of the two.

    Args:
        spec: the study.
        markets: those of the deck; empty: all that have a status.
    """
    for product in spec.products:
        for indication in product.indications:
            status = indication.status
            known = [market for market in markets or tuple(status) if market in status]
            approved = tuple(market for market in known if status[market] == "approved")
            unapproved = tuple(market for market in known if status[market] != "approved")
            yield Use(product, indication, approved, unapproved)


def unapproved_uses(spec: StudySpec, markets: tuple[str, ...]) -> tuple[Use, ...]:
    """Return the studied uses that some market of the deck has not approved."""
    uses = uses_of(spec, markets)
    return tuple(use for use in uses if use.indication.studied_here and use.unapproved)


def approved_uses(spec: StudySpec, markets: tuple[str, ...], product: Product) -> tuple[Use, ...]:
    """Return the uses of a product that are approved in some market of the deck."""
    uses = uses_of(spec, markets)
    return tuple(use for use in uses if use.product is product and use.approved)


def pathway_words(indication: Indication) -> str:
    """Return how an approval came about, where that was not the usual way; "" where it was.

    What is not known is left out; that it is missing is a finding.
    """
    if indication.pathway == "regular":
        return ""
    basis = f", based on {indication.basis}" if indication.basis else ""
    trial = indication.confirmatory_trial
    return f"{indication.pathway} approval{basis}" + (
        f"; confirmatory trial: {trial}" if trial else ""
    )
