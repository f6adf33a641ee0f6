from __future__ import annotations

import base64
import hashlib
import io
import struct
import subprocess
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.errors import ExportError
from slidekit.export.document import Document, Page
from slidekit.export.manifest import (
    NAMESPACE,
    manifest_pieces,
    manifest_xml,
    read_copies,
)
from slidekit.export.pptx import pptx_bytes
from slidekit.export.seal import sealed
from tests.export.test_golden import cover
from tests.needs import find_libreoffice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MANIFEST = {
    "schema": 1,
    "product": "slidekit",
    "slides": [{"id": "cover", "facts": [0.7123, None, "5 < 6 & \u2265"]}],
    "filler": [hashlib.sha256(bytes([n])).hexdigest() for n in range(40)],
}
ITEM, CUSTOM = "customXml/item1.xml", "docProps/custom.xml"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    """Return the parts of a file with a manifest."""
    packed = pptx_bytes((cover(),), Document("Deck", (Page("cover"),), manifest=MANIFEST))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def first_copy(path: Path) -> dict[str, Any] | None:
    """Return the manifest of a PPTX file, None if it holds none."""
    return next(iter(read_copies(path)), None)


def written(folder: Path, parts: dict[str, bytes]) -> Path:
    """Write parts as a file."""
    path = folder / "deck.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def without(parts: dict[str, bytes], *names: str) -> dict[str, bytes]:
    """Return the parts but for some."""
    return {name: content for name, content in parts.items() if name not in names}


def test_the_manifest_is_read_from_either_place(parts: dict[str, bytes], tmp_path: Path) -> None:
    """Both, only the custom XML, only the properties, neither."""
    assert first_copy(written(tmp_path, parts)) == sealed(MANIFEST)
    assert first_copy(written(tmp_path, without(parts, CUSTOM))) == sealed(MANIFEST)
    assert first_copy(written(tmp_path, without(parts, ITEM))) == sealed(MANIFEST)
    assert first_copy(written(tmp_path, without(parts, ITEM, CUSTOM))) is None


def test_a_damaged_copy_gives_way_to_the_sound_one(parts: dict[str, bytes], tmp_path: Path) -> None:
    """One copy may be cut short as long as the other is whole."""
    cut = parts[ITEM].replace(b'"product"', b'"product')
    assert first_copy(written(tmp_path, {**parts, ITEM: cut})) == sealed(MANIFEST)


def test_properties_are_short_pieces_in_order() -> None:
    """None is longer than Office's own dialog holds; a small manifest is one piece."""
    pieces = manifest_pieces(MANIFEST)
    assert len(pieces) > 3
    assert max(map(len, pieces.values())) <= 255
    assert list(pieces)[:2] == ["slidekit.manifest.1", "slidekit.manifest.2"]
    assert list(manifest_pieces({"schema": 1})) == ["slidekit.manifest"]


PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)
VALUES = st.dictionaries(st.text(max_size=5), PLAIN | st.lists(PLAIN, max_size=3), max_size=4)


@given(VALUES)
def test_any_manifest_survives_the_way_through_a_file(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, Any]
) -> None:
    """What JSON can hold comes back equal from custom XML."""
    manifest = {**values, "schema": 1}
    least = {"ppt/presentation.xml": b"", ITEM: manifest_xml(manifest)}
    assert first_copy(written(tmp_path_factory.getbasetemp(), least)) == manifest


