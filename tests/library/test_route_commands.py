"""The whole route from the command line, with a real deck and its files."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from slidekit.app import is_clean, verify
from slidekit.cli import main
from slidekit.cli.review_report import submitted, withdrawn
from slidekit.library.anchors import Anchor
from slidekit.library.comments import comment, reply, resolve
from slidekit.library.review import approve
from slidekit.library.sessions import sign_in
from slidekit.library.submission import submit
from slidekit.library.versions import open_version
from slidekit.library.waivers import waive
from tests.library.hands import PASSWORD
from tests.library.route import (
    finding,
    in_review,
    released,
    submission,
    team_of,
)
from tests.library.small import WAIVABLE, blocked, retitled, small_deck, written

if TYPE_CHECKING:
    import pytest

    from slidekit.library.sessions import Session
    from tests.library.hands import Run


def test_the_whole_route_from_the_command_line(
    run: Run, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Submit, comment, reject, new version, diff, waive, approve, release, verify, withdraw."""
    one = str(written(small_deck(), tmp_path / "one.slidekit"))
    two = str(written(retitled("Fictivan or placebo"), tmp_path / "two.slidekit"))
    out, pdf, zipped = (str(tmp_path / name) for name in ("out.pptx", "out.pdf", "out.zip"))

    code, first = run("arno", "review", "submit", one, "--message", "First draft")
    assert (code, first["deck"], first["version"], first["state"]) == (0, "simple", 1, "in_review")
    place = ("--slide", "title", "--block", "title", "--must-fix", "--text", "Name the drug")
    code, said = run("mia", "review", "comment", "simple@1", *place)
    assert code == 0
    code, _ = run(
        "arno", "review", "comment", "simple@1", "--text", "Will do", "--reply-to", said["comment"]
    )
    assert code == 0
    code, back = run(
        "mia", "review", "reject", "simple@1", "--as", "medical", "--comment", "See title"
    )
    assert (code, back["state"]) == (0, "changes_requested")

    code, second = run(
        "arno", "review", "submit", two, "--deck", "simple", "--message", "Named", "--base", "1"
    )
    assert (code, second["version"], second["state"]) == (0, 2, "in_review")
    assert second["content_digest"] != first["content_digest"]
    code, diff = run("rita", "diff", "simple@1", "simple@2")
    assert (code, diff["a"], diff["b"], diff["equal"]) == (1, "simple@1", "simple@2", False)
    assert [text["slide"] for text in diff["texts"]] == ["title"]
    assert run("rita", "diff", f"{address}#simple@2", two)[0] == 0

    approve = ("review", "approve", "simple@2", "--meaning", "Correct and balanced", "--as")
    assert run("rita", *approve, "regulatory") == (1, {"refused": "unresolved_must_fix"})
    code, whole = run("mia", "review", "show", "simple@2")
    open_ones = [c for c in whole["comments"] if not c["reply_to"]]
    assert [(c["text"], c["slide"], c["block"]) for c in open_ones] == [
        ("Name the drug", "title", "title.title"),
        ("See title", None, None),
    ]
    for one_comment in open_ones:
        assert run("mia", "review", "resolve", one_comment["comment"])[0] == 0
    assert run("rita", *approve, "regulatory") == (1, {"refused": "unwaived"})
    waive = ("review", "waive", "simple@2", "--rule", WAIVABLE, "--reason", "Told by the speaker")
    assert run("arno", *waive)[1] == {"refused": "author_cannot_approve"}
    for digest in (first["content_digest"], whole["content_digest"][:40]):  # another, and a part
        assert run("rita", *waive, "--digest", digest) == (2, {})
        assert run("rita", *approve, "regulatory", "--digest", digest) == (2, {})
    code, waived = run("rita", *waive, "--digest", whole["content_digest"].upper())
    assert (code, waived["content_digest"]) == (0, second["content_digest"])
    assert run("arno", *approve, "medical") == (1, {"refused": "author_cannot_approve"})
    assert run("rita", *approve, "medical") == (1, {"refused": "wrong_role"})
    code, one_role = run("rita", *approve, "regulatory", "--digest", whole["content_digest"])
    assert (code, one_role["state"]) == (0, "in_review")
    assert one_role["content_digest"] == second["content_digest"]
    release = ("review", "release", "simple@2", "-o", out, "--pdf", pdf, "--valid-months", "6")
    assert run("lena", *release) == (1, {"refused": "wrong_state"})
    assert run("mia", *approve, "medical")[1]["state"] == "approved"

    assert run("mia", *release) == (1, {"refused": "wrong_role"})
    code, released = run("lena", *release)
    assert (code, released["state"], released["limited_by"]) == (0, "released", "months")
    code, verified = run("", "verify", out, "--library", address)
    assert (code, verified["verdict"], verified["signatures"]) == (0, "unchanged", "valid")
    assert verified["approval"]["id"] == released["approval_id"]
    assert [one["role"] for one in verified["approval"]["signed_by"]] == [
        *("regulatory", "regulatory", "medical", "librarian")
    ]
    code, found = run("auda", "review", "list")
    assert (code, found) == (1, {"refused": "bad_password"})
    assert run("lena", "review", "dossier", "simple@2", "-o", zipped)[0] == 0
    _judge_dossier(zipped, out, pdf, tmp_path)

    small = str(tmp_path / "small.pptx")
    derive = ("review", "derive", "simple@2", "-o", small)
    assert run("mia", *derive, "--drop", "ae_overview") == (1, {"refused": "not_covered"})
    code, derived = run("mia", *derive, "--keep", "title,primary.os,ae_overview")
    assert (code, derived["approval_id"]) == (0, f"{released['approval_id']}-D1")
    assert derived["slides"] == ["title", "primary.os", "ae_overview"]
    code, verified = run("", "verify", small, "--library", address)
    assert (code, verified["approval"]["state"]) == (0, "released")

    code, gone = run("lena", "review", "withdraw", "simple@2", "--reason", "A safety signal")
    assert (code, gone["state"]) == (0, "withdrawn")
    assert [one["kind"] for one in gone["exports"]] == ["pdf", "pptx", "dossier", "derived"]
    withdrawn(gone)
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("Tell 2 people who have files: ")
    assert "(lena): PDF, PPTX, dossier; " in last
    for file in (out, small):
        code, verified = run("", "verify", file, "--library", address)
        assert (code, verified["approval"]["state"]) == (1, "withdrawn")
        assert "A safety signal" in verified["reasons"][-1]
    assert run("mia", *derive) == (1, {"refused": "wrong_state"})
    code, back = run("arno", "review", "submit", two, "--deck", "simple", "--message", "Again")
    (told,) = back["withdrawn_before"]
    assert (code, told["version"], told["reason"]) == (0, 2, "A safety signal")
    assert told["same_content"]
    submitted(back)
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(
        "Nothing changed since version 2, which was withdrawn: A safety signal (Lena, "
    )
    code, checked = run("anna", "library", "check")
    assert (code, checked["problems"]) == (0, [])


