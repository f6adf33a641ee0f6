"""From the bytes of a file of references to its text; what is no such file is named at once."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.languages import tell, to_tell
from slidekit.languages.reasons import reason_of

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 20_000_000
AGAIN = to_tell("Export it again from your reference manager, as UTF-8.")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_of(path: Path) -> str:
    """Return the text of a file of references, its lines ended by a line feed.

    Raises:
        StudyError: it cannot be read, is empty, too large, not Unicode, or no text.
    """
    data = _bytes(path)
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StudyError(
            tell("{0}, line {1}: this is no UTF-8 text.", path.name, line), fix=tell(AGAIN)
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_controls(text, path.name)
    if not text.strip():
        raise StudyError(tell("{0} is empty.", path.name), fix=tell(AGAIN))
    return text


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise StudyError(tell("There is no file {0}.", path.name), fix=tell("Check its name."))
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise StudyError(
                tell(
                    "{0} is too large: {1:.0f} MB, at most {2:.0f} MB are read.",
                    path.name,
                    size / 1000000.0,
                    MAX_BYTES / 1000000.0,
                ),
                fix=tell("Export only the references that the deck cites."),
            )
        return path.read_bytes()
    except OSError as error:
        reason = reason_of(error)
        raise StudyError(
            tell("{0} cannot be read: {1}.", path.name, reason), fix=tell("Check it.")
        ) from None


def _refuse_controls(text: str, name: str) -> None:
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise StudyError(
            tell(
                "{0}, line {1}: a control character (code {2}) stands here, so the file is damaged "
                "or no list of references.",
                name,
                line,
                ord(found[0]),
            ),
            fix=tell(AGAIN),
        )
