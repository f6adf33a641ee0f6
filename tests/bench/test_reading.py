"""How long it takes to read what people bring: tables, a library of references, a deck's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, draft, new_deck
from slidekit.errors import StudyError
from slidekit.resources import sample_data_dir
from slidekit.rules import language
from slidekit.rules.finding import Draft
from slidekit.rules.judge import breaches
from slidekit.rules.shown import all_shown
from slidekit.study.opening import gather
from slidekit.study.references import import_references

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

REFERENCES = 100_000


@pytest.mark.needs("shared")
@pytest.mark.benchmark(group="reading")
def test_seven_megabytes_are_read_in_a_second(
    benchmark: BenchmarkFixture, shared_dir: Path
) -> None:
    """Five tables of a simulated trial."""
    benchmark(gather, [shared_dir / "data" / "random_cdisc"])
    assert benchmark.stats is None or benchmark.stats.stats.median < 1.0


@pytest.mark.benchmark(group="reading")
def test_the_words_of_a_whole_deck_are_read_within_fifty_milliseconds(
    benchmark: BenchmarkFixture,
) -> None:
    """Findings follow every edit; some forty slides with their notes are read each time."""
    made = draft(new_deck([sample_data_dir() / "onc301"], Options()))

    def unread() -> tuple[tuple[Draft], dict[str, object]]:
        judged = Draft(made.deck, made.frames)
        all_shown(judged)
        return (judged,), {}

    def judge(judged: Draft) -> None:
        assert breaches(judged, language.RULES) == []

    assert len(made.deck.slides) > 35
    benchmark.pedantic(judge, setup=unread, rounds=5)  # type: ignore[no-untyped-call]
    assert benchmark.stats is None or benchmark.stats.stats.median < 0.05


@pytest.mark.benchmark(group="reading")
def test_a_whole_library_of_references_is_refused_within_two_seconds(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    """A hundred thousand references in a file, of which a deck cites some dozens."""
    path = tmp_path / "library.ris"
    entry = "TY  - JOUR\nTI  - A trial\nPY  - 2020\nER  - \n"
    path.write_text(entry * REFERENCES, "utf-8")

    def refused() -> None:
        with pytest.raises(StudyError):
            import_references([path])

    benchmark(refused)
    assert benchmark.stats is None or benchmark.stats.stats.median < 2.0
