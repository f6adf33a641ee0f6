"""Changes to what safety slides hold."""

from __future__ import annotations

from dataclasses import replace

from slidekit.study.spec import SpecialInterest
from tests.rules.case import Case
from tests.rules.decks import (
    with_exhibit,
    with_fact,
    with_footnotes,
    with_line,
    with_lines,
    with_policy,
    with_product,
    with_row,
    with_slide,
    with_spec,
    without,
)
from tests.rules.drafts import with_printed, with_runs
from tests.rules.exhibits import SAFETY_FOOTNOTES
from tests.rules.study import BOXED_WARNING

ALL_ARMS = "The 12 most frequent terms of all arms together."
OTHER_EVENT = SpecialInterest(id="eye", label="Eye disorder", terms=("Uveitis",))
UNKNOWN = {"value": None, "n": None, "N": None, "absent": "not_reported"}


BROKEN = (
    Case("teae-overview", "no overview", lambda d: without(d, "ae_overview"), "no overview"),
    Case(
        "teae-overview",
        "no row of serious events",
        lambda d: with_row(d, "ae_overview", 2),
        "serious events",
    ),
    Case(
        "teae-overview",
        "tables that do not tell who stopped",
        lambda d: with_fact(
            with_fact(d, "safety.discontinuation.new", **UNKNOWN),
            "safety.discontinuation.old",
            **UNKNOWN,
        ),
        "events that led to discontinuation",
    ),
    Case(
        "ae-threshold-symmetric",
        "a threshold in one arm",
        lambda d: with_footnotes(
            d, "ae_common", "Terms in 10% of subjects in the Newmab arm.", *SAFETY_FOOTNOTES
        ),
        "in any arm",
    ),
    Case(
        "ae-threshold-symmetric",
        "no word on the order",
        lambda d: with_footnotes(
            d, "ae_common", "Terms in 10% of subjects in any arm.", *SAFETY_FOOTNOTES
        ),
        "in which order",
    ),
    Case(
        "ae-threshold-symmetric",
        "a term that reaches it nowhere",
        lambda d: with_fact(
            with_fact(d, "safety.pt_rash.old", n=18, value=0.09),
            "safety.pt_rash.new",
            n=2,
            value=0.01,
        ),
        '"rash" is listed',
    ),
    Case(
        "aesi-ledger",
        "nobody said whether there were any",
        lambda d: with_spec(d, "safety", aesi=None),
        "special interest",
    ),
    Case(
        "aesi-ledger",
        "an event without a row",
        lambda d: with_spec(
            d,
            "safety",
            aesi=(*d.studies[0].spec.safety.aesi, OTHER_EVENT),  # type: ignore[misc]
        ),
        '"Eye disorder" has no row for these arms: Newmab, Oldmab',
    ),
    Case(
        "aesi-ledger",
        "a row of words",
        lambda d: with_row(d, "aesi", 0, "Liver injury", "rare", "none"),
        '"Liver injury"',
    ),
    Case(
        "boxed-warning",
        "a word improved",
        lambda d: with_lines(
            d, "boxed_warning", BOXED_WARNING.replace("fatal", "serious"), "Severe liver disease"
        ),
        "word for word",
    ),
    Case(
        "boxed-warning",
        "contraindications left out",
        lambda d: with_lines(d, "boxed_warning", BOXED_WARNING),
        '"Severe liver disease"',
    ),
    Case(
        "boxed-warning",
        "contraindications of a product without boxed warning",
        lambda d: with_product(with_lines(d, "boxed_warning", "None."), boxed_warning=""),
        '"Severe liver disease"',
    ),
    Case(
        "boxed-warning",
        "smaller than body text, under a policy that has no other limit",
        lambda d: with_runs(
            with_policy(d, severities={"legible": "off"}), "boxed_warning", ".body", size_pt=17
        ),
        "17 pt",
    ),
    Case(
        "safety-method-note",
        "no version of MedDRA",
        lambda d: with_spec(d, "safety", meddra=""),
        "MedDRA",
        "warn",
    ),
    Case(
        "safety-method-note",
        "no version of CTCAE",
        lambda d: with_spec(d, "safety", ctcae=""),
        "CTCAE",
    ),
    Case(
        "safety-method-note",
        "no window",
        lambda d: with_spec(d, "safety", teae_window=""),
        "until when",
    ),
    Case(
        "safety-method-note",
        "a slide that does not show the window",
        lambda d: with_slide(
            d,
            "aesi",
            footnotes=(
                "Safety population. MedDRA 27.1; CTCAE 5.0. Data cut-off: 30 Jun 2026. Median "
                "exposure, months: {exposure.median.new}, {exposure.median.old}. Data on file.",
            ),
        ),
        '"to 30 days after the last dose"',
    ),
    Case(
        "safety-method-note",
        "exposure of one arm only",
        lambda d: replace(
            d,
            slides=tuple(
                replace(
                    s,
                    footnotes=tuple(
                        f.replace("{exposure.median.old}", "unknown") for f in s.footnotes
                    ),
                )
                for s in d.slides
            ),
        ),
        "exposed: Oldmab",
        "block",
    ),
    Case(
        "missing-not-zero",
        "not reported, and yet a number",
        lambda d: with_fact(d, "safety.related.new", absent="not_reported"),
        "safety.related.new",
    ),
    Case(
        "missing-not-zero",
        "a dash for what is not known",
        lambda d: with_printed(
            with_fact(
                with_fact(d, "safety.related.new", **UNKNOWN), "safety.related.old", **UNKNOWN
            ),
            "ae_overview",
            {"safety.related.new": {"text": "\N{EN DASH}"}},
        ),
        "safety.related.new",
    ),
    Case(
        "missing-not-zero",
        "a blank cell",
        lambda d: with_row(
            d,
            "ledger",
            2,
            "Time to response",
            "{dor.median.new:brief}",
            "{dor.median.old:brief}",
            "",
            "",
            "Descriptive",
        ),
        '"Time to response"',
    ),
    Case(
        "ae-threshold-symmetric",
        "a term of which one arm reaches the threshold is left out",
        lambda d: with_row(d, "ae_common", 2),
        "not listed: rash for Oldmab (safety.pt_rash.old)",
        "block",
    ),
    Case(
        "aesi-ledger",
        "a warning of the label that nobody looked for",
        lambda d: with_product(d, label_warnings=("Hepatitis", "QT prolongation")),
        'warns of "QT prolongation"',
        "block",
    ),
    Case(
        "safety-method-note",
        "the number of the version without the name of the dictionary",
        lambda d: with_footnotes(
            d, "aesi", *(f.replace("MedDRA", "Ratio") for f in SAFETY_FOOTNOTES)
        ),
        "27.1",
    ),
)

