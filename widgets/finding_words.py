"""Findings as a screen tells them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.rules.finding import Finding

_KEY = re.compile(r" \(`[^`]*`\)(?=\.)")


def message_of(finding: Finding) -> str:
    """Return what is wrong; the key of study.yaml that lacks stands in what to do about it."""
    return _KEY.sub("", finding.message)
