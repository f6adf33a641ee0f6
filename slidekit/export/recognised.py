"""Shapes that another program gave new names, found again by what they say and where they stand.

LibreOffice calls every placeholder "PlaceHolder 1", "PlaceHolder 2", ... when it saves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.units import inches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.export.content import Shape, SlideContent
    from slidekit.layout.seen import SeenFile

NEAR = inches(0.1)
"""How far apart the corners of one and the same place may be."""


def recognised(
    manifest: Mapping[str, Any], seen: SeenFile, contents: Sequence[SlideContent]
) -> tuple[SeenFile, tuple[SlideContent, ...]]:
    """Return a file with its renamed shapes under the names that they were written with."""
    names = _names(manifest, contents)
    slides = tuple(_with_names(*pair) for pair in zip(seen.slides, names, strict=True))
    found = tuple(_with_names(*pair) for pair in zip(contents, names, strict=True))
    return replace(seen, slides=slides), found


def recognised_contents(
    manifest: Mapping[str, Any], contents: Sequence[SlideContent]
) -> tuple[SlideContent, ...]:
    """Return the slides of a file with their shapes under the names that they were written with."""
    names = _names(manifest, contents)
    return tuple(_with_names(*pair) for pair in zip(contents, names, strict=True))


def _names(
    manifest: Mapping[str, Any], contents: Sequence[SlideContent]
) -> tuple[Mapping[str, str], ...]:
    """Return of each slide the new names of its shapes with the old ones."""
    written = {entry["id"]: entry["shapes"] for entry in manifest["slides"]}
    return tuple(dict(old_names(written.get(one.id, ()), one.shapes)) for one in contents)


def _with_names(slide: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - of either kind
    return replace(slide, shapes=tuple(_renamed(slide.shapes, names))) if names else slide


def _renamed(shapes: Sequence[Any], names: Mapping[str, str]) -> Iterator[Any]:
    for shape in shapes:
        yield replace(shape, name=names[shape.name]) if shape.name in names else shape


def old_names(
    written: Sequence[Mapping[str, Any]], found: Sequence[Shape]
) -> Iterator[tuple[str, str]]:
    """Yield new and old name of each shape that is found again: by its text, else by its place."""
    known, there = {entry["name"] for entry in written}, {shape.name for shape in found}
    strange = [shape for shape in found if shape.name not in known and shape.kind == "sp"]
    missing = [entry for entry in written if entry["name"] not in there]
    for is_same in (_says_the_same, _stands_there):
        for entry in list(missing):
            match = next((shape for shape in strange if is_same(entry, shape)), None)
            if match is not None:
                strange.remove(match)
                missing.remove(entry)
                yield match.name, entry["name"]


def _says_the_same(entry: Mapping[str, Any], shape: Shape) -> bool:
    return bool(shape.text.strip()) and shape.text.split() == entry["text"].split()


def _stands_there(entry: Mapping[str, Any], shape: Shape) -> bool:
    pairs = zip(entry["place"], shape.place, strict=True)
    return bool(entry["text"].strip()) and all(abs(old - new) <= NEAR for old, new in pairs)
