"""Every template becomes a whole deck from the sample studies, and keeps what it promises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from slidekit.app import Options, build, draft, findings, new_deck, verify
from slidekit.deck.codec import from_parts, to_parts
from slidekit.errors import UsageError
from slidekit.export.record import read_record
from slidekit.layout.frame import TextBlock
from slidekit.resources import sample_data_dir
from slidekit.rules.finding import BLOCKING
from tests.anatomy.made import STUDIES, deck_of, studies_of
from tests.collisions import collisions
from tests.decks.variants import copy_study, edit_spec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Finding


@dataclass(frozen=True, slots=True)
class Whole:
    """A deck with what was made of it."""

    deck: Deck
    frames: tuple[Frame, ...]
    findings: tuple[Finding, ...]
    pptx: Path

    def ids(self, section: str) -> list[str]:
        """Return the ids of a section's slides, in order."""
        return [slide.id for slide in self.deck.slides if slide.section == section]


@pytest.fixture(scope="module")
def wholes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Whole]:
    """Return what makes the deck of a template, once."""

    def make(name: str) -> Whole:
        folder = tmp_path_factory.mktemp(name)
        deck = deck_of(name, folder)
        built = build(deck, folder / "deck.pptx")
        return Whole(deck, draft(deck).frames, built.findings, built.out)

    return cache(make)


@pytest.fixture(params=STUDIES)
def whole(request: pytest.FixtureRequest, wholes: Callable[[str], Whole]) -> Whole:
    """Return the deck of each template."""
    return wholes(request.param)


def test_nothing_overflows_or_runs_into_something_else(whole: Whole) -> None:
    """Every text and table fits its place."""
    assert {f.slide_id: f.overflows for f in whole.frames if f.overflows} == {}
    assert {f.slide_id: found for f in whole.frames if (found := collisions(f))} == {}


def test_the_file_opens_with_all_its_slides(whole: Whole) -> None:
    """Another program reads as many slides as the deck has."""
    assert len(Presentation(str(whole.pptx)).slides) == len(whole.deck.slides)


def test_nothing_blocks_and_no_words_are_lacking(whole: Whole) -> None:
    """Where every content key is given, no template asks for more than the samples have."""
    assert [f for f in whole.findings if f.severity in BLOCKING] == []
    assert [f for f in whole.findings if f.rule == "content-written"] == []


def test_the_deck_reads_back_as_it_was_written(whole: Whole) -> None:
    """Constraints, seals, request and contents survive the .slidekit file."""
    assert from_parts(to_parts(whole.deck), "deck.slidekit") == whole.deck


@pytest.mark.parametrize("name", ["onc301", "published301"])
@pytest.mark.parametrize("template", STUDIES)
def test_each_sample_has_a_deck_of_each_template_with_few_findings(
    name: str, template: str
) -> None:
    """As they stand in the project: nothing blocks, and no more than two warnings."""
    found = findings(new_deck([sample_data_dir() / name], Options(template=template)))
    assert [f for f in found if f.severity in BLOCKING] == []
    assert len(found) <= 2, [f.message for f in found]


def test_grand_rounds_on_two_studies_have_few_findings(wholes: Callable[[str], Whole]) -> None:
    """One company's product fills the deck, curves cross, and a paper leaves numbers out."""
    rules = sorted(f.rule for f in wholes("grand_rounds").findings)
    assert rules == ["anatomy-share", "exhibit-not-reported", "ph-check"]


def test_grand_rounds_show_each_study_in_the_same_panels(wholes: Callable[[str], Whole]) -> None:
    """Design, primary endpoint and safety of one study, then the same of the next."""
    slides = [s for s in wholes("grand_rounds").deck.slides if s.study]
    panels: dict[str, list[str]] = {}
    for slide in slides:
        roles = panels.setdefault(slide.study, [])
        roles += [slide.role] if slide.role not in roles else []
    assert list(panels) == ["onc301", "published301"]
    first, second = panels.values()
    assert [role for role in first if role != "exposure"] == second


