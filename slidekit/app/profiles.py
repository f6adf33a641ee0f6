"""Use cases: reading and checking a company's profile."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slidekit.errors import TemplateError
from slidekit.languages import tell
from slidekit.languages.reasons import reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.profile import Logo, Profile, Style, Typeface
    from slidekit.deck.profile_file import FontFiles, PaletteFile, ProfileFile
    from slidekit.export.master_look import MasterLook

MAX_FILE_BYTES = 5_000_000
"""Of a font or logo, which travels in every deck."""
_HASH = re.compile(r"^[^#\n]*?[:\-]\s+#[0-9A-Fa-f]{6}\b", re.MULTILINE)
"""A colour that YAML takes for a comment."""
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class ReadProfile:
    """A profile as it was read, and what only counts while a deck is made."""

    profile: Profile
    policy: str = ""
    """Name of a policy that ships, or the path of a file; "" for none."""


def load_profile(path: Path) -> ReadProfile:
    """Return the profile of a YAML file, with the files that it names.

    Raises:
        TemplateError: the file breaks the schema, a colour is too faint or too like another, or a
            font, logo, master or policy cannot be used; the message says which, and what to do.
    """
    from slidekit.deck.profile_file import ProfileFile
    from slidekit.study.yamlfile import load_model

    if not path.is_file():
        raise TemplateError(tell("There is no profile {0}.", path), fix=tell("Check the path."))
    _refuse_comments(path)
    return _made(load_model(path, ProfileFile, path.name, TemplateError), path)


def profile_said(said: dict[str, Any], path: Path) -> ReadProfile:
    """Return the profile of plain data, such as a form's, as if it stood in a file.

    Args:
        said: the keys of a profile; what is empty counts as left out.
        path: where the file would lie: logo, fonts, master and policy are beside it.

    Raises:
        TemplateError: as for a file.
    """
    from slidekit.deck.profile_file import ProfileFile
    from slidekit.study.yamlfile import load_model

    return _made(load_model(yaml_of(said), ProfileFile, path.name, TemplateError), path)


def plain_profile(path: Path) -> dict[str, Any]:
    """Return the keys of a profile's file as they stand in it; TemplateError: it is no YAML."""
    from slidekit.study.yamlfile import load_yaml

    load_profile(path)
    found = load_yaml(path, path.name, TemplateError)
    return dict(found) if isinstance(found, dict) else {}


def yaml_of(said: dict[str, Any]) -> str:
    """Return plain data as the YAML of a profile."""
    import yaml

    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=100)


def save_profile(path: Path, said: dict[str, Any]) -> None:
    """Write the keys of a profile to its file; comments in a file that is there stay.

    Raises:
        TemplateError: the file cannot be written.
    """
    import io

    from slidekit.files import write_whole
    from slidekit.study.revision import yaml_nodes, yaml_writer

    writer = yaml_writer()
    tree: Any = writer.load(path.read_text("utf-8")) if path.is_file() else yaml_nodes({})
    for key in [key for key in tree if key not in said]:
        del tree[key]
    for key, value in said.items():
        if tree.get(key) != value:
            tree[key] = yaml_nodes(value)
    text = io.StringIO()
    writer.dump(tree, text)
    write_whole(path, text.getvalue().encode(), TemplateError)


def _made(said: ProfileFile, path: Path) -> ReadProfile:
    from slidekit.deck.profile import Profile
    from slidekit.deck.profile_file import PaletteFile, full_palette

    look = _master(path, said)
    profile = Profile(
        name=said.name,
        company=said.company,
        footer=said.footer,
        palette=full_palette(said.palette, _offered(look) if look else PaletteFile(), path.name),
        typeface=_typeface(path, said.font, look.font if look else ""),
        logo=_logo(path, said.logo) if said.logo else None,
    )
    return ReadProfile(profile, _policy(path, said.policy))


def check_profile(path: Path) -> str:
    """Return what a profile gives to decks, in one sentence; TemplateError says what is wrong."""
    read = load_profile(path)
    profile = read.profile
    carried = tell("carried in every deck") if profile.typeface.files else tell("as wide as Arial")
    return tell(
        "{0} is sound: {1}, font {2} ({3}), arms {4}, logo {5}, policy {6}.",
        *(path.name, profile.company, profile.typeface.family, carried),
        ", ".join(profile.palette.arms),
        tell("yes") if profile.logo else tell("none"),
        read.policy or tell("none"),
    )


def profile_as_json(path: Path) -> dict[str, Any]:
    """Return a profile with all that was filled in."""
    from slidekit.deck.profile_parts import words_of

    read = load_profile(path)
    return words_of(read.profile) | {"policy": read.policy}


