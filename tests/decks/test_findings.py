"""The rules say what is wrong with a deck, and nothing where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import Options, findings, new_deck
from slidekit.rules.finding import BLOCKING
from tests.decks.variants import copy_study, edit_spec, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from slidekit.rules.finding import Finding
    from tests.decks.conftest import Whole
    from tests.decks.variants import Spec

FILLED: dict[str, Any] = {
    "nct": "NCT99000001",
    "phase": "2",
    "condition": "An invented condition",
    "sponsor": "Nobody (fictional)",
    "eligibility": ["Adults"],
    "design.blinding": "double-blind",
    "design.control": "placebo",
    "design.allocation": "1:1",
    "statistics.alpha": 0.05,
    "statistics.testing_order": ["os"],
    "statistics.sample_size": "120 patients",
    "safety.meddra": "27.1",
    "safety.ctcae": "5.0",
    "safety.teae_window": "From the first dose",
    "safety.aesi": [],
    "deck.purpose": "investigational",
    "deck.audience": "Physicians",
    "deck.markets": ["US"],
    "deck.presenter.name": "A. Example",
    "deck.presenter.employer": "None",
    "deck.presenter.conflicts": "None",
    "deck.funder": "Nobody (fictional)",
    "deck.funder_role": "None",
    "deck.acknowledgement": "Nobody took part.",
    "deck.background": ["Fictivan is invented.{ref:report}"],
    "references": [{"id": "report", "type": "data_on_file", "title": "Report (fictional)"}],
    "products": [
        {
            "generic": "Fictivan",
            "arms": ["fictivan"],
            "indications": [{"text": "An invented condition", "status": {"US": "not_approved"}}],
            "contraindications": ["None known"],
            "label_version": "No label",
            "label_reviewed": "2025-12-31",
        }
    ],
    "endpoints.os.definition": "Time from randomisation to death.",
    "endpoints.os.population": "itt",
    "endpoints.os.met": False,
    "endpoints.os.prespecified": True,
    "endpoints.os.references": ["report"],
    "subgroups.SEX.prespecified": True,
}
"""What study.yaml of sample_data/simple leaves open, each with a value it could have."""

NOT_ASKED = {"endpoints.os.references", "endpoints.os.prespecified"}
"""Keys that a study can do without: a primary endpoint is always prespecified."""

FROM_TABLES = {
    "columns",
    "led to discontinuation",
    "led to interruption",
    "deaths from any cause",
    "were exposed",
}
"""What no key of study.yaml can say: the tables do not hold it."""


def blocking(found: Iterable[Finding]) -> list[str]:
    """Return what keeps a deck from release."""
    return [told(finding) for finding in found if finding.severity in BLOCKING]


def told(finding: Finding) -> str:
    """Return a finding as one text."""
    return f"{finding.message} {finding.fix}"


@pytest.mark.parametrize("name", ["onc301", "published301"])
def test_a_complete_study_gives_a_deck_that_nothing_blocks(
    name: str, wholes: Callable[[str], Whole]
) -> None:
    """Both samples hold all that the rules ask for."""
    assert blocking(wholes(name).findings) == []


def test_a_published_study_names_what_its_source_does_not_report(
    wholes: Callable[[str], Whole],
) -> None:
    """What a paper does not print is said to be absent, and asks for no key."""
    found = [f for f in wholes("published301").findings if f.rule == "exhibit-not-reported"]
    told_of = " ".join(map(told, found))
    assert all(role in told_of for role in ("disposition", "baseline", "exposure"))
    assert "os.interaction.race" in told_of
    assert len(found) == 1


@pytest.mark.parametrize("key", sorted(set(FILLED) - NOT_ASKED))
def test_what_is_missing_is_named_by_its_key(key: str, wholes: Callable[[str], Whole]) -> None:
    """A person learns from the findings of a sparse study which keys to write."""
    assert [f for f in wholes("simple").findings if f"`{key}`" in told(f) or f"`{key}:" in told(f)]


def test_a_key_that_is_written_is_asked_for_no_more(tmp_path: Path) -> None:
    """With all keys filled in only the tables are left to complain of."""
    folder = edit_spec(copy_study("simple", tmp_path), fill)
    found = findings(new_deck([folder], Options()))
    assert [told(f) for f in found if any(f"`{key}`" in told(f) for key in FILLED)] == []
    assert [text for text in blocking(found) if not any(w in text for w in FROM_TABLES)] == []


@pytest.mark.needs("shared")
def test_contradictions_of_the_simulated_trial_are_counted(
    wholes: Callable[[str], Whole],
) -> None:
    """Deaths in three tables that disagree: as many as a walk through the tables finds."""
    study = wholes("random_cdisc").study
    died = {row["USUBJID"] for row in read_rows(study / "adsl.csv") if row["DTHFL"] == "Y"}
    rows = read_rows(study / "adtte.csv")
    events = {r["USUBJID"] for r in rows if r["PARAMCD"] == "OS" and r["CNSR"] == "0"}
    fatal = {row["USUBJID"] for row in read_rows(study / "adae.csv") if is_fatal(row)}
    said = "\n".join(blocking(wholes("random_cdisc").findings))
    assert f"{len(fatal - died)} subjects with a fatal adverse event" in said
    assert f"{len(died - events)} subjects of adsl.csv have a death flag (DTHFL) but no OS" in said
    assert f"{len(events - died)} subjects of adsl.csv have an OS event in adtte.csv but" in said
    assert len(fatal - died) > 100


@pytest.mark.needs("shared")
def test_contradictions_of_the_pilot_trial_name_their_lines(
    wholes: Callable[[str], Whole],
) -> None:
    """Fatal events that are not marked serious, by the lines of the file."""
    rows = read_rows(wholes("pharmaverse_onco").study / "adae.csv")
    odd = [n for n, row in enumerate(rows, 2) if is_fatal(row) and row["AESER"] != "Y"]
    lines = ", ".join(map(str, odd))
    said = "\n".join(blocking(wholes("pharmaverse_onco").findings))
    assert f"{len(odd)} fatal adverse events of adae.csv are not marked serious" in said
    assert f"(lines {lines})" in said
    assert odd


@pytest.mark.needs("shared")
@pytest.mark.parametrize("name", ["random_cdisc", "pharmaverse_onco"])
def test_nothing_else_is_said_of_the_public_trials(
    name: str, wholes: Callable[[str], Whole]
) -> None:
    """Beside contradictions and what is missing, their decks keep all rules."""
    expected = {"study-contradiction", "design-slide", "teae-overview"}
    found = [f for f in wholes(name).findings if f.severity in BLOCKING]
    assert [told(f) for f in found if f.rule not in expected] == []


def is_fatal(row: dict[str, str]) -> bool:
    """Tell whether a record of ADAE is of an event that ended in death."""
    return row.get("AESDTH") == "Y" or row.get("AEOUT") == "FATAL" or row.get("AETOXGR") == "5"


def fill(spec: Spec) -> None:
    """Write every key that study.yaml of sample_data/simple leaves open."""
    for key, value in FILLED.items():
        *path, last = key.split(".")
        block: Any = spec
        for name in path:
            block = enter(block, name)
        block[last] = value


def enter(block: Any, name: str) -> Any:
    """Return a block of a mapping, or an entry of a list by its id or column."""
    if isinstance(block, list):
        return next(entry for entry in block if name in (entry.get("id"), entry.get("column")))
    return block.setdefault(name, {})
