"""Every study.yaml of the project says all that a fair-balanced deck needs, in neutral words."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from slidekit.study.opening import open_study
from slidekit.study.specfile import load_spec
from slidekit.study.views import responses, time_to_event
from tests.needs import ROOT
from tests.sample_data.made import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slidekit.study.spec import StudySpec

PUBLIC = {name: ROOT / "tests" / "studies" / f"{name}.yaml" for name in (
    "random_cdisc", "pharmaverse_onco",
)}  # fmt: skip
SPECS = {name: SAMPLES / name / "study.yaml" for name in ("onc301", "simple", "published301")}
WHOLE = ("onc301", "published301")
PROMOTIONAL = re.compile(
    r"\b(safe|safer|safely|tolerat\w+|tolerab\w+|promising|novel|new|breakthrough|unprecedented|"
    r"effective|efficacious|superior\w*|better|best(?! (?:overall )?response)|significant\w*|"
    r"robust|durable|meaningful|"
    r"favou?rabl\w*|manageable|acceptable|potent|powerful|outstanding|excellent|impressive|"
    r"remarkable|encouraging|exciting|compelling|optimal|ideal|unique|only|first-in-class|"
    r"improv\w+|extends?|prolong\w*|reduces|doubles|proven|proves|cures?|hope|deserve|"
    r"should|recommend\w*|prefer\w*|easy|convenient|rapid\w*|sustained|comparable|similar|"
    r"equivalent|pivotal|landmark|advanced|mild|minimal|value|trust)\b|!",
    re.IGNORECASE,
)
CITATION = re.compile(r"\{ref:([a-z0-9_]+)\}")


def spec_of(name: str) -> StudySpec:
    """Return a study.yaml by its study."""
    return load_spec({**SPECS, **PUBLIC}[name])


def own_words(spec: StudySpec) -> Iterator[str]:
    """Yield the texts that slides show; labels are quoted, and titles of references are given."""
    deck, endpoints = spec.deck, spec.endpoints
    yield from (spec.title, spec.condition, spec.design.description)
    yield from (text for e in endpoints for text in (e.label, e.definition, e.event_noun))
    yield from spec.eligibility
    yield from (spec.statistics.sample_size, spec.statistics.description)
    yield from (indication.text for p in spec.products for indication in p.indications)
    yield from (*deck.background, *deck.limitations, deck.acknowledgement, deck.funder_role)


def cited(spec: StudySpec) -> set[str]:
    """Return the ids of references that something cites."""
    found = {i for text in own_words(spec) for i in CITATION.findall(text)}
    found |= {i for endpoint in spec.endpoints for i in endpoint.references}
    found |= {product.reference for product in spec.products if product.reference}
    return found | {entry.reference for entry in spec.columns if entry.reference}


@pytest.mark.parametrize("name", [*SPECS, *PUBLIC])
def test_a_study_yaml_keeps_its_schema(name: str) -> None:
    """It loads, has one reference arm, and unique ranks in its order of tests."""
    spec = spec_of(name)
    assert sum(arm.reference for arm in spec.arms) == 1
    endpoints = {endpoint.id for endpoint in spec.endpoints}
    assert set(spec.statistics.testing_order) <= endpoints
    orders = [endpoint.alpha_order for endpoint in spec.endpoints if endpoint.alpha_order]
    assert orders == sorted(set(orders))


@pytest.mark.parametrize("name", [*SPECS, *PUBLIC])
def test_references_and_citations_close(name: str) -> None:
    """What is cited is there, and what is there is cited."""
    spec = spec_of(name)
    assert cited(spec) == {reference.id for reference in spec.references}


@pytest.mark.parametrize("name", [*SPECS, *PUBLIC])
def test_words_are_neutral(name: str) -> None:
    """No promotional word stands in a text that slides show."""
    assert not [text for text in own_words(spec_of(name)) if PROMOTIONAL.search(text)]


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_study_yaml_leaves_no_key_of_the_deck_empty(name: str) -> None:
    """Design, plan, products, safety, disclosures: each rule finds what it asks for."""
    spec = spec_of(name)
    assert spec.design.randomised is not None
    texts = (
        spec.design.blinding,
        spec.design.control,
        spec.design.allocation,
        spec.nct,
        spec.phase,
    )
    assert all(texts)
    assert all((spec.eligibility, spec.statistics.sample_size, spec.statistics.testing_order))
    assert all((spec.safety.meddra, spec.safety.ctcae, spec.safety.teae_window, spec.safety.aesi))
    deck = spec.deck
    assert all((deck.purpose, deck.audience, deck.markets, deck.presenter.employer))
    assert all((deck.presenter.conflicts, deck.author_conflicts, deck.funder, deck.funder_role))
    assert spec.data_cutoff is not None


@pytest.mark.parametrize("name", WHOLE)
def test_every_product_has_label_status_and_contraindications(name: str) -> None:
    """Each use has a status in each market of the deck; one use is studied and not approved."""
    spec = spec_of(name)
    for product in spec.products:
        assert all((product.label_version, product.label_reviewed, product.contraindications))
        for indication in product.indications:
            assert set(indication.status) == set(spec.deck.markets)
    first = spec.products[0]
    assert first.boxed_warning
    assert set(first.indications[0].status.values()) == {"not_approved"}
    assert {arm for product in spec.products for arm in product.arms} == {a.id for a in spec.arms}


@pytest.mark.parametrize("name", WHOLE)
def test_endpoints_say_what_they_are(name: str) -> None:
    """Rank, plan, state, definition; response also says assessor, criteria and confirmation."""
    for endpoint in spec_of(name).endpoints:
        assert all((endpoint.rank, endpoint.state, endpoint.definition, endpoint.references))
        assert endpoint.prespecified is not None
        if endpoint.type == "response":
            assert all((endpoint.assessor, endpoint.criteria, endpoint.responders))
            assert endpoint.confirmed is not None
        else:
            assert endpoint.event_noun


@pytest.mark.parametrize("name", WHOLE)
def test_background_cites_a_reference_and_holds_no_number(name: str) -> None:
    """A statement on the disease stands on a source; numbers there could not be bound."""
    for text in spec_of(name).deck.background:
        assert CITATION.search(text)
        assert not re.search(r"\b\d", text)


@pytest.mark.parametrize("name", WHOLE)
def test_registry_numbers_are_of_no_registered_trial(name: str) -> None:
    """Well formed, in a range that no registry has reached."""
    spec = spec_of(name)
    assert re.fullmatch(r"NCT99\d{6}", spec.nct)
    assert {reference.nct for reference in spec.references} <= {"", spec.nct}


def test_columns_and_levels_of_onc301_are_those_of_its_tables() -> None:
    """Baseline, strata and subgroups name columns that are there, with all their levels."""
    study = open_study(SAMPLES / "onc301")
    spec, adsl = study.spec, study.of_kind("ADSL")[0]
    named = {*spec.baseline, *spec.statistics.strata, *(s.column for s in spec.subgroups or ())}
    assert named <= set(adsl.columns)
    randomised = adsl.columns["ITTFL"] == "Y"
    assert len(spec.subgroups or ()) == 8
    for subgroup in spec.subgroups or ():
        cells = set(adsl.columns[subgroup.column][randomised].tolist()) - {""}
        assert cells == set(subgroup.levels), subgroup.column


@pytest.mark.parametrize("name", SPECS)
def test_a_sample_study_opens_without_an_error(name: str) -> None:
    """Its tables agree with each other and with study.yaml."""
    problems = open_study(SAMPLES / name).problems
    assert not [problem for problem in problems if problem.severity == "error"]


@pytest.mark.needs("shared")
@pytest.mark.parametrize("name", PUBLIC)
def test_public_studies_open_with_their_own_study_yaml(
    name: str, shared_dir: Path, tmp_path: Path
) -> None:
    """Arms, endpoints, baseline columns and subgroups are those of the public tables."""
    for table in (shared_dir / "data" / name).glob("*.csv"):
        shutil.copy(table, tmp_path)
    shutil.copy(PUBLIC[name], tmp_path / "study.yaml")
    study = open_study(tmp_path)
    for endpoint in study.spec.endpoints:
        if endpoint.type == "response":
            assert set(responses(study, endpoint.id).response.tolist()) <= set(endpoint.categories)
        else:
            times = time_to_event(study, endpoint.id)
            assert set(times.arm.tolist()) == {0, 1, 2}
            assert times.n_missing == 0
    columns = set(study.of_kind("ADSL")[0].columns)
    assert {*study.spec.baseline, *(s.column for s in study.spec.subgroups or ())} <= columns


@pytest.mark.needs("shared")
def test_the_public_edge_case_has_three_deaths(shared_dir: Path, tmp_path: Path) -> None:
    """No median is reached; the unit of its times is days, as study.yaml says and no table does."""
    for table in (shared_dir / "data" / "pharmaverse_onco").glob("ad[st]*.csv"):
        shutil.copy(table, tmp_path)
    shutil.copy(PUBLIC["pharmaverse_onco"], tmp_path / "study.yaml")
    times = time_to_event(open_study(tmp_path), "os")
    assert int(times.event.sum()) == 3
    assert times.time.max() == 213
