"""Changes to typed numbers, sources and references."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.fact import Check, Provenance
from slidekit.exhibits.model import Line
from slidekit.layout.frame import Paragraph, Run, TextBlock
from slidekit.study.spec import Reference
from tests.rules.case import Case
from tests.rules.decks import with_fact, with_line, with_slide, with_spec, without
from tests.rules.drafts import with_frame, with_runs
from tests.rules.study import REFERENCES

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame

EVENTS_FOOT = (
    "Safety population. TEAE: to 30 days after the last dose. MedDRA 27.1; CTCAE 5.0. Median "
    "exposure {exposure.median.new} and {exposure.median.old} months. 30 Jun 2026."
)
BY_OTHERS = Check("second_kernel", "statsmodels 0.15.0", agrees=True)
BY_REPORT = Check("reported", "cox_efron/1", agrees=True)
PAPER = Provenance(method="reported", reference="review", anchor="Table 2")


def with_references(deck: Deck, **changes: object) -> Deck:
    """Return the deck with its first reference changed."""
    first, *others = REFERENCES
    return with_spec(deck, references=(first.model_copy(update=changes), *others))


def with_check(deck: Deck, fact_id: str, check: Check, **changes: object) -> Deck:
    """Return the deck with what came of computing a number twice."""
    how = deck.fact_index()[fact_id].provenance
    checks = (*how.checks, replace(check, **changes))  # type: ignore[arg-type]
    return with_fact(deck, fact_id, provenance=replace(how, checks=checks))


def with_stated_difference(deck: Deck, doubt: str = "") -> Deck:
    """Return the deck with a difference that study.yaml explains."""
    why = "Breslow ties."
    told = {"agrees": False, "note": "value", "explanation": why, "doubt": doubt}
    differing = with_check(deck, "os.hr.new_vs_old", BY_REPORT, **told)
    return with_spec(differing, "statistics", differences={"os.hr.new_vs_old": why})


def printed_share(deck: Deck, digits: str, **told: object) -> Deck:
    """Return the deck with a share of a paper, in the paper's digits and cited."""
    told |= {"reported": True, "provenance": PAPER, "as_printed": (("value", digits),)}
    deck = with_fact(deck, "safety.related.new", **told)
    notes = (*deck.exhibit_index()["ae_overview"].footnotes, "Source: a review.{ref:review}")
    return with_slide(deck, "ae_overview", footnotes=notes)


def with_more_sources(deck: Deck) -> Deck:
    """Return the deck with a source that nothing cites."""
    more = Reference(id="more", type="other", title="Another source")
    return with_spec(deck, references=(*REFERENCES, more))


def with_one_more_line(frame: Frame) -> Frame:
    """Return the frame of the references with a fourth line."""
    line = Paragraph((Run("4. Another source.", 14),))
    items = (
        replace(item, paragraphs=(*item.paragraphs, line))
        if isinstance(item, TextBlock) and item.role == "body"
        else item
        for item in frame.items
    )
    return replace(frame, items=tuple(items))


