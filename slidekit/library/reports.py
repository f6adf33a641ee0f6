"""The frozen rule report of a version: what the rules said when it was submitted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slidekit.errors import LibraryError
from slidekit.export.digests import report_digest
from slidekit.languages import tell
from slidekit.library import blobs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from slidekit.library.versions import Version

BLOCKS = "block"
WAIVABLE = "block_unless_waived"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of the report, as far as the library has to know it."""

    rule: str
    severity: str
    slide: str
    """"" where the whole deck is meant."""
    message: str

    @property
    def place(self) -> tuple[str, str]:
        """Rule and slide: what a waiver is for."""
        return self.rule, self.slide


def read_report(content: bytes) -> tuple[Found, ...]:
    """Return the findings of a rule report.

    Raises:
        LibraryError: it is none.
    """
    try:
        return tuple(map(_found, _listed(content)))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise LibraryError(
            tell("The rule report cannot be read."), fix=tell("Submit the deck with slidekit.")
        ) from problem


def digest_of_report(content: bytes) -> str:
    """Return the digest of a rule report that people sign."""
    read_report(content)
    return report_digest(_listed(content))


def report_of(connection: Connection, version: Version) -> tuple[Found, ...]:
    """Return the findings that a version was submitted with.

    Raises:
        LibraryError: the report is not the one whose digest is signed.
    """
    return read_report(report_file_of(connection, version))


def report_file_of(connection: Connection, version: Version) -> bytes:
    """Return the frozen rule report whole, JSON; errors as of `report_of`."""
    content = blobs.load(connection, version.report_file)
    if digest_of_report(content) != version.report_digest:
        raise LibraryError(
            tell("The rule report of {0} is not the one that is signed.", version.ref),
            fix=tell("Run `slidekit library check` and restore a backup."),
        )
    return content


def blocking(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return the findings that nobody can waive."""
    return tuple(one for one in found if one.severity == BLOCKS)


def waivable(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return the findings that block unless they are waived."""
    return tuple(one for one in found if one.severity == WAIVABLE)


def named(found: Iterable[Found]) -> str:
    """Return rules and slides for a message: "small-cells (baseline), title-neutral"."""
    words = (f"{one.rule} ({one.slide})" if one.slide else one.rule for one in found)
    return ", ".join(dict.fromkeys(words))


def _listed(content: bytes) -> list[Mapping[str, Any]]:
    listed = json.loads(content)["list"]
    if not isinstance(listed, list):
        raise TypeError("no list of findings")
    return listed


def _found(one: Mapping[str, Any]) -> Found:
    return Found(str(one["rule"]), str(one["severity"]), one["slide"] or "", str(one["message"]))
