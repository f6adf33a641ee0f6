"""The audit trail is read in words: names for ids, days for stamps, no JSON."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from slidekit.library.people import record_training
from slidekit.library.refusals import CODES
from slidekit.library.states import ROUTE
from slidekit.library.tables import metadata
from tests.gui.review_hands import Reviewer, approved, session_of, submitted
from tests.gui.study_hands import click
from tests.library.small import small_deck
from tools.places import ROOT
from widgets.review.audit_page import COLUMNS
from widgets.review.event_names import ACTIONS, FIELDS, REASONS
from widgets.review.event_record import COLUMNS as RECORD_COLUMNS
from widgets.review.event_record import MORE_FIELDS, record_of
from widgets.review.event_words import action_words, object_words, reason_words, value_words

if TYPE_CHECKING:
    from widgets.review.audit_page import AuditPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""

MIA = "3f0c2a52-6f43-4a0e-9d0e-2b1f4e7a9c11"
NAMES = {MIA: "Mia Medical"}
WRITES = {"insert": 1, "update": 2, "note": 0}
"""Method of a Change -> place of the action among its arguments."""


def written() -> set[str]:
    """Return the actions that the library writes as they stand."""
    calls = (
        node
        for path in (ROOT / "slidekit" / "library").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    )
    found = set()
    for call in calls:
        assert isinstance(call.func, ast.Attribute)
        of_change = ast.unparse(call.func.value).split(".")[-1] in ("change", "self")
        place = WRITES.get(call.func.attr, 99)
        if of_change and len(call.args) > place and isinstance(call.args[place], ast.Constant):
            found.add(str(call.args[place].value))  # type: ignore[attr-defined]
    return found


def test_every_action_and_refusal_of_the_library_has_words() -> None:
    """Those that stand in its code, and the acts of the route."""
    assert "grant role" in written()
    assert written() - {*ACTIONS} == set()
    assert {*ROUTE} - {*ACTIONS} == {"resolve", "waive"}  # these write other words
    assert {*CODES} - {*REASONS} == set()


def test_values_are_words() -> None:
    """Ids are names, stamps days, codes words; files and digests of a new row are left out."""
    new = f'{{"id":"x","person":"{MIA}","role":"medical","product":"","granted_at":"2026-11-27"}}'
    assert value_words("", new, NAMES) == "Person: Mia Medical; Role: medical reviewer"
    assert value_words("state", "in_review", NAMES) == "State: In review"
    assert value_words("trained_on", "2026-03-05", NAMES) == "Trained on: 5 Mar 2026"
    assert value_words("checked_out_by", MIA, NAMES) == "Works on it: Mia Medical"
    assert value_words("must_change", "true", NAMES) == "Has to be changed: yes"
    assert value_words("value", None, NAMES) == ""
    assert value_words("", "not JSON", NAMES) == "not JSON"
    assert value_words("", "[1]", NAMES) == "[1]"


def test_objects_and_acts_are_words() -> None:
    """What the screen does not know stands as the library wrote it."""
    assert object_words("versions:onc%20301/2", NAMES) == "onc 301, version 2"
    assert object_words(f"people:{MIA}", NAMES) == "Mia Medical"
    assert object_words("settings:valid_months", NAMES) == "Longest time that an approval holds"
    assert object_words("comets:1", NAMES) == "comets:1"
    assert action_words("sign in: refused") == "Signed in: refused"
    assert action_words("sign: reject") == "Signed: Sent back"
    assert action_words("dance") == "dance"
    assert reason_words("wrong_role") == "the role is missing"
    assert reason_words(f"report {'0f' * 32}") == "rule report 0f0f 0f0f 0f0f 0f0f"
    assert reason_words("She was on leave") == "She was on leave"


def test_the_trail_shows_words_and_keeps_the_raw_text_in_the_tip(
    reviewer: Reviewer, address: str
) -> None:
    """Neither braces nor the ids of people are on the page; headers stand over their cells."""
    approved(address, submitted(session_of(address, "arno"), small_deck(), "First"))
    record_training(session_of(address, "anna"), "mia", "2026-02-01")
    page = audit_of(reviewer)
    model = page.model
    ids = {event["person"] for event in model.events} - {""}
    shown = [
        str(model.data(model.index(row, column)))
        for row in range(model.rowCount())
        for column in range(len(COLUMNS))
    ]
    assert not [text for text in shown if "{" in text or any(one in text for one in ids)]
    row = next(n for n, one in enumerate(model.events) if one["field"] == "trained_on")
    cells = [str(model.data(model.index(row, column))) for column in range(len(COLUMNS))]
    assert cells[3:7] == [
        "Recorded a training",
        "Mia Medical",
        "Trained on: 15 Jan 2026",
        "Trained on: 1 Feb 2026",
    ]
    tip = model.data(model.index(row, 6), Qt.ItemDataRole.ToolTipRole)
    assert tip == "2026-02-01"
    sides = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert isinstance(sides, Qt.AlignmentFlag)
    assert sides & Qt.AlignmentFlag.AlignLeft


def test_an_event_in_full_is_told_by_names_and_hides_nothing(
    reviewer: Reviewer, address: str
) -> None:
    """Every event of a library that was in use: no key of a column, no JSON, each value there."""
    approved(address, submitted(session_of(address, "arno"), small_deck(), "First"))
    page = audit_of(reviewer)
    keys = {column.name for table in metadata.tables.values() for column in table.columns}
    for event in page.model.events:
        told = record_of(event, page.model.names)
        names = [line.split(":")[0].strip() for line in told.splitlines()]
        assert not {name for name in names if name in keys}, told
        assert '{"' not in told
        assert event["hash"] in told
        assert event["at"] in told
    row = next(
        n for n, one in enumerate(page.model.events) if '"message":"First"' in f"{one['new']}"
    )
    page.view.selectRow(row)
    lines = page.detail.toPlainText().splitlines()
    assert "Kind: something new" in lines
    assert "    Message: First" in lines
    assert [one for one in lines if one.startswith("    Author: Arno Autor (")]
    assert [one for one in lines if one.startswith("    Digest of the policy: ")]


def test_what_the_library_keeps_has_a_name_and_what_is_new_stands_as_it_is() -> None:
    """All columns of its tables but bytes and counters; a key of a later version is not dropped."""
    kept = {
        column.name
        for table in metadata.sorted_tables
        if table.name not in ("events", "heads")
        for column in table.columns
        if column.info.get("in_events") != "no"
    }
    assert kept - {*FIELDS} - {*MORE_FIELDS} == set()
    assert {column.name for column in metadata.tables["events"].columns} == {*RECORD_COLUMNS}
    event = {"seq": 7, "object": "", "field": "", "old": None, "mood": "calm"}
    event["new"] = f'{{"person":"{MIA}","must_fix":true,"mood":"calm","data_cuts":"{{}}"}}'
    assert record_of(event, NAMES).splitlines() == [
        "Number in the trail: 7",
        "mood: calm",
        "After:",
        f"    Person: Mia Medical ({MIA})",
        "    Must be fixed: yes",
        "    mood: calm",
    ]


def test_times_of_the_trail_are_seen_whole_in_german(reviewer: Reviewer) -> None:
    """Day, month, year and minute have room in their column."""
    page = audit_of(reviewer)
    metrics = page.view.fontMetrics()
    longest = "27. Sept. 2026, 23:58"
    assert metrics.horizontalAdvance(longest) + 12 <= page.view.columnWidth(1)


def audit_of(reviewer: Reviewer) -> AuditPage:
    """Return the trail as an administrator reads it."""
    reviewer.come("anna")
    reviewer.library.show_audit()
    page = reviewer.library.audit
    assert page is not None
    click(page.read)
    reviewer.wait(lambda: page.model.events)
    return page
