"""Changes to the order of endpoints, the table of them, and the conclusions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.study.plan import Plan
from tests.rules.case import Case
from tests.rules.decks import (
    inserted,
    moved,
    prose,
    with_endpoint,
    with_fact,
    with_line,
    with_lines,
    with_row,
    with_slide,
    with_spec,
    with_tags,
    without,
)

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
    deck = with_endpoint(deck, "os", **{"met": False, **changes})
    deck = with_endpoint(deck, "pfs", met=None, state="not_tested")
    return with_fact(deck, "pfs.hr.new_vs_old", p=None, p_type=None)


def failed(deck: Deck, banner: str = BANNER) -> Deck:
    """Return the deck of a trial whose primary endpoint was not met, with a banner."""
    return with_tags(stopped(deck), banner)


def planned(
    deck: Deck,
    *edges: tuple[str, str, float],
    os_alpha: float = 0.025,
    success: str | None = "any",
) -> Deck:
    """Return the deck with a plan in which both endpoints have half of alpha and pass it on."""
    return with_plan(
        deck,
        success=success,
        hypotheses=[{"id": "os", "alpha": os_alpha}, {"id": "pfs", "alpha": 0.025}],
        edges=[
            {"from": start, "to": end, "weight": weight}
            for start, end, weight in edges or (("os", "pfs", 1), ("pfs", "os", 1))
        ],
    )


def with_plan(deck: Deck, **plan: Any) -> Deck:
    """Return the deck with another plan."""
    return with_spec(deck, "statistics", plan=Plan.model_validate(plan))


LOOKS = [
    {"analysis": "interim", "fraction": 0.5, "alpha": 0.0031},
    {"analysis": "final", "fraction": 1, "alpha": 0.049},
]
"""Boundaries of O'Brien-Fleming type at a two-sided alpha of 0.05."""


def interim(
    deck: Deck, *looks: dict[str, Any], analysis: str | None = "final", **changes: Any
) -> Deck:
    """Return the deck of a trial with an interim analysis of the primary endpoint."""
    primary = {"id": "os", "weight": 1, "looks": list(looks or LOOKS), **changes}
    return with_plan(
        deck,
        analyses=[{"id": "interim"}, {"id": "final"}],
        analysis=analysis,
        hypotheses=[primary, {"id": "pfs", "weight": 0}],
        edges=[{"from": "os", "to": "pfs"}],
    )


def undecided(deck: Deck) -> Deck:
    """Return the deck in which study.yaml leaves to p what became of both endpoints."""
    return with_endpoint(with_endpoint(deck, "os", met=None), "pfs", met=None)


