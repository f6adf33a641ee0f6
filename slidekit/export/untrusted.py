"""Office files from anyone, opened with limits on everything that an attacker may choose."""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from slidekit.errors import ExportError
from slidekit.export.zip_layout import AmbiguousError, refuse_ambiguous
from slidekit.languages import tell
from slidekit.languages.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO
    from xml.etree.ElementTree import Element

MAX_FILE_BYTES = 500 * 2**20
MAX_PART_BYTES = 16 * 2**20
MAX_PARTS = 20_000
MAX_UNPACKED_BYTES = 2 * 2**30
MAX_XML_BYTES = 128 * 2**20
"""All XML of a file together: more than a thousand slides of dense figures, of 90 kB each."""
MAX_TAGS = 5_000_000
"""Tags of all XML together: a slide of dense figures has 4 000, and each takes memory."""
MAX_LINKS = 50_000
"""Links of one part: a slide has one for each picture and address on it."""
BOMB_BYTES, BOMB_RATIO = 64 * 2**20, 150
"""A file that unpacks to so much and so many times its size was made to fill a memory."""

_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_HEAD_BYTES = 1024
_STEP = 2**20
"""Bytes of a part that are read at a time."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a way of compressing that Python does not know
    RuntimeError,  # an encrypted part
    ValueError,
)
"""What reading an archive that is damaged raises."""


class DamagedError(ValueError):
    """A file is not what it claims to be; the message says in what, without the file's name."""


