"""Changes to how single results are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.study.spec import Population
from tests.rules.case import Case
from tests.rules.decks import (
    inserted,
    prose,
    with_endpoint,
    with_exhibit,
    with_fact,
    with_line,
    with_policy,
    with_row,
    with_slide,
    with_spec,
    with_tags,
)
from tests.rules.drafts import with_printed, with_runs
from tests.rules.exhibits import SAFETY_FOOTNOTES

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

BARE_RATIO = "Hazard ratio {os.hr.new_vs_old:number}; {os.median.new} v {os.median.old} months."
RATIO_ALONE = "Hazard ratio {os.hr.new_vs_old:full}."
ONE_ARM = "Serious events of Newmab: {safety.serious.new:count_percent}."
P_ALONE = "Overall survival: {os.hr.new_vs_old:p}."
NOT_PLANNED = "Time to response: {dor.hr.new_vs_old:full}; {dor.median.new} v {dor.median.old}."
SAFETY_FOOT = (
    "Safety population. TEAE: to 30 days after the last dose. MedDRA 27.1; CTCAE 5.0. Median "
    "exposure {exposure.median.new} and {exposure.median.old} months. Source: data on file."
)


def interim(deck: Deck, share: float | None) -> Deck:
    """Return the deck of an interim analysis with its limitation."""
    told = with_spec(deck, "design", interim=True, information_fraction=share)
    return with_line(told, "limitations", "Interim analysis.")


BROKEN = (
    Case(
        "ci-with-estimate",
        "a ratio without its interval",
        lambda d: with_line(d, "background", BARE_RATIO),
        "os.hr.new_vs_old",
    ),
    Case(
        "ci-with-estimate",
        "an estimate that has none",
        lambda d: with_fact(d, "dor.hr.new_vs_old", lower=None, upper=None, level=None),
        "no confidence interval of the hazard ratio of Time to response",
    ),
    Case(
        "ci-with-estimate",
        "an interval of no level",
        lambda d: with_fact(d, "pfs.hr.new_vs_old", level=None),
        "was computed of the hazard ratio of Progression-free survival",
    ),
    Case(
        "ci-with-estimate",
        "a table that does not name the level",
        lambda d: with_exhibit(
            d,
            "ledger",
            data=replace(
                d.exhibit_index()["ledger"].data,  # type: ignore[type-var]
                columns=tuple(
                    replace(c, text=c.text.replace(" (95% CI)", ""))
                    for c in d.exhibit_index()["ledger"].data.columns  # type: ignore[attr-defined]
                ),
            ),
        ),
        "at which level",
    ),
    Case(
        "absolute-with-relative",
        "a ratio alone",
        lambda d: with_line(d, "background", RATIO_ALONE),
        'the arm "Newmab"',
    ),
    Case(
        "absolute-with-relative",
        "the absolute result of one arm only",
        lambda d: with_line(d, "background", f"{RATIO_ALONE} Median {{os.median.new}} months."),
        'the arm "Oldmab"',
    ),
    Case(
        "absolute-with-relative",
        "absolute results in small type",
        lambda d: with_printed(
            with_policy(d, severities={"prominence-parity": "off"}),
            "ledger",
            {"dor.median.old": {"size_pt": 12}, "dor.hr.new_vs_old": {"size_pt": 17}},
        ),
        "(dor.hr.new_vs_old) in 17 pt",
    ),
    Case(
        "both-arms-nN",
        "one arm only",
        lambda d: with_line(d, "background", ONE_ARM),
        "for Newmab (safety.serious.new) is shown, and the same is not shown for Oldmab",
    ),
    Case(
        "both-arms-nN",
        "a percentage without its N",
        lambda d: with_fact(d, "safety.pt_rash.new", N=None),
        "safety.pt_rash.new",
    ),
    Case(
        "population-named",
        "a footnote without it",
        lambda d: with_slide(
            d, "aesi", footnotes=(SAFETY_FOOT.removeprefix("Safety population. "), "30 Jun 2026")
        ),
        '"Safety population"',
    ),
    Case(
        "population-named",
        "no population",
        lambda d: with_exhibit(d, "km.pfs", population=None),
        "Nothing says in which population",
    ),
    Case(
        "population-named",
        "efficacy in treated subjects",
        lambda d: with_slide(
            with_exhibit(d, "km.pfs", population="safety"), "key_secondary", tag="Safety population"
        ),
        "Efficacy is shown",
        "block_unless_waived",
    ),
    Case(
        "population-named",
        "harms in all who were randomised",
        lambda d: with_slide(with_exhibit(d, "aesi", population="itt"), "aesi", tag="ITT"),
        "no population of treated subjects",
        "block_unless_waived",
    ),
    Case(
        "population-named",
        "a figure of two populations",
        lambda d: with_fact(d, "pfs.median.new", population="responders"),
        "itt, responders",
    ),
    Case(
        "p-typed",
        "a p in a table of baseline characteristics",
        lambda d: with_fact(d, "dor.hr.new_vs_old", p=0.012, p_type="nominal", status="baseline"),
        "baseline characteristic has a p-value",
    ),
    Case(
        "p-typed",
        "a p without a type",
        lambda d: with_fact(d, "pfs.hr.new_vs_old", p_type=None),
        "pfs.hr.new_vs_old",
    ),
    Case(
        "p-typed",
        "a p that was not controlled, in a column that does not say so",
        lambda d: with_fact(d, "dor.hr.new_vs_old", p=0.012, p_type="nominal"),
        "dor.hr.new_vs_old",
    ),
    Case(
        "p-typed",
        "a p without an estimate",
        lambda d: with_line(d, "background", P_ALONE),
        "without an estimate",
    ),
    Case(
        "p-typed",
        "a p for an adverse event",
        lambda d: with_row(
            with_fact(d, "safety.pt_nausea.new", p=0.01, p_type="nominal"),
            "ae_common",
            0,
            "Nausea",
            "{safety.pt_nausea.new:count_percent} {safety.pt_nausea.new:p}",
            "{safety.pt_nausea.old:count_percent}",
        ),
        "adverse event has a p-value",
    ),
    Case(
        "posthoc-label",
        "an exploratory figure",
        lambda d: with_exhibit(d, "km.pfs", status="exploratory"),
        "exploratory",
    ),
    Case(
        "posthoc-label",
        "a post hoc endpoint that says so in the footnote",
        lambda d: with_slide(
            with_endpoint(d, "pfs", prespecified=False),
            "key_secondary",
            footnotes=(*d.exhibit_index()["km.pfs"].footnotes, "Post hoc."),
        ),
        "post hoc",
    ),
    Case(
        "posthoc-label",
        "an interim analysis",
        lambda d: interim(d, 0.62),
        "interim",
    ),
    Case(
        "posthoc-label",
        "an interim analysis without its share of information",
        lambda d: with_tags(interim(d, 0.62), "efficacy, interim analysis"),
        "how much of the planned information",
    ),
    Case(
        "posthoc-label",
        "an interim analysis of unknown information",
        lambda d: with_tags(interim(d, None), "efficacy, interim analysis"),
        "Nothing says how much",
    ),
    Case(
        "cutoff-followup",
        "a follow-up without its method",
        lambda d: with_slide(
            d,
            "primary",
            footnotes=tuple(
                text.replace(" (reverse Kaplan-Meier)", "")
                for text in d.exhibit_index()["km.os"].footnotes
            ),
        ),
        "was computed",
    ),
    Case(
        "cutoff-followup",
        "no data cut-off in study.yaml",
        lambda d: with_spec(d, data_cutoff=None),
        "data of abc101",
    ),
    Case(
        "cutoff-followup",
        "a slide without the date",
        lambda d: with_slide(d, "aesi", footnotes=(SAFETY_FOOT,)),
        "30 Jun 2026",
    ),
    Case(
        "cutoff-followup",
        "a curve without follow-up",
        lambda d: with_exhibit(
            with_slide(d, "key_secondary", footnotes=("ITT. 30 Jun 2026. Source: data on file.",)),
            "km.pfs",
            facts=tuple(f for f in d.exhibit_index()["km.pfs"].facts if "follow" not in f),
        ),
        "follow-up",
    ),
)

NEAR = (
    Case(
        "posthoc-label",
        "an interim analysis with its share of information",
        lambda d: with_tags(interim(d, 0.62), "efficacy, interim analysis (62% of information)"),
    ),
    Case(
        "ci-with-estimate",
        "only the level of an estimate is printed",
        lambda d: with_line(d, "background", "Limits at the {os.hr.new_vs_old:level} level."),
    ),
    Case(
        "ci-with-estimate",
        "limits that nobody could estimate",
        lambda d: with_fact(d, "dor.hr.new_vs_old", lower=None, upper=None),
    ),
    Case(
        "ci-with-estimate",
        "an estimate that nobody could estimate",
        lambda d: with_fact(
            d, "dor.hr.new_vs_old", value=None, lower=None, upper=None, absent="not_estimable"
        ),
    ),
    Case(
        "absolute-with-relative",
        "absolute results at three quarters of the size",
        lambda d: with_runs(d, "primary", ".key", size_pt=16),
    ),
    Case(
        "both-arms-nN",
        "rates at a time have no n of their own",
        lambda d: with_line(
            replace(
                d,
                facts=(
                    *d.facts,
                    *(
                        replace(
                            d.fact_index()[f"os.median.{arm}"],
                            id=f"os.rate.{arm}.t12",
                            measure="proportion",
                            value=0.6,
                            lower=0.5,
                            upper=0.7,
                        )
                        for arm in ("new", "old")
                    ),
                ),
            ),
            "background",
            "At 12 months {os.rate.new.t12:full} and {os.rate.old.t12:full} were alive.",
        ),
    ),
    Case(
        "population-named",
        "the label instead of the abbreviation",
        lambda d: with_spec(
            d,
            populations=(
                Population(id="itt", label="ITT", abbreviation="All randomised"),
                Population(id="safety", label="Safety population"),
            ),
        ),
    ),
    Case(
        "p-typed",
        "a nominal p that says so",
        lambda d: with_row(
            with_fact(d, "dor.hr.new_vs_old", p=0.012, p_type="nominal"),
            "ledger",
            2,
            "Time to response",
            "{dor.median.new:brief}",
            "{dor.median.old:brief}",
            "{dor.hr.new_vs_old:brief}",
            "{dor.hr.new_vs_old:p}",
            "Descriptive",
        ),
    ),
    Case(
        "p-typed",
        "a p that is known and not printed",
        lambda d: with_fact(d, "safety.pt_nausea.new", p=0.01),
    ),
    Case(
        "posthoc-label",
        "the word over the title",
        lambda d: with_slide(
            with_exhibit(d, "km.pfs", status="exploratory"),
            "key_secondary",
            tag="Efficacy, exploratory",
        ),
    ),
    Case(
        "cutoff-followup",
        "the date over the title and not in the footnote",
        lambda d: with_slide(d, "aesi", tag="data cut-off 30 Jun 2026", footnotes=(SAFETY_FOOT,)),
    ),
    Case(
        "cutoff-followup",
        "slides of words need no date",
        lambda d: inserted(d, "ledger", prose("more", "efficacy", "Remark", "A remark")),
    ),
    Case(
        "absolute-with-relative",
        "a ratio that only the notes name",
        lambda d: with_slide(d, "aesi", notes=("Hazard ratio {os.hr.new_vs_old:full}.",)),
    ),
    Case(
        "both-arms-nN",
        "nobody in one arm",
        lambda d: with_fact(d, "safety.pt_rash.new", n=0, value=0.0),
    ),
    Case(
        "population-named",
        "the population over the title and not in the footnote",
        lambda d: with_slide(
            d,
            "aesi",
            tag="Safety population",
            footnotes=tuple(f.replace("Safety population. ", "") for f in SAFETY_FOOTNOTES),
        ),
    ),
)
