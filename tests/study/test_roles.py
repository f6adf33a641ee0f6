from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from slidekit.resources import sample_data_dir
from slidekit.study.opening import gather, suggest
from slidekit.study.preview import first_rows
from slidekit.study.read import read_table
from slidekit.study.recognise import recognise
from slidekit.study.roles import Role, kind_choice, role_choices, roles, with_kind, with_role

if TYPE_CHECKING:
    from pathlib import Path

SIMPLE = sample_data_dir() / "simple"


def test_roles_are_those_that_were_guessed() -> None:
    """A row a patient with times: five columns mean something, age and sex do not."""
    table = read_table(SIMPLE / "survival.csv").table
    spec = suggest(gather([SIMPLE / "survival.csv"]))
    assert kind_choice(spec, "survival.csv") == "ADSL+ADTTE"
    found = {column: role.name for column, role in roles(spec, table, "unknown").items()}
    assert found == {"patient": "id", "arm": "arm", "months": "time", "dead": "event"}


def test_a_role_that_is_given_anew_is_taken_from_the_other_column() -> None:
    """There is one time of an endpoint; texts that mean an event are guessed with their column."""
    table = read_table(SIMPLE / "survival.csv").table
    spec = suggest(gather([SIMPLE / "survival.csv"]))
    changed = with_role(spec, table, "unknown", "age", Role("time"))
    times = next(entry for entry in changed.columns if entry.kind == "ADTTE")
    assert times.columns["time"] == "age"
    assert times.event_codes == ("yes",)
    without = with_role(changed, table, "unknown", "dead", None)
    times = next(entry for entry in without.columns if entry.kind == "ADTTE")
    assert "event" not in times.columns
    assert times.event_codes == ()


def test_an_arm_is_an_arm_in_all_that_a_table_holds() -> None:
    """One file is read as patients and as times: both get the column."""
    table = read_table(SIMPLE / "survival.csv").table
    spec = suggest(gather([SIMPLE / "survival.csv"]))
    changed = with_role(spec, table, "unknown", "sex", Role("arm"))
    assert [entry.columns["arm"] for entry in changed.columns] == ["sex", "sex"]


def test_two_endpoints_in_one_table_have_their_own_times(tmp_path: Path) -> None:
    """The choice says of which endpoint a time is."""
    path = tmp_path / "two.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "arm", "os_months", "os_event", "pfs_months", "pfs_event"])
        rows.writerows([n, "AB"[n % 2], n + 1, n % 2, n + 0.5, 1] for n in range(8))
    table, spec = read_table(path).table, suggest(gather([path]))
    found = roles(spec, table, "unknown")
    assert found["pfs_months"] == Role("time", "pfs")
    assert Role("event", "os") in role_choices(spec, "two.csv", "unknown")
    changed = with_role(spec, table, "unknown", "os_months", Role("time", "pfs"))
    times = {entry.endpoint: entry.columns.get("time") for entry in changed.columns}
    assert times["pfs"] == "os_months"
    assert times["os"] is None


def test_another_kind_of_a_table_is_guessed_anew_or_left_to_be_said() -> None:
    """Adverse events keep their columns; as responses a person must name them."""
    table = read_table(SIMPLE / "events.csv").table
    spec = suggest(gather([SIMPLE / "events.csv"]))
    unread = with_kind(spec, table, "ignore")
    assert [entry.kind for entry in unread.columns] == ["ignore"]
    again = with_kind(unread, table, "ADAE")
    assert again.columns[0].columns["term"] == "adverse event"
    assert with_kind(spec, table, "ADRS").columns[0].columns == {}
    assert with_kind(spec, table, "").columns == ()


def test_printed_tables_need_no_map_to_have_roles() -> None:
    """A paper's table has the columns n and N, which mean two things."""
    path = sample_data_dir() / "published301" / "estimates.csv"
    table, spec = read_table(path).table, suggest(gather([path]))
    found = roles(spec, table, recognise(table).kind)
    assert (found["n"], found["N"]) == (Role("n"), Role("N"))
    assert kind_choice(spec, "estimates.csv") == ""


def test_the_columns_of_adam_mean_what_the_standard_says() -> None:
    """Nothing is mapped, and still the screen can say which column is the time."""
    path = sample_data_dir() / "onc301" / "adtte.csv"
    table, spec = read_table(path).table, suggest(gather([path]))
    found = {column: role.name for column, role in roles(spec, table, "ADTTE").items()}
    assert found == {
        "USUBJID": "id",
        "TRTP": "arm",
        "PARAMCD": "paramcd",
        "AVAL": "time",
        "AVALU": "unit",
        "CNSR": "censor",
    }


def test_endpoints_and_comparator_of_a_paper_are_suggested() -> None:
    """Ids, kinds and ranks stand in its table; the safety rows are no endpoint."""
    spec = suggest(gather([sample_data_dir() / "published301" / "estimates.csv"]))
    assert [(e.id, e.type, e.rank) for e in spec.endpoints] == [
        ("os", "time_to_event", "primary"),
        ("pfs", "time_to_event", "key_secondary"),
        ("orr", "response", "key_secondary"),
        ("ttdghs", "time_to_event", "key_secondary"),
    ]
    assert [arm.id for arm in spec.arms if arm.reference] == ["ostrataxel"]


def test_the_first_rows_are_there_before_the_file_is_read(tmp_path: Path) -> None:
    """Whole lines only; a file that no beginning explains has none."""
    path = tmp_path / "long.csv"
    path.write_text("id,arm\n" + "".join(f"{n},A\n" for n in range(100_000)), "utf-8")
    grid = first_rows(path)
    assert grid is not None
    assert 10_000 < len(grid.lines) < 100_000
    assert grid.columns["id"][-1] == str(len(grid.lines) - 1)
    path.write_text('id,arm\n1,"open\n', "utf-8")
    assert first_rows(path) is None
    assert first_rows(tmp_path / "table.xpt") is None
