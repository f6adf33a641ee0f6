"""Screens of an open deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from widgets.screens.stage import SMALL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.screens.stage import Stage


def editor(stage: Stage) -> QWidget:
    """A deck."""
    stage.edited(slide="primary.os")
    return stage.window


def number(stage: Stage) -> QWidget:
    """What the rules found, and where a number came from."""
    stage.edited(slide="primary.os")
    stage.window.dock.show()
    numbers = stage.window.editor.inspector.list
    numbers.setCurrentRow(0)
    numbers.itemClicked.emit(numbers.item(0))
    return stage.window


def finding(stage: Stage) -> QWidget:
    """What a rule found, and what to do about it."""
    stage.edited("simple", SMALL, slide="title")
    stage.window.dock.show()
    tree = stage.window.findings.tree
    item = tree.topLevelItem(0)
    assert item is not None
    tree.setCurrentItem(item)
    return stage.window


def typing(stage: Stage) -> QWidget:
    """A title that is being typed, with the numbers of the deck on offer."""
    _type(stage, "What ONC301 cannot tell: {os.hr")
    view = stage.window.editor.view.editor
    stage.wait(view.choices.isVisible)
    return stage.window


def cite(stage: Stage) -> QWidget:
    """Which source is cited where the cursor stands."""
    stage.edited(slide="limitations")
    stage.window.editor.view.choose("body")
    stage.window.editor.typing_in.cite()
    dialog = stage.window.editor.typing_in.cite_dialog
    assert dialog is not None
    QTest.keyClicks(dialog.place, "section 9.5")
    stage.above(dialog)
    return dialog


def spelling(stage: Stage) -> QWidget:
    """A word that the spelling does not know."""
    _type(stage, "Limitations of a randomisd trial ")
    speller = stage.window.editor.speller
    speller.load()
    stage.wait(lambda: speller.lexicon is not None)
    return stage.window


def not_taken(stage: Stage) -> QWidget:
    """A text that the deck did not take, while the window is being closed."""
    _type(stage, "What ONC301 cannot tell: {os.hr")
    stage.window.editor.view.editor.choices.hide()
    stage.window.close()
    texts = stage.window.leaving.texts
    return stage.above(texts.box if texts else None)


def find(stage: Stage) -> QWidget:
    """Words that are looked for, and others to be put in."""
    window = stage.window
    stage.edited(slide="primary.os")
    window.editor.replace_words()
    QTest.keyClicks(window.editor.find_bar.words, "survival")
    QTest.keyClicks(window.editor.find_bar.other, "OS")
    window.editor.find_bar.find_next()
    return window


def notice(stage: Stage) -> QWidget:
    """The tables of the deck's study changed."""
    window = stage.window
    window.editor.find_bar.close_bar()
    stage.edited(slide="primary.os")
    window.renewal.tables.changed.emit()
    return window


def changes(stage: Stage) -> QWidget:
    """What new tables would change, before they are taken over."""
    window = stage.window
    stage.edited("simple", SMALL)
    folder = stage.tables("survival.csv", "events.csv", "study.yaml", study="simple")
    path = folder / "events.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(lines[:-20]) + "\n", "utf-8")
    window.renewal.show_changes([folder])
    dialog = window.renewal.dialog
    assert dialog is not None
    stage.wait(lambda: not dialog.bar.isVisible())
    return stage.above(dialog)


def palette(stage: Stage) -> QWidget:
    """All kinds of exhibit, and the slides of them that the deck can take."""
    stage.edited("simple", SMALL)
    stage.window.editor.insert_slide()
    window = stage.window.editor.palette_window
    assert window is not None
    stage.wait(lambda: window.is_painted)
    return stage.above(window)


def export(stage: Stage) -> QWidget:
    """What keeps the deck from release."""
    stage.edited("simple", SMALL)
    stage.window.exporting.begin()
    dialog = stage.window.exporting.dialog
    assert dialog is not None
    stage.wait(dialog.findings.count)
    return stage.above(dialog)


def slide_show(stage: Stage) -> QWidget:
    """The slides on the whole screen."""
    stage.edited(slide="primary.os")
    stage.window.editor.play_here()
    show = stage.window.editor.show_window
    assert show is not None
    show.showNormal()
    show.resize(stage.window.size())
    return show


def leaving(stage: Stage) -> QWidget:
    """Edits that are not saved."""
    stage.edited(slide="limitations")
    stage.window.editor.duplicate()
    stage.wait(lambda: stage.window.document.is_dirty and stage.is_judged())
    stage.wait(lambda: stage.window.editor.slides.is_painted)
    stage.window.leaving.then(lambda: None)
    return stage.above(stage.window.leaving.box)


def _type(stage: Stage, words: str) -> None:
    """Type into the title of the slide of limitations."""
    stage.edited(slide="limitations")
    stage.window.editor.view.choose("title")
    stage.window.editor.typing_in.begin_chosen()
    view = stage.window.editor.view.editor
    view.selectAll()
    QTest.keyClicks(view, words)
