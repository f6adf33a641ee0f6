"""Changes to the order of endpoints, the table of them, and the conclusions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.rules.case import Case
from tests.rules.decks import (
    inserted,
    moved,
    prose,
    unmet,
    with_endpoint,
    with_entry,
    with_fact,
    with_line,
    with_lines,
    with_row,
    with_settings,
    with_slide,
    with_tags,
    without,
)
from tests.rules.plans import interim, planned, told, undecided, with_look, with_plan
from tests.rules.purposes import tagged

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

PRIMARY = (
    "Hazard ratio for death {os.hr.new_vs_old:full}; {os.median.new} v {os.median.old} months."
)
RESPONSE = "Median time to response {dor.median.new:brief} and {dor.median.old:brief} months."
BANNER = "Efficacy. Primary endpoint not met"
HARMS = "Serious events: {safety.serious.new:count_percent} and {safety.serious.old:count_percent}."


def stopped(deck: Deck, **changes: Any) -> Deck:
    """Return the deck of a trial whose primary endpoint was not met: nothing else was tested."""
    deck = with_endpoint(unmet(deck, "os"), "os", **changes)
    deck = with_endpoint(deck, "pfs", met=None, state="not_tested")
    return with_fact(deck, "pfs.hr.new_vs_old", p=None, p_type=None)


def failed(deck: Deck, banner: str = BANNER) -> Deck:
    """Return the deck of a trial whose primary endpoint was not met, with a banner."""
    return with_tags(stopped(deck), banner)


BROKEN = (
    Case(
        "primary-first",
        "a secondary endpoint leads",
        lambda d: moved(d, "key_secondary", "primary"),
        '"Progression-free survival" before the primary endpoint (Overall survival)',
    ),
    Case(
        "primary-first",
        "two primary endpoints with another between them",
        lambda d: with_endpoint(
            inserted(d, "ledger", prose("more", "efficacy", "Response", RESPONSE)),
            "pfs",
            rank="primary",
        ),
        '"Time to response" before the primary endpoint (Progression-free survival)',
    ),
    Case(
        "primary-first",
        "no result of a primary endpoint",
        lambda d: with_row(
            with_endpoint(
                with_endpoint(d, "os", rank="secondary"),
                "dor",
                rank="primary",
                label="Quality of life",
                met=True,
            ),
            "ledger",
            2,
            "Quality of life",
            *["not reported"] * 4,
            "Met",
        ),
        "not its primary endpoint",
    ),
    Case(
        "endpoint-ledger",
        "a key secondary endpoint without a row",
        lambda d: with_row(d, "ledger", 1),
        '"Progression-free survival"',
        "block",
    ),
    Case(
        "endpoint-ledger",
        "a secondary endpoint without a row",
        lambda d: with_row(d, "ledger", 2),
        '"Time to response"',
        "warn",
    ),
    Case(
        "endpoint-ledger",
        "a row that does not say what became of it",
        lambda d: with_row(
            d,
            "ledger",
            1,
            "Progression-free survival",
            *(f"{{pfs.{p}:brief}}" for p in ("median.new", "median.old", "hr.new_vs_old")),
            "{pfs.hr.new_vs_old:p_cell}",
            "Yes",
        ),
        "what became of",
    ),
    Case(
        "endpoint-ledger",
        "another outcome than follows from the plan",
        lambda d: told(undecided(planned(d)), "Met", "Not met"),
        'says "Not met" of "Progression-free survival"; by the test plan it is "Met"',
        "block",
    ),
    Case(
        "endpoint-ledger",
        "a secondary endpoint of the plan without a row",
        lambda d: with_row(
            with_plan(
                with_endpoint(d, "dor", state=None),
                hypotheses=[{"id": "os"}, {"id": "pfs"}, {"id": "dor"}],
            ),
            "ledger",
            2,
        ),
        '"Time to response"',
        "block",
    ),
    Case("endpoint-ledger", "no table of endpoints", lambda d: without(d, "ledger"), "no table"),
    Case(
        "failed-primary-lock",
        "no banner",
        stopped,
        "Overall survival",
    ),
    Case(
        "failed-primary-lock",
        "a p above alpha where study.yaml does not say what became of it",
        lambda d: with_fact(with_endpoint(d, "os", met=None), "os.hr.new_vs_old", p=0.06),
        "Overall survival",
    ),
    Case(
        "failed-primary-lock",
        "a p above the boundary of the final analysis and below the alpha of the plan",
        lambda d: with_fact(
            told(stopped(interim(d), met=None), "Not met", "Not tested"),
            "os.hr.new_vs_old",
            p=0.0495,
        ),
        "Overall survival",
    ),
    Case(
        "failed-primary-lock",
        "one of two primary endpoints that must both be met, and the other among the conclusions",
        lambda d: with_line(
            with_endpoint(
                with_endpoint(
                    moved(
                        with_tags(told(planned(d, success="each"), "Not met"), BANNER),
                        "key_secondary",
                        "ledger",
                    ),
                    "pfs",
                    rank="primary",
                ),
                "os",
                met=False,
            ),
            "conclusions",
            PRIMARY.replace("os.", "pfs."),
        ),
        "pfs.",
    ),
    Case(
        "failed-primary-lock",
        "a conclusion on another endpoint",
        lambda d: with_line(failed(d), "conclusions", PRIMARY.replace("os.", "pfs.")),
        "pfs.",
    ),
    Case(
        "failed-primary-lock",
        "a banner in the footnote",
        lambda d: with_slide(
            failed(d),
            "ledger",
            tag="Efficacy",
            footnotes=(*d.exhibit_index()["ledger"].footnotes, "Primary endpoint not met."),
        ),
        "not met",
    ),
    Case(
        "conclusion-bound",
        "a conclusion without a number",
        lambda d: with_line(d, "conclusions", "Newmab may be considered."),
        "Newmab may be considered.",
    ),
    Case("conclusion-bound", "no slide", lambda d: without(d, "conclusions"), "no slide"),
    Case(
        "conclusion-bound",
        "none on safety",
        lambda d: with_lines(d, "conclusions", PRIMARY),
        "No conclusion is on safety",
    ),
    Case(
        "conclusion-bound",
        "exposure is no conclusion on safety",
        lambda d: with_lines(
            d, "conclusions", PRIMARY, "Exposure: {exposure.median.new}, {exposure.median.old}."
        ),
        "No conclusion is on safety",
    ),
    Case(
        "conclusion-bound",
        "payers told what to conclude on a use that is not approved",
        lambda d: with_settings(tagged(d, "unapproved use"), purpose="payer"),
        "draws conclusions",
        "block",
    ),
    Case(
        "conclusion-bound",
        "safety in smaller type",
        lambda d: with_slide(
            d,
            "conclusions",
            body=(*d.slides[-2].body[:1], *with_line(d, "aesi", HARMS, level=1).slides[12].body),
        ),
        "18 pt",
    ),
)

NEAR = (
    Case(
        "conclusion-bound",
        "payers told of a use that is not approved, without conclusions",
        lambda d: with_entry(
            without(with_settings(tagged(d, "unapproved use"), purpose="payer"), "conclusions"),
            "conclusions",
            required=False,
        ),
    ),
    Case(
        "primary-first",
        "two primary endpoints after each other",
        lambda d: with_endpoint(moved(d, "key_secondary", "ledger"), "pfs", rank="primary"),
    ),
    Case("primary-first", "the table of endpoints first", lambda d: moved(d, "ledger", "primary")),
    Case(
        "endpoint-ledger",
        "a row without results",
        lambda d: with_row(
            d, "ledger", 1, "Progression-free survival", *["not reported"] * 4, "Not reported"
        ),
    ),
    Case(
        "endpoint-ledger",
        "the outcomes that follow from an interim analysis",
        lambda d: told(
            with_fact(
                with_fact(undecided(interim(d, analysis="interim")), "os.hr.new_vs_old", p=0.002),
                "pfs.hr.new_vs_old",
                p=None,
                p_type=None,
            ),
            "Met",
            "Not yet tested",
        ),
    ),
    Case(
        "endpoint-ledger",
        "an exploratory endpoint without a row",
        lambda d: with_row(with_endpoint(d, "dor", rank="exploratory"), "ledger", 2),
    ),
    Case("failed-primary-lock", "a banner on every efficacy slide", failed),
    Case(
        "failed-primary-lock",
        "a nominal p above alpha is no failed test",
        lambda d: with_row(
            with_fact(
                with_endpoint(d, "dor", met=None),
                "dor.hr.new_vs_old",
                p=0.4,
                p_type="nominal",
            ),
            "ledger",
            2,
            *["Time to response", "{dor.median.new:brief}", "{dor.median.old:brief}"],
            *["{dor.hr.new_vs_old:brief}", "{dor.hr.new_vs_old:p}", "Not reported"],
        ),
    ),
    Case(
        "failed-primary-lock",
        "one of two primary endpoints was met, and stands among the conclusions",
        lambda d: with_line(
            with_tags(
                unmet(
                    with_endpoint(moved(d, "key_secondary", "ledger"), "pfs", rank="primary"),
                    "os",
                    alpha_order=2,
                ),
                BANNER,
            ),
            "conclusions",
            PRIMARY.replace("os.", "pfs."),
        ),
    ),
    Case(
        "failed-primary-lock",
        "a p above the final boundary after one that crossed that of the interim analysis",
        lambda d: with_look(with_fact(undecided(interim(d)), "os.hr.new_vs_old", p=0.06), 0.002),
    ),
    Case(
        "failed-primary-lock",
        "a p above the boundary of an interim analysis is no failure yet",
        lambda d: with_fact(
            told(stopped(interim(d, analysis="interim"), met=None), "Immature", "Not tested"),
            "os.hr.new_vs_old",
            p=0.02,
        ),
    ),
    Case(
        "failed-primary-lock",
        "a p under the alpha that the other primary endpoint passed on",
        lambda d: with_fact(
            with_endpoint(
                moved(undecided(planned(d)), "key_secondary", "ledger"), "pfs", rank="primary"
            ),
            "os.hr.new_vs_old",
            p=0.04,
        ),
    ),
    Case(
        "conclusion-bound",
        "a heading without a number",
        lambda d: with_line(d, "conclusions", "Safety", bold=True, bullet=False),
    ),
    Case(
        "conclusion-bound",
        "that the primary endpoint was not met",
        lambda d: with_line(d, "conclusions", "The primary endpoint was not met."),
    ),
)
