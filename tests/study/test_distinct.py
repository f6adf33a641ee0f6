"""Two studies in one deck may use one id for two sources; the deck cites each rightly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.resources import sample_data_dir
from slidekit.study.distinct import with_own_references
from slidekit.study.opening import open_study
from slidekit.study.spec import Reference

if TYPE_CHECKING:
    from slidekit.study.model import Study


def published() -> Study:
    """Return the published sample study."""
    return open_study(sample_data_dir() / "published301")


def registry() -> Reference:
    """Return the registry record of the other sample study."""
    return Reference(id="registry", type="registry", title="Another record", nct="NCT99000301")


def test_an_id_that_means_another_source_is_renamed_wherever_it_is_cited() -> None:
    """In the list, and in the marks of the texts."""
    spec = with_own_references(published(), (registry(),)).spec
    assert "published301_registry" in {reference.id for reference in spec.references}
    assert "registry" not in {reference.id for reference in spec.references}
    assert "{ref:published301_registry}" in spec.deck.background[2]
    assert "{ref:registry}" not in str(spec)


def test_rows_of_published_tables_name_the_new_id() -> None:
    """The cells of estimates.csv say which paper a number is from."""
    paper = Reference(id="paper", type="article", title="Quite another paper")
    study = with_own_references(published(), (paper,))
    cells = {
        cell for t in study.tables if "ref_id" in t.columns for cell in t.columns["ref_id"].tolist()
    }
    assert cells == {"published301_paper"}
    assert {e.references for e in study.spec.endpoints} == {("published301_paper",)}


def test_one_source_in_both_studies_keeps_its_id() -> None:
    """A label that both cite is listed once."""
    study = published()
    same = with_own_references(study, study.spec.references)
    assert same is study


def test_a_mark_with_a_place_is_renamed_and_keeps_its_place() -> None:
    """A figure of one study's paper would else be looked for in the paper of the other."""
    study = published()
    deck = study.spec.deck.model_copy(update={"limitations": ("Small.{ref:registry@Table 2}",)})
    citing = replace(study, spec=study.spec.model_copy(update={"deck": deck}))
    spec = with_own_references(citing, (registry(),)).spec
    assert spec.deck.limitations == ("Small.{ref:published301_registry@Table 2}",)
