from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from slidekit.exhibits.model import Missing
from slidekit.exhibits.response_drawing import ResponseData
from slidekit.layout.frame import Path
from tests.exhibits.drawn import drawn, labels, named, outside, overlapping
from tests.exhibits.freireich import found_of, made_of
from tests.exhibits.trials import say, table, trial

if TYPE_CHECKING:
    from slidekit.exhibits.model import Made
    from slidekit.study.model import Study

RESPONSE: dict[str, Any] = {
    "id": "orr",
    "label": "Objective response rate",
    "short": "ORR",
    "type": "response",
    "paramcd": "BOR",
    "rank": "primary",
    "prespecified": True,
    "alpha_order": 1,
    "alpha": 0.05,
    "criteria": "RECIST 1.1",
    "assessor": "Independent review",
    "confirmed": True,
    "responders": ["CR", "PR"],
    "categories": ["CR", "PR", "SD", "PD", "NE"],
}


def responses(
    new: dict[str, int], old: dict[str, int], endpoint: dict[str, Any] | None = None, **spec: Any
) -> Study:
    """Return a trial with so many subjects of each best response; "" = no record."""
    cells = [("New", one) for one, n in new.items() for _ in range(n)]
    cells += [("Old", one) for one, n in old.items() for _ in range(n)]
    ids = [f"S{number}" for number in range(len(cells))]
    adsl = table(
        "ADSL",
        {
            "USUBJID": ids,
            "ARM": [arm for arm, _ in cells],
            "ITTFL": ["Y"] * len(ids),
            "STRATUM": ["a" if number % 2 else "b" for number in range(len(ids))],
        },
    )
    known = [(id_, one) for id_, (_, one) in zip(ids, cells, strict=True) if one]
    adrs = table("ADRS", {"USUBJID": [id_ for id_, _ in known], "PARAMCD": ["BOR"] * len(known),
                          "AVALC": [one for _, one in known]})  # fmt: skip
    keys = {"endpoints": [{**RESPONSE, **(endpoint or {})}], "design": {"randomised": True}}
    return trial(adsl, adrs, **{**keys, **spec})


def newcombe(**more: Any) -> Study:
    """Return 56 of 70 against 48 of 80, the example of Newcombe 1998."""
    return responses({"CR": 16, "PR": 40, "SD": 14}, {"CR": 8, "PR": 40, "PD": 32}, **more)


def value(found: Made, id_: str) -> tuple[float | None, float | None, float | None]:
    """Return a fact as value and limits."""
    (fact,) = [fact for fact in found.facts if fact.id == id_]
    return fact.value, fact.lower, fact.upper


def test_the_difference_has_miettinen_nurminen_limits() -> None:
    """Newcombe 1998 gives 0.0528 to 0.3382 for 56/70 against 48/80."""
    found = made_of("response", newcombe(), "orr")
    assert value(found, "orr.difference.new_vs_old") == pytest.approx(
        (0.2, 0.0528, 0.3382), abs=5e-5
    )


def test_rates_have_clopper_pearson_limits() -> None:
    """36 of 154 are 23.4% (16.9 to 30.9)."""
    study = responses({"CR": 36, "SD": 118}, {"SD": 20})
    found = made_of("response", study, "orr")
    wanted = (36 / 154, 0.1694153, 0.3086490)
    assert value(found, "orr.rate.new") == pytest.approx(wanted, abs=5e-8)
    assert value(found, "orr.rate.old") == pytest.approx((0, 0, 0.1684), abs=5e-5)


def test_a_subject_without_a_record_counts_in_n() -> None:
    """Ten of 20 have no record: 5 of 20 responded, not 5 of 10."""
    found = made_of("response", responses({"CR": 5, "SD": 5, "": 10}, {"SD": 4}), "orr")
    assert say(found, "{orr.rate.new:count_percent}") == "5/20 (25.0%)"
    assert say(found, "{orr.category_no_record.new:cell}") == "10 (50.0)"
    assert data_of(found).rows[-1].label == "No record"


def data_of(found: Made) -> ResponseData:
    """Return what a figure draws."""
    assert isinstance(found.exhibit.data, ResponseData)
    return found.exhibit.data


def test_the_p_is_that_of_the_chi_square_test() -> None:
    """56/70 against 48/80 gives Pearson's chi-square 7.0269, p 0.008 without correction."""
    (fact,) = [f for f in made_of("response", newcombe(), "orr").facts if "difference" in f.id]
    assert fact.p == pytest.approx(0.00803, abs=5e-5)
    assert (fact.p_type, dict(fact.provenance.parameters)["test"]) == ("controlled", "chi_square/1")


def test_strata_stratify_the_test() -> None:
    """With strata in study.yaml it is the Cochran-Mantel-Haenszel test, named in the footnote."""
    study = newcombe(statistics={"strata": ["STRATUM"]}, labels={"STRATUM": "Region"})
    found = made_of("response", study, "orr")
    (fact,) = [f for f in found.facts if "difference" in f.id]
    assert dict(fact.provenance.parameters)["test"] == "mantel_haenszel/1"
    assert "Cochran-Mantel-Haenszel test, stratified by region" in found.exhibit.footnotes[0]


