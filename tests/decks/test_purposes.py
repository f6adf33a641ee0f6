"""Whole decks for other purposes: what study.yaml says of them comes out on the slides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import Options, findings, new_deck, open_deck, save_deck
from slidekit.errors import StudyError
from slidekit.rules.finding import BLOCKING
from tests.decks.variants import copy_study, edit_spec

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from slidekit.rules.finding import Finding
    from tests.decks.variants import Spec

CONTRARY = "A smaller trial found no difference in survival.{ref:varenholt_small}"


def study(folder: Path, change: Callable[[Spec], object], *files: str) -> Path:
    """Return a copy of the published trial with another study.yaml and files beside it."""
    copied = edit_spec(copy_study("published301", folder), change)
    for name in files:
        (copied / name).write_bytes(f"%PDF {name}".encode())
    return copied


def blocking(found: Sequence[Finding]) -> list[tuple[str, str]]:
    """Return rule and message of what blocks."""
    return [(f.rule, f.message) for f in found if f.severity in BLOCKING]


def on_unapproved_use(spec: Spec) -> None:
    """Make the study's deck one on an unapproved use, with all that belongs to it."""
    deck: dict[str, Any] = spec["deck"]
    deck |= {"purpose": "siuu", "markets": ["US"], "contrary_studies": [CONTRARY]}
    files = {"paper": "paper.pdf", "label_quelmatinib": "label.pdf"}
    for reference in spec["references"]:
        if reference["id"] in files:
            reference["attachment"] = files[reference["id"]]
    spec["references"].append(
        {
            "id": "varenholt_small",
            "type": "abstract",
            "title": "A small trial",
            "authors": ["Varenholt A"],
            "meeting": "Fictional Congress",
            "year": "2025",
        }
    )
    studied = spec["products"][0]["indications"][0]
    studied["cautions"] = ["Deaths from liver injury were more frequent in this disease"]


def test_a_deck_on_an_unapproved_use_is_whole_with_its_sources(tmp_path: Path) -> None:
    """Tags, cautions, contrary studies and attachments come from study.yaml, and nothing blocks."""
    folder = study(tmp_path, on_unapproved_use, "paper.pdf", "label.pdf")
    deck = new_deck([folder], Options())
    assert blocking(findings(deck)) == []
    tags = {slide.tag for slide in deck.slides if deck.topic(slide) in ("efficacy", "safety")}
    assert all(tag.endswith("unapproved use") for tag in tags)
    assert {(asset.name, asset.kind) for asset in deck.assets} == {
        ("paper.pdf", "source"),
        ("label.pdf", "label"),
    }


def test_attachments_stay_with_the_deck(tmp_path: Path) -> None:
    """Who opens the deck elsewhere has the sources that were attached."""
    folder = study(tmp_path, on_unapproved_use, "paper.pdf", "label.pdf")
    deck = new_deck([folder], Options())
    save_deck(deck, tmp_path / "talk.slidekit")
    again = open_deck([tmp_path / "talk.slidekit"], Options())
    assert again.assets == deck.assets
    assert again == deck


@pytest.mark.parametrize("name", ["paper.pdf", "../paper.pdf", "..\\paper.pdf", ".."])
def test_a_file_that_cannot_be_attached_is_named(name: str, tmp_path: Path) -> None:
    """A file that is absent, or lies elsewhere, is an error of study.yaml."""

    def attach(spec: Spec) -> None:
        spec["references"][0]["attachment"] = name

    with pytest.raises(StudyError, match=r"study\.yaml, references, paper"):
        new_deck([study(tmp_path, attach)], Options())


def test_an_accelerated_approval_is_told_where_the_results_begin(tmp_path: Path) -> None:
    """The statement stands on the slide of approval status and beside the primary endpoint."""

    def accelerate(spec: Spec) -> None:
        contact = "Velthane safety desk (fictional)"
        spec["deck"] |= {"purpose": "on_label", "markets": ["US"], "safety_contact": contact}
        spec["products"][0]["indications"][0] |= {
            "status": {"US": "approved"},
            "pathway": "accelerated",
            "basis": "response rate",
            "confirmatory_trial": "ONC302, final analysis pending",
        }

    deck = new_deck([study(tmp_path, accelerate)], Options())
    assert blocking(findings(deck)) == []
    primary = next(slide for slide in deck.slides if slide.role == "primary")
    assert primary.key_lines[-1] == (
        "Quelmatinib, US: accelerated approval, based on response rate; confirmatory trial: "
        "ONC302, final analysis pending"
    )


def test_an_answer_shows_its_question(tmp_path: Path) -> None:
    """The question stands on the first slide as it was asked; the template says if it may."""

    def ask(spec: Spec) -> None:
        on_unapproved_use(spec)
        spec["deck"] |= {
            "purpose": "reactive",
            "audience": "C. Asker, MD",
            "request": {
                "id": "Q-17",
                "date": "2027-01-04",
                "verbatim": "What is known of quelmatinib after platinum?",
                "requester": "C. Asker, MD",
                "channel": "Letter",
                "attested_unsolicited": "true",
                "topics": ["os", "pfs", "orr"],
            },
        }

    found = findings(new_deck([study(tmp_path, ask, "paper.pdf", "label.pdf")], Options()))
    assert {rule for rule, _ in blocking(found)} == {"purpose-declared", "request-record"}
    told = [message for rule, message in blocking(found) if rule == "request-record"]
    assert told == [
        "Nobody asked for Time to deterioration of global health status, and this slide is on it."
    ]
