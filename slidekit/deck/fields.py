"""The few words of an approved deck that its presenter may say anew: who shows it, where and when.

Nobody reviews them, and they stand on slides that say they are approved. So they are held to what
names, employers, meetings and interests need: one short line, letters that can be seen, no result,
no sentence, and nothing that the deck is about. Interests are among them because they belong to the
person and the day: those of another person would be a false disclosure. Whether what is left
promotes is judged where the wordings are (`slidekit.app.deriving`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from slidekit.deck.medicines import own_drugs
from slidekit.languages import tell, to_tell
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.deck.model import Deck
    from slidekit.study.spec import StudySpec


@dataclass(frozen=True, slots=True)
class Limit:
    """What one field may hold."""

    characters: int
    """The most."""
    digits: bool = True


LIMITS: Final[Mapping[str, Limit]] = {
    "presenter.name": Limit(80, digits=False),
    "presenter.employer": Limit(120),
    "presenter.conflicts": Limit(240),
    "meeting": Limit(120),
    "date": Limit(10),
}
"""Field of `deck:` -> its limit; no other field is said anew without review."""
CALLED: Final[Mapping[str, str]] = {
    "presenter.name": to_tell('The field "Presenter"'),
    "presenter.employer": to_tell('The field "Employer"'),
    "presenter.conflicts": to_tell('The field "Conflicts of interest"'),
    "meeting": to_tell('The field "Meeting"'),
    "date": to_tell('The field "Date"'),
}
"""Field -> what the window calls it."""
PUNCTUATION: Final = " .,;:'()&/+-\u2019\u2013\u2014\u00b7\u201c\u201d\u201e\""
UNSEEN: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
)
"""Letters and marks by their category that print as nothing."""
SHORT: Final = 4
"""Letters of a name, such as an abbreviation, that is looked for as it is written."""
LONG: Final = 8
"""Letters of a name that is looked for across blanks and hyphens."""
_SHOWN: Final = ("L", "M", "Nd")
_ABBREVIATION: Final = re.compile(
    r"\d+|[^\W\d_]|dr|st|jr|sr|co|kg|ag|nr|no|vs|fr|hr|ms|mr|mrs|ev|prof|med|rer|nat|phil|habil"
    r"|univ|priv|doz|dipl|ing|mag|pharm|assoc|asst|hosp|dept|inst|corp|inc|ltd|hon|int|soc|ann"
    r"|conf|cong|abt|klin",
    re.IGNORECASE,
)
"""Words that end in a full stop without ending a sentence, besides initials and ordinals."""
_STOP: Final = re.compile(r"([^\W_]+)\.(?=\s|[)\"\u201d\u201c;,]|$)")
_COUNT: Final = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most|all|none"
    r"|ein[es]?[rmn]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|die hälfte|alle)"
)
_DAY: Final = re.compile(r"\b\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}\b")
"""A date in figures: it looks like a number with decimals, and is none."""
_CLAIM: Final = re.compile(
    r"\d+[.,\u00b7]\d+|\bper ?cent\b|\bprozent\b|\d+\s*-?\s*(?:fold|fach)\b|\b\d+\s*[/:]\s*\d+"
    rf"|\b{_COUNT}\s+(?:(?:out\s+)?of|in|von|aus|vs\.?|versus)\s+(?:the\s+|my\s+|den\s+)?{_COUNT}\b"
    r"|\b(?:hazard|odds|risk|rate)\s+(?:ratio|reduction)\b|\b[hro]r\s+\d|\bp\s+\d"
    r"|\b(?:prescri|recommend|verordn|verschreib|empfehl|empfohl)\w*|\b(?:first|second)[- ]line\b"
    r"|\boff[- ]label\b|\b(?:erst|zweit)linie\w*"
    r"|\b(?:should|must|ought|soll(?:te)?n?|muss|müssen)\b"
    r"|\b\d+\s*-?\s*(?:weeks?|months?|wochen?|monaten?)\b"
    r"|\b\d+\s+(?:from|against|gegen)\s+\d+|\b(?:no|zero|0|keine?|null)\s+(?:deaths?|tod\w*)\b"
    r"|\b(?:surviv(?!orship)|überleb|outliv|responders?\b|efficac|effective|wirkt\b|wirksam|mortalit)"
    r"\w*|\b(?:approved|zugelassen\w*|indicat\w+|indikation\w*|indiziert\w*)\b"
    r"|\b(?:everybody|everyone|nobody|no one|jede[rmn]|niemand\w*|all(?:en)? (?:my )?patient\w*)\b",
    re.IGNORECASE,
)
"""A share, a ratio, a span of time, a number with decimals, a p value, an outcome, what a medicine
is approved for, for whom, or what somebody ought to do."""
_COMMON: Final = (
    *("standard", "therapy", "treatment", "control", "group", "daily", "weekly", "monthly"),
    *("months", "weeks", "years", "plus", "with", "care", "dose", "investigator", "investigators"),
    *("choice", "chemotherapy", "supportive", "treated", "randomised", "study", "trial"),
    *("infusion", "tablets", "capsules", "injection", "patients"),
)
"""Words of names of arms that name nothing by themselves."""
_ALIKE: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})
"""Scripts of which letters look like those of another."""


def plain(value: str) -> str:
    """Return a value as it is shown: composed letters, single blanks."""
    return " ".join(unicodedata.normalize("NFC", value).split(" ")).strip()


def wrong_values(deck: Deck, fields: Mapping[str, str]) -> Iterator[str]:
    """Yield why values cannot be said without review, a sentence each.

    Args:
        deck: the approved deck.
        fields: new values of some of `LIMITS`; what is the approved value is not judged.
    """
    for name, value in fields.items():
        if name not in LIMITS:
            yield tell("{0} cannot be set without review; only {1} can.", name, listed([*LIMITS]))
        elif name != "date" and value != approved_value(deck, name):
            yield from _wrong(deck, name, value)


def called(name: str) -> str:
    """Return how a sentence about a field begins, as the window calls it."""
    return tell(CALLED[name])


def approved_value(deck: Deck, name: str) -> str:
    """Return what the approved deck says in a field."""
    holder, _, key = name.rpartition(".")
    return str(getattr(getattr(deck.settings, holder) if holder else deck.settings, key))


def _wrong(deck: Deck, name: str, value: str) -> Iterator[str]:
    limit = LIMITS[name]
    if len(value) > limit.characters:
        yield tell(
            "{0} has {1} characters, {2} are the most that need no review. Shorten it.",
            *(called(name), len(value), limit.characters),
        )
    if odd := sorted({one for one in value if not _is_shown(one)}):
        signs = listed(
            [one if one.isprintable() and one not in UNSEEN else f"U+{ord(one):04X}" for one in odd]
        )
        yield tell(
            "{0} holds signs that no name or meeting needs: {1}. Write one line of letters, "
            "numbers and common punctuation.",
            *(called(name), signs),
        )
    if len({unicodedata.name(one, "").split(" ")[0] for one in value} & _ALIKE) > 1:
        yield tell(
            "{0} mixes letters of two alphabets that look alike. Type it anew.", called(name)
        )
    if not limit.digits and (digits := re.findall(r"\d+", value)):
        yield tell("{0} holds a number: {1}. Leave it out.", called(name), listed(digits))
    yield from _wrong_words(deck, name, value)


def _is_shown(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return sign in PUNCTUATION or (kind.startswith(_SHOWN) and sign not in UNSEEN)


def _wrong_words(deck: Deck, name: str, value: str) -> Iterator[str]:
    if claim := _CLAIM.search(_DAY.sub(" ", value)):
        yield tell(
            '{0} says "{1}", which reads as a result or as advice. That needs review; '
            "leave it out.",
            *(called(name), claim[0].strip()),
        )
    if said := [one for one in _subjects(deck) if _names(value, one)]:
        yield tell(
            "{0} names {1}, which the deck is about. What is said of that needs review; "
            "leave it out.",
            *(called(name), listed(said[:3])),
        )
    if end := next((m for m in _STOP.finditer(value) if not _ABBREVIATION.fullmatch(m[1])), None):
        yield tell(
            '{0} is written as a sentence: it ends after "{1}". Give a name or a list without full '
            "stops; sentences need review.",
            *(called(name), end[1]),
        )


def _names(value: str, name: str) -> bool:
    """Tell whether a value holds a name; short ones letter by letter and as whole words."""
    if len(name) > SHORT:
        found = re.search(rf"(?<!\w){re.escape(_folded(name))}", _folded(value))
        return found is not None or (_is_telling(name) and _bare(name) in _bare(value))
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", value))


def _is_telling(name: str) -> bool:
    """Tell whether a name is one word so long that no other holds its letters by chance."""
    return len(name) >= LONG and name.isalpha()


def _bare(text: str) -> str:
    """Return the letters of a text without marks, blanks and hyphens: Quel-mātinib is a name."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in apart if one.isalnum())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _subjects(deck: Deck) -> tuple[str, ...]:
    """Return what a deck is about by its names: medicines, arms, endpoints and studies."""
    specs = [study.spec for study in deck.studies]
    arms = [name for spec in specs for arm in spec.arms for name in (arm.name, arm.short)]
    arms += [product.generic for spec in specs for product in spec.products]
    words = [word for name in arms for word in re.findall(r"[^\W\d_]{5,}", name)]
    telling = [word for word in words if word.casefold() not in _COMMON]
    found = (*own_drugs(deck), *telling, *arms, *(one for spec in specs for one in _of_study(spec)))
    by_word = {_folded(one): one for one in reversed(found) if len(one) > 1}
    return tuple(reversed(by_word.values()))


def _of_study(spec: StudySpec) -> Iterator[str]:
    yield from (spec.short_title, spec.title, spec.nct, spec.id)
    for endpoint in spec.endpoints:
        yield from (endpoint.label, endpoint.short)
