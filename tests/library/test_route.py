"""The route of a version through the library, on both databases."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from slidekit.errors import LibraryError
from slidekit.export.approval import flaws_of
from slidekit.export.signing import read_public_keys
from slidekit.library.anchors import Anchor, Anchors
from slidekit.library.checking import check
from slidekit.library.comments import comment, comments_of, open_must_fix, reply, resolve
from slidekit.library.exports import exports_of
from slidekit.library.keys import public_pem
from slidekit.library.known import standing
from slidekit.library.releases import plan_release, record_release, withdraw
from slidekit.library.review import approve, reject, waits_for
from slidekit.library.signing import signatures_of
from slidekit.library.submission import submit
from slidekit.library.versions import list_versions, open_version
from slidekit.library.waivers import waive, waivers_of
from tests.library.hands import PASSWORD, events, joined, rows
from tests.library.route import (
    MEDICAL,
    PLACES,
    approved,
    at,
    finding,
    in_review,
    refusal,
    released,
    submission,
    team_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.sessions import Session
    from tests.library.route import Team


@pytest.fixture
def team(admin: Session) -> Team:
    """Return author, reviewers and librarian of a new library."""
    return team_of(admin)


def test_a_version_goes_the_whole_route(team: Team, tmp_path: Path) -> None:
    """Submitted, sent back, submitted anew, approved by two, released, withdrawn; all of it holds."""
    first = submit(team.author, submission("one"))
    assert (str(first.ref), first.state) == ("onc301-congress@1", "in_review")
    sent_back = reject(
        team.medical, first.ref, PASSWORD, role="medical", comment="The hazard ratio lacks its CI."
    )
    assert sent_back.state == "changes_requested"
    second = submit(team.author, submission("two", deck=first.deck))
    assert (second.number, second.state) == (2, "in_review")
    half = approve(team.medical, second.ref, PASSWORD, role="medical", meaning=MEDICAL)
    assert half.state == "in_review"
    with team.author.reading() as connection:
        assert waits_for(connection, half) == ("regulatory",)
    for one in comments_after(team, second.ref):
        resolve(team.medical, one)
    whole = approve(team.regulatory, second.ref, PASSWORD, role="regulatory", meaning="Fine")
    assert whole.state == "approved"
    plan = plan_release(team.librarian, second.ref, PASSWORD)
    out = record_release(team.librarian, plan, pptx=b"the released file")
    year = datetime.now(UTC).year
    assert (out.state, out.approval_id) == ("released", f"MED-{year}-0001")
    key = tmp_path / "public.pem"
    key.write_text(public_pem(team.author), "ascii")
    assert flaws_of(plan.approval, read_public_keys(key)) == ()
    assert standing(team.author.library, plan.approval).state == "released"
    gone = withdraw(team.librarian, second.ref, PASSWORD, reason="A new safety signal")
    assert (gone.version.state, gone.exports[0].login) == ("withdrawn", "lena")
    now = standing(team.author.library, plan.approval)
    assert (now.state, now.reason) == ("withdrawn", "A new safety signal")
    assert check(team.admin.library).problems == ()
    states = [e.new for e in events(team.admin) if e.deck == first.deck and e.field == "state"]
    assert states == [
        *("checks_passed", "in_review", "changes_requested"),
        *("checks_passed", "in_review", "approved", "released", "withdrawn"),
    ]


def comments_after(team: Team, ref: object) -> list[str]:
    """Return the ids of the open comments that came with a version."""
    with team.author.reading() as connection:
        return [one.id for one in comments_of(connection, ref) if one.is_open]  # type: ignore[arg-type]
