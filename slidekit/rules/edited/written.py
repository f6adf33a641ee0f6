"""What the rules said of a deck when it was written: it holds until the deck is built anew."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from slidekit.rules.finding import Finding, count_blocking
from slidekit.rules.retelling import retell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.rules.edited.returned import Returned


def summary_of(found: Sequence[Finding]) -> dict[str, Any]:
    """Return findings as a manifest carries them."""
    return {
        "blocking": count_blocking(found),
        "warnings": sum(finding.severity == "warn" for finding in found),
        "rules": sorted({finding.rule for finding in found}),
        "list": [asdict(finding) for finding in found],
    }


def findings_written(manifest: Mapping[str, Any]) -> tuple[Finding, ...] | None:
    """Return the findings that a manifest carries, None where it does not carry all it counts."""
    summary = manifest.get("findings")
    if not isinstance(summary, dict):
        return None
    try:
        found = TypeAdapter(tuple[Finding, ...]).validate_python(summary.get("list"))
    except ValidationError:
        return None
    return found if summary_of(found)["blocking"] == summary.get("blocking") else None


def standing(returned: Returned) -> Iterator[Finding]:
    """Yield the findings that the deck was written with, on the slides where they are now.

    They are told in the language of the screen, whatever the file was written in.

    Those of a slide that was deleted went with it; that it is gone is a finding of its own.
    """
    places = {slide.id: slide.number for slide, _ in returned.own()}
    for finding in map(retell, returned.stood or ()):
        if returned.policy.severities.get(finding.rule) == "off":
            continue
        if finding.slide is None:
            yield finding
        elif finding.slide in places:
            yield replace(finding, slide_number=places[finding.slide])
