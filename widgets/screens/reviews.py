"""Screens of the library: what awaits whom, what changed, comments, signatures, records."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from widgets.review.derive_dialog import DeriveDialog
from widgets.review.due import today_there
from widgets.review.submit_dialog import SubmitDialog
from widgets.settings import Settings, keep_settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from slidekit.deck.model import Deck
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref
    from widgets.review.library_page import LibraryPage
    from widgets.review.version_page import VersionPage
    from widgets.screens.stage import Stage

PASSWORD = "correct horse battery"
FIRST = "given by an administrator"
GIVEN = "given once more to Mia"
TEAM = {
    "ada": ("Ada Example", ("author",)),
    "mia": ("Mia Medical", ("medical",)),
    "rob": ("Rob Regular", ("regulatory",)),
    "lea": ("Lea Library", ("librarian",)),
}
CONGRESS, ANSWER, POSTER, ROUND = "onc301", "onc301-answer", "onc301-poster", "onc301-round"
"""Decks of the library: in its second version, approved, in review, released."""
SLIDE, HR = "primary.os", "os.hr.quelmatinib_vs_ostrataxel"


def sign_in(stage: Stage) -> QWidget:
    """The way into the library."""
    page = _signed_out(stage)
    page.sign_in.login.clear()
    QTest.keyClicks(page.sign_in.login, "mia")
    return stage.window


def inbox(stage: Stage) -> QWidget:
    """What awaits a medical reviewer."""
    come(stage, "mia")
    return stage.window


def browser(stage: Stage) -> QWidget:
    """All versions of the library, by words and state."""
    page = come(stage, "mia")
    page.tabs.setCurrentWidget(page.browser)
    stage.wait(lambda: page.browser.tree.topLevelItemCount() > 0)
    return stage.window


def start(stage: Stage) -> QWidget:
    """The start page of somebody for whom a version waits."""
    come(stage, "mia")
    stage.home()
    return stage.window


def changes(stage: Stage) -> QWidget:
    """What changed since the version that was approved last, with its place marked."""
    _version(stage, "mia")
    return stage.window


def comments(stage: Stage) -> QWidget:
    """Comments on a version, with their marks on the slide."""
    page = _version(stage, "mia")
    page.tabs.setCurrentWidget(page.comments)
    page.strip.choose(SLIDE)
    page.view.choose("title")
    page.comments.words.setPlainText("The median should stand beside it.")
    return stage.window


def findings(stage: Stage) -> QWidget:
    """What the rules said of a version when it was submitted."""
    page = _version(stage, "mia")
    page.tabs.setCurrentWidget(page.findings)
    item = page.findings.tree.topLevelItem(0)
    if item is not None:
        page.findings.tree.setCurrentItem(item)
        page.findings.tree.itemActivated.emit(item, 0)
    stage.wait(lambda: page.strip.is_painted)
    return stage.window


def numbers(stage: Stage) -> QWidget:
    """Where a number of a version came from, and that the tables still give it."""
    from slidekit.resources import sample_data_dir

    page = _version(stage, "mia")
    page.tabs.setCurrentWidget(page.numbers)
    page.show_place(SLIDE, fact=HR)
    page.numbers.compute_from([sample_data_dir() / "onc301"])
    stage.wait(page.numbers.compute.isEnabled)
    return stage.window


def record(stage: Stage) -> QWidget:
    """Who signed what on a version that is approved."""
    page = _version(stage, "lea", ANSWER)
    page.tabs.setCurrentWidget(page.record)
    return stage.window


def approve(stage: Stage) -> QWidget:
    """A signature: what is signed, as whom, with which meaning."""
    page = _version(stage, "mia", POSTER)
    page.head.acts["approve"].click()
    return stage.above(stage.window.shell.library.sign_dialog)


def release(stage: Stage) -> QWidget:
    """A release."""
    page = _version(stage, "lea", ANSWER)
    page.head.acts["release"].click()
    dialog = stage.window.shell.library.sign_dialog
    assert dialog is not None
    assert dialog.release is not None
    dialog.release.path.selectAll()
    QTest.keyClicks(dialog.release.path, "onc301-version-1.pptx")
    dialog.password.setFocus()
    return stage.above(dialog)


def derive(stage: Stage) -> QWidget:
    """Fewer slides of a released version for one talk, and what its approval does not cover."""
    page = _version(stage, "ada", ROUND)
    page.head.derive.click()
    acts = stage.window.shell.library.deck_acts
    assert acts is not None
    dialog = acts.dialog
    assert isinstance(dialog, DeriveDialog)
    stage.wait(dialog.go.isEnabled)
    dialog.path.selectAll()
    QTest.keyClicks(dialog.path, "onc301-round-talk.pptx")
    for row in dialog.slides.findItems("ae_overview", Qt.MatchFlag.MatchExactly, 2):
        dialog.slides.setCurrentItem(row)
        row.setCheckState(0, Qt.CheckState.Unchecked)
    stage.wait(lambda: not dialog.is_judging)
    return stage.above(dialog)


def taken(stage: Stage) -> QWidget:
    """A deck that somebody works on: nobody else submits its next version."""
    from slidekit.library.checkouts import check_out

    page = _version(stage, "ada", POSTER)
    session = page.session
    assert session is not None
    check_out(session, POSTER)
    page.refresh()
    stage.wait(lambda: page.opened and page.opened.has_deck)
    return stage.window


def submit(stage: Stage) -> QWidget:
    """A deck that goes into review."""
    come(stage, "ada")
    stage.edited(slide=SLIDE)
    stage.window.actions_by_name["submit"].trigger()
    dialog = stage.window.shell.library.submit_dialog
    assert dialog is not None
    stage.wait(dialog.bar.isHidden)
    dialog.message.setPlainText("The hazard ratio of the final analysis")
    dialog.has_due.click()
    return stage.above(dialog)


def beside(stage: Stage) -> QWidget:
    """What reviewers said, beside the author's own slides."""
    come(stage, "ada")
    stage.edited(slide=SLIDE)
    stage.window.actions_by_name["comments"].trigger()
    dock = stage.window.shell.library.beside
    assert dock is not None
    stage.wait(lambda: dock.panel.tree.topLevelItemCount() > 0)
    return stage.window


