from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.needs import ROOT
from tools import screen_words
from tools.screen_phrases import of_code, phrases, unseen, unseen_lines
from tools.screen_words import (
    TRANSLATED,
    Translation,
    known,
    misplaced,
    qm_bytes,
    stale,
    ts_bytes,
    unfinished,
    update,
    updated,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN_BY = {
    *("QAction", "QCheckBox", "QDockWidget", "QGroupBox", "QLabel", "QListWidgetItem", "QMenu"),
    *("QProgressDialog", "QPushButton", "QRadioButton", "QToolBar", "QToolButton"),
    *("QTreeWidgetItem", "addAction", "addItem", "addMenu", "addRow", "addTab", "insertItem"),
    *("setAccessibleDescription", "setAccessibleName", "setDetailedText", "setHeaderLabels"),
    *("setInformativeText", "setLabelText", "setPlaceholderText", "setStatusTip", "setSubTitle"),
    *("setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "showMessage"),
    *("DeckError", "ExportError", "SlidekitError", "StudyError", "TemplateError"),
}
"""What puts words on the screen; errors come there as the sentence that was refused."""
NAMES = re.compile(r"slidekit|study\.yaml|README\.md")
"""Names that are the same in all languages."""
WORDS = re.compile(r"[^\W\d_]{2,}")

CODE = """
from PySide6.QtCore import QCoreApplication

KINDS = {"a": QT_TRANSLATE_NOOP("kinds", "Article")}

class Page(QWidget):
    def build(self, n):
        self.tr("One slide") if n == 1 else self.tr("{0} " "slides")
        painter.translate(0, 4)

def _said(text: str) -> str:
    return QCoreApplication.translate("Page parts", text)

def head(has_any):
    return _said("Open" if has_any else "Begin")
"""


def test_words_are_found_where_they_are_said() -> None:
    """A class, a module's own function and a table each give their context, place and words."""
    found = of_code(CODE, "widgets/page.py")
    assert [(one.context, one.text, one.line) for one in found] == [
        ("kinds", "Article", 4),
        ("Page", "One slide", 8),
        ("Page", "{0} slides", 8),
        ("Page parts", "Open", 15),
        ("Page parts", "Begin", 15),
    ]


def test_the_words_of_menus_templates_and_samples_are_among_them() -> None:
    """They stand in tables and files, and the tool knows those."""
    keys = {one.key for one in phrases()}
    assert ("Commands", "&File") in keys
    assert ("Templates", "Conference oral") in keys
    assert ("Samples", "A small trial in two plain tables") in keys


def test_a_translation_outlives_new_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was translated stays; the same words in a new context get it as a proposal only."""
    monkeypatch.setattr(screen_words, "FOLDER", tmp_path)
    monkeypatch.setattr(screen_words, "phrases", lambda: tuple(of_code(CODE, "widgets/page.py")))
    old = {
        ("Page", "One slide"): Translation("Eine Folie", is_sure=True),
        ("Other page", "Open"): Translation("Öffnen", is_sure=True),
    }
    (tmp_path / "de.ts").write_bytes(ts_bytes(old, "de"))
    made = updated("de")
    assert made["Page", "One slide"] == Translation("Eine Folie", True, "widgets/page.py")
    assert made["Page parts", "Open"] == Translation("Öffnen", False, "widgets/page.py")
    assert made["Page parts", "Begin"].words == ""
    assert made["Other page", "Open"] == Translation("Öffnen", True, "", is_said=False)
    (tmp_path / "de.ts").write_bytes(ts_bytes(made, "de"))
    assert {one.text for one in unfinished("de")} == {"{0} slides", "Open", "Begin", "Article"}
    assert known(tmp_path / "de.ts") == made
    assert ts_bytes(updated("de"), "de") == (tmp_path / "de.ts").read_bytes()
    update("de", tidy=True)
    assert {key for key, _ in known(tmp_path / "de.ts")} == {"kinds", "Page", "Page parts"}


def test_a_translation_with_other_values_or_keys_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value that is left out, and a second key, would both be faults on the screen."""
    monkeypatch.setattr(screen_words, "FOLDER", tmp_path)
    monkeypatch.setattr(screen_words, "phrases", lambda: tuple(of_code(CODE, "widgets/page.py")))
    made = {
        ("Page", "{0} slides"): Translation("Folien", is_sure=True),
        ("Page parts", "Open"): Translation("Ö&ffn&en", is_sure=True),
        ("Page parts", "Begin"): Translation("Anfangen", is_sure=True),
    }
    (tmp_path / "de.ts").write_bytes(ts_bytes(made, "de"))
    assert [one.text for one in misplaced("de")] == ["{0} slides", "Open"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_of_the_screens_is_translated(language: str) -> None:
    """None is missing or unsure; `python -m tools.screen_words` lists them to be filled in."""
    left = [f"{one.place}: {one.context}: {one.text!r}" for one in unfinished(language)]
    assert not left, "\n".join(left)


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_put_in_the_same_values_and_keep_the_key(language: str) -> None:
    """The same braces, and a key to press just where the English words have one."""
    wrong = [f"{one.place}: {one.text!r}" for one in misplaced(language)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_files_of_translations_are_up_to_date(language: str) -> None:
    """They are what `python -m tools.screen_words` writes from code and translations."""
    assert stale(language) == []


def test_an_unsure_translation_is_not_shown() -> None:
    """What Qt reads of it is what it reads of no translation at all."""
    unsure = {("Page", "Open"): Translation("Auf", is_sure=False)}
    none = {("Page", "Open"): Translation("", is_sure=False)}
    sure = {("Page", "Open"): Translation("Öffnen", is_sure=True)}
    assert qm_bytes(ts_bytes(unsure, "de")) == qm_bytes(ts_bytes(none, "de"))
    assert qm_bytes(ts_bytes(sure, "de")) != qm_bytes(ts_bytes(none, "de"))


def test_no_words_to_translate_are_put_together_while_the_program_runs() -> None:
    """An f-string, or `tr` of another object, has no place in a catalogue."""
    assert unseen() == []


def test_words_that_no_catalogue_can_have_would_be_found() -> None:
    """Joined, given by name without a table, chosen among such, asked of another object."""
    code = (
        "def _said(text):\n"
        "    return QCoreApplication.translate('Page', text)\n"
        "self.tr(f'{n} slides')\n"
        "_said('Slide ' + name)\n"
        "_said(title)\n"
        "self.tr('Open' if n else title)\n"
        "window.tr('Open')\n"
        "QCoreApplication.translate('Page', f'{n} slides')\n"
        "self.tr('Fine' if n else 'Good'); _said('Fine')\n"
        "QCoreApplication.translate('Page', NAMES[part])\n"
    )
    assert unseen_lines(code) == [3, 4, 5, 6, 7, 8, 10]
    assert unseen_lines(code, has_table=True) == [3, 4, 6, 7, 8]


def test_no_words_reach_the_screen_in_one_language_alone() -> None:
    """What a widget or an error says stands in a call that translates it."""
    found = [
        f"{path.relative_to(ROOT).as_posix()}, line {line}: {words!r}"
        for path in sorted((ROOT / "widgets").rglob("*.py"))
        for line, words in bare(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


def test_bare_words_would_be_found() -> None:
    """Plain, in a list, joined, chosen, with values put in; not what a translated call is given."""
    code = (
        "QLabel('Plain')\n"
        "tree.setHeaderLabels([self.tr('Weight'), 'Bare'])\n"
        "box.setText(f'{n} slides')\n"
        "box.setText('Shown' if n else '')\n"
        "box.setText('Slide {0}'.format(n))\n"
        "raise DeckError(self.tr('Fine'), fix='Again')\n"
        "window.setWindowTitle('slidekit'); box.setText(f'{a}: {b}')\n"
        "box.addItem(said('x y'), 'id'); picture.setText('Title', title)\n"
    )
    assert [line for line, _ in bare(code)] == [1, 2, 3, 4, 5, 6]


def bare(code: str) -> list[tuple[int, str]]:
    """Return line and words of what a module shows without translating it."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    shown = [call for call in calls if _called(call) in SHOWN_BY]
    return sorted(
        (line, words)
        for call in shown
        for argument in _said(call)
        for line, words in _literals(argument)
        if WORDS.search(NAMES.sub("", words))
    )


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _said(call: ast.Call) -> list[ast.expr]:
    """Return the arguments that are words; a choice has its data too, a picture's text a key."""
    if _called(call) == "setText" and len(call.args) > 1:
        return []
    if _called(call) in ("addItem", "insertItem"):
        return call.args[:-1] if len(call.args) > 1 else call.args
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the texts of an expression that no call has translated."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute):  # "Slide {0}".format(...)
            yield from _literals(node.func.value)
    elif isinstance(node, ast.IfExp):  # what is asked is not shown
        yield from (*_literals(node.body), *_literals(node.orelse))
    elif not isinstance(node, ast.Subscript | ast.Compare | ast.Lambda | ast.FormattedValue):
        for child in ast.iter_child_nodes(node):
            yield from _literals(child)
