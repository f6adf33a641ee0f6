"""Screens tell what is wrong without commands of the command line that nobody types there."""

from __future__ import annotations

import pytest

from slidekit.errors import LibraryError
from slidekit.languages import told_in
from slidekit.rules.finding import Finding
from slidekit.study.screens import with_page
from widgets.finding_words import fix_of, message_of
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
    """What to do is the page of the app that asks for it; other words in backticks stay."""
    message = "Nothing says who presents (`deck.presenter.name`)."
    place = (None, None, None)
    fix = with_page("Add `deck.presenter.name` to study.yaml.", "deck.presenter.name")
    found = Finding("disclosure", "block", *place, message, "ABPI", fix)
    assert message_of(found) == "Nothing says who presents."
    assert fix_of(found) == "File, Edit the study, page Trial and deck."
    other = Finding("duties", "warn", *place, "`own_products` has a name (old).", "ABPI", "")
    assert message_of(other) == other.message


@pytest.mark.parametrize(
    "fix",
    [
        with_page("Add `safety.aesi` to study.yaml; write [] if none were defined.", "safety.aesi"),
        with_page("Write `reference: true` under the arm.", "arms.reference"),
        "Add `statistics.plan` to study.yaml.",
        "Take it out.",
    ],
)
def test_what_says_more_than_a_key_is_told_in_full(fix: str) -> None:
    """Values that can be said, and keys that no page asks for."""
    assert fix_of(Finding("rule", "block", None, None, None, "Wrong.", "", fix)) == fix


def test_pages_are_named_in_german_too() -> None:
    """Whatever the words around the key are."""
    with told_in("de"):
        fix = with_page("In study.yaml `deck.funder` von X1 erg\u00e4nzen.", "deck.funder")
        found = Finding("rule", "block", None, None, None, "Fehlt (`deck.funder`).", "", fix)
        assert message_of(found) == "Fehlt."
        assert fix_of(found).endswith("page Studie und Foliensatz.")
