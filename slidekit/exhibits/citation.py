"""A reference as a line of the list of references, in the order and signs of the AMA style."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.study.spec import Reference

MOST_AUTHORS = 6
"""More authors than this are cut to the first three and "et al"."""


def format_reference(reference: Reference) -> str:
    """Return one reference; what study.yaml does not give is left out, never filled in."""
    parts = (
        _authors(reference.authors),
        _title(reference),
        reference.journal,
        _issue(reference),
        f"Registration {reference.nct}" if reference.nct else "",
        f"doi:{reference.doi}" if reference.doi else "",
        f"PMID {reference.pmid}" if reference.pmid else "",
    )
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


def _authors(authors: tuple[str, ...]) -> str:
    if len(authors) > MOST_AUTHORS:
        return f"{', '.join(authors[:3])}, et al"
    return ", ".join(authors)


def _title(reference: Reference) -> str:
    return (
        f"Data on file: {reference.title}" if reference.type == "data_on_file" else reference.title
    )


def _issue(reference: Reference) -> str:
    """Return "2025;392(4):301-312" from what there is of year, volume and pages."""
    year = str(reference.year) if reference.year else ""
    where = ":".join(part for part in (reference.volume, reference.pages) if part)
    return ";".join(part for part in (year, where) if part)