def audit(stage: Stage) -> QWidget:
    """The audit trail."""
    page = come(stage, "anna")
    assert page.audit is not None
    page.show_audit()
    QTest.keyClicks(page.audit.deck, "onc301")
    page.audit.show_events()
    audit_page = page.audit
    stage.wait(lambda: audit_page.model.events)
    return stage.window


def people(stage: Stage) -> QWidget:
    """Accounts and keys, for administrators."""
    page = come(stage, "anna")
    page.show_people()
    people_page = page.people
    assert people_page is not None
    stage.wait(lambda: people_page.tree.topLevelItemCount() > 0)
    return stage.window


def new_person(stage: Stage) -> QWidget:
    """A new account."""
    people(stage)
    page = stage.window.shell.library.library
    assert page is not None
    assert page.people is not None
    page.people.add.click()
    return stage.above(page.people.dialog)


def confirm(stage: Stage) -> QWidget:
    """Who somebody is, confirmed by a second person after a password was reset."""
    from slidekit.library.people import change_password

    page = come(stage, "anna")
    assert page.session is not None
    change_password(page.session, "mia", GIVEN)
    come(stage, "lea")
    page.show_people()
    people_page = page.people
    assert people_page is not None
    stage.wait(lambda: people_page.tree.topLevelItemCount() > 0)
    for item in people_page.tree.findItems("mia", Qt.MatchFlag.MatchExactly, 0):
        people_page.tree.setCurrentItem(item)
    people_page.confirm.click()
    dialog = people_page.dialog
    assert dialog is not None
    QTest.keyClicks(dialog.lines["how"], "Came to my desk with her badge")
    stage.above(dialog)
    return people_page


def rules(stage: Stage) -> QWidget:
    """Policies that decks may bring along, and what the library is set to."""
    page = come(stage, "anna")
    rules_page = page.rules
    assert rules_page is not None
    page.tabs.setCurrentWidget(rules_page)
    stage.wait(lambda: rules_page.settings.topLevelItemCount() > 0)
    return rules_page


def refused(stage: Stage) -> QWidget:
    """A deck that is not taken into review, since its policy is not permitted."""
    from slidekit.deck.file import read_deck

    session, deck = come(stage, "ada").session, read_deck(stage.deck())
    assert session is not None
    safety = deck.policy.safety.model_copy(update={"proportion": 0.1, "min_slides": 0})
    own = deck.policy.model_copy(update={"name": "gentle", "safety": safety})
    short = replace(deck, policy=own, slides=deck.slides[:3])  # quick to submit
    dialog = SubmitDialog(session, short, None, stage.window)
    dialog.open()
    stage.wait(lambda: not dialog.is_busy)
    dialog.message.setPlainText("The hazard ratio of the final analysis")
    dialog.send.click()
    stage.wait(lambda: not dialog.is_busy and bool(dialog.note.text()))
    stage.above(dialog)
    return dialog


