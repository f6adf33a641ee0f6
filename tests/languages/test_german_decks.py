"""A deck in German: its words, its numbers, its file, and what the rules say of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from slidekit.app import Options, build, check_pptx, draft, new_deck, verify
from slidekit.deck.codec import digest
from slidekit.layout.frame import TextBlock
from slidekit.layout.slide import lay_out
from slidekit.resources import sample_data_dir
from slidekit.rules.finding import BLOCKING, Draft
from slidekit.rules.judge import judge
from slidekit.template.load import template_names
from tests.decks.walk import items, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from slidekit.deck.model import Deck

SAMPLES = ("onc301", "published301", "simple")
ENGLISH = re.compile(
    r"\b(the|of|with|patients|subjects|and|for|by|to|not|from|any|are|was|reported|how|these)\b"
)
"""Words that German has not."""
POINT = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")
NAMED = re.compile(
    r"MedDRA [\d.]+|CTCAE [\d.]+|\w+ \d+\.\d+\.\d+|sha256 \w+|\d+\.\d+\.\d+|Table \d\.\d"
)
"""Versions, and tables of a source with the number of its reference behind them."""
OF_STUDY = ("references", "background", "title", "limitations", "boxed_warning", "duties", "status")
"""Roles of slides whose words are those of study.yaml or of a reference."""


@cache
def deck_of(study: str, language: str, template: str = "conference") -> Deck:
    """Return the deck of a sample study in a language."""
    options = Options(template=template, language=language)
    return new_deck([sample_data_dir() / study], options)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what writes the German PPTX of a sample study, once."""
    folder = tmp_path_factory.mktemp("german")

    @cache
    def write(study: str) -> Path:
        return build(deck_of(study, "de"), folder / f"{study}.pptx").out

    return write


def words_of(deck: Deck, role: str = "") -> Iterator[tuple[str, str]]:
    """Yield role and each text that the program put on slides, as it is read."""
    for slide, frame in zip(deck.slides, lay_out(deck), strict=True):
        if slide.role not in OF_STUDY and role in ("", slide.role):
            yield from ((slide.role, text) for text in texts(frame))


def said_by_study(deck: Deck) -> str:
    """Return all that study.yaml says, as one text without signs."""
    return plain(" ".join(study.spec.model_dump_json() for study in deck.studies))


def plain(text: str) -> str:
    """Return words alone, in small letters."""
    return re.sub(r"\W+", " ", text).casefold().strip()


def blocking(deck: Deck) -> list[tuple[str, str | None]]:
    """Return rule and slide of what blocks a deck."""
    found = judge(draft(deck))
    return sorted((f.rule, f.slide) for f in found if f.severity in BLOCKING)


@pytest.mark.parametrize("study", SAMPLES)
def test_titles_are_german_beside_the_names_of_the_study(study: str) -> None:
    """Of every title that the program makes no English word is left."""
    deck = deck_of(study, "de")
    given = said_by_study(deck)
    titles = [slide.title for slide in deck.slides if slide.role not in OF_STUDY]
    assert len(titles) > 10
    left = (re.split(r"[:(]", title) for title in titles)
    english = [p for parts in left for p in parts if ENGLISH.search(p) and plain(p) not in given]
    assert english == []


def test_the_words_of_figures_tables_and_footnotes_are_german() -> None:
    """What is English on the slides is what the study wrote so, such as its endpoints."""
    deck = deck_of("onc301", "de")
    given = said_by_study(deck)
    heads = [
        column.text for exhibit in deck.exhibits for column in getattr(exhibit.data, "columns", ())
    ]
    notes = [
        sentence
        for slide in deck.slides
        if slide.role not in OF_STUDY
        for whole in (*slide.footnotes, slide.alt, slide.tag, *slide.key_lines)
        for sentence in re.split(r"[.;:,()]\s", _without_given(whole, deck))
    ]
    english = [t for t in (*heads, *notes) if ENGLISH.search(_without_given(t, deck))]
    coded = {soc for soc in english if soc.endswith("disorders")}  # classes of MedDRA
    assert [text for text in english if plain(text) not in given and text not in coded] == []


