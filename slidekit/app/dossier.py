"""Use case: everything about one version in one zip, for whoever asks how it was approved.

What stands in it and how it is checked is told in its README.txt, for readers without slidekit.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final

from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from slidekit.library.overview import Overview
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref

DECK: Final = "deck.slidekit"


def write_dossier(session: Session, ref: Ref, out: Path) -> dict[str, str]:
    """Write the dossier of a version, note that it was taken away, and return its SHA-256s by name.

    Raises:
        Refused: wrong_role.
        UsageError: `out` is no name of a zip.
        ExportError: it cannot be written.
        LibraryError: there is no such version, or something in the library is not as it was stored.
    """
    import hashlib

    from slidekit.app.decks import require_ending
    from slidekit.app.exporting import export_file
    from slidekit.files import zip_parts

    require_ending(out, ".zip")
    parts = parts_of(session, ref)
    content = zip_parts(parts)
    export_file(session, ref, "dossier", content, out)
    return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(parts.items())}


def parts_of(session: Session, ref: Ref) -> Mapping[str, bytes]:
    """Return the files of a version's dossier by name, all as they were at one moment.

    The audit trail is among them for whoever may read it, and that it was read is noted.
    """
    from slidekit.app.reviewing import as_signed
    from slidekit.deck.codec import as_plain
    from slidekit.library.keys import pem_of
    from slidekit.library.overview import overview_as_json, overview_in, signature_as_json
    from slidekit.library.trail import note_read
    from slidekit.library.versions import attempt_on, laid_out_elsewhere

    with session.noting(attempt_on("open", ref)), session.reading() as connection:
        whole = overview_in(connection, session, ref)
        files, pem = _files(connection, whole), pem_of(connection)
        trail, elsewhere = _trail(connection, session, ref), laid_out_elsewhere(connection, ref)
    deck = as_signed(whole.version, files[DECK], elsewhere).deck
    names = {one.id: one.login for one in whole.people.values()}
    signed = [signature_as_json(one, names[one.person]) for one in whole.signatures]
    if trail:
        note_read(session, ref.deck)
    return {
        **files,
        **trail,
        "deck.json": as_json(as_plain(deck)),
        "record.json": as_json(overview_as_json(whole)),
        "signatures.json": as_json({"signatures": signed}),
        "public-keys.pem": pem,
        "README.txt": _readme(whole, has_trail=bool(trail)).encode(),
    }


def _files(connection: Connection, whole: Overview) -> dict[str, bytes]:
    """Return what the library keeps of a version, each file checked against its digest."""
    from slidekit.library.blobs import load
    from slidekit.library.vouching import refuse_unvouched

    version = whole.version
    refuse_unvouched(connection, version)
    name = f"{version.deck}-{version.number}"
    kept = {
        f"{name}.pptx": version.released_pptx or version.pptx_file,
        f"{name}.pdf": version.released_pdf or version.pdf_file,
        DECK: version.deck_file,
        "report.json": version.report_file,
    }
    return {name: load(connection, digest) for name, digest in kept.items() if digest}


def _trail(connection: Connection, session: Session, ref: Ref) -> dict[str, bytes]:
    """Return the events on the deck, exact and for a spreadsheet; none for who may not read it."""
    from slidekit.library.trail import as_csv, events_of, may_read

    if not may_read(connection, session, ref.deck):
        return {}
    found = events_of(connection, deck=ref.deck)
    return {"audit.json": as_json({"events": list(found)}), "audit.csv": as_csv(found)}


def _readme(whole: Overview, *, has_trail: bool) -> str:
    """Return what a reader without slidekit has to know."""
    from slidekit.library.withdrawals import withdrawal_words
    from slidekit.library.wording import state_words

    version = whole.version
    lines = (
        tell("{0}, version {1}: {2}", version.title, version.number, state_words(version.state)),
        "",
        tell("{0}: the slides as people see them.", f"{version.deck}-{version.number}.pptx, .pdf"),
        tell("deck.slidekit, deck.json: the deck with all its numbers and where they come from."),
        tell("report.json: what the rules said when the version was submitted."),
        tell("record.json: comments, waivers, signatures, and who took files away."),
        tell("signatures.json: of each signature the text signed, its key, and the signature."),
        tell("public-keys.pem: the library's public keys (Ed25519), the one in use first."),
        *_about_trail(has_trail),
        "",
        *(withdrawal_words(one, version.deck) for one in whole.withdrawn_before),
        tell("Check the file: slidekit verify FILE.pptx --key public-keys.pem"),
        tell("Content SHA-256: {0}", version.content_digest),
        tell("Rule report SHA-256: {0}", version.report_digest),
    )
    return "\n".join(lines) + "\n"


def _about_trail(has_trail: bool) -> tuple[str, ...]:
    if not has_trail:
        return (
            tell(
                "The audit trail is not among them: who wrote this dossier may not read it. A "
                "librarian, an auditor or an administrator may."
            ),
        )
    return (
        tell("audit.json: every event on the deck, in the order of the library's chain."),
        tell(
            "audit.csv: the same for a spreadsheet. A cell that begins with = + - or @ has an "
            "apostrophe before it there, which is not in the record."
        ),
    )


def as_json(content: Any) -> bytes:  # noqa: ANN401
    """Return plain values as readable JSON; what is not finite as texts."""
    text = json.dumps(_finite(content), ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode() + b"\n"


def _finite(value: Any) -> Any:  # noqa: ANN401
    """JSON knows no infinity: "Inf" and "-Inf" as texts, None for not-a-number."""
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else "Inf" if value > 0 else "-Inf"
    return value
