"""Screens of what was withdrawn: content that came back, and a released file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from widgets.screens.around import checked, retyped
from widgets.screens.reviews import PASSWORD, ROUND, approved_by_both, come, opened_version

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from slidekit.library.versions import Ref
    from widgets.screens.stage import Stage

AGAIN = "onc301-again"
"""A deck of the library: released, withdrawn, and submitted again as it was."""


def came_back(stage: Stage) -> QWidget:
    """Content that was withdrawn and came back: why, in the head."""
    opened_version(stage, "mia", _again(stage))
    return stage.window


def released_again(stage: Stage) -> QWidget:
    """Content that was withdrawn is released again, with a reason."""
    page = opened_version(stage, "lea", _again(stage))
    page.head.acts["release"].click()
    dialog = stage.window.shell.library.sign_dialog
    assert dialog is not None
    assert dialog.release is not None
    dialog.release.path.selectAll()
    QTest.keyClicks(dialog.release.path, "onc301-again-version-2.pptx")
    QTest.keyClicks(dialog.again, "The signal was not confirmed in the final safety data")
    return stage.above(dialog)


def released_file(stage: Stage) -> QWidget:
    """A released file in which a number was changed, and whose release was withdrawn."""
    from slidekit.library.releases import withdraw
    from slidekit.library.versions import Ref

    session = come(stage, "lea").session
    assert session is not None
    reason = "A signal of liver injury: the label is being revised"
    withdraw(session, Ref(ROUND, 1), PASSWORD, reason=reason)
    sent, path = stage.folder / "round.pptx", stage.folder / "onc301-round.pptx"
    return checked(stage, retyped(sent, path, b">0.75 (", b">0.55 ("))


def _again(stage: Stage) -> Ref:
    """Return the version that came back; the library gets it once."""
    from slidekit.app import submit_deck
    from slidekit.deck.file import read_deck
    from slidekit.library.opening import open_library
    from slidekit.library.releases import plan_release, record_release, withdraw
    from slidekit.library.sessions import sign_in
    from slidekit.library.versions import Ref, list_versions

    lea = come(stage, "lea").session
    assert lea is not None
    newest = Ref(AGAIN, 2)
    if newest in [one.ref for one in list_versions(lea)]:
        return newest
    library = open_library(lea.library.name)
    team = {login: sign_in(library, login, PASSWORD) for login in ("ada", "mia", "rob", "lea")}
    deck = read_deck(stage.deck())
    first = submit_deck(team["ada"], deck, "For the symposium", deck=AGAIN).ref
    approved_by_both(team, first)
    record_release(team["lea"], plan_release(team["lea"], first, PASSWORD), pptx=b"as released")
    withdraw(team["lea"], first, PASSWORD, reason="A new safety signal: grade 3 pneumonitis")
    submit_deck(team["ada"], deck, "Needed for the symposium", deck=AGAIN)
    approved_by_both(team, newest)
    return newest
