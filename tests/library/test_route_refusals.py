"""What the route refuses, and attacks on it from inside and behind the library's back."""

from __future__ import annotations

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.errors import LibraryError, Refused
from slidekit.library.anchors import Anchor
from slidekit.library.checking import check
from slidekit.library.comments import comment, comments_of
from slidekit.library.governing import change_settings
from slidekit.library.overview import overview
from slidekit.library.people import disable, grant
from slidekit.library.releases import plan_release, record_release, withdraw
from slidekit.library.review import approve, reject
from slidekit.library.states import ROUTE, require_state
from slidekit.library.submission import submit
from slidekit.library.tables import STATES
from slidekit.library.trail import as_csv, list_events
from slidekit.library.versions import open_version
from slidekit.library.waivers import waive
from tests.library.hands import PASSWORD, as_owner, events, joined, rows
from tests.library.route import (
    MEDICAL,
    approved,
    at,
    expire,
    finding,
    in_review,
    refusal,
    released,
    report,
    submission,
)

if TYPE_CHECKING:
    from slidekit.library.sessions import Session
    from slidekit.library.states import Act
    from slidekit.library.versions import Ref
    from tests.library.route import Team

NASTY = (
    "'; DROP TABLE events; --",
    '" OR 1=1 --',
    "%(deck)s {0} :deck ? $1",
    '=HYPERLINK("http://x","y")',
    "<script>alert(1)</script>\n\x1b[31mred\u202eright to left",
)

APPROVERS = "medical regulatory legal signatory"
EVERYBODY = f"author {APPROVERS} librarian"
WHILE_OPEN = "in_review changes_requested approved"

STEPS: dict[Act, tuple[str, str, str, bool]] = {
    "check": ("draft", "checks_passed", "author", False),
    "submit": ("checks_passed", "in_review", "author", False),
    "comment": (WHILE_OPEN, "", EVERYBODY, False),
    "resolve": (WHILE_OPEN, "", EVERYBODY, False),
    "waive": ("in_review", "", APPROVERS, True),
    "record": ("in_review", "approved", "librarian", True),
    "approve": ("in_review", "approved", APPROVERS, True),
    "reject": ("in_review approved", "changes_requested", APPROVERS, True),
    "release": ("approved", "released", "signatory librarian", True),
    "derive": ("released", "", EVERYBODY, False),
    "withdraw": ("released expired superseded", "withdrawn", "signatory librarian", False),
    "supersede": ("draft checks_passed in_review approved released", "superseded", "", False),
    "expire": ("released", "expired", "", False),
}
"""Act -> states in which it is possible, state after it ("": the same), roles that may do it, and
whether an author of the deck must not: written by hand, as docs/review.md tells it."""


def approving(session: Session, ref: Ref, role: str = "medical") -> str:
    """Return the code with which an approval is refused."""
    return refusal(lambda: approve(session, ref, PASSWORD, role=role, meaning=MEDICAL))


def counted(team: Team) -> int:
    """Return how many signatures the library holds."""
    return int(rows(team.admin, "SELECT count(*) FROM signatures")[0][0])


@pytest.mark.parametrize("act", STEPS)
def test_no_act_is_possible_but_in_the_states_of_the_table(act: Act) -> None:
    """Every pair of act and state that the route does not name is refused."""
    before, after, roles, independent = STEPS[act]
    for state in STATES:
        if state in before.split():
            step = require_state(act, state, "onc301@1")
            assert (step.after, {*step.roles}) == (after, {*roles.split()})
            assert step.independent == independent
        else:
            with pytest.raises(Refused) as no:
                require_state(act, state, "onc301@1")
            assert no.value.code == "wrong_state"


def test_there_is_no_act_beside_the_table() -> None:
    """An act that somebody adds has to be told here, and in docs/review.md."""
    assert {*ROUTE} == {*STEPS}


def test_nobody_judges_what_he_wrote_any_version_of(team: Team) -> None:
    """Roles do not help an author, nor does it that a colleague submitted the last version."""
    grant(team.admin, "arno", ["medical", "regulatory", "librarian"])
    other = joined(team.admin, "olga", "author", "regulatory")
    bad = finding("small-cells", "block_unless_waived")
    ref = submit(team.author, submission("one", bad)).ref
    assert approving(team.author, ref) == "author_cannot_approve"
    two = submit(other, submission("two", bad, deck=ref.deck)).ref
    for session in (team.author, other):
        assert approving(session, two, "regulatory") == "author_cannot_approve"
        waiving: dict[str, Any] = {"rule": "small-cells", "reason": "Fine"}
        assert refusal(lambda: waive(session, two, PASSWORD, **waiving)) == (  # noqa: B023
            "author_cannot_approve"
        )
    waive(team.medical, two, PASSWORD, rule="small-cells", reason="Fine")
    approved(team, two)
    assert refusal(lambda: plan_release(team.author, two, PASSWORD)) == "author_cannot_approve"
    assert counted(team) == 3


