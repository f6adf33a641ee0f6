"""Fixes of numbers in texts: bound to their results again, shown with their intervals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.deck.edit import ChangeSlide, as_one
from slidekit.deck.typed import FIELDS
from slidekit.exhibits.format import MINUS, TOKEN, Formatter
from slidekit.languages import tell
from slidekit.rules.estimates import EFFECTS
from slidekit.rules.fixes.fix import Fix, fact_of
from slidekit.rules.fixes.slides import slide_of
from slidekit.rules.fixes.texts import rewritten
from slidekit.rules.naming import measured
from slidekit.rules.numbers import COUNTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from slidekit.deck.model import Slide
    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft

    Patterns = Callable[[Fact, Formatter], Iterator[tuple[str, str]]]

BARE = ("value", "number", "trimmed", "")
"""Styles that print an estimate alone; "" is none, which means "value"."""
WITHOUT_LEVEL = (*BARE, "brief")
TEXTS = ("title", "body", "right", "key_lines", "footnotes")
TO = r"\s*(?:to|-|\N{EN DASH}|,)\s*"
"""What people write between two limits."""
FEWEST_DIGITS = 3
"""Of a bare number: shorter ones are printed by so many results that they tell of none."""
SIGNS = rf"\-{MINUS}\N{{EN DASH}}"
"""What makes another number of the one behind it, or a limit of two."""
POINTS = r"\s*(?:percentage[ -]points?|points?|pp)\b"
RATIOS = {"hr": r"HR|hazard ratio", "or": r"OR|odds ratio", "rr": r"RR|(?:risk|rate) ratio"}


@dataclass(frozen=True, slots=True)
class _Form:
    """How people write a result, and the token that prints it."""

    token: str
    before: str = ""
    """Pattern for what must end where the number begins, such as the name of its measure."""
    after: str = ""
    """Pattern for what must begin where the number ends, such as its unit."""

    def fits(self, text: str, start: int, stop: int) -> bool:
        """Tell whether the words beside a number are those of the result."""
        named = not self.before or re.search(rf"(?:{self.before})$", text[:start], re.IGNORECASE)
        return bool(named and re.match(self.after, text[stop:], re.IGNORECASE))


def show_interval(draft: Draft, breach: Breach) -> Fix | None:
    """Print an estimate with its interval and the level of that, wherever its slide prints it."""
    slide = slide_of(draft, breach)
    styles = {"not_shown": BARE, "level_not_shown": WITHOUT_LEVEL}.get(breach.message, ())
    if slide is None or not styles:
        return None
    wanted = re.split(r", (?:and )?| and ", fact_of(breach, "fact"))

    def full(token: re.Match[str]) -> str:
        is_bare = token[1] in wanted and (token[2] or "") in styles
        return f"{{{token[1]}:full}}" if is_bare else token[0]

    label = tell("Show the interval beside the estimate on slide {0}", slide.id)
    edits = [
        e for field in TEXTS if (e := rewritten(slide, field, lambda t: TOKEN.sub(full, t), label))
    ]
    return Fix(as_one(label, edits)) if edits else None


def bind(draft: Draft, breach: Breach) -> Fix | None:
    """Bind typed numbers to the results that print so.

    A result written whole, with its limits or with n of N, tells which it is. A bare number may
    be that of another trial: it is only offered, for a result of its own slide that alone reads so
    and whose unit or measure stands beside it.
    """
    slide = slide_of(draft, breach)
    field = FIELDS.get(breach.block.rpartition(".")[2], "")
    if slide is None or not field:
        return None
    formatter, numerals = Formatter(draft.policy.formats), fact_of(breach, "numerals").split(", ")
    ways = (
        (_forms(draft.deck.facts, _whole_patterns, formatter), True),
        (_forms(_of_exhibit(draft, slide), _bare_patterns, formatter), False),
        (_forms(_of_texts(draft, slide), _bare_patterns, formatter), False),
    )
    for forms, safe in ways:
        if edit := _binding(slide, field, forms, numerals):
            return Fix(edit, safe)
    return None


def _binding(
    slide: Slide, field: str, forms: Mapping[str, _Form], numerals: list[str]
) -> ChangeSlide | None:
    label = tell("Bind the typed number on slide {0} to its result", slide.id)
    return rewritten(slide, field, lambda text: _bound(text, forms, numerals), label)


def _of_exhibit(draft: Draft, slide: Slide) -> tuple[Fact, ...]:
    """Return the facts of the figure or table that a slide shows."""
    exhibit = draft.deck.exhibit_index().get(slide.exhibit)
    ids = set(exhibit.facts if exhibit else ())
    return tuple(fact for fact in draft.deck.facts if fact.id in ids)


def _of_texts(draft: Draft, slide: Slide) -> tuple[Fact, ...]:
    """Return the facts that the texts of a slide name."""
    texts = (slide.title, *(line.text for line in (*slide.body, *slide.right)), *slide.key_lines)
    ids = {match[1] for text in texts for match in TOKEN.finditer(text)}
    return tuple(fact for fact in draft.deck.facts if fact.id in ids)


def _forms(facts: tuple[Fact, ...], patterns: Patterns, formatter: Formatter) -> dict[str, _Form]:
    """Return pattern -> form for all that exactly one of some results prints, longest first."""
    found: dict[str, set[str]] = {}
    forms: dict[str, _Form] = {}
    for fact in facts:
        beside = _beside(fact) if patterns is _bare_patterns else ("", "")
        for style, pattern in patterns(fact, formatter):
            found.setdefault(pattern, set()).add(fact.id)
            if style and beside:
                forms.setdefault(pattern, _Form(f"{{{fact.id}:{style}}}", *beside))
    told = (pattern for pattern in forms if len(found[pattern]) == 1)
    return {pattern: forms[pattern] for pattern in sorted(told, key=lambda p: (-len(p), p))}


def _beside(fact: Fact) -> tuple[str, str] | None:
    """Return patterns for what stands before and after a result's number; None: nothing would."""
    if fact.unit:
        return "", rf"\s*{re.escape(fact.unit.removesuffix('s'))}s?\b"
    ratio = RATIOS.get(measured(fact), "ratio")
    return {
        "ratio": (rf"\b(?:{ratio})\b[^.;\d]*", ""),
        "difference": ("", POINTS),
        "p_value": (r"\bp\s*=?\s*", ""),
        "count": ("", rf"\s*{COUNTED}\b"),
        "proportion": ("", ""),  # its sign of percent is a part of the number
    }.get(fact.measure)


