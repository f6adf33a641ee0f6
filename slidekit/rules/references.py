"""Where numbers come from: each slide says it, and each reference can be found."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from slidekit.layout.words import citations
from slidekit.rules.finding import Rule
from slidekit.rules.published import FIXED
from slidekit.rules.shown import all_shown, breach, of_role, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft
    from slidekit.study.spec import Reference

DOI = re.compile(r"10\.\d{4,9}/\S+")
PMID = re.compile(r"[1-9]\d{0,8}")
NCT = re.compile(r"NCT\d{8}")
OWN_DATA = re.compile(r"data on file")


def slide_cites_source(draft: Draft) -> Iterator[Breach]:
    """Every slide with results says where they come from: a cited reference, or data on file."""
    for shown in all_shown(draft):
        results = [
            f for f in shown.facts if f.value is not None and f.provenance.method not in FIXED
        ]
        if shown.exhibit is None or not results:
            continue
        cited = shown.cited()
        for reference in sorted({_source(fact) for fact in results}):
            if reference and reference not in cited:
                yield shown.breach("not_cited", reference=reference)
            elif not reference and not OWN_DATA.search(shown.words()):
                yield shown.breach("no_source", title=shown.title)


def _source(fact: Fact) -> str:
    """Return the id of the reference that a number was taken from, "" for own data."""
    return fact.provenance.reference or ""


def ref_valid(draft: Draft) -> Iterator[Breach]:
    """References are whole and well formed, listed where they are cited, and cited where listed."""
    references = draft.deck.references()
    for reference in references:
        for problem in _form_problems(reference):
            yield breach(problem, id=reference.id)
    yield from _doubles(references)
    yield from _unclosed(draft, references)


def _unclosed(draft: Draft, references: tuple[Reference, ...]) -> Iterator[Breach]:
    """Yield what is cited and not listed under its number, and what is listed and not cited."""
    cited = {i for shown in all_shown(draft) for i in shown.cited()}
    numbers = citations(draft.deck)
    lists = of_role(draft, "references")
    if cited and not lists:
        yield breach("no_list", lacks="slide references")
        return
    lines = [plain(p.text) for s in lists for t in s.texts for p in t.paragraphs]
    for reference in references:
        number = numbers.get(reference.id, 0)
        found = [line for line in lines if plain(reference.title) in line]
        if reference.id not in cited:
            if found:
                yield breach("orphan", severity="warn", id=reference.id)
        elif not any(re.match(rf"\[?{number}[.\])\s]", line) for line in found):
            yield breach("not_listed", id=reference.id, number=str(number))


def _form_problems(reference: Reference) -> Iterator[str]:
    for problem, text, form in (
        ("doi", reference.doi, DOI),
        ("pmid", reference.pmid, PMID),
        ("nct", reference.nct, NCT),
    ):
        if text and not form.fullmatch(text):
            yield problem
    if reference.type == "article" and not (
        reference.authors and reference.journal and reference.year
    ):
        yield "incomplete"


def _doubles(references: tuple[Reference, ...]) -> Iterator[Breach]:
    """Yield the sources that are there twice under different ids."""
    names = [name for r in references for name in (r.doi.casefold(), r.pmid) if name]
    for name in sorted(name for name, times in Counter(names).items() if times > 1):
        yield breach("twice", name=name)


RULES = (
    Rule(
        "slide-cites-source",
        "ABPI Code 2024 cl. 6.3; EFPIA Code art. 3",
        "block",
        slide_cites_source,
    ),
    Rule("ref-valid", "ABPI Code 2024 cl. 6.2; AMA Manual of Style", "block", ref_valid),
)
