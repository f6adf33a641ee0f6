"""Write docs/profile.md: the keys of a company's profile."""

from __future__ import annotations

from slidekit.deck.profile_file import ProfileFile
from tools.pages.keys import keys
from tools.places import ROOT

PAGE = ROOT / "docs" / "profile.md"
PARTS = {"profile": lambda: keys(ProfileFile)}
