"""Which uses of which products a study is about, and in which markets they are approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.languages import say, to_say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slidekit.study.spec import Indication, Product, StudySpec

APPROVALS = {
    "accelerated": to_say("accelerated approval"),
    "conditional": to_say("conditional approval"),
}
Key = tuple[str, tuple[tuple[str, str], ...]]


def products_of(specs: Iterable[StudySpec]) -> tuple[Product, ...]:
    """Return each product of some studies once, with what any of them says of it.

    A use whose status two studies tell differently stands twice: which of them is right is for a
    person, and what an approval asks for is asked.
    """
    found: dict[str, list[Product]] = {}
    for product in (product for spec in specs for product in spec.products):
        found.setdefault(product.generic.casefold(), []).append(product)
    return tuple(_merged(same) for same in found.values())


def _merged(same: list[Product]) -> Product:
    told = {m: place for p in reversed(same) for m, place in p.prescribing_information.items()}
    return same[0].model_copy(
        update={
            "indications": _indications(same),
            "additional_monitoring": tuple(
                dict.fromkeys(market for p in same for market in p.additional_monitoring)
            ),
            "prescribing_information": told,
        }
    )


def _indications(same: list[Product]) -> tuple[Indication, ...]:
    uses: dict[Key, Indication] = {}
    for one in (indication for product in same for indication in product.indications):
        key = (one.text, tuple(sorted(one.status.items())))
        is_studied = one.studied_here or (key in uses and uses[key].studied_here)
        uses[key] = one.model_copy(update={"studied_here": is_studied})
    return tuple(uses.values())


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
    basis = say(", based on {0}", indication.basis) if indication.basis else ""
    trial = indication.confirmatory_trial
    approval = say(APPROVALS[indication.pathway])
    return f"{approval}{basis}" + (say("; confirmatory trial: {0}", trial) if trial else "")
