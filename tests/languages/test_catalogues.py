"""Every word that is said on slides has a German translation, which puts in the same values."""

from __future__ import annotations

import ast

import pytest

from slidekit.languages import LANGUAGES, deck_in, numeral, say, say_in
from slidekit.template.load import load_template, template_names
from tools.catalogues import braces, keys, misplaced, stale, translations, unfinished, unsaid
from tools.places import ROOT

OTHERS = tuple(language for language in LANGUAGES if language != "en")


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_of_a_slide_lacks_its_translation(language: str) -> None:
    """A key of the code, a template or a policy is in the catalogue, neither empty nor unsure."""
    assert len(keys("deck")) > 500
    assert unfinished("deck", language) == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_is_what_the_tool_would_write(language: str) -> None:
    """After a change of words, `python -m tools.catalogues` makes .po and .mo anew."""
    assert stale("deck", language) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_puts_in_the_same_values(language: str) -> None:
    """A number that a translation leaves out would be missing on the slide."""
    assert misplaced("deck", language) == []
    assert braces("{0} of {total}, {{kept}}") == {"0", "total"}


def test_no_key_is_put_together_while_the_program_runs() -> None:
    """What no catalogue can hold would stay English."""
    assert unsaid("deck") == []


def test_words_are_said_in_the_language_of_the_deck_around_them() -> None:
    """Within a German deck German is said, and after it English again."""
    with deck_in("de"):
        assert say("At risk") == "Unter Risiko"
        assert say("Favours {0}", "Nexo") == "Vorteil Nexo"
        assert numeral(0.025) == "0,025"
    assert say("At risk") == "At risk"
    assert numeral(0.025) == "0.025"


def test_what_has_no_translation_is_said_in_english() -> None:
    """Nothing is ever left out."""
    assert say_in("de", "Words that nobody translated, {0}", 3) == (
        "Words that nobody translated, 3"
    )


def test_translations_end_and_begin_as_their_keys_do() -> None:
    """A blank at an end, a full stop and line breaks join sentences as in English."""
    catalog = translations("deck", "de")
    pairs = [(key, str(catalog.get(key).string)) for key in keys("deck")]  # type: ignore[union-attr]
    assert [key for key, told in pairs if key[:1].isspace() != told[:1].isspace()] == []
    other = {key for key, told in pairs if key.endswith(".") != told.endswith(".")}
    assert other == {"Test order", "NR", "NE"}  # abbreviations
    assert [key for key, told in pairs if key.count("\n") != told.count("\n")] == []


@pytest.mark.parametrize("name", template_names())
def test_a_template_has_all_its_words_in_german(name: str) -> None:
    """Sections, titles, footers and marks of the six templates are German in a German deck."""
    english, german = load_template(name), load_template(name, "de")
    assert german.language == "de"
    labels = zip(english.sections, german.sections, strict=True)
    same = {e.label for e, g in labels if e.label == g.label}
    assert same <= {"Agenda", "Design", "Backup"}
    assert german.words.draft == "Entwurf, nicht freigegeben"
    assert german.words.draft_mark == "ENTWURF"
    assert german.words.safety_pointer == "Sicherheit: Folien {slides}"


def test_no_maker_of_slides_writes_english_beside_the_catalogue() -> None:
    """Titles, headings and columns of exhibits are said, none is a bare text in the code."""
    bare = [
        f"{path.name}, line {node.lineno}"
        for path in sorted((ROOT / "slidekit" / "exhibits").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        for text in (*node.args[:1], *(k.value for k in node.keywords if k.arg in ("title", "alt")))
        if node.func.id in ("Column", "Exhibit", "labelled")
        if isinstance(text, ast.JoinedStr | ast.Constant) and _has_words(text)
    ]
    assert bare == []


def _has_words(text: ast.expr) -> bool:
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    said = "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
    return any(len(word) > 2 and word.isalpha() for word in said.split())
