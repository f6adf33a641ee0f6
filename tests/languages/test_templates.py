"""Words of templates in other languages: of those that ship, and of a company's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from slidekit.app import Options, check_template, new_deck
from slidekit.errors import TemplateError
from slidekit.resources import sample_data_dir
from slidekit.template.load import load_template

if TYPE_CHECKING:
    from pathlib import Path

COMPANY = """
schema: 1
extends: conference
name: velthane
version: "1"
words: {footer: Velthane Medical Affairs}
sections: [{id: efficacy, label: Results of efficacy}]
"""
OWN_WORDS = """
translations:
  de:
    Velthane Medical Affairs: Velthane Medizin
    Results of efficacy: Ergebnisse zur Wirksamkeit
"""


def written(folder: Path, text: str) -> Path:
    """Return a template file of these words."""
    path = folder / "velthane.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_check_names_what_a_company_template_does_not_say_in_german(tmp_path: Path) -> None:
    """Words of the house are translated already, those of the company are named."""
    told = check_template(written(tmp_path, COMPANY))
    assert "nothing is wrong" in told
    assert told.endswith(
        "Without translation under translations: de: "
        '"Velthane Medical Affairs", "Results of efficacy".'
    )


def test_a_company_translates_its_own_words(tmp_path: Path) -> None:
    """They stand in its file, beside the house's in the catalogue."""
    path = written(tmp_path, COMPANY + OWN_WORDS)
    german = load_template(path, "de")
    assert german.words.footer == "Velthane Medizin"
    assert german.words.draft == "Entwurf, nicht freigegeben"
    assert [s.label for s in german.sections if s.id == "efficacy"] == [
        "Ergebnisse zur Wirksamkeit"
    ]
    assert "Without translation" not in check_template(path)


def test_a_template_that_is_written_in_german_makes_german_decks(tmp_path: Path) -> None:
    """Nobody needs to name the language, and English cannot be had of it."""
    words = load_template("conference", "de")
    german = words.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    path = tmp_path / "kongress.yaml"
    path.write_text(yaml.safe_dump(german | {"name": "kongress"}), encoding="utf-8")
    deck = new_deck([sample_data_dir() / "simple"], Options(template=str(path)))
    assert deck.template.language == deck.settings.language == "de"
    assert "Patientenfluss" in {slide.title for slide in deck.slides}
    with pytest.raises(TemplateError, match="has its words in the language 'de' alone"):
        load_template(path, "en")


def test_an_english_template_is_dumped_as_it_was() -> None:
    """A template without translations of its own says nothing of them: its digest stays."""
    assert "translations" not in load_template("conference").model_dump(mode="json")
