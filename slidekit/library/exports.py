"""Files that people exported from the library: who, when and which, so that they can be told."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from slidekit.library.tables import exports, people

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.library.audit import Change
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref


@dataclass(frozen=True, slots=True)
class Export:
    """A file of a version that somebody exported."""

    login: str
    full_name: str
    at: str
    kind: str
    """pptx, pdf, dossier, bundle, pack, slidekit (checked out) or derived."""
    sha256: str


def exports_of(connection: Connection, ref: Ref) -> tuple[Export, ...]:
    """Return the files of a version that people exported, oldest first."""
    of_version = (exports.c.deck == ref.deck) & (exports.c.version == ref.number)
    who = (people.c.login, people.c.full_name)
    asked = (
        select(*who, exports.c.at, exports.c.kind, exports.c.sha256)
        .join(people, people.c.id == exports.c.person)
        .where(of_version)
        .order_by(exports.c.at, exports.c.kind)
    )
    return tuple(Export(*row) for row in connection.execute(asked))


def count_exports(connection: Connection, ref: Ref, kind: str) -> int:
    """Return how many files of a kind were exported of a version."""
    of_version = (exports.c.deck == ref.deck) & (exports.c.version == ref.number)
    asked = select(func.count()).where(of_version, exports.c.kind == kind)
    return connection.scalar(asked) or 0


def record_export(change: Change, session: Session, ref: Ref, kind: str, content: bytes) -> None:
    """Note that somebody exports a file.

    Args:
        change: the transaction.
        session: who exports it.
        ref: version that it is of.
        kind: as in `Export`.
        content: the file.
    """
    row = {
        "id": str(uuid.uuid4()),
        "deck": ref.deck,
        "version": ref.number,
        "person": session.person.id,
        "at": change.at,
        "kind": kind,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    change.insert(exports, "take file away", row)
