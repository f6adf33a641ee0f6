"""Use cases: a version goes out to a reviewer without an account, and what he says comes back.

What comes back is comments, whoever sends it and whatever it says: it makes nobody's signature.
"""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from slidekit.errors import ExportError, LibraryError, UsageError
from slidekit.languages import tell, told_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.export.bundle import Bundle, Said
    from slidekit.export.comments import Note
    from slidekit.library.bringing import Word
    from slidekit.library.comments import Comment
    from slidekit.library.overview import Overview
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref

KIND: Final = "bundle"
DECK_FILE, PPTX, PDF, REPORT = "deck.slidekit", "deck.pptx", "deck.pdf", "report.json"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in of a bundle or a commented PPTX."""

    ref: Ref
    """The version that it was put on."""
    comments: tuple[Comment, ...]
    known: int
    """Comments that had come in before."""
    asks: tuple[tuple[str, str], ...]
    """Name and "approve" or "reject" of each outside reviewer who asks for that."""


def export_bundle(session: Session, ref: Ref, out: Path) -> dict[str, Any]:
    """Write a version as one signed file, note who took it, and return what it says of itself.

    Args:
        session: of anybody with a role for the deck's product, on a machine with the library's key.
        ref: the version.
        out: the file.

    Raises:
        Refused: wrong_role.
        LibraryError: there is no such version, or the key is not on this machine.
        ExportError: the file cannot be written.
    """
    import uuid

    from slidekit.export.bundle import bundle_bytes
    from slidekit.files import write_whole
    from slidekit.library.exports import record_export
    from slidekit.library.overview import overview
    from slidekit.library.signing import head_of, signer_of
    from slidekit.library.versions import today

    whole = overview(session, ref)
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
    with session.writing() as change:
        record_export(change, session, ref, KIND, content)
    write_whole(out, content, ExportError)
    return {**about, "key": signer.key, "files": sorted(files), "out": str(out)}


def import_bundle(session: Session, path: Path, *, on: Ref | None = None) -> Imported:
    """Bring in what a reviewer without an account said, as comments.

    Args:
        session: of an author, reviewer, signatory or librarian.
        path: a bundle with replies, or a PPTX of a version that somebody commented.
        on: the version that the comments go to; None: that of the bundle. Needed for a PPTX.

    Raises:
        Refused: wrong_state, wrong_role.
        LibraryError: it is of another library, not signed by this one, or of another deck.
        ExportError: the file is damaged, altered or hostile.
    """
    from slidekit.export.bundle import is_presentation
    from slidekit.library.bringing import bring_in

    source = f"{KIND} {_sha256(path)}"
    if is_presentation(path):
        ref = _required(on, path)
        found = _words_of_file(session, ref, path)
    else:
        bundle = _trusted(session, path)
        ref = on or _ref_of(bundle)
        _require_deck(ref, bundle)
        found = _words_of_replies(session, ref, bundle)
    words = [word for word, _ in found if word.text.strip()]
    brought = bring_in(session, ref, words, source=source)
    asks = tuple((word.name, ask) for word, ask in found if ask)
    return Imported(ref, brought.comments, brought.known, asks)


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
    path: Path, name: str, said: Sequence[Said], *, commented: Path | None = None
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
    from slidekit.export.bundle import REPLY_KIND, read_bundle, with_reply
    from slidekit.export.comments import read_comments
    from slidekit.export.digests import canonical
    from slidekit.files import write_whole

    if not name.strip() or not (said or commented):
        raise UsageError(
            tell("A reply needs a name and something said."), fix=tell("Give --name and --text.")
        )
    bundle = read_bundle(path)
    added: dict[str, bytes] = {}
    if said:
        comments = [asdict(one) for one in said]
        reply = {"kind": REPLY_KIND, "bundle": bundle.about.id, "name": name.strip()}
        added["json"] = canonical(reply | {"comments": comments})
    if commented:
        read_comments(commented)  # what cannot be read is told to who can still mend it
        added["pptx"] = commented.read_bytes()
    for ending, content in added.items():
        called = f"reply-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
        write_whole(path, with_reply(bundle, called, content), ExportError)
        bundle = read_bundle(path)
    return tuple(sorted(bundle.replies))


def notes_of(whole: Overview) -> tuple[Note, ...]:
    """Return the open comments on a version as PowerPoint shows them."""
    from slidekit.export.comments import Note

    def note(one: Comment) -> Note:
        author = whole.people[one.author].full_name
        return Note(one.slide, author, one.at, _shown(one), one.block, one.reply_to is not None)

    return tuple(note(one) for one in whole.comments if one.is_open)


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
    from slidekit.library.keys import all_keys
    from slidekit.library.overview import overview_as_json

    version, told = whole.version, overview_as_json(whole)
    kept = {
        DECK_FILE: version.deck_file,
        REPORT: version.report_file,
        PPTX: version.released_pptx or version.pptx_file,
        PDF: version.released_pdf or version.pdf_file,
    }
    with session.reading() as connection:
        files = {name: load(connection, digest) for name, digest in kept.items() if digest}
        pem = "".join(key.public_pem for key in all_keys(connection))
    if PPTX in files and not version.released_pptx:  # a released file must stay as it was signed
        files[PPTX] = with_comments(files[PPTX], notes_of(whole))
    return files | {
        "comments.json": as_json({"comments": told["comments"], "waivers": told["waivers"]}),
        "changes.json": as_json(_changes(session, whole)),
        "public-keys.pem": pem.encode("ascii"),
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


def _readme(whole: Overview) -> str:
    version = whole.version
    lines = (
        tell("{0}, version {1}: {2}", version.title, version.number, version.state),
        "",
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


def _trusted(session: Session, path: Path) -> Bundle:
    """Return a bundle that this library made.

    Raises:
        LibraryError: another library made it, or nobody did.
    """
    from slidekit.export.bundle import read_bundle
    from slidekit.export.signing import public_keys
    from slidekit.library.keys import all_keys

    bundle = read_bundle(path)
    if bundle.about.library != session.library.id:
        raise LibraryError(
            tell("{0} is a bundle of another library.", path.name),
            fix=tell("Import it there, or give the --library that it was exported from."),
        )
    with session.reading() as connection:
        pem = "".join(one.public_pem for one in all_keys(connection))
    if not bundle.is_signed(public_keys(pem.encode("ascii"), session.library.name)):
        raise LibraryError(
            tell("{0} does not carry this library's signature: it is forged.", path.name),
            fix=tell("Do not use it; export the version again."),
        )
    return bundle


def _ref_of(bundle: Bundle) -> Ref:
    from slidekit.library.versions import parse_ref

    return parse_ref(f"{bundle.about.deck}@{bundle.about.version}")


def _require_deck(ref: Ref, bundle: Bundle) -> None:
    if ref.deck != bundle.about.deck:
        raise LibraryError(
            tell("The bundle is of the deck {0}, not of {1}.", bundle.about.deck, ref.deck),
            fix=tell("Name a version of that deck with --on."),
        )


def _required(on: Ref | None, path: Path) -> Ref:
    if on is None:
        raise UsageError(
            tell("{0} does not say of which version it is.", path.name),
            fix=tell("Name it: --on DECK@N."),
        )
    return on


def _words_of_replies(session: Session, ref: Ref, bundle: Bundle) -> list[tuple[Word, str]]:
    """Return what the replies of a bundle say, each with what it asks for."""
    from slidekit.export.bundle import read_reply

    found: list[tuple[Word, str]] = []
    for name, content in sorted(bundle.replies.items()):
        if name.endswith(".pptx"):
            with tempfile.TemporaryDirectory(prefix="slidekit-") as folder:
                path = Path(folder) / "reply.pptx"
                path.write_bytes(content)
                found += _words_of_file(session, replace(ref, number=bundle.about.version), path)
            continue
        reply = read_reply(content, name)
        if reply.bundle != bundle.about.id:
            raise LibraryError(
                tell("The reply {0} was written to another bundle.", name),
                fix=tell("Import it with the bundle that it belongs to."),
            )
        found += [(_word(reply.name, said), said.ask) for said in reply.comments]
    return found


def _word(name: str, said: Said) -> Word:
    from slidekit.library.anchors import Anchor
    from slidekit.library.bringing import Word

    asks = {"approve": tell("asks for approval"), "reject": tell("asks to send it back")}
    asked = asks.get(said.ask, "")
    text = ": ".join(part for part in (asked, said.text.strip()) if part)
    place = Anchor(said.slide, said.block, said.fact)
    return Word(name, text, place, must_fix=said.must_fix or said.ask == "reject")


def _words_of_file(session: Session, ref: Ref, path: Path) -> list[tuple[Word, str]]:
    """Return the comments in a PPTX of a version that were not put there by the library."""
    from slidekit.export.comments import read_comments
    from slidekit.library.anchors import Anchor
    from slidekit.library.bringing import Word
    from slidekit.library.overview import overview

    whole = overview(session, ref)
    _require_same(session, whole, path)
    own = {_plain(_shown(one)) for one in whole.comments}
    notes = [note for note in read_comments(path) if _plain(note.text) not in own]
    return [(Word(note.author, note.text, Anchor(note.slide, note.block)), "") for note in notes]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _require_same(session: Session, whole: Overview, path: Path) -> None:
    """Refuse a PPTX that is not one of a version, whatever was changed on its slides since."""
    from slidekit.export.record import read_record
    from slidekit.library.blobs import load

    found, version = read_record(path), whole.version
    kept, expected = version.released_pptx or version.pptx_file, None
    with (
        tempfile.TemporaryDirectory(prefix="slidekit-") as folder,
        session.reading() as connection,
    ):
        stored = Path(folder) / "stored.pptx"
        if kept:
            stored.write_bytes(load(connection, kept))
            expected = read_record(stored)
    if not found or not expected or found["deck"] != expected["deck"]:
        raise LibraryError(
            tell("{0} is no PPTX of {1}.", path.name, version.ref),
            fix=tell("Name the version that it was exported from with --on."),
        )


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ExportError(
            tell("{0} cannot be read: {1}.", path, error.strerror or error),
            fix=tell("Check the path."),
        ) from None
