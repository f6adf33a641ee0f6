"""A person's own words: a text file in the settings' folder, one word a line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from slidekit.errors import UsageError
from slidekit.files import write_whole
from slidekit.languages.reasons import reason_of
from widgets.spelling.words import plain_form


def own_file() -> Path:
    """Return where the words are kept; they are the same for all decks."""
    place = QStandardPaths.StandardLocation.AppConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "dictionary.txt"


def own_words() -> frozenset[str]:
    """Return the person's words; none where there is no file that can be read."""
    try:
        return _read(own_file())
    except (OSError, UnicodeDecodeError):
        return frozenset()


def add_word(word: str) -> None:
    """Add a word for good.

    Raises:
        UsageError: the file cannot be written, or holds words that cannot be read and would be
            lost.
    """
    path = own_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        known = _read(path) if path.exists() else frozenset()
    except UnicodeDecodeError:
        raise UsageError(
            _tr("The word was not added: {0} is no text in UTF-8.").format(path),
            fix=_tr("Save that file as UTF-8 in a text editor, or move it away."),
        ) from None
    except OSError as error:
        raise UsageError(
            _tr("The word was not added to {0}: {1}.").format(path, reason_of(error)),
            fix=_tr("Check that you may read and write your settings' folder."),
        ) from None
    words = sorted(known | {plain_form(word)})
    write_whole(path, "".join(f"{one}\n" for one in words).encode(), UsageError)


def _read(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(plain_form(line.strip()) for line in lines if line.strip())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dictionary", text)
