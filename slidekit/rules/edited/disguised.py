"""Words and numerals whose letters were disguised, read as a person in the room reads them."""

from __future__ import annotations

import re
import unicodedata

LOOKALIKES = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0455\u0458"
    "\u0501\u04bb\u051b\u051d\u04cf\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422"
    "\u0423\u0425\u0406\u0405\u0408\u03b1\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u0131"
    "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f"
    "\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22",
    "abekmhopctyxisjdhqwlABEKMHOPCTYXISJaeiknoptuxABEZHIKMNOPTYXiabcdefghijklmnoprstuvwyz",
)
"""Cyrillic, Greek and small capital letters -> the Latin letters that they look like."""
LETTER_BY_LETTER = re.compile(r"(?<!\w)(?:[^\W\d_][ \u00a0.*_\-]){2,}[^\W\d_](?!\w)")
JOINTS = re.compile(r"(?<=[^\W\d_])[_*](?=[^\W\d_])")
BREAKS = re.compile(r"(?<=\w)[\u2028\u2029](?=\w)")
O_FOR_ZERO = re.compile(r"(?<![^\W\d_])[Oo](?=[.,]\d)|(?<=\d[.,])[Oo]|(?<=\d)[Oo](?=\d)")
LOW = re.compile(r"[\u00b2\u00b3\u00b9\u2070-\u2079]+(?:\u00b7[\u00b2\u00b3\u00b9\u2070-\u2079]+)?")
_FIGURES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TENS = "thirteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
SPELLED = re.compile(
    rf"\b(?:(?:{_FIGURES}|{_TENS})[ -]?)+"
    r"(?:per ?cent|percentage points|times|-?fold|months?|years?)\b"
    rf"|\b(?:{_FIGURES}) (?:in|out of) (?:{_FIGURES}|{_TENS})\b"
    rf"|\b(?:one|two|three|a)[ -](?:quarters?|thirds?|fifths?|half)\b"
    r"|\b(?:in|by|of) half\b|\bhalf (?:of|the|as)\b|\bhalv(?:e|es|ed|ing)\b",
    re.IGNORECASE,
)
"""Numerals in words, where they count patients, risk or time."""


def undisguised(text: str) -> str:
    """Return a text in plain letters: no look-alikes, marks, hidden signs or gaps in words."""
    if text.isascii() and not (LETTER_BY_LETTER.search(text) or JOINTS.search(text)):
        return text
    plain = "".join(c for c in text if unicodedata.category(c) != "Cf")
    plain = unicodedata.normalize("NFKD", BREAKS.sub("", plain).translate(LOOKALIKES))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = LETTER_BY_LETTER.sub(lambda found: re.sub(r"[\W_]", "", found[0]), plain)
    return JOINTS.sub("", plain)


def undisguised_numerals(text: str) -> str:
    """Return a text whose numerals are digits: raised ones, fractions and O for zero too."""
    text = LOW.sub(lambda found: _lowered(text, found), text)
    return O_FOR_ZERO.sub("0", unicodedata.normalize("NFKC", text).replace("\u2044", "/"))


def _lowered(text: str, found: re.Match[str]) -> str:
    """Return raised digits as digits, and none where they are a power or a mark of a source."""
    before = text[: found.start()][-1:]
    is_number = not before or not (before.isalnum() or before in ".,;)")
    return unicodedata.normalize("NFKC", found[0]).replace("\u00b7", ".") if is_number else ""


def spelled_numerals(text: str) -> list[str]:
    """Return the numerals of a text that stand there in words."""
    return list(dict.fromkeys(found[0].strip() for found in SPELLED.finditer(text)))