def _without_given(text: str, deck: Deck) -> str:
    """Return a text without labels of the study that stand within a sentence of the program."""
    spec = deck.studies[0].spec
    labels = [
        *(text for one in spec.endpoints for text in (one.label, one.event_noun, one.assessor)),
        *(one.label for one in spec.populations),
        *(one.label for one in spec.subgroups or ()),
        *spec.labels.values(),
        *(spec.safety.teae_window, *(arm.name for arm in spec.arms)),
    ]
    for label in sorted(filter(None, labels), key=len, reverse=True):
        text = re.sub(re.escape(label), "", text, flags=re.IGNORECASE)
    return re.sub(r"\{[^}]*\}", "", text)


@pytest.mark.parametrize("study", SAMPLES)
def test_numbers_have_a_decimal_comma(study: str) -> None:
    """No result is printed with a point; versions and what the study typed keep theirs."""
    deck = deck_of(study, "de")
    given = " ".join(s.spec.model_dump_json() for s in deck.studies)
    found = [
        number
        for _, text in words_of(deck)
        for number in POINT.findall(NAMED.sub("", text))
        if number not in given
    ]
    assert found == []
    assert sum(bool(re.search(r"\d,\d", text)) for _, text in words_of(deck)) > 20


def test_estimates_read_as_in_german_reports() -> None:
    """Hazard ratio, interval, p and date have the forms of German clinical writing."""
    deck = deck_of("onc301", "de")
    conclusions = " ".join(text for _, text in words_of(deck, "conclusions"))
    plainly = conclusions.replace("\N{NO-BREAK SPACE}", " ").replace("\n", " ")
    assert "Hazard Ratio 0,75 (95\u2011%\u2011KI 0,63 bis 0,90), p = 0,002" in plainly
    tags = {slide.tag for slide in deck.slides}
    assert "Wirksamkeit · ITT · Datenschnitt 30. Juni 2026" in tags


@pytest.mark.parametrize("study", SAMPLES)
def test_results_are_those_of_the_english_deck(study: str) -> None:
    """A language changes words alone: every number is the same."""
    german, english = deck_of(study, "de"), deck_of(study, "en")
    assert german.facts == english.facts
    assert [slide.id for slide in english.slides if slide.parts[0] == 1] == [
        slide.id for slide in german.slides if slide.parts[0] == 1
    ]


@pytest.mark.parametrize("study", SAMPLES)
def test_nothing_blocks_that_does_not_block_the_english_deck(study: str) -> None:
    """Rules that read words read German ones: marks, months, qualifiers, units and sources."""
    assert set(blocking(deck_of(study, "de"))) <= set(blocking(deck_of(study, "en")))


OTHER_TEMPLATES = [name for name in template_names() if name != "conference"]


@pytest.mark.parametrize("template", OTHER_TEMPLATES)
def test_nothing_more_blocks_with_the_other_templates(template: str) -> None:
    """Longer footers, titles and sections of all six templates have their room."""
    german, english = (deck_of("published301", one, template) for one in ("de", "en"))
    assert set(blocking(german)) <= set(blocking(english))


@pytest.mark.parametrize("title", ["HR 0,71 im Überblick", "Ansprechen 37,5 % und 23,2 %"])
def test_a_typed_number_with_a_decimal_comma_is_found(title: str) -> None:
    """A hand-typed result blocks in German as in English."""
    deck = deck_of("onc301", "de")
    slides = tuple(
        replace(slide, title=title) if slide.id == "primary.os" else slide for slide in deck.slides
    )
    edited = replace(deck, slides=slides)
    found = judge(Draft(edited, lay_out(edited)))
    typed = [f for f in found if f.rule == "numbers-bound" and f.slide == "primary.os"]
    assert [f.severity for f in typed] == ["block"]


def test_a_word_that_weakens_a_result_must_stay() -> None:
    """Without its mark "post hoc" the title of a post hoc endpoint blocks in German too."""
    deck = deck_of("onc301", "de")
    spec = deck.studies[0].spec
    endpoints = tuple(
        one.model_copy(update={"rank": "post_hoc"}) if one.id == "dcr" else one
        for one in spec.endpoints
    )
    exhibits = tuple(
        replace(one, status="post_hoc") if one.id == "response.dcr" else one
        for one in deck.exhibits
    )
    studies = (replace(deck.studies[0], spec=spec.model_copy(update={"endpoints": endpoints})),)
    changed = replace(deck, studies=studies, exhibits=exhibits)
    assert "posthoc-label" in {f.rule for f in judge(Draft(changed, lay_out(changed)))}


