"""Bundles for reviewers without an account: what goes out, what comes back, what is refused."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import export_bundle, import_bundle, reply_to_bundle, show_bundle
from slidekit.app.reviewing import submit_deck
from slidekit.errors import ExportError, LibraryError, UsageError
from slidekit.export.bundle import ABOUT, SIGNATURE, ReplyComment
from slidekit.export.comments import Note, read_comments, with_comments
from slidekit.library.anchors import Anchor
from slidekit.library.checking import check
from slidekit.library.comments import comment, comments_of, resolve
from slidekit.library.keys import public_pem
from slidekit.library.opening import init_library
from slidekit.library.overview import overview
from slidekit.library.people import NewPerson
from slidekit.library.review import approve
from slidekit.library.sessions import sign_in
from slidekit.library.submission import submit
from tests.library.hands import PASSWORD, events
from tests.library.route import MEDICAL, in_review, refusal, submission
from tests.library.small import retitled, small_deck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.library.comments import Comment
    from slidekit.library.versions import Ref
    from tests.library.route import Team

NAMED = "Dr Ada Outer"


def said_on(team: Team, ref: Ref) -> list[Comment]:
    """Return the comments on a version."""
    with team.author.reading() as connection:
        return list(comments_of(connection, ref))


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Pack a bundle again with other parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_answers_come_back_as_comments_and_never_as_signatures(team: Team, bundle: Path) -> None:
    """Text, place, must-fix and what is asked for; twice brought in is once there."""
    ref = plain_ref = in_review(team, deck="onc301-congress")
    assert str(plain_ref) == "onc301-congress@2"
    reply_to_bundle(
        bundle,
        NAMED,
        [
            ReplyComment("State the CI", "primary", "table", "os.hr.a_vs_b", must_fix=True),
            ReplyComment("", ask="approve"),
            ReplyComment("Not balanced", ask="reject"),
            ReplyComment("Gone", "no-such-slide"),
        ],
    )
    done = import_bundle(team.librarian, bundle, on=ref)
    assert (len(done.comments), done.known) == (4, 0)
    assert done.asks == ((NAMED, "approve"), (NAMED, "reject"))
    found = {(one.text, one.anchor, one.must_fix, one.author) for one in said_on(team, ref)}
    place, who = Anchor("primary", "primary.table", "os.hr.a_vs_b"), team.librarian.person.id
    outside = f"{NAMED}, from outside the library: "
    assert found == {
        (outside + "State the CI", place, True, who),
        (outside + "asks for approval", Anchor(), False, who),
        (outside + "asks to send it back: Not balanced", Anchor(), True, who),
        (outside + "Gone", Anchor(), False, who),
    }
    again = import_bundle(team.librarian, bundle, on=ref)
    assert (again.comments, again.known) == ((), 4)
    assert overview(team.medical, ref).signatures == ()
    assert overview(team.medical, ref).version.state == "in_review"
    approving: dict[str, Any] = {"role": "medical", "meaning": MEDICAL}
    assert (
        refusal(lambda: approve(team.medical, ref, PASSWORD, **approving)) == "unresolved_must_fix"
    )
    assert [e.new[:7] for e in events(team.admin) if e.action == "bring in comments"] == [
        "bundle "
    ] * 2
    assert check(team.admin.library).problems == ()


def test_the_author_cannot_settle_what_somebody_outside_demands(team: Team, bundle: Path) -> None:
    """Not even where he brought it in himself, nor on the next version."""
    reply_to_bundle(bundle, NAMED, [ReplyComment("Add the boxed warning", must_fix=True)])
    (one,) = import_bundle(team.author, bundle).comments
    own = comment(team.author, import_bundle(team.author, bundle).ref, "To do", must_fix=True)
    assert refusal(lambda: resolve(team.author, one.id)) == "author_cannot_approve"
    assert not resolve(team.author, own.id).is_open
    two = submit(team.author, submission("two", deck="onc301-congress")).ref
    (carried,) = said_on(team, two)
    assert refusal(lambda: resolve(team.author, carried.id)) == "author_cannot_approve"
    assert not resolve(team.medical, carried.id).is_open


def test_a_bundle_says_what_it_is_and_who_signed_it(
    team: Team, bundle: Path, tmp_path: Path
) -> None:
    """With the library's public key it is valid; with none nobody can say."""
    key = tmp_path / "public.pem"
    key.write_text(public_pem(team.author), "ascii")
    told = show_bundle(bundle, key)
    assert (told["deck"], told["version"], told["signature"]) == ("onc301-congress", 1, "valid")
    assert show_bundle(bundle)["signature"] == "unknown-key"
    with zipfile.ZipFile(bundle) as archive:
        names = set(archive.namelist())
    assert names == {
        *(ABOUT, SIGNATURE, "deck.slidekit", "report.json", "comments.json", "changes.json"),
        *("public-keys.pem", "README.txt"),
    }
    assert [one.kind for one in overview(team.medical, plain(told)).exports] == ["bundle"]


def plain(told: dict[str, Any]) -> Ref:
    """Return the version that a bundle says it is of."""
    from slidekit.library.versions import Ref

    return Ref(told["deck"], told["version"])


