"""A file that leaves the library: it is written and noted together, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref


def export_file(session: Session, ref: Ref, kind: str, content: bytes, out: Path) -> None:
    """Write a file of a version, and note who exported it.

    What cannot be written is not noted: nobody has it.

    Args:
        session: who exports it.
        ref: the version.
        kind: as in `library.exports.Export`.
        content: the file.
        out: where to write it.

    Raises:
        ExportError: it cannot be written.
    """
    from slidekit.errors import ExportError
    from slidekit.files import write_whole
    from slidekit.library.exports import record_export

    with session.writing() as change:
        record_export(change, session, ref, kind, content)
        write_whole(out, content, ExportError)
