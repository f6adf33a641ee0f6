"""The house's lexicon at work: what it finds, in which places, what it spares, how fast it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, draft, new_deck
from slidekit.exhibits.model import Column, Line, Row, TableData
from slidekit.layout.frame import Frame, Group, Paragraph, Run, TextBlock
from slidekit.resources import sample_data_dir
from slidekit.rules import language
from slidekit.rules.finding import Draft
from slidekit.rules.judge import breaches
from slidekit.rules.passages import all_hits, all_read
from slidekit.study.yamlfile import load_yaml
from slidekit.template.load import house_lexicon
from slidekit.template.matching import ONE_PLACE, matcher
from slidekit.template.tokens import cleaned
from tests.rules.decks import clean, draft_of, with_exhibit, with_lines, with_slide
from tests.rules.drafts import with_frame
from tests.rules.ordinary import ORDINARY, SENTENCES, TITLES
from tests.rules.spoken import language_breaches, redrafted, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from slidekit.deck.model import Deck
    from slidekit.template.matching import Hit

SAMPLES = ("onc301", "published301", "simple")
WORDINGS: dict[str, dict[str, list[str]]] = load_yaml(  # type: ignore[assignment]
    Path(__file__).parent / "wordings.yaml", "wordings.yaml"
)
RULE_OF = {entry.id: entry.rule for entry in house_lexicon().entries}
EVERYWHERE = [
    (entry, text)
    for entry, found in WORDINGS.items()
    if RULE_OF[entry] not in ONE_PLACE
    for text in found["fire"]
]
"""Entries that are looked for in every text, with their wordings."""
MARKS_ONLY = {"Survival doubled again!", "WHAT NEVER CAME BEFORE"}
"""Emphasis without words, which only prose can have."""


def hits_in(text: str) -> tuple[Hit, ...]:
    """Return what the lexicon of the house finds in a text about Newmab."""
    return matcher(house_lexicon(), ("Newmab",)).find(cleaned(text))


def test_every_entry_has_three_wordings_and_a_false_friend() -> None:
    """An entry that nobody has seen at work may find nothing, or too much."""
    assert set(WORDINGS) == {entry.id for entry in house_lexicon().entries}
    assert not [i for i, found in WORDINGS.items() if len(found["fire"]) < 3 or not found["quiet"]]


@pytest.mark.parametrize("entry", WORDINGS)
def test_an_entry_finds_its_wordings(entry: str) -> None:
    """Each of them is found under the id of the entry."""
    for text in WORDINGS[entry]["fire"]:
        assert entry in [hit.entry.id for hit in hits_in(text)], text


@pytest.mark.parametrize("entry", WORDINGS)
def test_false_friends_are_spared(entry: str) -> None:
    """No entry at all fires; qualifiers alone may, which are wrong in footnotes only."""
    for text in WORDINGS[entry]["quiet"]:
        fired = [hit for hit in hits_in(text) if hit.entry.rule != "qualifier-not-footnote"]
        assert not fired, text
        assert entry not in [hit.entry.id for hit in hits_in(text)], text


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_slides_are_spared(text: str) -> None:
    """What stands on every other congress slide is no finding."""
    assert not [hit for hit in hits_in(text) if hit.entry.rule != "qualifier-not-footnote"]


def test_ordinary_slides_have_no_finding_in_a_deck() -> None:
    """Titles as titles, sentences as lines and as speaker notes: there are a hundred of them."""
    assert len(ORDINARY) >= 60
    deck = with_lines(spoken(clean()), "background", *SENTENCES)
    assert language_breaches(redrafted(with_slide(deck, "ledger", notes=SENTENCES))) == []
    for batch in batches(TITLES, len(deck.slides)):
        slides = [
            replace(slide, title=title) for slide, title in zip(deck.slides, batch, strict=False)
        ]
        titled = replace(deck, slides=(*slides, *deck.slides[len(slides) :]))
        assert language_breaches(redrafted(titled)) == []


def batches(texts: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield the texts, as many at a time as there are slides."""
    return (texts[start : start + size] for start in range(0, len(texts), size))


def in_titles(deck: Deck, texts: Sequence[str]) -> list[Draft]:
    """Return drafts with the texts as titles."""
    return _one_a_slide(deck, texts, "title")


def in_tags(deck: Deck, texts: Sequence[str]) -> list[Draft]:
    """Return drafts with the texts over the titles."""
    return _one_a_slide(deck, texts, "tag")


def in_alternative_texts(deck: Deck, texts: Sequence[str]) -> list[Draft]:
    """Return drafts with the texts as alternative texts."""
    return _one_a_slide(deck, texts, "alt")