BROKEN = (
    Case(
        "primary-first",
        "a secondary endpoint leads",
        lambda d: moved(d, "key_secondary", "primary"),
        '"pfs" before the primary endpoint (os)',
    ),
    Case(
        "primary-first",
        "two primary endpoints with another between them",
        lambda d: with_endpoint(
            inserted(d, "ledger", prose("more", "efficacy", "Response", RESPONSE)),
            "pfs",
            rank="primary",
        ),
        '"dor" before the primary endpoint (pfs)',
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
        lambda d: with_fact(stopped(interim(d), met=None), "os.hr.new_vs_old", p=0.0495),
        "Overall survival",
    ),
    Case(
        "failed-primary-lock",
        "one of two primary endpoints that must both be met, and the other among the conclusions",
        lambda d: with_line(
            with_endpoint(
                with_endpoint(
                    moved(with_tags(planned(d, success="each"), BANNER), "key_secondary", "ledger"),
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
        "alpha-plan",
        "more alpha than there is",
        lambda d: planned(d, os_alpha=0.04),
        "an alpha of 0.065 together",
        "block",
    ),
    Case(
        "alpha-plan",
        "more passed on than there is",
        lambda d: planned(d, ("os", "pfs", 0.7), ("os", "pfs", 0.4)),
        '"os" passes on 1.1 times',
    ),
    Case("alpha-plan", "an edge to itself", lambda d: planned(d, ("os", "os", 1)), "to itself"),
    Case(
        "alpha-plan",
        "a key secondary endpoint left out",
        lambda d: with_plan(
            with_fact(d, "pfs.hr.new_vs_old", p=None), hypotheses=[{"id": "os", "weight": 1}]
        ),
        '"Progression-free survival" is not in the test plan',
    ),
    Case(
        "alpha-plan",
        "an endpoint that no alpha reaches",
        lambda d: with_plan(
            with_endpoint(
                with_fact(d, "pfs.hr.new_vs_old", p=None), "pfs", met=None, state="not_tested"
            ),
            hypotheses=[{"id": "os", "weight": 1}, {"id": "pfs", "weight": 0}],
        ),
        "no alpha ever reaches it",
    ),
    Case(
        "alpha-plan",
        "names that study.yaml does not have",
        lambda d: planned(d, ("os", "pfs", 1), ("pfs", "dfs", 1)),
        "names the hypothesis dfs",
    ),
    Case(
        "alpha-plan",
        "a plan without alpha",
        lambda d: with_endpoint(with_spec(planned(d), "statistics", alpha=None), "os", alpha=0.05),
        "no alpha or no hypotheses",
    ),
    Case(
        "alpha-plan",
        "nobody says which analysis is reported",
        lambda d: interim(d, analysis=None),
        "interim, final",
    ),
    Case(
        "alpha-plan",
        "two primary endpoints without what is success",
        lambda d: with_endpoint(
            moved(planned(d, success=None), "key_secondary", "ledger"), "pfs", rank="primary"
        ),
        "each or any",
        "warn",
    ),
    Case(
        "alpha-plan",
        "an interim analysis without a boundary",
        lambda d: interim(d, {"analysis": "interim"}, {"analysis": "final"}),
        "no boundary at interim, final",
    ),
    Case(
        "alpha-plan",
        "a boundary that its spending function does not give",
        lambda d: interim(d, {**LOOKS[0], "alpha": 0.0054}, LOOKS[1], spending="obrien_fleming"),
        "given as 0.0054; its spending function gives 0.003051",
    ),
    Case(
        "alpha-plan",
        "boundaries that spend more than their alpha",
        lambda d: interim(d, {**LOOKS[0], "alpha": 0.02}, LOOKS[1]),
        "it has 0.05",
    ),
    Case(
        "alpha-plan",
        "an endpoint met after one that was not",
        lambda d: with_tags(with_endpoint(d, "os", met=False), BANNER),
        "could only be tested after Overall survival",
    ),
    Case(
        "alpha-plan",
        "an endpoint met that a plan gives no alpha",
        lambda d: with_fact(
            with_tags(with_endpoint(interim(d), "os", met=False), BANNER),
            "pfs.hr.new_vs_old",
            p=None,
        ),
        "could only be tested after os",
    ),
    Case(
        "alpha-plan",
        "a p called controlled outside the order of tests",
        lambda d: with_fact(d, "dor.hr.new_vs_old", p=0.012, p_type="controlled"),
        "dor.hr.new_vs_old is called controlled",
    ),
    Case(
        "alpha-plan",
        "a p called controlled though no alpha came to it",
        lambda d: with_fact(undecided(interim(d, analysis="interim")), "os.hr.new_vs_old", p=0.02),
        "pfs.hr.new_vs_old is called controlled",
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
                with_endpoint(
                    with_endpoint(moved(d, "key_secondary", "ledger"), "pfs", rank="primary"),
                    "os",
                    met=False,
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
        "a p above the boundary of an interim analysis is no failure yet",
        lambda d: with_fact(
            stopped(interim(d, analysis="interim"), met=None), "os.hr.new_vs_old", p=0.02
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
    Case("alpha-plan", "half of alpha each, passed on to the other", planned),
    Case(
        "alpha-plan",
        "printed boundaries as the spending function gives them, rounded",
        lambda d: interim(d, spending="obrien_fleming"),
    ),
    Case(
        "alpha-plan",
        "boundaries as deviates",
        lambda d: interim(
            d,
            {"analysis": "interim", "fraction": 0.5, "z": 2.963},
            {"analysis": "final", "fraction": 1, "z": 1.969},
            spending="obrien_fleming",
        ),
    ),
    Case(
        "alpha-plan",
        "a fixed sequence as a plan",
        lambda d: undecided(with_plan(d, hypotheses=[{"id": "os"}, {"id": "pfs"}])),
    ),
    Case("alpha-plan", "nothing is tested after the first that failed", failed),
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
