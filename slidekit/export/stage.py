"""What every slide of a file stands on: its size, masters, layouts and themes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pptx.presentation import Presentation


def stage_of(presentation: Presentation) -> str:
    """Return the digest of size, masters, layouts and themes: what every slide stands on."""
    digest = hashlib.sha256(f"{presentation.slide_width} {presentation.slide_height}".encode())
    for master in presentation.slide_masters:
        pages = (master, *master.slide_layouts)
        for page in pages:
            digest.update(etree.tostring(page._element, method="c14n"))
        for relation in master.part.rels.values():
            if relation.reltype.endswith("/theme"):
                digest.update(relation.target_part.blob)
    return digest.hexdigest()[:16]