NEAR = (
    Case(
        "teae-overview",
        "events related to treatment come on top, so that their row may be absent",
        lambda d: with_row(d, "ae_overview", 7),
    ),
    Case(
        "ae-threshold-symmetric",
        "the most frequent terms of all arms together",
        lambda d: with_footnotes(
            with_exhibit(d, "ae_common", kind="ae_dot"), "ae_common", ALL_ARMS, *SAFETY_FOOTNOTES
        ),
    ),
    Case(
        "ae-threshold-symmetric",
        "a term that just reaches it in one arm",
        lambda d: with_fact(d, "safety.pt_rash.old", n=20, value=0.1),
    ),
    Case(
        "aesi-ledger",
        "none were defined",
        lambda d: with_spec(d, "safety", aesi=()),
    ),
    Case(
        "boxed-warning",
        "broken over other lines",
        lambda d: with_lines(
            d,
            "boxed_warning",
            *BOXED_WARNING.replace(". ", ".\n").split("\n"),
            "Severe liver disease",
        ),
    ),
    Case(
        "boxed-warning",
        "a label without one",
        lambda d: with_product(
            with_lines(d, "boxed_warning", "Severe liver disease"), boxed_warning=""
        ),
    ),
    Case(
        "safety-method-note",
        "a slide without counts needs none of it",
        lambda d: with_line(d, "boxed_warning", "Read the label."),
    ),
    Case(
        "missing-not-zero",
        "nobody had an event: that is a zero",
        lambda d: with_fact(d, "safety.related.old", n=0, value=0.0),
    ),
    Case(
        "missing-not-zero",
        "a heading without numbers",
        lambda d: with_row(d, "ae_overview", 7, "Related events", "", ""),
    ),
    Case(
        "teae-overview",
        "nobody had a fatal event",
        lambda d: with_fact(
            with_fact(d, "safety.fatal.new", n=0, value=0.0), "safety.fatal.old", n=0, value=0.0
        ),
    ),
    Case(
        "ae-threshold-symmetric",
        "a term left out that just misses the threshold",
        lambda d: with_row(with_fact(d, "safety.pt_rash.old", n=19, value=0.095), "ae_common", 2),
    ),
    Case(
        "aesi-ledger",
        "nobody had the event in any arm",
        lambda d: with_fact(d, "safety.aesi_liver.new", n=0, value=0.0),
    ),
    Case(
        "aesi-ledger",
        "a warning of the label that is one of the terms looked for",
        lambda d: with_product(d, label_warnings=("hepatitis",)),
    ),
    Case(
        "safety-method-note",
        "the versions in capitals and with a word between",
        lambda d: with_slide(
            d,
            "aesi",
            footnotes=tuple(f.replace("MedDRA 27", "MEDDRA version 27") for f in SAFETY_FOOTNOTES),
        ),
    ),
)
