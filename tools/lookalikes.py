"""Write the table of letters that look alike from `confusables.txt` of Unicode (UTS 39).

    python -m tools.lookalikes confusables.txt

Kept are letters, digits and marks that stay what they are under NFKC: names are compared after it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).parents[1] / "slidekit" / "library" / "lookalikes.txt"
LICENCE = """\
Letters that look alike. Each line: what they are taken for, a colon, and the letters, hexadecimal.
Made by tools/lookalikes.py from confusables.txt of Unicode Technical Standard 39, version {0}:
only letters, digits and marks are kept, sorted.

UNICODE LICENSE V3
COPYRIGHT AND PERMISSION NOTICE
Copyright (c) 1991-2025 Unicode, Inc.

NOTICE TO USER: Carefully read the following legal agreement. BY DOWNLOADING, INSTALLING, COPYING OR
OTHERWISE USING DATA FILES, AND/OR SOFTWARE, YOU UNEQUIVOCALLY ACCEPT, AND AGREE TO BE BOUND BY, ALL
OF THE TERMS AND CONDITIONS OF THIS AGREEMENT. IF YOU DO NOT AGREE, DO NOT DOWNLOAD, INSTALL, COPY,
DISTRIBUTE OR USE THE DATA FILES OR SOFTWARE.

Permission is hereby granted, free of charge, to any person obtaining a copy of data files and any
associated documentation (the "Data Files") or software and any associated documentation (the
"Software") to deal in the Data Files or Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, and/or sell copies of the Data Files or
Software, and to permit persons to whom the Data Files or Software are furnished to do so, provided
that either (a) this copyright and permission notice appear with all copies of the Data Files or
Software, or (b) this copyright and permission notice appear in associated Documentation.

THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT OF THIRD PARTY RIGHTS.

IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM,
OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF
USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING
OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA FILES OR SOFTWARE.

Except as contained in this notice, the name of a copyright holder shall not be used in advertising
or otherwise to promote the sale, use or other dealings in these Data Files or Software without
prior written authorization of the copyright holder."""


def table_of(text: str) -> str:
    """Return the table for the text of `confusables.txt`."""
    version = re.search(r"^# Version: (\S+)", text, re.MULTILINE)
    if version is None:
        raise SystemExit("This is no confusables.txt: it names no version.")
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for line in text.splitlines():
        pair, _, _ = line.lstrip("\ufeff").partition("#")
        if ";" in pair:
            letter, taken_for = (_letters(codes) for codes in pair.split(";")[:2])
            kept = "".join(filter(_counts, taken_for))
            if _counts(letter) and kept not in ("", letter):
                alike[kept].append(letter)
    head = "".join(f"# {line}".rstrip() + "\n" for line in _head(version[1]))
    return head + "".join(f"{_codes(one)}: {_codes(sorted(alike[one]))}\n" for one in sorted(alike))


def _head(version: str) -> list[str]:
    return LICENCE.format(version).splitlines()


def _letters(codes: str) -> str:
    return "".join(chr(int(code, 16)) for code in codes.split())


def _codes(letters: str | list[str]) -> str:
    return " ".join(f"{ord(letter):04X}" for letter in letters)


def _counts(letter: str) -> bool:
    is_kept = letter.isalnum() or unicodedata.category(letter)[0] == "M"
    return is_kept and unicodedata.normalize("NFKC", letter) == letter


if __name__ == "__main__":
    TABLE.write_text(table_of(Path(sys.argv[1]).read_text("utf-8")), "utf-8")