@pytest.mark.needs("libreoffice")
def test_the_manifest_outlives_a_save_in_libreoffice(
    parts: dict[str, bytes], tmp_path: Path
) -> None:
    """Some versions drop custom XML; the properties stay."""
    source = written(tmp_path, without(parts, ITEM, "customXml/_rels/item1.xml.rels"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(find_libreoffice()), "--headless", profile, "--convert-to", "pptx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "saved"), str(source)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    assert first_copy(tmp_path / "saved" / "deck.pptx") == sealed(MANIFEST)


# Files made to do harm, or damaged: each is refused in one sentence.


def element(content: str) -> bytes:
    """Return a custom XML part with this content."""
    return f'<manifest xmlns="{NAMESPACE}">{content}</manifest>'.encode()


def properties(*values: str) -> bytes:
    """Return document properties that claim to hold a manifest."""
    held = "".join(
        f'<property name="slidekit.manifest.{n}"><lpwstr>{value}</lpwstr></property>'
        for n, value in enumerate(values, start=1)
    )
    return f"<Properties>{held}</Properties>".encode()


def no_zip(path: Path, parts: dict[str, bytes]) -> None:
    """A text file with the name of a deck."""
    path.write_text("no deck", "utf-8")


def empty(path: Path, parts: dict[str, bytes]) -> None:
    """A file without a byte."""
    path.write_bytes(b"")


def cut_short(path: Path, parts: dict[str, bytes]) -> None:
    """The first half of a deck."""
    whole = written(path.parent, parts).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def other_zip(path: Path, parts: dict[str, bytes]) -> None:
    """A zip that is no presentation."""
    written(path.parent, {"readme.txt": b"hello", CUSTOM: parts[CUSTOM]})


def entities(path: Path, parts: dict[str, bytes]) -> None:
    """Entities that grow a thousand-fold when they are read."""
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    bomb = f"<!DOCTYPE x [{nested}]>".encode() + element("&e8;")
    written(path.parent, {**without(parts, CUSTOM), ITEM: bomb})


def outside_entity(path: Path, parts: dict[str, bytes]) -> None:
    """An entity that reads a file of the machine."""
    stolen = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>' + element("&f;")
    written(path.parent, {**without(parts, CUSTOM), ITEM: stolen})


def large_part(path: Path, parts: dict[str, bytes]) -> None:
    """A part that unpacks to 20 MB."""
    written(path.parent, {**without(parts, CUSTOM), ITEM: element(" " * (20 * 2**20))})


def lying_size(path: Path, parts: dict[str, bytes]) -> None:
    """A part that unpacks to more than the directory says."""
    large_part(path, parts)
    content = bytearray(path.read_bytes())
    entry = content.rindex(ITEM.encode()) - 46
    struct.pack_into("<I", content, entry + 24, 100)
    path.write_bytes(bytes(content))


def zlib_bomb(path: Path, parts: dict[str, bytes]) -> None:
    """Properties that unpack to 64 MB."""
    packed = base64.b64encode(zlib.compress(b'"' + b"a" * 2**26 + b'"', 9)).decode()
    written(path.parent, {**without(parts, ITEM), CUSTOM: properties(packed)})


def broken_base64(path: Path, parts: dict[str, bytes]) -> None:
    """Properties that are no base64."""
    written(path.parent, {**without(parts, ITEM), CUSTOM: properties("%%%", "not packed")})


def missing_piece(path: Path, parts: dict[str, bytes]) -> None:
    """Properties of which one in the middle is gone."""
    cut = parts[CUSTOM].replace(b"slidekit.manifest.2", b"somebody.else")
    written(path.parent, {**without(parts, ITEM), CUSTOM: cut})


def deep_json(path: Path, parts: dict[str, bytes]) -> None:
    """JSON that is nested deeper than Python can follow."""
    written(path.parent, {**without(parts, CUSTOM), ITEM: element("[" * 100_000)})


def json_of_another_kind(path: Path, parts: dict[str, bytes]) -> None:
    """JSON that is no object with a schema."""
    written(path.parent, {**without(parts, CUSTOM), ITEM: element("[1, 2]")})


def half_a_letter(path: Path, parts: dict[str, bytes]) -> None:
    """A text with one half of a letter, which no terminal prints and no database stores."""
    broken = element('{"schema": 1, "deck": {"id": "\\ud83d"}}')
    written(path.parent, {**without(parts, CUSTOM), ITEM: broken})


def newer_schema(path: Path, parts: dict[str, bytes]) -> None:
    """A manifest of a version to come."""
    written(path.parent, {**without(parts, CUSTOM), ITEM: element('{"schema": 2}')})


def nested_elements(path: Path, parts: dict[str, bytes]) -> None:
    """A manifest with elements in it, a million deep."""
    deep = element("<a>" * 1_000_000 + "</a>" * 1_000_000)
    written(path.parent, {**without(parts, CUSTOM), ITEM: deep})


def many_properties(path: Path, parts: dict[str, bytes]) -> None:
    """More properties than any document has."""
    written(path.parent, {**without(parts, ITEM), CUSTOM: properties(*["QUJD"] * 20_000)})


def two_of_one_name(path: Path, parts: dict[str, bytes]) -> None:
    """Two parts of one name: PowerPoint would read the one, slidekit the other."""
    written(path.parent, parts)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(ITEM, element('{"schema": 1}'))


def many_parts(path: Path, parts: dict[str, bytes]) -> None:
    """A zip of 21 000 parts."""
    written(path.parent, {**parts, **{f"x/{n}": b"" for n in range(21_000)}})


def encrypted(path: Path, parts: dict[str, bytes]) -> None:
    """A part that asks for a password."""
    written(path.parent, parts)
    content = bytearray(path.read_bytes())
    entry = content.rindex(ITEM.encode()) - 46
    content[entry + 8] |= 1
    path.write_bytes(bytes(content))


HARMFUL: tuple[Callable[[Path, dict[str, bytes]], None], ...] = (
    no_zip,
    empty,
    cut_short,
    other_zip,
    entities,
    outside_entity,
    large_part,
    lying_size,
    zlib_bomb,
    broken_base64,
    missing_piece,
    deep_json,
    json_of_another_kind,
    half_a_letter,
    newer_schema,
    nested_elements,
    many_properties,
    two_of_one_name,
    many_parts,
    encrypted,
)


@pytest.mark.parametrize("harm", HARMFUL, ids=lambda harm: harm.__name__)
def test_harmful_files_are_refused_in_one_sentence(
    harm: Callable[[Path, dict[str, bytes]], None], parts: dict[str, bytes], tmp_path: Path
) -> None:
    """The message names the file, says what is wrong with it and what to do."""
    path = tmp_path / "deck.pptx"
    harm(path, parts)
    with pytest.raises(ExportError, match=r"^deck\.pptx cannot be read: \w.*\. Open it"):
        first_copy(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """Nothing to open is said as plainly."""
    for path in (tmp_path / "missing.pptx", tmp_path):
        with pytest.raises(ExportError, match="cannot be read"):
            first_copy(path)
