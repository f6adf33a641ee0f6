"""The one place where numbers become words: rounding is half away from zero, once, at display."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from slidekit.errors import DeckError
from slidekit.exhibits.fact import Fact
from slidekit.languages import DECIMAL_MARKS, deck_language, marked, say_in, tell, to_say
from slidekit.template.policy import Formats

TOKEN = re.compile(r"\{([a-z0-9_]+(?:\.[^{}:]+)+)(?::([a-z_]+))?\}")
"""{fact.id} or {fact.id:style}."""

ABSENT_VALUE = {
    "not_reached": to_say("NR"),
    "not_estimable": to_say("NE"),
    "not_reported": to_say("not reported"),
    "": "NE",
}
ALIKE = 0.7
"""How alike two ids must be spelled for one to be taken for the other."""
MINUS = "\N{MINUS SIGN}"
SEPARATOR = to_say(" to ")
"""Of the limits of an interval, where the policy names none of its own."""
SHARE = to_say("{0}%")
FULL = to_say("{0} ({1} CI, {2})")
RANGE = to_say("{0} (range, {1})")
NO_LIMITS = to_say("{0} (CI not reported)")
LEVEL = to_say("{level}%")
"""A confidence level; it stands before the word for an interval, which German joins to it."""
P_TYPES = {"nominal": to_say("nominal "), "descriptive": to_say("descriptive ")}
COMPARED = ("ratio", "difference", "time_difference")
"""Measures that a test may stand beside; where none was made, tables say so."""
LONGEST_WHOLE = 4
"""Digits of a whole number that is not divided into thousands."""


@lru_cache(maxsize=8192)
def round_half_away(value: float, decimals: int) -> str:
    """Return `value` with `decimals` digits, halves away from zero, never "-0.0".

    The shortest decimal that reads back as the float is what is rounded, so that 0.285 gives 0.29
    as a person expects; a last-bit error of computing is removed first (12 significant digits).
    """
    exact = Decimal(f"{value:.12g}")
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):f}"
    return f"{MINUS}{text}" if rounded < 0 else text


@dataclass(frozen=True, slots=True)
class Formatter:
    """Prints facts by the policy's number formats."""

    formats: Formats
    language: str = field(default_factory=deck_language)
    """Of the words beside the digits, and of the decimal mark."""

    def _say(self, text: str, *values: object, **named: object) -> str:
        return say_in(self.language, text, *values, **named)

    def number(self, fact: Fact, value: float | None, part: str = "value") -> str:
        """Return one number of a fact: its value or a limit, without a unit."""
        if part in (printed := dict(fact.as_printed)):
            return marked(printed[part], self.language)
        if value is None or math.isnan(value):
            return self._say(ABSENT_VALUE[fact.absent] if part == "value" else "NE")
        if math.isinf(value):
            return self._say("NE")
        scale, decimals = self._scale_and_decimals(fact)
        return grouped(round_half_away(value * scale, decimals), self.language)

    def _scale_and_decimals(self, fact: Fact) -> tuple[float, int]:
        formats = self.formats
        return {
            "ratio": (1, formats.ratio_decimals),
            "proportion": (100, formats.percent_decimals),
            "difference": (100, formats.difference_decimals),
            "time": (1, formats.time_decimals),
            "time_difference": (1, formats.time_decimals),
            "count": (1, 0),
            "p_value": (1, formats.p_decimals),
            "number": (1, formats.number_decimals),
        }[fact.measure]

    def value(self, fact: Fact) -> str:
        """Return the value with its sign of percent; "NR", "NE" or "not reported" if absent."""
        text = self.number(fact, fact.value)
        is_share = fact.measure == "proportion" and fact.value is not None
        return self._say(SHARE, text) if is_share else text

    def interval(self, fact: Fact) -> str:
        """Return "lower to upper"."""
        if fact.absent == "not_reported":
            return self.absent()
        lower = self.number(fact, fact.lower, "lower")
        upper = self.number(fact, fact.upper, "upper")
        return f"{lower}{self._say(self.formats.interval_separator)}{upper}"

    def full(self, fact: Fact) -> str:
        """Return "0.71 (95% CI, 0.60 to 0.85)"; of what was observed "63.0 (range, 36 to 84)"."""
        if fact.absent == "not_reported":
            return self.absent()
        if fact.has_interval:
            return self._say(FULL, self.value(fact), self.level(fact), self.interval(fact))
        if fact.lower is not None or fact.upper is not None:
            return self._say(RANGE, self.value(fact), self.span(fact))
        return self._say(NO_LIMITS, self.value(fact)) if fact.level else self.value(fact)

    def brief(self, fact: Fact) -> str:
        """Return "0.71 (0.60 to 0.85)", for columns whose heading names the level."""
        if fact.absent == "not_reported":
            return self.absent()
        return f"{self.number(fact, fact.value)} ({self.interval(fact)})"

    def level(self, fact: Fact) -> str:
        """Return the confidence level as "95%"."""
        digits = f"{Decimal(f'{(fact.level or 0.95) * 100:.6g}').normalize():f}"
        return self._say(LEVEL, level=marked(digits, self.language))

    def p(self, fact: Fact) -> str:
        """Return the p-value with its type, such as "p = 0.012" or "nominal p < 0.001"."""
        words = self._say(P_TYPES[fact.p_type]) if fact.p_type in P_TYPES else ""
        if "p" in (printed := dict(fact.as_printed)):
            digits = re.sub(
                r"^([<>=]?)\s*", lambda sign: f"{sign[1] or '='} ", printed["p"].strip()
            )
            return _unbroken(f"{words}p {marked(digits, self.language)}")
        return _unbroken(f"{words}p {self.p_number(fact.p)}")

    def p_number(self, p: float | None) -> str:
        """Return "= 0.012", "< 0.001" or "> 0.99"."""
        if p is None or math.isnan(p):
            return self.absent()
        unit = 10.0**-self.formats.p_decimals  # with few decimals "0.00" must not be printed
        smallest = max(self.formats.p_smallest, unit)
        largest = min(self.formats.p_largest, 1 - unit)
        if p < smallest:
            return marked(f"< {smallest:g}", self.language)
        if p > largest:
            return marked(f"> {largest:g}", self.language)
        return marked(f"= {round_half_away(p, self.formats.p_decimals)}", self.language)

    def p_cell(self, fact: Fact) -> str:
        """Return the bare p-value for a column headed "p": "0.012" or "<0.001"."""
        if "p" in (printed := dict(fact.as_printed)):
            return marked(printed["p"].strip(), self.language)
        if fact.p is None:
            return self._say(ABSENT_VALUE[fact.absent or "not_reported"])
        return self.p_number(fact.p).removeprefix("= ").replace("< ", "<").replace("> ", ">")

    def whole(self, count: int | None) -> str:
        """Return a number of subjects, or "not reported"."""
        return self.absent() if count is None else grouped(str(count), self.language)

    def absent(self) -> str:
        """Return "not reported"."""
        return self._say("not reported")

    def count(self, fact: Fact) -> str:
        """Return "123/310"; "not reported" where neither number is known."""
        if fact.n is None and fact.N is None:
            return self.absent()
        return f"{self.whole(fact.n)}/{self.whole(fact.N)}"

    def count_percent(self, fact: Fact) -> str:
        """Return "123/310 (39.7%)"."""
        if fact.n is None or fact.N is None:
            return self.absent()
        return f"{self.whole(fact.n)}/{self.whole(fact.N)} ({self.value(fact)})"

    def trimmed(self, fact: Fact) -> str:
        """Return the value without decimals that say nothing: "10%" for 10.0%."""
        return re.sub(r"[.,]0+(?=\s?%?$)", "", self.value(fact))

    def span(self, fact: Fact) -> str:
        """Return "31 to 86", the limits of a range; decimals only where a limit has some."""
        if fact.lower is None or fact.upper is None:
            return self.absent()
        lower = self.number(fact, fact.lower, "lower")
        upper = self.number(fact, fact.upper, "upper")
        if fact.lower == int(fact.lower) and fact.upper == int(fact.upper):
            lower, upper = re.split("[.,]", lower)[0], re.split("[.,]", upper)[0]
        return f"{lower}{self._say(self.formats.interval_separator)}{upper}"

    def cell(self, fact: Fact) -> str:
        """Return "123 (39.7)" or "0", for columns whose heading names N and the unit."""
        if fact.n is None:
            return self.absent()
        return f"{self.whole(fact.n)} ({self.number(fact, fact.value)})" if fact.n else "0"


