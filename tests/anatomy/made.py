"""Decks of every template from the sample studies, with the words that each template asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from slidekit.app import Options, new_deck
from slidekit.study.yamlfile import load_yaml
from tests.decks.variants import copy_study, edit_spec

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

STUDIES = {
    "conference": ("onc301",),
    "grand_rounds": ("onc301", "published301"),
    "reactive_response": ("onc301",),
    "one_to_one": ("onc301",),
    "advisory_board": ("onc301",),
    "journal_club": ("published301",),
}
"""Template -> the sample studies that its deck is made of."""


def words_of(template: str) -> dict[str, Any]:
    """Return what study.yaml needs in its deck block for a template."""
    content = load_yaml(Path(__file__).parent / "content.yaml", "content.yaml")
    return cast("dict[str, dict[str, Any]]", content)[template]


def studies_of(template: str, parent: Path) -> list[Path]:
    """Copy the studies of a template, the first with the words that it asks for."""
    folders = [copy_study(name, parent) for name in STUDIES[template]]
    edit_spec(folders[0], lambda spec: spec["deck"].update(words_of(template)))
    if template == "reactive_response":
        (folders[0] / "label.pdf").write_bytes(b"%PDF label")
        edit_spec(folders[0], with_label)
    return folders


def with_label(spec: dict[str, Any]) -> None:
    """Attach the label of the first product, as an answer on an unapproved use has it with it."""
    product = spec["products"][0]
    product["indications"][0]["cautions"] = []
    label = next(r for r in spec["references"] if r["id"] == product["reference"])
    label["attachment"] = "label.pdf"


def deck_of(template: str, parent: Path) -> Deck:
    """Return the deck of a template."""
    return new_deck(studies_of(template, parent), Options(template=template))
