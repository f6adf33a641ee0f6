"""Use cases: versions of a library beside others, and files beside what the library knows."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slidekit.app.comparing import compare_files
from slidekit.app.decks import quiet
from slidekit.app.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.app.comparing import Compared
    from slidekit.app.decks import Progress
    from slidekit.export.approval import Approval
    from slidekit.export.authentic import Known
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref


def compare_versions(
    a: str,
    b: str,
    versions: Mapping[str, tuple[Session, Ref]],
    progress: Progress = quiet,
) -> Compared:
    """Return what changed in meaning from one deck to another, of files or of a library.

    Args:
        a: name of the older one.
        b: name of the newer one.
        versions: name -> who is signed in where, and the version; other names are files.
        progress: told what is being done.

    Raises:
        Refused: wrong_role.
        SlidekitError: there is no such version or file, or a file cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="slidekit-") as folder:
        old, new = (
            _brought(*versions[name], Path(folder)) if name in versions else name for name in (a, b)
        )
        compared = compare_files(old, new, progress)
    return replace(compared, a=a, b=b)


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

    Args:
        address: of the library, such as sqlite:///FILE.
        path: the PPTX.
        data: a study folder; every number is computed again from its tables.
        progress: told what is being done.
        key: a PEM file with further public keys.

    Raises:
        LibraryError: the library cannot be read, or is another than this machine has seen there.
    """
    from slidekit.export.authentic import Known
    from slidekit.export.signing import public_keys
    from slidekit.library import audit
    from slidekit.library.checking import refuse_replaced
    from slidekit.library.keys import all_keys
    from slidekit.library.known import standing
    from slidekit.library.opening import open_library

    library = open_library(address)
    refuse_replaced(library)
    with audit.reading(library) as connection:
        pem = "".join(one.public_pem for one in all_keys(connection))

    def ask(approval: Approval) -> Known:
        now = standing(library, approval)
        return Known(now.state, now.reason)

    keys = public_keys(pem.encode(), library.name)
    return verify(path, data, progress, key=key, keys=keys, ask=ask)


def _brought(session: Session, ref: Ref, folder: Path) -> str:
    """Write a version's deck into a folder and return its path."""
    from slidekit.library.blobs import load
    from slidekit.library.versions import open_version

    version = open_version(session, ref)
    path = folder / f"{ref.deck}-{ref.number}-{version.content_digest[:8]}.slidekit"
    with session.reading() as connection:
        path.write_bytes(load(connection, version.deck_file))
    return str(path)
