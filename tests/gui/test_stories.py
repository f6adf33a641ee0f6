"""The whole way of a liaison through the app, from an empty window to files for review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
        for finding in blocking:
            print(finding.rule, finding.slide, finding.message[:130])
    assert [path.name for path in paths] == ["talk.pptx", "talk.pdf"]


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
    stories.add_population(person, view, "Intention-to-treat population")
    stories.plan_endpoints(person, view, PAPER_PLAN)
    stories.fill_form(person, view)
    stories.make_deck(person, view)
    stories.edit_and_undo(person, "limitations", 3)
    blocking, paths = stories.export_files(person, tmp_path, monkeypatch)
    with capsys.disabled():
        print("\n" + person.watch.told())
        for finding in blocking:
            print(finding.rule, finding.slide, finding.message[:130])
    assert [path.name for path in paths] == ["talk.pptx", "talk.pdf"]
