"""Help in German: German pages where there are some, else English ones that say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl

from tests.gui.hands import heading_on_top
from widgets.help_pages import heading_of, pages, slug, target, text_of
from widgets.help_window import HelpWindow
from widgets.language import speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from widgets.help_pages import Page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen cannot be raised."""

LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[HelpWindow]:
    """Open help in an app that speaks German, and leave the language as other tests expect it."""
    speak("de")
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show()
    yield window
    speak("en")


def german_page(name: str) -> Page:
    """Return a page as help in German shows it; the README, which is English, for none."""
    return next((page for page in pages("de") if page.name == name), pages("de")[-1])


def test_help_in_german_shows_german_pages(shown: HelpWindow) -> None:
    """In the list and in the window, without what is for programs."""
    titles = [shown.list.item(row).text() for row in range(shown.list.count())]
    assert titles[0] == "Ihr erster Foliensatz"
    assert "Prüfung und Freigabe" in titles
    shown.show_help("review.md")
    assert heading_on_top(shown) == "Prüfung und Freigabe"
    assert "Made from" not in shown.text.toPlainText()
    assert not shown.language.isVisible()


def test_a_page_that_is_there_in_english_only_says_so_in_german(shown: HelpWindow) -> None:
    """The line stands over the page, wherever that is opened, and goes with it."""
    shown.show_help("README.md", "commands")
    assert heading_on_top(shown) == "Commands"
    assert shown.language.isVisible()
    assert shown.language.text() == "Diese Seite gibt es nur auf Englisch."
    shown.show_help("tutorial.md")
    assert not shown.language.isVisible()


def test_links_lead_to_german_headings_from_pages_in_both_languages(shown: HelpWindow) -> None:
    """English pages call a heading by its English words; the German page has it in its place."""
    places = {
        target(link, page.name)
        for page in pages("de")
        for link in LINK.findall(text_of(page))
        if page.is_translated or german_page(target(link, page.name)[0]).is_translated
    }
    lost = []
    for name, place in sorted(places - {("", "")}):  # page by page: showing one takes a while
        shown.show_help(name, place)
        wanted = heading_of(german_page(name), place)
        if shown.page != name or (place and slug(heading_on_top(shown)) != wanted):
            lost.append((name, place))
    assert {("library.md", "richtlinien"), ("study.md", "a-test-plan")} <= places
    assert lost == []


def test_a_link_is_followed_from_a_german_page_and_from_an_english_one(shown: HelpWindow) -> None:
    """By a click, as people follow it."""
    shown.show_help("review.md")
    shown.text.anchorClicked.emit(QUrl("library.md#richtlinien"))
    assert (shown.page, heading_on_top(shown)) == ("library.md", "Richtlinien")
    shown.show_help("README.md")
    shown.text.anchorClicked.emit(QUrl("docs/study.md#a-test-plan"))
    assert (shown.page, heading_on_top(shown)) == ("study.md", "Ein Testplan")


def test_an_english_heading_is_found_on_its_german_page(shown: HelpWindow) -> None:
    """By its place among the headings; a German one by its own words."""
    shown.show_help("review.md", "the-dossier")
    assert heading_on_top(shown) == "Das Dossier"
    shown.show_help("tables.md", "tabellen-der-patienten")
    assert heading_on_top(shown) == "Tabellen der Patienten"


def test_no_german_page_is_wider_than_its_window(shown: HelpWindow) -> None:
    """German words are long: commands and tables break too, and titles have room in the list."""
    assert shown.list.horizontalScrollBar().maximum() == 0
    for page in pages("de"):
        if page.is_translated:
            shown.show_help(page.name)
            wide = shown.text.document().idealWidth() - shown.text.viewport().width()
            assert wide <= 1, page.name  # Qt rounds up
