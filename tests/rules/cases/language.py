"""Changes to the words of the deck, under the lexicon of the house."""

from __future__ import annotations

from slidekit.template.lexicon import Entry, Lexicon, merged
from slidekit.template.load import house_lexicon
from tests.rules.case import Case
from tests.rules.cases.emphasis import nominal
from tests.rules.decks import (
    unmet,
    with_endpoint,
    with_line,
    with_policy,
    with_row,
    with_slide,
    with_spec,
)
from tests.rules.spoken import for_use, spoken, titled, with_entry, with_foot, with_key, with_note

STOPPED = (
    "Newmab was well tolerated: {safety.discontinuation.new:count_percent} and "
    "{safety.discontinuation.old:count_percent} stopped because of adverse events."
)
LONGER = "Overall survival was longer with Newmab than with Oldmab."
MARGIN = "400 patients, 1:1; the margin of the hazard ratio was 1.25."
SILENT = Entry(id="unmet-need", level="off")
NOT_ADJUSTED = "Interval not adjusted for multiplicity."


BROKEN = (
    Case(
        "lexicon",
        "hype in a line",
        lambda d: with_line(spoken(d), "limitations", "Game-changing results."),
        '"Game-changing" in the text: it praises',
        "block",
    ),
    Case(
        "lexicon",
        "hype in an alternative text",
        lambda d: with_slide(spoken(d), "primary", alt="Curves with a striking separation."),
        '"striking" in the alternative text',
    ),
    Case(
        "lexicon",
        "a duration without its number in the speaker notes",
        lambda d: with_note(d, "primary", "Durable responses."),
        '"Durable" in the speaker notes',
        "warn",
    ),
    Case(
        "lexicon",
        "a word in a cell of a table",
        lambda d: with_row(spoken(d), "design", 0, "Blinding", "Double-blind and excellent"),
        '"excellent" in the table',
    ),
    Case(
        "lexicon",
        "effective in a deck on a use that is not approved",
        lambda d: with_line(spoken(d), "background", "Newmab is effective."),
        '"effective" in the text',
        "block",
    ),
    Case(
        "lexicon",
        "effective in a deck on an approved use",
        lambda d: with_line(for_use(d), "background", "Newmab is effective."),
        '"effective" in the text',
        "warn",
    ),
    Case(
        "safe-unqualified",
        "safe",
        lambda d: with_line(spoken(d), "background", "Newmab is safe."),
        '"safe" in the text: no medicine is free of risk',
        "block",
    ),
    Case(
        "safe-unqualified",
        "no side effects, in a footnote",
        lambda d: with_foot(d, "ledger", "No side effects."),
        '"No side effects" in the footnote',
    ),
    Case(
        "safe-unqualified",
        "well tolerated without the number who stopped",
        lambda d: with_line(for_use(d), "limitations", "It was well tolerated."),
        '"well tolerated" in the text: it hides',
    ),
    Case(
        "safe-unqualified",
        "well tolerated with it, while the use is not approved",
        lambda d: with_line(spoken(d), "limitations", STOPPED),
        '"well tolerated" in the text',
    ),
    Case(
        "comparative-bound",
        "a hanging comparison",
        lambda d: titled(d, "Longer overall survival", "primary"),
        '"Longer overall survival" in the title compares, and the sentence does not say with what',
    ),
    Case(
        "comparative-bound",
        "a comparison on a slide without an estimate",
        lambda d: with_line(spoken(d), "background", LONGER),
        "the slide has no difference",
    ),
    Case(
        "comparative-bound",
        "equal without a margin",
        lambda d: with_key(spoken(d), "Newmab and Oldmab: comparable efficacy."),
        '"comparable efficacy" in the lines beside the figure: equal effects need',
    ),
    Case(
        "comparative-bound",
        "a comparison that a company's own lexicon rules out",
        lambda d: with_key(
            with_entry(d, rule="comparative-bound", terms=("kinder",)), "A kinder regimen."
        ),
        '"kinder" in the lines beside the figure: we do not say it',
    ),
    Case(
        "significance-controlled",
        "an endpoint that was described only",
        lambda d: with_line(spoken(d), "background", "Time to response was significantly shorter."),
        '"Time to response" has no controlled test',
        "block",
    ),
    Case(
        "significance-controlled",
        "an endpoint that was not met",
        lambda d: with_line(
            unmet(spoken(d), "pfs"),
            "background",
            "Progression-free survival was statistically significantly prolonged.",
        ),
        '"Progression-free survival" was tested and not met',
    ),
    Case(
        "significance-controlled",
        "an endpoint behind one that was not met",
        lambda d: with_note(
            with_endpoint(unmet(d, "pfs"), "dor", alpha_order=3, state=None, met=None),
            "background",
            "TTR was significantly shorter.",
        ),
        'the order of tests had ended before "Time to response"',
    ),
    Case(
        "significance-controlled",
        "an endpoint that was not tested",
        lambda d: with_note(
            with_endpoint(nominal(d), "pfs", state="not_tested", met=None),
            "key_secondary",
            "A significant difference of the curves.",
        ),
        '"Progression-free survival" was not tested',
    ),
    Case(
        "significance-controlled",
        "harms",
        lambda d: with_note(d, "ae_overview", "Rash was significantly rarer."),
        "adverse events have no place",
    ),
    Case(
        "significance-controlled",
        "of no endpoint at all",
        lambda d: with_line(spoken(d), "background", "A significant share is not treated."),
        "nothing says which endpoint",
        "warn",
    ),
    Case(
        "significance-controlled",
        "superior, of no endpoint at all",
        lambda d: with_line(spoken(d), "background", "Newmab is superior."),
        "nothing says which endpoint",
        "block",
    ),
    Case(
        "significance-controlled",
        "significant, be it in statistics or in the clinic",
        lambda d: with_key(spoken(d), "Overall survival: a significant effect."),
        "it may mean statistics or the clinic",
        "warn",
    ),
    Case(
        "significance-controlled",
        "non-inferior without a margin",
        lambda d: with_key(spoken(d), "Overall survival: Newmab was non-inferior."),
        "states no margin",
    ),
    Case(
        "significance-controlled",
        "non-inferior with a margin that the slide does not show",
        lambda d: with_key(
            with_spec(spoken(d), "statistics", sample_size=MARGIN),
            "Overall survival: Newmab was non-inferior.",
        ),
        "the slide does not show the margin",
    ),
    Case(
        "significance-controlled",
        "no slide with the order of tests",
        lambda d: with_key(
            with_slide(spoken(d), "ledger", hidden=True),
            "Overall survival: statistically significant.",
        ),
        "Several endpoints of abc101 were tested",
    ),
    Case(
        "title-neutral",
        "a claim",
        lambda d: titled(d, "Newmab delivers responses"),
        '"Newmab delivers" in the title: the title of a result names its topic',
        "warn",
    ),
    Case(
        "title-neutral", "a call", lambda d: titled(d, "All endpoints!"), "has an exclamation mark"
    ),
    Case(
        "title-neutral",
        "a question",
        lambda d: titled(d, "Which endpoints count?"),
        'asks: "Which endpoints count?"',
    ),
    Case(
        "title-neutral", "capitals", lambda d: titled(d, "Of NOTE: FINAL RESULTS"), "FINAL RESULTS"
    ),
    Case(
        "title-neutral",
        "a brand",
        lambda d: titled(d, "Nexovia\N{REGISTERED SIGN}: all endpoints"),
        "Nexovia\N{REGISTERED SIGN}",
    ),
    Case(
        "qualifier-not-footnote",
        "a source in the laboratory",
        lambda d: with_foot(d, "background", "In vitro data."),
        '"In vitro" stands in the footnote alone',
        "block",
    ),
    Case(
        "qualifier-not-footnote",
        "a plan that was none",
        lambda d: with_foot(d, "ledger", "The order of rows is post hoc."),
        '"post hoc" stands in the footnote alone',
    ),
)

