"""Fewer slides of an approved deck, in order and with what belongs to them; else a clear no."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from slidekit.app import approval_of_derived, derive, is_clean, released, verify
from slidekit.deck.derive import derived
from slidekit.deck.fields import CALLED
from tests.approval.library import OURS
from tests.approval.test_release import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.approval.conftest import Release

DAY = dt.date(2026, 12, 3)
LATER = dt.datetime(2026, 12, 2, 16, 0, tzinfo=dt.UTC)
SPEAKER = {
    "presenter.name": "Dr. Beat Frey",
    "presenter.conflicts": "None",
    "meeting": "Grand rounds, Basel",
    "date": "2026-12-02",
}


def test_slides_that_nothing_needs_may_be_left_out(release: Release) -> None:
    """The subgroups are left out; every slide that stays is the one that was approved."""
    small = derive(release.deck, drop=("forest.os", "forest.os-2")).deck
    assert small is not None
    assert len(small.slides) == len(release.deck.slides) - 2
    assert set(small.slides) < set(release.deck.slides)


def test_who_where_and_when_may_be_said_anew(release: Release) -> None:
    """Presenter, meeting and date change on the slides that say them, and no other word."""
    new = derived(release.deck, fields=SPEAKER).deck
    assert new is not None
    lines = {line.text for line in new.slides[0].body}
    assert "Grand rounds, Basel \N{MIDDLE DOT} 2 Dec 2026" in lines
    assert any(line.startswith("Presenter: Dr. Beat Frey") for line in lines)
    changed = [n.id for n, o in zip(new.slides, release.deck.slides, strict=True) if n != o]
    assert changed == ["title", "disclosures"]


REFUSED = {
    "a part": ({"drop": ("ae_common-2",)}, "keep or drop all of them"),
    "limitations": ({"drop": ("limitations",)}, "Slide primary.os needs slide limitations"),
    "harms": ({"drop": ("ae_overview",)}, "Slide primary.os needs slide ae_overview"),
    "references": ({"drop": ("references",)}, "there is no list of them"),
    "unknown": ({"drop": ("figure9",)}, "The approved deck has no slide figure9"),
    "twice": ({"keep": ("title", "title")}, "Slide title is named twice"),
    "a field": ({"fields": {"title": "Better"}}, "title cannot be set without review"),
    "no date": ({"fields": {"date": "soon"}}, "soon is not a date"),
    "interests": ({"fields": {"presenter.name": "X"}}, "say the conflicts of interest"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_approval_does_not_cover_is_refused(name: str, release: Release) -> None:
    """The answer says which slide is missing, or what cannot be set."""
    asked, sentence = REFUSED[name]
    answer = derive(release.deck, **asked)  # type: ignore[arg-type]
    assert answer.deck is None
    assert sentence in " ".join(answer.reasons)


def test_an_id_that_no_slide_has_is_answered_with_all_ids(release: Release) -> None:
    """The deck has more slides than a sentence usually names."""
    ids = [slide.id for slide in release.deck.slides]
    assert len(ids) > 12
    (told,) = derive(release.deck, drop=("?", "figure9")).reasons
    assert told == f"The approved deck has no slide ?, figure9; it has {', '.join(ids)}."


def test_efficacy_alone_is_refused(release: Release) -> None:
    """A deck of results without harms, limitations and disclosures is told all that it lacks."""
    results = [slide.id for slide in release.deck.slides if slide.section == "efficacy"]
    answer = derive(release.deck, keep=("title", *results))
    assert answer.deck is None
    told = " ".join(answer.reasons)
    assert "needs slide ae_overview" in told
    assert "needs slide limitations" in told


def test_sections_keep_the_order_that_was_approved(release: Release) -> None:
    """Safety before efficacy was not approved; two figures of one section may change places."""
    ids = [slide.id for slide in release.deck.slides]
    swapped = list(ids)
    one, two = ids.index("secondary.dor"), ids.index("secondary.dcr")
    swapped[one], swapped[two] = ids[two], ids[one]
    assert derived(release.deck, keep=swapped).deck is not None
    ahead = [*ids[:11], "ae_overview", *(one for one in ids[11:] if one != "ae_overview")]
    answer = derived(release.deck, keep=ahead)
    assert answer.deck is None
    assert "the sections keep the order that was approved" in answer.reasons[0]


def test_a_slide_that_was_written_by_hand_is_not_said_anew(release: Release) -> None:
    """What a person wrote on the title slide is not replaced without review."""
    from dataclasses import replace

    first = release.deck.slides[0]
    edited = replace(first, body=(*first.body[:-1], replace(first.body[-1], text="By hand")))
    deck = replace(release.deck, slides=(edited, *release.deck.slides[1:]))
    answer = derived(deck, fields=SPEAKER)
    assert answer.deck is None
    assert "Slide title was written by hand" in answer.reasons[0]


def test_a_derived_deck_is_released_under_its_parents_approval(
    release: Release, tmp_path: Path
) -> None:
    """It has an id of its own, names its parent, and verifies like any released file."""
    small = derive(release.deck, drop=("ae_dot",), fields=SPEAKER).deck
    assert small is not None
    approval = approval_of_derived(
        release.approval,
        small,
        "MED-2026-0142-D1",
        released_at=LATER,
        audit_head="12" * 32,
        key=OURS.key,
    )
    path = tmp_path / "derived.pptx"
    released(small, approval, OURS, path)
    answer = verify(path, key=release.key, day=DAY)
    assert is_clean(answer, asked=True)
    assert answer["approval"]["parent"] == "MED-2026-0142"
    last = words_of(list(Presentation(str(path)).slides)[-1])
    assert "Approval MED-2026-0142-D1" in last
    assert "Chosen slides of approval MED-2026-0142" in last


USUAL = {
    "congress": {"meeting": "ESMO Congress 2026, Berlin"},
    "days": {"meeting": "2026 ASCO Annual Meeting, Chicago, IL, 29 May - 2 June 2026"},
    "Jahrestagung": {"meeting": "60. Jahrestagung der DGHO, 23.-27. Oktober 2026, Basel"},
    "disease": {"meeting": "World Conference on Lung Cancer (WCLC) 2026, Seoul"},
    "date in figures": {"meeting": "Investigator meeting, 2.12.2026, St. Gallen"},
    "hospital": {"presenter.employer": "City of Hope, Duarte, CA"},
    "trust": {"presenter.employer": "Leeds NHS Foundation Trust"},
    "titles": {
        "presenter.name": "Prof. Dr. med. Anna M\u00fcller-L\u00fcdenscheid",
        "presenter.conflicts": "Employee of Velthane Oncology; no other conflicts",
        "presenter.employer": "Charit\u00e9 \u2013 Universit\u00e4tsmedizin Berlin",
    },
    "survivors": {"meeting": "Cancer Survivorship Symposium 2026, San Diego"},
    "years": {"meeting": "10 Years of the Swiss Lung Forum, Zurich"},
    "surname": {"presenter.name": "Dr. George Best", "presenter.conflicts": "None"},
    "Chinese": {"presenter.name": "\u674e \u660e", "presenter.conflicts": "None"},
    "interests": {
        "presenter.name": "Jean-Luc O\u2019Neill, PhD",
        "presenter.conflicts": "Honoraria: Velthane Inc., Belmont Ltd.; travel: Cardex; no shares",
    },
    "Interessen": {
        "presenter.name": "Dr. rer. nat. habil. Karl von der Au",
        "presenter.conflicts": "Angestellt bei Velthane Oncology; keine weiteren Interessen",
    },
}


@pytest.mark.parametrize("name", USUAL)
def test_usual_names_meetings_and_interests_need_no_review(name: str, release: Release) -> None:
    """Congresses with their dates, names with titles, hospitals, and statements of interests."""
    answer = derive(release.deck, fields=USUAL[name])
    assert answer.reasons == ()


CLAIMS = {
    "a medicine": ("Quelmatinib day", "names Quelmatinib"),
    "a medicine in German": ("Tag des quelmatinibs", "names Quelmatinib"),
    "a comparator": ("Beyond ostrataxel", "names Ostrataxel"),
    "a study": ("ONC301 night", "names ONC301"),
    "an endpoint": ("Overall survival session", "names Overall survival"),
    "its short name": ("OS session", "names OS"),
    "a ratio": ("HR 0.31 in Berlin", "reads as a result"),
    "a share": ("Half of all alive", "reads as a result"),
    "a share in words": ("Neun von zehn leben", "reads as a result"),
    "a decimal": ("Risk down to 0.31", "reads as a result"),
    "percent": ("40 percent fewer deaths", "reads as a result"),
    "per cent": ("40% fewer deaths", "holds signs"),
    "advice": ("Prescribe it first line", "reads as a result or as advice"),
    "a promise": ("Cures cancer", "which may promote"),
    "a promise in German": ("Heilt Krebs", "which may promote"),
    "praise": ("The new standard of care", "which may promote"),
    "a sentence": ("It works. Berlin", "written as a sentence"),
    "a last stop": ("Give it.", "written as a sentence"),
    "two lines": ("ESMO\nBerlin", "holds signs"),
    "a number of the deck": ("{os.hr.quelmatinib_vs_ostrataxel:full}", "holds signs"),
    "turned round": ("ESMO \u202enilreB", "U+202E"),
    "unseen": ("ESMO\u200b", "U+200B"),
    "an unseen letter": ("ESMO\u3164", "U+3164"),
    "two alphabets": ("Qu\u0435lmatinib day", "two alphabets"),
    "an outcome": ("Survival doubled, says Berlin", "reads as a result"),
    "no outcome": ("Nobody dies any more", "reads as a result"),
    "a span": ("Median 24 months in Berlin", "reads as a result"),
    "an indication": ("FDA approved in every indication", "reads as a result"),
    "responders": ("100 responders", "reads as a result"),
    "Wirkung": ("Wirkt immer und bei jedem", "reads as a result"),
    "a medicine apart": ("Quel-matinib for Berlin", "names Quelmatinib"),
    "a medicine with marks": ("Quelmat\u00eenib in Berlin", "names Quelmatinib"),
    "length": ("x" * 121, "120 are the most"),
}


@pytest.mark.parametrize("name", CLAIMS)
@pytest.mark.parametrize("field", ["meeting", "presenter.employer", "presenter.conflicts"])
def test_what_reads_as_a_claim_needs_review(field: str, name: str, release: Release) -> None:
    """No field that the presenter fills carries a claim; the answer names the words and the way."""
    value, sentence = CLAIMS[name]
    value = value * 2 if name == "length" else value
    answer = derive(release.deck, fields={field: value})
    assert answer.deck is None
    told = " ".join(answer.reasons)
    assert CALLED[field] in told
    assert sentence.replace("120", "240" if field == "presenter.conflicts" else "120") in told


def test_what_the_approved_deck_says_may_be_said_again(release: Release) -> None:
    """The approved employer is approved, whatever it is called."""
    employer = release.deck.settings.presenter.employer
    assert derive(release.deck, fields={"presenter.employer": employer}).deck is not None


@pytest.mark.parametrize("value", ["Quelmatinib", "Safest and most effective", "Dr. 2 of 3"])
def test_a_name_is_a_name(value: str, release: Release) -> None:
    """What stands in the place of the presenter's name is held to the same."""
    answer = derive(release.deck, fields={"presenter.name": value, "presenter.conflicts": "None"})
    assert answer.deck is None
    assert CALLED["presenter.name"] in " ".join(answer.reasons)
