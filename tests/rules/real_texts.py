"""Texts of real slides, labels, abstracts and promotion, as the tests of language read them."""

from __future__ import annotations

from pathlib import Path

from slidekit.study.yamlfile import load_yaml

FOLDER = Path(__file__).parent


def read(name: str) -> dict[str, list[str]]:
    """Return the texts of a file by their heading."""
    return load_yaml(FOLDER / name, name)  # type: ignore[return-value]


ORDINARY: dict[str, list[str]] = read("field_texts.yaml")
"""Field of medicine, or kind of text, with texts in which nothing promotes."""
PROMOTION: dict[str, list[str]] = read("promotion.yaml")
"""Texts that promote, by how much they weigh: blocks, warns."""
ALL_ORDINARY = tuple(text for texts in ORDINARY.values() for text in texts)
