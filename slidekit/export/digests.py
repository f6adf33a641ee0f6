"""Digests of what people approve: one way of writing values down, and SHA-256 over that."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from slidekit.deck.codec import as_plain, plain
from slidekit.layout.stamp import without_stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame


def ascii_json(value: object) -> bytes:
    """Return a value as JSON that is the same bytes wherever it is written: ASCII, keys sorted.

    What people sign and what a file records is digested so; the library's own rows and events are
    in `library.chain.utf8_json`. Both are hashed and stored, so neither may ever change.
    """
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def digest_of(value: object) -> str:
    """Return the SHA-256 of a value's `ascii_json` in hexadecimal digits."""
    return hashlib.sha256(ascii_json(value)).hexdigest()


def content_digest(deck: Deck, frames: Sequence[Frame]) -> str:
    """Return the digest of what is approved: deck, results, template, policy and finished slides.

    The stamp zone is no part of it: a draft and its released file have the same digest.

    Args:
        deck: the deck.
        frames: its slides as laid out, with or without stamp or mark.
    """
    slides = [plain(without_stamp(frame)) for frame in frames]
    return digest_of({**as_plain(deck), "frames": slides})


def report_digest(findings: Sequence[Mapping[str, Any]]) -> str:
    """Return the digest of a rule report: its findings as plain values, in the order of the rules.

    Args:
        findings: the list that the manifest holds under `findings`.
    """
    return digest_of(list(findings))


def slide_digests(entries: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Return ids and digests of the slides that a manifest describes, in order."""
    return [[entry["id"], digest_of(entry)] for entry in entries]
