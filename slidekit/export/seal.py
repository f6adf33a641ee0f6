"""Whether the record in a PPTX is the one that was written: its copies agree, its seal fits.

A seal is a digest without a key. It shows an edit by hand or by a tool that does not know it;
whoever makes it anew has forged, and only a signature stands against that.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SEAL = "seal"
Doubt = Literal["copies", "seal", "empty"]


def sealed(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return a manifest with the digest of all else that it holds."""
    return {**manifest, SEAL: _digest(manifest)}


def is_sealed(manifest: Mapping[str, Any]) -> bool:
    """Tell whether a manifest is as it was when it was sealed."""
    return manifest.get(SEAL) == _digest(manifest)


def doubts_of(copies: Sequence[Mapping[str, Any]]) -> tuple[Doubt, ...]:
    """Return what speaks against the copies of a manifest that a file holds; none holds none."""
    found: list[Doubt] = []
    if any(copy != copies[0] for copy in copies[1:]):
        found.append("copies")
    if copies and not any(is_sealed(copy) for copy in copies):
        found.append("seal")
    if copies and not any(copy.get("slides") for copy in copies):
        found.append("empty")
    return tuple(found)


def _digest(manifest: Mapping[str, Any]) -> str:
    content = {name: value for name, value in manifest.items() if name != SEAL}
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
