"""Exporters that other packages register, found by name: the core writes no PDF itself."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from slidekit.errors import ExportError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from slidekit.layout.frame import Frame

GROUP = "slidekit.exporters"


class Exporter(Protocol):
    """Writes frames to a file, or to a folder if it makes one file a slide."""

    def __call__(self, frames: Sequence[Frame], path: Path, /, *, title: str) -> None:
        """Write frames; the same frames give the same bytes."""


def exporter(name: str) -> Exporter:
    """Return the exporter that is registered under a name, such as "pdf".

    Raises:
        ExportError: there is none of this name, or it cannot be loaded.
    """
    found = {entry.name: entry for entry in entry_points(group=GROUP)}
    if name not in found:
        offered = ", ".join(sorted(found)) or "none"
        raise ExportError(
            tell("There is no exporter {0!r}; installed: {1}.", name, offered),
            fix=tell("Install slidekit anew with its desktop part."),
        )
    try:
        loaded: Exporter = found[name].load()
    except ImportError as error:
        raise ExportError(
            tell("The exporter {0!r} cannot start: {1}.", name, error),
            fix=tell("On Linux its system libraries may be missing; the README names them."),
        ) from error
    return loaded