def _signed_out(stage: Stage) -> LibraryPage:
    _library(stage)
    desk = stage.window.shell.library
    if desk.beside is not None:
        desk.beside.hide()
    desk.sign_out()
    desk.show_inbox()
    assert desk.library is not None
    desk.library.ask(_address(stage))
    return desk.library


def come(stage: Stage, login: str) -> LibraryPage:
    """Sign somebody in."""
    page = _signed_out(stage)
    page.sign_in.login.setText(login)
    page.sign_in.password.setText(PASSWORD)
    page.sign_in.enter.click()
    stage.wait(lambda: page.shelf is not None)
    QTest.qWait(50)
    return page


def _version(stage: Stage, login: str, deck: str = CONGRESS) -> VersionPage:
    """Open the newest version of a deck as somebody."""
    from slidekit.library.versions import Ref

    return opened_version(stage, login, Ref(deck, 2 if deck == CONGRESS else 1))


def opened_version(stage: Stage, login: str, ref: Ref) -> VersionPage:
    """Open a version as somebody."""
    come(stage, login)
    desk = stage.window.shell.library
    desk.open_version(ref)
    page = desk.version
    assert page is not None
    stage.wait(lambda: page.opened is not None and not page.is_busy)
    stage.wait(lambda: page.opened and all(frame.items for frame in page.opened.pages.frames))
    stage.wait(lambda: page.strip.is_painted)
    return page


def _address(stage: Stage) -> str:
    return f"sqlite:///{stage.folder}/library.db"


def _library(stage: Stage) -> None:
    """Make the library once, with a deck in each of four states."""
    from slidekit.app import release_version, save_deck, submit_deck
    from slidekit.app.offline import with_origin
    from slidekit.deck.file import read_deck
    from slidekit.library.anchors import Anchor
    from slidekit.library.comments import comment, reply
    from slidekit.library.opening import init_library
    from slidekit.library.people import NewPerson, add_person, change_password
    from slidekit.library.sessions import sign_in as enter

    if (stage.folder / "library.db").exists():
        return
    os.environ["SLIDEKIT_KEYS"] = str(stage.folder / "keys")
    keep_settings(Settings(library=_address(stage)))
    first = NewPerson("anna", "Anna Admin", "Otto Orth", None, ("administrator",))
    admin = enter(init_library(_address(stage), first, PASSWORD), "anna", PASSWORD)
    for login, (name, roles) in TEAM.items():
        add_person(admin, NewPerson(login, name, "Otto Orth", "2026-01-15", roles), FIRST)
        given = enter(admin.library, login, FIRST, to_change_password=True)
        change_password(given, login, PASSWORD)
    team = {login: enter(admin.library, login, PASSWORD) for login in TEAM}
    path = stage.deck()
    deck = read_deck(path)
    words = "First version for the congress"
    for name in (CONGRESS, ANSWER, POSTER, ROUND):
        own = "" if name == CONGRESS else name
        due = _days_on(9) if name == POSTER else ""
        version = submit_deck(team["ada"], deck, words, deck=own, due_on=due)
        if name != POSTER:
            approved_by_both(team, version.ref)
    release_version(team["lea"], version.ref, PASSWORD, stage.folder / "round.pptx")
    changed, due = _changed(deck), _days_on(2)
    later = submit_deck(team["ada"], changed, "Final analysis", deck=CONGRESS, due_on=due)
    save_deck(with_origin(deck, team["ada"], later.ref), path)
    place = Anchor(SLIDE, f"{SLIDE}.title")
    said = comment(
        team["rob"], later.ref, "Name the population in the title.", anchor=place, must_fix=True
    )
    reply(team["ada"], said.id, "It stands in the line above. Is that enough?")
    comment(team["mia"], later.ref, "Well told.", anchor=Anchor(SLIDE))


def _days_on(days: int) -> str:
    return (today_there() + timedelta(days)).isoformat()


def approved_by_both(team: dict[str, Session], ref: Ref) -> None:
    """Let both roles approve a version."""
    from slidekit.library.review import approve as sign

    sign(team["mia"], ref, PASSWORD, role="medical", meaning="Medically accurate and balanced")
    meaning = "In line with the approved use and local rules"
    sign(team["rob"], ref, PASSWORD, role="regulatory", meaning=meaning)


def _changed(deck: Deck) -> Deck:
    """Return the deck with another hazard ratio, from other rows, and with another title."""
    slides = tuple(
        replace(one, title="What this trial cannot tell") if one.role == "limitations" else one
        for one in deck.slides
    )
    facts = tuple(
        replace(one, value=0.69, provenance=replace(one.provenance, inputs="f" * 64))
        if one.id == HR
        else one
        for one in deck.facts
    )
    return replace(deck, slides=slides, facts=facts)