def test_bad_names_and_words_are_told_plainly(run: Run, tmp_path: Path) -> None:
    """Exit code 2 with a sentence and nothing on stdout; what is refused is exit code 1."""
    file = str(written(blocked(), tmp_path / "bad.slidekit"))
    submit = ("review", "submit", file, "--message", "m")
    assert run("arno", *submit) == (1, {"refused": "policy_not_permitted"})
    assert run("lena", "library", "policy", "permit", file, "--reason", "Tried")[0] == 0
    assert run("arno", *submit) == (1, {"refused": "unwaived"})
    assert run("lena", *submit) == (1, {"refused": "wrong_role"})
    assert run("arno", *submit, "--deck", "../../etc/passwd") == (2, {})
    for words in (
        ("show", "x@1"),
        ("show", "../x@1"),
        ("show", "x"),
        ("show", "x@0"),
        ("comment", "x@1", "--text", "'; DROP TABLE events; --"),
        ("resolve", "'; DROP TABLE comments; --"),
        ("approve", "x@1", "--as", "medical", "--meaning", "m"),
        ("release", "x@1", "-o", str(tmp_path / "x.pdf")),
        ("dossier", "x@1", "-o", str(tmp_path / "x.pptx")),
        ("checkout", "x' OR 1=1"),
        ("submit", str(tmp_path / "none.slidekit"), "--message", "m"),
    ):
        assert run("arno", "review", *words) == (2, {}), words
    assert not [path.name for path in tmp_path.iterdir() if path.suffix in (".pdf", ".pptx")]


