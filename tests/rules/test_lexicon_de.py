"""The German lexicon at work: what it finds, what it spares, and which decks are judged by it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, draft, new_deck
from slidekit.resources import sample_data_dir
from slidekit.rules.conditions import MARGIN, PREVENTION, STATED_MARGIN, THRESHOLD
from slidekit.rules.edited.promotional import GUIDELINE
from slidekit.rules.finding import Draft
from slidekit.rules.language import LABELLED
from slidekit.rules.passages import QUOTED
from slidekit.study.yamlfile import load_yaml
from slidekit.template.check import check_file
from slidekit.template.inflection import forms_of
from slidekit.template.lexicon_check import lexicon_problems
from slidekit.template.load import house_lexicon, load_policy
from slidekit.template.matching import matcher
from slidekit.template.tokens import cleaned
from slidekit.template.tongue import language_of
from tests.rules.decks import with_slide
from tests.rules.spoken import language_breaches

if TYPE_CHECKING:
    import re

    from slidekit.template.matching import Hit

WORDINGS: dict[str, dict[str, list[str]]] = load_yaml(  # type: ignore[assignment]
    Path(__file__).parent / "wordings_de.yaml", "wordings_de.yaml"
)


def hits_in(text: str) -> tuple[Hit, ...]:
    """Return what the German lexicon of the house finds in a text about Newmab."""
    return matcher(house_lexicon("de"), ("Newmab",)).find(cleaned(text))


def test_every_entry_has_three_german_wordings_and_a_false_friend() -> None:
    """German has each entry that English has, with a reason of its own."""
    german = house_lexicon("de").entries
    assert {entry.id for entry in german} == {entry.id for entry in house_lexicon().entries}
    assert set(WORDINGS) == {entry.id for entry in german}
    assert not [i for i, one in WORDINGS.items() if len(one["fire"]) < 3 or not one["quiet"]]
    reasons = {entry.id: entry.reason for entry in house_lexicon().entries}
    assert [entry.id for entry in german if entry.reason == reasons[entry.id]] == []


@pytest.mark.parametrize("entry", WORDINGS)
def test_a_german_entry_finds_its_wordings(entry: str) -> None:
    """Each of them is found under the id of the entry."""
    for text in WORDINGS[entry]["fire"]:
        assert entry in [hit.entry.id for hit in hits_in(text)], text


@pytest.mark.parametrize("entry", WORDINGS)
def test_german_false_friends_are_spared(entry: str) -> None:
    """No entry at all fires; qualifiers alone may, which are wrong in footnotes only."""
    for text in WORDINGS[entry]["quiet"]:
        fired = [hit.words for hit in hits_in(text) if hit.entry.rule != "qualifier-not-footnote"]
        assert not fired, text


def test_nothing_is_wrong_with_the_german_lexicon() -> None:
    """No wording twice, no guard that guards nothing, no alternative that fires itself."""
    assert list(lexicon_problems(house_lexicon("de"))) == []
    assert "nothing is wrong" in check_file(Path("de"), (), {})


def test_entries_weigh_in_german_what_they_weigh_in_english() -> None:
    """A translation makes nothing looser: rule, level and conditions are the same."""
    english = {entry.id: entry for entry in house_lexicon().entries}
    kept = {"rule", "level", "block_for", "off_for", "satisfied_by", "strict_for", "marks"}
    for entry in house_lexicon("de").entries:
        of_english = english[entry.id].model_dump(include=kept)
        assert entry.model_dump(include=kept) == of_english, entry.id


def test_english_wordings_are_found_in_german_texts() -> None:
    """Slogans stay English on German slides."""
    for text in ("Newmab: best-in-class", "Ein Gamechanger", "Well tolerated bei allen"):
        assert hits_in(text), text


def test_german_endings_are_forms_of_a_word() -> None:
    """An adjective in every case; English words of a German lexicon keep their own endings."""
    forms = forms_of("wirksam", "de")
    assert {"wirksame", "wirksamen", "wirksamer", "wirksames", "wirksamem"} <= set(forms)
    assert "wirksamkeit" not in forms
    assert "improving" in forms_of("improve", "de")
    assert "improven" not in forms_of("improve", "en")


def test_a_policy_changes_a_german_entry_by_the_id_that_it_knows(tmp_path: Path) -> None:
    """A company that switched an entry off has it off in both languages."""
    path = tmp_path / "acme.yaml"
    path.write_text(
        "schema: 1\nname: acme\nversion: '1'\nlexicon: {entries: [{id: unique, level: 'off'}]}\n",
        encoding="utf-8",
    )
    german = matcher(load_policy(path, "de").lexicon).find
    assert not german("Ein einzigartiger Wirkmechanismus")
    assert german("Ein bahnbrechender Wirkmechanismus")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Rate der Ansprechenden war 12% und nicht 10%", "de"),
        ("The rate of response was 12%", "en"),
        ("Le taux de réponse dans le groupe et sur la dose", "en"),
        ("Newmab 12%", "en"),
    ],
)
def test_a_file_is_judged_by_the_lexicon_of_its_language(text: str, language: str) -> None:
    """Of a foreign file the words tell; what is no German is judged in English."""
    assert language_of(text) == language


@pytest.mark.parametrize("name", ["published301", "simple"])
def test_german_decks_of_the_samples_have_no_finding_on_language(name: str) -> None:
    """What the program writes itself promotes nothing in German either, and a claim is found."""
    judged = draft(new_deck([sample_data_dir() / name], Options(language="de")))
    assert judged.policy.lexicon == house_lexicon("de")
    assert language_breaches(judged) == []
    slide = judged.deck.slides[0].id
    deck = with_slide(judged.deck, slide, notes=("Gut verträglich und hochwirksam.",))
    terms = {term for _, _, term in language_breaches(Draft(deck, judged.frames))}
    assert {"Gut verträglich", "hochwirksam"} <= terms


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MARGIN, "Nichtunterlegenheitsgrenze von 1,25"),
        (STATED_MARGIN, "Nichtunterlegenheitsgrenze der Hazard Ratio: 1,25"),
        (THRESHOLD, "Der Schwellenwert von 5 Punkten"),
        (PREVENTION, "zur Vorbeugung der Migräne"),
        (LABELLED, "Ungeplante Auswertung"),
        (LABELLED, "nachträglich"),
        (QUOTED, "Die Leitlinie nennt sie „Mittel der Wahl“."),
        (GUIDELINE, "S3-Leitlinie Lungenkarzinom 2025"),
    ],
)
def test_conditions_read_german_words(pattern: re.Pattern[str], text: str) -> None:
    """What lets a wording stand is seen in a German deck as in an English one."""
    assert pattern.search(text)
