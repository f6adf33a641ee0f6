"""Pictures of the whole screen at each step of a story, for whoever wants to look at it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

PICTURES = os.environ.get("SLIDEKIT_STORY_PICTURES", "")
"""Folder into which the screen is photographed; "": nowhere."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Numbers its pictures in the order of the story."""

    story: str = ""
    """What the names of its pictures begin with."""
    taken: list[str] = field(default_factory=list)
    """Names of the steps that were photographed."""

    def take(self, step: str) -> bool:
        """Keep what the screen shows at a step, and tell whether anybody wanted that."""
        if not PICTURES:
            return False
        self.taken.append(step)
        QTest.qWait(300)  # what is painted late is there by then
        name = " ".join(filter(None, (self.story, f"{len(self.taken):02}", step)))
        QApplication.primaryScreen().grabWindow(0).save(str(Path(PICTURES) / f"{name}.png"))
        return True
