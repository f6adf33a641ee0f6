"""Deck to named parts (bytes) and back. The same deck gives the same bytes.

deck.yaml              words and order, made to be read and edited by people
template.yaml          the template and
policy.yaml            the policy that the deck was made with
studies/ID/study.yaml  what was said of each study
studies/ID/tables.json names and digests of its tables, and their problems; never their rows
results/facts.json     every number
results/exhibits.json  what figures and tables show
assets/SHA256          attachments
profile/               the company's look with its logo and fonts, where the deck has one
library.json           the version that it was taken from, where it came from an approval library
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from slidekit.deck import origin as origins
from slidekit.deck import profile_parts as profiles
from slidekit.deck import schema as form
from slidekit.deck.links import check_links
from slidekit.deck.messages import in_english, on_screen
from slidekit.deck.migrations import migrated
from slidekit.deck.model import Asset, Deck, DeckStudy, Gap, Slide
from slidekit.deck.tokens import check_tokens
from slidekit.errors import DeckError, TemplateError
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.model import Exhibit
from slidekit.exhibits.registry import exhibit_kind
from slidekit.languages import tell
from slidekit.study.complaints import explain
from slidekit.study.settings import DeckSettings
from slidekit.study.spec import StudySpec
from slidekit.study.words import did_you_mean
from slidekit.study.yamlfile import load_model, load_yaml
from slidekit.template.policy import Policy
from slidekit.template.schema import Template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.deck.profile import Profile
    from slidekit.study.model import Problem

Model = TypeVar("Model", bound=BaseModel)
Parts = dict[str, bytes]
MAX_SLIDES = 1000
LARGEST_EXACT = 2**53


def to_parts(deck: Deck) -> Parts:
    """Return the parts of a .slidekit file by name."""
    parts = {
        "deck.yaml": _yaml(_words(deck)),
        "template.yaml": _yaml(_whole(deck.template)),
        "policy.yaml": _yaml(_whole(deck.policy)),
        "results/facts.json": _json(plain(deck.facts)),
        "results/exhibits.json": _json(plain(deck.exhibits)),
    }
    for study in deck.studies:
        folder = f"studies/{study.id}"
        parts[f"{folder}/study.yaml"] = _yaml(_model(study.spec))
        tables = {"files": plain(study.files), "problems": _messages(study.problems)}
        parts[f"{folder}/tables.json"] = _json(tables)
    if deck.profile:
        parts |= {profiles.WORDS: _yaml(profiles.words_of(deck.profile))}
        parts |= profiles.files_of(deck.profile)
    parts |= origins.part_of(deck.origin)
    return parts | {f"assets/{asset.sha256}": asset.data for asset in deck.assets}


def from_parts(parts: Mapping[str, bytes], name: str) -> Deck:
    """Return the deck that the parts of file `name` hold, those of an older schema brought up.

    Raises:
        DeckError: a part is missing, damaged or made by a newer version.
    """
    words = load_yaml(_decoded(parts, "deck.yaml", name), f"{name}: deck.yaml", DeckError)
    if not isinstance(words, dict):
        raise DeckError(
            tell("{0}: deck.yaml is not a deck.", name), fix=tell("Restore the file from a copy.")
        )
    schema = _schema(words.get("schema"), name)
    if schema < form.SCHEMA:
        return from_parts(_brought_up(parts, schema, name), name)
    deck = Deck(
        schema=form.SCHEMA,
        id=_text(words, "id", name),
        title=_text(words, "title", name),
        template=_read_model(Template, parts, "template.yaml", name),
        policy=_read_model(Policy, parts, "policy.yaml", name),
        settings=_validated(TypeAdapter(DeckSettings), words.get("deck") or {}, name, "deck"),
        studies=tuple(_study(parts, study, name) for study in _list(words, "studies", name)),
        slides=_slides(words, name),
        exhibits=tuple(_exhibit(data, name) for data in _results(parts, "exhibits", name)),
        facts=_validated(_adapter(tuple[Fact, ...]), _results(parts, "facts", name), name, "facts"),
        gaps=_gaps(words, name),
        assets=tuple(_asset(parts, data, name) for data in _list(words, "assets", name)),
        profile=_profile(parts, name) if profiles.WORDS in parts else None,
        origin=origins.origin_in(parts, name),
    )
    check_links(deck, name)
    check_tokens(deck, name)
    return deck


def as_plain(deck: Deck) -> dict[str, Any]:
    """Return a deck as dicts, lists, texts and numbers; attachments by their digests alone."""
    return {
        "deck": _words(deck),
        "template": _whole(deck.template),
        "policy": _whole(deck.policy),
        "studies": {
            study.id: {
                "study": _model(study.spec),
                "files": plain(study.files),
                "problems": _messages(study.problems),
            }
            for study in deck.studies
        },
        **({"profile": profiles.words_of(deck.profile)} if deck.profile else {}),
        "results": {"facts": plain(deck.facts), "exhibits": plain(deck.exhibits)},
    }


def digest(deck: Deck) -> str:
    """Return the SHA-256 over all parts of a deck but whence it came."""
    total = hashlib.sha256()
    for part, data in sorted(to_parts(replace(deck, origin=None)).items()):
        total.update(part.encode() + b"\0" + hashlib.sha256(data).digest())
    return total.hexdigest()


def _words(deck: Deck) -> dict[str, Any]:
    sections: list[dict[str, Any]] = []
    for slide in deck.slides:
        if not sections or sections[-1]["id"] != slide.section:
            sections.append({"id": slide.section, "slides": []})
        content: dict[str, Any] = plain(slide)
        sections[-1]["slides"].append({k: v for k, v in content.items() if k != "section"})
    assets = [{"name": a.name, "kind": a.kind, "sha256": a.sha256} for a in deck.assets]
    words = {
        "schema": deck.schema,
        "id": deck.id,
        "title": deck.title,
        "deck": _model(deck.settings),
        "studies": [study.id for study in deck.studies],
        "sections": sections,
        "gaps": _messages(deck.gaps),
        "assets": assets,
    }
    return {key: value for key, value in words.items() if value not in ([], {})}


def _slides(words: dict[str, Any], name: str) -> tuple[Slide, ...]:
    raw = [
        {**_known(_mapping(slide, name), name), "section": _text(section, "id", name)}
        for section in _list(words, "sections", name)
        for slide in _list(section, "slides", name)
    ]
    if len(raw) > MAX_SLIDES:
        raise DeckError(
            tell("{0} has {1} slides; at most {2} can be opened.", name, len(raw), MAX_SLIDES),
            fix=tell("Check that this is the file you meant."),
        )
    slides: tuple[Slide, ...] = _validated(_adapter(tuple[Slide, ...]), raw, name, "sections")
    ids = [slide.id for slide in slides]
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        raise DeckError(
            tell("{0}: slide {1} is in deck.yaml twice.", name, twice[0]),
            fix=tell("Give one another id."),
        )
    return slides


def _known(slide: dict[str, Any], name: str) -> dict[str, Any]:
    """Refuse a key that no slide has: what a person wrote must not be lost in silence."""
    keys = [field.name for field in fields(Slide)]
    if unknown := sorted(set(slide) - set(keys)):
        raise DeckError(
            tell("{0}: slide {1}: {2} is no known key.", name, slide.get("id"), unknown[0]),
            fix=did_you_mean(unknown[0], keys),
        )
    return slide


def _study(parts: Mapping[str, bytes], study: object, name: str) -> DeckStudy:
    folder = f"studies/{study}"
    spec = _read_model(StudySpec, parts, f"{folder}/study.yaml", name)
    tables = _read_json(parts, f"{folder}/tables.json", name)
    content = {**_mapping(tables, name), "id": str(study), "spec": spec}
    read: DeckStudy = _validated(_adapter(DeckStudy), content, name, f"{folder}/tables.json")
    problems = map(on_screen, read.problems, content.get("problems") or ())
    return replace(read, problems=tuple(problems))


def _gaps(words: dict[str, Any], name: str) -> tuple[Gap, ...]:
    raw = words.get("gaps") or []
    gaps: tuple[Gap, ...] = _validated(_adapter(tuple[Gap, ...]), raw, name, "gaps")
    return tuple(map(on_screen, gaps, raw))


def _exhibit(data: object, name: str) -> Exhibit:
    content = _mapping(data, name)
    exhibit = _validated(_adapter(Exhibit), content, name, "results/exhibits.json")
    try:
        kind = exhibit_kind(exhibit.kind)
    except TemplateError as error:
        raise DeckError(tell("{0}: exhibit {1}: {2}", name, exhibit.id, error)) from None
    drawn = _validated(_adapter(kind.data), exhibit.data, name, f"exhibit {exhibit.id}")
    whole: Exhibit = replace(exhibit, data=drawn)
    return whole


def _asset(parts: Mapping[str, bytes], data: object, name: str) -> Asset:
    content = _mapping(data, name)
    blob = _part(parts, f"assets/{content.get('sha256')}", name)
    if hashlib.sha256(blob).hexdigest() != content.get("sha256"):
        raise DeckError(
            tell(
                "{0}: the attachment {1} is not the file that was attached.",
                name,
                content.get("name"),
            ),
            fix=tell("Attach it again from its source."),
        )
    asset: Asset = _validated(_adapter(Asset), {**content, "data": blob}, name, "assets")
    return asset


def _profile(parts: Mapping[str, bytes], name: str) -> Profile:
    what = f"{name}: {profiles.WORDS}"
    words = _mapping(load_yaml(_decoded(parts, profiles.WORDS, name), what, DeckError), name)
    try:
        return profiles.profile_from(words, parts)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DeckError(
            tell("{0}: the company's profile is damaged: {1}.", name, str(error).strip("'")),
            fix=tell("Restore the file from a copy."),
        ) from None


def _schema(found: object, name: str) -> int:
    if not str(found or "").isdigit() or int(str(found)) < 1:
        raise DeckError(
            tell("{0}: deck.yaml names no schema.", name), fix=tell("Restore the file from a copy.")
        )
    if int(str(found)) > form.SCHEMA:
        raise DeckError(
            tell(
                "{0} was made by a newer slidekit (schema {1}; this one reads {2}).",
                name,
                found,
                form.SCHEMA,
            ),
            fix=tell("Update slidekit to open it."),
        )
    return int(str(found))


def _brought_up(parts: Mapping[str, bytes], schema: int, name: str) -> Parts:
    """Return the parts of a deck of an older schema as this slidekit writes them."""
    plain: dict[str, Any] = {}
    for part in parts:
        if part.endswith(".json"):
            plain[part] = _read_json(parts, part, name)
        elif part.endswith(".yaml"):
            plain[part] = load_yaml(_decoded(parts, part, name), f"{name}: {part}", DeckError)
    document = migrated(plain, schema, form.SCHEMA, name)
    others = {part: data for part, data in parts.items() if part not in plain}
    dumped = {n: _yaml(d) if n.endswith(".yaml") else _json(d) for n, d in document.items()}
    return others | dumped


def _read_model(model: type[Model], parts: Mapping[str, bytes], part: str, name: str) -> Model:
    return load_model(_decoded(parts, part, name), model, f"{name}: {part}", DeckError)


def _decoded(parts: Mapping[str, bytes], part: str, name: str) -> str:
    try:
        return _part(parts, part, name).decode()
    except UnicodeDecodeError:
        raise DeckError(
            tell("{0}: {1} is damaged: it is not UTF-8 text.", name, part),
            fix=tell("Restore the file from a copy."),
        ) from None


def _results(parts: Mapping[str, bytes], what: str, name: str) -> list[object]:
    data = _read_json(parts, f"results/{what}.json", name)
    if not isinstance(data, list):
        raise DeckError(
            tell("{0}: results/{1}.json is not a list.", name, what),
            fix=tell("Build the deck again."),
        )
    return data


def _read_json(parts: Mapping[str, bytes], part: str, name: str) -> object:
    try:
        return json.loads(_part(parts, part, name))
    except (ValueError, RecursionError):
        raise DeckError(
            tell("{0}: {1} is damaged and cannot be read.", name, part),
            fix=tell("Restore the file from a copy."),
        ) from None


def _part(parts: Mapping[str, bytes], part: str, name: str) -> bytes:
    if part not in parts:
        raise DeckError(
            tell("{0} lacks its part {1}, so it is not a whole .slidekit deck.", name, part),
            fix=tell("Restore the file from a copy, or build it again from the study."),
        )
    return parts[part]


def _validated(adapter: TypeAdapter[Any], data: object, name: str, where: str) -> Any:  # noqa: ANN401
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        raise DeckError(explain(error, f"{name}: {where}")) from None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401
    return TypeAdapter(kind)


def _mapping(data: object, name: str) -> dict[str, Any]:
    if isinstance(data, dict):
        return data
    it = str(data)[:40]
    raise DeckError(
        tell("{0}: an entry is {1!r} where a list of keys and values should be.", name, it),
        fix=tell("Compare it with a deck that `slidekit new` wrote."),
    )


def _list(data: object, key: str, name: str) -> list[Any]:
    value = _mapping(data, name).get(key) or []
    if isinstance(value, list):
        return value
    raise DeckError(
        tell("{0}: {1} should be a list.", name, key),
        fix=tell("Write one entry per line after '-'."),
    )


def _text(data: object, key: str, name: str) -> str:
    value = _mapping(data, name).get(key)
    if isinstance(value, str) and value:
        return value
    raise DeckError(tell("{0}: {1} is missing.", name, key), fix=tell("Write `{0}: ...`.", key))


def _model(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True) | (
        {"schema": 1} if "schema_version" in type(model).model_fields else {}
    )


def _whole(model: BaseModel) -> dict[str, Any]:
    """Return every key: a default that a later version changes must not change this deck."""
    return model.model_dump(mode="json", by_alias=True)


def plain(value: object) -> Any:  # noqa: ANN401
    """Return frozen values as dicts and lists; what is as its default is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        held = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: plain(v) for field, v in held if v != field.default}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < LARGEST_EXACT:
        return int(value)  # 12 and 12.0 are equal, and so must be what is written of them
    return value


def _messages(values: tuple[Gap | Problem, ...]) -> list[dict[str, Any]]:
    """Return what a deck keeps in words of the program, in whatever language it was said."""
    return [in_english(plain(value)) for value in values]


def _yaml(data: object) -> bytes:
    import yaml

    text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100)
    return text.encode()


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
