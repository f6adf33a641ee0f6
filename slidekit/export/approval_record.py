"""An approval as the record of a released file holds it, and read back without trust."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from slidekit.export.approval import Approval, Signature

if TYPE_CHECKING:
    from collections.abc import Mapping


def as_record(approval: Approval) -> dict[str, Any]:
    """Return an approval as a file's record holds it."""
    return {
        "id": approval.id,
        "outside": approval.outside,
        "parent": approval.parent,
        "derived": approval.derived,
        "deck": approval.deck,
        "version": approval.version,
        "state": approval.state,
        "released_at": approval.released_at.isoformat(),
        "valid_until": approval.valid_until.isoformat(),
        "audience": approval.audience,
        "markets": list(approval.markets),
        "content_digest": approval.content_digest,
        "report_digest": approval.report_digest,
        "audit_head": approval.audit_head,
        "key": approval.key,
        "signatures": [_signature_record(one) for one in approval.signatures],
    }


def _signature_record(one: Signature) -> dict[str, str]:
    return {
        "person": one.person,
        "role": one.role,
        "act": one.act,
        "meaning": one.meaning,
        "at": one.at.isoformat(),
        "key": one.key,
        "audit_head": one.audit_head,
        "previous": one.previous,
        "payload": one.payload.decode("ascii"),
        "signature": one.signature.hex(),
    }


def from_record(record: Mapping[str, Any]) -> Approval:
    """Return the approval that a file's record holds.

    Raises:
        ValueError: it is not whole.
    """
    try:
        return _read(record)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("the approval in the record is not whole") from error


def _read(record: Mapping[str, Any]) -> Approval:
    texts = ("id", "deck", "state", "audience", "content_digest", "report_digest", "audit_head")
    approval = Approval(
        **{name: _text(record[name]) for name in (*texts, "key", "outside", "parent", "derived")},
        version=_whole(record["version"]),
        released_at=_moment(record["released_at"]),
        valid_until=dt.date.fromisoformat(record["valid_until"]),
        markets=tuple(_text(market) for market in record["markets"]),
        signatures=tuple(_read_signature(one) for one in record["signatures"]),
    )
    # Whoever signed other bytes under the same reading must not pass.
    if as_record(approval) != {name: record[name] for name in as_record(approval)}:
        raise ValueError("the approval in the record is not written as slidekit writes it")
    return approval


def _read_signature(one: Mapping[str, Any]) -> Signature:
    return Signature(
        person=_text(one["person"]),
        role=_text(one["role"]),
        act=_text(one["act"]),
        meaning=_text(one["meaning"]),
        at=_moment(one["at"]),
        key=_text(one["key"]),
        audit_head=_text(one["audit_head"]),
        previous=_text(one["previous"]),
        payload=_text(one["payload"]).encode("ascii"),
        signature=bytes.fromhex(_text(one["signature"])),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a whole number")
    return value


def _moment(value: str) -> dt.datetime:
    at = dt.datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return at
