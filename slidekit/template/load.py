"""Finding and reading templates and policy packs: YAML by name or by path."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from slidekit.errors import TemplateError
from slidekit.resources import templates_dir
from slidekit.study.yamlfile import load_model
from slidekit.template.policy import Policy
from slidekit.template.schema import Template

Loaded = TypeVar("Loaded", bound=BaseModel)


def load_template(name_or_path: str | Path) -> Template:
    """Return a template by its name (such as "conference") or from a YAML file.

    Raises:
        TemplateError: no such template, or it breaks the schema.
    """
    return _load(_find(name_or_path, templates_dir(), "template"), Template)


def load_policy(name_or_path: str | Path) -> Policy:
    """Return a policy pack by its name (such as "default") or from a YAML file.

    A pack that says nothing of switches has those of the house; one that says `switches: []` has
    none.

    Raises:
        TemplateError: no such policy, or it breaks the schema.
    """
    policy = _load(_find(name_or_path, templates_dir() / "policies", "policy"), Policy)
    if "switches" in policy.model_fields_set:
        return policy
    return policy.model_copy(update={"switches": load_policy("default").switches})


def check_file(path: Path, known: tuple[str, ...]) -> str:
    """Return what a file is, having held it to its schema: a template or a policy pack.

    Args:
        path: the YAML file.
        known: the exhibit kinds that there are.

    Raises:
        TemplateError: the file breaks the schema of what it looks like.
    """
    from slidekit.study.yamlfile import load_yaml

    content = load_yaml(path, path.name, TemplateError)
    if isinstance(content, dict) and {"sections", "words"} & set(content):
        template = load_template(path)
        for section in template.sections:
            for entry in section.slides:
                if unknown := sorted(set(entry.kinds()) - set(known)):
                    raise TemplateError(
                        f"{path.name}: the slide {entry.role} asks for the exhibit "
                        f"{unknown[0]!r}, which does not exist.",
                        fix=f"Use one of: {', '.join(known)}.",
                    )
        return f"{path.name} is the template {template.name} {template.version}; nothing is wrong."
    policy = load_policy(path)
    return f"{path.name} is the policy {policy.name} {policy.version}; nothing is wrong."


def template_names() -> tuple[str, ...]:
    """Return the names of the templates that ship with the program."""
    return tuple(sorted(path.stem for path in templates_dir().glob("*.yaml")))


def digest(model: BaseModel) -> str:
    """Return the SHA-256 of a template's or policy's content, whatever its layout on disk."""
    content = json.dumps(model.model_dump(mode="json", by_alias=True), sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _find(name_or_path: str | Path, folder: Path, what: str) -> Path:
    path = Path(name_or_path)
    if path.suffix in (".yaml", ".yml"):
        if path.is_file():
            return path
        raise TemplateError(f"There is no {what} file {path}.", fix="Check the path.")
    named = folder / f"{path.name}.yaml"
    if path.name == str(name_or_path) and named.is_file():
        return named
    known = ", ".join(sorted(p.stem for p in folder.glob("*.yaml")))
    raise TemplateError(
        f"There is no {what} called {str(name_or_path)!r}.", fix=f"Use one of: {known}, or a file."
    )


def _load(path: Path, model: type[Loaded]) -> Loaded:
    return load_model(path, model, path.name, TemplateError)
