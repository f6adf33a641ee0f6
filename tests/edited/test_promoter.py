"""Edits that take no word away are caught as well, and what speakers do is not blamed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from slidekit.app import check_pptx
from slidekit.export.manifest import NAMESPACE, manifest_pieces, manifest_xml
from slidekit.export.record import read_record
from slidekit.export.seal import sealed
from slidekit.rules.edited.disguised import LOOKALIKES, undisguised, undisguised_numerals
from slidekit.rules.finding import BLOCKING
from tests.edited import hostile
from tests.edited.promoter import HARMLESS_TOO, PROMOTER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.rules.finding import Finding

    Checked = Callable[[Callable[[Any], object]], list[Finding]]
    Spoil = Callable[[dict[str, bytes]], object]


@pytest.mark.parametrize("name", PROMOTER)
def test_a_promoters_edit_is_caught(name: str, checked: Checked) -> None:
    """The rule and the slide are those that the edit concerns, and the weight is right."""
    case = PROMOTER[name]
    found = checked(case.edit)
    told = [f for f in found if f.rule == case.rule and f.slide == case.slide]
    assert told, [(f.rule, f.slide, f.message) for f in found]
    assert any(f.severity in BLOCKING for f in told) == case.blocks
    assert all(f.message and f.fix and "{" not in f.message + f.fix for f in found)


@pytest.mark.parametrize("name", HARMLESS_TOO)
def test_what_a_speaker_does_is_not_blocked(name: str, checked: Checked) -> None:
    """Another speaker, a further limitation, a figure moved as a whole: nothing is forbidden."""
    found = checked(HARMLESS_TOO[name])
    assert [f.message for f in found if f.severity in BLOCKING] == []


def rewritten(change: Callable[[dict[str, Any]], None], *, both: bool) -> Spoil:
    """Return what edits the manifest in the custom XML part and, if asked, in the properties."""

    def spoil(parts: dict[str, bytes]) -> None:
        name = next(n for n in parts if n.startswith("customXml/item") and _holds(parts[n]))
        manifest = json.loads(etree.fromstring(parts[name]).text or "")
        change(manifest)
        parts[name] = manifest_xml(manifest)
        if both:
            parts["docProps/custom.xml"] = _properties(parts["docProps/custom.xml"], manifest)

    return spoil


def _holds(part: bytes) -> bool:
    return NAMESPACE.encode() in part[:1024]


def _properties(part: bytes, manifest: dict[str, Any]) -> bytes:
    root = etree.fromstring(part)
    model = root[0]
    for held in list(root):
        root.remove(held)
    for number, (name, piece) in enumerate(manifest_pieces(manifest).items(), 2):
        held = etree.fromstring(etree.tostring(model))
        held.set("name", name)
        held.set("pid", str(number))
        held[0].text = piece
        root.append(held)
    return etree.tostring(root)


def no_findings(manifest: dict[str, Any]) -> None:
    """Claim that nothing was wrong when the deck was written."""
    manifest["findings"] = {"blocking": 0, "warnings": 0, "rules": [], "list": []}


def no_overview(manifest: dict[str, Any]) -> None:
    """Claim that the overview of adverse events was never there."""
    manifest["slides"] = [s for s in manifest["slides"] if s["id"] != "ae_overview"]


def no_slides(manifest: dict[str, Any]) -> None:
    """Claim that there were no slides."""
    manifest["slides"] = []


def no_rules(manifest: dict[str, Any]) -> None:
    """Switch rules off in the policy that travels along."""
    manifest["policy"]["content"]["severities"] = {"state-watermark": "off"}


FORGED = {"findings": no_findings, "a slide": no_overview, "slides": no_slides, "policy": no_rules}


@pytest.mark.parametrize("both", [True, False])
@pytest.mark.parametrize("what", FORGED)
def test_an_edited_manifest_is_told(what: str, both: bool, exported: Path, tmp_path: Path) -> None:
    """Its seal does not fit any more; where one copy was left alone, the two do not agree."""
    path = hostile.spoil(exported, tmp_path / "x.pptx", rewritten(FORGED[what], both=both))
    _, found = check_pptx(path)
    told = [f.message for f in found if f.rule == "state-watermark" and f.severity == "block"]
    assert any(("not as slidekit wrote" if both else "two copies") in text for text in told), told


def test_the_copy_whose_seal_fits_is_believed(exported: Path, tmp_path: Path) -> None:
    """The edited copy comes first in the file, and the sound one is read."""
    change = rewritten(no_slides, both=False)
    path = hostile.spoil(exported, tmp_path / "x.pptx", change)
    manifest = read_record(path)
    assert manifest is not None
    assert manifest["slides"]
    assert manifest == sealed(manifest)


def test_letters_that_look_alike_are_read_as_people_do() -> None:
    """Cyrillic, Greek, small capitals, gaps and marks; plain words and numbers stay as they are."""
    assert len(LOOKALIKES) > 60
    assert undisguised("br\u0435\u0430kthrough") == "breakthrough"
    assert undisguised("s a f e") == "safe"
    assert undisguised("s\u1d00\ua730\u1d07") == "safe"
    assert undisguised("well tolerated") == "well tolerated"
    assert undisguised("phase 2 b or 3 a") == "phase 2 b or 3 a"


def test_numerals_are_read_whatever_their_form() -> None:
    """Raised digits are numbers but for powers; an O beside digits is a zero."""
    assert undisguised_numerals("\u00b2\u2075\u00b7\u2076 months") == "25.6 months"
    assert undisguised_numerals("O.57") == "0.57"
    assert undisguised_numerals("75 mg/m\u00b2") == "75 mg/m"
    assert undisguised_numerals("OS") == "OS"
