"""Ids of decks and names of versions: they stand in names of files and in commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from slidekit.errors import LibraryError
from slidekit.library.submission import submit
from slidekit.library.versions import deck_id, parse_ref
from tests.library.hands import by_hand
from tests.library.route import submission

if TYPE_CHECKING:
    from tests.library.route import Team


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..", ".a", "a/b", "a\\b", "a@1", "", "a" * 65, "Käse", "a\nb", "x'y"],
)
def test_ids_of_decks_cannot_leave_their_folder_or_a_command(name: str) -> None:
    """An id stands in names of files and in DECK@N, so it is letters, digits and . _ - only."""
    with pytest.raises(LibraryError, match="cannot be the id"):
        deck_id(name)
    with pytest.raises(LibraryError):
        parse_ref(f"{name}@1")


@pytest.mark.parametrize("number", ["0", "-1", "1;", "1.0", "٣", "", "1@2", "9" * 7])
def test_a_version_is_a_deck_and_a_number_from_one_on(number: str) -> None:
    """Anything else is told, not guessed."""
    with pytest.raises(LibraryError, match="names no version"):
        parse_ref(f"onc301@{number}")
    assert str(parse_ref(" onc301-congress.2@12 ")) == "onc301-congress.2@12"


def test_a_new_deck_gets_an_id_that_is_plain_and_free(team: Team) -> None:
    """Whatever a deck is called, its id is one; a second deck of the name gets another."""
    named = [
        submit(team.author, submission("x", name=n)).deck
        for n in ("../../a b", "Käse!", "??", "??")
    ]
    assert named == ["a-b", "k-se", "deck", "deck-2"]


def test_a_name_of_a_windows_device_is_no_id(team: Team) -> None:
    """No file could be called so; one that is made of such a title gets another word."""
    names = ("CON", "nul", "Com1.final", "LPT9", "aux.2", "prn")
    for name in names:
        with pytest.raises(LibraryError, match="Windows"):
            deck_id(name)
    made = [submit(team.author, submission("x", name=name)).deck for name in names]
    assert made == ["con-deck", "nul-deck", "com1-final", "lpt9-deck", "aux-2", "prn-deck"]


def test_two_decks_never_differ_in_capitals_alone(team: Team, address: str) -> None:
    """Their files would be one on many systems; the database refuses it as well."""
    submit(team.author, submission("one", deck="ONC301-Congress"))
    with pytest.raises(LibraryError, match="ONC301-Congress, which differs"):
        submit(team.author, submission("two", deck="onc301-congress"))
    assert submit(team.author, submission("two")).deck == "onc301-congress-2"
    assert submit(team.author, submission("two", deck="ONC301-Congress")).number == 2
    twin = "INSERT INTO decks SELECT 'onc301-CONGRESS', title, product, owner, created_at, NULL, "
    with pytest.raises(IntegrityError):
        by_hand(address, f"{twin} NULL, 1 FROM decks WHERE id = 'ONC301-Congress'")