NEAR = (
    Case("lexicon", "the deck as it is, under the lexicon", spoken),
    Case(
        "lexicon",
        "false friends",
        lambda d: with_line(
            spoken(d),
            "background",
            "Breakthrough infection, best overall response, preferred terms, City of Hope.",
        ),
    ),
    Case(
        "lexicon",
        "a term that the company has switched off",
        lambda d: with_line(
            with_policy(d, lexicon=merged(house_lexicon(), Lexicon(entries=(SILENT,)))),
            "background",
            "A high unmet need.",
        ),
    ),
    Case(
        "lexicon",
        "an unmet need with its source",
        lambda d: with_line(spoken(d), "background", "A high unmet need.{ref:review}"),
    ),
    Case(
        "lexicon",
        "a place in a source, named as the source names it",
        lambda d: with_line(
            spoken(d), "background", "The disease is rare.{ref:review@Striking cases, Table 2}"
        ),
    ),
    Case(
        "lexicon",
        "a guideline in quotation marks",
        lambda d: with_line(
            spoken(d), "background", 'The label says: "should be used".{ref:label}'
        ),
    ),
    Case(
        "lexicon",
        "the name of an endpoint",
        lambda d: with_line(
            with_endpoint(spoken(d), "dor", criteria="Striking Pose Scale"),
            "background",
            "Responses were rated by the Striking Pose Scale.",
        ),
    ),
    Case(
        "safe-unqualified",
        "well tolerated with the number who stopped, on an approved use",
        lambda d: with_line(for_use(d), "limitations", STOPPED),
    ),
    Case(
        "safe-unqualified",
        "neutral words on harms",
        lambda d: with_line(spoken(d), "limitations", "Safety and tolerability by dose."),
    ),
    Case(
        "comparative-bound",
        "a comparison beside its estimate",
        lambda d: with_key(spoken(d), LONGER),
    ),
    Case(
        "comparative-bound",
        "a comparison that others published",
        lambda d: with_line(
            spoken(d), "background", "Survival is shorter with ascites than without.{ref:review}"
        ),
    ),
    Case(
        "comparative-bound",
        "arms that were alike at baseline",
        lambda d: with_line(
            spoken(d), "background", "Baseline characteristics were similar between the arms."
        ),
    ),
    Case(
        "significance-controlled",
        "an endpoint that was met in its turn",
        lambda d: with_key(spoken(d), "Overall survival: statistically significant."),
    ),
    Case(
        "significance-controlled",
        "what was not significant",
        lambda d: with_note(d, "background", "Time to response was not significantly different."),
    ),
    Case(
        "significance-controlled",
        "what others found significant",
        lambda d: with_line(spoken(d), "background", "The effect was significant.{ref:review}"),
    ),
    Case(
        "significance-controlled",
        "non-inferior with its margin",
        lambda d: with_key(
            with_spec(spoken(d), "statistics", sample_size=MARGIN),
            "Overall survival: Newmab was non-inferior; margin as in the plan.",
        ),
    ),
    Case(
        "title-neutral",
        "a sentence with its number",
        lambda d: titled(d, "Newmab achieved a median of {os.median.new:full} months", "primary"),
    ),
    Case(
        "title-neutral",
        "a question about the methods",
        lambda d: titled(d, "Who could take part?", "design"),
    ),
    Case(
        "qualifier-not-footnote",
        "a qualifier in the text and in the footnote",
        lambda d: with_foot(
            with_line(d, "background", "In vitro, Newmab inhibits growth.{ref:review}"),
            "background",
            "In vitro data.",
        ),
    ),
    Case(
        "qualifier-not-footnote",
        "what was planned, on a slide on the methods",
        lambda d: with_foot(d, "design", "One interim analysis was planned."),
    ),
    Case(
        "qualifier-not-footnote",
        "a method in the footnote",
        lambda d: with_foot(d, "ledger", NOT_ADJUSTED),
    ),
)
