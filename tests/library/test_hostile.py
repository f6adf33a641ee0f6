"""Attacks that were tried by hand, each kept as a test: what they found is refused or told now."""

from __future__ import annotations

import contextlib
import random
import re
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from slidekit.app.reviewing import deck_of
from slidekit.app.versions import verify_in_library
from slidekit.errors import LibraryError, Refused, SlidekitError
from slidekit.library.backup import back_up
from slidekit.library.chain import hash_of
from slidekit.library.checking import check, check_end
from slidekit.library.comments import comment
from slidekit.library.identity import confirm_identity
from slidekit.library.opening import init_library, open_library
from slidekit.library.people import NewPerson, add_person, change_password, revoke
from slidekit.library.releases import plan_release
from slidekit.library.restoring import restore
from slidekit.library.review import approve, reject
from slidekit.library.sessions import sign_in
from slidekit.library.signing import signatures_of
from slidekit.library.submission import submit
from slidekit.library.tables import COUNTER, metadata
from slidekit.library.tables import events as events_table
from slidekit.library.trail import list_events
from slidekit.library.versions import find_version, open_version
from slidekit.library.waivers import waive, waivers_of
from tests.library.hands import OTHER_PASSWORD, PASSWORD, as_owner, events, newcomer, rows
from tests.library.route import (
    MEDICAL,
    approved,
    at,
    finding,
    in_review,
    refusal,
    released,
    submission,
)
from tests.library.small import retitled
from widgets.review.signing import Wish, carry_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Table

    from slidekit.library.sessions import Session
    from tests.library.route import Team


ON_SQLITE = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
"""For what is about files."""


