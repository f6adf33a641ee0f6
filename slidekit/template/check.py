"""Holding a file to its schema and to what no schema sees: `slidekit templates check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import TemplateError
from slidekit.languages import tell
from slidekit.resources import templates_dir
from slidekit.study.words import more_mistakes
from slidekit.study.yamlfile import load_model, load_yaml
from slidekit.template.language import untranslated
from slidekit.template.lexicon import Lexicon, translated
from slidekit.template.lexicon_check import check_lexicon
from slidekit.template.lint import lint
from slidekit.template.load import (
    house_lexicon,
    lexicon_names,
    load_policy,
    load_template,
    policy_names,
    template_names,
)
from slidekit.template.policy import Policy
from slidekit.template.policy_lint import departures, lint_policy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from slidekit.template.schema import Template

SIGNS = {
    "study.yaml": frozenset({"arms", "endpoints", "deck", "products", "references", "columns"}),
    "template": frozenset({"sections", "words", "extends", "constraints", "drop"}),
    "lexicon": frozenset({"entries"}),
    "policy": frozenset(Policy.model_fields) - {"schema_version", "name", "version", "description"},
}
"""Keys that tell what a file is, asked in this order."""


def check_file(path: Path, kinds: tuple[str, ...], codes: Mapping[str, Collection[str]]) -> str:
    """Return what a file is, having held it to its schema: template, policy pack or lexicon.

    Args:
        path: the YAML file, or the name of one that ships with the program.
        kinds: the exhibit kinds that there are.
        codes: the id of each rule that there is -> the codes of its messages.

    Raises:
        TemplateError: the file breaks the schema of what it looks like, or its parts do not fit.
    """
    path = shipped(path)
    what = kind_of(path)
    if what == "template":
        return _check_template(path, kinds, tuple(codes))
    if what == "lexicon":
        lexicon = load_lexicon(path)
        check_lexicon(lexicon, path.name)
        return tell(
            "{0} is a lexicon of {1} entries; nothing is wrong.", path.name, len(lexicon.entries)
        )
    if what == "study.yaml":
        raise TemplateError(
            tell("{0} describes a study; it is no template, policy or lexicon.", path.name),
            fix=tell("Run `slidekit inspect {0}` to check a study.", path.parent),
        )
    return _check_policy(path, codes)


def load_any(path: Path) -> Template | Policy | Lexicon:
    """Return a template, policy or lexicon by its name or from a YAML file.

    Raises:
        TemplateError: there is none, or it breaks its schema.
    """
    path = shipped(path)
    what = kind_of(path)
    if what == "template":
        return load_template(path)
    return load_lexicon(path) if what == "lexicon" else load_policy(path)


def load_lexicon(path: Path) -> Lexicon:
    """Return a lexicon from a YAML file.

    Raises:
        TemplateError: the file breaks the schema.
    """
    own = load_model(path, Lexicon, path.name, TemplateError)
    return own if own.language == "en" else translated(house_lexicon(), own)


def shipped(path: Path) -> Path:
    """Return a path, or of a bare name the file of that name that ships with the program."""
    if path.suffix or path.exists() or path.name != str(path):
        return path
    folder = templates_dir()
    places = (folder, folder / "policies", folder / "lexicons")
    files = (place / f"{path.name}.yaml" for place in places)
    if found := next((file for file in files if file.is_file()), None):
        return found
    known = ", ".join((*template_names(), *policy_names(), *lexicon_names()))
    raise TemplateError(
        tell("There is no file {0}, and no template, policy or lexicon of that name.", path),
        fix=tell("Give the path of a YAML file, or one of: {0}.", known),
    )


def kind_of(path: Path) -> str:
    """Return what a file looks like by its keys; "policy" where nothing tells.

    Raises:
        TemplateError: the file cannot be read as YAML.
    """
    content = load_yaml(path, path.name, TemplateError)
    keys = set(content) if isinstance(content, dict) else set()
    return next((what for what, signs in SIGNS.items() if keys & signs), "policy")


def _check_policy(path: Path, codes: Mapping[str, Collection[str]]) -> str:
    policy, house = load_policy(path), load_policy("default")
    _raise_first(path, lint_policy(policy, house, codes))
    check_lexicon(policy.lexicon, path.name)
    said = tell(
        "{0} is the policy {1} {2}; nothing is wrong.", path.name, policy.name, policy.version
    )
    found = departures(policy, house)
    departs = tell("It departs from {0} in: {1}.", house.name, ", ".join(found))
    return f"{said} {departs}" if found else said


def _check_template(path: Path, kinds: tuple[str, ...], rules: tuple[str, ...]) -> str:
    template = load_template(path)
    _raise_first(path, lint(template, kinds, rules))
    said = tell(
        "{0} is the template {1} {2}; nothing is wrong.", path.name, template.name, template.version
    )
    looser = tell("It is looser than {0} in: {1}.", template.extends, ", ".join(template.loosened))
    return " ".join((said, *([looser] if template.loosened else ()), *_untranslated(template)))


def _untranslated(template: Template) -> Iterator[str]:
    """Yield the words that would stay English in a deck of another language."""
    for language, words in untranslated(template).items():
        quoted = ", ".join(f'"{text}"' for text in words)
        yield tell("Without translation under translations: {0}: {1}.", language, quoted)


def _raise_first(path: Path, found: Sequence[tuple[str, str]]) -> None:
    """Refuse a file for the first thing that is wrong, and say how many more there are."""
    if found:
        (message, fix), more = found[0], len(found) - 1
        after = f" {more_mistakes(more)}" if more else ""
        raise TemplateError(tell("{0}: {1}", path.name, message), fix=fix + after)
