"""The closing slides that are words alone: acknowledgement, references, boxed warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.citation import format_reference
from slidekit.exhibits.conclusions import make_conclusions
from slidekit.exhibits.limitations import make_limitations
from slidekit.exhibits.model import Line, Missing, Prose
from slidekit.exhibits.prose import labelled, made_text
from slidekit.exhibits.registry import Kind
from slidekit.languages import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.model import Made, Request
    from slidekit.study.spec import Product


def make_acknowledgement(request: Request) -> Made | Missing:
    """Return thanks and funding."""
    deck = request.study.spec.deck
    if not deck.acknowledgement and not deck.funder:
        reason = tell("study.yaml names neither acknowledgement nor funder.")
        return Missing("acknowledgement", reason, "deck.acknowledgement")
    lines = (
        *(Line(text) for text in deck.acknowledgement.split("\n") if text.strip()),
        labelled(say("Funding"), deck.funder),
        labelled(say("Role of the funder"), deck.funder_role),
    )
    return made_text(request, "acknowledgement", Prose(lines), say("Acknowledgement and funding"))


def make_references(request: Request) -> Made | Missing:
    """Return the list of references in the order of study.yaml."""
    references = request.study.spec.references
    if not references:
        return Missing("references", tell("study.yaml names no references."), "references")
    style = request.policy.formats.citation_style
    lines = tuple(Line(format_reference(one, style), bullet=False) for one in references)
    return made_text(request, "references", Prose(lines), say("References"))


def make_boxed_warning(request: Request) -> Made | Missing:
    """Return boxed warnings, contraindications and REMS of the labels, word for word."""
    products = [one for one in request.study.spec.products if _warns(one)]
    if not products:
        reason = tell("study.yaml gives no product a boxed warning, contraindications or a REMS.")
        return Missing("boxed_warning", reason, "products.boxed_warning")
    lines = tuple(line for product in products for line in _label_lines(product))
    notes = tuple(note for product in products if (note := _label_version(product)))
    title = _warning_title(products)
    return made_text(request, "boxed_warning", Prose(lines), title, footnotes=notes)


def _warning_title(products: list[Product]) -> str:
    """Return what stands on the slide, the gravest first."""
    if boxed := ", ".join(product.generic for product in products if product.boxed_warning):
        return say("Boxed warning: {0}", boxed)
    if any(product.contraindications for product in products):
        return say("Contraindications")
    return say("Risk evaluation and mitigation strategy (REMS)")


def _warns(product: Product) -> bool:
    return bool(product.boxed_warning or product.contraindications or product.rems)


def _label_lines(product: Product) -> Iterator[Line]:
    """Yield what the label warns of; the boxed warning first, as it stands."""
    if product.boxed_warning:
        yield from (Line(text, bullet=False) for text in product.boxed_warning.split("\n"))
    if product.contraindications:
        yield Line(say("{0}: contraindications", product.generic), bold=True, bullet=False)
        yield from (Line(text) for text in product.contraindications)
    if product.rems:
        heading = say("{0}: risk evaluation and mitigation strategy (REMS)", product.generic)
        yield Line(heading, bold=True, bullet=False)
        yield Line(product.rems, bullet=False)


def _label_version(product: Product) -> str:
    if not product.label_version:
        return ""
    mark = f"{{ref:{product.reference}}}" if product.reference else ""
    return f"{product.generic}: {product.label_version}.{mark}"


KINDS = {
    "limitations": Kind("limitations", "Limitations", Prose, make_limitations),
    "conclusions": Kind("conclusions", "Conclusions", Prose, make_conclusions),
    "acknowledgement": Kind("acknowledgement", "Acknowledgement", Prose, make_acknowledgement),
    "references": Kind("references", "References", Prose, make_references),
    "boxed_warning": Kind("boxed_warning", "Boxed warning", Prose, make_boxed_warning),
}
