"""Real titles and lines in files: typed into an exported deck, and in decks of other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pptx import Presentation
from pptx.util import Inches

from slidekit.app import Options, build, check_pptx, new_deck
from slidekit.resources import sample_data_dir
from slidekit.rules.edited.medicines import medicines_named
from slidekit.rules.edited.promotional import WORD_RULES
from slidekit.rules.edited.topics import topic_of_title
from slidekit.study.yamlfile import load_yaml
from tests.edited import foreign
from tests.edited.foreign import FAIR
from tests.rules.decks import with_line
from tests.rules.real_texts import ALL_ORDINARY, FOLDER, PROMOTION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from slidekit.rules.finding import Finding

TOPICS: dict[str, list[str]] = load_yaml(  # type: ignore[assignment]
    FOLDER.parent / "edited" / "titles.yaml", "titles.yaml"
)
TITLED_NEWMAB = (("Newmab in disease Y", FAIR[0][1]), *FAIR[1:])


def words_found(deck: Any, folder: Path) -> list[Finding]:
    """Save a deck and return what the rules on words say of it."""
    path = folder / "foreign.pptx"
    deck.save(str(path))
    return [found for found in check_pptx(path)[1] if found.rule in WORD_RULES]


def test_ordinary_titles_of_another_program_have_no_finding(tmp_path: Path) -> None:
    """Each as the title of a slide."""
    deck = foreign.deck_of(*FAIR, *((text, foreign.STATED) for text in ALL_ORDINARY))
    assert words_found(deck, tmp_path) == []


def test_ordinary_bullets_of_another_program_have_no_finding(tmp_path: Path) -> None:
    """Ten a slide: where one ends, no wording goes on into the next."""
    slides = [
        (f"Slide {start}", "\n".join(ALL_ORDINARY[start : start + 10]))
        for start in range(0, len(ALL_ORDINARY), 10)
    ]
    assert words_found(foreign.deck_of(*FAIR, *slides), tmp_path) == []


def test_promotion_in_a_deck_of_another_program_is_found(tmp_path: Path) -> None:
    """It weighs what it would on the model; the deck says what its medicine is called."""
    wanted = [*wanted_of("blocks", "block"), *wanted_of("warns", "warn")]
    slides = [(text, foreign.STATED) for text, _ in wanted]
    found = words_found(foreign.deck_of(*TITLED_NEWMAB, *slides), tmp_path)
    assert missed(wanted, found, lambda f: (f.slide_number or 0) - 1 - len(FAIR)) == []


def test_promotion_typed_into_an_exported_deck_is_found(
    checked: Callable[[Callable[[Any], object]], list[Finding]],
) -> None:
    """The manifest says what the deck is for, and what its medicine is called."""
    wanted = [*wanted_of("blocks", "block"), *wanted_of("warns", "warn")]
    wanted = [(text.replace("Newmab", "Quelmatinib"), weight) for text, weight in wanted]
    wanted.append(("Quelmatinib is effective", "block"))
    found = checked(lambda deck: type_in(deck, [text for text, _ in wanted]))
    typed = [f for f in found if f.rule in WORD_RULES and (f.block or "").startswith("typed")]
    assert missed(wanted, typed, lambda f: int((f.block or "").removeprefix("typed"))) == []


def test_ordinary_texts_typed_into_an_exported_deck_have_no_finding(
    checked: Callable[[Callable[[Any], object]], list[Finding]],
) -> None:
    """Five hundred boxes of text; that they were added is another rule's."""
    found = checked(lambda deck: type_in(deck, ALL_ORDINARY))
    assert [f for f in found if f.rule in WORD_RULES] == []


def wanted_of(kind: str, weight: str) -> list[tuple[str, str]]:
    """Return texts that promote with the weight that each should have."""
    return [(text, weight) for text in PROMOTION[kind]]


def missed(
    wanted: Sequence[tuple[str, str]], found: Sequence[Finding], place: Callable[[Finding], int]
) -> list[str]:
    """Return the texts that were not found, or not with their weight."""
    weights: dict[int, set[str]] = {}
    for one in found:
        weights.setdefault(place(one), set()).add(one.severity)
    return [
        text
        for n, (text, weight) in enumerate(wanted)
        if not weights.get(n, set()) & {weight, "block"}
    ]


def type_in(deck: Any, texts: Sequence[str]) -> None:
    """Type texts into boxes, on one slide after the other."""
    slides = list(deck.slides)
    for number, text in enumerate(texts):
        shapes = slides[number % len(slides)].shapes
        box = shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(0.4))
        box.text_frame.text, box.name = text, f"typed{number}"


def test_a_word_that_was_only_denied_is_not_excused(tmp_path: Path) -> None:
    """Who takes the "not" out of a sentence has written another one."""
    path = tmp_path / "denied.pptx"
    made = new_deck([sample_data_dir() / "simple"], Options())
    prose = next(slide.id for slide in made.slides if slide.role == "limitations")
    build(with_line(made, prose, "The drug is not safe."), path)
    deck = Presentation(str(path))
    frames = (s.text_frame for slide in deck.slides for s in slide.shapes if s.has_text_frame)
    frame = next(f for f in frames if "not safe" in f.text)
    assert "safe-unqualified" not in {found.rule for found in check_pptx(path)[1]}
    frame.text = frame.text.replace("not safe", "safe")
    deck.save(str(path))
    assert "safe-unqualified" in {found.rule for found in check_pptx(path)[1]}


@pytest.mark.parametrize("topic", TOPICS)
def test_titles_of_real_slides_tell_their_topic(topic: str) -> None:
    """In the phrasings of many speakers, and of five languages."""
    named = {title: topic_of_title(title) for title in TOPICS[topic]}
    assert {title: told for title, told in named.items() if told != topic.replace("none", "")} == {}


@pytest.mark.parametrize("title", TOPICS["safety"][:12])
def test_a_deck_whose_safety_slide_is_called_so_is_left_alone(title: str, tmp_path: Path) -> None:
    """Safety is there, whatever its slide is called."""
    path = tmp_path / "foreign.pptx"
    foreign.retitle(foreign.fair(), 5, title).save(str(path))
    assert check_pptx(path)[1] == ()


def test_the_title_of_the_deck_is_no_safety_slide(tmp_path: Path) -> None:
    """It promises efficacy and safety; the slide on safety is still missing."""
    deck = foreign.deck_of(*FAIR[:4], *FAIR[5:])
    title = deck.slides.add_slide(deck.slide_layouts[0])
    title.shapes.title.text = "Efficacy and safety of Drug X"
    path = tmp_path / "foreign.pptx"
    deck.save(str(path))
    rules = {found.rule for found in check_pptx(path)[1]}
    assert "safety-present-placed" in rules


def test_a_deck_on_a_disease_alone_needs_no_safety_to_pass(tmp_path: Path) -> None:
    """Survival by region is no efficacy; nobody was treated, and so a doubt remains."""
    deck = foreign.deck_of(
        ("Epidemiology of disease Y", foreign.STATED), ("Survival by region", foreign.STATED)
    )
    path = tmp_path / "foreign.pptx"
    deck.save(str(path))
    told = [f for f in check_pptx(path)[1] if f.rule == "safety-present-placed"]
    assert [f.severity for f in told] == ["warn"]


def test_medicines_are_told_by_their_endings_and_marks() -> None:
    """Endings of the World Health Organization, and the sign of a trade mark."""
    text = "Newmab, quelmatinib and Nexovia\N{REGISTERED SIGN}; accept the concept of April"
    assert set(medicines_named(text)) == {"newmab", "quelmatinib", "nexovia"}
