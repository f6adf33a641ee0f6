"""The exchange bundle: a version in one signed zip for a reviewer who has no account.

bundle.json  what it is, and the SHA-256 of every file below; signed by the library
bundle.sig   the signature over bundle.json (Ed25519, hexadecimal)
files        the deck, PPTX, PDF, rule report, what changed, comments, public keys, README.txt
replies/     what the reviewer adds: replies as JSON, commented PPTX

Who packs one again can only add replies: anything else shows against the signature. Replies are
signed by nobody, so they become comments and nothing else.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import TypeAdapter, ValidationError

from slidekit.errors import ExportError
from slidekit.export.digests import ascii_json
from slidekit.export.signing import is_signed
from slidekit.export.untrusted import BROKEN
from slidekit.export.zip_layout import AmbiguousError, refuse_ambiguous
from slidekit.files import zip_parts
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from slidekit.export.approval import Keys
    from slidekit.export.signing import Signer

BUNDLE_KIND: Final = "slidekit.bundle/1"
REPLY_KIND: Final = "slidekit.reply/1"
ABOUT, SIGNATURE, REPLIES = "bundle.json", "bundle.sig", "replies/"
MAX_FILE_BYTES: Final = 500 * 2**20
MAX_PART_BYTES: Final = 200 * 2**20
MAX_PARTS: Final = 200
MAX_REPLIES: Final = 150
"""Files with replies; one person's are in two at most for each time that he answers by PPTX."""
MAX_REPLY_BYTES: Final = 1_000_000
MAX_COMMENTS: Final = 2_000
"""Comments of one reply."""
MAX_RATIO: Final = 200
"""How many times its packed size a part of more than a few kilobytes may have."""
SMALL: Final = 2**20

Ask = Literal["", "approve", "reject"]