def outcome(act: Callable[[], object]) -> str:
    """Return the code of a refusal, or that there was none."""
    try:
        act()
    except Refused as no:
        return no.code
    return "done"


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do several things at the same time and return how each ended."""
    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(outcome, acts))


@pytest.mark.parametrize(
    ("first", "second"), [("medical", "medical"), ("medical", "legal"), ("legal", "medical")]
)
def test_one_person_in_two_windows_approves_once(team: Team, first: str, second: str) -> None:
    """Two sessions of one person sign at the same moment, in one role or in two."""
    ref = in_review(team)
    other = sign_in(team.admin.library, "mia", PASSWORD)
    ended = at_once(
        lambda: approve(team.medical, ref, PASSWORD, role=first, meaning="Good"),
        lambda: approve(other, ref, PASSWORD, role=second, meaning="Good"),
    )
    assert sorted(ended) == ["done", "wrong_role"]
    assert rows(team.admin, "SELECT count(*) FROM signatures")[0][0] == 1


def test_a_new_version_and_an_approval_at_once_leave_no_approval_on_the_old(team: Team) -> None:
    """Whichever comes first: what is approved is what was signed."""
    ref = in_review(team)
    approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    signed, _ = at_once(
        lambda: approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning="Good"),
        lambda: submit(team.author, submission("two", deck=ref.deck)),
    )
    states = dict(rows(team.admin, "SELECT number, state FROM versions"))
    assert states == {1: "approved" if signed == "done" else "superseded", 2: "in_review"}


def test_of_two_releases_at_once_one_is_done(team: Team) -> None:
    """One approval id, one signature of release."""
    ref = in_review(team)
    approved(team, ref)
    assert sorted(at_once(*[lambda: released(team, ref)] * 2)) == ["done", "wrong_state"]
    assert refusal(lambda: released(team, ref)) == "wrong_state"
    asked = "SELECT count(*) FROM signatures WHERE act = 'release'"
    assert rows(team.admin, asked)[0][0] == 1


def test_nobody_judges_another_deck_than_the_window_showed(team: Team) -> None:
    """A row may name another deck while a reviewer looks: the digest of what he saw is signed."""
    ref = in_review(team, finding("small-cells", "block_unless_waived", "baseline"))
    deck = deck_of(team.medical, ref)
    for act, said in (("waive", "Published so"), ("approve", MEDICAL)):
        seen = open_version(team.medical, ref).row_version
        wish = Wish(act, ref, PASSWORD, "medical", said, seen, rule="small-cells")
        with pytest.raises(LibraryError, match="not what would be signed"):
            carry_out(team.medical, replace(wish, shown=retitled("Nicer")))
        carry_out(team.medical, replace(wish, shown=deck))
    with team.medical.reading() as connection:
        version = find_version(connection, ref, "2026-11-27")
        assert [one.act for one in signatures_of(connection, version)] == ["waive", "approve"]


def test_a_role_revoked_after_the_sign_in_signs_nothing(team: Team) -> None:
    """The open window still shows the button; the library refuses."""
    ref = in_review(team)
    revoke(team.admin, "mia", "medical")
    mine = (team.medical, ref, PASSWORD)
    assert outcome(lambda: approve(*mine, role="medical", meaning=MEDICAL)) == "wrong_role"


def test_a_password_that_an_administrator_knows_signs_nothing(team: Team) -> None:
    """Neither in a window that was open before nor in one opened to change the password."""
    ref = in_review(team)
    change_password(team.admin, "mia", OTHER_PASSWORD)
    opened = sign_in(team.admin.library, "mia", OTHER_PASSWORD, to_change_password=True)
    for session in (team.medical, opened):
        act = (session, ref, OTHER_PASSWORD)
        assert refusal(lambda a=act: approve(*a, role="medical", meaning="Good")) == "bad_password"  # type: ignore[misc]
    change_password(opened, "mia", "my own again, truly")
    confirm_identity(team.librarian, "mia", "Her badge")
    done = approve(opened, ref, "my own again, truly", role="medical", meaning=MEDICAL)
    assert done.state == "in_review"


def test_a_clock_set_back_keeps_no_old_password_alive(team: Team) -> None:
    """A password that was set by a fast clock does not stay the newest for years."""
    change_password(at(team.medical, "2031-01-01"), "mia", "set by a fast clock")
    change_password(team.medical, "mia", "set by the right clock")
    library = team.admin.library
    assert refusal(lambda: sign_in(library, "mia", "set by a fast clock")) == "bad_password"
    assert sign_in(library, "mia", "set by the right clock").person.login == "mia"


@pytest.mark.parametrize(
    "name",
    [
        "Mia",
        "mia",
        "M.I.A.",
        "\u00a0Mia ",
        "\uff2dia",
        "M\u0456a",
        "Mia\u202enaem",
        "Mia\u200b",
        "\u200d",
        "Mia\u3164",
        "M\u115fia",
        "Mi\uffa0a",
        "Rita\u1160",
        "Lena\u2800",
        "Lena\ufe0f",
        "M\u0131a",
        "Mi\u0307a",
        "Mi\u0251",
        "\u13b7ia",
        "\u041c\u0456\u0430",
        "Iena",
        "x" * 101,
    ],
)
def test_a_name_that_passes_for_another_is_refused(team: Team, name: str) -> None:
    """Signatures show names: the same one, look-alikes, unseen signs and endless ones are none."""
    new = replace(newcomer("eve", "medical"), full_name=name)
    with pytest.raises(LibraryError):
        add_person(team.admin, new, PASSWORD)
    assert "eve" not in {row.login for row in rows(team.admin, "SELECT login FROM people")}


def test_names_of_other_scripts_are_names(admin: Session) -> None:
    """People are called as they are called."""
    for number, name in enumerate(
        ("Jürgen Groß", "Мария Иванова", "李小龍", "نیلوفر\u200cبانو", "O'Neil-Ó")  # noqa: RUF001
    ):
        new = replace(newcomer(f"p{number}", "author"), full_name=name)
        assert add_person(admin, new, PASSWORD).full_name == name


@pytest.mark.parametrize("said", ["x\x1b[2J", "ok\u202eton", "\u200b", "W" * 301, "\x00"])
def test_what_cannot_be_read_on_a_signature_page_is_not_signed(team: Team, said: str) -> None:
    """Signs that hide or turn words, and texts that would run off the page."""
    ref = in_review(team, finding("small-cells", "block_unless_waived", "primary"))
    with pytest.raises(LibraryError):
        waive(team.medical, ref, PASSWORD, rule="small-cells", reason=said)
    waive(team.medical, ref, PASSWORD, rule="small-cells", reason="Known\nfrom the paper")
    with pytest.raises(LibraryError):
        approve(team.medical, ref, PASSWORD, role="medical", meaning=said)
    approved(team, ref)
    with pytest.raises(LibraryError):
        plan_release(team.librarian, ref, PASSWORD, meaning=said)
    with team.author.reading() as connection:
        assert [
            one.reason
            for one in waivers_of(connection, find_version(connection, ref, "2026-11-27"))
        ] == ["Known from the paper"]


def test_a_waiver_for_many_slides_fits_on_its_page(team: Team) -> None:
    """The signature counts the slides; each of them is a waiver of its own."""
    found = [finding("small-cells", "block_unless_waived", f"slide-{n:03}") for n in range(40)]
    ref = in_review(team, *found)
    made = waive(team.medical, ref, PASSWORD, rule="small-cells", reason="Known")
    said = rows(team.admin, "SELECT meaning FROM signatures")[0][0]
    assert len(made) == 40
    assert re.fullmatch(r"Waived small-cells \(40 slides, list [0-9a-f]{32}\): Known", said)


def test_a_waiver_of_what_is_not_there_is_refused(team: Team) -> None:
    """No rule of the name, another slide, or a finding that only warns."""
    ref = in_review(team, finding("title-neutral", "warn", "title"))
    for rule, slide in (("nothing", ""), ("title-neutral", ""), ("title-neutral", "other")):
        with pytest.raises(LibraryError, match="no finding"):
            waive(team.medical, ref, PASSWORD, rule=rule, slide=slide, reason="Because")
    assert rows(team.admin, "SELECT count(*) FROM signatures")[0][0] == 0


def test_a_sign_that_json_hides_keeps_nobody_from_submitting(team: Team) -> None:
    """A NUL in the name of a label or study would have come up in other people's versions."""
    for wrong in ({"label_versions": {"Q": "\0"}}, {"data_cuts": {"\0": "2026-01-01"}}):
        with pytest.raises(LibraryError, match="cannot be stored"):
            submit(team.author, submission("bad", **wrong))
    assert in_review(team).number == 1


