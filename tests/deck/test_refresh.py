"""A deck on new tables: results are made anew, and what people did to the deck stays."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import Options, new_deck, refresh_deck, save_deck
from slidekit.cli import main
from slidekit.deck.edit import duplicate
from slidekit.deck.file import read_deck
from slidekit.errors import UsageError
from slidekit.exhibits.model import Line
from slidekit.resources import sample_data_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.deck.model import Deck, Slide

    Study = Callable[..., Path]

EVENT = ("survival.csv", "1001,Placebo,51,male,6.2,yes", "1001,Placebo,51,male,9.9,no")
"""A man on placebo, dead at 6.2 months, is alive at 9.9 months in the new cut."""

FEW_EVENTS = 31
"""Lines of the paper's table of adverse events that leave a few kinds of them."""

WITHOUT_SEX = (
    ("survival.csv", "age,sex,", "age,remark,"),
    ("study.yaml", "subgroups:\n  - column: SEX\n    label: Sex\n", ""),
)
"""Nobody knows who is a man by then."""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Return what makes a copy of that study with texts of its files replaced."""

    def make(*changes: tuple[str, str, str]) -> Path:
        folder = tmp_path / "study"
        shutil.copytree(sample_data_dir() / "simple", folder)
        for name, old, new in changes:
            text = (folder / name).read_text()
            assert old in text
            (folder / name).write_text(text.replace(old, new))
        return folder

    return make


def slide(deck: Deck, slide_id: str) -> Slide:
    """Return a slide by its id."""
    return next(one for one in deck.slides if one.id == slide_id)


def edited(deck: Deck, slide_id: str, **values: Any) -> Deck:
    """Return the deck with fields of a slide given other values."""
    return replace(
        deck,
        slides=tuple(replace(s, **values) if s.id == slide_id else s for s in deck.slides),
    )


def test_one_event_less_changes_just_the_numbers_of_that_patient(deck: Deck, study: Study) -> None:
    """Survival of his arm, what compares the arms and the subgroup of men change, and no more."""
    compared = refresh_deck(deck, [study(EVENT)]).compared
    assert {change.id for change in compared.diff.facts} == {
        "os.events.placebo",
        "os.median.placebo",
        "os.rate.placebo.t12",
        "os.rate.placebo.t24",
        "os.hr.fictivan_vs_placebo",
        "os.ph.fictivan_vs_placebo",
        "os.rate_difference.fictivan_vs_placebo.t12",
        "os.rate_difference.fictivan_vs_placebo.t24",
        "os.hr.fictivan_vs_placebo.subgroup=sex_male",
        "os.events.placebo.subgroup=sex_male",
    }
    assert {change.reason for change in compared.diff.facts} == {"data"}
    assert (compared.diff.slides, compared.diff.texts) == ((), ())
    events = next(one for one in compared.diff.facts if one.id == "os.events.placebo")
    assert events.old is not None
    assert events.new is not None
    assert (dict(events.old.parts)["n"], dict(events.new.parts)["n"]) == (45, 44)


def test_the_same_tables_give_the_same_deck(deck: Deck, study: Study) -> None:
    """Nothing is reported, nothing is told, and the deck equals what it was."""
    refreshed = refresh_deck(deck, [study()])
    assert refreshed.compared.is_equal
    assert refreshed.told == ()
    assert not refreshed.is_new


def test_a_renamed_arm_is_a_matter_of_words(deck: Deck, study: Study) -> None:
    """No number changes, and a typed title stays beside the new name on the same slide."""
    mine = edited(deck, "primary.os", title="Survival, as I say it")
    renamed = study(("study.yaml", "name: Placebo", "name: Sham"))
    refreshed = refresh_deck(mine, [renamed])
    assert refreshed.compared.diff.facts == ()
    assert slide(refreshed.deck, "primary.os").title == "Survival, as I say it"
    changed = [one for one in refreshed.compared.diff.texts if "Sham" in one.new]
    assert {"primary.os", "conclusions"} <= {one.slide for one in changed}
    assert all("Placebo" in one.old for one in changed)


def test_order_hidden_slides_notes_and_copies_stay(deck: Deck, study: Study) -> None:
    """A copy shows the new numbers like the slide that it was made of."""
    mine = edited(deck, "primary.os", hidden=True, notes=("Pause here.",))
    mine = duplicate(mine, slide(mine, "landmark")).apply(mine)
    order = [mine.slides[1], mine.slides[0], *mine.slides[2:]]
    mine = replace(mine, slides=tuple(order), title="My talk")
    made = refresh_deck(mine, [study(EVENT)]).deck
    assert [s.id for s in made.slides] == [s.id for s in order]
    assert made.title == "My talk"
    assert slide(made, "primary.os").hidden
    assert slide(made, "primary.os").notes == ("Pause here.",)
    assert slide(made, "landmark.copy").exhibit == slide(made, "landmark").exhibit


def test_a_slide_that_was_taken_out_stays_out(deck: Deck, study: Study) -> None:
    """One that the study fills for the first time comes in, at its place in the template."""
    kept = tuple(s for s in deck.slides if s.id not in ("landmark", "conclusions"))
    told = study(EVENT, ("study.yaml", "# safety:", "safety:\n  aesi: []\n#"))
    made = refresh_deck(replace(deck, slides=kept), [told]).deck
    ids = {s.id for s in made.slides}
    assert not {"landmark", "conclusions"} & ids
    assert "aesi" in ids
    assert made.topic(slide(made, "aesi")) == "safety"


def test_a_slide_of_results_that_are_gone_is_told(deck: Deck, study: Study) -> None:
    """Without subgroups the forest plot has nothing to show; its slide goes, and that is said."""
    bare = study(*WITHOUT_SEX)
    refreshed = refresh_deck(deck, [bare])
    assert "forest.os" not in {s.id for s in refreshed.deck.slides}
    assert any("forest.os" in sentence for sentence in refreshed.told)
    gone = [one for one in refreshed.compared.diff.slides if one.change == "removed"]
    assert [one.id for one in gone] == ["forest.os"]


def test_pages_of_a_table_come_back_with_their_rows(deck: Deck, study: Study) -> None:
    """A deck made while there were no adverse events gets all slides of them, in their order."""
    folder = study()
    events = (folder / "events.csv").read_text()
    (folder / "events.csv").unlink()
    text = (folder / "study.yaml").read_text()
    block = text[text.index("  - file: events.csv") : text.index("  - file: survival.csv")]
    (folder / "study.yaml").write_text(text.replace(block, "", 1))
    bare = refresh_deck(deck, [folder])
    assert any("ae_common" in sentence for sentence in bare.told)
    assert not {"ae_overview", "ae_common", "ae_dot"} & {s.id for s in bare.deck.slides}
    (folder / "events.csv").write_text(events)
    (folder / "study.yaml").write_text(text)
    again = refresh_deck(bare.deck, [folder]).deck
    assert [s.id for s in again.slides] == [s.id for s in deck.slides]


def test_words_that_name_a_lost_result_are_told_and_not_shown(deck: Deck, study: Study) -> None:
    """The other lines of the text stay."""
    own = (Line("Kept."), Line("Men: {os.hr.fictivan_vs_placebo.subgroup=sex_male:full}"))
    mine = edited(deck, "limitations", body=own)
    bare = study(*WITHOUT_SEX)
    refreshed = refresh_deck(mine, [bare])
    assert slide(refreshed.deck, "limitations").body == (Line("Kept."),)
    assert any("subgroup=sex_male" in sentence for sentence in refreshed.told)


def test_own_lines_stay_in_conclusions_that_are_made_anew(deck: Deck, study: Study) -> None:
    """A sentence of numbers that somebody reworded is made anew, and its words are told."""
    former = slide(deck, "conclusions").body
    reworded = replace(former[0], text=former[0].text.replace("Overall survival", "Survival"))
    mine = edited(deck, "conclusions", body=(reworded, *former[1:], Line("More follow-up.")))
    refreshed = refresh_deck(mine, [study(EVENT)])
    assert slide(refreshed.deck, "conclusions").body == (*former, Line("More follow-up."))
    (sentence,) = refreshed.told
    assert "It read: Survival (primary endpoint" in sentence
    assert "hazard ratio 0.66 (95% CI, 0.43 to 1.02)" in sentence


def conclusions(deck: Deck) -> str:
    """Return the sentences of the conclusions."""
    return "\n".join(line.text for line in slide(deck, "conclusions").body)


@pytest.mark.parametrize(
    ("language", "none_beside"),
    [("en", "no conclusion is drawn"), ("de", "nichts gefolgert")],
)
def test_no_conclusion_of_former_results_stays(
    tmp_path: Path, language: str, none_beside: str
) -> None:
    """An endpoint that was not met, and is: what was said for want of it is gone, and told."""
    folder, options = tmp_path / "paper", Options(language=language)
    shutil.copytree(sample_data_dir() / "published301", folder)
    good = (folder / "study.yaml").read_text()
    (folder / "study.yaml").write_text(good.replace("met: true", "met: false", 1))
    former = new_deck([folder], options)
    assert none_beside in conclusions(former)
    (folder / "study.yaml").write_text(good)
    refreshed = refresh_deck(former, [folder])
    assert conclusions(refreshed.deck) == conclusions(new_deck([folder], options))
    assert none_beside not in conclusions(refreshed.deck)
    assert any(none_beside in sentence for sentence in refreshed.told)


def test_events_that_come_later_are_not_called_unreported(deck: Deck, study: Study) -> None:
    """The sentence that there were none goes when there are some."""
    folder = study()
    (folder / "events.csv").rename(folder.parent / "events.csv")
    text = (folder / "study.yaml").read_text()
    block = text[text.index("  - file: events.csv") : text.index("  - file: survival.csv")]
    (folder / "study.yaml").write_text(text.replace(block, "", 1))
    bare = new_deck([folder], Options())
    assert "Adverse events: not reported." in conclusions(bare)
    (folder.parent / "events.csv").rename(folder / "events.csv")
    (folder / "study.yaml").write_text(text)
    assert conclusions(refresh_deck(bare, [folder]).deck) == conclusions(deck)


def test_what_was_typed_on_a_part_that_a_table_loses_is_told(tmp_path: Path) -> None:
    """Fewer kinds of events need fewer slides: notes of the last are on none, but told."""
    folder = tmp_path / "paper"
    shutil.copytree(sample_data_dir() / "published301", folder)
    deck = new_deck([folder], Options())
    mine = edited(deck, "ae_common-3", notes=("An hour of notes",))
    rows = (folder / "ae.csv").read_text().splitlines()
    (folder / "ae.csv").write_text("\n".join(rows[:FEW_EVENTS]) + "\n")
    refreshed = refresh_deck(mine, [folder])
    assert "ae_common-3" not in {one.id for one in refreshed.deck.slides}
    (sentence,) = [one for one in refreshed.told if "ae_common-3" in one]
    assert sentence.endswith("The speaker notes read: An hour of notes")
    assert not any("ae_common-2" in one for one in refreshed.told)


def test_numbers_of_a_german_deck_are_told_as_its_slides_have_them(study: Study) -> None:
    """The list of changes has the slide's decimal comma, not another form of the same number."""
    folder = study()
    german = new_deck([folder], Options(language="de"))
    survival = (folder / "survival.csv").read_text()
    (folder / "survival.csv").write_text(survival.replace(*EVENT[1:]))
    diff = refresh_deck(german, [folder]).compared.diff
    ratio = next(one for one in diff.facts if one.id == "os.hr.fictivan_vs_placebo")
    assert ratio.new is not None
    assert ratio.new.text.replace("\N{NON-BREAKING HYPHEN}", "-") == "0,68 (95-%-KI 0,44 bis 1,06)"


