"""What is broken in a deck and can be made again from what it carries is made again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, draft, new_deck
from slidekit.deck.remake import remade
from slidekit.deck.seal import sealed
from slidekit.layout.pages import paginate
from slidekit.resources import sample_data_dir
from slidekit.rules.fixes.mending import mend, offers
from tests.fixes import breaking
from tests.fixes.breaking import changed, cut, moved, rewritten, slide, without

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.rules.finding import Finding
    from tests.fixes.breaking import Break

PUT_BACK: dict[str, tuple[Break, str]] = {
    "the status deleted": (without("status"), "status-slide"),
    "the design deleted": (without("design"), "design-slide"),
    "the disclosures deleted": (without("disclosures"), "disclosures-first"),
    "the limitations deleted": (without("limitations"), "limitations-slide"),
    "the ledger deleted": (without("ledger"), "endpoint-ledger"),
    "the overview deleted": (without("ae_overview"), "teae-overview"),
    "the boxed warning deleted": (without("boxed_warning"), "boxed-warning"),
    "half of the special interest deleted": (without("aesi-2"), "aesi-ledger"),
    "the primary endpoint deleted": (without("primary.os"), "template-sections"),
    "the references deleted": (without("references"), "ref-valid"),
    "all safety deleted": (breaking.without_section("safety"), "safety-present-placed"),
    "all safety hidden": (breaking.safety_hidden, "nothing-hidden"),
    "all safety at the end": (breaking.safety_at_the_end, "safety-present-placed"),
    "conclusions before safety": (moved("conclusions", 22), "template-sections"),
    "disclosures late": (moved("disclosures", 20), "disclosures-first"),
    "a secondary endpoint first": (moved("key_secondary.pfs", 11), "anatomy-order"),
    "safety called backup": (changed("ae_overview", section="backup"), "template-sections"),
    "no alternative text": (changed("primary.os", alt=""), "accessible"),
    "no footnotes": (changed("ae_overview", footnotes=()), "slide-cites-source"),
    "no lines beside the curve": (changed("primary.os", key_lines=()), "median-nr"),
    "a milder boxed warning": (rewritten("boxed_warning", "fatal", "severe"), "boxed-warning"),
    "a shorter boxed warning": (cut("boxed_warning", 0), "boxed-warning"),
    "estimates without limits": (rewritten("conclusions", ":full}", "}"), "ci-with-estimate"),
}
"""What was done -> how, and the rule that names it."""


def rules_of(found: tuple[Finding, ...]) -> set[str]:
    """Return the rules of findings."""
    return {finding.rule for finding in found}


@pytest.mark.parametrize("name", PUT_BACK)
def test_what_was_broken_is_as_it_was(name: str, whole: Deck) -> None:
    """The finding offers a safe fix; after it the deck equals the one before the damage."""
    damage, rule = PUT_BACK[name]
    broken = damage(whole)
    mended = mend(broken)
    assert rule in {done.rule for done in mended.done}
    assert mended.history.now.slides == whole.slides
    assert rules_of(mended.findings) <= {"small-cells"}


def test_undoing_all_fixes_gives_the_broken_deck_again(whole: Deck) -> None:
    """Every fix is a step with a label, and undo takes it back."""
    broken = breaking.all_of(without("status", "ledger"), breaking.safety_hidden)(whole)
    history = mend(broken).history
    labels = [label for label, _ in history.past]
    assert "Show the hidden slide ae_overview" in labels
    while history.past:
        history = history.undo()
    assert history.now == broken
    while history.future:
        history = history.redo()
    assert history.now == whole


def test_conclusions_are_not_made_up_from_results_alone(whole: Deck) -> None:
    """Conclusions follow from the tables; without these their slide is left to a person."""
    mended = mend(without("conclusions")(whole))
    assert mended.done == ()
    assert [f.rule for f in mended.findings if f.severity == "block"] == ["conclusion-bound"]
    assert all(f.fix_label is None for f in mended.findings)


def test_a_fix_that_would_block_something_else_is_not_made(whole: Deck) -> None:
    """In a title a ratio would outshine the medians, so it stays typed and the finding stays."""
    told = "Overall survival: hazard ratio 0.75 (0.63 to 0.90)"
    broken = changed("primary.os", title=told)(whole)
    offered = next(f for f, _ in offers(draft(broken)) if f.rule == "numbers-bound")
    assert offered.fix_label == "Bind the typed number on slide primary.os to its result"
    assert offered.fix_safe
    mended = mend(broken)
    assert mended.history.now == broken
    assert "numbers-bound" in rules_of(mended.findings)


def _with_key_line(deck: Deck, text: str) -> Deck:
    key_lines = (*slide(deck, "primary.os").key_lines, text)
    return changed("primary.os", key_lines=key_lines)(deck)


@pytest.mark.parametrize(
    ("typed", "is_offered"),
    [
        ("Hazard ratio in the whole trial: 0.75", True),
        ("Earlier trial: HR 0.75", True),
        ("Quelmatinib: median 16.7 months", True),
        ("Earlier trial: median 16.7 weeks", False),
        ("Score 0.75", False),
        ("Score changed by \N{MINUS SIGN}16.7 months", False),
        ("Score changed by \N{EN DASH}16.7 months", False),
        ("From 3\N{EN DASH}16.7 months", False),
    ],
)
def test_a_bare_number_may_be_another_trial_s_and_is_left_to_a_person(
    typed: str, is_offered: bool, whole: Deck
) -> None:
    """It is offered a result only beside its unit or measure, and stays and is found meanwhile."""
    broken = _with_key_line(whole, typed)
    offered = next(f for f, _ in offers(draft(broken)) if f.rule == "numbers-bound")
    assert (offered.fix_label is not None, offered.fix_safe) == (is_offered, False)
    mended = mend(broken)
    assert mended.history.now == broken
    assert "numbers-bound" in rules_of(mended.findings)


RATIO = "{os.hr.quelmatinib_vs_ostrataxel:full}"


def test_a_whole_result_is_bound_to_the_one_that_prints_so(whole: Deck) -> None:
    """Value and limits tell which result was typed, whatever stands between the limits."""
    broken = rewritten("conclusions", RATIO, "0.75 (95% CI 0.63-0.90)")(whole)
    assert mend(broken).history.now == whole


def test_other_limits_beside_a_value_are_a_contradiction(whole: Deck) -> None:
    """0.75 with limits that no result has is bound to nothing, whatever prints 0.75 elsewhere."""
    broken = rewritten("conclusions", RATIO, "0.75 (95% CI 0.62-0.91)")(whole)
    mended = mend(broken)
    assert mended.history.now == broken
    assert "numbers-bound" in rules_of(mended.findings)


def test_exclamation_marks_go_and_words_stay(whole: Deck) -> None:
    """A title loses its mark; in a line a full stop takes its place."""
    shout = breaking.all_of(
        changed("limitations", title="Limitations!"),
        breaking.added("limitations", "Mind the design!!"),
    )
    now = slide(mend(shout(whole)).history.now, "limitations")
    assert (now.title, now.body[0].text) == ("Limitations", "Mind the design.")


def test_a_claim_in_a_title_is_only_offered_its_topic(whole: Deck) -> None:
    """Taking a person's words out changes what is said, so --fix leaves it to the person."""
    broken = changed("ae_overview", title="Why choose quelmatinib?")(whole)
    offered = {f.fix_label: f.fix_safe for f, _ in offers(draft(broken)) if f.fix_label}
    assert offered == {"Restore the title of slide ae_overview": False}
    assert mend(broken).done == ()


