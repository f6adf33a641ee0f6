"""What medicines are called in a deck that slidekit did not write: nobody has said it there.

A name is told by its ending, which the World Health Organization gives to each class of medicines
("The use of stems in the selection of international nonproprietary names"), or by the sign of a
trade mark. Old classes are left out: their medicines are mostly what is compared against.
"""

from __future__ import annotations

import re

from slidekit.template.tokens import cleaned

STEMS = (
    *("mab", "nib", "mib", "ciclib", "parib", "lisib", "toclax", "lutamide", "domide", "vedotin"),
    *("gliptin", "gliflozin", "glutide", "xaban", "gatran", "grelor", "gepant", "ercept", "kinra"),
    *("leucel", "parvovec", "nersen", "siran", "relix", "buvir", "asvir", "tegravir", "orexant"),
)
GENERIC = re.compile(rf"\b[a-z]{{2,}}(?:{'|'.join(STEMS)})\b", re.IGNORECASE)
BRAND = re.compile("\\b[^\\W\\d_]\\w+(?=\\s?\N{REGISTERED SIGN})")


def medicines_named(text: str) -> tuple[str, ...]:
    """Return the medicines that a text seems to name, each once, in small letters."""
    plain = cleaned(text)
    names = (*GENERIC.findall(plain), *BRAND.findall(plain))
    return tuple(sorted({name.lower() for name in names}, key=lambda name: (-len(name), name)))
