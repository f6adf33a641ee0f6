"""Labels within a sentence: which capitals go, and which belong to the word."""

from __future__ import annotations

import pytest

from slidekit.exhibits.survival_words import sentence_case


@pytest.mark.parametrize(
    ("label", "within"),
    [
        ("Progression-Free Survival by BICR", "progression-free survival by BICR"),
        ("Overall Survival (days)", "overall survival (days)"),
        ("Duration of Response by BICR (days)", "duration of response by BICR (days)"),
        ("Kaplan-Meier estimate", "Kaplan-Meier estimate"),
        ("EORTC QLQ-C30 Global Health Status", "EORTC QLQ-C30 global health status"),
        (
            "Survival of patients with Hodgkin lymphoma",
            "survival of patients with Hodgkin lymphoma",
        ),
    ],
)
def test_a_label_loses_only_the_capitals_of_a_heading(label: str, within: str) -> None:
    """Abbreviations and names of people keep theirs."""
    assert sentence_case(label) == within
