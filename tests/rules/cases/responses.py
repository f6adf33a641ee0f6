"""Changes to response: how it is defined, and what is compared by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.study.spec import Population
from tests.rules.case import Case
from tests.rules.decks import (
    clean,
    with_endpoint,
    with_exhibit,
    with_line,
    with_row,
    with_slide,
    with_spec,
)
from tests.rules.exhibits import km_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck
    from slidekit.exhibits.fact import Fact

DEFINED = (
    "ITT. Response: RECIST 1.1, independent central review, confirmed. Clopper-Pearson limits; "
    "subjects without an assessment count as non-responders. Data cut-off: 30 Jun 2026. Source: "
    "data on file."
)
RATES = (
    "Newmab: {orr.rate.new:count_percent} ({orr.rate.new:level} CI, {orr.rate.new:interval})",
    "Oldmab: {orr.rate.old:count_percent} ({orr.rate.old:level} CI, {orr.rate.old:interval})",
)
ORR = {
    "id": "orr",
    "label": "Response rate",
    "short": "ORR",
    "type": "response",
    "definition": "Share of subjects with a response.",
    "criteria": "RECIST 1.1",
    "assessor": "Independent central review",
    "confirmed": True,
}


def rates(total: int = 200, assessed: int = 200) -> Iterator[Fact]:
    """Yield the response rate and one category of each arm."""
    index = clean().fact_index()
    for arm in ("new", "old"):
        fact = replace(index[f"pfs.events.{arm}"], endpoint="orr", status="secondary")
        rate = replace(fact, n=50, N=total, value=50 / total, lower=0.1, upper=0.6, level=0.95)
        yield replace(rate, id=f"orr.rate.{arm}")
        yield replace(fact, id=f"orr.category_cr.{arm}", n=5, N=assessed, value=5 / assessed)


def response(
    deck: Deck,
    *,
    note: str = DEFINED,
    kind: str = "response",
    lines: tuple[str, ...] = RATES,
    facts: tuple[Fact, ...] = (),
    drawn: tuple[str, ...] = ("rate", "category_cr"),
    **endpoint: Any,
) -> Deck:
    """Return the deck whose last secondary endpoint is a response rate with a slide of its own."""
    told = replace(deck, facts=(*deck.facts, *(facts or tuple(rates()))))
    told = with_endpoint(told, "dor", **(ORR | endpoint))
    told = with_row(told, "ledger", 2, "Response rate", *["not reported"] * 4, "Descriptive")
    ids = tuple(f"orr.{part}.{arm}" for part in drawn for arm in ("new", "old"))
    told = with_exhibit(
        told,
        "km.pfs",
        kind=kind,
        endpoint="orr",
        status="secondary",
        facts=ids,
        data="drawn",
        footnotes=(note,),
    )
    return with_slide(
        told,
        "key_secondary",
        title="Response rate by arm",
        key_lines=lines,
        footnotes=(note,),
        alt="Bars.",
    )


def without_words(words: str, instead: str = "") -> str:
    """Return the footnote without some of its words."""
    assert words in DEFINED
    return DEFINED.replace(words, instead)


def of_responders(deck: Deck) -> Deck:
    """Return the deck of a study whose last endpoint is known of responders only."""
    (study,) = deck.studies
    population = Population(id="resp", label="Subjects with a confirmed response")
    told = with_spec(deck, populations=(*study.spec.populations, population))
    return with_endpoint(told, "dor", population="resp")


def by_response(deck: Deck, title: str) -> Deck:
    """Return the deck whose first figure has a curve of responders and one of all others."""
    names = ("Responders", "Non-responders")
    data = km_data()
    curves = (replace(c, name=name) for c, name in zip(data.curves, names, strict=True))
    told = with_exhibit(deck, "km.os", data=replace(data, curves=tuple(curves)))
    return with_slide(told, "primary", title=title)


BROKEN = (
    Case(
        "response-defined",
        "no criteria on the slide",
        lambda d: response(d, note=without_words("RECIST 1.1, ")),
        "by which criteria",
        "block",
    ),
    Case(
        "response-defined",
        "no criteria in study.yaml",
        lambda d: response(d, criteria=""),
        "by which criteria",
    ),
    Case(
        "response-defined",
        "no assessor",
        lambda d: response(d, note=without_words("independent central review, ")),
        "who judged",
    ),
    Case(
        "response-defined",
        "confirmed or not",
        lambda d: response(d, note=without_words(", confirmed")),
        "were confirmed",
    ),
    Case(
        "response-defined",
        "limits without a method",
        lambda d: response(d, note=without_words("Clopper-Pearson limits; ")),
        "which method",
    ),
    Case(
        "response-defined",
        "those without an assessment",
        lambda d: response(
            d, note=without_words("subjects without an assessment count as non-responders")
        ),
        "without an assessment were counted",
    ),
    Case(
        "response-defined",
        "a rate of assessed subjects only",
        lambda d: response(d, facts=tuple(rates(total=180))),
        "another denominator",
    ),
    Case(
        "response-defined",
        "a waterfall plot without the rate",
        lambda d: response(
            d,
            kind="waterfall",
            note=f"{DEFINED} Not plotted: none.",
            lines=("Best change",),
            drawn=("category_cr",),
        ),
        "without the response rate",
    ),
    Case(
        "response-defined",
        "a waterfall plot that does not say who has no bar",
        lambda d: response(d, kind="waterfall"),
        "have no bar",
    ),
    Case(
        "outcome-by-response",
        "a ratio of the duration of response",
        lambda d: with_row(
            with_endpoint(d, "dor", label="Duration of response"),
            "ledger",
            2,
            "Duration of response",
            *(f"{{dor.{part}:brief}}" for part in ("median.new", "median.old", "hr.new_vs_old")),
            "{dor.hr.new_vs_old:p_cell}",
            "Descriptive",
        ),
        "dor.hr.new_vs_old",
        "block",
    ),
    Case(
        "outcome-by-response",
        "a ratio in a population of responders",
        of_responders,
        "among those who responded",
    ),
    Case(
        "outcome-by-response",
        "survival by best response",
        lambda d: with_line(
            replace(
                d,
                facts=(
                    *d.facts,
                    *(
                        replace(
                            d.fact_index()[f"os.median.{arm}"],
                            id=f"os.median.{arm}.subgroup=bor_cr",
                        )
                        for arm in ("new", "old")
                    ),
                ),
            ),
            "conclusions",
            "Median survival {os.median.new.subgroup=bor_cr} and "
            "{os.median.old.subgroup=bor_cr} months.",
        ),
        "came after treatment began",
    ),
    Case(
        "outcome-by-response",
        "curves of responders and others",
        lambda d: by_response(d, "Overall survival by response: Kaplan-Meier estimate"),
        "Responders, Non-responders",
        "block",
    ),
)

NEAR = (
    Case("response-defined", "all of it in the footnote", response),
    Case(
        "response-defined",
        "responses that were not confirmed, and it is said",
        lambda d: response(d, note=without_words("confirmed", "unconfirmed"), confirmed=False),
    ),
    Case(
        "response-defined",
        "a waterfall plot beside the rate",
        lambda d: response(
            d, kind="waterfall", note=f"{DEFINED} Without measurement, not plotted: 12."
        ),
    ),
    Case("outcome-by-response", "time to response in all subjects", lambda d: d),
    Case(
        "outcome-by-response",
        "duration of response, each arm for itself",
        lambda d: with_row(
            with_endpoint(d, "dor", label="Duration of response"),
            "ledger",
            2,
            "Duration of response",
            "{dor.median.new:brief}",
            "{dor.median.old:brief}",
            "not compared",
            "none",
            "Descriptive",
        ),
    ),
    Case(
        "outcome-by-response",
        "curves of responders and others from a landmark on",
        lambda d: by_response(d, "Overall survival by response: landmark analysis"),
    ),
)
