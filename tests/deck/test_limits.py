from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, new_deck
from slidekit.deck.edit import RemoveSlides, TakeDeck, duplicate
from slidekit.deck.limits import (
    lacks,
    move,
    need_of,
    step,
    why_not_duplicate,
    why_not_edit,
    why_not_remove,
)
from slidekit.resources import sample_data_dir

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide


@pytest.fixture(scope="module")
def grand_rounds() -> Deck:
    """Return a deck whose template locks the disclosures."""
    return new_deck([sample_data_dir() / "simple"], Options(template="grand_rounds"))


def slide(deck: Deck, role: str) -> Slide:
    """Return the first slide of a role."""
    return next(one for one in deck.slides if one.role == role)


def ids(deck: Deck) -> list[str]:
    """Return the ids of the slides in order."""
    return [one.id for one in deck.slides]


def test_a_locked_slide_is_neither_removed_nor_edited(grand_rounds: Deck) -> None:
    """Both refusals name the template; other slides keep their freedom."""
    locked = slide(grand_rounds, "disclosures")
    assert need_of(grand_rounds, locked) == "locked"
    assert why_not_remove(grand_rounds, locked).startswith("The template locks this slide")
    assert why_not_edit(grand_rounds, locked).startswith("The template locks the words")
    assert why_not_edit(grand_rounds, slide(grand_rounds, "limitations")) == ""


def test_a_required_slide_stays_unless_it_stands_twice(deck: Deck) -> None:
    """Its copy may go, and so may it while the copy is shown."""
    required = slide(deck, "limitations")
    assert need_of(deck, required) == "required"
    assert "requires this slide" in why_not_remove(deck, required)
    twice = duplicate(deck, required).apply(deck)
    assert why_not_remove(twice, required) == ""


def test_an_optional_slide_may_go_and_one_of_nobody_too(deck: Deck) -> None:
    """The template says nothing against it."""
    odd = replace(deck.slides[-1], id="mine", role="mine")
    changed = replace(deck, slides=(*deck.slides, odd))
    assert need_of(changed, odd) == "added"
    assert why_not_remove(changed, odd) == ""


def test_what_the_template_requires_and_is_not_there_is_named(deck: Deck) -> None:
    """With the section and the reason; what is there is not named."""
    assert "limitations" not in {one.role for one in lacks(deck)}
    without = RemoveSlides("", (slide(deck, "limitations").id,)).apply(deck)
    found = next(one for one in lacks(without) if one.role == "limitations")
    assert (found.section, found.reason) == ("interpretation", "it was taken out")


def test_slides_of_one_section_change_places(deck: Deck) -> None:
    """The edit moves one slide and leaves the others in their order."""
    first = slide(deck, "design")
    place = deck.slides.index(first)
    edit, reason = move(deck, first, place + 2)
    assert (reason, edit is not None) == ("", True)
    assert edit is not None
    expected = ids(deck)
    expected.insert(place + 1, expected.pop(place))
    assert ids(edit.apply(deck)) == expected
    assert move(deck, first, place) == (None, "")


def test_a_slide_does_not_leave_its_section(deck: Deck) -> None:
    """The reason names the section."""
    edit, reason = move(deck, slide(deck, "limitations"), 1)
    assert edit is None
    assert "belongs to the section" in reason
    assert step(deck, deck.slides[0], down=False) == (None, "This is the first slide.")
    assert step(deck, deck.slides[-1], down=True) == (None, "This is the last slide.")


def test_the_parts_of_a_table_move_as_one_and_nothing_comes_between() -> None:
    """Three parts pass a neighbour together; a slide dropped between them is refused."""
    deck = new_deck([sample_data_dir() / "onc301"], Options())
    part = next(one for one in deck.slides if one.id == "baseline-2")
    edit, reason = step(deck, part, down=False)
    assert reason == ""
    assert edit is not None
    moved = ids(edit.apply(deck))
    start = moved.index("baseline")
    assert moved[start : start + 4] == ["baseline", "baseline-2", "baseline-3", "disposition"]
    assert why_not_duplicate(part) == "This slide is one of 3 parts, and a part cannot stand twice."
    between, why = move(deck, slide(deck, "exposure"), ids(deck).index("baseline-2"))
    assert between is None
    assert why == "That would part the 3 slides of one table or figure."


def test_demands_on_order_are_held_with_their_own_reason(deck: Deck) -> None:
    """A move that breaks what was kept is refused in the words of the template."""
    edit, reason = step(deck, slide(deck, "limitations"), down=True)
    assert edit is None
    assert reason == (
        "The template does not allow this order. "
        "What a trial cannot tell is said before what it tells."
    )


def test_copies_have_ids_of_their_own(deck: Deck) -> None:
    """The second copy does not take the place of the first."""
    first = slide(deck, "limitations")
    once = duplicate(deck, first).apply(deck)
    twice = duplicate(once, first).apply(once)
    place = ids(deck).index(first.id)
    assert ids(twice)[place : place + 3] == [first.id, f"{first.id}.copy2", f"{first.id}.copy"]


def test_taking_an_equal_deck_changes_nothing(deck: Deck) -> None:
    """So that a file that was only touched leaves no step to undo."""
    assert TakeDeck("", replace(deck)).apply(deck) is deck
    other = replace(deck, title="Another")
    assert TakeDeck("", other).apply(deck) is other
