"""A company's profile as parts of a .slidekit file, and back.

profile/profile.yaml      name, colours, and which files there are
profile/logo              the logo's bytes
profile/fonts/STYLE       a font file, such as profile/fonts/bold_italic
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from slidekit.deck.profile import STYLES, FontFile, Logo, Palette, Profile, Typeface

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = "profile/profile.yaml"
LOGO = "profile/logo"
FONTS = "profile/fonts"


def words_of(profile: Profile) -> dict[str, Any]:
    """Return a profile as plain values, files by their digest; every key, defaults too."""
    palette = profile.palette
    return {
        "schema": 1,
        "name": profile.name,
        "company": profile.company,
        "footer": profile.footer,
        "palette": {
            **{role: getattr(palette, role) for role in _ROLES},
            "arms": list(palette.arms),
        },
        "font": {
            "family": profile.typeface.family,
            "files": {file.style: file.sha256 for file in profile.typeface.files},
        },
        **_logo_words(profile.logo),
    }


_ROLES = ("ink", "title", "grey", "hairline", "accent")


def _logo_words(logo: Logo | None) -> dict[str, Any]:
    if logo is None:
        return {}
    size = {"width_px": logo.width_px, "height_px": logo.height_px}
    return {"logo": {"sha256": logo.sha256, **size}}


def files_of(profile: Profile) -> dict[str, bytes]:
    """Return the parts that are files by their names."""
    files = {f"{FONTS}/{file.style}": file.data for file in profile.typeface.files}
    return files | ({LOGO: profile.logo.data} if profile.logo else {})


def profile_from(words: Mapping[str, Any], files: Mapping[str, bytes]) -> Profile:
    """Return the profile that plain values and files hold.

    Raises:
        KeyError: a key or a file is missing.
        TypeError: a value is of another kind.
        ValueError: a file is not the one that the values name.
    """
    palette, font, logo = words["palette"], words["font"], words.get("logo")
    read = {
        style: FontFile(style, str(font["files"][style]), files[f"{FONTS}/{style}"])
        for style in STYLES
        if style in font["files"]
    }
    made = Profile(
        name=str(words["name"]),
        company=str(words["company"]),
        footer=str(words["footer"] or ""),
        palette=_palette(palette),
        typeface=Typeface(str(font["family"]), tuple(read.values())),
        logo=_logo(logo, files) if logo else None,
    )
    for name, digest in _digests(made).items():
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise ValueError(f"{name} is not the file that was taken in")
    return made


def _palette(words: Mapping[str, Any]) -> Palette:
    roles = {role: _color(words[role], role) for role in _ROLES}
    return Palette(**roles, arms=_arms(words["arms"]))


def _logo(words: Mapping[str, Any], files: Mapping[str, bytes]) -> Logo:
    width, height = int(words["width_px"]), int(words["height_px"])
    if min(width, height) < 1:
        raise ValueError("the logo has no size")
    return Logo(str(words["sha256"]), width, height, files[LOGO])


def _digests(profile: Profile) -> dict[str, str]:
    fonts = {f"{FONTS}/{file.style}": file.sha256 for file in profile.typeface.files}
    return fonts | ({LOGO: profile.logo.sha256} if profile.logo else {})


def _arms(colors: object) -> tuple[str, ...]:
    if not isinstance(colors, list) or len(colors) != len(Palette().arms):
        raise ValueError("arms are not five colours")
    return tuple(_color(color, "arms") for color in colors)


def _color(value: object, role: str) -> str:
    text = str(value or "")
    if (not text and role == "accent") or _is_color(text):
        return text
    raise ValueError(f"{role} is no colour")


def _is_color(text: str) -> bool:
    return len(text) == 6 and set(text) <= set("0123456789ABCDEF")


def profile_summary(profile: Profile) -> dict[str, Any]:
    """Return what a manifest says of a profile: its words, and the digest of all of it."""
    words = words_of(profile)
    digest = hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()
    return {"name": profile.name, "company": profile.company, "digest": digest, "content": words}