def _unbroken(text: str) -> str:
    """Keep "p = 0.012" on one line."""
    head, p, number = text.rpartition("p ")
    return head + (p + number).replace(" ", "\N{NO-BREAK SPACE}")


def grouped(digits: str, language: str) -> str:
    """Return digits as a language writes them: in German "12 345,6" with a comma and thin spaces.

    Four digits stay together, as they do in tables of numbers.
    """
    if language == "en":
        return digits
    whole, point, rest = digits.partition(".")
    if len(whole.lstrip(MINUS)) > LONGEST_WHOLE:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "\N{NARROW NO-BREAK SPACE}", whole)
    return f"{whole}{DECIMAL_MARKS[language] if point else ''}{rest}"


STYLES: Mapping[str, Callable[[Formatter, Fact], str]] = {
    "value": Formatter.value,
    "number": lambda formatter, fact: formatter.number(fact, fact.value),
    "interval": Formatter.interval,
    "full": Formatter.full,
    "brief": Formatter.brief,
    "level": Formatter.level,
    "p": Formatter.p,
    "p_cell": Formatter.p_cell,
    "n": lambda formatter, fact: formatter.whole(fact.n),
    "big_n": lambda formatter, fact: formatter.whole(fact.N),
    "count": Formatter.count,
    "count_percent": Formatter.count_percent,
    "cell": Formatter.cell,
    "trimmed": Formatter.trimmed,
    "span": Formatter.span,
}
"""Style of a token -> the words; "value" where a token names none."""