def test_grand_rounds_keep_safety_next_to_the_efficacy_of_each_study(
    wholes: Callable[[str], Whole],
) -> None:
    """Not all efficacy first and all safety after it."""
    deck = wholes("grand_rounds").deck
    told = [
        (deck.topic(s), s.study) for s in deck.slides if deck.topic(s) in ("efficacy", "safety")
    ]
    order = list(dict.fromkeys(told))
    assert order == [
        ("efficacy", "onc301"),
        ("safety", "onc301"),
        ("efficacy", "published301"),
        ("safety", "published301"),
        ("safety", ""),
    ]


def test_the_numbers_of_either_study_can_be_computed_again(
    wholes: Callable[[str], Whole],
) -> None:
    """From the tables of that study alone, each equal."""
    made = wholes("grand_rounds")
    for name in STUDIES["grand_rounds"]:
        answer = verify(made.pptx, made.pptx.parent / name)
        assert answer["verdict"] == "unchanged"
        assert answer["recomputed"]["facts"] > 50
        assert answer["recomputed"]["different"] == []
        assert answer["recomputed"]["missing_tables"] == []


def test_slides_about_all_studies_stand_once_and_name_each_product_once(
    wholes: Callable[[str], Whole],
) -> None:
    """One title, one list of references, and both registrations."""
    made = wholes("grand_rounds")
    assert made.ids("opening") == ["title", "disclosures", "status", "objectives"]
    title = made.deck.slides[0]
    assert "NCT99000301, NCT99000302" in " ".join(line.text for line in title.body)
    rows = made.deck.exhibit_index()["status"].data.rows  # type: ignore[attr-defined]
    assert len({(row.cells[0], row.cells[1], row.cells[3]) for row in rows}) == len(rows) == 8


def test_each_study_has_its_own_limitations(wholes: Callable[[str], Whole]) -> None:
    """What cannot be told from the paper is no limitation of the other trial."""
    found = {s.study: s for s in wholes("grand_rounds").deck.slides if s.role == "limitations"}
    words = {i: " ".join(line.text for line in slide.body) for i, slide in found.items()}
    assert "read off printed figures" in words["published301"]
    assert "read off printed figures" not in words["onc301"]


def test_a_response_shows_figures_of_its_topics_only(wholes: Callable[[str], Whole]) -> None:
    """Five endpoints of the trial were not asked for."""
    assert wholes("reactive_response").ids("efficacy") == ["ledger", "results.os"]


def test_the_question_stands_word_for_word_on_the_first_slide(
    wholes: Callable[[str], Whole],
) -> None:
    """With its record, and the line that it was unsolicited."""
    deck = wholes("reactive_response").deck
    assert deck.settings.request
    first = deck.slides[0]
    words = [line.text for line in first.body]
    assert first.title == deck.settings.request.verbatim
    assert "Provided in response to your unsolicited request" in words
    assert "Request: MIR-2026-0042, 2 Nov 2026" in words


def test_each_question_to_advisers_has_a_slide(wholes: Callable[[str], Whole]) -> None:
    """In the order of study.yaml, its words as the title."""
    deck = wholes("advisory_board").deck
    questions = [s for s in deck.slides if s.role == "question"]
    assert [s.id for s in questions] == ["question.1", "question.2", "question.3"]
    assert questions[2].title == "What should a next trial compare, and in whom?"


def test_the_agenda_adds_up(wholes: Callable[[str], Whole]) -> None:
    """160 minutes in all, 110 of them discussion."""
    agenda = wholes("advisory_board").deck.exhibit_index()["agenda.agenda"].data
    assert [row.cells[-1] for row in agenda.rows[-2:]] == ["160", "110"]  # type: ignore[attr-defined]


