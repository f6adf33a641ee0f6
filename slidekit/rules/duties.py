"""What markets want to see beside their medicines: triangle, prescribing information, reporting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.duties import asked_of, named, unknown_products
from slidekit.rules.finding import Breach, Rule
from slidekit.rules.shown import all_shown, plain, visible
from slidekit.study.uses import products_of
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.finding import Draft
    from slidekit.rules.shown import Shown


def market_duties(draft: Draft) -> Iterator[Breach]:
    """Each market of the deck sees what it asks for of the company's medicines approved there."""
    specs = [study.spec for study in draft.deck.studies]
    seen = visible(all_shown(draft))
    for name in unknown_products(specs, draft.deck.settings, draft.policy):
        known = listed([product.generic for product in products_of(specs)])
        yield Breach(
            message="own_unknown",
            severity="block_unless_waived",
            facts=(("product", name), ("known", known or "no_product")),
        )
    for asked in asked_of(specs, draft.deck.settings, draft.policy):
        product = asked.product.generic if asked.product else ""
        told = {"market": asked.market, "product": product}
        if asked.lacks:
            yield Breach(
                message=f"{asked.what}_unknown", facts=tuple(told.items()), lacks=asked.lacks
            )
        elif not any(plain(asked.words) in shown.words() for shown in seen):
            yield Breach(message=asked.what, facts=(*told.items(), ("words", asked.words)))
        if asked.what == "black_triangle":
            yield from _bare(product, asked.market, seen)


def _bare(product: str, market: str, seen: tuple[Shown, ...]) -> Iterator[Breach]:
    """Yield the first slide that names a medicine, if no mention there carries the triangle."""
    for shown in seen:
        texts = [text.words for text in shown.texts if text.role not in ("tag", "footer")]
        if found := [m for text in texts for m in named(product).finditer(text)]:
            if not any(mention[1] for mention in found):
                yield shown.breach("bare", product=product, market=market)
            return


RULES = (
    Rule(
        "market-duties",
        "ABPI Code 2024 cl. 12; Regulation (EC) 726/2004 art. 23; company policy per market",
        "block",
        market_duties,
    ),
)
