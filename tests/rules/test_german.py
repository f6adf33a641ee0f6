"""The German words of rules and methods: whole, with the same places, and German wherever told."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from slidekit.cli import main
from slidekit.exhibits.model import Line
from slidekit.languages import set_screen_language, told_in
from slidekit.rules.about import explain, rule_told, why_told
from slidekit.rules.called import words_of_numbers
from slidekit.rules.catalogue import FOLDER, rule_words
from slidekit.rules.edited.judge import file_words
from slidekit.rules.fixes.mending import offers
from slidekit.rules.judge import judge
from slidekit.stats.methods import FOLDER as METHODS
from slidekit.stats.methods import catalogue, describe
from slidekit.study.yamlfile import load_yaml
from slidekit.template.load import load_policy
from tests.rules.decks import clean, draft_of, with_slide
from tests.rules.test_rules import BROKEN, draft, name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.rules.case import Case

FILES = sorted(path.name for path in (FOLDER / "en").glob("*.yaml"))
PLACES = re.compile(r"\{+(\w*[^{}]*)\}+")
SENTENCES = re.compile(r"[.!?](?=\s|$)")
KEPT = {"{fix}", "{place}{problem}", "{hint}", "{fact}", "p"}
"""Texts that are nothing but what is filled in."""
LIKE_ENGLISH = {"Median", "Text", "Hazard ratios", "Restricted mean survival time"}
QUOTED = re.compile(r"„[^“]*“|\"[^\"]*\"|`[^`]*`|\([^()]*\)|\[[^\]]*\]")
STOP_WORDS = re.compile(
    r"\b(?:the|of|is|are|and|not|no|with|for|from|this|that|has|have|does|slide|slides|says?)\b"
)
NAMES = re.compile(r"Duration of response|\{slides\}|\b[a-z]+(?:-[a-z]+)+\b")
"""An endpoint's own name, a token of the template, and ids of rules."""
FILLED_IN = ("why", "reason", "alternative", "question", "hint", "problem", "text", "note")
"""Places for words of the template, the lexicon and study.yaml, which stay in their language."""