def test_decks_of_two_languages_are_laid_out_side_by_side() -> None:
    """Whichever deck is shown first, each keeps its own words and numbers."""
    german, english = deck_of("onc301", "de"), deck_of("onc301", "en")
    first = lay_out(german), lay_out(english), lay_out(german)
    assert first[0] == first[2]
    assert any("Unter Risiko" in text for frame in first[0] for text in texts(frame))
    assert not any("Unter Risiko" in text for frame in first[1] for text in texts(frame))
    again = new_deck([sample_data_dir() / "onc301"], Options())
    assert digest(again) == digest(english)


def test_a_file_says_in_which_language_it_is(written: Callable[[str], Path]) -> None:
    """Every run is marked German, so that it is spelled and read aloud as German."""
    presentation = Presentation(str(written("onc301")))
    marks = {
        node.get("lang")
        for slide in presentation.slides
        for node in (*slide._element.iter(), *slide.notes_slide._element.iter())
        if node.get("lang")
    }
    assert marks == {"de-DE"}
    assert presentation.core_properties.language == "de-DE"


@pytest.mark.parametrize("study", ["onc301", "published301"])
def test_a_german_file_is_found_as_it_was_written(
    study: str, written: Callable[[str], Path]
) -> None:
    """`verify` and `check` read it back: nothing changed, and every number is computed again."""
    path = written(study)
    answer: dict[str, Any] = verify(path, sample_data_dir() / study)
    assert answer["verdict"] == "unchanged"
    assert answer["recomputed"]["different"] == []
    _, found = check_pptx(path)
    assert [f.rule for f in found if f.severity in BLOCKING] == []


def test_edits_of_a_german_file_are_seen(written: Callable[[str], Path], tmp_path: Path) -> None:
    """Another number, a typed share and a lost draft mark block as they do in English."""
    presentation = Presentation(str(written("onc301")))
    changes = {
        "0,75": "0,57",
        "Patientenfluss": "Patientenfluss, Ansprechen 48,3 %",
        "Entwurf, nicht freigegeben": "Freigegeben für alle",
    }
    runs = [
        run
        for slide in presentation.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    for old, new in changes.items():
        for run in runs:
            run.text = run.text.replace(old, new)
    edited = tmp_path / "edited.pptx"
    presentation.save(str(edited))
    found = {f.rule for f in check_pptx(edited)[1] if f.severity in BLOCKING}
    assert {"state-watermark", "numbers-bound"} <= found
    assert verify(edited)["verdict"] == "changed"


def test_nothing_overflows_for_longer_words() -> None:
    """German titles, headings and panels have room on every slide of the three decks."""
    overflows = {
        (study, frame.slide_id)
        for study in SAMPLES
        for frame in lay_out(deck_of(study, "de"))
        if frame.overflows
    }
    assert overflows == {
        (study, frame.slide_id)
        for study in SAMPLES
        for frame in lay_out(deck_of(study, "en"))
        if frame.overflows
    }


def test_an_interval_is_not_torn_apart_at_the_end_of_a_line() -> None:
    """Its hyphens do not break: no line ends with "95-%-"."""
    lines = [line for _, text in words_of(deck_of("onc301", "de")) for line in text.split("\n")]
    assert any("95\u2011%\u2011KI" in line for line in lines)
    assert [line for line in lines if line.endswith("%\u2011") or "%-KI" in line] == []


def test_every_title_of_the_program_is_german() -> None:
    """Each slide's title differs from the English one, but for that of study.yaml itself."""
    english = {slide.id: slide.title for slide in deck_of("published301", "en").slides}
    same = [
        slide.role
        for slide in deck_of("published301", "de").slides
        if slide.title == english.get(slide.id)
    ]
    assert same == ["title"]


def test_columns_of_a_forest_plot_hold_their_widest_words() -> None:
    """What a source did not report stands apart from the ratio beside it."""
    deck = deck_of("published301", "de")
    pairs = zip(deck.slides, lay_out(deck), strict=True)
    (frame,) = (frame for slide, frame in pairs if slide.role == "forest")
    blocks = [one for one in items(frame) if isinstance(one, TextBlock) and not one.wrap]
    (told,) = (one for one in blocks if one.paragraphs[0].text == "nicht berichtet")
    beside = [one for one in blocks if one is not told and abs(one.y - told.y) < told.height // 2]
    assert len(beside) >= 4
    assert max(one.x + one.width for one in beside) < told.x
