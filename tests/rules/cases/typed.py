"""Changes to numbers that are typed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rules.case import Case
from tests.rules.decks import with_line, with_settings, with_slide, with_spec

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

SERIOUS = "Serious events: {safety.serious.new:count_percent}, {safety.serious.old:count_percent}"


def footnotes(deck: Deck, slide_id: str) -> tuple[str, ...]:
    """Return the footnotes of a slide."""
    return next(slide.footnotes for slide in deck.slides if slide.id == slide_id)


BROKEN = (
    Case(
        "numbers-bound",
        "a share typed into a text",
        lambda d: with_line(d, "background", "About 12% survive for long."),
        "12%",
        "warn",
    ),
    Case(
        "numbers-bound",
        "a ratio typed into a title",
        lambda d: with_slide(d, "primary", title="Overall survival: hazard ratio 0.71"),
        "0.71",
        "block",
    ),
    Case(
        "numbers-bound",
        "a result typed over a title",
        lambda d: with_slide(d, "primary", tag="Overall survival: HR 0.45, 55% fewer deaths"),
        "0.45, 55%",
        "block",
    ),
    Case(
        "numbers-bound",
        "a result of a subgroup in a footnote",
        lambda d: with_slide(
            d,
            "primary",
            footnotes=(*footnotes(d, "primary"), "In Asia the hazard ratio was 0.45."),
        ),
        '0.45, in "In Asia',
        "warn",
    ),
    Case(
        "numbers-bound",
        "a result told in the notes",
        lambda d: with_slide(d, "conclusions", notes=("Say that 45% lived, in 2 minutes.",)),
        "Typed by hand: 45%, in",
        "warn",
    ),
    Case(
        "numbers-bound",
        "a result in an alternative text",
        lambda d: with_slide(d, "primary", alt="Curves of survival: hazard ratio 0.45."),
        "0.45",
        "warn",
    ),
    Case(
        "numbers-bound",
        "a declared dose in a title, where it may be a result",
        lambda d: with_slide(
            with_settings(d, numerals=("2.5 g/dL",)),
            "primary",
            title="Haemoglobin rose by 2.5 g/dL",
        ),
        "as a dose: 2.5 g/dL",
        "block",
    ),
    Case(
        "numbers-bound",
        "a declared dose in a conclusion",
        lambda d: with_line(
            with_settings(d, numerals=("2.5 g/dL",)), "conclusions", f"{SERIOUS}; 2.5 g/dL more."
        ),
        "as a dose: 2.5 g/dL",
        "block",
    ),
    Case(
        "numbers-bound",
        "a declared number that is neither dose nor date",
        lambda d: with_line(with_settings(d, numerals=("400 lived",)), "background", "400 lived."),
        "no date, dose or identifier: 400 lived.",
        "warn",
    ),
    Case(
        "numbers-bound",
        "a number typed beside a token of a conclusion",
        lambda d: with_line(d, "conclusions", f"{SERIOUS}, a difference of 2.0 points."),
        "2.0",
        "block",
    ),
    Case(
        "numbers-bound",
        "a planned number told as a result",
        lambda d: with_slide(d, "ledger", title="Endpoints of all 400 patients"),
        "400",
        "block",
    ),
    Case(
        "numbers-bound",
        "a count that looks like a year",
        lambda d: with_line(d, "background", "It affects 2000 patients a year."),
        "2000",
    ),
    Case(
        "numbers-bound",
        "a result that has the unit of a dose",
        lambda d: with_line(d, "conclusions", f"{SERIOUS}; haemoglobin rose by 2.5 g/dL."),
        "declared nowhere as a dose: 2.5 g/dL",
        "block",
    ),
    Case(
        "numbers-bound",
        "a dose that study.yaml gives otherwise",
        lambda d: with_line(
            with_spec(d, "design", description="Newmab 80 mg once daily."),
            "background",
            "Newmab 80 mg or 40 mg was given.",
        ),
        "as a dose: 40 mg,",
        "warn",
    ),
    Case(
        "numbers-bound",
        "a date of nothing",
        lambda d: with_line(d, "background", "Enrolment ended on 3 May 2025."),
        "as a date: 3 May 2025",
        "warn",
    ),
    Case(
        "numbers-bound",
        "the registration of another trial",
        lambda d: with_line(d, "background", "See also NCT01234567."),
        "as a registration: NCT01234567",
        "warn",
    ),
    Case(
        "numbers-bound",
        "a share behind a name",
        lambda d: with_line(d, "background", "Response at ORR-45% was reported."),
        "45%",
    ),
)

NEAR = (
    Case(
        "numbers-bound",
        "dates, phases, grades, doses, times, names and registrations",
        lambda d: with_line(
            with_settings(d, numerals=("2019", "10 mg/kg", "2.5 mg", "AUC 5")),
            "background",
            "Phase 1/2b and phase 3 trials since 2019: Newmab 10 mg/kg every 3 weeks or 2.5 mg "
            "daily from day 1, 1:1, until 30 June 2026, grade 3 or higher and grade "
            "\N{GREATER-THAN OR EQUAL TO} 4 events by CTCAE v5.0, RECIST 1.1, ECOG 0-1, PD-L1, "
            "COVID-19, HER2, 5-fluorouracil, AUC 5, NCT99000101, two-sided 95% CI, at 12 months, "
            "slides 9-11.",
        ),
    ),
    Case(
        "numbers-bound",
        "a dose, dates and the registration that study.yaml gives",
        lambda d: with_line(
            with_spec(d, "design", description="Newmab 80 mg once daily."),
            "background",
            "Newmab 80 mg; cut-off 30 June 2026, that is June 30, 2026; NCT99000101; since 2024.",
        ),
    ),
    Case(
        "numbers-bound",
        "footnotes and notes with what is cited, bound or no result",
        lambda d: with_slide(
            d,
            "primary",
            footnotes=(*footnotes(d, "primary"), "Elsewhere it was 0.81.{ref:review}"),
            notes=("HR {os.hr.new_vs_old:full}, on slide 3; at most 2-3 minutes.",),
        ),
    ),
    Case(
        "numbers-bound",
        "the share of information of an interim analysis over a title",
        lambda d: with_slide(
            with_spec(d, "design", information_fraction=0.65),
            "background",
            tag="Background \N{MIDDLE DOT} interim analysis (65% of information)",
        ),
    ),
    Case(
        "numbers-bound",
        "the constants of study.yaml",
        lambda d: with_line(d, "background", "In ABC-101, 400 patients; alpha 0.05."),
    ),
    Case(
        "numbers-bound",
        "a typed number with its source",
        lambda d: with_line(d, "background", "About 12% survive for long.{ref:review}"),
    ),
    Case(
        "numbers-bound",
        "numbers of people's own interests",
        lambda d: with_line(d, "disclosures", "Holds 100 shares."),
    ),
)
