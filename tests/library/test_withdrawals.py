"""Whoever judges a version is told what was withdrawn before it, and why."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from slidekit.cli import main
from slidekit.errors import Refused
from slidekit.library.overview import overview
from slidekit.library.releases import plan_release, withdraw
from slidekit.library.review import approve
from slidekit.library.submission import submit
from slidekit.library.withdrawals import read_withdrawals, withdrawal_words
from tests.library.hands import PASSWORD, joined
from tests.library.route import approved, in_review, refusal, released, submission

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.versions import Ref
    from tests.library.hands import Run
    from tests.library.route import Team

REASON = "New safety signal"


def taken_back(team: Team) -> Ref:
    """Release a version and withdraw it."""
    ref = in_review(team)
    approved(team, ref)
    released(team, ref)
    withdraw(team.librarian, ref, PASSWORD, reason=REASON)
    return ref


def again(team: Team, words: str, deck: str = "", source: str = "") -> Ref:
    """Submit another version of a deck, or a deck of its own."""
    return submit(team.author, submission(words, deck=deck, derived_from=source)).ref


def test_content_that_was_withdrawn_comes_back_with_the_reason(
    team: Team, run: Run, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told where it is shown, signed and written down, and released with a reason alone."""
    one = taken_back(team)
    two = again(team, "one", deck=one.deck)
    day = overview(team.medical, one).version.withdrawn_at
    assert day is not None
    said = f"Nothing changed since version 1, which was withdrawn: {REASON} (Lena, {day[:10]})."

    (found,) = overview(team.medical, two).withdrawn_before
    assert withdrawal_words(found, two.deck) == said
    code, shown = run("mia", "review", "show", str(two))
    (told,) = shown["withdrawn_before"]
    assert (code, told["version"], told["reason"], told["same_content"]) == (0, 1, REASON, True)
    assert (told["person"], told["role"], told["at"][:10]) == ("Lena", "librarian", day[:10])

    signing = ("review", "approve", str(two), "--meaning", "Accurate", "--as")
    assert main([*signing, "medical", "--library", address, "--user", "mia"]) == 0
    assert said in capsys.readouterr().err
    approve(team.regulatory, two, PASSWORD, role="regulatory", meaning="In line")
    zipped = tmp_path / "dossier.zip"
    assert run("lena", "review", "dossier", str(two), "-o", str(zipped))[0] == 0
    with zipfile.ZipFile(zipped) as held:
        assert said in held.read("README.txt").decode().splitlines()
        assert json.loads(held.read("record.json"))["withdrawn_before"] == [told]

    with pytest.raises(Refused) as no:
        plan_release(team.librarian, two, PASSWORD, meaning="Released for use")
    assert (no.value.code, str(no.value).startswith(said)) == ("withdrawn_content", True)
    plan = plan_release(team.librarian, two, PASSWORD, despite="The signal was refuted")
    assert plan.signature.meaning.endswith(
        f". Withdrawn as {one}, released again: The signal was refuted"
    )
    assert released(team, two, despite="The signal was refuted").state == "released"


def test_what_was_mended_is_released_and_the_reason_is_told_all_the_same(team: Team) -> None:
    """A later version of other content needs no reason; nor is one told of what comes after it."""
    one = taken_back(team)
    two = again(team, "two", deck=one.deck)
    (found,) = overview(team.medical, two).withdrawn_before
    assert withdrawal_words(found, two.deck).startswith(
        f"Version 1 was withdrawn: {REASON} (Lena, "
    )
    assert overview(team.medical, one).withdrawn_before == ()
    approved(team, two)
    assert released(team, two).state == "released"


def test_other_decks_of_the_same_content_and_of_the_same_source_are_told(team: Team) -> None:
    """A copy in a deck of its own, a deck made from what was withdrawn; not to who has no role."""
    one = taken_back(team)
    copy, made = again(team, "one"), again(team, "two", source=str(one))
    assert one.deck not in (copy.deck, made.deck)
    told = read_withdrawals(team.author, copy, made)
    words = [withdrawal_words(found[0], "x").partition(":")[0] for found in told]
    assert words == [
        f"Nothing changed since {one}, which was withdrawn",
        f"{one} was withdrawn",
    ]
    approved(team, copy)
    assert refusal(lambda: plan_release(team.librarian, copy, PASSWORD)) == "withdrawn_content"
    assert read_withdrawals(joined(team.admin, "nora"), copy) == ((),)
