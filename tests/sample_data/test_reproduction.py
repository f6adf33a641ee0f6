"""The scripts make the committed tables again, and other tables from another seed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.sample_data.made import SAMPLES, make

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sample_data.made import Trial

FILES = {
    "onc301": ("adsl.csv", "adtte.csv", "adrs.csv", "adae.csv", "label.pdf"),
    "simple": ("survival.csv", "events.csv"),
    "published301": ("estimates.csv", "km_points.csv", "subgroups.csv", "ae.csv"),
}


@pytest.mark.parametrize("sample", FILES)
def test_a_script_writes_the_committed_bytes(sample: str, tmp_path: Path) -> None:
    """Anybody can see that no cell was changed by hand."""
    made = make(sample, tmp_path / "again")
    assert sorted(path.name for path in made.iterdir()) == sorted(FILES[sample])
    for name in FILES[sample]:
        assert (made / name).read_bytes() == (SAMPLES / sample / name).read_bytes(), name


def test_both_samples_attach_the_same_label() -> None:
    """One medicine has one label, and its boxed warning is the one that both decks show."""
    assert (SAMPLES / "published301" / "label.pdf").read_bytes() == (
        SAMPLES / "onc301" / "label.pdf"
    ).read_bytes()


@pytest.mark.parametrize("sample", ["simple", "published301"])
def test_another_seed_writes_other_tables(sample: str, tmp_path: Path) -> None:
    """The seed reaches every table."""
    made = make(sample, tmp_path / "other", seed=9)
    for name in FILES[sample]:
        assert (made / name).read_bytes() != (SAMPLES / sample / name).read_bytes(), name


def test_another_seed_changes_what_decks_show_of_onc301(kept: Trial, other: Trial) -> None:
    """Counts, times and events of both trials differ, so that stale numbers cannot pass."""
    for find in (_deaths, _screened, _event_totals, _grades, _months_of_follow_up):
        assert find(kept) != find(other), find.__name__


def test_tables_are_lean(kept: Trial) -> None:
    """They travel with every clone: under 2 MB in all, adverse events under 1.2 MB."""
    sizes = {name: (kept.folder / name).stat().st_size for name in FILES["onc301"]}
    assert sizes["adae.csv"] < 1_200_000
    assert sum(sizes.values()) < 2_000_000


def _deaths(trial: Trial) -> Counter[str]:
    return Counter(row["TRT01P"] for row in trial.adsl if row["DTHFL"] == "Y")


def _screened(trial: Trial) -> int:
    return len(trial.adsl)


def _event_totals(trial: Trial) -> Counter[str]:
    return Counter(row["PARAMCD"] for row in trial.adtte if row["CNSR"] == "0")


def _grades(trial: Trial) -> Counter[str]:
    return Counter(row["AETOXGR"] for row in trial.adae)


def _months_of_follow_up(trial: Trial) -> int:
    return sum(int(row["AVAL"]) for row in trial.adtte if row["PARAMCD"] == "OS")
