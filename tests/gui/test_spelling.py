"""Spelling: what is known, what is underlined while typing, and going from word to word."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest

from slidekit.deck.edit import ChangeSlide
from slidekit.errors import UsageError
from tests.gui.hands import ids, press, title
from widgets.spelling import speller
from widgets.spelling.lexicon import Lexicon, lexicon_of
from widgets.spelling.personal import add_word, own_file, own_words
from widgets.spelling.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPlainTextEdit
    from pytestqt.qtbot import QtBot

    from slidekit.deck.model import Deck
    from widgets.main_window import MainWindow

    Settle = Callable[[MainWindow], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Windows without a screen cannot grab the keyboard."""
WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


def test_tokens_numbers_identifiers_and_abbreviations_are_no_words() -> None:
    """Of a line with all of them only the plain words are looked up, where they stand."""
    text = "{os.hr:full} of TRT01P, ORR 12mg; see https://example.org/wrng or adsl.csv: pateints"
    words = tuple(words_of(text))
    assert [word.text for word in words] == ["see", "pateints"]
    assert text[words[1].start :] == "pateints"


@pytest.mark.parametrize(
    "word", ["survival", "randomised", "randomized", "anaemia", "Tumours", "patient's", "analyse"]
)
def test_english_is_known_in_both_spellings(word: str) -> None:
    """British and American forms, genitives and words of the field are not underlined."""
    assert Lexicon("en", frozenset()).knows(word)


@pytest.mark.parametrize(
    "word",
    ["Überlebenszeit", "Behandlungsarm", "Nebenwirkungsrate", "Patientensicherheit", "Größe"],
)
def test_a_german_word_made_of_known_words_is_known(word: str) -> None:
    """Compounds with and without a joint between their parts; the list has none of the long."""
    assert Lexicon("de", frozenset()).knows(word)


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("en", "surival", "survival"),
        ("en", "Stratifed", "Stratified"),
        ("de", "Nebnwirkung", "Nebenwirkung"),
        ("de", "Überlebenszeitanalysse", "Überlebenszeitanalyse"),
    ],
)
def test_a_slip_is_doubted_and_mended(language: str, wrong: str, right: str) -> None:
    """The right word is among at most five suggestions, with its capital."""
    lexicon = Lexicon(language, frozenset())
    assert not lexicon.knows(wrong)
    assert right in lexicon.suggestions(wrong)
    assert len(lexicon.suggestions(wrong)) <= 5


def test_what_the_deck_says_of_its_study_is_known(simple_deck: Deck) -> None:
    """Names of arms and endpoints are known, and offered where a letter is wrong."""
    lexicon = lexicon_of(simple_deck, frozenset({"tumorboard"}))
    arms = [arm.name for study in simple_deck.studies for arm in study.spec.arms]
    assert all(lexicon.knows(word.text) for arm in arms for word in words_of(arm))
    assert lexicon.knows("Tumorboard")
    name = max((word.text for arm in arms for word in words_of(arm)), key=len)
    assert name in lexicon.suggestions(name[:-2] + name[-1])


def waves(edit: QPlainTextEdit) -> list[str]:
    """Return the words that are underlined in an editor."""
    found = []
    block = edit.document().firstBlock()
    while block.isValid():
        for part in block.layout().formats():
            if part.format.underlineStyle() == WAVE:
                found.append(block.text()[part.start : part.start + part.length])
        block = block.next()
    return found