def test_a_role_has_to_be_had_awake_for_this_product_and_by_another_person(team: Team) -> None:
    """Wrong role, other product, no training, two roles in one person: all refused."""
    ref = in_review(team)
    assert approving(team.medical, ref, "regulatory") == "wrong_role"
    assert approving(team.librarian, ref, "librarian") == "wrong_role"
    assert approving(joined(team.admin, "otto", "medical", product="Other"), ref) == "wrong_role"
    both = joined(team.admin, "bea", "medical", "regulatory")
    approve(both, ref, PASSWORD, role="medical", meaning=MEDICAL)
    assert approving(both, ref, "regulatory") == "wrong_role"
    assert approving(both, ref, "medical") == "wrong_role"
    assert open_version(both, ref).state == "in_review"


def test_a_disabled_person_who_is_still_signed_in_does_nothing_more(team: Team) -> None:
    """The library asks who somebody is now, not who he was when he signed in."""
    ref = in_review(team)
    disable(team.admin, "mia", "Left the company")
    assert approving(team.medical, ref) == "disabled"
    assert refusal(lambda: comment(team.medical, ref, "Hm")) == "disabled"
    assert refusal(lambda: open_version(team.medical, ref)) == "disabled"


def test_no_signature_without_the_password_again(team: Team) -> None:
    """An open screen signs nothing; five wrong passwords lock the account."""
    ref = in_review(team)
    tries = [
        refusal(lambda: approve(team.medical, ref, f"guess {n}", role="medical", meaning="x"))  # noqa: B023
        for n in range(5)
    ]
    assert tries == ["bad_password"] * 4 + ["locked"]
    assert approving(team.medical, ref) == "locked"
    assert counted(team) == 0


def test_what_blocks_keeps_a_deck_out_and_what_is_open_keeps_it_from_approval(team: Team) -> None:
    """A finding that nobody can waive refuses submission and leaves nothing behind."""
    bad = finding("safety-present-placed", "block", "safety")
    before = rows(team.admin, "SELECT count(*) FROM blobs")
    with pytest.raises(Refused, match=r"safety-present-placed \(safety\)") as no:
        submit(team.author, submission("one", bad))
    assert no.value.code == "unwaived"
    assert rows(team.admin, "SELECT count(*) FROM blobs") == before
    ref = in_review(team)
    comment(team.medical, ref, "Add the CI", must_fix=True)
    assert approving(team.regulatory, ref, "regulatory") == "unresolved_must_fix"


def test_a_must_fix_after_approval_keeps_a_version_from_release(team: Team) -> None:
    """A signatory or librarian who sees a fault in the final form stops it there."""
    ref = in_review(team)
    approved(team, ref)
    comment(team.librarian, ref, "The logo is the old one", must_fix=True)
    assert refusal(lambda: plan_release(team.librarian, ref, PASSWORD)) == "unresolved_must_fix"
    sent = reject(team.medical, ref, PASSWORD, role="medical", comment="Logo")
    assert sent.state == "changes_requested"
    assert refusal(lambda: plan_release(team.librarian, ref, PASSWORD)) == "wrong_state"


def test_a_signature_brought_to_another_version_is_found(team: Team, address: str) -> None:
    """Whoever owns the database cannot approve by moving signatures between versions."""
    one = in_review(team)
    approve(team.medical, one, PASSWORD, role="medical", meaning=MEDICAL)
    two = submit(team.author, submission("two", deck=one.deck)).ref
    as_owner(address, "UPDATE signatures SET version = 2")
    with pytest.raises(LibraryError, match="not as it was made"):
        approve(team.regulatory, two, PASSWORD, role="regulatory", meaning="Fine")
    with pytest.raises(LibraryError, match="not as it was made"):
        overview(team.medical, two)
    assert "signatures:1: version" in [p.where for p in check(team.admin.library).problems]


PARTS = ("person", "role", "meaning", "payload", "signature", "previous", "act", "at")


