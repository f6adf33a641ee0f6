"""What a person saw of a version, given back with an act; and what the act signed, to compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Final

import typer

from slidekit.languages import tell

if TYPE_CHECKING:
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref

_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def _digits(text: str) -> str:
    """Return a digest as it was printed; a part of one is refused, for another may begin alike."""
    plain = text.strip().lower()
    if plain and not _SHA256.fullmatch(plain):
        raise typer.BadParameter(tell("--digest takes all 64 digits that `review show` prints."))
    return plain


Seen = Annotated[
    int | None,
    typer.Option("--row-version", help="Refuse if it is not this one any more (see `show`)."),
]
Digest = Annotated[
    str,
    typer.Option(callback=_digits, help="Refuse if its content is not this one (see `show`)."),
]


def content_signed(session: Session, ref: Ref) -> dict[str, str]:
    """Return the digest of the content that the signatures on a version are over.

    Raises:
        LibraryError: one is over another, or not as it was made.
    """
    from slidekit.library.deciding import signed_version
    from slidekit.library.versions import today

    with session.reading() as connection:
        version = signed_version(connection, ref, today(session.library, connection))
    return {"content_digest": version.content_digest}
