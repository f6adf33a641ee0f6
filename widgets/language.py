"""The language of the app: what the environment says, else what was chosen, else the system's.

English stands in the code. Other languages are `languages/LANGUAGE.qm`, made from the .ts files
beside them by `tools/screen_words.py`; only the one that is spoken is loaded.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

from slidekit.languages import LANGUAGES, set_screen_language

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "languages"
VARIABLE = "SLIDEKIT_LANGUAGE"
"""Variable of the environment, the same as for the commands of the terminal."""
KEY = "language"
"""Of the settings; "" or nothing follows the system."""
USUAL = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
    "de": QLocale(QLocale.Language.German, QLocale.Country.Germany),
}
"""How dates and numbers are written where the system speaks another language than the app."""

_installed: list[QTranslator] = []
"""What translates now; Qt itself keeps no translator alive."""


def wished_language() -> str:
    """Return the language in which the app is to speak.

    A language that there is not, in the environment or in the settings, counts as none.
    """
    asked = os.environ.get(VARIABLE, "").strip().lower(), chosen_language()
    return next((one for one in asked if one in LANGUAGES), None) or _of_system(QLocale.system())


def chosen_language() -> str:
    """Return what the person chose; "": to follow the system."""
    return str(QSettings().value(KEY) or "")


def speak(language: str) -> None:
    """Give all words, dates and numbers of the app in a language; before any window is built."""
    application = QCoreApplication.instance()
    assert application is not None
    while _installed:
        application.removeTranslator(_installed.pop())
    for translator in _translators(language):
        application.installTranslator(translator)
        _installed.append(translator)
    QLocale.setDefault(_locale(language, QLocale.system()))
    set_screen_language(language)


def _translators(language: str) -> Iterator[QTranslator]:
    """Yield Qt's own words, such as those of "Cancel", and ours, which come before them."""
    if language == "en":
        return
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{language}", qt), (language, str(FOLDER))):
        translator = QTranslator()
        if translator.load(name, folder):
            yield translator


def _of_system(system: QLocale) -> str:
    spoken = system.uiLanguages()[0].partition("-")[0] if system.uiLanguages() else ""
    return spoken if spoken in LANGUAGES else "en"


def _locale(language: str, system: QLocale) -> QLocale:
    """Return the system's own way of writing where it is of that language: Vienna is not Berlin."""
    return system if system.name().partition("_")[0] == language else USUAL[language]