def loaded(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the words are there."""
    qtbot.waitUntil(lambda: window.editor.speller.lexicon is not None)


def test_slips_are_underlined_while_typing_and_mended_from_the_menu(
    opened: MainWindow, qtbot: QtBot, settled: Settle
) -> None:
    """Typed into a title; the menu's first entries are suggestions, and the first one mends."""
    opened.editor.slides.choose("limitations")
    opened.editor.view.choose("title")
    press(opened, Qt.Key.Key_F2)
    edit = opened.editor.view.editor
    loaded(opened, qtbot)
    QTest.keyClicks(edit, "What we do not knwo of survival")
    assert waves(edit) == ["knwo"]
    cursor = edit.textCursor()
    cursor.setPosition(len("What we do not kn"))
    edit.setTextCursor(cursor)
    menu = opened.editor.speller.underlines[0].menu(edit.cursorRect().center())
    offered = [action.text() for action in menu.actions()]
    assert "know" in offered[:5]
    assert offered.index("&Add to the dictionary") <= 5
    menu.actions()[offered.index("know")].trigger()
    menu.close()
    assert waves(edit) == []
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settled(opened)
    assert title(opened, "limitations") == "What we do not know of survival"


def test_a_word_added_to_the_dictionary_is_known_for_good(opened: MainWindow, qtbot: QtBot) -> None:
    """It lies in a text file in the settings' folder, and the notes lose their underline."""
    own_file().unlink(missing_ok=True)
    opened.editor.slides.choose("limitations")
    notes = opened.editor.inspector.notes
    notes.setFocus()
    loaded(opened, qtbot)
    notes.selectAll()
    QTest.keyClicks(notes, "Ask the tumorboardd")
    assert waves(notes) == ["tumorboardd"]
    menu = opened.editor.speller.underlines[1].menu(notes.cursorRect().center())
    add = next(action for action in menu.actions() if action.text().startswith("&Add"))
    add.trigger()
    menu.close()
    loaded(opened, qtbot)
    qtbot.waitUntil(lambda: waves(notes) == [])
    assert own_words() == {"tumorboardd"}
    assert own_file().read_text(encoding="utf-8") == "tumorboardd\n"
    own_file().unlink()


def test_f7_goes_from_one_doubtful_word_to_the_next(
    opened: MainWindow, qtbot: QtBot, settled: Settle
) -> None:
    """Over slides and from title to notes; what is typed over the selected word is kept."""
    first, second = ids(opened)[1], "limitations"
    for slide, field, value in (
        (first, "title", "Disclosrues"),
        (second, "notes", ("Say this slowlly",)),
    ):
        opened.document.do(ChangeSlide("Slip", slide, ((field, value),)))
    settled(opened)
    opened.editor.slides.choose(ids(opened)[0])
    press(opened, Qt.Key.Key_F7)
    loaded(opened, qtbot)
    edit, notes = opened.editor.view.editor, opened.editor.inspector.notes
    qtbot.waitUntil(edit.isVisible)
    assert opened.editor.slides.slide == first
    assert edit.textCursor().selectedText() == "Disclosrues"
    QTest.keyClicks(edit, "Disclosures")
    QTest.keyClick(edit, Qt.Key.Key_F7)
    assert title(opened, first) == "Disclosures"
    assert opened.editor.slides.slide == second
    assert notes.textCursor().selectedText() == "slowlly"
    QTest.keyClicks(notes, "slowly")
    opened.editor.slides.setFocus()
    settled(opened)
    opened.actions_by_name["spelling"].trigger()
    assert opened.statusBar().currentMessage() == "Every word of the deck is known."


def test_f7_holds_while_a_text_that_is_opened_asks_for_the_words_too(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words take a second to read; whoever asks for them meanwhile takes nobody's wish away."""
    gate, read, told = threading.Event(), speller._lexicon_of, list[str]()

    def read_late(deck: Deck) -> Lexicon:
        gate.wait(60)
        return read(deck)

    monkeypatch.setattr(speller, "_lexicon_of", read_late)
    opened.editor.speller.told.connect(told.append)
    press(opened, Qt.Key.Key_F7)
    opened.editor.inspector.notes.setFocus()
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Every word of the deck is known."]


def test_a_dictionary_that_cannot_be_read_is_not_written_over() -> None:
    """One in Latin-1 keeps its words; the sentence says what to do."""
    former = "Fictivan\nMüller\nQuelmatinib\n".encode("latin-1")
    own_file().parent.mkdir(parents=True, exist_ok=True)
    own_file().write_bytes(former)
    try:
        with pytest.raises(UsageError, match="UTF-8"):
            add_word("Ostrataxel")
        assert own_file().read_bytes() == former
    finally:
        own_file().unlink()