def test_a_person_s_own_lines_stay_when_those_of_the_study_come_back(whole: Deck) -> None:
    """The funder's role comes back in its place; a line of one's own stays."""
    own = breaking.all_of(
        breaking.cut("disclosures", 7),
        breaking.added("disclosures", "I once lectured at this hospital.", at=1),
    )
    texts = [line.text for line in slide(mend(own(whole)).history.now, "disclosures").body]
    assert "I once lectured at this hospital." in texts
    texts.remove("I once lectured at this hospital.")
    assert texts == [line.text for line in slide(whole, "disclosures").body]


def test_a_corrected_disclosure_is_only_offered_to_be_taken_back(whole: Deck) -> None:
    """Who is paid by rivals says so; --fix leaves it, and the finding stays for a person."""
    lines = slide(whole, "disclosures").body
    number, old = next((n, x) for n, x in enumerate(lines) if x.text.startswith("Conflicts of"))
    told = f"{old.text.partition(':')[0]}: Paid adviser of two rival firms; employee, shareholder."
    corrected = breaking.all_of(
        breaking.cut("disclosures", number), breaking.added("disclosures", told, at=number)
    )(whole)
    offered = {f.fix_label: f.fix_safe for f, _ in offers(draft(corrected)) if f.fix_label}
    assert offered == {"Replace other words by the lines of study.yaml on slide disclosures": False}
    mended = mend(corrected)
    assert mended.history.now == corrected
    assert "disclosures-first" in rules_of(mended.findings)


