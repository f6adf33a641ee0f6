"""What is wrong with a lexicon that its schema cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import TemplateError
from slidekit.languages import tell
from slidekit.study.words import counted, did_you_mean
from slidekit.template.matching import ONE_PLACE, matcher
from slidekit.template.phrases import SAMPLE_DRUG, parse_phrase, samples
from slidekit.template.tokens import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.template.lexicon import Entry, Lexicon

NAMES = (SAMPLE_DRUG,)
NEED_ALTERNATIVES = ("comparative-bound", "significance-controlled", "title-neutral")


def check_lexicon(lexicon: Lexicon, name: str) -> None:
    """Hold a whole lexicon to what makes it work.

    Args:
        lexicon: the house's, or a policy's laid over it.
        name: what its file is called in messages.

    Raises:
        TemplateError: the first thing that is wrong, and how many more there are.
    """
    problems = tuple(lexicon_problems(lexicon))
    if problems:
        more = counted(len(problems) - 1, "more mistake") if len(problems) > 1 else ""
        raise TemplateError(f"{name}: {problems[0]}", fix=f"{more} after it." if more else "")


def lexicon_problems(lexicon: Lexicon) -> Iterator[str]:
    """Yield a sentence for everything that is wrong."""
    used = [entry for entry in lexicon.entries if entry.level != "off"]
    yield from _twice_problems(used, lexicon.language)
    for entry in used:
        yield from (f'the lexicon\'s entry "{entry.id}" {what}.' for what in _entry_problems(entry))
        yield from _guard_problems(lexicon, entry)
        yield from _own_alternative(lexicon, entry)


def require_whole(lexicon: Lexicon, house: Lexicon, name: str) -> None:
    """Refuse a policy whose entries can find nothing, such as those with a misspelled id.

    Raises:
        TemplateError: an entry has neither terms nor marks.
    """
    known = [one.id for one in house.entries]
    for entry in (one for one in lexicon.entries if not one.terms and not one.marks):
        what = f'{name}: the lexicon\'s entry "{entry.id}" has no terms'
        if entry.id in known:
            raise TemplateError(f"{what}.", fix=tell("To switch it off, write `level: off`."))
        raise TemplateError(
            tell("{0}, and the house has no entry of that id.", what),
            fix=tell("Give it terms, or correct its id. {0}", did_you_mean(entry.id, known)),
        )


def _entry_problems(entry: Entry) -> Iterator[str]:
    if not entry.terms and not entry.marks:
        yield "has no terms"
    if not entry.reason:
        yield "has no reason, and a message without one helps nobody"
    if entry.reason.endswith("."):
        yield "has a reason that ends with a full stop, which messages add themselves"
    if not entry.alternative and entry.rule in NEED_ALTERNATIVES:
        yield f"has no alternative, which messages of {entry.rule} propose"
    if entry.strict_for and not entry.satisfied_by:
        yield "is strict for some purposes, and yet nothing lets it stand for others"
    if both := sorted(set(entry.block_for) & set(entry.off_for)):
        yield f"both blocks and is off for the purpose {both[0]}"


def _twice_problems(entries: list[Entry], language: str) -> Iterator[str]:
    """Yield the terms that two entries have, or one entry twice, in whatever spelling."""
    owners: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in entries:
        place = entry.rule if entry.rule in ONE_PLACE else ""
        for term in entry.terms:
            wordings = {(place, sample.replace("-", " ")) for sample in _shapes(term, language)}
            known = next((owners[w] for w in sorted(wordings) if w in owners), None)
            # A German ending of an English word may make another wording of the same entry.
            if known and (language == "en" or known[0] != entry.id):
                yield _twice(known, (entry.id, term))
            owners |= dict.fromkeys(wordings, (entry.id, term))


def _twice(first: tuple[str, str], second: tuple[str, str]) -> str:
    one, other = (f'"{entry}" ("{term}")' for entry, term in (first, second))
    if first[0] == second[0]:
        return f'the lexicon\'s entry {one} says the same with "{second[1]}".'
    return f"the lexicon's entries {one} and {other} have the same term; take it out of one."


def _shapes(term: str, language: str) -> Iterator[str]:
    """Yield the wordings of a term; one with a gap is compared as it is written."""
    if "..." in term.split():
        yield term.lower()
    else:
        yield from samples(parse_phrase(term, language))


def _guard_problems(lexicon: Lexicon, entry: Entry) -> Iterator[str]:
    """Yield the guards in which no term of their entry stands: they guard nothing."""
    if entry.marks:
        return
    bare = lexicon.model_copy(update={"entries": (entry.model_copy(update={"guards": ()}),)})
    find = matcher(bare, NAMES).find
    for guard in entry.guards:
        if not any(find(sample) for sample in samples(parse_phrase(guard, lexicon.language))):
            yield (
                f'the lexicon\'s entry "{entry.id}": the guard "{guard}" can never apply, because '
                f"no term of the entry stands in it."
            )


def _own_alternative(lexicon: Lexicon, entry: Entry) -> Iterator[str]:
    """Yield an entry whose neutral wording it would report itself."""
    for hit in matcher(lexicon, NAMES).find(cleaned(entry.alternative)):
        if hit.entry.id == entry.id:
            yield (
                f'the lexicon\'s entry "{entry.id}" finds its own term "{hit.words}" in the '
                f'alternative that it proposes, "{entry.alternative}".'
            )