def test_two_signatures_that_swap_a_column_are_found(team: Team, address: str) -> None:
    """Not a single part of two signatures can change places, and nothing is released on them."""
    rejected = in_review(team, name="Other")
    reject(team.medical, rejected, PASSWORD, role="medical", comment="No")
    ref = in_review(team)
    approved(team, ref)
    for part in PARTS:
        swap = (
            f"CREATE TABLE held AS SELECT number, {part} AS part FROM signatures",
            f"UPDATE signatures SET {part} = (SELECT part FROM held WHERE held.number = "
            "CASE signatures.number WHEN 1 THEN 3 WHEN 3 THEN 1 ELSE 2 END)",
            "DROP TABLE held",
        )
        as_owner(address, *swap)
        with pytest.raises(LibraryError, match="not as it was made"):
            plan_release(team.librarian, ref, PASSWORD)
        assert f"signatures:1: {part}" in [p.where for p in check(team.admin.library).problems]
        as_owner(address, *swap)
    assert plan_release(team.librarian, ref, PASSWORD).version.ref == ref


def test_files_that_were_exchanged_are_not_released(team: Team, address: str) -> None:
    """A rule report or deck written over in the database is not the one that was signed."""
    ref = in_review(team, finding("small-cells", "block_unless_waived"))
    empty = report().hex()
    value = f"decode('{empty}', 'hex')" if address.startswith("postgresql") else f"x'{empty}'"
    version = open_version(team.medical, ref)
    as_owner(address, f"UPDATE blobs SET content = {value} WHERE sha256 = '{version.report_file}'")
    with pytest.raises(LibraryError, match="not as it was stored"):
        approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)


def test_a_clock_set_back_brings_no_expired_approval_to_life(team: Team) -> None:
    """What was recorded as expired stays so, and the events tell of the clock."""
    ref = in_review(team)
    approved(team, ref)
    version = released(team, ref, months=1)
    assert version.valid_until is not None
    later = f"{int(version.valid_until[:4]) + 2}-01-01T00:00:00"
    expire(at(team.librarian, later))
    assert open_version(team.librarian, ref).state == "expired"
    comment(team.author, in_review(team, name="Other"), "Now")
    noted = [e.action for e in events(team.admin) if e.action == "clock was set back"]
    assert noted


def test_the_second_of_two_people_learns_that_he_came_late(team: Team) -> None:
    """Whoever acts on what he saw is refused if something was done on it since."""
    ref = in_review(team)
    seen = open_version(team.regulatory, ref).row_version
    comment(team.medical, ref, "Look at slide 3")
    late: dict[str, Any] = {"role": "regulatory", "seen": seen}
    acts = [
        lambda: approve(team.regulatory, ref, PASSWORD, meaning="Fine", **late),
        lambda: reject(team.regulatory, ref, PASSWORD, comment="No", **late),
        lambda: comment(team.regulatory, ref, "Hm", seen=seen),
    ]
    assert [refusal(one) for one in acts] == ["stale_version"] * 3
    now = open_version(team.regulatory, ref).row_version
    approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning="Fine", seen=now)
    based = submission("two", deck=ref.deck)
    assert refusal(lambda: submit(team.author, based, base=2)) == "stale_version"


def test_a_release_is_refused_if_anything_was_done_while_its_files_were_written(
    team: Team,
) -> None:
    """A demand, another signature, setting or release in between: nothing is kept of it."""
    ref = in_review(team)
    approved(team, ref)
    plan = plan_release(team.librarian, ref, PASSWORD)
    comment(team.librarian, ref, "Wait")
    assert refusal(lambda: record_release(team.librarian, plan, pptx=b"x")) == "stale_version"
    plan = plan_release(team.librarian, ref, PASSWORD)
    other = in_review(team, name="Other")
    approve(team.medical, other, PASSWORD, role="medical", meaning=MEDICAL)
    assert refusal(lambda: record_release(team.librarian, plan, pptx=b"x")) == "stale_version"
    plan = plan_release(team.librarian, ref, PASSWORD)
    change_settings(team.admin, {"required_roles": "medical,regulatory,legal"}, "SOP 12")
    assert refusal(lambda: record_release(team.librarian, plan, pptx=b"x")) == "wrong_state"
    change_settings(team.admin, {"required_roles": "medical", "valid_months": "6"}, "SOP 13")
    assert refusal(lambda: record_release(team.librarian, plan, pptx=b"x")) == "stale_version"
    assert open_version(team.librarian, ref).state == "approved"
    assert released(team, ref).state == "released"
    assert refusal(lambda: record_release(team.librarian, plan, pptx=b"x")) == "wrong_state"
    assert check(team.admin.library).ok


