"""The German pages say what the English ones say, in the words of the German screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.languages import told_in
from slidekit.library.wording import ACTS, act_words
from tools.pages.german import german_pages, stale, texts, unlike
from tools.pages.german_words import german_words, in_german
from tools.pages.sections import emphasised, sections
from tools.places import ROOT
from tools.screen_words import known, ts_path

if TYPE_CHECKING:
    from pathlib import Path

TUTORIAL = ROOT / "docs" / "de" / "tutorial.md"


def named(path: Path) -> str:
    """Return the name of a page, for the report of the tests."""
    return path.name


@pytest.mark.parametrize("page", german_pages(), ids=named)
def test_no_section_of_a_german_page_is_stale(page: Path) -> None:
    """Bring the sections up to date that are named, then stamp the page: see CONTRIBUTING.md."""
    assert stale(*texts(page)) == ()


@pytest.mark.parametrize("page", german_pages(), ids=named)
def test_a_german_page_is_built_like_the_english_one(page: Path) -> None:
    """Headings, commands, links and pictures are those of the English page, German ones first."""
    assert [*unlike(*texts(page))] == []


def on_screen() -> set[str]:
    """Return the words of buttons, menus and labels in German."""
    screen = [one.words.replace("&", "") for one in known(ts_path("de")).values() if one.is_said]
    with told_in("de"):
        acts = [f"{words[0].upper()}{words[1:]} ..." for words in map(act_words, ACTS)]
    return {words.removesuffix(": {0}") for words in (*screen, *acts)}


@pytest.mark.parametrize("page", german_pages(), ids=named)
def test_what_a_german_page_emphasises_stands_on_the_german_screen(page: Path) -> None:
    """Whoever follows the page finds the very words on buttons, in menus and over columns."""
    assert set(emphasised(page.read_text("utf-8"))) - on_screen() == set()


def test_the_form_of_the_tutorial_has_the_labels_of_the_german_form() -> None:
    """All 30 lines: a person goes from one to the next."""
    table = texts(TUTORIAL)[0].partition("| Zeile | Angabe |\n")[2].partition("\n\n")[0]
    labels = [line.split("|")[1].strip() for line in table.splitlines()[1:]]
    assert len(labels) == 30
    assert set(labels) - on_screen() == set()


def test_a_change_of_an_english_sentence_names_its_section() -> None:
    """A new heading and one that is gone are named too; where lines break does not count."""
    german, english = texts(TUTORIAL)
    assert stale(german, english.replace("fifteen minutes", "an hour")) == (
        "changed: Your first deck",
    )
    assert stale(german, english.replace("## 6. Export\n", "## 6. Write files\n")) == (
        "new: 6. Write files",
        "gone: 6. Export",
    )
    assert (
        stale(
            german, english.replace(" with mouse and keys only.\n", "\nwith mouse and keys only. ")
        )
        == ()
    )


def test_what_a_german_page_lacks_is_named() -> None:
    """A heading, a command, a picture of the German screen where there is one."""
    german, english = texts(TUTORIAL)
    (headings,) = unlike(german.replace("## 6. ", "### 6. "), english)
    assert "(3, '6. Exportieren')" in headings
    assert [*unlike(german.replace("`python3 dev.py app`", "`dev.py app`"), english)] == [
        "names and commands: `dev.py app` too much, `python3 dev.py app` is missing"
    ]
    assert [*unlike(german.replace("export-de.png", "export.png"), english)] == [
        "links and pictures: docs/screens/export.png too much, "
        "docs/screens/export-de.png is missing"
    ]


def test_a_sign_in_code_begins_no_section() -> None:
    """A comment of YAML is no heading, and what `dev.py docs` makes is no hand-written word."""
    text = "# One\n\n```yaml\n# no heading\n```\n\n## Two\n\nwords\n"
    assert [title for _, title in sections(text)] == ["One", "Two"]


def test_generated_lines_are_said_in_german_and_what_cannot_be_is_named() -> None:
    """Code keeps its place; a word that the list lacks is named, so that it can be added."""
    assert [*in_german("| `arm` | needed | as above |\n- `ADSL` needs `id`, `arm`.")] == [
        "| `arm` | nötig | wie oben |",
        "- `ADSL` braucht `id`, `arm`.",
    ]
    with pytest.raises(ValueError, match=r"german_words.yaml has no German for: {} floats"):
        [*in_german("`arm` floats")]


def test_the_word_list_keeps_every_piece_of_code() -> None:
    """As many as in the English words."""
    assert [en for en, de in german_words().items() if en.count("{}") != de.count("{}")] == []