def texts(value: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Yield path and text of all that a catalogue says."""
    if isinstance(value, dict):
        yield from chain.from_iterable(texts(v, f"{at}/{key}") for key, v in value.items())
    elif isinstance(value, (list, tuple)):
        yield from chain.from_iterable(texts(v, f"{at}/{n}") for n, v in enumerate(value))
    else:
        yield at, str(value)


def words_in(path: Path) -> dict[str, str]:
    """Return all texts of a file by their paths."""
    return dict(texts(load_yaml(path, path.name)))


@pytest.mark.parametrize("file", FILES)
def test_german_words_have_the_keys_places_and_sentences_of_the_english(file: str) -> None:
    """A key that one language lacks would be a crash for those who read it."""
    english, german = words_in(FOLDER / "en" / file), words_in(FOLDER / "de" / file)
    assert sorted(german) == sorted(english)
    for key, said in english.items():
        told = german[key]
        assert set(PLACES.findall(told)) == set(PLACES.findall(said)), key
        assert len(SENTENCES.findall(told)) == len(SENTENCES.findall(said)), key
        assert told.strip(), key
        assert told != said or said in KEPT, key


def test_german_files_are_those_of_english() -> None:
    """A file that is forgotten would take all its rules along."""
    assert sorted(path.name for path in (FOLDER / "de").glob("*.yaml")) == FILES
    assert set(rule_words("de")) == set(rule_words())
    assert set(file_words("de")) == set(file_words())
    assert set(words_of_numbers("de")) == set(words_of_numbers())


def test_methods_have_the_same_places_in_german_and_no_numerals() -> None:
    """The sentences of the methods slide take the same parameters in each language."""
    english, german = catalogue(), catalogue("de")
    assert set(german.qualifiers) == set(english.qualifiers)
    for family, other in zip(english.families, german.families, strict=True):
        assert list(family.methods) == list(other.methods)
        for key, method in family.methods.items():
            told = other.methods[key]
            assert set(PLACES.findall(told.text)) == set(PLACES.findall(method.text)), key
            assert told.text.endswith("."), key
            assert not re.search(r"\d", told.text), key
            assert told.text != method.text, key
            assert len(SENTENCES.findall(told.text)) == len(SENTENCES.findall(method.text)), key
            assert (told.source, told.sas, told.r) == (method.source, method.sas, method.r)
            assert told.label != method.label or method.label in LIKE_ENGLISH, key
    assert METHODS.joinpath("de.yaml").exists()


def test_a_method_in_german_names_ties_limits_and_strata() -> None:
    """Cox's model with Efron's ties reads as a German methods section would have it."""
    told = {"level": "95%", "strata": "Geschlecht"}
    assert describe("stratified_cox_efron/1", told, "de").text == (
        "Cox-Modell mit proportionalen Hazards, Bindungen nach Efron, mit "
        "Wald-Konfidenzintervall (95%). Stratifiziert nach Geschlecht."
    )


@pytest.mark.parametrize("case", BROKEN, ids=name)
def test_every_broken_case_is_told_in_german(case: Case) -> None:
    """Each message and what to do come without an open place or an English word of the program."""
    broken = draft(case)
    english = judge(broken)
    with told_in("de"):
        german = judge(broken)
    places = [(f.rule, f.severity, f.slide, f.block, f.source) for f in english]
    assert [(f.rule, f.severity, f.slide, f.block, f.source) for f in german] == places
    for finding, before in zip(german, english, strict=True):
        if finding.rule != "study-contradiction":
            assert finding.message != before.message
        assert not re.search(r"\{[a-z_]*\}", finding.message)
        assert not _english(finding.rule, finding.message), finding.message
        assert not _english(finding.rule, finding.fix), finding.fix


def _english(rule: str, text: str) -> list[str]:
    """Return the English words of a message, apart from those of templates, lexicons and tables."""
    words = rule_words("de")[rule]
    said = (*words.messages.values(), words.fix, *words.fixes.values())
    own = [part for one in said for part in re.split(r"\{\w+\}", one) if part.strip()]
    bare = QUOTED.sub(" ", NAMES.sub(" ", text))
    takes_words = any(f"{{{place}}}" in one for one in said for place in FILLED_IN)
    if takes_words:
        bare = " ".join(part for part in own if part in text)
    return STOP_WORDS.findall(QUOTED.sub(" ", bare))


def test_the_words_of_files_have_no_english_in_german() -> None:
    """Rules for files that came back say nothing that is left in English."""
    for rule, words in file_words("de").items():
        for said in (*words.messages.values(), words.fix, *words.fixes.values()):
            assert not STOP_WORDS.findall(QUOTED.sub(" ", said)), rule


def test_switching_the_screen_and_judging_again_gives_the_other_language() -> None:
    """Nothing that is remembered of a slide holds words of the language before."""
    broken = draft_of(with_slide(clean(), "aesi", alt=""))
    try:
        set_screen_language("de")
        ((german, fix),) = offers(broken)
        assert german.message == "Diese Abbildung oder Tabelle hat keinen Alternativtext."
        assert german.fix_label == "Den Alternativtext von Folie aesi wieder schreiben"
        assert fix is not None
    finally:
        set_screen_language("en")
    ((english, _),) = offers(broken)
    assert english.message == "This figure or table has no alternative text."
    assert english.fix_label == "Write the alternative text of slide aesi again"
    assert english.source == german.source


def test_a_number_is_called_by_a_german_name() -> None:
    """The hazard ratio in a title keeps its id, and its endpoint and arms keep their names."""
    deck = with_slide(clean(), "background", body=(Line("OS {os.hr.new_vs_old:value}"),))
    with told_in("de"):
        found = [f.message for f in judge(draft_of(deck)) if f.rule == "ci-with-estimate"]
    assert found
    assert all("die Hazard Ratio von" in message and " gegen " in message for message in found)


def test_every_rule_is_explained_in_german() -> None:
    """`slidekit rules explain` in German ends in the list of messages, all of them German."""
    for rule in rule_words():
        told = explain(rule, "de")
        assert "Was sie meldet und was zu tun ist:" in told
        assert rule_told(rule, "de").claim != rule_told(rule).claim
    assert "blockiert die Freigabe" in explain("purpose-declared", "de")


def test_the_environment_chooses_the_language_of_messages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A deck of nobody's is checked in German where the environment says so, else in English."""
    from pptx import Presentation

    slides = Presentation()
    slides.slides.add_slide(slides.slide_layouts[6])
    slides.save(str(tmp_path / "plain.pptx"))
    monkeypatch.setenv("SLIDEKIT_LANGUAGE", "de")
    try:
        main(["check", str(tmp_path / "plain.pptx")])
        german = capsys.readouterr().out
    finally:
        set_screen_language("en")
    monkeypatch.delenv("SLIDEKIT_LANGUAGE")
    main(["check", str(tmp_path / "plain.pptx")])
    english = capsys.readouterr().out
    assert "Die Folie hat keinen Titel." in german
    assert "The slide has no title." not in german
    assert "The slide has no title." in english


def test_a_language_that_there_is_not_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever asks for French learns what there is, instead of reading English in silence."""
    monkeypatch.setenv("SLIDEKIT_LANGUAGE", "fr")
    assert main(["rules", "list"]) == 2
    assert "one of: en, de" in capsys.readouterr().err


def test_a_file_carries_its_findings_in_english(tmp_path: Path) -> None:
    """Whoever built it, in whatever language, the same deck is the same bytes."""
    from slidekit import app
    from slidekit.resources import sample_data_dir

    deck = app.new_deck([sample_data_dir() / "simple"], app.Options())
    for language in ("en", "de"):
        with told_in(language):
            built = app.build(deck, tmp_path / f"{language}.pptx")
        assert built.written
        assert built.findings
    assert (tmp_path / "en.pptx").read_bytes() == (tmp_path / "de.pptx").read_bytes()


def test_the_reasons_of_the_switches_of_the_house_are_told_in_german() -> None:
    """A company's own reasons stay in its own words."""
    switches = load_policy("default").switches
    with told_in("de"):
        assert [one.why for one in switches if why_told(one) == one.why] == []
        own = switches[0].model_copy(update={"why": "Our board decided so."})
        assert why_told(own) == "Our board decided so."