BROKEN = (
    Case(
        "second-kernel-agrees",
        "a hazard ratio that statsmodels computes otherwise",
        lambda d: with_check(
            d, "os.hr.new_vs_old", BY_OTHERS, agrees=False, note="value: 0.7 here, 0.8 there"
        ),
        "(os.hr.new_vs_old) otherwise (value: 0.7 here, 0.8 there)",
    ),
    Case(
        "second-kernel-agrees",
        "a median with another limit in lifelines",
        lambda d: with_check(
            d,
            "os.median.new",
            BY_OTHERS,
            by="lifelines 0.30.3",
            agrees=False,
            note="upper: 20 here, none there",
        ),
        "(os.median.new) otherwise (upper: 20 here, none there)",
    ),
    Case(
        "reported-agrees",
        "a reported hazard ratio that the tables do not give",
        lambda d: with_check(
            d,
            "os.hr.new_vs_old",
            BY_REPORT,
            agrees=False,
            note="value: 0.70 reported, 0.748 computed",
        ),
        "(os.hr.new_vs_old) (value: 0.70 reported, 0.748 computed), and nothing explains",
    ),
    Case(
        "reported-agrees",
        "a difference that only the program explains",
        lambda d: with_check(
            d,
            "os.hr.new_vs_old",
            BY_REPORT,
            agrees=False,
            note="value: 0.76 reported, 0.748 computed",
            explanation="the report's number is found without strata",
        ),
        "0.748 computed): the report's number is found without strata.",
        "warn",
    ),
    Case(
        "reported-agrees",
        "a stated reason that the program has tried in vain",
        lambda d: with_stated_difference(d, "no analysis with other ties gives the number"),
        'reason "Breslow ties.", but no analysis with other ties gives the number.',
        "warn",
    ),
    Case(
        "reported-agrees",
        "a reported median of an unnamed data cut",
        lambda d: with_check(
            d, "os.median.new", BY_REPORT, agrees=False, note="value: 19.1 reported, 19.9 computed"
        ),
        "The report and the tables differ on the median of Overall survival",
    ),
    Case(
        "numbers-recompute",
        "a hazard ratio outside its interval",
        lambda d: with_fact(d, "os.hr.new_vs_old", lower=0.8, upper=0.9),
        "for Newmab against Oldmab (os.hr.new_vs_old) lies outside",
    ),
    Case(
        "numbers-recompute",
        "a share that is not n of N",
        lambda d: with_fact(d, "safety.related.new", value=0.01),
        "safety.related.new",
    ),
    Case(
        "numbers-recompute",
        "a share that its source prints otherwise than n of N",
        lambda d: printed_share(d, "12.9", n=24, N=192, value=0.125),
        "safety.related.new",
    ),
    Case(
        "numbers-recompute",
        "a share of an endpoint that is not n of N",
        lambda d: with_fact(d, "pfs.events.new", value=0.01),
        "pfs.events.new",
    ),
    Case(
        "numbers-recompute",
        "more events than subjects",
        lambda d: with_fact(d, "safety.related.new", n=100_000, value=1.0),
        "more subjects than there are",
    ),
    Case(
        "numbers-recompute",
        "no number at all",
        lambda d: with_fact(d, "os.hr.new_vs_old", value=float("inf"), lower=None, upper=None),
        "no finite number",
    ),
    Case(
        "numbers-recompute",
        "a ratio that belongs to the other arm",
        lambda d: with_fact(d, "os.hr.new_vs_old", arm="old"),
        "the other arm",
    ),
    Case(
        "numbers-recompute",
        "categories of more subjects than there are",
        lambda d: replace(
            d,
            facts=(
                *d.facts,
                *(
                    replace(
                        d.fact_index()["pfs.events.new"],
                        id=f"pfs.category_{name}.new",
                        n=120,
                        value=0.6,
                    )
                    for name in ("cr", "pr")
                ),
            ),
        ),
        "count more subjects",
    ),
    Case(
        "numbers-recompute",
        "a p-value above one",
        lambda d: with_fact(d, "os.hr.new_vs_old", p=1.2),
        "between 0 and 1",
    ),
    Case(
        "slide-cites-source",
        "a footnote without it",
        lambda d: with_slide(d, "aesi", footnotes=(EVENTS_FOOT,)),
        "Events of special interest",
    ),
    Case(
        "slide-cites-source",
        "a published number without a citation",
        lambda d: with_fact(d, "safety.aesi_liver.new", reported=True, provenance=PAPER),
        '"review"',
    ),
    Case(
        "ref-valid",
        "a DOI that is none",
        lambda d: with_references(d, doi="doi.org/10.1000"),
        "DOI",
    ),
    Case("ref-valid", "a PMID with letters", lambda d: with_references(d, pmid="PMC123"), "PMID"),
    Case(
        "ref-valid", "a record of another registry", lambda d: with_references(d, nct="EU1"), "NCT"
    ),
    Case(
        "ref-valid",
        "one paper under two ids",
        lambda d: with_spec(
            d, references=(*REFERENCES, REFERENCES[0].model_copy(update={"id": "again"}))
        ),
        '"10.1000/review.1" is given as two',
    ),
    Case("ref-valid", "an article without a year", lambda d: with_references(d, year=None), "year"),
    Case(
        "ref-valid",
        "a source in the list that nobody cites",
        lambda d: with_frame(with_more_sources(d), "references", with_one_more_line),
        '"more" is listed',
        "warn",
    ),
    Case(
        "ref-valid",
        "a list that lacks what is cited",
        lambda d: with_runs(d, "references", ".body", text="1. Writer C. A review of the disease."),
        '"registry" is cited as 3',
    ),
    Case(
        "ref-valid",
        "sources of which no slide cites one",
        lambda d: with_slide(d, "background", body=(Line("The disease is rare."),)),
        'there are sources: "A review of the disease" and 2 more',
        "warn",
    ),
    Case("ref-valid", "no list", lambda d: without(d, "references"), "no list"),
)

NEAR = (
    Case(
        "second-kernel-agrees",
        "a hazard ratio on which the programs agree",
        lambda d: with_check(d, "os.hr.new_vs_old", BY_OTHERS),
    ),
    Case(
        "second-kernel-agrees",
        "a hazard ratio that no other program computed",
        lambda d: with_fact(d, "os.hr.new_vs_old", value=0.76),
    ),
    Case(
        "reported-agrees",
        "a reported hazard ratio that the tables give as well",
        lambda d: with_check(d, "os.hr.new_vs_old", BY_REPORT),
    ),
    Case("reported-agrees", "a difference that a person explained", with_stated_difference),
    Case(
        "numbers-recompute",
        "a share rounded in its source",
        lambda d: with_slide(
            with_fact(
                d, "safety.related.new", value=0.5, n=101, N=201, reported=True, provenance=PAPER
            ),
            "ae_overview",
            footnotes=(
                *d.exhibit_index()["ae_overview"].footnotes,
                "Source: a review.{ref:review}",
            ),
        ),
    ),
    Case(
        "numbers-recompute",
        "a share in the digits of its source, a half rounded up and down",
        lambda d: printed_share(
            printed_share(d, "12.5", n=24, N=192, value=0.125), "13", n=24, N=192, value=0.125
        ),
    ),
    Case(
        "numbers-recompute",
        "an upper limit that cannot be estimated",
        lambda d: with_fact(d, "os.median.new", upper=None),
    ),
    Case(
        "slide-cites-source",
        "a published number with its citation",
        lambda d: with_slide(
            with_fact(d, "safety.aesi_liver.new", reported=True, provenance=PAPER),
            "aesi",
            footnotes=(*d.exhibit_index()["aesi"].footnotes, "Source: a review.{ref:review}"),
        ),
    ),
    Case("slide-cites-source", "a slide of words", lambda d: with_line(d, "limitations", "More.")),
    Case("ref-valid", "no DOI and no PMID", lambda d: with_references(d, doi="", pmid="")),
    Case("ref-valid", "a source of study.yaml, neither cited nor listed", with_more_sources),
    Case(
        "ref-valid",
        "two sources at one place, one source at two",
        lambda d: with_line(d, "background", "It is rare.{ref:label}{ref:review}"),
    ),
)
