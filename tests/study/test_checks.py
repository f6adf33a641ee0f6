from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.study.contradictions import FOUND, NOBODY
from tests.study.tables import (
    ADAE,
    ADSL,
    ADTTE,
    STUDY,
    problems_of,
    small_study,
    with_cell,
    without_column,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_wrong_with_the_small_trial(tmp_path: Path) -> None:
    """Each of the cases below is one change of a trial without any problem."""
    assert small_study(tmp_path).problems == ()


@pytest.mark.parametrize(
    ("changed", "code", "severity", "line", "message"), FOUND.values(), ids=FOUND
)
def test_a_contradiction_is_found(
    tmp_path: Path,
    changed: dict[str, Any],
    code: str,
    severity: str,
    line: int | None,
    message: str,
) -> None:
    """The problem has its severity, names the line, and says in words what is wrong."""
    found = problems_of(small_study(tmp_path, **changed), code)
    assert [(problem.severity, problem.row) for problem in found] == [(severity, line)]
    assert found[0].message.startswith(message)
    assert found[0].fix


def test_no_message_names_a_subject(tmp_path: Path) -> None:
    """Counts and lines only: identifiers stay in the tables."""
    wrong = {
        "adsl": with_cell(ADSL, 4, "ITTFL", "N") + ADSL.splitlines()[1] + "\n",
        "adae": ADAE.replace("S5,", "SECRET,").replace(",Y,FATAL", ",N,FATAL"),
        "adtte": ADTTE.replace("S6,", "SECRET,") + ADTTE.splitlines()[1] + "\n",
    }
    messages = " ".join(problem.message for problem in small_study(tmp_path, **wrong).problems)
    assert "SECRET" not in messages
    assert not {f"S{n}" for n in range(1, 7)} & set(messages.split())


def test_a_death_after_the_cutoff_is_no_contradiction(tmp_path: Path) -> None:
    """It is flagged in a later table of subjects, and censored at the cut-off."""
    table = with_cell(with_cell(ADSL, 3, "DTHFL", "Y"), 3, "DTHDT", "2024-07-02")
    study = small_study(tmp_path, adsl=table)
    assert not problems_of(study, "death_disagrees")
    assert problems_of(study, "after_cutoff")


def test_a_filter_of_study_yaml_says_who_belongs(tmp_path: Path) -> None:
    """Flags of usual names are not missed where a person wrote other ones."""
    populations = "populations: [{id: itt, label: All, filter: {SEX: [F, M]}}]\n"
    study = small_study(tmp_path, adsl=without_column(ADSL, "ITTFL"), study=STUDY + populations)
    assert not problems_of(study, "no_flags")


def test_errors_come_first(tmp_path: Path) -> None:
    """Whoever reads one line reads the worst."""
    study = small_study(tmp_path, adsl=ADSL + NOBODY, adae=with_cell(ADAE, 6, "AESER", "N"))
    assert [problem.severity for problem in study.problems] == ["error", "warn"]
