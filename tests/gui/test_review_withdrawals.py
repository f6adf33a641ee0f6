"""What was withdrawn stands in red before whoever submits, judges or releases what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from slidekit.library.releases import plan_release, record_release, withdraw
from tests.gui.review_hands import PASSWORD, approved, session_of, submitted
from tests.library.small import small_deck
from widgets.review.submit_dialog import SubmitDialog

if TYPE_CHECKING:
    from tests.gui.review_hands import Reviewer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")
"""Dialogs without a screen have no size to tell."""


def test_the_reason_of_a_withdrawal_meets_whoever_judges_the_same_again(
    reviewer: Reviewer, address: str
) -> None:
    """In the dialog that submits, in the head, in both dialogs that sign, and in the record."""
    arno, lena = session_of(address, "arno"), session_of(address, "lena")
    one = submitted(arno, small_deck(), "First")
    approved(address, one)
    record_release(lena, plan_release(lena, one, PASSWORD), pptx=b"released")
    withdraw(lena, one, PASSWORD, reason="New safety signal")

    dialog = SubmitDialog(arno, small_deck(), one, reviewer.window)
    reviewer.wait(lambda: not dialog.is_busy)
    assert dialog.warning.text().startswith(
        "Version 1 was withdrawn: New safety signal (Lena Librarian, "
    )
    dialog.target.setCurrentIndex(0)
    assert (dialog.target.currentData(), dialog.warning.text()) == (None, "")
    dialog.reject()
    dialog.deleteLater()

    two = submitted(arno, small_deck(), "Again", one.deck)
    said = "Nothing changed since version 1, which was withdrawn: New safety signal (Lena Librarian"
    reviewer.come("rita")
    page = reviewer.open_first()
    assert page.opened is not None
    assert page.opened.version.ref == two
    assert page.head.warning.isVisible()
    assert page.head.warning.text().startswith(said)
    assert said in page.record.toPlainText()
    approved(address, two)

    reviewer.come("lena")
    assert not page.head.warning.isVisible()
    reviewer.open_first()
    signing = reviewer.ask("release")
    assert signing.warning.isVisible()
    assert signing.warning.text().startswith(said)
    assert not signing.sign.isEnabled()
    QTest.keyClicks(signing.again, "The signal was refuted")
    assert signing.sign.isEnabled()
    assert signing.wish().despite == "The signal was refuted"
    signing.reject()
