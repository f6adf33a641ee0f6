"""What every method is, in words: one sentence for slides, and its source and kin for the docs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from slidekit.errors import StatsError
from slidekit.study.yamlfile import load_model

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "words"
PREFIXES = ("stratified", "likelihood_ratio", "score", "wald")
SUFFIXES = ("robust", "profile", "prediction", "hartung_knapp")
UNSAID = {
    "en": {"level": "confidence", "strata": "the factors of the analysis"},
    "de": {"level": "zum Niveau der Analyse", "strata": "den Faktoren der Analyse"},
}
"""Words for a parameter that a result does not name, by language."""
USUAL = {"conf_type": "log-log"}


class Words(BaseModel):
    """A part of the catalogue: frozen, closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class MethodWords(Words):
    """One method; `text` may hold names of its parameters in braces."""

    label: str
    """What the method gives, as a heading: "Hazard ratios"."""
    text: str
    """One sentence without numerals, for slides."""
    source: str
    sas: str
    r: str
    note: str = ""
    """Where SAS, R and others differ, and what is followed."""


class Family(Words):
    """Methods that answer one kind of question."""

    title: str
    methods: dict[str, MethodWords]


class Catalogue(Words):
    """All methods in a language."""

    families: tuple[Family, ...]
    qualifiers: dict[str, str]
    """Part of a method's name, such as "stratified" -> its sentence."""

    def find(self, name: str) -> MethodWords | None:
        """Return a method by its name without version."""
        found = (family.methods.get(name) for family in self.families)
        return next((method for method in found if method), None)


@dataclass(frozen=True, slots=True)
class Described:
    """A method in words, filled with its parameters."""

    name: str
    """Without version and qualifiers, such as "cox_efron"."""
    label: str
    text: str


@cache
def catalogue(language: str = "en") -> Catalogue:
    """Return the words of all methods."""
    path = FOLDER / f"{language}.yaml"
    return load_model(path, Catalogue, path.name, StatsError)


def describe(method: str, parameters: Mapping[str, str], language: str = "en") -> Described:
    """Return a method in words.

    Args:
        method: as results name it, such as "stratified_cox_efron/1".
        parameters: what fills the sentence, such as {"level": "95%"}.
        language: of the words.

    Raises:
        StatsError: the catalogue does not know the method.
    """
    words = catalogue(language)
    name, qualifiers = split(method, words)
    found = words.find(name)
    if found is None:
        raise StatsError(f"The method {method!r} has no words in the catalogue.")
    filled = {**USUAL, **UNSAID[language], **parameters}
    sentences = (found.text, *(words.qualifiers[part] for part in qualifiers))
    text = " ".join(sentence.format_map(filled) for sentence in sentences)
    return Described(name, found.label, text)


def split(method: str, words: Catalogue) -> tuple[str, tuple[str, ...]]:
    """Return a method's name without version, and the qualifiers that were part of it."""
    name = method.partition("/")[0]
    qualifiers: list[str] = []
    while words.find(name) is None:
        prefix = next((part for part in PREFIXES if name.startswith(f"{part}_")), None)
        suffix = next((part for part in SUFFIXES if name.endswith(f"_{part}")), None)
        if prefix:
            name = name.removeprefix(f"{prefix}_")
        elif suffix:
            name = name.removesuffix(f"_{suffix}")
        else:
            break
        qualifiers.append(prefix or suffix or "")
    return name, tuple(qualifiers)
