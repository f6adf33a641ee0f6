"""Changes to the order of slides, the design and the limitations."""

from __future__ import annotations

from dataclasses import replace

from slidekit.deck.model import Gap
from tests.rules.case import Case
from tests.rules.decks import (
    inserted,
    moved,
    prose,
    with_endpoint,
    with_entry,
    with_line,
    with_lines,
    with_slide,
    with_spec,
    with_tags,
    without,
)

NO_TABLE = Gap("key_secondary", "efficacy", "No table has it.", "columns")

BROKEN = (
    Case(
        "template-sections",
        "a required slide taken out",
        lambda d: without(d, "key_secondary"),
        "was taken out",
    ),
    Case(
        "template-sections",
        "a required slide that could not be made",
        lambda d: replace(without(d, "key_secondary"), gaps=(NO_TABLE,)),
        "No table has it. (`columns`)",
    ),
    Case(
        "template-sections",
        "the design before the background",
        lambda d: moved(d, "design", "background"),
        "section Methods",
    ),
    Case(
        "template-sections",
        "a slide of a section that the template has not",
        lambda d: inserted(d, "design", prose("case", "cases", "A case", "A patient")),
        '"cases"',
    ),
    Case(
        "template-sections",
        "a slide later than its entry allows",
        lambda d: with_entry(d, "background", within=3),
        "number 4; the template wants it among the first 3",
    ),
    *(
        Case("design-slide", f"no {key}", change, says)
        for key, change, says in (
            ("randomisation", lambda d: with_spec(d, "design", randomised=None), "randomised"),
            ("control", lambda d: with_spec(d, "design", control=None), "controlled"),
            ("alpha", lambda d: with_spec(d, "statistics", alpha=None), "alpha"),
            ("eligibility", lambda d: with_spec(d, eligibility=()), "take part"),
            ("populations", lambda d: with_spec(d, populations=()), "populations"),
        )
    ),
    Case(
        "design-slide",
        "registered nowhere",
        lambda d: with_lines(
            with_spec(d, nct="", references=d.studies[0].spec.references[:2]),
            "background",
            "The disease is rare.{ref:review} Newmab is not approved for it.{ref:label}",
        ),
        "where abc101 is registered",
    ),
    Case(
        "design-slide",
        "no order of tests",
        lambda d: with_endpoint(
            with_endpoint(with_spec(d, "statistics", testing_order=()), "os", alpha_order=None),
            "pfs",
            alpha_order=None,
        ),
        "in which order",
    ),
    Case("design-slide", "no slide", lambda d: without(d, "design"), "no slide"),
    Case(
        "design-slide",
        "blinding left open",
        lambda d: with_spec(d, "design", blinding=None),
        "blinded",
    ),
    Case(
        "design-slide",
        "no sample size",
        lambda d: with_spec(d, "statistics", sample_size=""),
        "sample size of abc101",
    ),
    Case(
        "limitations-slide",
        "open label without its line",
        lambda d: with_spec(d, "design", blinding="open-label"),
        "open-label",
    ),
    Case(
        "limitations-slide",
        "open label with a line on unblinding",
        lambda d: with_line(
            with_spec(d, "design", blinding="open-label"),
            "limitations",
            "Harms may have unblinded patients.",
        ),
        "open-label",
    ),
    Case(
        "limitations-slide",
        "crossover without its line",
        lambda d: with_spec(d, "design", crossover=True),
        "Crossover",
    ),
    Case(
        "limitations-slide",
        "another endpoint named as immature",
        lambda d: with_line(
            with_endpoint(d, "dor", state="immature"), "limitations", "Data on PFS were immature."
        ),
        '"dor"',
    ),
    Case(
        "limitations-slide",
        "an interim analysis without its line",
        lambda d: with_tags(with_spec(d, "design", interim=True), "Interim analysis"),
        "interim",
    ),
    Case("limitations-slide", "no slide", lambda d: without(d, "limitations"), "no slide"),
)

NEAR = (
    Case(
        "template-sections",
        "slides of one section in another order",
        lambda d: moved(d, "key_secondary", "ledger"),
    ),
    Case(
        "template-sections",
        "one more slide within a section",
        lambda d: inserted(d, "design", prose("more", "background", "More", "More words")),
    ),
    Case("template-sections", "an empty backup", lambda d: d),
    Case(
        "design-slide",
        "alpha given by endpoint and not for the trial",
        lambda d: with_endpoint(with_spec(d, "statistics", alpha=None), "os", alpha=0.05),
    ),
    Case(
        "design-slide",
        "registered elsewhere than in the United States",
        lambda d: with_spec(d, nct=""),
    ),
    Case(
        "limitations-slide",
        "open label with its line",
        lambda d: with_line(
            with_spec(d, "design", blinding="open-label"), "limitations", "Open-label treatment."
        ),
    ),
    Case(
        "limitations-slide",
        "an immature endpoint with its line",
        lambda d: with_line(
            with_endpoint(d, "dor", state="immature"), "limitations", "TTR: immature data."
        ),
    ),
    Case(
        "limitations-slide",
        "a title without a word of limitations",
        lambda d: with_slide(d, "limitations", title="Points to keep in mind"),
    ),
)
