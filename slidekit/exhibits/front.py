"""The opening slides from study.yaml: title, approval status, disclosures, background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.model import Column, Line, Missing, Prose, Row, TableData
from slidekit.exhibits.prose import labelled, made_text, said
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.setting import day_words, not_reported
from slidekit.languages import say, tell, to_say
from slidekit.study.uses import pathway_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.model import Made, Request
    from slidekit.study.spec import Indication, Product, StudySpec

DOT = " \N{MIDDLE DOT} "
STATUS = {
    "approved": to_say("Approved"),
    "not_approved": to_say("Not approved; safety and effectiveness not established"),
    "under_review": to_say("Under review; safety and effectiveness not established"),
    "withdrawn": to_say("Approval withdrawn"),
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
    yield Line(say("Trial registration: {0}", said(spec.nct)), bullet=False)
    presenter = ", ".join(part for part in (deck.presenter.name, deck.presenter.employer) if part)
    yield Line(say("Presenter: {0}", said(presenter)), bullet=False)
    day = day_words(deck.date) if deck.date else ""
    if occasion := DOT.join(part for part in (deck.meeting, day) if part):
        yield Line(occasion, bullet=False)
    if deck.embargo:
        yield Line(say("Embargo: {0}", deck.embargo), bullet=False)
    if deck.purpose == "reactive" and deck.request and deck.request.verbatim:
        yield Line(say("In answer to your question: {0}", deck.request.verbatim), bullet=False)


def _phase(spec: StudySpec) -> str:
    """Return "Phase 3" of "3" or of "Phase 3"."""
    phase = spec.phase
    return phase if not phase or phase.lower().startswith("phase") else say("Phase {0}", phase)


def make_status(request: Request) -> Made | Missing:
    """Return a row per product, indication and market with its approval status."""
    spec = request.study.spec
    rows = tuple(row for product in spec.products for row in _product_rows(product, spec))
    if not rows:
        reason = tell("study.yaml names no product with its indications and their approval status.")
        return Missing("status", reason, "products")
    columns = (
        Column(say("Product"), "left", 1.0),
        Column(say("Indication"), "left", 2.0),
        Column(say("Studied in this trial"), "left", 1.0),
        Column(say("Market"), "left", 1.0),
        Column(say("Status"), "left", 2.0),
    )
    names = ", ".join(product.generic for product in spec.products)
    alt = say("Table of the approval status of {0} by indication and market.", names)
    return made_text(request, "status", TableData(columns, rows), say("Approval status"), alt=alt)


def _product_rows(product: Product, spec: StudySpec) -> Iterator[Row]:
    for indication in product.indications:
        studied = say("Yes") if indication.studied_here else say("No")
        for market in _markets(indication, spec):
            status = _status(indication, market)
            yield Row((product.generic, _use(indication), studied, market, status))
    if not product.indications:
        yield Row((product.generic, not_reported(), not_reported(), not_reported(), not_reported()))


def _use(indication: Indication) -> str:
    limits = indication.limits_of_use
    return indication.text + (say(". Limits of use: {0}", limits) if limits else "")


def _markets(indication: Indication, spec: StudySpec) -> tuple[str, ...]:
    """Return the deck's markets, or else those whose status is given."""
    return spec.deck.markets or tuple(indication.status) or (not_reported(),)


def _status(indication: Indication, market: str) -> str:
    given = indication.status.get(market)
    if given is None:
        return not_reported()
    if given == "approved":
        return say(STATUS[given]) + (f" ({words})" if (words := pathway_words(indication)) else "")
    cautions = "; ".join(indication.cautions or ())
    return say(STATUS[given]) + (say(". Label: {0}", cautions) if cautions else "")


def make_disclosures(request: Request) -> Made:
    """Return employment, conflicts, funder and the funder's role."""
    deck = request.study.spec.deck
    lines = (
        labelled(say("Presenter"), deck.presenter.name),
        labelled(say("Employer of the presenter"), deck.presenter.employer),
        labelled(say("Conflicts of interest of the presenter"), deck.presenter.conflicts),
        labelled(say("Authors"), ", ".join(deck.authors)),
        labelled(say("Conflicts of interest of the authors"), deck.author_conflicts),
        labelled(say("Sponsor"), request.study.spec.sponsor),
        labelled(say("Funder"), deck.funder),
        labelled(say("Role of the funder"), deck.funder_role),
    )
    return made_text(request, "disclosures", Prose(lines), say("Disclosures"))


def make_background(request: Request) -> Made | Missing:
    """Return the background as study.yaml words it, with its citations."""
    spec = request.study.spec
    if not spec.deck.background:
        return Missing("background", tell("study.yaml has no background."), "deck.background")
    lines = tuple(Line(text) for text in spec.deck.background)
    return made_text(request, "background", Prose(lines), say("Background"))


KINDS = {
    "title": Kind("title", "Title", Prose, make_title),
    "status": Kind("status", "Approval status", TableData, make_status),
    "disclosures": Kind("disclosures", "Disclosures", Prose, make_disclosures),
    "background": Kind("background", "Background", Prose, make_background),
}