def test_the_panel_has_counts_limits_and_difference() -> None:
    """Absolute rates of both arms stand beside their difference."""
    found = made_of("response", newcombe(), "orr")
    lines = [
        say(found, line).replace("\N{NO-BREAK SPACE}", " ") for line in found.exhibit.key_lines
    ]
    assert lines == [
        "ORR, n/N (%)",
        "New: 56/70 (80.0%)",
        "Old: 48/80 (60.0%)",
        "95% CI, %",
        "New: 68.7 to 88.6",
        "Old: 48.4 to 70.8",
        "Difference, percentage points (95% CI)",
        "New vs Old: 20.0 (5.3 to 33.8); p = 0.008",
    ]


def test_the_footnote_says_how_response_was_judged() -> None:
    """Criteria, assessor, confirmation and the method of the limits are named."""
    found = made_of("response", newcombe(), "orr")
    (footnote,) = found.exhibit.footnotes
    assert "Response: RECIST 1.1, independent review, confirmed." in footnote
    assert "Clopper-Pearson limits" in footnote
    assert "Miettinen-Nurminen limits" in footnote


def test_what_nobody_said_of_response_is_not_reported() -> None:
    """A missing assessor is no independent one."""
    study = newcombe(endpoint={"criteria": "", "assessor": "", "confirmed": None})
    (footnote,) = made_of("response", study, "orr").exhibit.footnotes
    assert "criteria not reported, assessor not reported, confirmation not reported" in footnote


def test_arms_that_were_not_randomised_are_not_compared() -> None:
    """Rates stay, the difference falls away, and the figure says why."""
    found = made_of("response", newcombe(design={"randomised": False}), "orr")
    assert not [fact for fact in found.facts if "difference" in fact.id]
    assert data_of(found).banner == "Not randomised: arms are not compared"


def test_bars_begin_at_zero_and_are_stacked_by_category() -> None:
    """The lowest piece is complete response; both together are the rate."""
    found = made_of("response", newcombe(), "orr")
    pieces = data_of(found).bars[0].pieces
    assert [(piece.category, round(piece.percent, 3)) for piece in pieces] == [
        ("CR", 22.857), ("PR", 57.143),
    ]  # fmt: skip
    items = drawn(found)
    (complete,), (partial,) = named(items, "bar.new.cr"), named(items, "bar.new.pr")
    assert isinstance(complete, Path)
    assert isinstance(partial, Path)
    axis = next(item for item in named(items, "axis") if isinstance(item, Path))
    floor = max(command[2] for command in axis.commands if len(command) > 2)
    assert max(command[2] for command in complete.commands if len(command) > 2) == floor
    assert min(c[2] for c in complete.commands if len(c) > 2) == max(
        c[2] for c in partial.commands if len(c) > 2
    )


@pytest.mark.parametrize("width_in", [12.3, 8.7])
@pytest.mark.parametrize("rate", [0, 50, 100])
def test_no_text_leaves_the_figure_or_stands_on_another(rate: int, width_in: float) -> None:
    """Also with nobody and with everybody responding."""
    study = responses({"CR": rate, "SD": 100 - rate}, {"PR": rate, "PD": 100 - rate})
    items = drawn(made_of("response", study, "orr"), width_in=width_in)
    assert outside(items, width_in) == []
    assert overlapping(items) == []


def test_the_rate_over_a_bar_names_its_fact() -> None:
    """So does every number of the categories."""
    items = drawn(made_of("response", newcombe(), "orr"))
    facts = {block.paragraphs[0].runs[0].fact for block in labels(items)}
    assert {"orr.rate.new", "orr.rate.old", "orr.category_cr.new", "orr.category_pd.old"} <= facts


def test_the_figure_survives_the_deck_file() -> None:
    """Its data come back from JSON the same."""
    data = data_of(made_of("response", newcombe(), "orr"))
    adapter = TypeAdapter(ResponseData)
    assert adapter.validate_json(adapter.dump_json(data)) == data


def test_published_rates_are_shown_as_printed() -> None:
    """Digits of the source, categories where it gives them, nothing computed anew."""
    printed = table("estimates", {
        "endpoint_id": ["orr"] * 4,
        "measure": ["response_rate", "response_rate", "rate_difference", "category.cr"],
        "arm": ["New", "Old", "New", "New"],
        "comparator": ["", "", "Old", ""],
        "n": ["56", "48", "", "16"],
        "N": ["70", "80", "", "70"],
        "value": ["80%", "60%", "20.0", "22.9%"],
        "ci_lo": ["69", "48", "5.3", ""],
        "ci_hi": ["89", "71", "33.8", ""],
        "ci_level": ["95", "95", "95", ""],
        "p": ["", "", "0.008", ""],
        "ref_id": ["paper"] * 4,
    })  # fmt: skip
    study = trial(printed, endpoints=[RESPONSE], design={"randomised": True})
    found = made_of("response", study, "orr")
    assert say(found, "{orr.rate.new:full}") == "80% (95% CI, 69 to 89)"
    assert say(found, "{orr.difference.new_vs_old:brief}") == "20.0 (5.3 to 33.8)"
    assert say(found, "{orr.subjects}") == "150"
    assert [row.category for row in data_of(found).rows] == ["CR"]
    assert "as reported in the source" in found.exhibit.footnotes[0]


def test_an_endpoint_without_records_is_missing() -> None:
    """The reason names the parameter."""
    found = found_of("response", newcombe(endpoint={"paramcd": "IRC"}), "orr")
    assert isinstance(found, Missing)
    assert "IRC" in found.reason