def suits(style: str, fact: Fact) -> bool:
    """Tell whether a result has what a style prints: a range has no level, a ratio no percent.

    One that a source prints, or that could not be estimated, may have any: what it lacks is said.
    """
    if fact.reported or fact.absent:
        return True
    has_limits = fact.level is not None or fact.lower is not None or fact.upper is not None
    is_counted = fact.n is not None and fact.N is not None
    is_share = is_counted and fact.measure == "proportion"
    return {
        **dict.fromkeys(("full", "brief", "interval", "span"), has_limits),
        **dict.fromkeys(("count_percent", "cell"), is_share),
        "count": is_counted,
        **dict.fromkeys(("p", "p_cell"), fact.p is not None or fact.measure in COMPARED),
        "level": fact.level is not None,
        "n": fact.n is not None,
        "big_n": fact.N is not None,
    }.get(style, True)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of resolved text; `fact` names the number that it prints."""

    text: str
    fact: str | None = None


def resolve(text: str, facts: Mapping[str, Fact], formatter: Formatter) -> tuple[Piece, ...]:
    """Split text into pieces, its {fact} tokens replaced by numbers.

    Raises:
        DeckError: a token names a fact or a style that does not exist.
    """
    return tuple(_pieces(text, facts, formatter))


def _pieces(text: str, facts: Mapping[str, Fact], formatter: Formatter) -> Iterator[Piece]:
    end = 0
    for match in TOKEN.finditer(text):
        if match.start() > end:
            yield Piece(text[end : match.start()])
        fact_id, style = match[1], match[2] or "value"
        yield Piece(_print(fact_id, style, facts, formatter), fact_id)
        end = match.end()
    if end < len(text):
        yield Piece(text[end:])


def _print(fact_id: str, style: str, facts: Mapping[str, Fact], formatter: Formatter) -> str:
    if (fact := facts.get(fact_id)) is None:
        raise DeckError(
            tell("The text names {{{0}}}, and no result of this deck has that id.", fact_id),
            fix=_suggest(fact_id, facts),
        )
    if (printer := STYLES.get(style)) is None:
        raise DeckError(
            tell(
                "{{{0}:{1}}} asks for a number format {2!r} that does not exist.",
                fact_id,
                style,
                style,
            ),
            fix=tell("Use one of: {0}.", ", ".join(STYLES)),
        )
    return printer(formatter, fact)


def _suggest(fact_id: str, facts: Mapping[str, Fact]) -> str:
    if not (close := nearest(fact_id, facts)):
        return "Run `slidekit facts` for the ids."
    return f"Did you mean {' or '.join(f'{{{one}}}' for one in close)}?"


def nearest(fact_id: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return up to three ids that may be meant, the most likely first.

    An id that only lacks the name of a study, or has one too many, comes first; then those of the
    same endpoint and measure, of the same endpoint, and others that are spelled alike.
    """
    from difflib import SequenceMatcher

    wanted = fact_id.lower()
    steps, matcher = wanted.split("."), SequenceMatcher(b=wanted)
    found = []
    for one in dict.fromkeys(ids):
        own = one.split(".")
        is_moved = f".{one}".endswith(f".{wanted}") or f".{wanted}".endswith(f".{one}")
        shared = 3 if is_moved else (own[0] == steps[0]) + (own[:2] == steps[:2])
        matcher.set_seq1(one)
        if shared or matcher.quick_ratio() >= ALIKE <= matcher.ratio():
            found.append((-shared, -matcher.ratio(), one))
    return tuple(one for *_, one in sorted(found)[:3])


def plain(text: str, facts: Mapping[str, Fact], formatter: Formatter) -> str:
    """Return text with its {fact} tokens replaced by numbers."""
    return "".join(piece.text for piece in resolve(text, facts, formatter))
