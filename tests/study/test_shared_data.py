from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.study.inspect import inspect
from slidekit.study.opening import open_study
from slidekit.study.views import (
    adverse_events,
    disposition,
    exposure,
    reported,
    responses,
    time_to_event,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("shared")

PRINTED = """\
schema: 1
id: printed
arms: [{id: pembro, name: Pembrolizumab}, {id: placebo, name: Placebo, reference: yes}]
references:
  - {id: ae_paper, type: article, title: KEYNOTE-811}
  - {id: pfs_paper, type: article, title: PALOMA-3}
columns:
  - file: keynote811_ae.csv
    kind: ae
    reference: ae_paper
    anchor: Extended Data Table 4
    columns:
      pt: event
      n_any.pembro: pembrolizumab_any_n
      n_g3.pembro: pembrolizumab_grade3to5_n
      N.pembro: pembrolizumab_N
      n_any.placebo: placebo_any_n
      n_g3.placebo: placebo_grade3to5_n
      N.placebo: placebo_N
  - file: paloma3_pfs_subgroups.csv
    kind: subgroups
    endpoint: pfs
    reference: pfs_paper
    anchor: Table 4
    columns: {level: subgroup, N: n, est: hr, ci_lo: hr_lower, ci_hi: hr_upper}
"""


def test_the_simulated_trial(shared_dir: Path) -> None:
    """Three arms, 400 subjects; N, events and days / 30.4375 as counted by hand with R."""
    study = open_study(shared_dir / "data" / "random_cdisc")
    assert [arm.name for arm in study.arms] == ["A: Drug X", "B: Placebo", "C: Combination"]
    times = time_to_event(study, "os")
    assert [int((times.arm == arm).sum()) for arm in range(3)] == [134, 134, 132]
    assert int(times.event.sum()) == 185
    assert times.time.max() == pytest.approx(499.2726621683687 / 30.4375)
    assert adverse_events(study).n_subjects == (134, 134, 132)
    assert len(adverse_events(study).subject) == 1934
    assert (responses(study, "besrspi").response == "CR").sum() == 336
    assert [arm.study.completed for arm in disposition(study).arms] == [68, 66, 73]
    days = exposure(study)
    assert days is not None
    assert days.n_missing == 73


def test_a_count_is_not_offered_as_a_time(shared_dir: Path) -> None:
    """TNE is a number of exacerbations."""
    study = open_study(shared_dir / "data" / "random_cdisc")
    assert [e.id for e in study.spec.endpoints if e.type == "time_to_event"] == [
        "crsd",
        "efs",
        "os",
        "pfs",
    ]
    assert {"not_a_time", "death_disagrees", "fatal_not_dead"} <= {p.code for p in study.problems}


def test_the_public_pilot_trial(shared_dir: Path) -> None:
    """52 of 306 are screen failures; three fatal events are not serious; no unit."""
    found = inspect([shared_dir / "data" / "pharmaverse_onco"])
    problems = found["problems"]
    assert isinstance(problems, list)
    counted = {(p["code"], p["file"], p["row"]) for p in problems}
    assert ("fatal_not_serious", "adae.csv", 101) in counted
    assert {
        "screen_failures",
        "arm_changed",
        "unit_to_confirm",
        "not_derivable",
        "not_emergent",
        "response_missing",
        "odd_share",
    } <= {code for code, _, _ in counted}
    assert found["arms"] == [
        {"name": "Placebo", "randomised": 86, "treated": 86},
        {"name": "Xanomeline High Dose", "randomised": 84, "treated": 72},
        {"name": "Xanomeline Low Dose", "randomised": 84, "treated": 96},
    ]


def test_the_pilot_trial_has_its_flow(shared_dir: Path) -> None:
    """All 306 were screened; reasons are not in the table and are not reported."""
    study = open_study(shared_dir / "data" / "pharmaverse_onco")
    flow = disposition(study)
    assert (flow.screened, flow.screen_failures) == (306, 52)
    assert [arm.study.discontinued for arm in flow.arms] == [28, 57, 59]
    assert flow.arms[0].study.reasons is None
    times = time_to_event(study, "os")
    assert (len(times.time), int(times.event.sum())) == (254, 3)
    assert len(adverse_events(study).subject) == 1122
    assert "AEACN" not in adverse_events(study).columns


def test_printed_tables_with_other_columns_are_mapped(shared_dir: Path, tmp_path: Path) -> None:
    """A wide table of events and a table of subgroups, as two journals printed them."""
    for name in ("keynote811_ae.csv", "paloma3_pfs_subgroups.csv"):
        (tmp_path / name).write_bytes((shared_dir / "data" / "published" / name).read_bytes())
    (tmp_path / "study.yaml").write_text(PRINTED)
    study = open_study(tmp_path)
    assert study.problems == ()
    found = reported(study)
    assert len(found.adverse_events) == 52
    nausea = [row for row in found.adverse_events if row.pt == "Nausea"]
    assert [(row.n_any.value, row.n_g3.value, row.N.value) for row in nausea] == [
        (106, 10, 217),
        (96, 12, 216),
    ]
    overall = found.subgroups[0]
    assert (overall.level, overall.est.text, overall.ci_hi.value) == (
        "Overall (ITT) population",
        "0.50",
        0.62,
    )
    assert (overall.source.reference, overall.source.anchor) == ("pfs_paper", "Table 4")
