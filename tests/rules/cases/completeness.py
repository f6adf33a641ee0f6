"""Changes to study.yaml, to the tables and to what a source reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.deck.model import Gap
from slidekit.exhibits.fact import Provenance
from slidekit.study.model import Problem
from slidekit.study.permission import Permission
from tests.rules.case import Case
from tests.rules.decks import (
    with_endpoint,
    with_entry,
    with_fact,
    with_product,
    with_settings,
    with_spec,
    without,
)
from tests.rules.study import REFERENCES

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

PAPER = Provenance(method="reported", reference="review", anchor="Table 2")


def with_problem(deck: Deck, severity: str) -> Deck:
    """Return the deck of a study whose tables have a problem."""
    problem = Problem(
        severity,  # type: ignore[arg-type]
        "fatal_not_serious",
        "A fatal event is not marked as serious.",
        "Correct AESER.",
        "adae.csv",
        12,
    )
    return replace(deck, studies=(replace(deck.studies[0], problems=(problem,)),))


ADAPTED = "Adapted from a review.{ref:review}"


def published(deck: Deck) -> Deck:
    """Return the deck with every result taken from an open paper that all slides cite."""
    first, *others = REFERENCES
    open_paper = first.model_copy(update={"permissions": (Permission(licence="CC BY 4.0"),)})
    deck = with_spec(deck, references=(open_paper, *others))
    facts = tuple(replace(f, reported=True, provenance=PAPER) for f in deck.facts)
    slides = tuple(
        replace(s, footnotes=(*s.footnotes, "Adapted from a review.{ref:review}"))
        if s.exhibit
        else s
        for s in deck.slides
    )
    return replace(deck, facts=facts, slides=slides)


BROKEN = (
    Case(
        "study-incomplete",
        "no phase",
        lambda d: with_spec(d, phase=""),
        "`phase`",
        "warn",
    ),
    Case(
        "study-incomplete",
        "nobody says who presents",
        lambda d: with_settings(d, "presenter", name=""),
        "`deck.presenter.name`",
    ),
    Case(
        "study-incomplete",
        "no rank of an endpoint",
        lambda d: with_endpoint(d, "dor", rank=None),
        '"dor" was primary, secondary or other (`endpoints.dor.rank`)',
        "block",
    ),
    Case(
        "study-incomplete",
        "no label version",
        lambda d: with_product(d, label_version=""),
        "`products.Newmab.label_version`",
    ),
    Case(
        "study-incomplete",
        "nobody says whether there were subgroups",
        lambda d: with_spec(d, subgroups=None),
        "`subgroups`",
    ),
    Case(
        "study-contradiction",
        "tables that contradict each other",
        lambda d: with_problem(d, "error"),
        "adae.csv, line 12: A fatal event is not marked as serious.",
    ),
    Case(
        "study-contradiction",
        "a problem of no file",
        lambda d: replace(
            d,
            studies=(
                replace(
                    d.studies[0],
                    problems=(Problem("error", "arms", "More treated than randomised.", ""),),
                ),
            ),
        ),
        "More treated than randomised.",
    ),
    Case(
        "exhibit-not-reported",
        "a row that the paper does not have",
        lambda d: with_fact(
            with_fact(
                published(d),
                "safety.dose_change.new",
                value=None,
                n=None,
                N=None,
                absent="not_reported",
            ),
            "safety.dose_change.old",
            value=None,
            n=None,
            N=None,
            absent="not_reported",
        ),
        "(review, Table 2) does not report 2 numbers: slide",
        "warn",
    ),
    Case(
        "exhibit-not-reported",
        "a row and curves that the paper does not have",
        lambda d: replace(
            without(
                with_fact(
                    published(with_entry(d, "key_secondary", exhibit="km")),
                    "safety.dose_change.new",
                    value=None,
                    n=None,
                    N=None,
                    absent="not_reported",
                ),
                "key_secondary",
            ),
            gaps=(Gap("key_secondary", "efficacy", "No table holds the curves."),),
        ),
        "does not report 1 numbers: slide",
        "warn",
    ),
    Case(
        "exhibit-not-reported",
        "curves that the paper does not have",
        lambda d: replace(
            without(published(with_entry(d, "key_secondary", exhibit="km")), "key_secondary"),
            gaps=(Gap("key_secondary", "efficacy", "No table holds the curves."),),
        ),
        "does not report what these slides need: key secondary",
        "warn",
    ),
)

NEAR = (
    Case(
        "study-incomplete",
        "what became of a secondary endpoint may be left open",
        lambda d: with_endpoint(d, "dor", met=None, state=None),
    ),
    Case(
        "study-incomplete",
        "what became of the primary endpoint can be told from its p",
        lambda d: with_endpoint(d, "os", met=None),
    ),
    Case("study-contradiction", "a remark on the tables", lambda d: with_problem(d, "warn")),
    Case("exhibit-not-reported", "a paper that reports everything", published),
    Case(
        "exhibit-not-reported",
        "an optional slide that could not be made",
        lambda d: replace(
            published(d), gaps=(Gap("landmark", "efficacy", "No times.", required=False),)
        ),
    ),
    Case(
        "study-contradiction",
        "two remarks, one on no file",
        lambda d: replace(
            d,
            studies=(
                replace(
                    with_problem(d, "warn").studies[0],
                    problems=(
                        *with_problem(d, "warn").studies[0].problems,
                        Problem("warn", "ages_rounded", "Ages are rounded.", "Say so."),
                    ),
                ),
            ),
        ),
    ),
)
