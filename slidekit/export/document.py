"""What a file needs besides its pages: values in, so that a writer knows no deck."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.deck.profile import Profile


@dataclass(frozen=True, slots=True)
class Page:
    """What belongs to one slide and is not drawn on it."""

    slide_id: str
    section: str = ""
    notes: str = ""
    """Speaker notes; each line is a paragraph."""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The file as a whole; `pages` stand in the order of the frames."""

    title: str
    pages: tuple[Page, ...]
    language: str = "en-US"
    """BCP 47 tag, as PowerPoint's spelling and screen readers use it."""
    dated: str = "2000-01-01T00:00:00Z"
    """Date of the file's properties: given, never read from the clock."""
    manifest: Mapping[str, Any] | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Bytes of the pictures on the pages by their SHA-256."""
    profile: Profile | None = None
    """The company's, whose colours and font the theme has; None: the house's."""
