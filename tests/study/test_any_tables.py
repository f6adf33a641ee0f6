from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slidekit.errors import StudyError
from slidekit.study import views
from slidekit.study.inspect import inspect
from slidekit.study.opening import open_study
from slidekit.study.specfile import load_spec, spec_text
from tests.study.tables import TABLES, csv_text, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.study.model import Study

ODD_CELLS = [
    *("", "NA", ".", "0", "-1", "1,5", "1e400", "Y", "N", "S1", "Drug", "Screen Failure", "COUNT"),
    *("2024-02-30", "2024-01", "9999-12-31", "CR", "5", "OS", "nan", "\N{INFINITY}", "x" * 50),
]
CELLS = st.sampled_from(ODD_CELLS)


@st.composite
def changed_tables(draw: st.DrawFn) -> dict[str, str]:
    """Return the small trial with cells, columns, rows or whole files changed or gone."""
    files = dict(TABLES)
    for _ in range(draw(st.integers(1, 6))):
        name = draw(st.sampled_from(sorted(TABLES)))
        if name == "study.yaml" or name not in files or draw(st.integers(0, 9)) == 0:
            files.pop(name, None)
            continue
        rows = list(csv.reader(io.StringIO(files[name])))
        row, column = (draw(st.integers(0, len(rows) - 1)), draw(st.integers(0, len(rows[0]) - 1)))
        change = draw(st.sampled_from(["cell", "column", "row", "fill"]))
        if change == "cell":
            rows[row][column] = draw(CELLS)
        elif change == "column" and len(rows[0]) > 1:
            rows = [cells[:column] + cells[column + 1 :] for cells in rows]
        elif change == "row" and len(rows) > 1:
            rows = [rows[0], *rows[1:row], *rows[row + 1 :]]
        elif change == "fill":
            text = draw(CELLS)
            rows = [rows[0], *([*c[:column], text, *c[column + 1 :]] for c in rows[1:])]
        files[name] = csv_text(rows)
    return files


def every_view(study: Study) -> list[Callable[[], Any]]:
    """Return a call of each view."""
    calls: list[Callable[[], Any]] = [
        lambda: views.subjects(study, "itt"),
        lambda: views.subjects(study, "safety"),
        lambda: views.adverse_events(study),
        lambda: views.exposure(study),
        lambda: views.disposition(study),
        lambda: views.reported(study),
    ]
    for endpoint in study.spec.endpoints:
        view = views.responses if endpoint.type == "response" else views.time_to_event
        calls.append(lambda view=view, own=endpoint.id: view(study, own))  # type: ignore[misc]
    return calls


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=changed_tables())
def test_any_tables_give_a_study_or_a_sentence(tmp_path: Path, files: dict[str, str]) -> None:
    """Whatever is missing or odd, there are problems and plain errors, never a crash."""
    for name in TABLES:
        (tmp_path / name).unlink(missing_ok=True)
    put(tmp_path, files)
    if not set(files) - {"study.yaml"}:
        return
    with suppress(StudyError):
        json.dumps(inspect([tmp_path]), allow_nan=False)
        study = open_study(tmp_path)
        assert load_spec(spec_text(study.spec)).arms == study.spec.arms
        for call in every_view(study):
            with suppress(StudyError):
                call()