@pytest.mark.parametrize("since", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00+14:00"])
def test_a_time_beyond_the_calendar_is_no_time(admin: Session, since: str) -> None:
    """Near the ends of the calendar a time zone leads out of it."""
    with pytest.raises(LibraryError, match="not a time"):
        list_events(admin, since=since)


def rejection_as_approval(session: Session, address: str) -> None:
    """Let the last signature be an approval, in its row and in all events, hashed anew."""
    as_owner(address, "UPDATE signatures SET act = 'approve' WHERE act = 'reject'")
    as_owner(address, "UPDATE versions SET state = 'approved'")
    chained_anew(session, address, '"act":"reject"', '"act":"approve"')


def chained_anew(session: Session, address: str, old: str, new: str) -> None:
    """Change words in the events and compute every hash again, as an owner can."""
    before, statements = "0" * 64, []
    for event in events(session):
        held = dict(event._mapping)
        told = (held["new"] or "").replace(old, new)
        held |= {"new": told if held["new"] is not None else None, "prev_hash": before}
        before = hash_of(held)
        new_text = "NULL" if held["new"] is None else "'" + told.replace("'", "''") + "'"
        statements.append(
            f"UPDATE events SET new = {new_text}, prev_hash = '{held['prev_hash']}', "
            f"hash = '{before}' WHERE seq = {held['seq']}"
        )
    as_owner(address, *statements, f"UPDATE heads SET hash = '{before}'")


def test_a_rejection_never_passes_for_an_approval(team: Team, address: str) -> None:
    """Rows and events rewritten, every hash computed again: the act is signed, and it was a no."""
    ref = in_review(team)
    approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning="Good")
    reject(team.medical, ref, PASSWORD, role="medical", comment="Accurate, but not balanced")
    rejection_as_approval(team.admin, address)
    with pytest.raises(LibraryError, match="not as it was made"):
        plan_release(team.librarian, ref, PASSWORD)


