"""Files made to do harm, or broken in ways that real files are."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SLIDE, LINKS = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"


def spoil(source: Path, target: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Write a copy of a PPTX whose parts were changed."""
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target


def drop(name: str) -> Callable[[dict[str, bytes]], object]:
    """Return what leaves a part out."""
    return lambda parts: parts.pop(name)


def put(name: str, content: bytes) -> Callable[[dict[str, bytes]], object]:
    """Return what puts or replaces a part."""
    return lambda parts: parts.update({name: content})


def swap(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], object]:
    """Return what replaces bytes in a part."""

    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return change


def link(kind: str, target: str, *, outside: bool = True) -> Callable[[dict[str, bytes]], object]:
    """Return what adds a relation to the first slide."""
    mode = ' TargetMode="External"' if outside else ""
    entry = f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    return swap(LINKS, b"</Relationships>", f"{entry}</Relationships>".encode())


def embed(kind: str, name: str) -> Callable[[dict[str, bytes]], object]:
    """Return what puts a file into the package and relates it to the first slide."""

    def change(parts: dict[str, bytes]) -> None:
        link(kind, f"../embeddings/{name}", outside=False)(parts)
        parts[f"ppt/embeddings/{name}"] = b"\xd0\xcf\x11\xe0 not really"
        swap(
            "[Content_Types].xml",
            b"<Default ",
            b'<Default Extension="bin" ContentType="application/octet-stream"/><Default ',
        )(parts)

    return change


def nested(depth: int) -> Callable[[dict[str, bytes]], object]:
    """Return what nests groups into each other."""
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        "<p:grpSpPr/>"
    )
    content = (group * depth + "</p:grpSp>" * depth).encode()
    return swap(SLIDE, b"</p:spTree>", content + b"</p:spTree>")


def entities(parts: dict[str, bytes]) -> None:
    """Let one word grow into thousands of millions."""
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10)
    ).encode()
    head, _, rest = parts[SLIDE].partition(b"<p:sld ")
    body = b"<p:sld " + rest.replace(b"<a:t>", b"<a:t>&l9;", 1)
    parts[SLIDE] = head + b"<!DOCTYPE p [" + laughs + b"]>" + body


def reading_file(parts: dict[str, bytes]) -> None:
    """Let a word be the content of a file of the machine."""
    head, _, rest = parts[SLIDE].partition(b"<p:sld ")
    body = b"<p:sld " + rest.replace(b"<a:t>", b"<a:t>&x;", 1)
    parts[SLIDE] = head + b'<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + body
