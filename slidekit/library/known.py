"""What a library knows of an approval that a file claims to have: today's state, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from slidekit.languages import tell
from slidekit.library import audit
from slidekit.library.checking_one import version_problems
from slidekit.library.deciding import signed_version
from slidekit.library.keychain import keychain
from slidekit.library.problem_words import problem_words
from slidekit.library.signing import signatures_of
from slidekit.library.tables import versions
from slidekit.library.versions import Ref, today, versions_of
from slidekit.library.vouching import PDF, is_vouched

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.export.approval import Approval
    from slidekit.library.audit import Library
    from slidekit.library.keychain import Keychain
    from slidekit.library.versions import Version

UNKNOWN: Final = "unknown"
MOST_TOLD: Final = 3
"""Problems of a version that a sentence names; `library check` lists all."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an approval stands today."""

    state: str
    """Released, expired, withdrawn or superseded; "unknown" where the library has none such."""
    reason: str = ""


def standing(library: Library, approval: Approval) -> Standing:
    """Return what a library knows of an approval; it takes no account, as a key takes none.

    An approval of another library, deck, version or content than its id has here is "unknown".
    """
    with audit.reading(library) as connection:
        found = select(versions.c.deck, versions.c.number)
        row = connection.execute(found.where(versions.c.approval_id == _rests_on(approval))).first()
        if row is None:
            return Standing(UNKNOWN, tell("It has no approval of this id."))
        on = today(library, connection)
        version = signed_version(connection, Ref(row.deck, row.number), on)
        if version.subject != approval.subject:
            return Standing(UNKNOWN, tell("Its approval of this id is of something else."))
        now = _stands(library, connection, version, on)
        if approval.parent and now.state == "released":
            return _of_derived(library, connection, approval, on)
        return now


def released_as_pdf(connection: Connection, digest: str) -> Ref | None:
    """Return the version whose release kept a PDF of some bytes; None: none did.

    A row alone proves nothing: the library's key has to have signed the event that tells of it.

    Args:
        connection: to read with.
        digest: SHA-256 of the file, hexadecimal.
    """
    found = select(versions.c.deck, versions.c.number).where(versions.c.released_pdf == digest)
    rows = connection.execute(found.order_by(versions.c.released_at)).all()
    names = (Ref(row.deck, row.number) for row in rows)
    chain = keychain(connection)
    return next((ref for ref in names if _is_released_as(connection, chain, ref, digest)), None)


def draft_as_pdf(connection: Connection, digest: str) -> Ref | None:
    """Return the version of which a PDF is the draft for its reviewers; None: of none."""
    found = select(versions.c.deck, versions.c.number).where(versions.c.pdf_file == digest)
    row = connection.execute(found.order_by(versions.c.submitted_at).limit(1)).first()
    return Ref(row.deck, row.number) if row else None


def _is_released_as(connection: Connection, chain: Keychain, ref: Ref, digest: str) -> bool:
    """Tell whether the library's key signed that the PDF of a release has these bytes."""
    row = {"deck": ref.deck, "number": ref.number, PDF: digest}
    return is_vouched(connection, chain, versions, row, (PDF,))


def _of_derived(library: Library, connection: Connection, approval: Approval, on: str) -> Standing:
    """Return how a derived deck itself stands, whose parent may be shown."""
    found = select(versions.c.deck, versions.c.number, versions.c.content_digest)
    row = connection.execute(found.where(versions.c.approval_id == approval.id)).first()
    if row is None or row.content_digest != approval.derived:
        return Standing(UNKNOWN, tell("It has derived no such deck from {0}.", approval.parent))
    own = signed_version(connection, Ref(row.deck, row.number), on)
    return _stands(library, connection, own, on)


def _stands(library: Library, connection: Connection, version: Version, on: str) -> Standing:
    """Return how a version stands; where its record is not whole, nobody can rely on "released"."""
    if version.state == "released" and (found := version_problems(library, connection, version)):
        said = " ".join(problem_words(one) for one in found[:MOST_TOLD])
        return Standing(
            UNKNOWN,
            tell(
                "What it keeps of {0} was changed by another way than slidekit: {1} Do not show "
                "the file, and ask its librarian to run `slidekit library check`.",
                version.ref,
                said,
            ),
        )
    return Standing(version.state, _reason(connection, version, on))


def _rests_on(approval: Approval) -> str:
    """Return the approval that a file stands and falls with: its own, or that of its parent."""
    return approval.parent or approval.id


def _reason(connection: Connection, version: Version, on: str) -> str:
    """Return why a version must not be shown any more; "" where it may be."""
    if version.state == "withdrawn":
        said = [one for one in signatures_of(connection, version) if one.act == "withdraw"]
        return said[-1].signature.meaning if said else ""
    if version.state == "superseded":
        later = [
            one
            for one in versions_of(connection, version.deck, on)
            if one.number > version.number and one.released_at
        ]
        newest = later[-1] if later else None
        return tell("Version {0} took its place.", newest.number) if newest else ""
    return ""
