"""Whatever is done to a deck can be undone, and done again."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.app import Options, draft, new_deck
from slidekit.deck.edit import ChangeSlide, MoveSlide, Together
from slidekit.deck.history import History
from slidekit.resources import sample_data_dir
from slidekit.rules.fixes.mending import offers
from tests.fixes import breaking
from tests.fixes.breaking import changed, moved, without

if TYPE_CHECKING:
    from slidekit.deck.edit import Edit
    from slidekit.deck.model import Deck


@cache
def broken() -> tuple[Deck, tuple[Edit, ...]]:
    """Return a deck that is broken in many ways, and all that is offered to mend it."""
    whole = new_deck([sample_data_dir() / "onc301"], Options())
    damage = breaking.all_of(
        without("status", "ledger", "boxed_warning", "aesi-2"),
        changed("ae_overview", hidden=True),
        changed("primary.os", alt="", title="Wow!"),
        changed("ae_common", footnotes=()),
        moved("disclosures", 20),
        moved("conclusions", 15),
    )
    deck = damage(whole)
    return deck, tuple(fix.edit for _, fix in offers(draft(deck)) if fix)


@given(st.lists(st.integers(0, 200), max_size=30))
@settings(deadline=None, max_examples=60)
def test_any_fixes_undone_give_the_equal_deck(picks: list[int]) -> None:
    """In whatever order fixes are made, undoing all of them returns the deck as it was."""
    deck, edits = broken()
    assert len(edits) > 8
    history = History(deck)
    for pick in picks:
        history = history.do(edits[pick % len(edits)])
    done = history.now
    while history.past:
        history = history.undo()
    assert history.now == deck
    while history.future:
        history = history.redo()
    assert history.now == done


def test_an_edit_that_changes_nothing_leaves_no_step() -> None:
    """A step that shows no difference would make undo seem broken."""
    deck, _ = broken()
    title = deck.slides[0].title
    history = History(deck).do(ChangeSlide("Nothing", deck.slides[0].id, (("title", title),)))
    assert history == History(deck)
    assert (history.undo(), history.redo()) == (history, history)


def test_a_new_edit_forgets_what_was_undone() -> None:
    """After undo and another edit there is nothing to do again, as in every editor."""
    deck, _ = broken()
    first, second = deck.slides[0].id, deck.slides[1].id
    rename = ChangeSlide("Rename", first, (("title", "Another"),))
    swap = MoveSlide("Swap", first, (second,), deck.slides[0].section)
    history = History(deck).do(rename).undo()
    assert (history.undoes, history.redoes) == ("", "Rename")
    history = history.do(swap)
    assert (history.undoes, history.redoes) == ("Swap", "")
    assert [s.id for s in history.now.slides[:2]] == [second, first]


def test_edits_together_are_one_step() -> None:
    """Undo takes back all that one label stood for."""
    deck, _ = broken()
    ids = [s.id for s in deck.slides[:3]]
    hide = tuple(ChangeSlide("Hide", i, (("hidden", True),)) for i in ids)
    history = History(deck).do(Together("Hide three slides", hide))
    assert [s.id for s in history.now.slides if s.hidden and s.id in ids] == ids
    assert history.undo().now == deck
