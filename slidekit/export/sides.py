"""An exported file as it is compared with another: what its record says of slides and numbers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from slidekit.deck.side import Number, Page, Side, Text
from slidekit.deck.sides import parts_of, worded
from slidekit.layout.signature_page import SECTION

if TYPE_CHECKING:
    from collections.abc import Mapping

BLOCKS = ("tag", "title", "body", "right", "key", "footnotes", "table", "figure")
"""Blocks of a slide whose words count; others number slides or tell the state of the file."""


def side_of_manifest(manifest: Mapping[str, Any], name: str) -> Side:
    """Return what a file shows by its manifest; of study.yaml it knows nothing.

    The pages with signatures are no slides of the deck.
    """
    pages = tuple(_page(slide) for slide in manifest["slides"] if slide["section"] != SECTION)
    numbers: dict[str, Number] = {}
    for entry in manifest["facts"]:
        slides = tuple(page.id for page in pages if entry["id"] in page.numbers)
        numbers.setdefault(entry["id"], _number(entry, slides))
    tables = frozenset(pair for number in numbers.values() for pair in number.files)
    return Side(name, numbers, pages, tables)


def _number(entry: Mapping[str, Any], slides: tuple[str, ...]) -> Number:
    how = entry["provenance"]
    return Number(
        id=entry["id"],
        parts=parts_of(entry),
        text=_words(entry),
        method=(how.get("method"), tuple(sorted((how.get("parameters") or {}).items()))),
        population=entry.get("population"),
        definition=(how.get("filter"),),
        rows=how.get("inputs") or "",
        files=frozenset((file["name"], file["sha256"]) for file in how["files"]),
        source=(how.get("reference") or "", how.get("anchor") or ""),
        slides=slides,
    )


def _words(entry: Mapping[str, Any]) -> str:
    """Return the parts of a number; what was printed of it at one place is not all of it."""
    told = ((part, entry.get(part)) for part in ("value", "lower", "upper", "p", "n", "N"))
    return ", ".join(f"{name} {value:g}" for name, value in told if value is not None)


def _page(slide: Mapping[str, Any]) -> Page:
    blocks: dict[str, list[Mapping[str, Any]]] = {}
    for shape in slide["shapes"]:
        block = shape["name"].removeprefix(f"{slide['id']}.").partition(".")[0]
        if block in BLOCKS and shape["name"].startswith(f"{slide['id']}."):
            blocks.setdefault(block, []).append(shape)
    figure = blocks.pop("figure", [])
    texts = [_text(block, shapes) for block, shapes in blocks.items()]
    texts.append(_text("figure", [shape for shape in figure if _has_words(shape["text"])]))
    texts.append(Text("notes", worded(slide["notes"]), slide["notes"]))
    title = next((text.shown for text in texts if text.block == "title"), slide["id"])
    return Page(
        id=slide["id"],
        hidden=slide["hidden"],
        title=title,
        texts=tuple(text for text in texts if text.shown),
        picture=_digest(figure) if figure else None,
        numbers=frozenset(fact for shape in slide["shapes"] for fact, _, _ in shape["facts"]),
    )


def _text(block: str, shapes: list[Mapping[str, Any]]) -> Text:
    keys, shown = map(_key, shapes), (shape["text"].strip() for shape in shapes)
    return Text(block, worded("\n".join(key.strip() for key in keys)), "\n".join(shown))


def _has_words(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _digest(figure: list[Mapping[str, Any]]) -> str:
    """Return a digest of the parts of a figure and their words; places follow from the layout."""
    parts = [(shape["name"], shape["text"]) for shape in figure]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _key(shape: Mapping[str, Any]) -> str:
    """Return a text with ids in the place of its numbers."""
    text, end, pieces = shape["text"], 0, []
    for fact, start, stop in sorted(shape["facts"], key=lambda span: span[1]):
        if start >= end:
            pieces += [text[end:start], "{", fact, "}"]
            end = stop
    return "".join((*pieces, text[end:]))
