"""Zips that every program reads alike: one directory, at the very end, and only what it lists.

A zip is read from its end. Where two ends, two directories, two names or two sizes stand in one
file, one program shows this content and another that, and a signature over the one would vouch for
the other. So each byte has one meaning here, or the file is refused: parts lie in one run from the
first byte to the directory, each as the directory says. Zip64 is refused: nothing that is read here
is large enough to need it (APPNOTE 6.3.10, sections 4.3 to 4.5).
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = struct.Struct("<4s4H2IH")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_LOCATOR_BYTES: Final = 20
_EXTRA = struct.Struct("<2H")
_OTHER_SIZES, _OTHER_NAME = 0x0001, 0x7075
"""Extra fields that say sizes (zip64) or the name once more, and maybe otherwise."""
_SIZES_BEHIND, _UTF8 = 1 << 3, 1 << 11
_STORED, _DEFLATED = 0, 8
_LONGEST: Final = 24
"""Bytes of what may stand behind a part: mark, checksum and two sizes."""
_STEP: Final = 2**20
"""Bytes that are unpacked at a time."""


class AmbiguousError(ValueError):
    """Two programs may read two things in a zip; the message says where, for a programmer."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part as the directory has it."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int
    """Where its own header begins, in bytes."""


def refuse_ambiguous(file: BinaryIO) -> None:
    """Refuse a zip that is not laid out in the one way that every program reads alike.

    Args:
        file: open for reading; it may stand anywhere.

    Raises:
        AmbiguousError: it is not.
    """
    parts, start = _directory(file)
    found = sorted(parts, key=lambda part: part.at)
    begins = [*(part.at for part in found), start]
    _require(begins[0] == 0, "bytes before the first part")
    for part, (at, following) in zip(found, pairwise(begins), strict=True):
        _require_whole(file, part, at, following)


def _require(holds: bool, why: str) -> None:
    if not holds:
        raise AmbiguousError(why)


def _directory(file: BinaryIO) -> tuple[list[_Part], int]:
    """Return the parts that the directory lists, and where it begins."""
    at = file.seek(0, 2) - _END.size
    _require(at >= 0, "no end record")
    signature, disk, first, here, all_disks, size, start, comment = _END.unpack(
        _bytes(file, at, _END.size)
    )
    _require(signature == b"PK\5\6", "the end record is not at the end")
    _require(
        disk == first == comment == 0 and here == all_disks and start + size == at,
        "the end record does not fit",
    )
    _require(_bytes(file, max(at - _LOCATOR_BYTES, 0), 4) != b"PK\6\7", "two end records")
    parts = list(_listed(_bytes(file, start, size)))
    _require(len(parts) == here, "the directory lists other parts than it says")
    return parts, start


def _listed(directory: bytes) -> Iterator[_Part]:
    at = 0
    while at < len(directory):
        _require(at + _ENTRY.size <= len(directory), "a directory that breaks off")
        entry = _ENTRY.unpack_from(directory, at)
        signature, _, _, flags, method, _, _, crc, packed, size, *rest = entry
        name_size, extra_size, comment_size, disk, _, _, place = rest
        _require(signature == b"PK\1\2" and disk == comment_size == 0, "an entry that does not fit")
        at += _ENTRY.size + name_size
        name = directory[at - name_size : at]
        _require_plain_extra(directory[at : at + extra_size], extra_size)
        at += extra_size
        _require_one_name(name, flags)
        yield _Part(name, flags, method, crc, packed, size, place)
    _require(at == len(directory), "a directory that breaks off")


def _require_one_name(name: bytes, flags: int) -> None:
    _require(bool(name) and not {0, ord("\\")} & {*name}, "a name of two readings")
    _require(name.isascii() or bool(flags & _UTF8), "a name of two readings")


def _require_plain_extra(extra: bytes, size: int) -> None:
    """Refuse extra fields that break off, or that say again what the header says."""
    _require(len(extra) == size, "an extra field that breaks off")
    at = 0
    while at < size:
        _require(at + _EXTRA.size <= size, "an extra field that breaks off")
        kind, length = _EXTRA.unpack_from(extra, at)
        at += _EXTRA.size + length
        _require(kind not in (_OTHER_SIZES, _OTHER_NAME), "sizes or names said twice")
    _require(at == size, "an extra field that breaks off")


def _require_whole(file: BinaryIO, part: _Part, at: int, following: int) -> None:
    """Refuse a part whose own header says other than the directory, or that leaves a gap."""
    header = _LOCAL.unpack(_bytes(file, at, _LOCAL.size))
    signature, _, flags, method, _, _, crc, packed, size, name_size, extra_size = header
    _require(signature == b"PK\3\4" and (flags, method) == (part.flags, part.method), "a header")
    _require(method in (_STORED, _DEFLATED), "a way of packing that few programs know")
    at += _LOCAL.size
    _require(_bytes(file, at, name_size) == part.name, "another name in the header")
    _require_plain_extra(_bytes(file, at + name_size, extra_size), extra_size)
    begin = at + name_size + extra_size
    end = begin + part.packed
    _require(0 <= following - end <= _LONGEST, "parts upon each other, or a gap between them")
    behind = _bytes(file, end, following - end)
    said, true = (crc, packed, size), (part.crc, part.packed, part.size)
    _require(_ends_there(file, part, begin), "packed bytes that go on elsewhere")
    if not flags & _SIZES_BEHIND:
        _require(said == true and not behind, "other sizes in the header, or a gap")
        return
    _require(said in (true, (0, 0, 0)) and behind in _descriptors(part), "sizes that do not fit")
    _require(bool(method) or not part.size, "a length that stands behind what it measures")


def _descriptors(part: _Part) -> list[bytes]:
    """Return what may stand behind a part whose header does not say its sizes."""
    values = (part.crc, part.packed, part.size)
    plain = [struct.pack("<3I", *values), struct.pack("<I2Q", *values)]
    return [b"PK\7\x08" + form for form in plain] + plain


def _ends_there(file: BinaryIO, part: _Part, begin: int) -> bool:
    """Tell whether the packed bytes end where they are said to, and hold as much as is said."""
    if part.method == _STORED:
        return part.size == part.packed
    unzip, left, held = zlib.decompressobj(-zlib.MAX_WBITS), part.packed, 0
    file.seek(begin)
    try:
        while left and not unzip.eof:
            chunk = file.read(min(left, _STEP))
            left -= len(chunk) or left
            more = True
            while more and held <= part.size:
                piece = unzip.decompress(chunk, _STEP)
                held, chunk = held + len(piece), unzip.unconsumed_tail
                more = bool(chunk) or len(piece) == _STEP  # it may hold back what found no room
    except zlib.error:
        return False
    return unzip.eof and not unzip.unused_data and not left and held == part.size


def _bytes(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    content = file.read(size)
    _require(len(content) == size, "a zip that breaks off")
    return content
