"""Composing follows the template and the endpoint registry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.deck.compose import compose
from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study
from slidekit.template.load import load_policy, load_template

if TYPE_CHECKING:
    from slidekit.study.model import Study


@pytest.fixture(scope="module")
def study() -> Study:
    """Return the large sample study."""
    return open_study(sample_data_dir() / "onc301")


def roles(study: Study, sections: tuple[str, ...] = ()) -> list[str]:
    """Return the slide ids of a deck, without some of the template's sections."""
    template = load_template("conference")
    kept = tuple(section for section in template.sections if section.id not in sections)
    template = template.model_copy(update={"sections": kept})
    deck = compose((study,), template, load_policy("default"), study.spec.deck)
    return [slide.id for slide in deck.slides]


def test_efficacy_comes_in_rank_and_test_order(study: Study) -> None:
    """The primary endpoint leads; key secondaries follow in the order of their tests."""
    ids = roles(study)
    ranked = [i for i in ids if i.startswith(("primary.", "key_secondary."))]
    assert ranked[0] == "primary.os"
    assert ranked[1:] == [f"key_secondary.{e}" for e in ("pfs", "orr", "ttdghs", "ttdpf")]


def test_a_section_taken_from_the_template_leaves_the_deck(study: Study) -> None:
    """The template is what says which sections there are."""
    whole, part = roles(study), roles(study, ("safety",))
    assert {i for i in whole if i not in part} >= {"ae_overview", "ae_common", "aesi"}


def test_an_endpoint_added_to_the_registry_adds_its_slide_in_order(study: Study) -> None:
    """A further key secondary stands where its place in the test order is."""
    pfs = next(e for e in study.spec.endpoints if e.id == "pfs")
    added = pfs.model_copy(update={"id": "pfs_local", "alpha_order": 3, "label": "PFS, local"})
    spec = study.spec.model_copy(update={"endpoints": (added, *study.spec.endpoints)})
    ids = roles(replace(study, spec=spec))
    assert ids.index("key_secondary.pfs_local") == ids.index("key_secondary.pfs") + 1


def test_an_interim_analysis_is_called_so_over_every_result(study: Study) -> None:
    """Neither title nor footnote has to be found: the line over the title says it."""
    design = study.spec.design.model_copy(update={"interim": True, "information_fraction": 0.625})
    spec = study.spec.model_copy(update={"design": design})
    deck = compose(
        (replace(study, spec=spec),),
        load_template("conference"),
        load_policy("default"),
        spec.deck,
    )
    results = [slide for slide in deck.slides if deck.topic(slide) in ("efficacy", "safety")]
    assert len(results) > 10
    assert all("interim analysis (62.5% of information)" in slide.tag for slide in results)
