"""Choices of how an exhibit is drawn are kept with the slide and change no result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest

from slidekit.app import Options, build, new_deck, verify
from slidekit.deck.choices import choose, offered
from slidekit.deck.codec import to_parts
from slidekit.deck.file import read_deck, write_deck
from slidekit.errors import DeckError
from slidekit.exhibits.forest_data import ForestData
from slidekit.exhibits.km_data import KmData
from slidekit.exhibits.response_drawing import ResponseData
from slidekit.layout.chosen import shown_exhibit
from slidekit.resources import sample_data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck, Slide

D = TypeVar("D")


@pytest.fixture(scope="module")
def large() -> Deck:
    """Return the deck of the large sample study."""
    return new_deck([sample_data_dir() / "onc301"], Options())


def slide_of(deck: Deck, name: str) -> Slide:
    """Return a slide by id."""
    return next(slide for slide in deck.slides if slide.id == name)


def chosen(deck: Deck, slide: str, **values: str) -> Deck:
    """Return the deck after choices on one slide, one after the other."""
    for name, value in values.items():
        edit = choose(deck, slide_of(deck, slide), name, value)
        assert edit is not None
        deck = edit.apply(deck)
    return deck


def test_a_choice_is_kept_in_the_file_and_results_are_not_touched(
    large: Deck, tmp_path: Path
) -> None:
    """deck.yaml says what was chosen; facts and exhibits are the same bytes as before."""
    deck = chosen(large, "primary.os", bands="no", rows="1")
    write_deck(deck, tmp_path / "a.slidekit")
    assert read_deck(tmp_path / "a.slidekit") == deck
    before, after = to_parts(large), to_parts(deck)
    assert {name for name in after if after[name] != before[name]} == {"deck.yaml"}


def test_choosing_the_default_again_leaves_the_slide_as_it_was_made(large: Deck) -> None:
    """There and back gives an equal deck, and choosing what is chosen gives no edit."""
    deck = chosen(large, "primary.os", bands="no")
    assert chosen(deck, "primary.os", bands="yes") == large
    assert choose(deck, slide_of(deck, "primary.os"), "bands", "no") is None
    assert choose(deck, slide_of(deck, "primary.os"), "bands", "perhaps") is None


@pytest.mark.parametrize(
    ("options", "said"),
    [((("band", "no"),), "did you mean bands"), ((("rows", "9"),), "cannot be '9'")],
)
def test_a_choice_that_the_exhibit_does_not_offer_is_refused(
    large: Deck, tmp_path: Path, options: tuple[tuple[str, str], ...], said: str
) -> None:
    """What a person wrote into deck.yaml by hand is not lost in silence."""
    slides = tuple(
        replace(slide, options=options) if slide.id == "primary.os" else slide
        for slide in large.slides
    )
    write_deck(replace(large, slides=slides), tmp_path / "a.slidekit")
    with pytest.raises(DeckError) as caught:
        read_deck(tmp_path / "a.slidekit")
    assert said.lower() in str(caught.value).lower()


def drawn(deck: Deck, slide: str, data: type[D]) -> D:
    """Return what a slide draws."""
    exhibit = shown_exhibit(deck, slide_of(deck, slide))
    assert exhibit is not None
    assert isinstance(exhibit.data, data)
    return exhibit.data


def test_a_shorter_axis_keeps_curves_and_the_numbers_at_its_ticks(large: Deck) -> None:
    """Up to 30 months: six ticks with their 309 to 24 at risk; the stored figure has all."""
    deck = chosen(large, "primary.os", end="30")
    shorter = drawn(deck, "primary.os", KmData)
    assert shorter.ticks == (0, 6, 12, 18, 24, 30)
    assert shorter.risk[0].counts == (309, 251, 182, 129, 66, 24)
    assert shorter.curves == drawn(large, "primary.os", KmData).curves
    assert drawn(large, "primary.os", KmData).ticks[-1] == 36
    end = next(o.option for o in offered(large, slide_of(large, "primary.os")) if o.option.unit)
    assert not end.takes("24")


def test_factors_are_sorted_only_where_the_plot_is_whole(large: Deck) -> None:
    """Two slides that share the rows would tear a factor apart, so that only the axis is offered.

    Sorted by name on one slide, levels keep their order.
    """
    first = slide_of(large, "forest.os")
    assert [o.option.name for o in offered(large, first)] == ["limit"]
    whole = replace(large, slides=(replace(first, part=None, parts=(1, 1)),))
    rows = drawn(chosen(whole, "forest.os", order="name"), "forest.os", ForestData).rows
    factors = [row.factor for row in rows]
    assert factors == sorted(factors, key=str.casefold)
    assert factors != [row.factor for row in drawn(whole, "forest.os", ForestData).rows]
    assert [row.level for row in rows if row.factor == "Sex"] == ["Female", "Male"]


def test_bars_keep_their_rates_when_arms_change_places(large: Deck) -> None:
    """The order of bars and of the numbers under them turns together."""
    name = "key_secondary.orr"
    deck = chosen(large, name, order="reversed", shares="no")
    before, after = drawn(large, name, ResponseData), drawn(deck, name, ResponseData)
    assert [bar.fact for bar in after.bars] == [bar.fact for bar in before.bars][::-1]
    assert [row.facts[::-1] for row in after.rows] == [row.facts for row in before.rows]
    assert all(not bar.pieces for bar in after.bars)
    assert drawn(chosen(deck, name, rows="no"), name, ResponseData).rows == ()


def test_an_exported_deck_with_choices_verifies_as_unchanged(large: Deck, tmp_path: Path) -> None:
    """The file carries the figure as it was drawn, and every number that it prints."""
    deck = chosen(large, "primary.os", rows="1", order="reversed")
    deck = chosen(deck, "ae_butterfly", order="reversed")
    assert build(deck, tmp_path / "a.pptx").written
    assert verify(tmp_path / "a.pptx")["verdict"] == "unchanged"
