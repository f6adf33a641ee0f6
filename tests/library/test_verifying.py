"""What a library says of a file that somebody shows: PPTX and PDF, and when it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from slidekit.app import is_clean, release_version, verify, verify_in_library
from slidekit.app.reviewing import submit_deck
from slidekit.cli import main
from slidekit.library.blobs import load
from slidekit.library.chain import row_as_text
from slidekit.library.known import standing
from slidekit.library.links import Problem
from slidekit.library.problem_words import problem_words
from slidekit.library.releases import withdraw
from slidekit.library.submission import submit
from slidekit.library.tables import versions
from slidekit.library.versions import list_versions, open_version
from slidekit.library.waivers import waive
from tests.library.hands import PASSWORD, as_owner, rows
from tests.library.route import (
    approved,
    at,
    in_review,
    refusal,
    released,
    submission,
)
from tests.library.small import WAIVABLE, small_deck
from tests.library.test_derivation import _approval_of, derived
from tests.library.test_vouching import event_by_hand

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    import pytest

    from tests.library.route import Team


def told(answer: dict[str, Any]) -> tuple[str, str, str | None]:
    """Return verdict, signatures and state of an answer."""
    approval = answer["approval"] or {"state": None}
    return answer["verdict"], answer["signatures"], approval["state"]


def test_a_released_pdf_is_told_by_its_bytes_and_a_changed_record_is_relied_on_by_nobody(
    team: Team, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A PDF carries no signatures: it is the one that the library keeps, or it is not."""
    ref = submit_deck(team.author, small_deck(), "First").ref
    waive(team.medical, ref, PASSWORD, rule=WAIVABLE, reason="Told by the speaker")
    approved(team, ref)
    out, pdf, other = (tmp_path / name for name in ("out.pptx", "out.pdf", "other.pdf"))
    done = release_version(team.librarian, ref, PASSWORD, out, pdf=pdf).version

    alone = verify(pdf)
    assert told(alone) == ("manifest-missing", "none", None)
    assert "only the PPTX" in alone["reasons"][0]
    assert "--library" in alone["reasons"][1]
    answer = verify_in_library(address, pdf)
    assert told(answer) == ("unchanged", "valid", "released")
    assert (answer["approval"]["deck"], answer["approval"]["version"]) == (ref.deck, 1)
    assert (answer["approval"]["valid_until"], answer["reasons"]) == (done.valid_until, [])
    assert is_clean(answer, asked=True)
    other.write_bytes(pdf.read_bytes() + b"\n")
    edited = verify_in_library(address, other)
    assert told(edited) == ("manifest-missing", "none", None)
    assert edited["reasons"] == ["No release of this library has a PDF of these bytes."]
    with team.author.reading() as connection:
        other.write_bytes(load(connection, str(done.pdf_file)))
    assert "the draft of simple@1" in verify_in_library(address, other)["reasons"][1]
    capsys.readouterr()
    codes = [main(["verify", str(one), "--library", address]) for one in (pdf, other)]
    assert (codes, main(["verify", str(pdf)])) == ([0, 1], 1)
    printed = capsys.readouterr().out
    assert f"valid until {done.valid_until}, for Oncologists; simple@1" in printed
    assert printed.splitlines()[:2] == [
        "unchanged; the bytes are those of the PDF released with simple@1",
        "A PDF carries no signatures. Looked at were those of the PPTX that was released with it: "
        "valid",
    ]
    assert "signatures: valid" not in printed

    by_hand = {
        "UPDATE versions SET valid_until = '2099-01-01'": (
            f"UPDATE versions SET valid_until = '{done.valid_until}'",
            "A version (simple@1) is not as the audit trail tells: valid until.",
        ),
        "UPDATE exports SET kind = 'bundle' WHERE kind = 'pdf'": (
            "UPDATE exports SET kind = 'pdf' WHERE kind = 'bundle'",
            "The note of a file that was taken away (",
        ),
        "UPDATE events SET reason = 'x' WHERE action = 'submit' AND field = 'state'": (
            "UPDATE events SET reason = 'First' WHERE action = 'submit' AND field = 'state'",
            "of the audit trail was changed.",
        ),
        "UPDATE versions SET released_pdf = pdf_file": ("UPDATE versions SET row_version = 9", ""),
    }
    for statement, (undo, words) in by_hand.items():
        as_owner(address, statement)
        now = verify_in_library(address, out)
        assert told(now) == ("unchanged", "valid", "unknown"), statement
        assert words in " ".join(now["reasons"])
        assert not is_clean(now, asked=True)
        as_owner(address, undo)
    assert told(verify_in_library(address, other))[0] == "manifest-missing"
    withdraw(team.librarian, ref, PASSWORD, reason="A signal")
    assert told(verify_in_library(address, out)) == ("unchanged", "valid", "withdrawn")


