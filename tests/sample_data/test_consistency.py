"""ONC301 contradicts itself nowhere, with any seed."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.sample_data.made import CONTROL, EXPERIMENTAL, day

if TYPE_CHECKING:
    from tests.sample_data.made import Trial

CUTOFF = dt.date(2026, 6, 30)
WINDOW_DAYS = 30


def test_620_patients_are_randomised_in_two_arms_of_nearly_one_size(trial: Trial) -> None:
    """Blocks keep the arms within a few patients of each other."""
    arms = Counter(row["TRT01P"] for row in trial.itt().values())
    assert set(arms) == {EXPERIMENTAL, CONTROL}
    assert sum(arms.values()) == 620
    assert abs(arms[EXPERIMENTAL] - arms[CONTROL]) <= 8


def test_arms_are_balanced_within_strata(trial: Trial) -> None:
    """Stratified blocks of four leave at most two patients of difference in a stratum."""
    cells = Counter((r["STRAT1R"], r["STRAT2R"], r["TRT01P"]) for r in trial.itt().values())
    for ecog in ("0", "1"):
        for brain in ("N", "Y"):
            pair = [cells[ecog, brain, arm] for arm in (EXPERIMENTAL, CONTROL)]
            assert abs(pair[0] - pair[1]) <= 2


def test_strata_are_the_baseline_values(trial: Trial) -> None:
    """Nobody was randomised in a wrong stratum."""
    for row in trial.itt().values():
        assert (row["STRAT1R"], row["STRAT2R"]) == (row["ECOG"], row["BRAINMET"])


def test_screen_failures_have_no_arm_no_dates_and_no_records(trial: Trial) -> None:
    """About 180 were screened and not randomised."""
    failed = {row["USUBJID"]: row for row in trial.adsl if row["ARM"] == "Screen Failure"}
    assert 130 <= len(failed) <= 240
    for row in failed.values():
        assert (row["ITTFL"], row["SAFFL"], row["RANDDT"], row["TRTSDT"]) == ("N", "N", "", "")
        assert row["DCSREAS"]
    assert not failed.keys() & {row["USUBJID"] for row in (*trial.adtte, *trial.adrs, *trial.adae)}


def test_identifiers_are_unique(trial: Trial) -> None:
    """One row per screened patient, one per patient and parameter, one per event."""
    assert len({row["USUBJID"] for row in trial.adsl}) == len(trial.adsl)
    for table, key in ((trial.adtte, "PARAMCD"), (trial.adrs, "PARAMCD"), (trial.adae, "AESEQ")):
        assert len({(row["USUBJID"], row[key]) for row in table}) == len(table)


def test_a_few_randomised_patients_were_never_treated_and_one_got_the_other_arm(
    trial: Trial,
) -> None:
    """Treated are fewer than randomised; the safety set differs from the planned arms by one."""
    itt = trial.itt()
    untreated = [row for row in itt.values() if row["SAFFL"] == "N"]
    assert 1 <= len(untreated) <= 25
    assert all(row["TRT01A"] == row["TRTSDT"] == row["TRTDURD"] == "" for row in untreated)
    assert trial.treated().keys() <= itt.keys()
    swapped = [r for r in trial.treated().values() if r["TRT01A"] != r["TRT01P"]]
    assert len(swapped) == 1


def test_dates_of_a_patient_follow_each_other(trial: Trial) -> None:
    """Randomised, treated, last known alive; nothing lies after the cut-off."""
    for row in trial.itt().values():
        assert dt.date(2022, 12, 1) <= day(row["RANDDT"]) <= day(row["LSTALVDT"]) <= CUTOFF
    for row in trial.treated().values():
        start, end = day(row["TRTSDT"]), day(row["TRTEDT"])
        assert day(row["RANDDT"]) <= start <= end <= day(row["LSTALVDT"])
        assert int(row["TRTDURD"]) == (end - start).days + 1


def test_enrolment_is_staggered_over_about_22_months(trial: Trial) -> None:
    """Follow-up differs between patients because they came at different times."""
    dates = [day(row["RANDDT"]) for row in trial.itt().values()]
    assert 20 * 30 <= (max(dates) - min(dates)).days <= 24 * 31
    assert len({(date.year, date.month) for date in dates}) >= 20


def test_who_is_dead_has_a_date_and_ended_the_study_by_death(trial: Trial) -> None:
    """DTHFL, DTHDT, EOSSTT and DCSREAS say the same."""
    for row in trial.itt().values():
        dead = row["DTHFL"] == "Y"
        assert dead == bool(row["DTHDT"]) == bool(row["DTHCAUS"]) == (row["DCSREAS"] == "DEATH")
        assert bool(row["DCSREAS"]) == (row["EOSSTT"] == "DISCONTINUED") == bool(row["EOSDT"])
        if dead:
            assert row["DTHDT"] == row["EOSDT"] == row["LSTALVDT"]


def test_overall_survival_events_are_the_deaths(trial: Trial) -> None:
    """CNSR = 0 for those with a death flag, on the day of death; the others at last contact."""
    times, itt = trial.times("OS"), trial.itt()
    assert times.keys() == itt.keys()
    for subject, row in times.items():
        assert (row["CNSR"] == "0") == (itt[subject]["DTHFL"] == "Y")
        assert row["ADT"] == itt[subject]["LSTALVDT"]


def test_times_are_days_from_start_to_end(trial: Trial) -> None:
    """AVAL = ADT - STARTDT + 1, at least one day, in DAYS."""
    for row in trial.adtte:
        assert int(row["AVAL"]) == (day(row["ADT"]) - day(row["STARTDT"])).days + 1 >= 1
        assert row["AVALU"] == "DAYS"


def test_all_but_duration_of_response_start_at_randomisation(trial: Trial) -> None:
    """STARTDT is RANDDT for every parameter of all patients."""
    itt = trial.itt()
    for row in trial.adtte:
        if row["PARAMCD"] != "DOR":
            assert row["STARTDT"] == itt[row["USUBJID"]]["RANDDT"]


def test_no_time_is_longer_than_survival(trial: Trial) -> None:
    """PFS and deterioration lie within the time a patient is known to have lived."""
    survival = trial.times("OS")
    for row in trial.adtte:
        assert row["ADT"] <= survival[row["USUBJID"]]["ADT"]


def test_a_death_in_progression_free_survival_is_the_death_of_the_patient(trial: Trial) -> None:
    """No event of progression-free survival comes after survival was censored."""
    survival = trial.times("OS")
    for subject, row in trial.times("PFS").items():
        if row["EVNTDESC"] == "Death":
            assert survival[subject]["CNSR"] == "0"
            assert row["ADT"] == survival[subject]["ADT"]


def test_duration_of_response_is_of_confirmed_responders_and_ends_with_pfs(trial: Trial) -> None:
    """Its patients are those with CBOR of CR or PR, its start their response."""
    confirmed, pfs, itt = trial.responses("CBOR"), trial.times("PFS"), trial.itt()
    responders = {name for name, row in confirmed.items() if row["AVALC"] in ("CR", "PR")}
    durations = trial.times("DOR")
    assert durations.keys() == responders == {n for n, r in itt.items() if r["RSPFL"] == "Y"}
    for subject, row in durations.items():
        assert (row["ADT"], row["CNSR"]) == (pfs[subject]["ADT"], pfs[subject]["CNSR"])
        assert row["STARTDT"] == confirmed[subject]["ADT"]


def test_confirmation_takes_responses_away_and_adds_none(trial: Trial) -> None:
    """An unconfirmed response is stable disease; all else is the same in BOR and CBOR."""
    confirmed = trial.responses("CBOR")
    assert confirmed.keys() == trial.itt().keys()
    for subject, row in trial.responses("BOR").items():
        pair = (row["AVALC"], confirmed[subject]["AVALC"])
        assert pair[0] == pair[1] or pair in (("PR", "SD"), ("CR", "SD"))


def test_progression_as_best_response_is_a_pfs_event(trial: Trial) -> None:
    """Who has no better response than progression progressed."""
    pfs = trial.times("PFS")
    for subject, row in trial.responses("CBOR").items():
        if row["AVALC"] == "PD":
            assert pfs[subject]["EVNTDESC"] == "Progressive disease"
            assert pfs[subject]["ADT"] == row["ADT"]


def test_adverse_events_are_of_treated_patients_in_the_arm_they_got(trial: Trial) -> None:
    """TRTA of an event is TRT01A of the patient."""
    treated = trial.treated()
    for row in trial.adae:
        assert row["TRTA"] == treated[row["USUBJID"]]["TRT01A"]


def test_adverse_events_lie_within_their_window(trial: Trial) -> None:
    """Emergent from first dose to 30 days after the last; none after death or last contact."""
    treated = trial.treated()
    for row in trial.adae:
        subject = treated[row["USUBJID"]]
        start, first = day(row["ASTDT"]), day(subject["TRTSDT"])
        last = day(subject["TRTEDT"]) + dt.timedelta(days=WINDOW_DAYS)
        assert (row["TRTEMFL"] == "Y") == (first <= start <= last)
        assert start <= day(row["AENDT"] or row["ASTDT"]) <= day(subject["LSTALVDT"])
        assert start <= last


def test_study_days_count_from_the_first_dose_without_a_day_0(trial: Trial) -> None:
    """ASTDY and AENDY agree with the dates."""
    treated = trial.treated()
    for row in trial.adae:
        first = day(treated[row["USUBJID"]]["TRTSDT"])
        for date, number in (("ASTDT", "ASTDY"), ("AENDT", "AENDY")):
            if row[date]:
                offset = (day(row[date]) - first).days
                assert int(row[number]) == offset + (offset >= 0)
            else:
                assert row[number] == ""


def test_a_fatal_event_is_serious_of_grade_5_and_the_death_of_its_patient(trial: Trial) -> None:
    """AESDTH, AEOUT, AETOXGR, AESER, DTHCAUS and the date of death agree, both ways."""
    treated, dead = trial.treated(), Counter[str]()
    for row in trial.adae:
        fatal = row["AEOUT"] == "FATAL"
        assert fatal == (row["AESDTH"] == "Y") == (row["AETOXGR"] == "5")
        if fatal:
            subject = treated[row["USUBJID"]]
            dead[row["USUBJID"]] += 1
            assert (row["AESER"], subject["DTHFL"]) == ("Y", "Y")
            assert row["AENDT"] == subject["DTHDT"]
    by_event = {name for name, row in treated.items() if row["DTHCAUS"] == "ADVERSE EVENT"}
    assert dead.keys() == by_event
    assert set(dead.values()) <= {1}


def test_a_serious_event_says_why_it_is_serious(trial: Trial) -> None:
    """Serious if and only if one of its criteria holds."""
    for row in trial.adae:
        criteria = (row["AESDTH"], row["AESLIFE"], row["AESHOSP"])
        assert (row["AESER"] == "Y") == ("Y" in criteria)


def test_treatment_was_withdrawn_for_an_event_in_those_who_stopped_for_one(trial: Trial) -> None:
    """DCTREAS = ADVERSE EVENT if and only if an event has AEACN = DRUG WITHDRAWN."""
    stopped = {n for n, r in trial.treated().items() if r["DCTREAS"] == "ADVERSE EVENT"}
    withdrawn = [row["USUBJID"] for row in trial.adae if row["AEACN"] == "DRUG WITHDRAWN"]
    assert stopped == set(withdrawn)
    assert len(withdrawn) == len(stopped)


def test_no_dose_is_changed_after_the_last_dose(trial: Trial) -> None:
    """After treatment has ended, no action is applicable."""
    treated = trial.treated()
    for row in trial.adae:
        if day(row["ASTDT"]) > day(treated[row["USUBJID"]]["TRTEDT"]):
            assert row["AEACN"] == "NOT APPLICABLE"


def test_an_event_that_is_over_has_an_end_and_one_that_lasts_has_none(trial: Trial) -> None:
    """AEOUT and AENDT agree."""
    lasting = {"NOT RECOVERED/NOT RESOLVED", "RECOVERING/RESOLVING"}
    for row in trial.adae:
        assert (row["AEOUT"] in lasting) == (row["AENDT"] == "")


def test_episodes_of_the_same_event_do_not_overlap(trial: Trial) -> None:
    """A second episode begins after the first has ended."""
    episodes: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in trial.adae:
        key = (row["USUBJID"], row["AEDECOD"])
        episodes[key].append((row["ASTDT"], row["AENDT"] or "9999-12-31"))
    for found in episodes.values():
        ordered = sorted(found)
        for earlier, later in pairwise(ordered):
            assert earlier[1] < later[0]
