"""Numbers in lists are named in the words of their study."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from widgets.language import speak
from widgets.number_names import MEASURES, name_of

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
        ("other", "Other"),
    ],
)
def test_a_number_is_named_by_endpoint_measure_and_arm(
    simple_deck: Deck, fact: str, name: str
) -> None:
    """What the study does not name is read out from the id."""
    assert name_of(fact, simple_deck) == name


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
        "Safety: headache, Grad 3 oder höher, Fictivan",
    ]
    assert [part for part in MEASURES if words[part] == MEASURES[part]] == []
