"""A text that names a result which is gone is an error that says where, and what may be meant."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, new_deck, open_deck, save_deck
from slidekit.deck.sides import words_of
from slidekit.deck.tokens import check_tokens
from slidekit.errors import DeckError
from slidekit.exhibits.format import STYLES, Formatter, nearest
from slidekit.exhibits.model import Line
from tests.decks.variants import copy_study, edit_spec
from tests.needs import ROOT
from tests.rules.decks import clean, with_line, with_slide

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck
    from tests.decks.variants import Spec

IDS = (
    "os.hr.new_vs_old",
    "os.median.new",
    "os.median.old",
    "pfs.hr.new_vs_old",
    "onc.orr.rate.new",
    "safety.serious.new",
)


@pytest.mark.parametrize(
    ("gone", "first"),
    [
        ("os.hr.newmab_vs_old", "os.hr.new_vs_old"),
        ("OS.HR.new_vs_old", "os.hr.new_vs_old"),
        ("abc.os.median.new", "os.median.new"),
        ("orr.rate.new", "onc.orr.rate.new"),
        ("os.median.placebo_and_chemotherapy", "os.median.new"),
        ("safety.related.quelmatinib", "safety.serious.new"),
        ("dor.median.new", "os.median.new"),
    ],
)
def test_the_nearest_ids_are_those_that_a_person_means(gone: str, first: str) -> None:
    """An arm or a study that was renamed, another spelling, another measure of the endpoint."""
    found = nearest(gone, IDS)
    assert found[0] == first
    assert len(found) <= 3


def test_nothing_near_gives_no_guess() -> None:
    """A guess that shares nothing with what was written misleads."""
    assert nearest("qol.change.placebo", IDS) == ()


@pytest.mark.parametrize(
    ("text", "says", "fix"),
    [
        ("HR {os.hr.newmab_vs_old:full}.", "names a result that is not", "{os.hr.new_vs_old:full}"),
        ("HR {os.hr.new_vs_old:ful}.", "a number format that is not", "{os.hr.new_vs_old:full}?"),
        ("HR {OS.hr.new_vs_old}.", "stands neither for a result", "{os.hr.new_vs_old}"),
        (
            "HR {os.hr.new_vs_old : full}.",
            "neither for a result nor for a source",
            "{os.hr.new_vs_old:full}",
        ),
        ("Rare.{ref:reviews}", "cites a reference that is not", "Did you mean review?"),
        (
            "Rare.{Ref:Review@Table 2}",
            "neither for a result nor for a source",
            "Did you mean review?",
        ),
    ],
)
def test_what_braces_name_and_is_not_there_is_an_error(text: str, says: str, fix: str) -> None:
    """Nothing of it is printed as it stands, as a blank or as another number."""
    with pytest.raises(DeckError, match="slide background, body") as error:
        check_tokens(with_line(clean(), "background", text), "talk.slidekit")
    assert says in str(error.value)
    assert fix in error.value.fix


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "HR {os.hr.gone}"},
        {"tag": "HR {os.hr.gone}"},
        {"key_lines": ("HR {os.hr.gone}",)},
        {"footnotes": ("HR {os.hr.gone}",)},
        {"notes": ("HR {os.hr.gone}",)},
        {"alt": "HR {os.hr.gone}"},
        {"right": (Line("HR {os.hr.gone}"),)},
    ],
)
def test_every_text_of_a_slide_is_held_to_it(changes: dict[str, object]) -> None:
    """Notes and alternative texts are read by people, too."""
    with pytest.raises(DeckError, match=next(iter(changes))):
        check_tokens(with_slide(clean(), "primary", **changes), "talk")


def test_what_an_edit_left_is_not_read_again_but_where_results_changed() -> None:
    """Of a deck that was held to it only new slides are read, unless a result may be gone."""
    held = with_slide(clean(), "primary", tag="HR {os.hr.gone}")
    edited = with_slide(held, "background", title="What is known")
    check_tokens(edited, "talk", before=held)
    with pytest.raises(DeckError, match="slide primary, tag"):
        check_tokens(replace(edited, facts=edited.facts[:-1]), "talk", before=held)
    with pytest.raises(DeckError, match="slide background, tag"):
        check_tokens(with_slide(held, "background", tag="{os.hr.gone}"), "talk", before=held)


@pytest.mark.parametrize(
    ("token", "instead"),
    [
        ("{baseline.age_median:level}", "full"),  # its limits are the youngest and the oldest
        ("{baseline.age_mean:full}", "value"),
        ("{baseline.age_mean:count_percent}", "value"),
        ("{disposition.randomised:count}", "value"),
        ("{os.median.fictivan:p}", "interval"),
        ("{os.hr.fictivan_vs_placebo:cell}", "full"),
    ],
)
def test_a_number_format_that_a_result_has_no_part_for_is_refused(
    token: str, instead: str, deck: Deck
) -> None:
    """A range is no confidence interval, and a hazard ratio no share of subjects."""
    with pytest.raises(DeckError, match="asks for what this result does not have") as error:
        check_tokens(with_line(deck, "limitations", f"It was {token}."), "talk")
    assert instead in error.value.fix


def test_a_range_is_never_printed_as_a_confidence_interval(deck: Deck) -> None:
    """36 and 84 may be the youngest and the oldest: nothing was estimated."""
    age = replace(deck.fact_index()["baseline.age_median"], value=63.0, lower=36.0, upper=84.0)
    formats = deck.policy.formats
    assert Formatter(formats, "en").full(age) == "63.0 (range, 36 to 84)"
    assert Formatter(formats, "de").full(age) == "63,0 (Spannweite 36 bis 84)"
    assert words_of(age, Formatter(formats, "en")) == "63.0 (range, 36 to 84)"
    unlimited = replace(age, level=0.95, lower=None, upper=None, reported=True)
    assert Formatter(formats, "en").full(unlimited) == "63.0 (CI not reported)"


def test_every_number_format_is_explained() -> None:
    """In a row of the page on templates, in both languages."""
    for page in (ROOT / "docs/templates.md", ROOT / "docs/de/templates.md"):
        rows = re.findall(r"^\| `([a-z_]+)` \| `?[^|]*\d", page.read_text("utf-8"), re.MULTILINE)
        assert [style for style in rows if style in STYLES] == list(STYLES), page.name


def test_other_braces_are_texts() -> None:
    """A set of numbers or a title in braces names nothing."""
    check_tokens(with_line(clean(), "background", "Doses {1, 2} of {x}, see {Table 2}."), "talk")


def test_a_deck_file_names_the_slide(deck: Deck, tmp_path: Path) -> None:
    """Who edited deck.yaml by hand is led to the slide."""
    edited = with_line(deck, "limitations", "Median {os.median.fictvan}.")
    save_deck(edited, tmp_path / "talk.slidekit")
    with pytest.raises(DeckError, match=r"talk\.slidekit: slide limitations, body: \{os\.med") as e:
        open_deck([tmp_path / "talk.slidekit"], Options())
    assert "{os.median.fictivan}" in e.value.fix


def test_a_deck_without_a_result_that_its_texts_name_is_refused() -> None:
    """A result that is gone from the tables takes no silent leave from the conclusions."""
    kept = tuple(fact for fact in clean().facts if fact.id != "os.median.new")
    with pytest.raises(DeckError, match="names a result that is not there") as error:
        check_tokens(replace(clean(), facts=kept), "talk")
    assert "{os.median.old" in error.value.fix


def test_a_text_of_study_yaml_is_named_by_its_key(tmp_path: Path) -> None:
    """The liaison corrects study.yaml, not a slide that is made anew each time."""

    def write(spec: Spec) -> None:
        spec["deck"] = {"limitations": ["Few.", "The median was {os.median.fictivann}."]}

    folder = edit_spec(copy_study("simple", tmp_path), write)
    with pytest.raises(DeckError, match=r"study\.yaml of simple, deck\.limit.*, entry 2") as error:
        new_deck([folder], Options())
    assert "{os.median.fictivan}" in error.value.fix