def test_typed_words_stay_where_the_study_would_say_others(deck: Deck, study: Study) -> None:
    """A new data cut-off changes the line over every title but the one that was typed."""
    mine = edited(deck, "primary.os", tag="Mine")
    later = study(("study.yaml", "data_cutoff: 2025-12-31", "data_cutoff: 2026-06-30"))
    refreshed = refresh_deck(mine, [later])
    assert slide(refreshed.deck, "primary.os").tag == "Mine"
    assert "30 Jun 2026" in slide(refreshed.deck, "landmark").tag
    assert any("primary.os" in sentence and "30 Jun" in sentence for sentence in refreshed.told)


def test_the_deck_keeps_its_own_settings(deck: Deck, study: Study) -> None:
    """Where study.yaml states another purpose by now, that is said and not taken."""
    mine = replace(deck, settings=deck.settings.model_copy(update={"audience": "payers"}))
    other = study(("study.yaml", "# deck:", "deck:\n  audience: surgeons\n#"))
    refreshed = refresh_deck(mine, [other])
    assert refreshed.deck.settings.audience == "payers"
    assert any("audience" in sentence for sentence in refreshed.told)


def test_a_folder_of_another_study_is_refused(deck: Deck) -> None:
    """The message names both studies."""
    with pytest.raises(UsageError, match=r"simple.*onc301"):
        refresh_deck(deck, [sample_data_dir() / "onc301"])


def test_the_command_writes_the_deck_and_lists_what_changed(
    deck: Deck, study: Study, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file holds the new number; the same again finds nothing more."""
    path = tmp_path / "talk.slidekit"
    save_deck(deck, path)
    folder = study(EVENT)
    assert main(["refresh", str(path), "--data", str(folder), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["equal"] is False
    assert read_deck(path).fact_index()["os.events.placebo"].n == 44
    assert main(["refresh", str(path), "--data", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["equal"] is True


def test_only_decks_can_be_refreshed(capsys: pytest.CaptureFixture[str]) -> None:
    """A table is refused in one sentence, as is a folder that is not there."""
    table = str(sample_data_dir() / "simple" / "survival.csv")
    assert main(["refresh", table, "--data", str(sample_data_dir() / "simple")]) == 2
    assert "no .slidekit deck" in capsys.readouterr().err
