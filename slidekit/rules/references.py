"""Where numbers come from: each slide says it, each reference can be found, and in it the place.

What a reference is called is held to its form and to its check digits; no network is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.layout.words import citations
from slidekit.rules.finding import Rule
from slidekit.rules.published import FIXED
from slidekit.rules.shown import all_shown, breach, of_role, plain
from slidekit.study.references.identifiers import DOI, NCT, PMID, bare_doi, is_issn, is_orcid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.deck.model import Deck
    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft
    from slidekit.study.spec import Reference

YEARS_AFTER_CUTOFF = 30
"""How long after the data cut-off a source of a deck without a date may have appeared: old trials
are told of for decades, and no clock is read."""

OWN_DATA = re.compile(r"data on file|daten liegen vor")


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
    """References are whole and well formed, listed where they are cited, and cited where listed.

    What study.yaml lists and no slide cites is on no slide, so its form is nobody's concern.
    """
    references = draft.deck.references()
    numbers, latest = citations(draft.deck), _latest_year(draft.deck)
    for reference in references:
        if reference.id in numbers:
            yield from _form_problems(reference)
            yield from _date_problems(reference, latest)
    yield from _doubles(references)
    yield from _unclosed(draft, references)


def _unclosed(draft: Draft, references: tuple[Reference, ...]) -> Iterator[Breach]:
    """Yield what is cited and not listed under its number, and what is listed and not cited."""
    cited = {i for shown in all_shown(draft) for i in shown.cited()}
    numbers = citations(draft.deck)
    lists = of_role(draft, "references")
    if references and not cited:
        yield _none_cited(references)
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


def _none_cited(references: tuple[Reference, ...]) -> Breach:
    """Return that a deck has sources and cites none; a library of which it cites some is usual."""
    first = references[0]
    return breach(
        "none_cited",
        severity="warn",
        title=first.title,
        mark=f"{{ref:{first.id}}}",
        id=first.id,
        others="" if len(references) == 1 else tell(" and {0} more", len(references) - 1),
    )


def _form_problems(reference: Reference) -> Iterator[Breach]:
    """Yield what is wrong with one reference whenever it is shown."""
    id_ = reference.id
    if reference.retracted:
        yield breach("retracted", id=id_)
    if lacking := ", ".join(_lacking(reference)):
        yield breach("incomplete", id=id_, parts=lacking)
    yield from _doi_problem(reference)
    for code, text, is_right in (
        ("pmid", reference.pmid, bool(PMID.fullmatch(reference.pmid))),
        ("nct", reference.nct, bool(NCT.fullmatch(reference.nct))),
        ("issn", reference.issn, is_issn(reference.issn)),
        *(("orcid", orcid, is_orcid(orcid)) for orcid in reference.orcids),
    ):
        if text and not is_right:
            yield breach(code, id=id_, text=text)


def _doi_problem(reference: Reference) -> Iterator[Breach]:
    doi = reference.doi
    bare = bare_doi(doi)
    if doi and not DOI.fullmatch(bare):
        yield breach("doi", id=reference.id, text=doi)
    elif doi != bare:
        yield breach("doi_dressed", severity="warn", id=reference.id, text=doi, doi=bare)


def _lacking(reference: Reference) -> Iterator[str]:
    """Yield what readers need to find a paper or an abstract."""
    if reference.type not in ("article", "abstract"):
        return
    is_abstract = reference.type == "abstract"
    if not reference.authors:
        yield tell("authors")
    if not (reference.journal or (is_abstract and reference.meeting)):
        yield tell("meeting or journal") if is_abstract else tell("journal")
    if not (reference.year or reference.published_online):
        yield tell("year")


def _date_problems(reference: Reference, latest: int | None) -> Iterator[Breach]:
    year, online = reference.year, reference.published_online
    if latest and year and year > latest:
        yield breach("year", id=reference.id, year=str(year), latest=str(latest))
    if year and online and online.year > year:
        yield breach("online", id=reference.id, year=str(year), online=online.isoformat())


def _latest_year(deck: Deck) -> int | None:
    """Return the last year that a source of the deck can have; None: nothing has a date.

    An issue of next year may be out before the talk.
    """
    if deck.settings.date:
        return deck.settings.date.year + 1
    cutoffs = [s.spec.data_cutoff.year for s in deck.studies if s.spec.data_cutoff]
    return max(cutoffs) + YEARS_AFTER_CUTOFF if cutoffs else None


def _doubles(references: tuple[Reference, ...]) -> Iterator[Breach]:
    """Yield the sources that are there twice under different ids."""
    names = [name for r in references for name in (bare_doi(r.doi).casefold(), r.pmid) if name]
    for name in sorted(name for name, times in Counter(names).items() if times > 1):
        yield breach("twice", name=name)


def ref_anchored(draft: Draft) -> Iterator[Breach]:
    """Each reported number names its source and the place in it, and the source is fixed."""
    references = {reference.id: reference for reference in draft.deck.references()}
    for shown in all_shown(draft):
        told = [fact for fact in shown.facts if _is_told(fact)]
        yield from shown.breaches(
            (code, fact.id) for fact in told if (code := _loose(fact, references))
        )
        for id_ in sorted({_source(fact) for fact in told} & references.keys()):
            if (reference := references[id_]).attachment and not reference.sha256:
                yield shown.breach("not_fixed", reference=id_, attachment=reference.attachment)
    yield from _stale(draft, references)


def _stale(draft: Draft, references: Mapping[str, Reference]) -> Iterator[Breach]:
    """Yield the sources of numbers of which the deck lists a later data cut of the same trial."""
    told = {_source(f) for shown in all_shown(draft) for f in shown.facts if _is_told(f)}
    for id_ in sorted(told & references.keys()):
        used = references[id_]
        later = [one for one in references.values() if _is_later(one, used)]
        if newest := max(later, key=lambda one: str(one.data_cutoff), default=None):
            yield breach(
                "stale",
                severity="warn",
                id=id_,
                cutoff=str(used.data_cutoff),
                newer=newest.id,
                newest=str(newest.data_cutoff),
            )


def _is_later(one: Reference, other: Reference) -> bool:
    """Tell whether a source reports a later data cut of the trial of another."""
    if not (one.nct and one.nct == other.nct and one.data_cutoff and other.data_cutoff):
        return False
    return one.data_cutoff > other.data_cutoff


def _is_told(fact: Fact) -> bool:
    """Tell whether a number, or that it was not reached, was taken from a source."""
    is_plan = fact.provenance.method in FIXED
    return fact.reported and not is_plan and fact.absent != "not_reported"


def _loose(fact: Fact, references: Mapping[str, Reference]) -> str:
    """Return what a number lacks that reviewers need to find it in its source."""
    if _source(fact) not in references:
        return "no_reference"
    return "" if fact.provenance.anchor.strip() else "no_anchor"


RULES = (
    Rule(
        "slide-cites-source",
        "ABPI Code 2024 cl. 6.3; EFPIA Code art. 3",
        "block",
        slide_cites_source,
    ),
    Rule("ref-valid", "ABPI Code 2024 cl. 6.2; AMA Manual of Style", "block", ref_valid),
    Rule(
        "ref-anchored",
        "Company policy: a reviewer finds each reported number in its source without searching",
        "block_unless_waived",
        ref_anchored,
    ),
)
