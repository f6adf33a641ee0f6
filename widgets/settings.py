"""What a person set once for all decks: who they are, their company's policy, their language."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import QSettings

from widgets.language import KEY

KEYS = {
    "name": "user/name",
    "employer": "user/employer",
    "conflicts": "user/conflicts",
    "policy": "company/policy",
    "language": KEY,
    "profile": "company/profile",
    "library": "library/url",
}
"""Field -> its key in the system's settings."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What stands in new decks and windows unless something else is said; "" for nothing."""

    name: str = ""
    """Of the presenter, as on the title slide."""
    employer: str = ""
    """Stands among the disclosures."""
    conflicts: str = ""
    """The presenter's interests, for the disclosures."""
    policy: str = ""
    """Name of a policy that ships, or the path of a file."""
    language: str = ""
    """Of the screen: "en" or "de"; "" is the system's."""
    profile: str = ""
    """File of the company's profile, which new decks have."""
    library: str = ""
    """Address of the library in which decks are approved."""


def read_settings() -> Settings:
    """Return what was kept last."""
    kept = QSettings()
    return Settings(**{field: str(kept.value(key) or "") for field, key in KEYS.items()})


def keep_settings(settings: Settings) -> None:
    """Keep settings for the next deck and the next start; what is empty is forgotten."""
    kept = QSettings()
    for field in fields(settings):
        value = getattr(settings, field.name).strip()
        kept.setValue(KEYS[field.name], value) if value else kept.remove(KEYS[field.name])


LIBRARIES = ("sqlite:///", "postgresql+psycopg://")
"""How the address of a library begins: a file, or a server."""


def is_library(address: str) -> bool:
    """Tell whether an address is one that a library can have, or is empty."""
    return not address or any(address.startswith(s) and len(address) > len(s) for s in LIBRARIES)


def presenter_keys(name: str, employer: str, conflicts: str) -> tuple[tuple[str, str], ...]:
    """Return keys of the `deck:` block that name a presenter; none where the name is empty.

    All three go together: another person's employer and interests must not stand by a new name.
    """
    if not name:
        return ()
    return (
        ("presenter.name", name),
        ("presenter.employer", employer),
        ("presenter.conflicts", conflicts),
    )
