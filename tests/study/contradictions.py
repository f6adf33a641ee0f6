"""One change of the small trial each, and the problem that it makes."""

from __future__ import annotations

from typing import Any

from tests.study.tables import (
    ADAE,
    ADRS,
    ADSL,
    ADTTE,
    STUDY,
    with_cell,
    with_column,
    without_column,
)

MANY = "".join(f"T{n},Drug,X,X,{n + 1},DAYS,{{}},\n" for n in range(100))
MORE = "".join(f"T{n},Drug,Drug,Drug,Y,Y,F,N,,,,,\n" for n in range(100))
NOBODY = "S8,Screen Failure,Screen Failure,,N,N,F,N,,,,,\n"

FOUND: dict[str, tuple[dict[str, Any], str, str, int | None, str]] = {
    # what was changed, code, severity, line in the file, beginning of the message
    "a fatal event that is not serious": (
        {"adae": with_cell(ADAE, 6, "AESER", "N")},
        *("fatal_not_serious", "error", 6),
        "1 fatal adverse event of adae.csv is not marked serious (line 6).",
    ),
    "grade 5 makes an event fatal": (
        {"adae": with_cell(with_cell(ADAE, 2, "AEOUT", ""), 2, "AESER", "")},
        *("fatal_not_serious", "error", 2),
        "1 fatal adverse event of adae.csv is not marked serious (line 2).",
    ),
    "a fatal event of a subject alive": (
        {"adae": with_cell(ADAE, 7, "AEOUT", "FATAL").replace("Rash,", "Rash,")},
        *("fatal_not_dead", "error", 7),
        "1 subject with a fatal adverse event in adae.csv has no death flag (DTHFL) in adsl.csv",
    ),
    "a death flag without an event": (
        {"adtte": with_cell(with_cell(ADTTE, 2, "CNSR", "1"), 2, "EVNTDESC", "Alive")},
        *("death_disagrees", "error", 2),
        "1 subject of adsl.csv has a death flag (DTHFL) but no OS event in adtte.csv (line 2).",
    ),
    "an event without a death flag": (
        {"adsl": with_cell(ADSL, 5, "DTHFL", "N")},
        *("death_disagrees", "error", 5),
        "1 subject of adsl.csv has an OS event in adtte.csv but no death flag (line 5).",
    ),
    "treated and not randomised": (
        {"adsl": with_cell(ADSL, 4, "ITTFL", "N")},
        *("treated_not_randomised", "error", 4),
        "1 subject of adsl.csv was treated and not randomised, so that more were treated than",
    ),
    "a screen failure who was treated": (
        {"adsl": ADSL + NOBODY.replace(",N,N,F", ",N,Y,F")},
        *("treated_not_randomised", "error", 8),
        "1 subject of adsl.csv was treated and not randomised",
    ),
    "a negative code of censoring": (
        {"adtte": with_cell(ADTTE, 5, "CNSR", "-1")},
        *("odd_censoring", "error", 5),
        "CNSR of OS in adtte.csv holds -1, which is neither 0 (event) nor 1 and above (censored)",
    ),
    "a text as code of censoring": (
        {"adtte": with_cell(ADTTE, 9, "CNSR", "yes")},
        *("odd_censoring", "error", 9),
        "CNSR of PFS in adtte.csv holds yes, which is neither",
    ),
    "half an event": (
        {"adtte": with_cell(ADTTE, 9, "CNSR", "0.5")},
        *("odd_censoring", "error", 9),
        "CNSR of PFS in adtte.csv holds 0.5, which is neither",
    ),
    "no code of censoring": (
        {"adtte": with_cell(ADTTE, 9, "CNSR", "")},
        *("missing_censoring", "warn", 9),
        "1 record of PFS in adtte.csv has no CNSR and is left out (line 9).",
    ),
    "codes turned round": (
        {"adtte": ADTTE.replace("0,Death", "1,Death").replace("1,Alive", "0,Alive")},
        *("censoring_inverted", "error", 2),
        "CNSR of OS in adtte.csv seems turned round: for 6 records EVNTDESC says the opposite",
    ),
    "hardly an event": (
        {"adsl": ADSL + MORE, "adtte": ADTTE + MANY.format(*[0] + [1] * 99)},
        *("odd_share", "warn", None),
        "X of adtte.csv has 1 event in 100 subjects; medians and tests may say nothing.",
    ),
    "nobody censored": (
        {"adsl": ADSL + MORE, "adtte": ADTTE + MANY.format(*[0] * 100)},
        *("odd_share", "warn", None),
        "X of adtte.csv has nobody censored in 100 subjects;",
    ),
    "no time": (
        {"adtte": with_cell(ADTTE, 4, "AVAL", "NA")},
        *("missing_time", "warn", 4),
        "1 record of OS in adtte.csv has no time and is left out (line 4).",
    ),
    "a negative time": (
        {"adtte": with_cell(ADTTE, 4, "AVAL", "-0.5")},
        *("negative_time", "error", 4),
        "1 record of OS in adtte.csv has a negative time and is left out (line 4).",
    ),
    "a time in words": (
        {"adtte": with_cell(ADTTE, 4, "AVAL", "3 months")},
        *("time_no_number", "error", 4),
        "1 record of OS in adtte.csv has a time that is no number and is left out (line 4).",
    ),
    "progression after death": (
        {"adtte": with_cell(ADTTE, 11, "AVAL", "61")},
        *("pfs_after_os", "warn", 11),
        "PFS is longer than OS for 1 subject of adtte.csv (line 11).",
    ),
    "a subject twice": (
        {"adsl": ADSL + ADSL.splitlines()[3] + "\n"},
        *("doubled_subject", "error", 8),
        "1 row of adsl.csv repeats a subject; the first row is used (line 8).",
    ),
    "a row without a subject": (
        {"adae": with_cell(ADAE, 4, "USUBJID", "")},
        *("blank_subject", "error", 4),
        "1 row of adae.csv names no subject (line 4).",
    ),
    "events of unknown subjects": (
        {"adae": ADAE.replace("S5,", "S55,")},
        *("unknown_subject", "error", 7),
        "1 subject of adae.csv is not in adsl.csv; their records are left out (line 7).",
    ),
    "times of unknown subjects": (
        {"adtte": ADTTE.replace("S5,", "S55,")},
        *("unknown_subject", "error", 6),
        "1 subject of adtte.csv is not in adsl.csv; their records are left out (lines 6, 12).",
    ),
    "two records of a parameter": (
        {"adtte": ADTTE + ADTTE.splitlines()[2] + "\n"},
        *("doubled_record", "error", 14),
        "1 record of OS in adtte.csv repeats a subject (line 14).",
    ),
    "an arm without records": (
        {"adtte": "\n".join(r for r in ADTTE.splitlines() if "Placebo" not in r) + "\n"},
        *("arm_in_one_table", "warn", None),
        "Placebo is an arm in adsl.csv and in no row of adtte.csv.",
    ),
    "an arm without subjects": (
        {"adtte": ADTTE.replace("S3,Drug", "S3,Combo")},
        *("arm_in_one_table", "warn", None),
        "Combo is an arm in adtte.csv and in no row of adsl.csv.",
    ),
    "another treatment than planned": (
        {"adsl": with_cell(ADSL, 6, "TRT01A", "Drug")},
        *("arm_changed", "warn", None),
        "1 subject of adsl.csv got another treatment than planned;",
    ),
    "screen failures": (
        {"adsl": ADSL + NOBODY},
        *("screen_failures", "warn", None),
        "1 subject of adsl.csv failed screening or had no arm; they are counted as screened only.",
    ),
    "no unit": (
        {"adtte": without_column(ADTTE, "AVALU")},
        *("unit_to_confirm", "error", None),
        "adtte.csv does not say the unit of its times (15.2188 to 182.625) for OS, PFS; days are",
    ),
    "two units": (
        {"study": STUDY.replace("label: Overall survival", "label: OS, unit: months")},
        *("unit_contradiction", "error", None),
        "study.yaml gives os in months, adtte.csv in DAYS; the table is followed.",
    ),
    "a parameter in two units": (
        {"adtte": with_cell(ADTTE, 3, "AVALU", "MONTHS")},
        *("mixed_units", "error", None),
        "adtte.csv gives the times of os in several units (DAYS, MONTHS).",
    ),
    "a count": (
        {"adtte": ADTTE + "S1,Drug,TNE,Exacerbations,3,COUNT,0,\n"},
        *("not_a_time", "warn", None),
        "TNE of adtte.csv is no time: its unit is COUNT.",
    ),
    "a grade of its own": (
        {"adae": with_cell(ADAE, 3, "AETOXGR", "Grade 1")},
        *("grade_out_of_range", "error", 3),
        "AETOXGR of adae.csv holds Grade 1 where a grade from 1 to 5 is expected;",
    ),
    "nothing said of actions": (
        {"adae": with_column(ADAE, "AEACN", "")},
        *("not_derivable", "warn", None),
        "AEACN is empty throughout in adae.csv: discontinuation and dose change because of an",
    ),
    "no column of grades": (
        {"adae": without_column(ADAE, "AETOXGR")},
        *("not_derivable", "warn", None),
        "AETOXGR is absent in adae.csv: toxicity grade cannot be derived and is shown as not",
    ),
    "a flag in other words": (
        {"adsl": with_cell(ADSL, 3, "SAFFL", "yes")},
        *("odd_flag", "error", 3),
        "SAFFL of adsl.csv holds N, Y, yes where Y, N or blank is expected (line 3).",
    ),
    "dates after the cut-off": (
        {"adsl": with_cell(ADSL, 3, "TRTEDT", "2024-07-02")},
        *("after_cutoff", "warn", 3),
        "1 date of TRTEDT in adsl.csv is after the data cut-off 2024-07-01 (line 3).",
    ),
    "events that are not emergent": (
        {"adae": with_cell(ADAE, 3, "TRTEMFL", "")},
        *("not_emergent", "warn", 3),
        "1 of 6 adverse events in adae.csv are not treatment-emergent (without TRTEMFL = Y) and "
        "are left out (line 3).",
    ),
    "no word on what is emergent": (
        {"adae": without_column(ADAE, "TRTEMFL")},
        *("emergent_unknown", "warn", None),
        "adae.csv does not say which events began under treatment; all are counted.",
    ),
    "no word on who was treated": (
        {"adsl": without_column(without_column(ADSL, "SAFFL"), "TRTSDT")},
        *("treated_unknown", "warn", None),
        "adsl.csv does not say who was treated; all subjects with an arm are counted as treated.",
    ),
    "an event before treatment": (
        {"adae": ADAE.replace("S5,", "S6,")},
        *("event_outside_safety", "warn", 7),
        "1 adverse event of adae.csv belongs to subjects outside the safety population",
    ),
    "treated with nobody knows what": (
        {"adsl": with_cell(ADSL, 2, "TRT01A", "Combo")},
        *("treated_without_arm", "error", 2),
        "1 treated subject of adsl.csv has an actual arm that study.yaml does not list (line 2).",
    ),
    "an arm that study.yaml leaves out": (
        {"adsl": ADSL + "S9,Combo,Combo,Combo,Y,Y,F,N,,,,,\n"},
        *("unlisted_arm", "warn", None),
        "1 subject of adsl.csv in 'Combo' belongs to no arm of study.yaml and is left out.",
    ),
    "no arm at all": (
        {"adsl": ADSL + "S9,,,,N,N,F,N,,,,,\n"},
        *("without_arm", "warn", 8),
        "1 subject of adsl.csv has no planned arm and is left out (line 8).",
    ),
    "an arm misspelt": (
        {"study": STUDY.replace("name: Placebo", "name: Plazebo")},
        *("arm_without_subjects", "error", None),
        "No subject of adsl.csv is in the arm Plazebo: no cell says Plazebo. The table has Drug,",
    ),
    "no reference, but a placebo": (
        {"study": STUDY.replace(", reference: yes", "")},
        *("reference_to_confirm", "warn", None),
        "Nobody has said which arm is the reference; Placebo is taken.",
    ),
    "no reference, and no control": (
        {"study": STUDY.replace("Placebo, reference: yes", "Other, values: [Placebo]")},
        *("reference_to_confirm", "error", None),
        "Nobody has said which arm is the reference; Drug is taken.",
    ),
    "two references": (
        {"study": STUDY.replace("name: Drug", "name: Drug, reference: yes")},
        *("reference_to_confirm", "error", None),
        "study.yaml marks several arms as reference (Drug, Placebo); Drug is taken.",
    ),
    "a factor under two names of columns": (
        {"study": STUDY + "subgroups: [{column: SEX, label: Sex}, {column: DTHFL, label: sex}]\n"},
        *("factors_alike", "warn", None),
        "SEX and DTHFL are both shown as Sex: the forest plot has one characteristic twice.",
    ),
    "no study.yaml": (
        {"study": None},
        *("no_study_yaml", "warn", None),
        "There is no study.yaml: arms, populations and endpoints are guessed from the tables.",
    ),
    "an endpoint without records": (
        {"study": STUDY + "  - {id: dor, label: Duration of response}\n"},
        *("endpoint_without_records", "error", None),
        "No table has records of the endpoint dor (PARAMCD DOR).",
    ),
    "a subgroup without a column": (
        {"study": STUDY + "subgroups: [{column: ECOG, label: ECOG}]\n"},
        *("missing_column", "warn", None),
        "study.yaml names the column ECOG under subgroups, which adsl.csv does not have.",
    ),
    "a stratum without a column": (
        {"study": STUDY + "statistics: {strata: [ECOG]}\n"},
        *("missing_column", "error", None),
        "study.yaml names the column ECOG under statistics: strata, which adsl.csv does not have.",
    ),
    "a population without a column": (
        {"study": STUDY + "populations: [{id: pp, label: PP, filter: {PPROTFL: [Y]}}]\n"},
        *("missing_column", "error", None),
        "study.yaml names the column PPROTFL under populations: pp, which adsl.csv does not have.",
    ),
    "a population without a filter": (
        {"study": STUDY + "populations: [{id: pp, label: Per protocol}]\n"},
        *("population_without_filter", "error", None),
        "study.yaml does not say who belongs to the population pp.",
    ),
    "a test of an endpoint that is not there": (
        {"study": STUDY + "statistics: {testing_order: [os, dfs]}\n"},
        *("testing_order", "error", None),
        "statistics: testing_order: in study.yaml names dfs, which is no endpoint of it.",
    ),
    "two orders of tests": (
        {
            "study": STUDY.replace("survival}", "survival, alpha_order: 2}", 1).replace(
                "free survival}", "free survival, alpha_order: 1}"
            )
            + "statistics: {testing_order: [os, pfs]}\n"
        },
        *("testing_order", "error", None),
        "statistics: testing_order: in study.yaml and alpha_order: of its endpoints give two",
    ),
    "a file that is not there": (
        {"study": STUDY + "columns: [{file: adlb.csv, kind: ignore}, {file: x.csv, kind: ae}]\n"},
        *("missing_file", "error", None),
        "study.yaml names the table x.csv, which was not found or cannot be used.",
    ),
    "an unknown table": (
        {"notes": "room,beds\n1,2\n"},
        *("unknown_table", "warn", None),
        "notes.csv is no table of a known kind and is not used.",
    ),
    "a table that cannot be read": (
        {"notes": "room,beds\n1,2,3\n"},
        *("unreadable", "error", None),
        "notes.csv, line 2: 3 cells where the header has 2.",
    ),
    "a header alone": (
        {"adae": ADAE.splitlines()[0] + "\n"},
        *("no_rows", "warn", None),
        "adae.csv has column names and no rows.",
    ),
    "two tables of subjects": (
        {"more": ADSL},
        *("several_subject_tables", "error", None),
        "adsl.csv, more.csv are all tables of subjects; only adsl.csv is used.",
    ),
    "no table of subjects": (
        {"adsl": None},
        *("no_subject_table", "warn", None),
        "There is no table of subjects (ADSL); subjects are counted from adtte.csv.",
    ),
    "a status in other words": (
        {"adsl": with_cell(ADSL, 3, "EOSSTT", "moved away")},
        *("odd_status", "warn", None),
        "EOSSTT of adsl.csv holds moved away; completion cannot be counted",
    ),
    "a response that is not confirmed": (
        {
            "study": STUDY.replace("[CR, PR]", "[CR, PR], confirmed: no"),
            "adrs": ADRS.replace("Best overall", "Best confirmed overall"),
        },
        *("confirmation_disagrees", "error", None),
        "study.yaml calls bor not confirmed, adrs.csv calls it 'Best confirmed overall response'.",
    ),
    "a file outside the folder": (
        {"study": STUDY + "columns: [{file: ../elsewhere.csv, kind: ae}]\n"},
        *("missing_file", "error", None),
        "study.yaml names the table ../elsewhere.csv, which was not found or cannot be used.",
    ),
    "responses that are missing": (
        {"adrs": ADRS.replace(",SD", ",MISSING").replace(",PD", ",NE")},
        *("response_missing", "warn", None),
        "BOR of adrs.csv is missing or not evaluable for 3 of 5 records.",
    ),
}
