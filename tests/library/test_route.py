"""The route of a version through the library, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.errors import LibraryError, Refused
from slidekit.export.approval import flaws_of
from slidekit.export.signing import read_public_keys
from slidekit.library.anchors import Anchor, Anchors
from slidekit.library.checking import check
from slidekit.library.checkouts import check_in, check_out
from slidekit.library.comments import comment, comments_of, reply, resolve
from slidekit.library.governing import change_settings
from slidekit.library.keys import public_pem, rotate
from slidekit.library.known import standing
from slidekit.library.overview import overview
from slidekit.library.releases import plan_release, record_release, withdraw
from slidekit.library.review import approve, reject, waits_for
from slidekit.library.submission import submit
from slidekit.library.versions import list_versions, open_version
from slidekit.library.waivers import waive
from tests.library.hands import PASSWORD, events, joined
from tests.library.route import (
    MEDICAL,
    PRODUCT,
    approved,
    at,
    expire,
    finding,
    in_review,
    refusal,
    released,
    submission,
)

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.comments import Comment
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref
    from tests.library.route import Team


def comments_on(team: Team, ref: Ref) -> list[Comment]:
    """Return the comments on a version."""
    with team.author.reading() as connection:
        return list(comments_of(connection, ref))


def test_a_version_goes_the_whole_route(team: Team, tmp_path: Path) -> None:
    """Submitted, sent back, submitted anew, approved by two, released, withdrawn."""
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
    (sent,) = comments_on(team, second.ref)
    resolve(team.medical, sent.id)
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


def test_comments_go_along_to_the_places_that_are_still_there(team: Team) -> None:
    """A comment keeps author and words; where its slide is gone it tells where it stood."""
    one = in_review(team)
    on_table = Anchor("primary", "table", "os.hr.a_vs_b")
    kept = comment(team.medical, one, "State the CI", anchor=on_table, must_fix=True)
    reply(team.author, kept.id, "Will do")
    comment(team.regulatory, one, "Which market?", anchor=Anchor("title"))
    done = comment(team.regulatory, one, "A typo")
    resolve(team.author, done.id)
    fewer = Anchors({"primary": ("primary.table",)}, frozenset())
    two = submit(team.author, submission("two", deck=one.deck, anchors=fewer)).ref
    now = {said.text: said for said in comments_on(team, two)}
    assert [*now] == ["State the CI", "Will do", "Which market?"]
    ci, answer, market = now.values()
    assert (ci.anchor, ci.lost) == (
        Anchor("primary", "primary.table"),
        Anchor("primary", "primary.table", "os.hr.a_vs_b"),
    )
    assert (ci.author, ci.at, ci.must_fix, ci.carried_from) == (
        *(team.medical.person.id, kept.at, True, kept.id),
    )
    assert answer.reply_to == ci.id
    assert (market.anchor, market.lost) == (Anchor(), Anchor("title"))


def test_a_place_that_a_version_does_not_have_takes_no_comment(team: Team) -> None:
    """A slip in the name of a slide, block or number is told, not kept."""
    ref = in_review(team)
    for place in (
        Anchor("nowhere"),
        Anchor("title", "table"),
        Anchor(fact="os.hr"),
        Anchor("", "x"),
    ):
        with pytest.raises(LibraryError, match="has no"):
            comment(team.medical, ref, "?", anchor=place)


def test_what_a_reviewer_demands_is_not_settled_by_who_wrote_the_deck(team: Team) -> None:
    """The author settles suggestions; a must-fix takes a reviewer."""
    ref = in_review(team)
    demand = comment(team.medical, ref, "Add the boxed warning", must_fix=True)
    wish = comment(team.medical, ref, "Nicer colours")
    assert not resolve(team.author, wish.id).is_open
    assert refusal(lambda: resolve(team.author, demand.id)) == "author_cannot_approve"
    assert refusal(lambda: resolve(team.librarian, demand.id)) == "wrong_role"
    two = submit(team.author, submission("two", deck=ref.deck)).ref
    assert refusal(lambda: approved(team, two)) == "unresolved_must_fix"
    settled = resolve(team.regulatory, demand.id)
    assert (settled.version, settled.carried_from, settled.is_open) == (2, demand.id, False)
    assert approved(team, two).state == "approved"


def test_a_waiver_is_for_one_version_and_only_for_what_can_be_waived(team: Team) -> None:
    """It takes a finding of the frozen report; the next version needs it anew."""
    bad = (
        finding("small-cells", "block_unless_waived", "baseline"),
        finding("small-cells", "block_unless_waived", "forest"),
        finding("ph-check", "warn", "primary"),
    )
    ref = in_review(team, *bad)
    for rule, slide in (("ph-check", ""), ("small-cells", "title"), ("no-such-rule", "")):
        with pytest.raises(LibraryError, match="waits for a waiver"):
            waive(team.medical, ref, PASSWORD, rule=rule, slide=slide, reason="Fine")
    assert refusal(lambda: approved(team, ref)) == "unwaived"
    waive(team.medical, ref, PASSWORD, rule="small-cells", slide="forest", reason="Published so")
    assert refusal(lambda: approved(team, ref)) == "unwaived"
    (last,) = waive(team.medical, ref, PASSWORD, rule="small-cells", reason="Published so")
    assert (last.slide, last.signature) == ("baseline", 2)
    assert approved(team, ref).state == "approved"
    two = submit(team.author, submission("two", *bad, deck=ref.deck)).ref
    assert refusal(lambda: approved(team, two)) == "unwaived"


def test_a_new_version_takes_the_place_of_what_nobody_had_decided_on(team: Team) -> None:
    """In review becomes superseded, sent back stays; a release ends the one before."""
    deck = in_review(team).deck
    submit(team.author, submission("two", deck=deck))
    two = submit(team.author, submission("three", deck=deck)).ref
    reject(team.medical, two, PASSWORD, role="medical", comment="Not yet")
    three = submit(team.author, submission("four", deck=deck)).ref
    for said in comments_on(team, three):
        resolve(team.medical, said.id)
    approved(team, three)
    plan = plan_release(team.librarian, three, PASSWORD)
    record_release(team.librarian, plan, pptx=b"released 4")
    five = submit(team.author, submission("five", deck=deck)).ref
    approved(team, five)
    released(team, five)
    found = [(one.number, one.state) for one in list_versions(team.author)]
    assert found == [
        *((1, "superseded"), (2, "superseded"), (3, "changes_requested")),
        *((4, "superseded"), (5, "released")),
    ]
    now = standing(team.author.library, plan.approval)
    assert (now.state, now.reason) == ("superseded", "Version 5 took its place.")


def test_a_release_ends_with_the_first_date_of_months_labels_and_permissions(team: Team) -> None:
    """The library's months are the most; a label to be looked at again ends it sooner.

    A day that the trail has seen is over, though a clock was set back behind it.
    """
    label = {f"label of {PRODUCT}": "2099-03-31"}
    change_settings(team.admin, {"password_days": "0"}, "Passwords do not age")
    ref, other = in_review(team, review_dates=label), in_review(team, name="Other")
    for one in (ref, other):
        approved(team, one)
    librarian = at(team.librarian, "2098-11-27T10:00:00")
    assert plan_release(librarian, ref, PASSWORD, months=99).limited_by == f"label of {PRODUCT}"
    short = plan_release(librarian, ref, PASSWORD, months=3)
    assert (short.approval.valid_until.isoformat(), short.limited_by) == ("2099-02-26", "months")
    with pytest.raises(LibraryError, match="cannot hold for 0 months"):
        plan_release(librarian, ref, PASSWORD, months=0)
    late = at(team.librarian, "2099-04-01T10:00:00")
    assert refusal(lambda: plan_release(late, ref, PASSWORD)) == "wrong_state"
    with pytest.raises(Refused, match="was due for review on 2099-03-31"):
        plan_release(librarian, ref, PASSWORD)
    with pytest.raises(Refused, match="end on 2099-02-26, and the audit trail has 2099-04-01"):
        plan_release(librarian, other, PASSWORD, months=3)
    assert plan_release(librarian, other, PASSWORD).limited_by == "months"


def test_an_approval_ends_by_its_date_and_the_next_act_records_it(team: Team) -> None:
    """The day after, everybody who reads it is told; the next act makes an event of it, once."""
    ref = in_review(team)
    approved(team, ref)
    plan = plan_release(team.librarian, ref, PASSWORD, months=1)
    record_release(team.librarian, plan, pptx=b"released")
    last = plan.approval.valid_until
    on_last_day = at(team.author, f"{last}T23:59:59")
    after = at(team.author, f"{last.replace(year=last.year + 1)}T00:00:00")
    assert open_version(on_last_day, ref).state == "released"
    assert open_version(after, ref).state == "expired"
    assert standing(after.library, plan.approval).state == "expired"
    for session, times in ((on_last_day, 0), (after, 1), (after, 1)):
        expire(session)
        told = [event.deck for event in events(team.admin) if event.action == "expire"]
        assert told == [ref.deck] * times
    assert open_version(team.author, ref).state == "expired"
    assert withdraw(team.librarian, ref, PASSWORD, reason="A signal").version.state == "withdrawn"


def test_a_newer_data_cut_or_label_marks_every_deck_that_rests_on_the_older(team: Team) -> None:
    """All live versions are marked, with an event; those that rest on the newest are not."""
    old = in_review(team)
    cut = {"onc301": "2026-06-30"}
    newer = submission("other", data_cuts=cut, label_versions={PRODUCT: "revision 5"})
    new = submit(team.author, newer).ref
    marks = {mark.kind: mark for mark in overview(team.medical, old).stale}
    assert [(m.name, m.own, m.newer, m.since) for m in marks.values()] == [
        ("onc301", "2026-01-31", "2026-06-30", str(new)),
        (PRODUCT, "revision 4", "revision 5", str(new)),
    ]
    assert overview(team.medical, new).stale == ()
    noted = [e for e in events(team.admin) if e.action == "rests on something older"]
    assert [(e.object, e.deck) for e in noted] == [(f"versions:{old.deck}/1", old.deck)] * 2


def test_who_has_a_deck_checked_out_is_the_only_one_to_submit(team: Team) -> None:
    """Others wait; a librarian can free it; a version submitted gives it back."""
    deck = in_review(team).deck
    other = joined(team.admin, "olga", "author")
    check_out(team.author, deck)
    two = submission("two", deck=deck)
    assert refusal(lambda: submit(other, two)) == "locked"
    assert refusal(lambda: check_out(other, deck)) == "locked"
    assert refusal(lambda: check_in(other, deck)) == "wrong_role"
    assert submit(team.author, two).number == 2
    assert check_out(other, deck).checked_out_by == other.person.id
    assert check_in(team.librarian, deck, "On holiday").checked_out_by is None


def test_each_sees_what_waits_for_him(team: Team) -> None:
    """The author sees his own, reviewers what lacks their role, the librarian what is approved."""
    other = joined(team.admin, "otto", "medical")
    ref = submit(team.author, submission("one"), reviewers=["mia"]).ref

    def mine(session: Session) -> bool:
        return bool(list_versions(session, mine=True))

    sees = [
        mine(one) for one in (team.author, team.medical, team.regulatory, team.librarian, other)
    ]
    assert sees == [True, True, True, False, False]
    approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning="Fine")
    assert not mine(team.regulatory)
    approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    assert [mine(one) for one in (team.medical, team.librarian)] == [False, True]
    acts = {one.person.login: overview(one, ref).acts for one in (team.author, team.librarian)}
    assert acts == {"arno": ("comment", "resolve"), "lena": ("comment", "resolve", "release")}


def test_a_deck_of_one_product_is_not_seen_by_those_of_another(team: Team) -> None:
    """Roles given for a product hold for its decks only, reading too."""
    stranger = joined(team.admin, "otto", "medical", product="Fictivan")
    ref = in_review(team)
    assert list_versions(stranger) == ()
    assert refusal(lambda: open_version(stranger, ref)) == "wrong_role"
    assert refusal(lambda: comment(stranger, ref, "Hm")) == "wrong_role"
    own = submit(team.author, replace(submission("f"), product="Fictivan", name="F")).ref
    assert [one.ref for one in list_versions(stranger)] == [own]


def test_a_new_key_between_approval_and_release_voids_nothing(team: Team, tmp_path: Path) -> None:
    """What the old key signed stays valid; the release is signed with the new one."""
    ref = in_review(team)
    approved(team, ref)
    old = plan_release(team.librarian, ref, PASSWORD)
    rotate(team.admin, "yearly")
    assert refusal(lambda: record_release(team.librarian, old, pptx=b"x")) == "stale_version"
    plan = plan_release(team.librarian, ref, PASSWORD)
    record_release(team.librarian, plan, pptx=b"released")
    assert {one.key for one in plan.approval.signatures} == {old.approval.key, plan.approval.key}
    key = tmp_path / "public.pem"
    key.write_text(public_pem(team.author), "ascii")
    assert flaws_of(plan.approval, read_public_keys(key)) == ()
    assert check(team.admin.library).ok


def test_a_demand_on_an_older_version_reaches_the_newest(team: Team) -> None:
    """Made after the newer one was submitted it goes along at once, and blocks that."""
    one = in_review(team)
    reject(team.medical, one, PASSWORD, role="medical", comment="See the slides")
    two = submit(team.author, submission("two", deck=one.deck)).ref
    late = comment(team.medical, one, "State the CI", anchor=Anchor("primary"), must_fix=True)
    (now,) = [said for said in comments_on(team, two) if said.must_fix]
    assert (now.carried_from, now.anchor, now.author) == (late.id, late.anchor, late.author)
    sign: dict[str, Any] = {"role": "medical", "meaning": MEDICAL}
    no = refusal(lambda: approve(team.medical, two, PASSWORD, **sign))
    assert no == "unresolved_must_fix"
    three = submit(team.author, submission("three", deck=one.deck)).ref
    assert [said.text for said in comments_on(team, three) if said.must_fix] == ["State the CI"]
    assert resolve(team.medical, late.id).version == three.number
    assert approve(team.medical, three, PASSWORD, **sign).state == "in_review"


def test_a_demand_that_never_came_along_blocks_as_well(team: Team) -> None:
    """Where the newest was released meanwhile, the next one cannot be approved past the demand."""
    one = in_review(team)
    reject(team.medical, one, PASSWORD, role="medical", comment="See the slides")
    two = submit(team.author, submission("two", deck=one.deck)).ref
    approved(team, two)
    released(team, two)
    comment(team.medical, one, "State the CI", must_fix=True)
    assert [said.text for said in comments_on(team, two) if said.must_fix] == []
    three = submit(team.author, submission("three", deck=one.deck)).ref
    assert [said.text for said in comments_on(team, three) if said.must_fix] == ["State the CI"]


def test_what_is_due_first_stands_first_in_the_inbox(team: Team) -> None:
    """A submitter gives a day; rows of the inbox have it, and those without one come last."""
    for name, due in (("A", ""), ("B", "2099-03-01"), ("C", " 2099-02-01 "), ("D", "")):
        submit(team.author, submission("one", name=name, due_on=due))
    rows_ = [(one.deck, one.due_on) for one in list_versions(team.medical, mine=True)]
    assert rows_ == [("c", "2099-02-01"), ("b", "2099-03-01"), ("a", None), ("d", None)]
    assert [one.deck for one in list_versions(team.medical)] == ["a", "b", "c", "d"]
    for wrong in ("2020-01-01", "soon"):
        with pytest.raises(LibraryError, match="due date"):
            submit(team.author, submission("one", name="E", due_on=wrong))
