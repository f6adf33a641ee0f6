"""The words of a template in another language: those of its file, else those of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.errors import TemplateError
from slidekit.languages import LANGUAGES, say_in, tell
from slidekit.template.schema import Template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHOWN_OPTIONS = ("title", "kicker")
"""Options of a slide's exhibit that are words; the others are keys and ids."""

ALIKE = frozenset({"Agenda", "Design", "Backup"})
"""Words that are the same in the languages there are."""


def in_language(template: Template, language: str) -> Template:
    """Return a template with its words in a language; what has no translation stays as it is.

    Raises:
        TemplateError: the template is written in another language than English, of which nothing
            is translated.
    """
    if language == template.language:
        return template
    if template.language != "en":
        raise TemplateError(
            tell(
                "The template {0} has its words in the language {1!r} alone, and the deck is "
                "to be in {2!r}.",
                template.name,
                template.language,
                language,
            ),
            fix=tell("Choose the template's language, or a template that is written in English."),
        )
    own = _own(template, language)
    data = template.model_dump(mode="json", by_alias=True)
    _change_words(data, lambda text: own.get(text) or say_in(language, text))
    return Template.model_validate(data | {"language": language, "translations": {}})


def words_in(template: Template) -> tuple[str, ...]:
    """Return the words of a template that stand on slides, each once."""
    found: dict[str, None] = {}

    def keep(text: str) -> str:
        found[text] = None
        return text

    _change_words(template.model_dump(mode="json", by_alias=True), keep)
    return tuple(found)


def untranslated(template: Template) -> dict[str, tuple[str, ...]]:
    """Return the words of an English template that have no translation, by language."""
    languages = LANGUAGES if template.language == "en" else ()
    missing = {one: tuple(_missing(template, one)) for one in languages if one != "en"}
    return {language: words for language, words in missing.items() if words}


def _missing(template: Template, language: str) -> Iterator[str]:
    own = _own(template, language)
    for text in words_in(template):
        if text not in own and say_in(language, text) == text and text not in ALIKE:
            yield text


def _own(template: Template, language: str) -> dict[str, str]:
    """Return what the file of a template says itself in a language."""
    return {str(name): words for name, words in template.translations.items()}.get(language, {})


def _change_words(data: dict[str, Any], change: Callable[[str], str]) -> None:
    """Put other words in the place of those that stand on slides; "" is none."""
    _change_in(data["words"], tuple(data["words"]), change)
    for section in data["sections"]:
        _change_in(section, ("label",), change)
        for slide in section["slides"]:
            _change_in(slide, ("title",), change)
            _change_in(slide.get("options", {}), SHOWN_OPTIONS, change)


def _change_in(words: dict[str, str], names: tuple[str, ...], change: Callable[[str], str]) -> None:
    for name in names:
        if words.get(name):
            words[name] = change(words[name])