def test_what_was_altered_forged_or_is_of_another_library_is_refused(
    team: Team, bundle: Path, tmp_path: Path
) -> None:
    """Each in plain words, and nothing is written."""
    whole = bundle.read_bytes()

    def altered(change: Callable[[dict[str, bytes]], None]) -> Path:
        bundle.write_bytes(whole)
        return rewritten(bundle, change)

    def forge(parts: dict[str, bytes]) -> None:
        about = json.loads(parts[ABOUT])
        about["version"] = 7
        text = json.dumps(about, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        parts[ABOUT] = text.encode()

    cases: list[tuple[Callable[[dict[str, bytes]], None], str]] = [
        (lambda p: p.update({"report.json": b"{}"}), "altered: report.json"),
        (lambda p: p.update({"more.txt": b"x"}), "altered: more.txt"),
        (lambda p: p.update({"replies/a/b.json": b"x"}), "altered: replies/a/b.json"),
        (lambda p: p.__delitem__("deck.slidekit"), "altered: deck.slidekit"),
        (forge, "forged"),
        (lambda p: p.update({SIGNATURE: b"00" * 64}), "forged"),
        (lambda p: p.update({SIGNATURE: b"no"}), "no exchange bundle"),
        (lambda p: p.__delitem__(ABOUT), "no exchange bundle"),
        (lambda p: p.update({"../../evil": b"x"}), "outside itself"),
        (lambda p: p.update({"/etc/passwd": b"x"}), "outside itself"),
        (lambda p: p.update({"C:\\evil": b"x"}), "outside itself"),
        (lambda p: p.update({"DECK.slidekit": b"x"}), "or twice"),
        (lambda p: p.update({"replies/z.json": b"0" * 5_000_000}), "unpack to more"),
        (lambda p: p.update({f"replies/{n}.json": b"x" for n in range(300)}), "more than 150"),
        (lambda p: p.update({"replies/z.json": b'{"kind": "x"}'}), "no reply"),
        (lambda p: p.update({"replies/z.json": reply("another")}), "written to another bundle"),
        (lambda p: p.update({"replies/z.pptx": b"no zip"}), "PowerPoint"),
    ]
    for change, words in cases:
        path = altered(change)
        with pytest.raises((LibraryError, ExportError), match=words):
            import_bundle(team.librarian, path)
    bundle.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ExportError, match="no exchange bundle"):
        import_bundle(team.librarian, bundle)

    bundle.write_bytes(whole)
    first = NewPerson("olga", "Olga", "Otto", None, ("administrator",))
    other = init_library(f"sqlite:///{tmp_path}/other.db", first, PASSWORD)
    with pytest.raises(LibraryError, match="of another library"):
        import_bundle(sign_in(other, "olga", PASSWORD), bundle)
    with pytest.raises(UsageError, match="needs a name"):
        reply_to_bundle(bundle, " ", [ReplyComment("x")])
    assert said_on(team, plain(show_bundle(bundle))) == []


def reply(bundle: str) -> bytes:
    """Return a reply to some bundle."""
    said = {"kind": "slidekit.reply/1", "bundle": bundle, "name": "X", "comments": []}
    return json.dumps(said).encode()


def test_comments_go_out_in_the_pptx_and_come_back_from_it(team: Team, tmp_path: Path) -> None:
    """PowerPoint's own comments; those of the library do not come back as new ones."""
    ref = submit_deck(team.author, small_deck(), "First").ref
    comment(team.medical, ref, "State the CI", anchor=Anchor("primary.os"), must_fix=True)
    comment(team.regulatory, ref, "Which market?")
    out, sent = tmp_path / "bundle.zip", tmp_path / "deck.pptx"
    export_bundle(team.librarian, ref, out)
    with zipfile.ZipFile(out) as archive:
        sent.write_bytes(archive.read("deck.pptx"))
        assert json.loads(archive.read("changes.json")) is None
    notes = read_comments(sent)
    assert [(n.slide, n.author, n.text) for n in notes] == [
        ("title", "Rita", "Which market? (whole deck)"),
        ("primary.os", "Mia", "State the CI (must fix)"),
    ]
    new = Note("conclusions", NAMED, "2026-11-27T10:00:00", "Too strong")
    commented = tmp_path / "commented.pptx"
    commented.write_bytes(reordered(with_comments(bare(sent), (*notes, new))))
    done = import_bundle(team.librarian, commented, on=ref)
    assert [(one.text, one.slide) for one in done.comments] == [
        (f"{NAMED}, from outside the library: Too strong", "conclusions")
    ]
    reply_to_bundle(out, NAMED, [], commented=commented)
    assert import_bundle(team.librarian, out).known == 1
    with pytest.raises(UsageError, match="does not say of which version"):
        import_bundle(team.librarian, commented)
    two = submit_deck(team.author, retitled("Another"), "Second", deck=ref.deck).ref
    with pytest.raises(LibraryError, match="is no PPTX of simple@2"):
        import_bundle(team.librarian, commented, on=two)
    export_bundle(team.librarian, two, out)
    with zipfile.ZipFile(out) as archive:
        assert json.loads(archive.read("changes.json"))["texts"][0]["slide"] == "title"


def bare(path: Path) -> bytes:
    """Return the PPTX of a bundle without its comments."""
    from pptx import Presentation

    presentation = Presentation(str(path))
    for part in (presentation.part, *(slide.part for slide in presentation.slides)):
        for key in [k for k, link in part.rels.items() if "omment" in link.reltype]:
            part.rels.pop(key)
    presentation.save(str(path.with_name("bare.pptx")))
    return path.with_name("bare.pptx").read_bytes()


def reordered(pptx: bytes) -> bytes:
    """Return a PPTX whose last slide has become the first."""
    import io

    from pptx import Presentation

    presentation = Presentation(io.BytesIO(pptx))
    listed = presentation.slides._sldIdLst
    listed.insert(0, listed[-1])
    packed = io.BytesIO()
    presentation.save(packed)
    return packed.getvalue()