def _whole_patterns(fact: Fact, formatter: Formatter) -> Iterator[tuple[str, str]]:
    """Yield style and pattern for each way in which people write a whole result."""
    if fact.value is None:
        return
    if fact.lower is not None and fact.upper is not None and fact.level is not None:
        lower = _loose(formatter.number(fact, fact.lower, "lower"))
        upper = _loose(formatter.number(fact, fact.upper, "upper"))
        level = rf"(?:{_loose(formatter.level(fact))}\s*CI\s*[:,=]?\s*)?"
        value = rf"{_loose(formatter.value(fact))}\s*[(\[,;]?\s*"
        yield "full", rf"{value}{level}{lower}%?{TO}{upper}%?(?:[)\]]|(?![\d.]))"
    if fact.measure == "proportion" and fact.n is not None and fact.N is not None:
        yield "count_percent", _loose(formatter.count_percent(fact))


def _bare_patterns(fact: Fact, formatter: Formatter) -> Iterator[tuple[str, str]]:
    """Yield style and pattern of a value alone; "" as style for what else reads like a value."""
    if fact.value is None:
        return
    value = formatter.value(fact)
    others = (fact.lower, fact.upper)
    names = ("lower", "upper")
    pairs = zip(others, names, strict=True)
    for text in (formatter.number(fact, n, name) for n, name in pairs if n is not None):
        yield "", _alone(text)
    yield from (("", _alone(str(count))) for count in (fact.n, fact.N) if count is not None)
    if sum(map(str.isdigit, value)) >= FEWEST_DIGITS:
        # An effect never stands without its interval.
        is_effect = fact.measure in EFFECTS and fact.lower is not None
        yield "full" if is_effect else "value", _alone(value)


def _alone(text: str) -> str:
    """Return a pattern for a number that is no limit of something and has none behind it."""
    return rf"(?<![(\[])(?<!to )(?<!CI )(?<!CI, ){_loose(text)}(?!\s*[(\[{SIGNS}])"


def _loose(text: str) -> str:
    """Return a pattern for a text: its spaces may be of any kind, its minus a hyphen."""
    words = (re.escape(word) for word in text.replace(MINUS, "-").split())
    return r"\s+".join(words).replace(re.escape("-"), f"[-{MINUS}]")


def _bound(text: str, forms: Mapping[str, _Form], numerals: list[str]) -> str:
    """Return a text with its typed numbers bound; tokens and longer numbers stay as they are."""
    for pattern, form in forms.items():
        text = _replaced(text, pattern, form, numerals)
    return text


def _replaced(text: str, pattern: str, form: _Form, numerals: list[str]) -> str:
    def one(match: re.Match[str]) -> str:
        is_typed = match[1] and any(numeral in match[1] for numeral in numerals)
        return form.token if is_typed and form.fits(text, *match.span()) else match[0]

    number = rf"(?<![\w.,{SIGNS}])(?<![{SIGNS}]\s)({pattern})(?![\w%]|[.,]\d)"
    return re.sub(rf"\{{[^{{}}]*\}}|{number}", one, text)