def test_a_deck_for_colleagues_says_so_on_every_slide(wholes: Callable[[str], Whole]) -> None:
    """In the footer, beside its state; a deck for others does not."""
    feet = {
        name: [
            "".join(run.text for run in item.paragraphs[0].runs)
            for frame in wholes(name).frames
            for item in frame.items
            if isinstance(item, TextBlock) and item.name.endswith(".state")
        ]
        for name in ("journal_club", "advisory_board")
    }
    assert len(feet["journal_club"]) == len(wholes("journal_club").deck.slides)
    assert all("Internal use only" in foot for foot in feet["journal_club"])
    assert not any("Internal use only" in foot for foot in feet["advisory_board"])


def test_the_backup_stands_behind_and_holds_no_safety(wholes: Callable[[str], Whole]) -> None:
    """What waits for a question is never what harms."""
    deck = wholes("one_to_one").deck
    backup = [s for s in deck.slides if s.section == "backup"]
    assert deck.slides[-len(backup) :] == tuple(backup)
    assert {s.role for s in backup} >= {"statistics", "baseline", "key_secondary", "forest"}
    shown = deck.exhibit_index()
    facts = {fact for s in backup if s.exhibit for fact in shown[s.exhibit].facts}
    assert any(fact.startswith("pfs.") for fact in facts)
    assert not any(fact.startswith("safety.") for fact in facts)


def test_a_session_that_is_accredited_is_refused(tmp_path: Path) -> None:
    """Before anything is made, with the reason."""
    folders = studies_of("grand_rounds", tmp_path)
    options = Options(template="grand_rounds", set=(("gates.accredited", "Yes"),))
    with pytest.raises(UsageError, match="accredited for continuing medical education") as refused:
        new_deck(folders, options)
    assert "deck.gates.accredited" in str(refused.value)


def test_a_template_without_its_words_names_every_key(tmp_path: Path) -> None:
    """A slide of each, with the key on it, and a finding that names it; nothing is invented."""
    folder = edit_spec(copy_study("published301", tmp_path), lambda spec: spec.pop("decks"))
    deck = new_deck([folder], Options(template="journal_club", purpose="internal"))
    found = [f for f in findings(deck) if f.rule == "content-written"]
    keys = ("citation", "pico", "risk_of_bias", "checklist", "strengths", "context", "discussion")
    assert [f.fix.split("`")[1] for f in found] == [f"deck.content.{key}" for key in keys]
    shown = {s.role: s.body[0].text for s in deck.slides if s.role in keys and s.body}
    assert shown["pico"] == "Still to be written: deck.content.pico in study.yaml."
    assert {f.slide_id: f.overflows for f in draft(deck).frames if f.overflows} == {}


def test_author_mode_makes_house_rules_of_a_congress_talk_advisory(tmp_path: Path) -> None:
    """The pointer to safety is the house's; that safety is there is everybody's."""
    folder = copy_study("onc301", tmp_path)
    edit_spec(folder, lambda spec: spec["deck"].update(author_mode="yes"))
    deck = new_deck([folder], Options())
    kept = tuple(s for s in deck.slides if deck.topic(s) != "safety")
    weights = {f.rule: f.severity for f in findings(replace(deck, slides=kept))}
    assert weights["safety-pointer"] == "warn"
    assert weights["safety-present-placed"] == "block"


def test_the_manifest_says_what_was_loosened(tmp_path: Path) -> None:
    """Whoever gets the file can see it, and so can whoever checks the deck."""
    house = tmp_path / "house.yaml"
    house.write_text(
        "schema: 1\nextends: conference\nname: house\nversion: '1'\n"
        "drop: [limitations-before-conclusions]\n",
        "utf-8",
    )
    folder = copy_study("simple", tmp_path)
    deck = new_deck([folder], Options(template=str(house)))
    built = build(deck, tmp_path / "deck.pptx")
    manifest = read_record(built.out)
    assert manifest
    assert manifest["loosened"] == ["limitations-before-conclusions"]
    said = [f.message for f in built.findings if f.rule == "template-loosened"]
    assert len(said) == 1
    assert "limitations-before-conclusions" in said[0]
