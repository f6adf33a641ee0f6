"""Why the operating system would not do something with a file: its words, which are English."""

from __future__ import annotations

from slidekit.languages import tell, to_tell

REASONS = (
    to_tell("no such file or directory"),
    to_tell("permission denied"),
    to_tell("is a directory"),
    to_tell("not a directory"),
    to_tell("file exists"),
    to_tell("file name too long"),
    to_tell("no space left on device"),
    to_tell("read-only file system"),
    to_tell("input/output error"),
    to_tell("unknown reason"),
)
"""The reasons that a person meets."""


def reason_of(error: OSError) -> str:
    """Return why a file could not be read or written, to be put into a sentence."""
    return tell((error.strerror or "unknown reason").lower())
