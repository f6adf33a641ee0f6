"""A library holds which policies decks may bring along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app.policies import policies_named
from slidekit.app.reviewing import bytes_of, submission_of
from slidekit.errors import LibraryError, Refused
from slidekit.library.checking import check
from slidekit.library.derivation import Derivation
from slidekit.library.outside import record_outside
from slidekit.library.policies import list_policies, permit, withdraw
from slidekit.library.releases import plan_release
from slidekit.library.review import approve
from slidekit.library.submission import submit
from slidekit.template.load import digest, load_policy
from tests.library.hands import PASSWORD, events, joined
from tests.library.route import MEDICAL, approved, in_review, refusal, submission
from tests.library.small import small_deck

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.library.sessions import Session
    from slidekit.library.submission import Submission
    from slidekit.template.policy import Policy
    from tests.library.route import Team

NO = "policy_not_permitted"


def weakened(policy: Policy, **safety: float) -> Policy:
    """Return a policy that asks for less safety."""
    return policy.model_copy(update={"safety": policy.safety.model_copy(update=safety)})


def under(policy: Policy) -> Submission:
    """Return the small deck under a policy, as its author would submit it."""
    deck: Deck = replace(small_deck(), policy=policy)
    return replace(submission_of(deck, "First"), drafts=False)


def test_what_slidekit_ships_is_permitted_from_the_start(admin: Session) -> None:
    """Its default policy, in English and in German, permitted by nobody."""
    found = {(one.name, one.language): one for one in list_policies(admin)}
    assert {*found} == {("default", "en"), ("default", "de")}
    for (name, language), one in found.items():
        assert (one.digest, one.holds) == (digest(load_policy(name, language)), True)
        assert one.permitted_by is None


def test_a_deck_with_a_weakened_policy_is_refused_and_told_what_differs(team: Team) -> None:
    """The nearest permitted policy is named, and each setting in which the deck's departs."""
    own = weakened(small_deck().policy, proportion=0.1, min_slides=0)
    with pytest.raises(Refused) as no:
        submit(team.author, under(own))
    assert no.value.code == NO
    said = str(no.value)
    assert "safety.proportion (0.5 -> 0.1), safety.min_slides (2 -> 0)." in said
    assert digest(small_deck().policy)[:12] in said
    assert "slidekit library policy permit" in said
    assert [one.reason for one in events(team.admin) if one.action == "refused"] == [NO]
    with team.author.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM versions").scalar() == 0


def test_a_policy_is_read_from_the_deck_and_not_from_what_is_said_of_it(team: Team) -> None:
    """A deck file with another policy than was judged has another content as well."""
    own = weakened(small_deck().policy, proportion=0)
    file = bytes_of(replace(small_deck(), policy=own))
    with pytest.raises(LibraryError, match="other content"):
        submit(team.author, replace(submission("one"), deck_file=file))


def test_another_than_the_author_permits_a_policy_and_says_why(team: Team) -> None:
    """Librarian and administrator may; with the permission decks go in, and the trail has it."""
    own = weakened(small_deck().policy, proportion=0.4)
    asked = under(own)
    assert refusal(lambda: permit(team.medical, [own], "I like it")) == "wrong_role"
    with pytest.raises(LibraryError, match="reason is empty"):
        permit(team.librarian, [own], " ")
    (made,) = permit(team.librarian, [own], "Decision of 3 March")
    assert permit(team.admin, [own], "Again") == ()
    version = submit(team.author, asked)
    assert version.policy_digest == made.digest == digest(own)
    told = [one for one in events(team.admin) if one.action == "permit policy"][-1]
    assert (told.login, told.reason) == ("lena", "Decision of 3 March")
    assert check(team.admin.library).ok


def test_nobody_submits_under_a_policy_that_he_permitted_himself(team: Team) -> None:
    """An author who is a librarian too would otherwise permit what he likes."""
    both = joined(team.admin, "bea", "author", "librarian")
    own = weakened(small_deck().policy, proportion=0.4)
    permit(both, [own], "Handy")
    assert refusal(lambda: submit(both, under(own))) == NO
    assert submit(team.author, under(own)).state == "in_review"


def test_nothing_goes_on_under_a_policy_that_was_withdrawn(team: Team) -> None:
    """Neither approval, outside approval, release nor a new version; permitted again it does."""
    ref, other = in_review(team), in_review(team, name="Other")
    approved(team, other)
    (gone,) = withdraw(team.admin, digest(small_deck().policy)[:12], "Too weak")
    assert (gone.holds, gone.withdrawn_by) == (False, team.admin.person.id)
    acts = (
        lambda: approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL),
        lambda: record_outside(team.librarian, ref, PASSWORD, outside="V-1", roles=["medical"]),
        lambda: plan_release(team.librarian, other, PASSWORD),
        lambda: submit(team.author, submission("two", deck=ref.deck)),
    )
    assert [refusal(act) for act in acts] == [NO] * 4
    permit(team.admin, [small_deck().policy], "Looked at again")
    assert plan_release(team.librarian, other, PASSWORD).approval.state == "released"
    with pytest.raises(LibraryError, match="No permitted policy"):
        withdraw(team.admin, "nothing", "No reason")
    assert check(team.admin.library).ok


def test_a_derived_deck_brings_its_parents_policy_and_no_other(team: Team) -> None:
    """What was signed of the parent is no licence for another policy."""
    from slidekit.library.derivation import enter_derived

    ref = in_review(team)
    own = bytes_of(replace(small_deck(), policy=weakened(small_deck().policy, proportion=0)))
    made = Derivation(None, "A talk", "few", own, b"", b"", b"")  # type: ignore[arg-type]
    with team.author.reading() as connection:
        from slidekit.library.versions import find_version

        parent = find_version(connection, ref, "2026-11-27")
    with pytest.raises(LibraryError, match="another policy"), team.author.writing() as change:
        enter_derived(change, team.author, parent, made)
    withdraw(team.admin, "default", "All of them")
    with pytest.raises(Refused, match="withdrawn"), team.author.writing() as change:
        enter_derived(change, team.author, parent, made)


def test_a_name_means_a_policy_in_each_language_and_a_deck_its_very_own() -> None:
    """A company's policy file holds for decks in English and in German."""
    assert [one.lexicon.language for one in policies_named("default")] == ["de", "en"]