@dataclass(frozen=True, slots=True)
class UntrustedPackage:
    """The parts of a package that are read one by one, each within the limits."""

    archive: zipfile.ZipFile
    names: tuple[str, ...]

    def read(self, name: str) -> bytes:
        """Return a part's bytes.

        Raises:
            DamagedError: the part is absent, damaged, encrypted or larger than it may be.
        """
        try:
            with self.archive.open(name) as part:
                content = part.read(MAX_PART_BYTES + 1)  # the size in the directory may be a lie
        except KeyError as error:
            raise DamagedError(tell("its part {0} is missing", name)) from error
        except BROKEN as error:
            raise DamagedError(tell("its part {0} is damaged or encrypted", name)) from error
        if len(content) > MAX_PART_BYTES:
            raise DamagedError(
                tell("its part {0} is larger than {1} MB", name, MAX_PART_BYTES // 2**20)
            )
        return content

    def digest(self, name: str) -> str:
        """Return the SHA-256 of a part's bytes, however many they are; hexadecimal.

        Raises:
            DamagedError: the part is damaged or encrypted.
        """
        digest = hashlib.sha256()
        try:
            with self.archive.open(name) as part:
                while piece := part.read(_STEP):
                    digest.update(piece)
        except BROKEN as error:
            raise DamagedError(tell("its part {0} is damaged or encrypted", name)) from error
        return digest.hexdigest()

    def parse(self, name: str, max_elements: int) -> Element:
        """Return the root element of a part that has no DTD, no entities and few elements."""
        from defusedxml.ElementTree import iterparse

        content = self.read(name)
        if not is_utf8(content):  # one program may read what another does not
            raise DamagedError(tell("its part {0} is not written in UTF-8", name))
        events = iterparse(io.BytesIO(content), events=("start",), forbid_dtd=True)
        try:
            elements: list[Element] = [element for _, element in islice(events, max_elements + 1)]
        except (ParseError, ValueError, LookupError) as error:
            raise DamagedError(tell("its part {0} is no sound XML", name)) from error
        if not elements or len(elements) > max_elements:
            raise DamagedError(tell("its part {0} holds more elements than it may, or none", name))
        return elements[0]

    def links(self, name: str) -> tuple[Mapping[str, str], ...]:
        """Return the links of a part by their attributes; of the file itself where it is "".

        Raises:
            DamagedError: they are no sound list of links, or two of them have one id, of which
                one program follows the first and another the last.
        """
        listed = links_name(name)
        if listed not in self.archive.NameToInfo:
            return ()
        root = self.parse(listed, MAX_LINKS)
        links = tuple(dict(entry.attrib) for entry in root)
        ids = [link.get("Id", "") for link in links]
        is_list = root.tag == f"{_LINKS}Relationships" and all(
            entry.tag == f"{_LINKS}Relationship" and not len(entry) for entry in root
        )
        if not is_list or not all(ids) or len({*ids}) < len(ids):
            raise DamagedError(tell("its part {0} links two things under one name", listed))
        return links


def is_utf8(xml: bytes) -> bool:
    """Tell whether XML is written in UTF-8, and says so if it says anything of it."""
    said = _ENCODING.search(xml[:_HEAD_BYTES])
    try:
        xml.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not said or said[1].upper() in (b"UTF-8", b"UTF8", b"ASCII", b"US-ASCII")


def links_name(name: str) -> str:
    """Return the name of the part that lists the links of a part; "" stands for the file."""
    folder, _, base = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{base}.rels")


@contextmanager
def open_package(path: Path) -> Iterator[UntrustedPackage]:
    """Open a PPTX for reading: one that every program reads alike.

    Raises:
        DamagedError: it is no zip with the parts of a presentation, it is too large, or two
            programs may read two things in it.
        ExportError: it is missing or must not be read.
    """
    try:
        _refuse_large(path)
        with path.open("rb") as file, package_in(file) as package:
            refuse_bombs(package)
            yield package
    except DamagedError:
        raise
    except AmbiguousError as error:
        raise DamagedError(
            tell(
                "it is not packed as slidekit or an Office program packs a file, and two programs "
                "could show two different contents"
            )
        ) from error
    except BROKEN as error:
        raise DamagedError(tell("it is no PowerPoint file, or not a whole one")) from error
    except OSError as error:
        raise ExportError(tell("{0} cannot be read: {1}.", path, reason_of(error))) from error


@contextmanager
def package_in(file: BinaryIO) -> Iterator[UntrustedPackage]:
    """Open the PPTX in a file that is open already.

    Raises:
        AmbiguousError: two programs may read two things in it.
        DamagedError: it is no presentation, or its links are not sound.
    """
    with zipfile.ZipFile(file) as archive:
        package = UntrustedPackage(archive, _names(archive))
        refuse_ambiguous(file)
        for name in package.names:
            package.links(name)
        package.links("")
        yield package


def _refuse_large(path: Path) -> None:
    if path.stat().st_size > MAX_FILE_BYTES:
        raise DamagedError(tell("it is larger than {0} MB", MAX_FILE_BYTES // 2**20))


def _names(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """Return the parts' names once nothing about the directory is suspicious."""
    entries = archive.infolist()
    names = tuple(entry.filename for entry in entries)
    if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED_BYTES:
        raise DamagedError(tell("it unpacks to more than any presentation holds"))
    if len({name.lower().removesuffix("/") for name in names}) < len(names):
        raise DamagedError(tell("it holds two parts of one name"))
    if "ppt/presentation.xml" not in names:
        raise DamagedError(tell("it is no PowerPoint file"))
    return _without_folders(entries)


def _without_folders(entries: Sequence[zipfile.ZipInfo]) -> tuple[str, ...]:
    """Return the names of all entries but the folders of parts, which `zip -r` lists as well.

    They carry nothing. A folder in which no part lies is kept: its name may say something.
    """
    for entry in entries:
        if entry.filename.endswith("/") and (entry.file_size or entry.compress_size):
            raise DamagedError(tell("its folder {0} holds bytes of its own", entry.filename))
    parts = [entry.filename for entry in entries if not entry.filename.endswith("/")]
    folders = {f"{folder}/" for name in parts for folder in accumulate(name.split("/")[:-1], _in)}
    return tuple(entry.filename for entry in entries if entry.filename not in folders)


def _in(folder: str, name: str) -> str:
    return f"{folder}/{name}"


def refuse_bombs(package: UntrustedPackage) -> None:
    """Refuse what would fill the memory once it is unpacked as a whole.

    Raises:
        DamagedError: a part or all XML is too large, or packed tighter than any real content.
    """
    entries = package.archive.infolist()
    texts = [e for e in entries if e.filename.lower().endswith((".xml", ".rels", ".vml"))]
    for entry in texts:
        if entry.file_size > MAX_PART_BYTES:
            raise DamagedError(
                tell("its part {0} is larger than {1} MB", entry.filename, MAX_PART_BYTES // 2**20)
            )
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    written = sum(entry.file_size for entry in texts)
    if written > MAX_XML_BYTES or (unpacked > BOMB_BYTES and unpacked > BOMB_RATIO * packed):
        raise DamagedError(tell("it unpacks to more than any presentation holds"))
    if written > MAX_TAGS * len("<a/>"):  # else it cannot hold so many
        _refuse_tags(package, [entry.filename for entry in texts])


def _refuse_tags(package: UntrustedPackage, names: Sequence[str]) -> None:
    left = MAX_TAGS
    for name in names:
        left -= package.read(name).count(b"<")
        if left < 0:
            raise DamagedError(tell("it holds more elements than any presentation"))
