"""Answers from reviewers without an account: all of them come in, once, and not without limit."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from slidekit.app import (
    export_bundle,
    import_bundle,
    reply_to_bundle,
    show_bundle,
    write_dossier,
    write_pack,
)
from slidekit.app.bundles import notes_of
from slidekit.app.reviewing import submit_deck
from slidekit.errors import ExportError, Refused
from slidekit.export.bundle import MAX_COMMENTS, MAX_REPLIES, ReplyComment
from slidekit.export.comments import Note, read_comments, with_comments
from slidekit.languages import told_in
from slidekit.library.anchors import Anchor
from slidekit.library.comments import comment, resolve
from slidekit.library.comments import reply as answer
from slidekit.library.overview import overview
from slidekit.library.submission import submit
from tests.library.route import submission
from tests.library.small import small_deck
from tests.library.test_bundles import NAMED, bare, plain, rewritten, said_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.library.route import Team


def test_a_bundle_of_two_directories_is_refused(team: Team, bundle: Path) -> None:
    """What stands before it or behind it could be another bundle to another program."""
    whole = bundle.read_bytes()
    for content in (b"more" + whole, whole + b"more", whole[:-2] + b"\4\0more"):
        bundle.write_bytes(content)
        with pytest.raises(ExportError, match=r"two contents|no exchange bundle"):
            import_bundle(team.librarian, bundle)
        with pytest.raises(ExportError, match=r"two contents|no exchange bundle"):
            show_bundle(bundle)


def test_a_diligent_reviewer_does_not_break_his_bundle(team: Team, bundle: Path) -> None:
    """Two hundred answers of one person, one at a time, are one reply; all come in."""
    for number in range(200):
        reply_to_bundle(bundle, NAMED, [ReplyComment(f"Comment {number}")])
    assert len(show_bundle(bundle)["replies"]) == 1
    assert len(import_bundle(team.librarian, bundle).comments) == 200


def test_what_would_not_open_again_is_not_written(bundle: Path) -> None:
    """Too many people, or too many comments: the bundle stays as it was, and it is said why."""
    for number in range(MAX_REPLIES):
        reply_to_bundle(bundle, f"Reviewer {number}", [ReplyComment("Fine")])
    before = bundle.read_bytes()
    with pytest.raises(ExportError, match="more than 150 files with replies"):
        reply_to_bundle(bundle, "One more", [ReplyComment("Fine")])
    many = [ReplyComment(f"Comment {number}") for number in range(MAX_COMMENTS + 1)]
    with pytest.raises(ExportError, match="up to 2000 comments"):
        reply_to_bundle(bundle, "Reviewer 1", many)
    assert bundle.read_bytes() == before


def test_a_flood_of_comments_does_not_come_in(team: Team, bundle: Path) -> None:
    """Twenty thousand in one reply, or many in several, are refused before any is written."""
    told = show_bundle(bundle)

    def flood(name: str, count: int) -> Callable[[dict[str, bytes]], None]:
        said = {"kind": "slidekit.reply/1", "bundle": told["id"], "name": name}
        comments = [{"text": f"{name} {number}"} for number in range(count)]
        content = json.dumps(said | {"comments": comments}).encode()
        return lambda parts: parts.update({f"replies/{name}.json": content})

    rewritten(bundle, flood("a", 1_500))
    rewritten(bundle, flood("b", 1_500))
    with pytest.raises(ExportError, match="more than 2000 comments"):
        import_bundle(team.librarian, bundle)
    rewritten(bundle, flood("a", 20_000))
    with pytest.raises(ExportError, match="too long"):
        import_bundle(team.librarian, bundle)
    assert said_on(team, plain(told)) == []


def test_the_same_answers_come_in_once_in_any_language(team: Team, bundle: Path) -> None:
    """What was imported on an English screen is known on a German one."""
    reply_to_bundle(
        bundle,
        NAMED,
        [ReplyComment("State the CI", must_fix=True), ReplyComment("", ask="approve")],
    )
    with told_in("en"):
        assert len(import_bundle(team.librarian, bundle).comments) == 2
    with told_in("de"):
        again = import_bundle(team.author, bundle)
    assert (again.comments, again.known) == ((), 2)


def test_the_same_words_of_another_person_come_in(team: Team, tmp_path: Path) -> None:
    """A reviewer outside says what somebody in the library said of another slide: both count."""
    ref = submit_deck(team.author, small_deck(), "First").ref
    comment(team.medical, ref, "State the CI", anchor=Anchor("title"))
    out, sent = tmp_path / "bundle.zip", tmp_path / "deck.pptx"
    export_bundle(team.librarian, ref, out)
    with zipfile.ZipFile(out) as archive:
        sent.write_bytes(archive.read("deck.pptx"))
    new = Note("primary.os", NAMED, "2026-11-27T10:00:00", "State the CI")
    sent.write_bytes(with_comments(bare(sent), (*read_comments(sent), new)))
    done = import_bundle(team.librarian, sent, on=ref)
    assert [(one.text, one.slide) for one in done.comments] == [
        (f"{NAMED}, from outside the library: State the CI", "primary.os")
    ]


def test_answers_go_out_with_their_question_or_not_at_all(team: Team) -> None:
    """A comment that was resolved takes its answers with it."""
    ref = submit_deck(team.author, small_deck(), "First").ref
    asked, other = (comment(team.medical, ref, text) for text in ("State the CI", "Which cut?"))
    for one in (asked, other):
        answer(team.author, one.id, "Done")
    resolve(team.medical, asked.id)
    notes = notes_of(overview(team.medical, ref))
    assert [note.text for note in notes] == ["Which cut? (whole deck)", "Done (whole deck)"]


def test_late_answers_are_told_the_newest_version(team: Team, bundle: Path) -> None:
    """A bundle of a version that was superseded: the refusal says where to put its answers."""
    reply_to_bundle(bundle, NAMED, [ReplyComment("State the CI")])
    two = submit(team.author, submission("two", deck="onc301-congress")).ref
    with pytest.raises(Refused, match=f"--on {two}"):
        import_bundle(team.librarian, bundle)
    assert len(import_bundle(team.librarian, bundle, on=two).comments) == 1


def test_a_flood_of_elements_is_refused_before_it_fills_the_memory(
    team: Team, tmp_path: Path
) -> None:
    """Sixteen parts of a million empty comments in two megabytes."""
    ref = submit_deck(team.author, small_deck(), "First").ref
    out, sent = tmp_path / "bundle.zip", tmp_path / "deck.pptx"
    export_bundle(team.librarian, ref, out)
    with zipfile.ZipFile(out) as archive:
        sent.write_bytes(archive.read("deck.pptx"))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    main = "http://schemas.openxmlformats.org/presentationml/2006/main"
    body = f'<p:cmLst xmlns:p="{main}">'.encode() + b"<p:cm/>" * 40_000 + b"</p:cmLst>"
    links = "ppt/slides/_rels/slide1.xml.rels"

    def flood(parts: dict[str, bytes]) -> None:
        added = "".join(
            f'<Relationship Id="rId9{n}" Type="{kind}" Target="../comments/c{n}.xml"/>'
            for n in range(16)
        )
        parts[links] = parts[links].replace(b"</Rel", added.encode() + b"</Rel")
        parts |= {f"ppt/comments/c{n}.xml": body for n in range(16)}

    with pytest.raises(ExportError, match="more comments than people write"):
        import_bundle(team.librarian, rewritten(sent, flood), on=ref)


def test_what_could_not_be_written_was_not_taken(team: Team, tmp_path: Path) -> None:
    """Bundle, pack and dossier to a place that does not exist: nobody is said to have a file."""
    ref = submit_deck(team.author, small_deck(), "First").ref
    for write in (export_bundle, write_dossier, write_pack):
        with pytest.raises(ExportError, match="cannot be written"):
            write(team.librarian, ref, tmp_path / "nowhere" / "out.zip")
    assert overview(team.author, ref).exports == ()
    write_dossier(team.librarian, ref, tmp_path / "out.zip")
    assert [one.kind for one in overview(team.author, ref).exports] == ["dossier"]
