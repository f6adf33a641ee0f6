"""The manifest of a PPTX that came back, held to its shape before anything is compared with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from slidekit.errors import ExportError
from slidekit.export.manifest import read_copies
from slidekit.languages import tell
from slidekit.study.complaints import explain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Model = TypeVar("Model", bound=BaseModel)
AGAIN = "Export the deck once more."


@dataclass(frozen=True, slots=True)
class _Shape:
    name: str
    text: str
    place: tuple[int, int, int, int]
    alt: str
    style: str
    facts: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Slide:
    id: str
    number: int
    hidden: bool
    timing: str
    notes: str
    shapes: tuple[_Shape, ...]


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class _Provenance:
    files: tuple[_File, ...]


@dataclass(frozen=True, slots=True)
class _Number:
    id: str
    value: float | None
    lower: float | None
    upper: float | None
    p: float | None
    n: int | None
    N: int | None
    provenance: _Provenance


@dataclass(frozen=True, slots=True)
class _Deck:
    id: str


@dataclass(frozen=True, slots=True)
class _Manifest:
    deck: _Deck
    slides: tuple[_Slide, ...]
    facts: tuple[_Number, ...]


def read_record(path: Path) -> dict[str, Any] | None:
    """Return the manifest of a PPTX file, None if it holds none.

    Raises:
        ExportError: the file cannot be read, or what it says of itself is not whole.
    """
    return record_in(read_copies(path), path.name)


def record_in(copies: Sequence[dict[str, Any]], name: str) -> dict[str, Any] | None:
    """Return the manifest among the copies that a PPTX file holds, None if it holds none.

    Args:
        copies: from `read_copies`.
        name: of the file, for messages.

    Raises:
        ExportError: what the file says of itself is not whole.
    """
    manifest = next(iter(copies), None)
    if manifest is None:
        return None
    try:
        _shape().validate_python(manifest)
    except ValidationError as error:
        raise ExportError(
            tell(
                "{0}: the record of its numbers is damaged. {1}",
                name,
                explain(error, "manifest"),
            ),
            fix=AGAIN,
        ) from None
    return manifest


def carried(manifest: Mapping[str, Any], part: str, model: type[Model]) -> Model:
    """Return the template or policy that a manifest carries.

    Raises:
        ExportError: there is none, or it is not one that this version of slidekit can follow.
    """
    entry = manifest.get(part)
    content = entry.get("content") if isinstance(entry, dict) else None
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise ExportError(
            tell("The deck's numbers cannot be computed again: {0}", explain(error, f"its {part}")),
            fix=AGAIN,
        ) from None


@cache
def _shape() -> TypeAdapter[Any]:
    return TypeAdapter(_Manifest)
