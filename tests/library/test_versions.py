"""What a version says of itself: its own title and product, its own report, and its dossier."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app.dossier import parts_of
from slidekit.app.reviewing import submission_of
from slidekit.cli import main
from slidekit.errors import LibraryError
from slidekit.library import clock
from slidekit.library.checking import check
from slidekit.library.checkouts import require_deck
from slidekit.library.comments import comment
from slidekit.library.overview import overview
from slidekit.library.releases import withdraw
from slidekit.library.review import reject
from slidekit.library.submission import submit
from slidekit.library.versions import list_versions
from tests.library.hands import PASSWORD, events, joined, rows
from tests.library.route import approved, in_review, refusal, released, submission
from tests.library.small import small_deck

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from slidekit.library.comments import Comment
    from tests.library.route import Team


def test_each_version_has_its_own_title_and_product(team: Team) -> None:
    """Reviewers see what stands on the slides, and the roles for what it is about count."""
    one = in_review(team, product="Fictivan")
    other = joined(team.admin, "otto", "medical", product="Velthane")
    only = joined(team.admin, "olga", "author", product="Velthane")
    second = submission("two", deck=one.deck, title="Second thoughts", product="Velthane")
    assert refusal(lambda: submit(only, second)) == "wrong_role"
    assert [one.title for one in list_versions(other)] == []
    two = submit(team.author, second).ref
    found = [(v.title, v.product) for v in list_versions(team.librarian)]
    assert found == [("Quelmatinib in lung cancer", "Fictivan"), ("Second thoughts", "Velthane")]
    assert [v.ref for v in list_versions(other)] == [two]
    assert overview(other, two).deck.title == "Second thoughts"
    with team.author.reading() as connection:
        assert require_deck(connection, one.deck).product == "Velthane"
    assert check(team.admin.library).ok


def test_a_rule_report_that_the_deck_does_not_earn_is_refused_when_it_is_handed_in(
    team: Team,
) -> None:
    """A finding left out would be missed by reviewers until somebody releases the deck."""
    made = submission_of(small_deck(), "First")
    report = json.loads(made.report_file)
    for wrong in ([], [*report["list"], *report["list"][:1]]):
        bare = replace(made, report_file=json.dumps(report | {"list": wrong}).encode())
        with pytest.raises(LibraryError, match="The rules say something else of the deck"):
            submit(team.author, bare)
    assert rows(team.admin, "SELECT count(*) FROM decks") == [(0,)]


def test_the_trail_is_in_the_dossier_of_who_may_read_it(team: Team) -> None:
    """Exact as JSON, fit for a spreadsheet as CSV, and that it was read is in the trail."""
    ref = in_review(team)
    said = "=HYPERLINK(1)"
    reject(team.medical, ref, PASSWORD, role="medical", comment=said)
    of_author = parts_of(team.author, ref)
    assert not {"audit.json", "audit.csv"} & {*of_author}
    assert "may not read it" in of_author["README.txt"].decode()
    assert not [e for e in events(team.admin) if e.action == "read audit trail"]
    of_librarian = parts_of(team.librarian, ref)
    trail = json.loads(of_librarian["audit.json"])["events"]
    assert said in {event["reason"] for event in trail}
    assert f"'{said}".encode() in of_librarian["audit.csv"]
    (read,) = [e for e in events(team.admin) if e.action == "read audit trail"]
    assert (read.login, read.deck) == ("lena", ref.deck)


def test_a_dossier_is_of_one_moment(team: Team) -> None:
    """What a colleague says while it is read stands in record and trail, or in neither."""
    ref = in_review(team)
    said: list[Comment] = []

    def now(connection: Connection) -> tuple[datetime, str]:
        if not said:
            said.append(comment(team.medical, ref, "State the CI"))
        return clock.now(connection)

    late = replace(team.librarian, library=replace(team.librarian.library, now=now))
    for times in (0, 1):
        parts = parts_of(late, ref)
        trail = json.loads(parts["audit.json"])["events"]
        told = [event for event in trail if event["object"].startswith("comments:")]
        assert len(said) == 1
        assert (len(json.loads(parts["record.json"])["comments"]), len(told)) == (times, times)


def test_what_people_should_know_is_remarked_on_the_command_line(
    team: Team,
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A role for a product of no deck, and files of what may not be shown any more."""
    ref = in_review(team)
    approved(team, ref)
    released(team, ref)
    withdraw(team.librarian, ref, PASSWORD, reason="A signal")
    monkeypatch.setenv("SLIDEKIT_PASSWORD", PASSWORD)
    asked = ("--library", address, "--user")
    given = ("library", "user", "grant", "mia", "--roles", "signatory", "--product")
    assert main([*given, "Quelmatinip", *asked, "anna"]) == 0
    assert "No deck of the library is of Quelmatinip so far" in capsys.readouterr().err
    assert main([*given, "QUELMATINIB", *asked, "anna"]) == 0
    bundle = str(tmp_path / "out.zip")
    assert main(["review", "bundle", "export", str(ref), "-o", bundle, *asked, "lena"]) == 0
    told = capsys.readouterr().err
    assert "No deck" not in told
    assert f"{ref} is withdrawn: it may not be shown any more." in told
