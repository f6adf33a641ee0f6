"""Writing files: whole or not at all; zips with the same bytes for the same parts; CSV."""

from __future__ import annotations

import contextlib
import csv
import errno
import io
import os
import re
import tempfile
import zipfile
from pathlib import Path
from threading import get_native_id
from typing import TYPE_CHECKING, Any, Final

from slidekit.languages import tell
from slidekit.languages.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from slidekit.errors import SlidekitError

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: no clock gets into a file."""
FIRST = ("[Content_Types].xml", "_rels/.rels")
"""Parts of an OOXML package that stand first in it."""
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, or skips before one."""
_IRREPLACEABLE = re.compile(
    rb"SQLite format 3\0|\x37\x7f\x06[\x82\x83]|\xd9\xd5\x05\xf9\x20\xa1\x63\xd7|"
    rb"-----BEGIN [A-Z ]*PRIVATE KEY-----"
)
"""How a library, what SQLite keeps beside it (sqlite.org/fileformat2.html, sections 3 and 4) and a
private key begin: one mistyped name must not destroy them."""
_HEAD_BYTES = 64


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of the parts: content types first, then by name, all of one date."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name not in FIRST, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else the byte differs between Windows and the others
            archive.writestr(entry, parts[name])
    return packed.getvalue()


def csv_for_excel(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows as CSV that Excel opens as text: UTF-8 with its mark, no formulas.

    Args:
        columns: names, in their order.
        rows: column -> value; what a row lacks or has as None is empty.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def refuse_unwritable(path: Path, error: type[SlidekitError]) -> None:
    """Refuse where no file can be written, before any work is done for it.

    Raises:
        SlidekitError: of the kind given: it is no file's name, the folder is missing, or the folder
            or the file that is there must not be written to.
    """
    _refuse_folder(path, error)
    refuse_irreplaceable(path, error)
    if not path.parent.is_dir():
        is_other = path.parent.exists()
        raise _unwritable(path, _problem(errno.ENOTDIR if is_other else errno.ENOENT), error)
    if not all(os.access(there, os.W_OK) for there in (path.parent, path) if there.exists()):
        raise _unwritable(path, _problem(errno.EACCES), error)


def _problem(number: int) -> OSError:
    """Return what the operating system would say."""
    return OSError(number, os.strerror(number))


def write_whole(path: Path, content: bytes, error: type[SlidekitError]) -> None:
    """Write a file beside its place, then rename it: nobody ever meets half of one.

    Raises:
        SlidekitError: of the kind given: it is no file's name, a library or a private key is
            there, or the folder is missing or must not be written to.
    """
    _refuse_folder(path, error)
    refuse_irreplaceable(path, error)
    # By the thread, which no other one of this machine has: a process has several that write.
    beside = path.with_name(f".{path.name}.{get_native_id()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as problem:
        raise _unwritable(path, problem, error) from problem
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


@contextlib.contextmanager
def as_file(content: bytes, name: str) -> Iterator[Path]:
    """Give bytes as a file of this name, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="slidekit-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        yield path


def refuse_irreplaceable(path: Path, error: type[SlidekitError]) -> None:
    """Refuse to write over a library or a private key: nothing would bring it back.

    Raises:
        SlidekitError: of the kind given: one is there, or what is there cannot be read.
    """
    try:
        head = _head(path)
    except OSError as problem:
        raise _unwritable(path, problem, error) from problem
    if _IRREPLACEABLE.match(head):
        raise error(
            tell("{0} is a library or a private key. It is not written over.", path),
            fix=tell("Give another name."),
        )


def _head(path: Path) -> bytes:
    """Return how a file begins; nothing of what is none."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def _unwritable(path: Path, problem: OSError, error: type[SlidekitError]) -> SlidekitError:
    return error(
        tell("{0} cannot be written: {1}.", path, reason_of(problem)),
        fix=_way_out(problem),
    )


def _way_out(problem: OSError) -> str:
    """Return what helps where a file cannot be written."""
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        return tell("Choose a folder that exists.")
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return tell(
            "Choose a folder that you may write to, and close the file if it is open elsewhere."
        )
    return tell("Choose another folder or a shorter name, or make room on the disk.")


def _refuse_folder(path: Path, error: type[SlidekitError]) -> None:
    if path.exists() and not path.is_file():
        raise error(
            tell("{0} is a folder or a device.", path), fix=tell("Give the name of a file.")
        )
