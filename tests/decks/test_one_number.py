"""One result is one number: every place of a deck prints the digits of its fact."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from slidekit.export.shown import shown_facts
from tests.decks.walk import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slidekit.exhibits.fact import Fact
    from tests.decks.conftest import Whole

NUMBER = re.compile("[\N{MINUS SIGN}-]?\\d+(?:\\.\\d+)?")


def test_every_number_shown_is_a_fact_of_the_deck(whole: Whole) -> None:
    """No run names a fact that is not there."""
    facts = whole.deck.fact_index()
    named = {s.fact for frame in whole.frames for s in shown_facts(frame)}
    assert named - facts.keys() == set()
    assert len(named) > 100


def test_one_fact_prints_the_same_digits_everywhere(whole: Whole) -> None:
    """In tables, panels, figures and sentences, for each way to write it."""
    facts = whole.deck.fact_index()
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for frame in whole.frames:
        for shown in shown_facts(frame):
            fact = facts[shown.fact]
            if shown.text not in (f"{(fact.level or 0) * 100:g}%", str(fact.n), str(fact.N)):
                found[shown.fact, NUMBER.sub("#", shown.text)].add(shown.text)
    assert {key: texts for key, texts in found.items() if len(texts) > 1} == {}


def test_every_digit_is_the_rounding_of_its_fact(whole: Whole) -> None:
    """Value, limits, p, n, N or level of the fact, halves rounded away from zero."""
    facts = whole.deck.fact_index()
    wrong = [
        (shown.fact, shown.text, digits)
        for frame in whole.frames
        for shown in shown_facts(frame)
        for digits in NUMBER.findall(shown.text)
        if not is_rounding(digits, shown.text, facts[shown.fact])
    ]
    assert wrong == []


def test_no_p_value_stands_without_its_estimate(whole: Whole) -> None:
    """Where a ratio or a difference is not estimable, no slide prints its p-value."""
    facts = whole.deck.fact_index()
    shown = [shown for frame in whole.frames for shown in shown_facts(frame)]
    assert [s for s in shown if facts[s.fact].value is None and re.search(r"\bp\b", s.text)] == []


def is_rounding(digits: str, text: str, fact: Fact) -> bool:
    """Tell whether digits are those of one of the numbers of a fact, or a limit of its p."""
    bare = "".join(text.split())
    if digits in {printed.strip("<>= ") for _, printed in fact.as_printed}:
        return True
    if fact.p is not None and (sign := re.search(rf"([<>]){re.escape(digits)}", bare)):
        return fact.p < float(digits) if sign[1] == "<" else fact.p > float(digits)
    shown = Decimal(digits.replace("\N{MINUS SIGN}", "-"))
    places = Decimal(1).scaleb(int(shown.as_tuple().exponent))
    return any(
        Decimal(f"{number:.12g}").quantize(places, ROUND_HALF_UP) == shown
        for number in numbers(fact)
    )


def numbers(fact: Fact) -> Iterator[float]:
    """Return the finite numbers of a fact, proportions also in percent."""
    percent = 100 if fact.measure in ("proportion", "difference") else 1
    for number in (fact.value, fact.lower, fact.upper):
        if number is not None and abs(number) < float("inf"):
            yield number * percent
    yield from (number for number in (fact.p, fact.n, fact.N) if number is not None)
    if fact.level is not None:
        yield fact.level * 100


def test_the_hazard_ratio_of_an_endpoint_reads_the_same_on_all_slides(
    wholes: Callable[[str], Whole],
) -> None:
    """Curves, ledger, forest plot and conclusions show one estimate with one interval."""
    whole = wholes("onc301")
    ratio = whole.deck.fact_index()["os.hr.quelmatinib_vs_ostrataxel"]
    estimate, lower, upper = (f"{x:.2f}" for x in (ratio.value, ratio.lower, ratio.upper) if x)
    brief, full = f"{estimate} ({lower} to {upper})", f"{estimate} (95% CI, {lower} to {upper})"
    texts = {frame.slide_id: words(frame) for frame in whole.frames}
    for slide in ("primary.os", "ledger", "forest.os", "forest.os-2"):
        assert brief in texts[slide], slide
    assert full in texts["conclusions"]
