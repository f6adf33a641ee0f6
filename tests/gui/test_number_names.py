"""Numbers in lists are named in the words of their study."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from widgets.language import speak
from widgets.number_names import MEASURES, measure_name, name_of

if TYPE_CHECKING:
    from slidekit.deck.model import Deck


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        ("os.events.placebo", "Overall survival: events, Placebo"),
        (
            "os.hr.fictivan_vs_placebo.subgroup=sex_male",
            "Overall survival: hazard ratio, Sex male, Fictivan vs Placebo",
        ),
        ("os.rate.placebo.t12", "Overall survival: rate, at 12 months, Placebo"),
        ("os.interaction.sex", "Overall survival: interaction, Sex"),
        ("safety.pt_headache_g3.fictivan", "Safety: headache, grade 3 or higher, Fictivan"),
        ("baseline.age_mean", "Baseline: age mean"),
        ("baseline.agegr1_ge_65", "Baseline: agegr1 \N{GREATER-THAN OR EQUAL TO} 65"),
        (
            "safety.pt_nausea_difference.fictivan_vs_placebo",
            "Safety: nausea, difference, Fictivan vs Placebo",
        ),
        ("os.subjects", "Overall survival: subjects"),
        ("other", "Other"),
    ],
)
def test_a_number_is_named_by_endpoint_measure_and_arm(
    simple_deck: Deck, fact: str, name: str
) -> None:
    """What the study does not name is read out from the id."""
    assert name_of(fact, simple_deck) == name


def test_the_measure_of_a_printed_number_is_said_in_words() -> None:
    """Times stand as in names of numbers; what is no measure of ours is read out."""
    assert measure_name("follow_up") == "median follow-up"
    assert measure_name("rate.t12") == "rate, at 12"
    assert measure_name("rate.t7_5") == "rate, at 7.5"
    assert measure_name("own_measure") == "own measure"


def test_a_german_screen_names_numbers_in_german(qapp: object, simple_deck: Deck) -> None:
    """Every measure has German words; two arms and a grade stand in sentences of their own."""
    del qapp
    speak("de")
    try:
        told = [
            name_of(fact, simple_deck)
            for fact in (
                "os.hr.fictivan_vs_placebo",
                "os.follow_up",
                "safety.pt_headache_g3.fictivan",
            )
        ]
        words = {part: name_of(f"os.{part}", simple_deck).split(": ")[1] for part in MEASURES}
    finally:
        speak("en")
    assert told == [
        "Overall survival: Hazard Ratio, Fictivan vs. Placebo",
        "Overall survival: mediane Nachbeobachtung",
        "Sicherheit: headache, Grad 3 oder höher, Fictivan",
    ]
    assert [part for part in MEASURES if words[part] == MEASURES[part]] == []
