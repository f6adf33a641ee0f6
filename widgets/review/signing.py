"""One act that is signed, as a person asks for it and as the library does it; on a worker."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref

REASONED = ("reject", "waive", "withdraw")
SHOWN = ("approve", "waive")
"""Acts that hold for what was shown and for nothing else; to stop a version is always possible."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to sign."""

    act: str
    ref: Ref
    password: str = field(repr=False)
    role: str
    said: str
    """The meaning of the signature, or the reason."""
    seen: int
    """row_version of the version that the person saw."""
    rule: str = ""
    slide: str = ""
    out: Path | None = None
    """PPTX that a release writes."""
    has_pdf: bool = False
    months: int | None = None
    shown: Deck | None = field(default=None, repr=False)
    """The deck that the person saw; None: none was shown."""
    despite: str = ""
    """Why content that was withdrawn is released again."""


def needs_reason(act: str) -> bool:
    """Tell whether words are typed for an act; for others its meaning is chosen."""
    return act in REASONED


def carry_out(session: Session, wish: Wish) -> None:
    """Have the library do and sign an act.

    Raises:
        Refused: as the library says.
        LibraryError: a text is missing, a key is not on this machine, or what would be approved or
            waived is not what was shown.
        ExportError: a file cannot be written.
    """
    from slidekit.library.releases import withdraw
    from slidekit.library.review import approve, reject
    from slidekit.library.waivers import waive

    ref, password, said = wish.ref, wish.password, wish.said
    content = _digest_of(wish.shown) if wish.shown and wish.act in SHOWN else ""
    if wish.act == "approve":
        told = {"role": wish.role, "meaning": said, "content": content}
        approve(session, ref, password, **told, seen=wish.seen)
    elif wish.act == "reject":
        reject(session, ref, password, role=wish.role, comment=said, seen=wish.seen)
    elif wish.act == "withdraw":
        withdraw(session, ref, password, reason=said, role=wish.role, seen=wish.seen)
    elif wish.act == "waive":
        told = {"rule": wish.rule, "slide": wish.slide, "role": wish.role, "content": content}
        waive(session, ref, password, reason=said, **told, seen=wish.seen)
    else:
        _release(session, wish)


def _digest_of(deck: Deck) -> str:
    """Return what is signed of a deck, as it was shown."""
    from slidekit.export.digests import content_digest
    from slidekit.layout.slide import lay_out
    from widgets.sight import ONE_AT_A_TIME

    with ONE_AT_A_TIME:
        return content_digest(deck, lay_out(deck))


def _release(session: Session, wish: Wish) -> None:
    from slidekit.app import release_version
    from widgets.sight import ONE_AT_A_TIME

    assert wish.out is not None
    with ONE_AT_A_TIME:
        release_version(
            session,
            wish.ref,
            wish.password,
            wish.out,
            pdf=wish.out.with_suffix(".pdf") if wish.has_pdf else None,
            months=wish.months,
            role=wish.role,
            meaning=wish.said,
            despite=wish.despite,
            seen=wish.seen,
        )
