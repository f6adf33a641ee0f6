"""Inclusive pages, written whole or without the digits that repeat."""

from __future__ import annotations

import re

_RANGE = re.compile(
    r"\b([A-Za-z]*)(\d+)\s*[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}]+\s*([A-Za-z]*)(\d+)\b"
)


def whole_pages(pages: str) -> str:
    """Return pages with both numbers whole: "S101-9" becomes "S101-S109"."""
    return _RANGE.sub(lambda found: "{}{}-{}{}".format(*_whole(found)), pages)


def short_pages(pages: str) -> str:
    """Return pages without what repeats: "S101-S109" becomes "S101-9"."""
    return _RANGE.sub(lambda found: _shortest(*_whole(found)), pages)


def _whole(found: re.Match[str]) -> tuple[str, str, str, str]:
    """Return letters and digits of the first and of the last page."""
    before, first, before_last, last = found.groups()
    if before_last in ("", before) and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return before, first, before_last or before, last


def _shortest(before: str, first: str, before_last: str, last: str) -> str:
    if before_last != before:
        return f"{before}{first}-{before_last}{last}"
    if len(last) != len(first) or last == first:
        return f"{before}{first}-{last}"
    same = next(at for at, pair in enumerate(zip(first, last, strict=True)) if pair[0] != pair[1])
    return f"{before}{first}-{last[same:]}"