def test_a_chain_made_anew_is_found_even_after_the_key_signed_its_end(
    team: Team, address: str, tmp_path: Path
) -> None:
    """Honest work goes on over a forged trail; each signature still names the head that was."""
    ref = in_review(team)
    approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    chained_anew(team.admin, address, "Arno", "Nora")
    for seen in tmp_path.rglob("last-seen-head.json"):
        seen.unlink()
    comment(team.medical, ref, "Work goes on, and the key signs where the events end now")
    found = {problem.where for problem in check(team.admin.library).problems}
    assert "events before signature 1" in found
    assert not {where for where in found if "signed head" in where}


@ON_SQLITE
def test_a_library_in_another_s_place_is_found(team: Team, address: str, tmp_path: Path) -> None:
    """A forger's own library, whole and with a key of its own, put where ours was."""
    other = f"sqlite:///{tmp_path}/other.db"
    person = NewPerson("anna", "Anna Ader", "Eve", None, ("administrator",))
    head = check(init_library(other, person, PASSWORD)).head
    ours = Path(address.removeprefix("sqlite:///"))
    for beside in ("-wal", "-shm"):
        ours.with_name(ours.name + beside).unlink(missing_ok=True)
    shutil.copy(tmp_path / "other.db", ours)
    told = f"another library, {team.admin.library.id}, was at this address before"
    replaced = open_library(address)
    assert [problem.where for problem in check_end(replaced)] == [told]
    assert [problem.where for problem in check(replaced).problems] == [told]
    with pytest.raises(LibraryError, match="not the library that was here before"):
        verify_in_library(address, tmp_path / "any.pptx")
    assert check(replaced, head).ok
    assert check_end(replaced) == ()


def damaged(content: bytes, draw: random.Random) -> bytes:
    """Return bytes of which a few are others, some are nought, or the end is gone."""
    changed = bytearray(content)
    place = draw.randrange(len(changed))
    match draw.choice(("cut", "nought", "other", "twice")):
        case "cut":
            del changed[place:]
        case "nought":
            changed[place : place + 60] = bytes(60)
        case "other":
            changed[place] ^= draw.randrange(1, 256)
        case _:
            changed[place : place + 100] = changed[:100]
    return bytes(changed)


@ON_SQLITE
@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_backup_is_restored_whole_or_not_at_all(
    team: Team, tmp_path: Path, seed: int
) -> None:
    """Whatever was damaged, it is a sentence, and no half library is left."""
    draw = random.Random(seed)
    in_review(team)
    back_up(team.admin, saved := tmp_path / "saved.zip")
    content = saved.read_bytes()
    for number in range(8):
        saved.write_bytes(damaged(content, draw))
        place = tmp_path / f"new{number}.db"
        try:
            assert restore(f"sqlite:///{place}", saved, "anna", PASSWORD).checked.ok
        except SlidekitError:
            assert not place.exists()


def held(file: Path) -> list[str]:
    """Return the rows of a SQLite file, as far as a check looks at them.

    How often a row was changed no event tells; of the signatures on events the last one counts.
    """
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return sorted(
            repr((table.name, row))
            for table in metadata.sorted_tables
            for row in connection.execute(f"SELECT {_columns(table)} FROM {table.name}")
        )


def _columns(table: Table) -> str:
    signs = (events_table.c.key, events_table.c.signature)
    names = (c.name for c in table.columns if c.info != COUNTER and not any(c is s for s in signs))
    return ", ".join(names)


@ON_SQLITE
@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_file_is_a_sentence_or_a_problem(
    team: Team, address: str, tmp_path: Path, seed: int
) -> None:
    """A SQLite file with other bytes is refused or has problems, or all its rows are as before."""
    draw = random.Random(seed)
    in_review(team)
    whole = Path(address.removeprefix("sqlite:///"))
    content, before = whole.read_bytes(), held(whole)
    for number in range(8):
        (file := tmp_path / f"damaged{number}.db").write_bytes(damaged(content, draw))
        with contextlib.suppress(LibraryError):  # nothing else may come of it
            assert check(open_library(f"sqlite:///{file}")).problems or held(file) == before
