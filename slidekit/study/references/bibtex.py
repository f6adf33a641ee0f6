"""BibTeX, read by bibtexparser; LaTeX in its texts becomes Unicode."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from slidekit.errors import StudyError
from slidekit.languages import tell, to_tell
from slidekit.study.references.macros import values_of
from slidekit.study.references.names import joined_name
from slidekit.study.references.record import Record, day_in, is_retracted, year_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bibtexparser.library import Library
    from bibtexparser.model import Block
    from pylatexenc.latex2text import LatexNodes2Text

TYPES = {
    "article": "article",
    **dict.fromkeys(("inproceedings", "conference"), "abstract"),
}
REGISTRY = re.compile(r"clinicaltrials\.gov/\S*\b(NCT\d{8})\b", re.IGNORECASE)
LATEX = re.compile(r"[\\{}$~]|--|``|''")
AS_WRITTEN = ("doi", "url", "pmid", "issn", "year", "volume", "number")
"""Fields in which a sign of LaTeX is mostly the sign itself."""
ESCAPED = re.compile(r"\\([_%&#$])|[{}]")
LOOK = to_tell("Look for braces that are opened and never closed.")
ENTRY = re.compile(r"^[ \t]*@(?!string|comment|preamble)[A-Za-z]+\s*[{(]", re.I | re.M)
LOST = re.compile(r"\s*[A-Za-z]+\s*\{\s*[^\s,{}=]+\s*,")
MAX_DEPTH = 50
"""Most braces inside each other: the decoder calls itself for each."""


def read_bibtex(text: str, name: str) -> Iterator[Record]:
    """Yield the references of a BibTeX file.

    Raises:
        StudyError: naming the line: an entry is not closed, a key is there twice, or a text holds
            a LaTeX command whose meaning is not known and that would be lost.
    """
    library = _parsed(text)
    for block in library.failed_blocks:
        raise StudyError(
            tell("{0}, line {1}: this entry {2}.", name, _line(block), _reason(block)),
            fix=tell("Look for a brace, quote or comma that is missing, or for a name used twice."),
        )
    for comment in library.comments:
        _refuse_lost_entry(str(comment.raw), tell("{0}, line {1}", name, _line(comment)))
    latex = _Latex()
    strings = {one.key.lower(): str(one.value) for one in library.strings}
    for entry in library.entries:
        place = tell("{0}, line {1}", name, _line(entry))
        bib = _Bib(entry.entry_type.lower(), values_of(entry, strings, place), place, latex)
        yield Record(name, _line(entry), bib.reference(), entry.key)


def entry_starts(text: str) -> Iterator[int]:
    """Yield where entries begin, without reading them: that is quick in files of any size."""
    yield from (found.start() for found in ENTRY.finditer(text))


def _parsed(text: str) -> Library:
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # we say it ourselves
    return parse_string(text)


def _refuse_lost_entry(comment: str, place: str) -> None:
    """Text between entries is a comment; an entry that lost its @ must not go for one."""
    if LOST.match(comment):
        raise StudyError(
            tell("{0}: this looks like an entry and has no @ before it.", place),
            fix=tell("Write the @, or a % before each line of it to leave it out."),
        )


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _reason(block: Block) -> str:
    kind = type(block).__name__
    if kind == "DuplicateBlockKeyBlock":
        return tell("has the key of another")
    if kind == "DuplicateFieldKeyBlock":
        return tell("has a field twice")
    return tell("is not closed or damaged")


@dataclass(slots=True)
class _Latex:
    """Turns LaTeX into Unicode, and notes the commands that it does not know."""

    unknown: list[str] = field(default_factory=list)
    _decoder: LatexNodes2Text | None = None

    def text(self, latex: str) -> str:
        """Return LaTeX as text."""
        if not LATEX.search(latex):
            return latex
        return str(self._made().latex_to_text(latex))

    def _made(self) -> LatexNodes2Text:
        from pylatexenc.latex2text import (
            LatexNodes2Text,
            MacroTextSpec,
            get_default_latex_context_db,
        )

        if self._decoder is None:
            known = get_default_latex_context_db()
            known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=self._note))
            self._decoder = LatexNodes2Text(latex_context=known, math_mode="text")
        return self._decoder

    def _note(self, node: Any) -> str:  # noqa: ANN401
        self.unknown.append(node.macroname)
        return ""


@dataclass(frozen=True, slots=True)
class _Bib:
    """The fields of one entry."""

    kind: str
    texts: dict[str, str]
    place: str
    latex: _Latex

    def reference(self) -> dict[str, Any]:
        """Return the entry under our names."""
        kind = TYPES.get(self.kind, "other")
        url = self.text("url")
        registered = REGISTRY.search(url)
        is_abstract = kind == "abstract"
        return {
            "type": "registry" if registered else kind,
            "title": self.text("title"),
            "authors": tuple(self.authors()),
            "journal": self.text("shortjournal", "journal", "journaltitle"),
            "year": year_in(self.text("year", "date")),
            "volume": self.text("volume"),
            "issue": self.text("issue", "number") if not is_abstract else self.text("issue"),
            "pages": self.text("pages", "eid"),
            "doi": self.text("doi"),
            "pmid": self.pmid(),
            "nct": registered[1].upper() if registered else "",
            "issn": self.text("issn") if kind == "article" else "",
            "meeting": self.text("eventtitle", "booktitle") if is_abstract else "",
            "meeting_place": self.text("venue", "address") if is_abstract else "",
            "number": self.text("number") if is_abstract else "",
            "publisher": self.publisher() if kind == "other" else "",
            "version": self.text("version", "edition") if kind == "other" else "",
            "url": url,
            "accessed": day_in(self.text("urldate")),
            "retracted": is_retracted(self.text("title"), *self.keywords()) or None,
        }

    def text(self, *keys: str) -> str:
        """Return the text of the first field that is there."""
        key = next((key for key in keys if self.texts.get(key)), "")
        latex = self.texts.get(key, "")
        return ESCAPED.sub(r"\1", latex) if key in AS_WRITTEN else self.decoded(latex)

    def decoded(self, latex: str) -> str:
        """Return LaTeX as text; what cannot be said in Unicode is refused, for it would be lost."""
        if _depth(latex) > MAX_DEPTH:
            raise StudyError(
                tell("{0}: braces stand too deep inside each other.", self.place), fix=tell(LOOK)
            )
        text = self.latex.text(latex)
        if self.latex.unknown:
            raise StudyError(
                tell(
                    "{0}: the LaTeX command {1} is not known, and its text would be lost.",
                    self.place,
                    f"\\{self.latex.unknown[0]}",
                ),
                fix=tell("Write the character itself."),
            )
        return text

    def authors(self) -> Iterator[str]:
        """Yield the authors' names; "and others" is "et al"."""
        from bibtexparser.middlewares.names import split_multiple_persons_names

        for name in split_multiple_persons_names(self.texts.get("author", "")):
            yield "et al" if name == "others" else self.author(name)

    def author(self, name: str) -> str:
        """Return "Smith JA" of a name; what stands in braces is the name of a group."""
        from bibtexparser.middlewares.names import parse_single_name_into_parts

        parts = parse_single_name_into_parts(name, strict=False)
        family, given, particle, suffix = (
            self.decoded(" ".join(some)) for some in (parts.last, parts.first, parts.von, parts.jr)
        )
        return joined_name(family, given, suffix, particle)

    def pmid(self) -> str:
        """Return the PMID, also where it is called an e-print of PubMed."""
        is_eprint = self.text("eprinttype").lower() == "pubmed"
        return self.text("pmid") or (self.text("eprint") if is_eprint else "")

    def publisher(self) -> str:
        """Return who published it."""
        return self.text("publisher", "institution", "organization", "howpublished")

    def keywords(self) -> list[str]:
        """Return what the entry is said to be about."""
        words = f"{self.text('keywords')};{self.text('note')}"
        return [word.strip() for word in re.split(r"[;,]", words)]


def _depth(latex: str) -> int:
    """Return how many braces stand inside each other at most."""
    deepest = depth = 0
    for sign in latex:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
    return deepest
