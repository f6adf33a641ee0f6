"""Screens tell what is wrong without commands of the command line that nobody types there."""

from __future__ import annotations

import pytest

from slidekit.errors import LibraryError
from slidekit.rules.finding import Finding
from widgets.finding_words import message_of
from widgets.screen_ways import sentence_of


@pytest.mark.parametrize(
    ("fix", "shown"),
    [
        ("", ""),
        ("Give a reason.", "Give a reason."),
        ("See `slidekit review show onc301@2`.", ""),
        ("Siehe `slidekit library user list`.", ""),
        ("Run `slidekit library user password` with your login.", ""),
        (
            "Look at what is new (`slidekit diff`), take it over, and submit again.",
            "Look at what is new, take it over, and submit again.",
        ),
        ("Ask another one: `slidekit library user confirm mia`.", "Ask another one."),
        (
            "Run `slidekit library check` and restore a backup.",
            "On the command line: Run `slidekit library check` and restore a backup.",
        ),
        (
            "`slidekit review list` shows what it has. Ask whoever sent it.",
            "Ask whoever sent it.",
        ),
    ],
)
def test_a_refusal_says_what_to_do_in_the_window(fix: str, shown: str) -> None:
    """Commands beside a sentence go; a sentence that only leads to one that the window has too."""
    assert sentence_of(LibraryError("It is locked.", fix=fix)) == f"It is locked. {shown}".strip()


def test_a_finding_does_not_name_the_key_that_lacks() -> None:
    """The key stands in what to do about it, with its page; other words in braces stay."""
    message = "Nothing says who presents (`deck.presenter.name`)."
    place = (None, None, None)
    found = Finding("disclosure", "block", *place, message, "ABPI", "Add it to study.yaml.")
    assert message_of(found) == "Nothing says who presents."
    other = Finding("duties", "warn", *place, "`own_products` has a name (old).", "ABPI", "")
    assert message_of(other) == other.message
