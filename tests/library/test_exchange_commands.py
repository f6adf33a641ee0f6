"""Bundles, packs, outside approvals and offline work from the command line, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.library.keys import public_pem
from tests.library.hands import PASSWORD, joined
from tests.library.route import in_review
from tests.library.small import WAIVABLE, retitled, small_deck, written

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.sessions import Session
    from tests.library.hands import Run


def test_a_deck_goes_out_comes_back_and_is_recorded_as_approved_elsewhere(
    run: Run, admin: Session, tmp_path: Path
) -> None:
    """Bundle, reply, import, pack, record, release, and the file checked out and submitted."""
    out, key, mine = (tmp_path / name for name in ("b.zip", "public.pem", "mine.slidekit"))
    key.write_text(public_pem(admin), "ascii")
    first = str(written(small_deck(), tmp_path / "one.slidekit"))
    assert run("arno", "review", "submit", first, "--message", "First")[0] == 0
    code, told = run("lena", "review", "bundle", "export", "simple@1", "-o", str(out))
    assert (code, told["deck"], told["version"]) == (0, "simple", 1)
    assert {"deck.slidekit", "deck.pptx", "report.json", "comments.json"} <= {*told["files"]}
    code, shown = run("", "review", "bundle", "show", str(out), "--key", str(key))
    assert (code, shown["signature"], shown["key"]) == (0, "valid", told["key"])
    said = ("--text", "State the CI", "--slide", "primary.os", "--ask", "reject")
    code, replied = run("", "review", "bundle", "reply", str(out), "--name", "Ada", *said)
    assert (code, len(replied["replies"])) == (0, 1)
    code, done = run("lena", "review", "bundle", "import", str(out))
    assert (code, done["asks"], done["known"]) == (0, [{"name": "Ada", "ask": "reject"}], 0)
    (comment,) = done["comments"]

    record = ("review", "record", "simple@1", "--outside", "VV-1", "--by", "medical,regulatory")
    assert run("lena", *record) == (1, {"refused": "unresolved_must_fix"})
    assert run("mia", "review", "resolve", comment)[0] == 0
    assert run("mia", "review", "waive", "simple@1", "--rule", WAIVABLE, "--reason", "Said")[0] == 0
    assert run("mia", *record) == (1, {"refused": "wrong_role"})
    assert run("lena", *record, "--digest", "0" * 64) == (2, {})
    digest = run("lena", "review", "show", "simple@1")[1]["content_digest"]
    code, now = run("lena", *record, "--digest", digest)
    assert (code, now["state"], now["outside"]) == (0, "approved", "VV-1")
    assert now["content_digest"] == digest
    code, packed = run("rita", "review", "pack", "simple@1", "-o", str(tmp_path / "pack.zip"))
    assert code == 0
    assert {"simple-1.pdf", "claims.csv", "README.txt"} <= {*packed["files"]}
    release = ("review", "release", "simple@1", "-o", str(tmp_path / "out.pptx"))
    assert run("lena", *release) == (1, {"refused": "wrong_role"})
    joined(admin, "lea", "librarian")
    assert run("lea", *release, "--outside", "VV-2") == (2, {})
    assert run("lea", *release)[1]["state"] == "released"

    assert run("arno", "review", "checkout", "simple", "-o", str(mine))[0] == 0
    code, second = run("arno", "review", "submit", str(mine), "--message", "Second")
    assert (code, second["deck"], second["version"]) == (0, "simple", 2)
    other = str(written(retitled("Another"), tmp_path / "two.slidekit"))
    words = ("review", "submit", other, "--deck", "simple", "--base", "1", "--message", "Late")
    assert run("arno", *words) == (1, {"refused": "stale_version"})


def test_bad_words_are_told_plainly_and_nothing_is_written(
    run: Run, admin: Session, tmp_path: Path
) -> None:
    """Exit code 2 with a sentence; what a key did not sign is exit code 1."""
    from tests.library.route import Team

    bad, other = tmp_path / "bad.zip", tmp_path / "other.pem"
    bad.write_bytes(b"no zip")
    none = str(tmp_path / "none.zip")
    for words in (
        ("bundle", "export", "x@1", "-o", none),
        ("bundle", "import", none),
        ("bundle", "import", str(bad)),
        ("bundle", "import", str(bad), "--on", "../x@1"),
        ("pack", "x@1", "-o", str(tmp_path / "x.pdf")),
        ("record", "x@1", "--outside", "VV-1", "--by", "medical"),
        ("record", "x@1", "--outside", "", "--by", "medical"),
    ):
        assert run("lena", "review", *words) == (2, {}), words
    for alone in (("show", str(bad)), ("reply", str(bad), "--name", "Ada", "--text", "x")):
        assert run("", "review", "bundle", *alone) == (2, {}), alone
    assert not [path.name for path in tmp_path.iterdir() if path.name in ("none.zip", "x.pdf")]
    from slidekit.library.sessions import sign_in

    author = sign_in(admin.library, "arno", PASSWORD)
    ref = in_review(Team(admin, author, author, author, author))
    good = tmp_path / "good.zip"
    assert run("lena", "review", "bundle", "export", str(ref), "-o", str(good))[0] == 0
    other.write_text(_another_key(), "ascii")
    code, told = run("", "review", "bundle", "show", str(good), "--key", str(other))
    assert (code, told["signature"]) == (1, "unknown-key")
    reply = ("reply", str(good), "--name", "Ada", "--text", "x", "--ask", "maybe")
    assert run("", "review", "bundle", *reply) == (2, {})


def _another_key() -> str:
    """Return the public half of a key that no library has."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = Ed25519PrivateKey.generate().public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")
