"""Use cases: a version goes out to a reviewer without an account, who adds what he says of it.

How that comes back stands in `slidekit.app.answers`.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from slidekit.errors import ExportError, UsageError
from slidekit.languages import tell, told_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from slidekit.export.bundle import Bundle, ReplyComment
    from slidekit.export.comments import Note
    from slidekit.library.comments import Comment
    from slidekit.library.overview import Overview
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version

KIND: Final = "bundle"
GONE: Final = ("withdrawn", "superseded", "expired")
"""States of what was released and may not be shown any more, though its stamp looks valid."""
DECK_FILE, PPTX, PDF, REPORT = "deck.slidekit", "deck.pptx", "deck.pdf", "report.json"


def export_bundle(session: Session, ref: Ref, out: Path) -> dict[str, Any]:
    """Write a version as one signed file, note who took it, and return what it says of itself.

    Args:
        session: of anybody with a role for the deck's product, on a machine with the library's key.
        ref: the version.
        out: the file.

    Raises:
        Refused: wrong_role.
        LibraryError: there is no such version, its deck is not the one that is signed, the key is
            not on this machine, or does not vouch for the released file.
        ExportError: the file cannot be written.
    """
    import uuid

    from slidekit.app.exporting import export_file
    from slidekit.app.reviewing import signed_deck_of
    from slidekit.export.bundle import bundle_bytes
    from slidekit.library.overview import overview
    from slidekit.library.signing import head_of, signer_of
    from slidekit.library.versions import today

    whole = overview(session, ref)
    signed_deck_of(session, whole.version)  # the library signs the bundle
    files = _files(session, whole)
    with session.reading() as connection:
        signer = signer_of(session.library, connection)
        about = {
            "id": str(uuid.uuid4()),
            "library": session.library.id,
            "deck": ref.deck,
            "version": ref.number,
            "title": whole.version.title,
            "state": whole.version.state,
            "made_at": today(session.library, connection),
            "content_digest": whole.version.content_digest,
            "report_digest": whole.version.report_digest,
            "audit_head": head_of(connection),
        }
    content = bundle_bytes(about, files, signer)
    export_file(session, ref, KIND, content, out)
    return {**about, "key": signer.key, "files": sorted(files), "out": str(out)}


def show_bundle(path: Path, key: Path | None = None) -> dict[str, Any]:
    """Return what a bundle is, and whether a key signed it; it takes no library.

    Args:
        path: the bundle.
        key: a PEM file with the public keys of the library that the reader trusts.

    Raises:
        ExportError: it is no bundle, altered or hostile.
        UsageError: the key cannot be read.
    """
    from slidekit.export.bundle import read_bundle
    from slidekit.export.signing import read_public_keys

    bundle = read_bundle(path)
    keys = read_public_keys(key) if key else {}
    signature = "unknown-key"
    if bundle.about.key in keys:
        signature = "valid" if bundle.is_signed(keys) else "invalid"
    told = asdict(bundle.about)
    return told | {"signature": signature, "replies": sorted(bundle.replies)}


def reply_to_bundle(
    path: Path, name: str, said: Sequence[ReplyComment], *, commented: Path | None = None
) -> tuple[str, ...]:
    """Add what a reviewer says to a bundle, and return the names of the replies that it holds.

    Args:
        path: the bundle; it is written anew, and what was signed stays as it is.
        name: of the reviewer.
        said: what he says.
        commented: a PPTX of the bundle with his comments.

    Raises:
        UsageError: there is nothing to add, or no name.
        ExportError: the file is no bundle, altered or hostile.
    """
    from slidekit.export.bundle import read_bundle, with_replies
    from slidekit.export.comments import read_comments
    from slidekit.files import write_whole

    if not name.strip() or not (said or commented):
        raise UsageError(
            tell("A reply needs a name and something said."), fix=tell("Give --name and --text.")
        )
    bundle = read_bundle(path)
    added = dict([_reply_with(bundle, name.strip(), said)] if said else [])
    if commented:
        read_comments(commented)  # what cannot be read is told to who can still mend it
        content = commented.read_bytes()
        added[f"reply-{hashlib.sha256(content).hexdigest()[:12]}.pptx"] = content
    write_whole(path, with_replies(bundle, added, path.name), ExportError)
    return tuple(sorted({*bundle.replies, *added}))


def _reply_with(bundle: Bundle, name: str, said: Sequence[ReplyComment]) -> tuple[str, bytes]:
    """Return name and content of a reviewer's one reply, with what he said before."""
    from slidekit.export.bundle import REPLY_KIND, read_reply
    from slidekit.export.digests import ascii_json

    called = f"reply-{hashlib.sha256(name.encode()).hexdigest()[:12]}.json"
    held = bundle.replies.get(called)
    before = read_reply(held, called).comments if held else ()
    comments = [asdict(one) for one in dict.fromkeys((*before, *said))]
    reply = {"kind": REPLY_KIND, "bundle": bundle.about.id, "name": name, "comments": comments}
    return called, ascii_json(reply)


