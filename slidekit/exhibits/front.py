"""The opening slides from study.yaml: title, approval status, disclosures, background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.model import Column, Line, Missing, Prose, Row, TableData
from slidekit.exhibits.prose import labelled, made_text, said
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.setting import NOT_REPORTED, day_words
from slidekit.study.uses import pathway_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.model import Made, Request
    from slidekit.study.spec import Indication, Product, StudySpec

DOT = " \N{MIDDLE DOT} "
NOT_ESTABLISHED = "safety and effectiveness not established"
STATUS = {
    "approved": "Approved",
    "not_approved": f"Not approved; {NOT_ESTABLISHED}",
    "under_review": f"Under review; {NOT_ESTABLISHED}",
    "withdrawn": "Approval withdrawn",
}


def make_title(request: Request) -> Made:
    """Return the title slide: trial, registration, presenter, meeting."""
    spec = request.study.spec
    return made_text(
        request,
        "title",
        Prose(tuple(_title_lines(spec))),
        spec.deck.title or spec.title or spec.short_title or spec.id,
    )


def _title_lines(spec: StudySpec) -> Iterator[Line]:
    deck = spec.deck
    if trial := DOT.join(part for part in (_phase(spec), spec.condition) if part):
        yield Line(trial, bold=True, bullet=False)
    yield Line(f"Trial registration: {said(spec.nct)}", bullet=False)
    presenter = ", ".join(part for part in (deck.presenter.name, deck.presenter.employer) if part)
    yield Line(f"Presenter: {said(presenter)}", bullet=False)
    day = day_words(deck.date) if deck.date else ""
    if occasion := DOT.join(part for part in (deck.meeting, day) if part):
        yield Line(occasion, bullet=False)
    if deck.embargo:
        yield Line(f"Embargo: {deck.embargo}", bullet=False)
    if deck.purpose == "reactive" and deck.request and deck.request.verbatim:
        yield Line(f"In answer to your question: {deck.request.verbatim}", bullet=False)


def _phase(spec: StudySpec) -> str:
    """Return "Phase 3" of "3" or of "Phase 3"."""
    phase = spec.phase
    return phase if not phase or phase.lower().startswith("phase") else f"Phase {phase}"


def make_status(request: Request) -> Made | Missing:
    """Return a row per product, indication and market with its approval status."""
    spec = request.study.spec
    rows = tuple(row for product in spec.products for row in _product_rows(product, spec))
    if not rows:
        reason = "study.yaml names no product with its indications and their approval status."
        return Missing("status", reason, "products")
    columns = (
        Column("Product", "left", 1.0),
        Column("Indication", "left", 2.0),
        Column("Studied in this trial", "left", 1.0),
        Column("Market", "left", 1.0),
        Column("Status", "left", 2.0),
    )
    names = ", ".join(product.generic for product in spec.products)
    alt = f"Table of the approval status of {names} by indication and market."
    return made_text(request, "status", TableData(columns, rows), "Approval status", alt=alt)


def _product_rows(product: Product, spec: StudySpec) -> Iterator[Row]:
    for indication in product.indications:
        studied = "Yes" if indication.studied_here else "No"
        for market in _markets(indication, spec):
            status = _status(indication, market)
            yield Row((product.generic, _use(indication), studied, market, status))
    if not product.indications:
        yield Row((product.generic, NOT_REPORTED, NOT_REPORTED, NOT_REPORTED, NOT_REPORTED))


def _use(indication: Indication) -> str:
    limits = indication.limits_of_use
    return indication.text + (f". Limits of use: {limits}" if limits else "")


def _markets(indication: Indication, spec: StudySpec) -> tuple[str, ...]:
    """Return the deck's markets, or else those whose status is given."""
    return spec.deck.markets or tuple(indication.status) or (NOT_REPORTED,)


def _status(indication: Indication, market: str) -> str:
    given = indication.status.get(market)
    if given is None:
        return NOT_REPORTED
    if given == "approved":
        return STATUS[given] + (f" ({words})" if (words := pathway_words(indication)) else "")
    cautions = "; ".join(indication.cautions or ())
    return STATUS[given] + (f". Label: {cautions}" if cautions else "")


def make_disclosures(request: Request) -> Made:
    """Return employment, conflicts, funder and the funder's role."""
    deck = request.study.spec.deck
    lines = (
        labelled("Presenter", deck.presenter.name),
        labelled("Employer of the presenter", deck.presenter.employer),
        labelled("Conflicts of interest of the presenter", deck.presenter.conflicts),
        labelled("Authors", ", ".join(deck.authors)),
        labelled("Conflicts of interest of the authors", deck.author_conflicts),
        labelled("Sponsor", request.study.spec.sponsor),
        labelled("Funder", deck.funder),
        labelled("Role of the funder", deck.funder_role),
    )
    return made_text(request, "disclosures", Prose(lines), "Disclosures")


def make_background(request: Request) -> Made | Missing:
    """Return the background as study.yaml words it, with its citations."""
    spec = request.study.spec
    if not spec.deck.background:
        return Missing("background", "study.yaml has no background.", "deck.background")
    lines = tuple(Line(text) for text in spec.deck.background)
    return made_text(request, "background", Prose(lines), "Background")


KINDS = {
    "title": Kind("title", "Title", Prose, make_title),
    "status": Kind("status", "Approval status", TableData, make_status),
    "disclosures": Kind("disclosures", "Disclosures", Prose, make_disclosures),
    "background": Kind("background", "Background", Prose, make_background),
}
