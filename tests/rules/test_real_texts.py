"""Neutral titles and lines of real slides are spared on the model; promotion is found there."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from slidekit.rules import language
from slidekit.rules.judge import breaches
from tests.rules.decks import clean, with_line, with_lines
from tests.rules.real_texts import ALL_ORDINARY, ORDINARY, PROMOTION
from tests.rules.spoken import language_breaches, redrafted, spoken

if TYPE_CHECKING:
    from slidekit.deck.model import Deck


@cache
def deck() -> Deck:
    """Return the clean deck, which is for a medicine that is not approved."""
    return spoken(clean())


def test_there_are_hundreds_of_them() -> None:
    """A few texts would show little of what stands on slides."""
    assert len(set(ALL_ORDINARY)) > 550
    assert len({text for texts in PROMOTION.values() for text in texts}) > 350


@pytest.mark.parametrize("field", ORDINARY)
def test_ordinary_lines_have_no_finding(field: str) -> None:
    """As bullets of a slide on the background of a trial."""
    lined = with_lines(deck(), "background", *ORDINARY[field])
    assert language_breaches(redrafted(lined)) == []


@pytest.mark.parametrize("field", ORDINARY)
def test_ordinary_titles_have_no_finding(field: str) -> None:
    """As titles of slides on results, harms and everything else."""
    texts, slides = ORDINARY[field], deck().slides
    for start in range(0, len(texts), len(slides)):
        batch = texts[start : start + len(slides)]
        titled = [replace(s, title=t) for s, t in zip(slides, batch, strict=False)]
        changed = replace(deck(), slides=(*titled, *slides[len(titled) :]))
        assert language_breaches(redrafted(changed)) == []


@pytest.mark.parametrize(("kind", "weight"), [("blocks", "block"), ("warns", "warn")])
def test_promotion_is_found_and_weighs_what_it_should(kind: str, weight: str) -> None:
    """Capitals, hyphens, endings, spelling, quotes and hidden characters are no way around."""
    weights = {text: weights_of(text) for text in PROMOTION[kind]}
    allowed = {weight, "block"}
    assert [text for text, found in weights.items() if not found & allowed] == []


def weights_of(text: str) -> set[str]:
    """Return how much the findings on a line weigh."""
    judged = redrafted(with_line(deck(), "background", text))
    return {breach.severity or rule.severity for rule, breach in breaches(judged, language.RULES)}


@pytest.mark.parametrize(
    "text",
    [
        "Une dose unique de 5 mg chez les patients avec une tumeur durable",
        "La vena cava superior de los pacientes con una cura",
        "Cure de chimiothérapie dans les formes avancées",
        "Das beste Ansprechen ist nicht unique, mit Best Supportive Care",
        "Prove di funzionalità della tiroide nel gruppo",
    ],
)
def test_words_that_another_language_has_too_are_spared_in_it(text: str) -> None:
    """A lexicon in English does not judge what is not English."""
    assert language_breaches(redrafted(with_line(deck(), "background", text))) == []


def test_what_only_english_has_is_found_in_any_language() -> None:
    """Slides in German borrow the words of English promotion."""
    for text in (
        "Das ist ein Breakthrough für die Patienten",
        "Newmab ist safe und well tolerated",
    ):
        assert "block" in weights_of(text)