def notes_of(whole: Overview) -> tuple[Note, ...]:
    """Return the open comments on a version, with their answers, as PowerPoint shows them."""
    done = {one.id for one in whole.comments if not one.is_open}
    return tuple(note_of(whole, one) for one in whole.comments if not {one.id, one.reply_to} & done)


def note_of(whole: Overview, one: Comment) -> Note:
    """Return a comment of the library as PowerPoint shows it."""
    from slidekit.export.comments import Note

    author = whole.people[one.author].full_name
    return Note(one.slide, author, one.at, _shown(one), one.block, one.reply_to is not None)


def _shown(one: Comment) -> str:
    """Return the words of a comment in a PPTX: what it demands, and on which block or number."""
    with told_in("en"):
        marks = (
            tell("must fix") if one.must_fix else "",
            tell("whole deck") if not one.slide else "",
            one.block,
            one.fact,
        )
    said = ", ".join(mark for mark in marks if mark)
    return f"{one.text} ({said})" if said else one.text


def _files(session: Session, whole: Overview) -> dict[str, bytes]:
    """Return the files of a bundle by name."""
    from slidekit.app.dossier import as_json
    from slidekit.export.comments import with_comments
    from slidekit.library.blobs import load
    from slidekit.library.keys import pem_of
    from slidekit.library.overview import overview_as_json
    from slidekit.library.vouching import refuse_unvouched

    version, told = whole.version, overview_as_json(whole)
    kept = {
        DECK_FILE: version.deck_file,
        REPORT: version.report_file,
        PPTX: version.released_pptx or version.pptx_file,
        PDF: version.released_pdf or version.pdf_file,
    }
    with session.reading() as connection:
        refuse_unvouched(connection, version)
        files = {name: load(connection, digest) for name, digest in kept.items() if digest}
        pem = pem_of(connection)
    if PPTX in files and not version.released_pptx:  # a released file must stay as it was signed
        files[PPTX] = with_comments(files[PPTX], notes_of(whole))
    return files | {
        "comments.json": as_json({"comments": told["comments"], "waivers": told["waivers"]}),
        "changes.json": as_json(_changes(session, whole)),
        "public-keys.pem": pem,
        "README.txt": _readme(whole).encode(),
    }


def _changes(session: Session, whole: Overview) -> Mapping[str, Any] | None:
    """Return what changed in meaning since the version before; None of a first version."""
    from slidekit.app.comparing import compared_as_json
    from slidekit.app.versions import versions_compared
    from slidekit.library.versions import Ref

    ref = whole.version.ref
    if ref.number == 1:
        return None
    before = Ref(ref.deck, ref.number - 1)
    return compared_as_json(versions_compared((session, before), (session, ref)))


def heading_of(version: Version) -> tuple[str, ...]:
    """Return the first lines of a README: which version it is, and whether it may be shown."""
    from slidekit.library.wording import state_words

    named = tell("{0}, version {1}: {2}", version.title, version.number, state_words(version.state))
    gone = tell("It may not be shown any more.")
    return (named, gone, "") if version.state in GONE else (named, "")


def _readme(whole: Overview) -> str:
    lines = (
        *heading_of(whole.version),
        tell("deck.pptx, deck.pdf: the slides; open comments stand in the PPTX."),
        tell("report.json: what the rules say. changes.json: what is new since the last version."),
        tell("deck.slidekit: the deck with all its numbers, for slidekit."),
        "",
        tell("To answer, do one of these and send the file back:"),
        tell("- comment deck.pptx in PowerPoint or LibreOffice, under another name;"),
        tell("- slidekit review bundle reply THIS_FILE --name 'Your name' --text '...'"),
        tell("Your answer becomes comments. Whoever approves signs in the library."),
        "",
        tell("Check this file: slidekit review bundle show THIS_FILE --key PUBLIC.pem"),
        tell("Take the public key from the library's people, not from this file."),
    )
    return "\n".join(lines) + "\n"
