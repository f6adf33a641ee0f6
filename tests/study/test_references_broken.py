from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.errors import StudyError
from slidekit.study.references import MAX_RECORDS, READERS, import_references
from tests.study.reference_files import BIB, CSL, NBIB, RIS, put

if TYPE_CHECKING:
    from pathlib import Path

DEEP = "[" * 100_000
BROKEN: dict[str, tuple[str, str | bytes, str]] = {
    "empty": ("r.ris", "", "r.ris is empty."),
    "blank": ("r.nbib", "\n \n", "r.nbib is empty."),
    "another kind": ("r.docx", "x", "its name ends with .docx"),
    "text of no kind": ("r.txt", "Smith J. A trial.", "its name ends with .txt"),
    "no reference in BibTeX": ("r.bib", "Smith J. A trial.", "r.bib holds no reference."),
    "no reference in RIS": ("r.ris", "<!DOCTYPE html>\n<p>", "r.ris holds no reference."),
    "an empty list": ("r.json", "[]", "r.json holds no reference."),
    "a wrong encoding": (
        "r.ris",
        "TY  - JOUR\nTI  - M\xfcller\nER  - \n".encode("latin-1"),
        "r.ris, line 2: this is no UTF-8 text.",
    ),
    "a picture": ("r.ris", b"\x00\x01\x02", "r.ris, line 1: a control character (code 0)"),
    "no TY": ("r.ris", "\nAU  - A\nER  - \n", "r.ris, line 2: AU stands outside a reference"),
    "cut off": (
        "r.ris",
        RIS + "TY  - JOUR\nTI  - A",
        "r.ris, line 27: the reference that begins here has no end (ER)",
    ),
    "ER forgotten": (
        "r.ris",
        "TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - \n",
        "r.ris, line 1: the reference that begins here has no end (ER)",
    ),
    "no title": ("r.ris", "\nTY  - JOUR\nPY  - 2020\nER  - \n", "r.ris, line 2: the reference has"),
    "no PMID": ("r.nbib", "TI  - A\nPMID- 1\n", "r.nbib, line 1: a reference begins with PMID"),
    "no JSON": ("r.json", '[{"title": "a"},\n {"title": }]', "r.json, line 2: this is no JSON"),
    "an endless list": ("r.json", '[{"id": "a", "title": "a"},', "r.json, line 1: this is no JSON"),
    "a text for an item": ("r.json", '[\n"Smith"]', "r.json, line 2: 'Smith' stands where"),
    "nested too deep": ("r.json", DEEP, "r.json is nested too deep"),
    "an entry not closed": (
        "r.bib",
        "@article{a,\n title={A}\n}\n@article{b, title={B\n",
        "r.bib, line 4: this entry is not closed or damaged.",
    ),
    "a key twice": (
        "r.bib",
        "@misc{a, title={A}}\n@misc{a, title={B}}",
        "r.bib, line 2: this entry has the key of another.",
    ),
    "an entry without its @": (
        "r.bib",
        "@misc{a, title={A}}\n\n article{b,\n title={B}}",
        "r.bib, line 3: this looks like an entry and has no @ before it.",
    ),
    "a command that is not known": (
        "r.bib",
        "\n@misc{a, title={\\textalpha-blocker}}",
        "r.bib, line 2: the LaTeX command \\textalpha is not known",
    ),
    "braces without end": (
        "r.bib",
        "@misc{a, title={" + "{" * 3000 + "x" + "}" * 3000 + "}}",
        "r.bib, line 1: braces stand too deep",
    ),
    "a title that is a token": (
        "r.ris",
        "TY  - JOUR\nTI  - The ratio {os.hr.a_vs_b}\nER  - \n",
        "r.ris, line 1: 'The ratio {os.hr.a_vs_b}' holds a text in braces",
    ),
    "a title without end": (
        "r.ris",
        f"TY  - JOUR\nTI  - {'x' * 5000}\nER  - \n",
        "r.ris, line 1: title is 'xxxx",
    ),
    "too many": (
        "r.nbib",
        "".join(f"PMID- {n}\nTI  - A trial {n}\n" for n in range(1, MAX_RECORDS + 2)),
        f"r.nbib, line {2 * MAX_RECORDS + 1}: here begins reference {MAX_RECORDS + 1}",
    ),
    "too long together": (
        "r.nbib",
        "".join(f"PMID- {n}\nTI  - {n}{'x' * 3000}\n" for n in range(1, 201)),
        "a deck can hold 500 of 400000 together",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_cannot_be_used_is_named_with_its_line(case: str, tmp_path: Path) -> None:
    """One error says which file, where a line helps which line, and what to do."""
    name, content, says = BROKEN[case]
    with pytest.raises(StudyError) as error:
        import_references([put(tmp_path, name, content)])
    assert says in str(error.value)
    assert error.value.fix


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """Its size is looked at before a byte of it is."""
    path = put(tmp_path, "r.ris", "TY  - JOUR\n")
    os.truncate(path, 3_000_000_000)
    with pytest.raises(StudyError, match=r"r\.ris is too large: 3000 MB, at most 20 MB"):
        import_references([path])


WHOLE = {".ris": RIS, ".nbib": NBIB, ".json": json.dumps(CSL), ".bib": BIB}


@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_damaged_file_is_read_or_refused(suffix: str, data: st.DataObject) -> None:
    """Whatever is cut out of a file or put into it, there are references, or one plain error."""
    text = WHOLE[suffix]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 40, len(text))))
    odd = data.draw(st.text('{}\\"@[],:-$%&\n TYERPMID\N{COMBINING DIAERESIS}', max_size=6))
    message = refusal(text[:start] + odd + text[end:], suffix)
    assert message == "" or f"r{suffix}" in message


def refusal(text: str, suffix: str) -> str:
    """Return why a text cannot be read, "" if it can."""
    try:
        for record in READERS[suffix](text, f"r{suffix}"):
            record.reference("new")
    except StudyError as error:
        return str(error) if error.fix else "it does not say what to do"
    return ""
