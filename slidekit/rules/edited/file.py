"""A file holds all that it shows, and nothing that acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.rules.edited.returned import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.edited.returned import Returned
    from slidekit.template.policy import Severity

WEIGHTS: dict[str, Severity] = {"embedded": "warn", "link_to_file": "warn", "typeface": "warn"}
"""An embedded workbook may be a chart's own; a link to a file does nothing until it is clicked."""


def file_self_contained(returned: Returned) -> Iterator[Sighting]:
    """Yield macros, controls, embedded files and what is linked from elsewhere."""
    slides = {slide.number: slide.id for slide in returned.seen.slides}
    for burden in returned.seen.burdens:
        yield Sighting(
            burden.code,
            burden.number,
            slides.get(burden.number or 0, ""),
            facts=(("what", burden.what),),
            severity=WEIGHTS.get(burden.code),
        )
