"""What a library is set to, in words and units."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from slidekit.library.governing import NUMBERS
from slidekit.library.states import APPROVERS
from slidekit.library.wording import role_words
from widgets.review.words import roles_words
from widgets.study.words import QT_TRANSLATE_NOOP

SETTINGS = {
    "required_roles": QT_TRANSLATE_NOOP("SettingWords", "Roles whose approval every version needs"),
    "valid_months": QT_TRANSLATE_NOOP("SettingWords", "Longest time that an approval holds"),
    "approval_prefix": QT_TRANSLATE_NOOP("SettingWords", "First letters of approval numbers"),
    "password_length": QT_TRANSLATE_NOOP("SettingWords", "Shortest password"),
    "password_days": QT_TRANSLATE_NOOP("SettingWords", "Passwords have to be changed after"),
    "password_history": QT_TRANSLATE_NOOP(
        "SettingWords", "Earlier passwords that may not be used again"
    ),
    "lockout_attempts": QT_TRANSLATE_NOOP(
        "SettingWords", "Wrong passwords in a row that lock an account"
    ),
    "lockout_minutes": QT_TRANSLATE_NOOP("SettingWords", "A locked account opens again after"),
    "blob_megabytes": QT_TRANSLATE_NOOP("SettingWords", "Largest file that the library takes"),
}
"""Name of a setting -> what it means."""
UNITS = {
    "valid_months": QT_TRANSLATE_NOOP("SettingWords", "{0} months"),
    "password_length": QT_TRANSLATE_NOOP("SettingWords", "{0} characters"),
    "password_days": QT_TRANSLATE_NOOP("SettingWords", "{0} days"),
    "lockout_minutes": QT_TRANSLATE_NOOP("SettingWords", "{0} minutes"),
    "blob_megabytes": QT_TRANSLATE_NOOP("SettingWords", "{0} MB"),
}
LANGUAGES = {
    "en": QT_TRANSLATE_NOOP("SettingWords", "English"),
    "de": QT_TRANSLATE_NOOP("SettingWords", "German"),
}


def setting_words(name: str) -> str:
    """Return what a setting means."""
    return _tr(SETTINGS.get(name, name))


def value_words(name: str, value: str) -> str:
    """Return a value as people read it, with its unit."""
    if name == "required_roles":
        return roles_words(tuple(value.split(",")))
    if name == "password_days" and value == "0":
        return _tr("never")
    return _tr(UNITS.get(name, "{0}")).format(value)


def bounds_words(name: str) -> str:
    """Return what a setting can be; "" where its own words say it."""
    if name in NUMBERS:
        least, most = NUMBERS[name]
        return _tr("A whole number from {0} to {1}").format(least, most)
    return _tr("Up to 12 letters A to Z and digits") if name == "approval_prefix" else ""


def choices_of(name: str) -> dict[str, str]:
    """Return what can be ticked for a setting, value -> words; none where it is typed."""
    return {role: role_words(role) for role in APPROVERS} if name == "required_roles" else {}


def language_words(code: str) -> str:
    """Return what a language of decks is called."""
    return _tr(LANGUAGES.get(code, code))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingWords", text)