def test_a_lost_line_comes_back_and_a_corrected_one_stays(whole: Deck) -> None:
    """Only what nobody said otherwise is put in without asking."""
    damage = breaking.all_of(
        rewritten("disclosures", "The funder designed the trial", "The funder watched"),
        breaking.cut("disclosures", 0),
    )
    texts = [line.text for line in slide(mend(damage(whole)).history.now, "disclosures").body]
    assert texts[0] == slide(whole, "disclosures").body[0].text
    assert sum("The funder watched" in text for text in texts) == 1
    assert not any("The funder designed the trial" in text for text in texts)


def test_a_caution_beside_a_figure_stays_when_lost_lines_come_back(whole: Deck) -> None:
    """Numbers of events that were taken out are put in again, before what a person added."""
    lines, caution = slide(whole, "primary.os").key_lines, "Caution: two patients died."
    broken = changed("primary.os", key_lines=(*lines[:5], caution))(whole)
    mended = mend(broken)
    assert "median-nr" in {done.rule for done in mended.done}
    assert slide(mended.history.now, "primary.os").key_lines == (*lines, caution)


def test_a_title_and_a_tag_of_one_s_own_are_only_offered_to_be_replaced(whole: Deck) -> None:
    """The words that a rule misses can stand elsewhere; what a person wrote is not lost."""
    tag = "Efficacy \N{MIDDLE DOT} two patients died"
    footless = changed("primary.os", tag=tag, footnotes=())(whole)
    offered = {f.fix_label: f.fix_safe for f, _ in offers(draft(footless)) if f.fix_label}
    assert offered["Restore the line over the title of slide primary.os"] is False
    assert slide(mend(footless).history.now, "primary.os").tag == tag


@pytest.mark.parametrize("tag", ["", "Efficacy", "Efficacy \N{MIDDLE DOT} ITT"])
def test_a_tag_that_only_lost_words_is_whole_again(tag: str, whole: Deck) -> None:
    """Nothing of a person's is lost where all that is left comes back as well."""
    broken = changed("primary.os", tag=tag, footnotes=())(whole)
    assert mend(broken).history.now.slides == whole.slides


@pytest.mark.parametrize(
    ("folders", "template"),
    [
        (("onc301",), "conference"),
        (("onc301",), "grand_rounds"),
        (("simple",), "conference"),
        (("published301",), "journal_club"),
        (("onc301", "simple"), "conference"),
    ],
)
def test_a_slide_made_again_is_the_slide_that_was(folders: tuple[str, ...], template: str) -> None:
    """All slides but conclusions come out of a deck's own results equal to the first ones."""
    paths = [sample_data_dir() / folder for folder in folders]
    deck = new_deck(paths, Options(template=template))
    again = sealed(paginate(replace(deck, slides=remade(deck).slides))).slides
    assert again == tuple(s for s in deck.slides if s.role != "conclusions")
