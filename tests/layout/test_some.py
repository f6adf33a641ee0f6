"""Some slides of a deck laid out before the others."""

from __future__ import annotations

from dataclasses import replace

from slidekit.app import Options, new_deck
from slidekit.layout.slide import lay_out, lay_out_some
from slidekit.resources import sample_data_dir


def test_the_wanted_slides_are_those_of_the_whole_deck_and_the_others_are_empty() -> None:
    """Numbers of pages, citations and sizes of tables depend on slides that are not laid out."""
    made = new_deck([sample_data_dir() / "simple"], Options())
    deck = replace(made, slides=tuple(replace(slide) for slide in made.slides))  # known to nobody
    wanted = {deck.slides[2].id, deck.slides[-1].id}
    some = lay_out_some(deck, wanted)
    assert {frame.slide_id for frame in some if frame.items} == wanted
    whole = lay_out(replace(deck, slides=tuple(replace(slide) for slide in deck.slides)))
    assert [frame.slide_id for frame in some] == [frame.slide_id for frame in whole]
    assert [a for a in some if a.items] == [b for a, b in zip(some, whole, strict=True) if a.items]
    assert {(a.width, a.height) for a in some} == {(whole[0].width, whole[0].height)}
