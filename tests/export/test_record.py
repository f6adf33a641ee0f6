"""A manifest is held to its shape before a file is compared with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from slidekit.app import Options, build, new_deck, verify
from slidekit.errors import ExportError
from slidekit.export.manifest import manifest_xml, read_copies
from slidekit.export.record import carried, read_record
from slidekit.resources import sample_data_dir
from slidekit.template.policy import Policy
from tests.export.test_manifest import ITEM, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the exported deck of sample_data/simple."""
    path = tmp_path_factory.mktemp("record") / "simple.pptx"
    build(new_deck([sample_data_dir() / "simple"], Options()), path)
    return path


def file_with(manifest: dict[str, Any], folder: Path) -> Path:
    """Return a file that holds a manifest and little else."""
    return written(folder, {"ppt/presentation.xml": b"", ITEM: manifest_xml(manifest)})


def test_what_slidekit_writes_has_the_shape(exported: Path) -> None:
    """Holding it to its shape changes nothing in it."""
    assert read_record(exported) == read_copies(exported)[0]


@pytest.mark.parametrize("lost", ["slides", "facts", "deck"])
def test_a_manifest_that_lacks_a_part_is_refused(lost: str, exported: Path, tmp_path: Path) -> None:
    """The message names the part."""
    manifest = {key: value for key, value in (read_record(exported) or {}).items() if key != lost}
    with pytest.raises(ExportError, match=f"damaged. manifest: {lost} is missing"):
        read_record(file_with(manifest, tmp_path))


def test_a_shape_without_its_text_is_refused(exported: Path, tmp_path: Path) -> None:
    """The message leads to the place."""
    manifest = read_record(exported) or {}
    del manifest["slides"][2]["shapes"][0]["text"]
    with pytest.raises(ExportError, match=r"slides > entry 3 > shapes > entry 1 > text is missing"):
        read_record(file_with(manifest, tmp_path))


def test_a_policy_that_cannot_be_followed_is_named(exported: Path) -> None:
    """Recomputing needs the policy whole; comparing does not."""
    manifest = read_record(exported) or {}
    manifest["policy"]["content"]["statistics"]["ties"] = "exact"
    with pytest.raises(ExportError, match="its policy: statistics > ties is 'exact'"):
        carried(manifest, "policy", Policy)
    with pytest.raises(ExportError, match="cannot be computed again"):
        carried({}, "policy", Policy)


def test_a_hidden_slide_that_somebody_shows_is_found(exported: Path, tmp_path: Path) -> None:
    """Showing what was hidden is a change as much as hiding what was shown."""
    deck = new_deck([sample_data_dir() / "simple"], Options())
    last = replace(deck.slides[-1], hidden=True)
    path = tmp_path / "hidden.pptx"
    build(replace(deck, slides=(*deck.slides[:-1], last)), path)
    assert verify(path)["verdict"] == "unchanged"
    presentation = Presentation(str(path))
    presentation.slides[len(deck.slides) - 1]._element.attrib.pop("show")
    presentation.save(str(path))
    found = verify(path)
    assert found["verdict"] == "changed"
    assert [(c["kind"], c["expected"], c["found"]) for c in found["changes"]] == [
        ("slide_hidden", "hidden", "shown")
    ]
