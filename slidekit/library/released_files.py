"""The files of a released version, as the library keeps them: for who released it, once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from slidekit.library import blobs, grants
from slidekit.library.deciding import signed_version
from slidekit.library.exports import record_export
from slidekit.library.states import RELEASERS, wrong_state
from slidekit.library.vouching import refuse_unvouched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version

PPTX: Final = "pptx"
PDF: Final = "pdf"
RELEASED: Final = "released"


def export_released(session: Session, ref: Ref, kinds: Sequence[str]) -> dict[str, bytes]:
    """Return files of a released version, and note that they were exported.

    Args:
        session: of a signatory or librarian for the deck's product.
        ref: the version.
        kinds: "pptx", "pdf"; one that the library does not keep is left out.

    Raises:
        Refused: wrong_role; wrong_state where it may not be shown any more.
        LibraryError: there is no such version, its key does not vouch for a file, or a file or
            signature is not as it was made.
    """
    with session.writing() as change:
        version = signed_version(change.connection, ref, change.today)
        grants.demand(change.connection, session, RELEASERS, version.product)
        refuse_unvouched(change.connection, version)
        if version.state != RELEASED:
            raise wrong_state(str(ref), version.state, (RELEASED,))
        kept = {kind: digest for kind in kinds if (digest := _digest(version, kind))}
        found = {kind: blobs.load(change.connection, one) for kind, one in kept.items()}
        for kind, content in found.items():
            record_export(change, session, ref, kind, content)
        return found


def _digest(version: Version, kind: str) -> str | None:
    return version.released_pptx if kind == PPTX else version.released_pdf
