"""A person's own words: a text file in the settings' folder, one word a line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from slidekit.errors import UsageError
from widgets.spelling.words import plain_form


def own_file() -> Path:
    """Return where the words are kept; they are the same for all decks."""
    place = QStandardPaths.StandardLocation.AppConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "dictionary.txt"


def own_words() -> frozenset[str]:
    """Return the person's words; none where there is no file that can be read."""
    try:
        lines = own_file().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(plain_form(line.strip()) for line in lines if line.strip())


def add_word(word: str) -> None:
    """Add a word for good.

    Raises:
        UsageError: the file cannot be written.
    """
    words = sorted(own_words() | {plain_form(word)})
    path = own_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{one}\n" for one in words), encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"The word could not be added to {path.name}: {error.strerror}.",
            fix="Check that your settings' folder can be written to.",
        ) from None
