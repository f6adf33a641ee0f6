"""A text is told to be English, or not, by its function words."""

from __future__ import annotations

import pytest

from slidekit.template.tongue import is_english, is_foreign


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The rate of response was 12%", True),
        ("Patients with de novo disease", True),
        ("Smith et al., cohort with del(17p)", True),
        ("Die Rate der Ansprechenden war 12%", False),
        ("Le taux de réponse dans le groupe", False),
        ("La tasa de respuesta con el tratamiento", False),
        ("Unique", None),
    ],
)
def test_function_words_tell_the_language(text: str, english: bool | None) -> None:
    """A single term belongs to no language."""
    assert is_english(text) is english


def test_a_term_belongs_to_what_stands_around_it() -> None:
    """Dose unique is French on a French slide; without one it is judged as English."""
    assert is_foreign("Dose unique", "Dose unique\nLes patients ont été randomisés")
    assert not is_foreign("Dose unique")
    assert not is_foreign("A unique dose", "The patients were randomised")