def _refuse_comments(path: Path) -> None:
    """Refuse colours that begin with # outside quotes: YAML would pass over them in silence."""
    try:
        found = _HASH.search(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return  # what is wrong is told when it is read whole
    if found:
        line = path.read_text("utf-8").count("\n", 0, found.end()) + 1
        raise TemplateError(
            tell(
                "{0}, line {1}: in YAML # begins a comment, so this colour is lost.",
                path.name,
                line,
            ),
            fix=tell("Write the six digits without #."),
        )


def _master(path: Path, said: ProfileFile) -> MasterLook | None:
    from slidekit.errors import ExportError
    from slidekit.export.master_look import master_look

    if not said.master:
        return None
    try:
        return master_look(path.parent / said.master)
    except ExportError as error:
        raise TemplateError(tell("{0}: master: {1}", path.name, str(error))) from None


def _offered(look: MasterLook) -> PaletteFile:
    """Return the colours of a theme by what slides use them for."""
    from slidekit.deck.profile_file import PaletteFile

    accents = look.accents
    return PaletteFile.model_construct(
        ink=look.colors.get("dk1"),
        title=look.colors.get("dk2"),
        accent=accents[0] if accents else None,
        arms=accents,
    )


def _typeface(path: Path, said: FontFiles | None, offered: str) -> Typeface:
    from slidekit.deck.profile import STYLES, Typeface, font_file
    from slidekit.layout.installed_fonts import AS_ARIAL, installed_files

    family = said.family if said else offered or "Arial"
    named = {style: getattr(said, style) for style in STYLES if said and getattr(said, style)}
    if named:
        files = {style: _read(path, name, f"font > {style}") for style, name in named.items()}
    elif family in AS_ARIAL:
        return Typeface(family)
    else:
        files = installed_files(family)
    _require_faces(path, family, files, is_named=bool(named))
    for style, data in files.items():
        _require_suitable(path, family, style, data)
    # Where there are no italics, PowerPoint slants the upright letters: their widths stay.
    whole = {"italic": files["regular"], "bold_italic": files["bold"], **files}
    return Typeface(family, tuple(font_file(style, whole[style]) for style in STYLES))


def _require_faces(path: Path, family: str, files: dict[Style, bytes], *, is_named: bool) -> None:
    lacking = [style for style in ("regular", "bold") if style not in files]
    if not lacking:
        return
    if is_named:
        raise TemplateError(
            tell(
                "{0}: font > {1} is missing: titles are bold, texts are not.", path.name, lacking[0]
            ),
            fix=tell("Name the files of both."),
        )
    raise TemplateError(
        tell(
            "{0}: font > family: the font {1} is not installed here, and lines cannot be broken "
            "without its widths.",
            *(path.name, family),
        ),
        fix=tell("Name its files under font: (regular, bold), install it, or write family: Arial."),
    )


def _require_suitable(path: Path, family: str, style: Style, data: bytes) -> None:
    from slidekit.layout.font_files import why_unsuitable

    if why := why_unsuitable(data):
        raise TemplateError(
            tell("{0}: font: {1} ({2}) {3}.", path.name, family, style.replace("_", " "), why),
            fix=tell("Choose another font, or write family: Arial."),
        )


def _logo(path: Path, name: str) -> Logo:
    from slidekit.deck.profile import Logo

    data = _read(path, name, "logo")
    if not (data.startswith(_PNG) and len(data) > 33 and b"IEND" in data[-16:]):
        raise TemplateError(
            tell("{0}: logo: {1} is no PNG picture, or not a whole one.", path.name, name),
            fix=tell("Save the logo as PNG, best with a transparent ground and 600 pixels wide."),
        )
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if not (1 <= width <= 10_000 and 1 <= height <= 10_000):
        raise TemplateError(
            tell("{0}: logo: {1} is {2} x {3} pixels.", path.name, name, width, height),
            fix=tell("Save it with at most 10 000 pixels on a side."),
        )
    return Logo(hashlib.sha256(data).hexdigest(), width, height, data)


def _read(path: Path, name: str, key: str) -> bytes:
    """Return the bytes of a file that a profile names, from beside it."""
    file = path.parent / name
    if not file.is_file():
        raise TemplateError(
            tell("{0}: {1}: there is no file {2}.", path.name, key, name),
            fix=tell("Put it beside the profile, or correct its name."),
        )
    if file.stat().st_size > MAX_FILE_BYTES:
        raise TemplateError(
            tell(
                "{0}: {1}: {2} is larger than 5 MB, and travels in every deck.",
                path.name,
                key,
                name,
            ),
            fix=tell("Choose a smaller file."),
        )
    try:
        return file.read_bytes()
    except OSError as error:
        raise TemplateError(
            tell("{0} cannot be read: {1}.", file, reason_of(error)),
            fix=tell("Check its permissions."),
        ) from None


def _policy(path: Path, said: str) -> str:
    """Return a policy by its name or as the path of a file beside the profile."""
    from slidekit.template.load import load_policy

    if not said:
        return ""
    beside = path.parent / said
    named = str(beside) if beside.suffix in (".yaml", ".yml") else said
    try:
        load_policy(named)
    except TemplateError as error:
        raise TemplateError(tell("{0}: policy: {1}", path.name, str(error))) from None
    return named
