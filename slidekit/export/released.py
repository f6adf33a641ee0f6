"""A released file: the approved slides with their stamp, the signature pages, the signed record."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from slidekit.errors import ExportError
from slidekit.export.approval import recorded_in, release_payload
from slidekit.export.approval_record import as_record, from_record
from slidekit.export.deckfile import document_of, manifest_of
from slidekit.export.digests import digest_of, slide_digests
from slidekit.export.document import Page
from slidekit.export.parts import digests_to_sign
from slidekit.export.pptx import pptx_bytes
from slidekit.export.seal import SEAL
from slidekit.languages import in_own_language, say, tell
from slidekit.layout.signature_page import SECTION, Sheet, SignatureBlock, signature_pages
from slidekit.layout.stamp import Stamp, fits_stamp, with_stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.deck.model import Deck
    from slidekit.export.approval import Approval
    from slidekit.export.content import SlideContent
    from slidekit.export.document import Document
    from slidekit.export.signing import Signer
    from slidekit.layout.frame import Frame

APPROVAL = "approval"
RELEASE = "release"
PARTS = "parts"
RELEASED = "released"


def stamp_of(approval: Approval) -> Stamp:
    """Return what every slide says of an approval."""
    return Stamp(
        approval=approval.id,
        released=approval.released_at.date(),
        valid_until=approval.valid_until,
        audience=approval.audience,
        outside=approval.outside,
    )


def sheet_of(approval: Approval) -> Sheet:
    """Return what the signature pages say of an approval."""
    blocks = tuple(
        SignatureBlock(one.person, one.role, one.meaning, one.at, one.key, one.audit_head, one.act)
        for one in approval.signatures
    )
    return Sheet(
        stamp=stamp_of(approval),
        deck=approval.deck,
        version=approval.version,
        content=approval.content_digest,
        audit_head=approval.audit_head,
        key=approval.key,
        blocks=blocks,
        markets=approval.markets,
        parent=approval.parent,
        recorded=_recorded(approval),
    )


def _recorded(approval: Approval) -> tuple[str, ...]:
    """Return the roles in which an approval was given in another system alone."""
    held = (recorded_in(one.meaning) for one in approval.signatures if one.role == "librarian")
    return tuple(role for one in held if one for role in one[1])


@in_own_language
def released_frames(deck: Deck, frames: Sequence[Frame], approval: Approval) -> tuple[Frame, ...]:
    """Return the approved slides with their stamp, and the signature pages behind them.

    Raises:
        ExportError: the stamp does not fit at the foot of a slide.
    """
    stamp = stamp_of(approval)
    stamped = tuple(with_stamp(frame, deck, stamp) for frame in frames)
    if not all(map(fits_stamp, stamped)):
        raise ExportError(
            tell("The approval's id and audience are too long for the foot of a slide."),
            fix=tell("Name the audience in fewer words."),
        )
    return (*stamped, *signature_pages(deck, sheet_of(approval)))


@in_own_language
def released_document(deck: Deck, frames: Sequence[Frame], approval: Approval) -> Document:
    """Return what the released PPTX needs beside its frames; it is dated by its release."""
    document = document_of(deck)
    added = frames[len(deck.slides) :]
    pages = tuple(Page(frame.slide_id, say("Signatures")) for frame in added)
    moment = approval.released_at.astimezone(dt.UTC)
    return replace(document, pages=(*document.pages, *pages), dated=f"{moment:%Y-%m-%dT%H:%M:%SZ}")


@dataclass(frozen=True, slots=True)
class _Notary:
    """Writes and signs the record of a file while that is made."""

    deck: Deck
    frames: tuple[Frame, ...]
    approval: Approval
    signer: Signer
    findings: Mapping[str, Any]

    def describe(self, slides: tuple[SlideContent, ...]) -> dict[str, Any]:
        """Return the record: the draft's, and the signature pages behind its slides."""
        deck, count = self.deck, len(self.deck.slides)
        own = self.approval.derived or self.approval.content_digest
        record = manifest_of(deck, self.frames[:count], slides[:count], own, self.findings)
        pages = [
            _page_entry(number, slide) for number, slide in enumerate(slides[count:], count + 1)
        ]
        return {**record, "slides": [*record["slides"], *pages], "state": RELEASED}

    def sign(self, record: Mapping[str, Any], package: bytes) -> dict[str, Any]:
        """Return the record with the approval, the parts of the file, and the signature."""
        whole = {**record, APPROVAL: as_record(self.approval)}
        whole[PARTS] = digests_to_sign(package)
        payload = payload_of_record(whole)
        whole[RELEASE] = {
            "payload": payload.decode("ascii"),
            "signature": self.signer.sign(payload).hex(),
        }
        return whole


def payload_of_record(record: Mapping[str, Any]) -> bytes:
    """Return what a library signs of a file's record: all of it but seal and signature.

    Raises:
        KeyError: the record holds no approval or no slides.
    """
    bare = {name: value for name, value in record.items() if name not in (SEAL, RELEASE)}
    slides = slide_digests(record["slides"])
    return release_payload(record[APPROVAL], slides, digest_of(bare))


def parts_written(record: Mapping[str, Any]) -> dict[str, str] | None:
    """Return the parts of a released file by their digests; None for a draft, which has none."""
    parts = record.get(PARTS)
    if parts is None and APPROVAL not in record:
        return None
    if not isinstance(parts, dict):
        return {}
    return {str(name): str(digest) for name, digest in parts.items()}


def approval_in(record: Mapping[str, Any]) -> Approval | None:
    """Return the approval that a record holds; None where it holds none that is whole."""
    try:
        return from_record(record[APPROVAL])
    except (KeyError, ValueError):
        return None


def _page_entry(number: int, content: SlideContent) -> dict[str, Any]:
    entry = asdict(content) | {"number": number, "section": SECTION, "role": SECTION}
    for shape in entry["shapes"]:
        shape["facts"] = []
    return entry


def released_pptx(
    deck: Deck,
    frames: tuple[Frame, ...],
    approval: Approval,
    signer: Signer,
    findings: Mapping[str, Any],
) -> bytes:
    """Return the released PPTX, its record signed.

    Args:
        deck: the approved deck.
        frames: of `released_frames`.
        approval: with the people's signatures.
        signer: signs with the key that `approval.key` names.
        findings: the rule report as the manifest carries it.

    Raises:
        ExportError: a picture is missing, or frames and pages do not match.
    """
    notary = _Notary(deck, frames, approval, signer, findings)
    document = released_document(deck, frames, approval)
    return pptx_bytes(frames, document, notary.describe, notary.sign)
