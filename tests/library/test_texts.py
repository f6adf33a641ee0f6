"""Texts that the library demands say something that can be seen, whoever types them where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.errors import LibraryError
from slidekit.library import names, people
from slidekit.library.people import NewPerson, add_person
from slidekit.library.releases import plan_release, withdraw
from slidekit.library.review import approve, reject
from slidekit.library.submission import submit
from tests.library.hands import PASSWORD, events
from tests.library.route import approved, in_review, released, submission

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.library.route import Team

UNSEEN = (
    "\u200b",
    "\u3164\u3164",
    "\u115f \u1160",
    "\uffa0",
    "\u2800",
    "\u2060\ufe0f",
    "\U000e0100",
)


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_text_that_shows_nothing_is_none(team: Team, unseen: str) -> None:
    """Who verified somebody, why a version goes back, what is new, what a signature says."""
    ref = in_review(team)
    new = NewPerson("carl", "Carl", unseen, None, ("author",))
    mine = (team.medical, ref, PASSWORD)
    acts: tuple[Callable[[], object], ...] = (
        lambda: add_person(team.admin, new, PASSWORD),
        lambda: reject(*mine, role="medical", comment=unseen),
        lambda: approve(*mine, role="medical", meaning=unseen),
        lambda: submit(team.author, submission("two", message=unseen)),
        lambda: submit(team.author, submission("two", title=unseen)),
        lambda: people.enable(team.admin, "mia", unseen),
    )
    before = len([e for e in events(team.admin) if e.effect == "insert"])
    for act in acts:
        with pytest.raises(LibraryError, match=r"can be seen|be seen in print"):
            act()
    assert len([e for e in events(team.admin) if e.effect == "insert"]) == before
    approved(team, ref)
    released(team, ref)
    with pytest.raises(LibraryError, match="no sign that can be seen"):
        withdraw(team.librarian, ref, PASSWORD, reason=unseen)


@pytest.mark.parametrize(
    "words", ["Fine\u3164", "G\u115food", "Good\u2800enough", "Good\ufe0f", "Go\u034fod"]
)
def test_a_signature_holds_no_blank_that_is_none(words: str) -> None:
    """Fillers and selectors print as nothing, and could tell two meanings apart unseen."""
    with pytest.raises(LibraryError, match="cannot be seen in print"):
        names.printed(words, "The meaning")


def test_other_scripts_and_signs_of_emphasis_are_seen() -> None:
    """A comment may be one sign; what people read is never refused."""
    for words in ("!", "✓", "好", "한", "؟", "5"):
        assert names.needed(words, "The comment") == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jörg Müller", "Jorg Muller"),
        ("山田太郎", "山田太朗"),
        ("Anna Ader", "Anne Ader"),
        ("Lea Lang", "Lea Land"),
    ],
)
def test_names_that_differ_to_the_eye_are_two(one: str, other: str) -> None:
    """An accent or one letter is enough."""
    assert not names.look_alike(one, other)


@pytest.mark.parametrize(
    "outside", ["x" * 65, "VV-1) valid until 2099 (\u202e", "\u200b", "-1", "VV\x1b[2J"]
)
def test_a_release_names_only_an_id_of_another_system(team: Team, outside: str) -> None:
    """It stands in the stamp of every slide."""
    ref = in_review(team)
    approved(team, ref)
    with pytest.raises(LibraryError, match="cannot be the id"):
        plan_release(team.librarian, ref, PASSWORD, outside=outside)
    assert plan_release(team.librarian, ref, PASSWORD, outside=" VV-1 ").approval.outside == "VV-1"
