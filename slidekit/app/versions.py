"""Use cases: versions of a library beside others, and files beside what the library knows."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slidekit.app.comparing import compare_files, compare_sides
from slidekit.app.decks import quiet
from slidekit.app.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from slidekit.app.comparing import Compared
    from slidekit.app.decks import Progress
    from slidekit.deck.side import Side
    from slidekit.export.approval import Approval
    from slidekit.export.authentic import Known
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version
    from slidekit.rules.finding import Finding

    Named = tuple[Session, Ref]


def compare_versions(
    a: str,
    b: str,
    versions: Mapping[str, Named],
    progress: Progress = quiet,
) -> Compared:
    """Return what changed in meaning from one deck to another, of files or of a library.

    Of two versions nothing is computed again: what each says was kept when it was submitted, and
    its findings are those of the rule report that people sign.

    Args:
        a: name of the older one.
        b: name of the newer one.
        versions: name -> who is signed in where, and the version; other names are files.
        progress: told what is being done.

    Raises:
        Refused: wrong_role.
        SlidekitError: there is no such version or file, or a file cannot be read.
    """
    if a in versions and b in versions:
        return versions_compared(versions[a], versions[b], a, b)
    with tempfile.TemporaryDirectory(prefix="slidekit-") as folder:
        old, new = (
            _brought(*versions[name], Path(folder)) if name in versions else name for name in (a, b)
        )
        compared = compare_files(old, new, progress)
    return replace(compared, a=a, b=b)


def versions_compared(old: Named, new: Named, a: str = "", b: str = "") -> Compared:
    """Return what changed from one version of a library to another; errors as above.

    Args:
        old: who is signed in where, and the older version.
        new: the same of the newer one.
        a: name of the older one; "" for DECK@N.
        b: name of the newer one.
    """
    before, found = side_of_version(*old, a or str(old[1]))
    after, finds = side_of_version(*new, b or str(new[1]))
    return compare_sides(before, after, found, finds)


def side_of_version(session: Session, ref: Ref, name: str) -> tuple[Side, tuple[Finding, ...]]:
    """Return a version as it is compared, under a name, and the findings of its frozen report.

    Raises:
        Refused: wrong_role.
        LibraryError: there is no such version, or a file of it is not as it was stored.
    """
    from slidekit.deck.side import side_from
    from slidekit.library.blobs import load
    from slidekit.library.versions import open_version

    version = open_version(session, ref)
    with session.reading() as connection:
        findings = frozen_findings(connection, version)
        kept = load(connection, version.compared_file) if version.compared_file else b""
    side = side_from(kept, name) or _side_made(session, ref, name)
    return side, findings


def frozen_findings(connection: Connection, version: Version) -> tuple[Finding, ...]:
    """Return the findings of the report that people sign, with all that they say.

    Raises:
        LibraryError: the report is not the one whose digest is signed.
    """
    from slidekit.library.reports import report_file_of
    from slidekit.rules.edited.written import findings_written

    report = json.loads(report_file_of(connection, version))
    return findings_written({"findings": report}) or ()


def _side_made(session: Session, ref: Ref, name: str) -> Side:
    """Return what a version's deck says, where nothing was kept or another slidekit kept it."""
    from slidekit.app.reviewing import deck_of
    from slidekit.deck.sides import side_of

    return side_of(deck_of(session, ref), name)


def verify_in_library(
    address: str,
    path: Path,
    data: Path | None = None,
    progress: Progress = quiet,
    *,
    key: Path | None = None,
) -> dict[str, Any]:
    """Return whether a file is as it was released, and how its approval stands today.

    The library's own public keys vouch for the file, with those of `key`. It takes no account.
    A PDF is compared with those that the library released.

    Args:
        address: of the library, such as sqlite:///FILE.
        path: the PPTX, or a PDF.
        data: a study folder; every number is computed again from its tables.
        progress: told what is being done.
        key: a PEM file with further public keys.

    Raises:
        LibraryError: the library cannot be read, or is another than this machine has seen there.
    """
    from slidekit.app.verifying import recompute
    from slidekit.app.verifying_pdf import is_pdf, verify_pdf
    from slidekit.export.authentic import Known
    from slidekit.export.signing import public_keys, read_public_keys
    from slidekit.library import audit
    from slidekit.library.checking import refuse_replaced
    from slidekit.library.keys import pem_of
    from slidekit.library.known import standing
    from slidekit.library.opening import open_library

    library = open_library(address)
    refuse_replaced(library)
    with audit.reading(library) as connection:
        pem = pem_of(connection)

    def ask(approval: Approval) -> Known:
        now = standing(library, approval)
        return Known(now.state, now.reason)

    keys = public_keys(pem, library.name)
    if not is_pdf(path):
        return verify(path, data, progress, key=key, keys=keys, ask=ask)
    trusted = {**keys, **(read_public_keys(key) if key else {})}
    answer, record = verify_pdf(library, path, keys=trusted, ask=ask)
    return answer | {"recomputed": recompute(record, data, progress)} if record and data else answer


def _brought(session: Session, ref: Ref, folder: Path) -> str:
    """Write a version's deck into a folder and return its path."""
    from slidekit.library.blobs import load
    from slidekit.library.versions import open_version

    version = open_version(session, ref)
    path = folder / f"{ref.deck}-{ref.number}-{version.content_digest[:8]}.slidekit"
    with session.reading() as connection:
        path.write_bytes(load(connection, version.deck_file))
    return str(path)