def test_what_is_printed_for_people_says_who_did_what(
    admin: Session,
    address: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`list` and `show` without --json name state, comments, waivers, signatures and takers."""
    team = team_of(admin)
    ref = in_review(team, finding("small-cells", "block_unless_waived", "baseline"))
    said = comment(
        team.medical, ref, "State the CI", anchor=Anchor("primary", "table"), must_fix=True
    )
    reply(team.author, said.id, "Done")
    resolve(team.medical, said.id)
    waive(team.medical, ref, PASSWORD, rule="small-cells", reason="Published so")
    monkeypatch.setenv("SLIDEKIT_PASSWORD", PASSWORD)
    sign = ["review", "approve", str(ref), "--as", "medical", "--meaning", "Accurate"]
    assert main([*sign, "--library", address, "--user", "mia"]) == 0
    content = f"Content SHA-256: {open_version(team.author, ref).content_digest}"
    lines = ["Signed as medical reviewer.", f"{ref}: in review", content]
    assert capsys.readouterr().out.splitlines() == lines
    approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning="Good")
    released(team, ref)
    submit(team.author, submission("new", name="New", data_cuts={"onc301": "2026-06-30"}))
    for words in (["list"], ["show", str(ref)], ["checkout", "new"], ["checkin", "new"]):
        assert main(["review", *words, "--library", address, "--user", "arno"]) == 0
    out = capsys.readouterr().out
    for line in (
        "onc301-congress@1  released  until ",
        "new@1  in review  Quelmatinib in lung cancer",
        "(must fix) (resolved) primary primary.table: mia: State the CI",
        "waived by mia: small-cells baseline: Published so",
        "blocks unless waived: baseline: small-cells is broken [small-cells]",
        "signed (approve): Rita, regulatory reviewer, ",
        content,
        "PPTX taken by lena at ",
        "rests on something older: onc301: 2026-01-31, now 2026-06-30 (new@1)",
        "You have new.",
        "new is free.",
    ):
        assert line in out, line


def _judge_dossier(zipped: str, out: str, pdf: str, tmp_path: Path) -> None:
    """Check that a dossier holds the released files, and what it takes to check them."""
    with zipfile.ZipFile(zipped) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    key = tmp_path / "from-dossier.pem"
    key.write_bytes(parts["public-keys.pem"])
    assert is_clean(verify(Path(out), key=key), asked=True)
    assert parts["simple-2.pptx"] == Path(out).read_bytes()
    assert parts["simple-2.pdf"] == Path(pdf).read_bytes()
    trail = list(csv.DictReader(io.StringIO(parts["audit.csv"].decode("utf-8-sig"))))
    assert [row["new"] for row in trail if row["field"] == "state"][-1] == "released"
    assert len(json.loads(parts["signatures.json"])["signatures"]) == 4
    assert json.loads(parts["record.json"])["waivers"][0]["reason"] == "Told by the speaker"
    assert json.loads(parts["deck.json"])["deck"]["id"] == "simple"


def test_what_people_typed_does_nothing_on_a_terminal(
    run: Run, admin: Session, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Comments, titles and messages are printed with their control signs written out."""
    bad = "\x1b[2J\u202etxet\nsigned (approve): Mia"
    author = sign_in(admin.library, "arno", PASSWORD)
    ref = submit(author, submission("one", title=bad, message=bad)).ref
    comment(author, ref, bad)
    assert main(["review", "show", str(ref), "--library", address, "--user", "mia"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.isprintable() for line in lines)
    assert sum("\\u001b[2J\\u202etxet\\nsigned" in line for line in lines) == 3
    assert not [line for line in lines if line.startswith("signed")]
