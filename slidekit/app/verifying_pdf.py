"""Use case: whether a PDF is one that a library released.

A PDF carries no signatures. The library keeps the bytes of each that it released, beside the PPTX
whose signatures say who answers for it: a PDF is that one or it is not.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from slidekit.app.stored import stored_record
from slidekit.errors import LibraryError
from slidekit.languages import tell

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from slidekit.app.verifying import Ask
    from slidekit.export.approval import Keys
    from slidekit.export.authentic import Authenticity
    from slidekit.library.audit import Library
    from slidekit.library.versions import Ref

_MARK, _HEAD_BYTES = b"%PDF-", 1024
"""What a PDF begins with; readers look for it that far."""
_ZIP: Final = b"PK"
UNKNOWN: Final = "manifest-missing"
"""Verdict on a PDF that nothing is known of: it may be anything."""


def is_pdf(path: Path) -> bool:
    """Tell whether a file is a PDF, or called one and no PPTX either."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return False  # whoever reads it says why
    is_called = path.suffix.lower() == ".pdf"
    return not head.startswith(_ZIP) and (_MARK in head or is_called)


def pdf_alone() -> dict[str, Any]:
    """Return the answer on a PDF where no library is asked."""
    return _unknown(
        tell("A PDF carries no signatures: only the PPTX of a release does."),
        tell("With --library it is compared with the PDF that the library released."),
    )


def verify_pdf(
    library: Library,
    path: Path,
    *,
    keys: Keys,
    ask: Ask,
    day: dt.date | None = None,
) -> tuple[dict[str, Any], Mapping[str, Any] | None]:
    """Return whether a PDF is one that a library released, and the record of its PPTX.

    The answer has `pdf_of`, the version; its `signatures` are those of the PPTX.

    Args:
        library: the library.
        path: the PDF.
        keys: the public keys that the reader trusts.
        ask: gives what the library knows of an approval.
        day: the day for which validity is asked; None: today.

    Raises:
        LibraryError: a signature in the library is not as it was made, or a file is damaged.
    """
    from slidekit.export.verify import verdict
    from slidekit.library import audit
    from slidekit.library.known import draft_as_pdf, released_as_pdf

    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with audit.reading(library) as connection:
        released, draft = released_as_pdf(connection, digest), draft_as_pdf(connection, digest)
    if released is None:
        told = tell("No release of this library has a PDF of these bytes.")
        is_draft = tell("It is the draft of {0} for its reviewers.", draft) if draft else ""
        return _unknown(told, *filter(None, (is_draft,))), None
    record = _record_of(library, released)
    answer = verdict("unchanged", (), None, _judged(released, record, keys, ask, day))
    return answer | {"pdf_of": str(released)}, record


def _judged(
    ref: Ref, record: Mapping[str, Any], keys: Keys, ask: Ask, day: dt.date | None
) -> Authenticity:
    """Return what can be said of the PPTX that was released with the PDF.

    Raises:
        LibraryError: it is not that of the version.
    """
    import datetime as dt

    from slidekit.export.authentic import judged
    from slidekit.export.released import approval_in

    approval = approval_in(record)
    if approval is None or (approval.deck, approval.version) != (ref.deck, ref.number):
        raise LibraryError(
            tell("The library keeps another file than that of {0} for its release.", ref),
            fix=tell("Do not show it, and ask its librarian to run `slidekit library check`."),
        )
    known = ask(approval)
    return judged(record, (), keys, day or dt.datetime.now(dt.UTC).date(), known)


def _record_of(library: Library, ref: Ref) -> Mapping[str, Any]:
    """Return the record of the PPTX that a library released.

    Raises:
        LibraryError: the library's key does not vouch for it.
    """
    from slidekit.library import audit
    from slidekit.library.deciding import signed_version
    from slidekit.library.versions import today
    from slidekit.library.vouching import refuse_unvouched

    with audit.reading(library) as connection:
        version = signed_version(connection, ref, today(library, connection))
        refuse_unvouched(connection, version)
        return stored_record(connection, str(version.released_pptx)) or {}


def _unknown(*reasons: str) -> dict[str, Any]:
    from slidekit.export.authentic import Authenticity
    from slidekit.export.verify import verdict

    return verdict(UNKNOWN, (), None, Authenticity("none", reasons=reasons))
