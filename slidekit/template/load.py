"""Finding and reading templates and policy packs: YAML by name or by path."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from slidekit.errors import TemplateError
from slidekit.languages import tell
from slidekit.resources import templates_dir
from slidekit.study.complaints import explain
from slidekit.study.yamlfile import load_model, load_yaml
from slidekit.template.inherit import TemplateChange, derived
from slidekit.template.language import in_language
from slidekit.template.lexicon import Lexicon, merged, translated
from slidekit.template.lexicon_check import require_whole
from slidekit.template.policy import Policy
from slidekit.template.schema import Template

Loaded = TypeVar("Loaded", bound=BaseModel)


def load_template(name_or_path: str | Path, language: str = "") -> Template:
    """Return a template by its name (such as "conference") or from a YAML file.

    Args:
        name_or_path: of the template.
        language: of its words; empty: the template's own.

    Raises:
        TemplateError: no such template, or it breaks the schema, or one that it extends does; or
            it has no words in that language.
    """
    template = _template(_find(name_or_path, templates_dir(), "template"), ())
    return in_language(template, language) if language else template


def _template(path: Path, seen: tuple[Path, ...]) -> Template:
    """Return the template of a file, with all that it takes from the one that it extends."""
    content = load_yaml(path, path.name, TemplateError)
    if not (isinstance(content, dict) and content.get("extends")):
        return _load(path, Template).model_copy(update={"extends": "", "loosened": ()})
    if path.resolve() in seen:
        raise TemplateError(
            tell("{0} extends itself, by way of others.", path.name),
            fix=tell("Take one `extends` away."),
        )
    change = _load(path, TemplateChange)
    base = _template(_base_of(path, change.extends), (*seen, path.resolve()))
    try:
        return derived(base, change)
    except ValidationError as error:
        raise TemplateError(explain(error, f"{path.name}, laid over {base.name}")) from None
    except ValueError as error:
        raise TemplateError(
            tell("{0}: {1}.", path.name, error), fix=tell("Correct it, or take it out.")
        ) from None


def _base_of(path: Path, name: str) -> Path:
    """Return the file that a template extends: beside it, or one that ships with the program."""
    beside = path.parent / name
    known = beside if beside.suffix in (".yaml", ".yml") and beside.is_file() else name
    return _find(known, templates_dir(), "template")


def load_policy(name_or_path: str | Path, language: str = "en") -> Policy:
    """Return a policy pack by its name (such as "default") or from a YAML file.

    Its lexicon is the house's of a language, with what the policy says of it laid over. A pack that
    says nothing of switches has those of the house; one that says `switches: []` has none. The
    same holds of `markets` and `members`.

    Raises:
        TemplateError: no such policy, or it breaks the schema.
    """
    path = _find(name_or_path, templates_dir() / "policies", "policy")
    policy, house = _load(path, Policy), house_lexicon(language)
    lexicon = merged(house, policy.lexicon)
    require_whole(lexicon, house, path.name)
    unsaid = {"switches", "markets", "members"} - policy.model_fields_set
    of_house = _load(_find("default", templates_dir() / "policies", "policy"), Policy)
    taken = {name: getattr(of_house, name) for name in unsaid}
    return policy.model_copy(update={"lexicon": lexicon, **taken})


@cache
def house_lexicon(language: str = "en") -> Lexicon:
    """Return the lexicon that ships with the program.

    Raises:
        TemplateError: there is none in that language.
    """
    own = _load(_find(language, templates_dir() / "lexicons", "lexicon"), Lexicon)
    return own if own.language == "en" else translated(house_lexicon(), own)


def template_names() -> tuple[str, ...]:
    """Return the names of the templates that ship with the program."""
    return _names(templates_dir())


def policy_names() -> tuple[str, ...]:
    """Return the names of the policy packs that ship with the program."""
    return _names(templates_dir() / "policies")


def lexicon_names() -> tuple[str, ...]:
    """Return the languages of the lexicons that ship with the program."""
    return _names(templates_dir() / "lexicons")


def _names(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def digest(model: BaseModel) -> str:
    """Return the SHA-256 of a template's or policy's content, whatever its layout on disk."""
    content = json.dumps(model.model_dump(mode="json", by_alias=True), sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _find(name_or_path: str | Path, folder: Path, what: str) -> Path:
    path = Path(name_or_path)
    if path.suffix in (".yaml", ".yml"):
        if path.is_file():
            return path
        raise TemplateError(
            tell("There is no {0} file {1}.", what, path), fix=tell("Check the path.")
        )
    named = folder / f"{path.name}.yaml"
    if path.name == str(name_or_path) and named.is_file():
        return named
    known = ", ".join(sorted(p.stem for p in folder.glob("*.yaml")))
    raise TemplateError(
        tell("There is no {0} called {1!r}.", what, str(name_or_path)),
        fix=tell("Use one of: {0}, or a file.", known),
    )


def _load(path: Path, model: type[Loaded]) -> Loaded:
    return load_model(path, model, path.name, TemplateError)