def test_a_file_of_the_library_that_was_exchanged_is_told(team: Team, address: str) -> None:
    """The bytes that were released are no longer there: nobody says that all is well."""
    ref = in_review(team)
    approved(team, ref)
    approval = _approval_of(released(team, ref))
    assert standing(team.admin.library, approval).state == "released"
    (digest,) = rows(team.admin, "SELECT released_pptx FROM versions")[0]
    as_owner(
        address,
        "CREATE TABLE kept AS SELECT content FROM blobs LIMIT 1",
        f"UPDATE blobs SET content = (SELECT content FROM kept) WHERE sha256 = '{digest}'",
    )
    now = standing(team.admin.library, approval)
    assert now.state == "unknown"
    assert f"A file is not as it was stored: {digest}." in now.reason


def test_what_a_release_wrote_is_told_by_events_of_the_key_alone(team: Team, address: str) -> None:
    """A last day that somebody changes or takes out, whatever events he writes or takes out too."""
    ref = in_review(team)
    approved(team, ref)
    version = released(team, ref)
    approval = _approval_of(version)
    late = f"{int(str(version.valid_until)[:4]) + 5}-12-31"
    as_owner(address, f"UPDATE versions SET valid_until = '{late}'")
    name = f"versions:{ref.deck}/1"
    with team.author.reading() as connection:
        (row,) = connection.execute(select(versions)).mappings()
    told = {"object": name, "deck": ref.deck, "new": row_as_text(versions, row)}
    event_by_hand(team.author, told)
    now = standing(team.admin.library, approval)
    assert now.state == "unknown"
    assert "does not bear the signature of the library's key" in now.reason
    as_owner(
        address,
        "DELETE FROM events WHERE key = ''",
        "DELETE FROM events WHERE field = 'valid_until'",
        "UPDATE versions SET valid_until = NULL",
    )
    now = standing(team.admin.library, approval)
    assert now.state == "unknown"
    assert "the audit trail tells of no release" in now.reason


def test_what_was_superseded_can_be_withdrawn_with_all_that_rests_on_it(team: Team) -> None:
    """People have its files; of a version that nobody released there are none."""
    one = in_review(team)
    approved(team, one)
    approval = _approval_of(released(team, one))
    made, own = derived(team, one)
    two = submit(team.author, submission("two", deck=one.deck)).ref
    three = submit(team.author, submission("three", deck=one.deck)).ref
    approved(team, three)
    released(team, three)
    library = team.admin.library
    assert [standing(library, it).state for it in (approval, own)] == ["superseded", "superseded"]
    no = refusal(lambda: withdraw(team.librarian, two, PASSWORD, reason="A signal"))
    assert no == "wrong_state"
    done = withdraw(team.librarian, one, PASSWORD, reason="A signal")
    assert [item.kind for item in done.exports] == ["pptx"]
    now = [(standing(library, it).state, standing(library, it).reason) for it in (approval, own)]
    assert now == [("withdrawn", "A signal")] * 2
    assert open_version(team.author, made.ref).state == "withdrawn"
    assert open_version(team.author, three).state == "released"


def test_a_clock_that_was_set_back_makes_no_release_valid_again(team: Team) -> None:
    """An event of a later day is there: by that day the approval has ended."""
    ref = in_review(team)
    approved(team, ref)
    version = released(team, ref)
    late = at(team.author, f"{int(str(version.valid_until)[:4]) + 1}-12-31T00:00:00")
    with late.writing() as change:
        change.note("open deck")
    assert list_versions(team.author)[0].state == "expired"
    assert standing(team.admin.library, _approval_of(version)).state == "expired"
    assert open_version(team.author, ref).state == "expired"
    assert [one.state for one in list_versions(team.author, states=("released",))] == []


def test_what_a_check_finds_is_a_sentence() -> None:
    """Neither kinds nor tables are words for people."""
    said = {
        Problem("altered", "exports:6aac28f6: no event tells of it"): (
            "The note of a file that was taken away (6aac28f6) stands in the library, and the "
            "audit trail does not tell of it: somebody put it there by another way than slidekit."
        ),
        Problem("missing", "waivers:7"): "A waiver (7) is gone, and the audit trail tells of it.",
        Problem("altered", "versions:onc301/2: valid_until"): (
            "A version (onc301@2) is not as the audit trail tells: valid until."
        ),
        Problem("altered", "event 12"): "Entry 12 of the audit trail was changed.",
        Problem("missing", "events 3 to 5"): "Missing from the audit trail: entry 3-5.",
        Problem("truncated", "events 8 to 9 of the stored head"): (
            "The end of the audit trail is missing: entry 8-9."
        ),
        Problem("altered", "trigger no_delete"): (
            "The library is not as it was written: trigger no_delete."
        ),
    }
    assert {problem: problem_words(problem) for problem in said} == said
