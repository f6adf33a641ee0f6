"""The words of the rules: per rule and language its claim, messages, fixes and explanation."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, RootModel

from slidekit.errors import TemplateError
from slidekit.study.yamlfile import load_model

if TYPE_CHECKING:
    from slidekit.rules.finding import Breach

FOLDER = Path(__file__).parent / "words"
EDITED_FILE = "edited.yaml"
"""The words for files that came back, read by rules.edited.judge: ids may be the same."""


class RuleWords(BaseModel):
    """The words of one rule; messages and fixes may hold {placeholders}."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    claim: str
    """What holds in a deck that keeps the rule."""
    messages: dict[str, str]
    """Code of a breach -> what is wrong."""
    fix: str
    """What to do."""
    fixes: dict[str, str] = {}
    """Code of a breach -> what to do, where it is not the usual."""
    explanation: str
    """Why the rule is there and how it is judged."""
    terms: dict[str, str] = {}
    """Code that fills a placeholder -> its words."""


class Catalogue(RootModel[dict[str, RuleWords]]):
    """Rule id -> words."""

    model_config = ConfigDict(frozen=True)


@cache
def rule_words(language: str = "en") -> dict[str, RuleWords]:
    """Return the words of all rules in a language."""
    found = (FOLDER / language).glob("*.yaml")
    files = sorted(path for path in found if path.name != EDITED_FILE)
    parts = (load_model(path, Catalogue, path.name, TemplateError).root for path in files)
    return {rule: words for part in parts for rule, words in part.items()}


def message_of(words: RuleWords, breach: Breach) -> str:
    """Return what is wrong, as a sentence."""
    return words.messages[breach.message].format_map(_places(words, breach))


def fix_of(words: RuleWords, breach: Breach) -> str:
    """Return what to do, as a sentence."""
    return words.fixes.get(breach.message, words.fix).format_map(_places(words, breach))


def _places(words: RuleWords, breach: Breach) -> dict[str, str]:
    filled = {name: words.terms.get(value, value) for name, value in breach.facts}
    return {"lacks": breach.lacks, **filled}
