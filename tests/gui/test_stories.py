"""The whole way of a liaison through the app, from an empty window to files for review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from tests.gui import stories
from tests.gui.stories import Person, Planned
from tests.gui.watchdog import Watchdog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Windows without a screen have no size to tell."""

PUBLISHED = ("ae.csv", "estimates.csv", "km_points.csv", "subgroups.csv")
ADAM_PLAN = (
    Planned("os", "OS", "Primary", "Yes", "1"),
    Planned("pfs", "PFS", "Key secondary", "Yes", "2"),
    Planned("dor", "DOR", "Secondary"),
    Planned("ttdghs", "TTD-GHS", "Secondary"),
    Planned("ttdpf", "TTD-PF", "Exploratory"),
)
PAPER_PLAN = (
    Planned("os", "OS", "Primary", "Yes", "1"),
    Planned("pfs", "PFS", "Key secondary", "Yes", "2"),
    Planned("orr", "ORR", "Key secondary", "Yes", "3"),
    Planned("ttdghs", "TTD-GHS", "Key secondary", "No", "4"),
)
UNSAID = (
    ("disclosures-first", "the funder"),
    ("status-slide", "product"),
    ("template-sections", "background"),
    ("design-slide", "take part"),
    ("design-slide", "alpha"),
    ("design-slide", "sample size"),
    ("aesi-ledger", "special interest"),
)
"""What no page of the import asks for, so that these rules still block: rule, and what it misses."""
UNPLACED = (("ref-anchored", "where in their source"),) * 9
"""Printed tables do not say in which table of the paper their numbers stand; no page asks for it."""


def said(message: str) -> str:
    """Return which of the words that name a lack a message holds."""
    words = dict.fromkeys(words for _, words in (*UNSAID, *UNPLACED))
    return next((one for one in words if one in message), message)


def assert_written(paths: tuple[Path, ...], person: Person) -> None:
    """Look into the files: as many slides and pages as the deck has, and the title that was typed."""
    pptx, pdf = paths
    deck = person.window.document.deck
    assert deck is not None
    assert len(re.findall(rb"/Type /Page\b", pdf.read_bytes())) == len(deck.slides)
    slides = Presentation(str(pptx)).slides
    assert len(slides) == len(deck.slides)
    texts = {
        shape.text_frame.text for page in slides for shape in page.shapes if shape.has_text_frame
    }
    assert stories.title_of(person, "limitations") in texts


@pytest.fixture
def person(window: MainWindow, qtbot: QtBot) -> Person:
    """Return somebody before an empty app, with a watchdog beside."""
    window.start_page.gallery.finish()
    return Person(window, qtbot, Watchdog(window))


def test_three_adam_tables_become_files_for_review(
    person: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From three dropped CSVs to PPTX and PDF; what tables and pages cannot say still blocks."""
    names = ("adsl.csv", "adtte.csv", "adae.csv")
    view = stories.drop_tables(person, stories.copied("onc301", names, tmp_path / "study"))
    person.watch.turn("arms")
    stories.name_arm(view, 0, "Quelmatinib")
    stories.plan_endpoints(person, view, ADAM_PLAN)
    stories.add_source(person, view, "The randomised ONC301 trial")
    stories.fill_form(person, view)
    stories.make_deck(person, view)
    stories.edit_and_undo(person, "limitations", 30)
    blocking, paths = stories.export_files(person, tmp_path, monkeypatch)
    with capsys.disabled():
        print("\n" + person.watch.told())
    assert [(finding.rule, said(finding.message)) for finding in blocking] == list(UNSAID)
    assert [path.name for path in paths] == ["talk.pptx", "talk.pdf"]
    assert_written(paths, person)


def test_printed_tables_become_files_for_review(
    person: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From the four tables of a paper to PPTX and PDF, without patients and without study.yaml."""
    view = stories.drop_tables(
        person, stories.copied("published301", PUBLISHED, tmp_path / "paper")
    )
    stories.add_source(person, view, "The randomised ONC302 trial")
    stories.add_population(person, view, "ITT", "Intention-to-treat population")
    stories.plan_endpoints(person, view, PAPER_PLAN)
    stories.fill_form(person, view)
    stories.make_deck(person, view)
    stories.edit_and_undo(person, "limitations", 3)
    blocking, paths = stories.export_files(person, tmp_path, monkeypatch)
    with capsys.disabled():
        print("\n" + person.watch.told())
    assert [(finding.rule, said(finding.message)) for finding in blocking] == [*UNSAID, *UNPLACED]
    assert [path.name for path in paths] == ["talk.pptx", "talk.pdf"]
    assert_written(paths, person)
