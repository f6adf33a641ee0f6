from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from slidekit.rules.registry import RULES
from tests.gui.hands import CTRL, heading_on_top, press
from widgets.help_pages import pages, slug, target, text_of

if TYPE_CHECKING:
    from widgets.help_window import HelpWindow
    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen cannot be raised."""


def help_of(window: MainWindow) -> HelpWindow:
    """Ask for help by its key."""
    window.activateWindow()
    press(window, Qt.Key.Key_F1)
    assert window.shell.help is not None
    return window.shell.help


def test_the_guides_are_there_and_the_tutorial_is_first() -> None:
    """Each has a title; none shows marks that are for programs, or a picture that it lacks."""
    found = pages()
    assert [page.name for page in found[:3]] == ["tutorial.md", "study.md", "tables.md"]
    assert found[-1].name == "README.md"
    assert next(page.title for page in found if page.name == "rules.md") == "Rules"
    for page in found:
        assert "<!--" not in text_of(page)
        assert "![" not in text_of(page)


def test_what_a_rule_says_is_shown_without_brackets() -> None:
    """The place of a word that a finding puts in is in italics; links stay links."""
    words = text_of(next(page for page in pages() if page.name == "rules.md"))
    assert '"*term*" *place*: *reason*.' in words
    assert "[lexicon](#lexicon)" in words


def test_headings_are_called_as_links_call_them() -> None:
    """As GitHub does: small letters, hyphens, nothing else."""
    assert slug("For whom a deck is, and what is approved") == (
        "for-whom-a-deck-is-and-what-is-approved"
    )
    assert slug("both-arms-nN") == "both-arms-nn"


def test_links_within_the_guides_are_told_from_others() -> None:
    """From the README, from a guide, and within one page."""
    assert target("docs/study.md#a-test-plan", "README.md") == ("study.md", "a-test-plan")
    assert target("policies.md", "rules.md") == ("policies.md", "")
    assert target("#small-cells", "rules.md") == ("rules.md", "small-cells")
    assert target("https://example.org/rules.md", "rules.md") == ("", "")
    assert target("../LICENSE", "README.md") == ("", "")


def test_f1_opens_the_rule_of_the_chosen_finding(opened: MainWindow) -> None:
    """Its heading stands at the top of the page."""
    opened.actions_by_name["findings"].trigger()
    tree = opened.findings.tree
    first = tree.topLevelItem(0)
    assert first is not None
    tree.setCurrentItem(first)
    rule = first.data(0, Qt.ItemDataRole.UserRole)[0].rule
    shown = help_of(opened)
    assert shown.page == "rules.md"
    assert heading_on_top(shown) == rule
    assert shown.text.verticalScrollBar().value() > 0


def test_every_rule_has_its_heading(window: MainWindow) -> None:
    """So that no finding leads to the top of a long page."""
    shown = help_of(window)
    missing = []
    for rule in RULES:
        shown.show_help("rules.md", rule.id)
        if heading_on_top(shown) != rule.id:
            missing.append(rule.id)
    assert len(RULES) > 50
    assert missing == []


def test_without_a_finding_the_tutorial_is_shown_and_links_are_followed(
    window: MainWindow,
) -> None:
    """A link to a guide opens it at its heading; a page that there is not is said so."""
    shown = help_of(window)
    assert shown.page == "tutorial.md"
    shown.text.anchorClicked.emit(QUrl("study.md#a-test-plan"))
    assert shown.page == "study.md"
    assert slug(heading_on_top(shown)) == "a-test-plan"
    shown.text.anchorClicked.emit(QUrl("../LICENSE"))
    assert "LICENSE is not a page of help" in shown.message.text()


def test_words_are_found_on_a_page(window: MainWindow) -> None:
    """Again from the top after the last place; what is not there is said."""
    shown = help_of(window)
    QTest.keyClick(shown, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(shown.line, "quelmatinib")
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.text.textCursor().selectedText().lower() == "quelmatinib"
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.text.textCursor().selectedText().lower() == "quelmatinib"
    shown.line.setText("zzzz")
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.message.text() == "Not on this page."
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_about_says_what_the_program_does_not_know(window: MainWindow) -> None:
    """Escape closes it."""
    window.actions_by_name["about"].trigger()
    about = window.shell.about
    assert about is not None
    assert "approves nothing" in about.informativeText()
    QTest.keyClick(about, Qt.Key.Key_Escape)


def test_no_page_is_wider_than_its_window(window: MainWindow) -> None:
    """Lines of code break too: nobody reads by scrolling sideways."""
    shown = help_of(window)
    for page in pages():
        shown.show_help(page.name)
        wide = shown.text.document().idealWidth() - shown.text.viewport().width()
        assert wide <= 1, page.name  # Qt rounds up