@dataclass(frozen=True, slots=True)
class ReplyComment:
    """What an outside reviewer says of a place."""

    text: str
    slide: str = ""
    block: str = ""
    fact: str = ""
    must_fix: bool = False
    ask: Ask = ""
    """Whether he asks that the version be approved or sent back; nobody's signature."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one reviewer says."""

    kind: Literal["slidekit.reply/1"]
    bundle: str
    """Id of the bundle."""
    name: str
    """Of the reviewer, as he writes it; nobody has proved it."""
    comments: tuple[ReplyComment, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What a bundle says of itself."""

    kind: Literal["slidekit.bundle/1"]
    id: str
    library: str
    """Id of the library."""
    deck: str
    version: int
    title: str
    state: str
    made_at: str
    content_digest: str
    report_digest: str
    audit_head: str
    key: str
    """Id of the public key to check it with."""
    files: dict[str, str]
    """Name -> SHA-256."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose files are those that it names."""

    about: About
    payload: bytes
    """bundle.json as it stands: what was signed."""
    signature: bytes
    files: Mapping[str, bytes]
    replies: Mapping[str, bytes]
    """Name below `replies/` -> content."""

    def is_signed(self, keys: Keys) -> bool:
        """Tell whether one of some keys, the one that it names, signed it."""
        key = keys.get(self.about.key)
        return key is not None and is_signed(key, self.payload, self.signature)


def bundle_bytes(about: Mapping[str, Any], files: Mapping[str, bytes], signer: Signer) -> bytes:
    """Return a bundle.

    Args:
        about: fields of `About` but for kind, key and files.
        files: name -> content.
        signer: the library's.
    """
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    whole = {**about, "kind": BUNDLE_KIND, "key": signer.key, "files": digests}
    _about_adapter().validate_python(whole)
    payload = ascii_json(whole)
    signature = signer.sign(payload).hex().encode("ascii")
    return zip_parts({**files, ABOUT: payload, SIGNATURE: signature})


def read_bundle(path: Path) -> Bundle:
    """Return a bundle from anyone once each of its files is the one that it names.

    Whether the right library signed it is for `Bundle.is_signed`, with keys from elsewhere.

    Raises:
        ExportError: it is missing, no bundle, damaged, altered or hostile.
    """
    return bundle_in(content_of(path), path.name)


def bundle_in(content: bytes, called: str) -> Bundle:
    """Return the bundle that some bytes are; arguments and errors as of `read_bundle`."""
    parts = _unpacked(content, called)
    payload, signature = parts.pop(ABOUT, b""), parts.pop(SIGNATURE, b"")
    about = _about(payload, called)
    replies = {name.removeprefix(REPLIES): parts.pop(name) for name in [*parts] if _is_reply(name)}
    _refuse_altered(about, parts, called)
    return Bundle(about, payload, _signature(signature, called), parts, replies)


def read_reply(content: bytes, name: str) -> Reply:
    """Return a reviewer's reply.

    Raises:
        ExportError: it is none.
    """
    try:
        if len(content) <= MAX_REPLY_BYTES:
            reply = _reply_adapter().validate_json(content)
            if len(reply.comments) <= MAX_COMMENTS:
                return reply
    except ValidationError:
        pass
    raise ExportError(
        tell("{0} is no reply that slidekit wrote, or too long a one.", name),
        fix=tell(
            "A reply holds up to {0} comments. Ask the reviewer for it again: "
            "`slidekit review bundle reply`.",
            MAX_COMMENTS,
        ),
    )


def with_replies(bundle: Bundle, added: Mapping[str, bytes], called: str) -> bytes:
    """Return a bundle with further replies; all that was signed stays as it is.

    Args:
        bundle: the bundle.
        added: name below `replies/` -> content.
        called: name of the file, for messages.

    Raises:
        ExportError: it would hold more than a bundle may, so that nobody could open it again.
    """
    replies = {f"{REPLIES}{key}": held for key, held in {**bundle.replies, **added}.items()}
    signature = bundle.signature.hex().encode("ascii")
    content = zip_parts({**bundle.files, **replies, ABOUT: bundle.payload, SIGNATURE: signature})
    for name, reply in bundle_in(content, called).replies.items():
        if name.endswith(".json"):
            read_reply(reply, name)
    return content


def is_presentation(path: Path) -> bool:
    """Tell whether a file is a PPTX as far as its list of parts says."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "ppt/presentation.xml" in archive.namelist()
    except (*BROKEN, OSError):
        return False


def _is_reply(name: str) -> bool:
    return name.startswith(REPLIES) and "/" not in name.removeprefix(REPLIES)


def content_of(path: Path) -> bytes:
    """Return the bytes of a file that may be a bundle, read once.

    Raises:
        ExportError: it is missing, or larger than a bundle.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _hostile(path.name)
        return path.read_bytes()
    except OSError as error:
        raise ExportError(
            tell("{0} cannot be read: {1}.", path, error.strerror or error),
            fix=tell("Check the path."),
        ) from None


def _unpacked(content: bytes, name: str) -> dict[str, bytes]:
    file = io.BytesIO(content)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_hostile(entries, name)
            refuse_ambiguous(file)
            return {entry.filename: _part(archive, entry, name) for entry in entries}
    except AmbiguousError:
        raise _ambiguous(name) from None
    except BROKEN:
        raise _no_bundle(name) from None


def _refuse_hostile(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse what no bundle holds, before a byte of it is unpacked."""
    names = [entry.filename for entry in entries]
    if len(set(map(str.lower, names))) < len(names) or not all(map(_is_plain, names)):
        raise ExportError(
            tell("{0} names files outside itself or twice, so it was not opened.", name),
            fix=tell("Ask whoever sent it for the original."),
        )
    if sum(map(_is_reply, names)) > MAX_REPLIES:
        raise ExportError(
            tell("{0} holds more than {1} files with replies.", name, MAX_REPLIES),
            fix=tell("Import it, and export the version again for further replies."),
        )
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or unpacked > MAX_FILE_BYTES or any(map(_is_bomb, entries)):
        raise _hostile(name)


def _is_plain(part: str) -> bool:
    path = PurePosixPath(part)
    odd = path.is_absolute() or ".." in path.parts or any(c in part for c in "\\:\0")
    return not odd and bool(part)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    is_tight = entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
    return entry.file_size > MAX_PART_BYTES or (entry.file_size > SMALL and is_tight)


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(entry) as part:
        content = part.read(entry.file_size + 1)  # the size in the directory may be a lie
    if len(content) != entry.file_size:
        raise _hostile(name)
    return content


def _about(payload: bytes, name: str) -> About:
    try:
        about = _about_adapter().validate_json(payload)
        if ascii_json(json.loads(payload)) == payload:
            return about
    except (ValidationError, ValueError):
        pass
    raise _no_bundle(name)


def _refuse_altered(about: About, parts: Mapping[str, bytes], name: str) -> None:
    now = {part: hashlib.sha256(content).hexdigest() for part, content in parts.items()}
    wrong = sorted(part for part in {*now, *about.files} if now.get(part) != about.files.get(part))
    if wrong:
        raise ExportError(
            tell("{0} was altered: {1} is not what was signed.", name, wrong[0]),
            fix=tell(
                "Take the bundle as it was sent. A PPTX with comments is imported by itself: "
                "slidekit review bundle import FILE.pptx --on {0}@{1}",
                about.deck,
                about.version,
            ),
        )


def _signature(content: bytes, name: str) -> bytes:
    try:
        return bytes.fromhex(content.decode("ascii"))
    except ValueError:
        raise _no_bundle(name) from None


def _no_bundle(name: str) -> ExportError:
    return ExportError(
        tell("{0} is no exchange bundle, or it is damaged.", name),
        fix=tell("Give a file that `slidekit review bundle export` wrote."),
    )


def _ambiguous(name: str) -> ExportError:
    return ExportError(
        tell(
            "{0} is not packed as slidekit packs a bundle: two programs could show two contents.",
            name,
        ),
        fix=tell("Ask whoever sent it for the original."),
    )


def _hostile(name: str) -> ExportError:
    return ExportError(
        tell("{0} would unpack to more than a bundle holds, so it was not opened.", name),
        fix=tell("Ask whoever sent it for the original."),
    )


@cache
def _about_adapter() -> TypeAdapter[About]:
    return TypeAdapter(About)


@cache
def _reply_adapter() -> TypeAdapter[Reply]:
    return TypeAdapter(Reply)