def test_people_who_sign_at_the_same_moment_all_sign_and_approve_once(team: Team) -> None:
    """Five reviewers at once: five signatures in one chain, one approval."""
    ref = in_review(team)
    others = [joined(team.admin, f"m{n}", "medical") for n in range(3)]
    roles = [(team.medical, "medical"), (team.regulatory, "regulatory")]
    roles += [(one, "medical") for one in others]

    def sign(one: tuple[Session, str]) -> str:
        try:
            return approve(one[0], ref, PASSWORD, role=one[1], meaning="Fine").state
        except Refused as no:
            return no.code

    with ThreadPoolExecutor(5) as pool:
        said = list(pool.map(sign, roles))
    assert {"approved"} <= {*said} <= {"in_review", "approved", "wrong_state"}
    assert said.count("approved") == 1
    assert counted(team) == len([one for one in said if one != "wrong_state"])
    moves = [e.new for e in events(team.admin) if e.field == "state" and e.deck == ref.deck]
    assert moves.count("approved") == 1
    assert check(team.admin.library).ok


def test_whatever_people_type_is_kept_as_it_is_and_does_nothing(team: Team) -> None:
    """Texts with SQL, formulas, markup or control signs come back letter by letter."""
    for number, words in enumerate(NASTY):
        bad = finding("small-cells", "block_unless_waived")
        sent = submission(
            str(number), bad, title=words, message=words, audience=words, purpose=words
        )
        ref = submit(team.author, sent).ref
        comment(team.medical, ref, words)
        seen = words if words.isprintable() else "Unseen signs are not signed"
        waive(team.medical, ref, PASSWORD, rule="small-cells", reason=seen)
        approve(team.medical, ref, PASSWORD, role="medical", meaning=seen)
        approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning=seen)
        released(team, ref, meaning=seen, outside="VV-1")
        assert withdraw(team.librarian, ref, PASSWORD, reason=words).version.state == "withdrawn"
        whole = overview(team.author, ref)
        assert {whole.version.title, whole.version.message, whole.version.audience} == {words}
        assert [said.text for said in whole.comments] == [words]
        assert [one.signature.meaning for one in whole.signatures[1:4]] == [seen] * 3
        assert whole.signatures[4].signature.meaning == words
        assert whole.waivers[0].reason == seen
    trail = as_csv(list_events(team.librarian)).decode("utf-8-sig")
    cells = {cell for row in csv.DictReader(io.StringIO(trail)) for cell in row.values()}
    assert not [cell for cell in cells if cell and cell.startswith(("=", "+", "-", "@"))]
    assert check(team.admin.library).ok


def test_texts_that_no_database_keeps_and_empty_ones_are_refused(team: Team) -> None:
    """NUL, half characters, nothing at all, and a book: told plainly, nothing is written."""
    ref = in_review(team)
    before = len(events(team.admin))
    for words in ("\0", "\ud800", "", " \n ", "x" * 100_001):
        with pytest.raises(LibraryError):
            comment(team.medical, ref, words)
        with pytest.raises(LibraryError):
            reject(team.medical, ref, PASSWORD, role="medical", comment=words)
    with team.author.reading() as connection:
        assert comments_of(connection, ref) == ()
    assert open_version(team.author, ref).state == "in_review"
    confirmed = [e.action for e in events(team.admin)[before:]]
    assert {*confirmed} == {"confirm identity"}


def test_reports_and_digests_that_are_none_are_refused(team: Team) -> None:
    """A submission that some other program made up is not taken."""
    for wrong in (b"", b"[]", b"{}", json.dumps({"list": {"a": 1}}).encode(), b"\xff"):
        with pytest.raises(LibraryError, match="rule report cannot be read"):
            submit(team.author, replace(submission(), report_file=wrong))
    with pytest.raises(LibraryError, match="no SHA-256"):
        submit(team.author, replace(submission(), content_digest="abc"))
    with pytest.raises(LibraryError, match="not a date"):
        submit(team.author, replace(submission(), review_dates={"label": "soon"}))
    with pytest.raises(LibraryError, match="Nobody has the login"):
        submit(team.author, submission(), reviewers=["ghost"])
    with pytest.raises(LibraryError, match="no role to review"):
        submit(team.author, submission(), reviewers=["lena"])
    assert rows(team.admin, "SELECT count(*) FROM versions")[0][0] == 0
    assert comment(team.medical, in_review(team), "ok", anchor=Anchor()).version == 1