def _one_a_slide(deck: Deck, texts: Sequence[str], part: str) -> list[Draft]:
    drafts = []
    for batch in batches(texts, len(deck.slides)):
        changed = [
            replace(slide, **{part: text})  # type: ignore[arg-type]
            for slide, text in zip(deck.slides, batch, strict=False)
        ]
        slides = (*changed, *deck.slides[len(changed) :])
        drafts.append(redrafted(replace(deck, slides=slides)))
    return drafts


def in_lines(deck: Deck, texts: Sequence[str]) -> list[Draft]:
    """Return a draft with the texts as bullets."""
    body = tuple(Line(text) for text in texts)
    return [redrafted(with_slide(deck, "limitations", body=body))]


def in_the_right_column(deck: Deck, texts: Sequence[str]) -> list[Draft]:
    """Return a draft with the texts in a second column."""
    right = tuple(Line(text) for text in texts)
    return [redrafted(with_slide(deck, "limitations", right=right))]


def in_key_lines(deck: Deck, texts: Sequence[str]) -> list[Draft]:
    """Return a draft with the texts beside a figure."""
    return [redrafted(with_slide(deck, "primary", key_lines=tuple(texts)))]


def in_footnotes(deck: Deck, texts: Sequence[str]) -> list[Draft]:
    """Return a draft with the texts as footnotes."""
    return [redrafted(with_slide(deck, "aesi", footnotes=tuple(texts)))]


def in_notes(deck: Deck, texts: Sequence[str]) -> list[Draft]:
    """Return a draft with the texts as speaker notes, of a hidden slide moreover."""
    return [redrafted(with_slide(deck, "design", notes=tuple(texts), hidden=True))]


def in_cells(deck: Deck, texts: Sequence[str]) -> list[Draft]:
    """Return a draft with the texts in a table."""
    rows = tuple(Row((f"Row {number}", text)) for number, text in enumerate(texts))
    data = TableData((Column("Row", "left"), Column("Text", "left")), rows)
    return [draft_of(with_exhibit(deck, "design", data=data))]


def in_figures(deck: Deck, texts: Sequence[str]) -> list[Draft]:
    """Return a draft with the texts as labels of a figure."""
    labels = tuple(
        TextBlock("primary.figure.label", 0, 0, 9, 9, (Paragraph((Run(text, 12),)),), "figure")
        for text in texts
    )

    def change(frame: Frame) -> Frame:
        return replace(frame, items=(*frame.items, Group("primary.more", 0, 0, 9, 9, labels)))

    return [with_frame(deck, "primary", change)]


PLACES = {
    place.__name__.removeprefix("in_"): place
    for place in (
        *(in_titles, in_tags, in_lines, in_the_right_column, in_key_lines, in_footnotes),
        *(in_notes, in_alternative_texts, in_cells, in_figures),
    )
}
PROSE = ("titles", "tags", "lines", "the_right_column", "key_lines", "footnotes")


@pytest.mark.parametrize("place", PLACES)
def test_every_wording_is_found_in_every_place(place: str) -> None:
    """Title, line, key line, footnote, note of a hidden slide, cell, label: all are read."""
    wanted = [
        (entry, text) for entry, text in EVERYWHERE if place in PROSE or text not in MARKS_ONLY
    ]
    drafts = PLACES[place](spoken(clean()), [text for _, text in wanted])
    found = {(hit.entry.id, p.words) for one in drafts for p, hit in all_hits(one)}
    assert not [pair for pair in wanted if (pair[0], cleaned(pair[1])) not in found]


@pytest.mark.parametrize("place", PLACES)
def test_a_word_that_praises_is_reported_in_every_place(place: str) -> None:
    """One finding, which names the place; its block is there for who looks for it."""
    (judged,) = PLACES[place](spoken(clean()), ["Breakthrough"])
    (found,) = breaches(judged, language.RULES)
    assert found[0].id == "lexicon"
    assert found[1].block.startswith(found[1].slide)
    assert dict(found[1].facts)["term"] == "Breakthrough"


@cache
def sample(name: str) -> Draft:
    """Return the first deck of a sample study, laid out."""
    return draft(new_deck([sample_data_dir() / name], Options()))


@pytest.mark.parametrize("name", SAMPLES)
def test_decks_of_the_samples_have_no_finding_on_language(name: str) -> None:
    """What the program writes itself promotes nothing; the lexicon is there and is asked."""
    judged = sample(name)
    assert judged.policy.lexicon == house_lexicon()
    assert sum(len(words) for _, (_, _, words, *_) in all_read(judged)) > 10_000
    assert language_breaches(judged) == []


def test_a_word_in_a_sample_is_found() -> None:
    """The decks of the samples have no findings because they are neutral, not because of a gap."""
    deck = with_slide(sample("onc301").deck, "primary.os", title="Quelmatinib prolongs survival!")
    judged = Draft(deck, sample("onc301").frames)
    found = {(rule, term) for rule, _, term in language_breaches(judged)}
    assert ("title-neutral", "Quelmatinib prolongs") in found
    assert ("title-neutral", "!") in found
