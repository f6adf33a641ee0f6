"""The page of people: new ones, and who they are after a password was reset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from slidekit.library import identity
from slidekit.library.people import change_password, disable, enable
from slidekit.library.sessions import sign_in
from tests.gui.review_hands import PASSWORD, Reviewer, session_of, tops
from tests.gui.study_hands import click
from widgets.review.asking import Ticks

if TYPE_CHECKING:
    from pathlib import Path

    from widgets.review.people_page import PeoplePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""

GIVEN = "staple of the barn"


def reset(address: str, login: str) -> None:
    """Let the administrator give somebody a password, in whose place that person chooses one."""
    admin = session_of(address, "anna")
    change_password(admin, login, GIVEN)
    theirs = sign_in(admin.library, login, GIVEN, to_change_password=True)
    change_password(theirs, login, "an own one of mine")


def account(page: PeoplePage) -> str:
    """Return what the list says of the account of the person who is chosen."""
    item = page.tree.currentItem()
    assert item is not None
    return item.text(4)


def people_of(reviewer: Reviewer, login: str, wanted: str) -> PeoplePage:
    """Return the people page as somebody sees it, with a person chosen."""
    reviewer.come(login)
    reviewer.library.show_people()
    page = reviewer.library.people
    assert page is not None
    reviewer.wait(lambda: len(tops(page.tree)) == 5)
    row = next(one for one in tops(page.tree) if one.text(0) == wanted)
    page.tree.setCurrentItem(row)
    return page


def test_a_librarian_confirms_by_keys_who_somebody_is(reviewer: Reviewer, address: str) -> None:
    """How it is known and the own password are needed; a wrong one is refused in the dialog."""
    reset(address, "mia")
    page = people_of(reviewer, "lena", "mia")
    assert account(page) == "waits to be confirmed"
    assert page.told.isVisible()
    assert page.told.text().startswith("Anna Ader set the password of Mia Medical.")
    assert page.told.text().endswith("You can do that.")
    page.confirm.setFocus()
    QTest.keyClick(page.confirm, Qt.Key.Key_Space)
    dialog = page.dialog
    assert dialog is not None
    reviewer.look("confirm who Mia is")
    QTest.keyClicks(dialog.lines["password"], "guessed it")
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.lines["how"], "Came to my desk with her badge")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    reviewer.wait(dialog.note.isVisible)
    assert dialog.note.text().startswith("Login or password is wrong.")
    lena = session_of(address, "lena")
    assert identity.resets_waiting(lena) == {"mia": ("anna",)}
    dialog.lines["password"].selectAll()
    QTest.keyClicks(dialog.lines["password"], PASSWORD)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    reviewer.wait(lambda: not page.told.isVisible())
    assert account(page) == "open"
    assert identity.resets_waiting(lena) == {}


def test_who_reset_a_password_is_told_who_else_can_confirm(
    reviewer: Reviewer, address: str
) -> None:
    """The button is off, and the names of those who can stand below the list."""
    reset(address, "mia")
    page = people_of(reviewer, "anna", "mia")
    assert not page.confirm.isEnabled()
    assert page.told.text().endswith("Who can do that: Lena Librarian.")
    page.tree.setCurrentItem(next(one for one in tops(page.tree) if one.text(0) == "rita"))
    assert not page.told.isVisible()


def test_where_nobody_can_confirm_the_page_says_how_to_go_on(
    reviewer: Reviewer, address: str
) -> None:
    """A library with one administrator and no librarian needs a second person first.

    Refresh shows that there is one by now.
    """
    reset(address, "mia")
    disable(session_of(address, "anna"), "lena", "Left")
    page = people_of(reviewer, "anna", "mia")
    assert not page.confirm.isEnabled()
    assert "Nobody can do that so far." in page.told.text()
    assert "role of administrator or librarian" in page.told.text()
    enable(session_of(address, "anna"), "lena", "Back")
    click(reviewer.library.again)
    reviewer.wait(lambda: page.told.text().endswith("Who can do that: Lena Librarian."))


def test_a_librarian_confirms_with_the_mouse_only_what_has_been_chosen(
    reviewer: Reviewer, address: str
) -> None:
    """A password that the person has not chosen herself cannot be confirmed."""
    change_password(session_of(address, "anna"), "rita", GIVEN)
    page = people_of(reviewer, "lena", "rita")
    assert page.add.isHidden()
    assert page.renew.isHidden()
    assert page.rotate.isHidden()
    click(page.confirm)
    dialog = page.dialog
    assert dialog is not None
    assert "could have signed in that name" in dialog.intro.text()
    QTest.keyClicks(dialog.lines["how"], "Came to my desk")
    QTest.keyClicks(dialog.lines["password"], PASSWORD)
    click(dialog.go)
    reviewer.wait(dialog.note.isVisible)
    assert dialog.note.text().startswith("rita has not chosen a password yet.")


def test_an_administrator_adds_a_person_and_reads_of_it_in_the_audit_trail(
    reviewer: Reviewer, tmp_path: Path
) -> None:
    """A refusal stays in the dialog; the trail goes into a file for a spreadsheet."""
    reviewer.come("anna")
    reviewer.library.show_people()
    page = reviewer.library.people
    assert page is not None
    reviewer.wait(lambda: len(tops(page.tree)) == 5)
    click(page.add)
    dialog = page.dialog
    assert dialog is not None
    said = {"login": "mia", "name": "Leo Legal", "verified": "Otto Orth"}
    for key, words in (said | {"password": "quiet river stone"}).items():
        QTest.keyClicks(dialog.lines[key], words)
    assert not dialog.go.isEnabled()
    roles = dialog.parts["roles"]
    assert isinstance(roles, Ticks)
    roles.boxes["legal"].setFocus()
    QTest.keyClick(roles.boxes["legal"], Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    reviewer.wait(dialog.note.isVisible)
    assert dialog.note.text().startswith("The login mia is taken.")
    dialog.lines["login"].selectAll()
    QTest.keyClicks(dialog.lines["login"], "leo")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    reviewer.wait(lambda: [one.text(0) for one in tops(page.tree)].count("leo") == 1)
    leo = next(one for one in tops(page.tree) if one.text(0) == "leo")
    assert [leo.text(n) for n in (1, 2, 3, 4)] == ["Leo Legal", "legal reviewer", "never", "open"]

    reviewer.library.show_audit()
    audit = reviewer.library.audit
    assert audit is not None
    QTest.keyClicks(audit.person, "anna")
    click(audit.read)
    reviewer.wait(lambda: audit.model.events)
    assert {event["login"] for event in audit.model.events} == {"anna"}
    assert "add person" in {event["action"] for event in audit.model.events}
    path = tmp_path / "trail.csv"
    audit.write(path)
    reviewer.wait(path.exists)
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("seq,")
    assert any("add person" in line for line in lines)
    assert "quiet river stone" not in path.read_text("utf-8-sig")
