"""The pages of help: the README and the guides, as Markdown, and what their links name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.resources import docs_dir

if TYPE_CHECKING:
    from pathlib import Path

GUIDES = (
    *("tutorial", "study", "tables", "templates", "rules", "policies", "profile", "statistics"),
    *("review", "library"),
)
"""Pages of docs/ for people who make decks, in the order in which they are needed."""
FIRST = "tutorial.md"
"""What is shown where nothing in particular was asked."""
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_BLANK = re.compile(r"\[([a-z][\w ,]*)\](?![(\[])")
"""A word in a message of a rule in whose place the finding puts another, such as [term]."""
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)\n?")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of help."""

    name: str
    """Of its file, such as "rules.md", in each language the same."""
    title: str
    path: Path
    english: Path
    """The page that it was made from; where no other language has the page, `path` too."""

    @property
    def is_translated(self) -> bool:
        """Whether it is in another language than English."""
        return self.path != self.english


@lru_cache(maxsize=2)
def pages(language: str = "en") -> tuple[Page, ...]:
    """Return the pages that are there: the guides, then the README with all commands.

    Args:
        language: of the pages, such as "de"; what there is not in it is in English.
    """
    folder = docs_dir()
    paths = [*(folder / f"{name}.md" for name in GUIDES), folder.parent / "README.md"]
    return tuple(_page(path, folder / language / path.name) for path in paths if path.is_file())


def _page(english: Path, translated: Path) -> Page:
    path = translated if translated.is_file() else english
    return Page(english.name, _title(path), path, english)


def text_of(page: Page) -> str:
    """Return the Markdown of a page, without pictures and without marks for programs."""
    words = _PICTURE.sub("", _COMMENT.sub("", page.path.read_text(encoding="utf-8")))
    return _BLANK.sub(r"*\1*", words) if page.name == "rules.md" else words


def slug(heading: str) -> str:
    """Return the name by which links call a heading, as GitHub makes it."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def heading_of(page: Page, place: str) -> str:
    """Return the heading of a page, as links call it, that a link names in any language.

    The headings of a translated page stand in the order of the English ones: an English page that
    links to it knows only those.
    """
    shown = _headings(page.path)
    known = _headings(page.english)
    is_english = place not in shown and place in known
    return shown[known.index(place)] if is_english else place


@lru_cache(maxsize=32)
def _headings(path: Path) -> tuple[str, ...]:
    """Return the headings of a page as links call them; a sign # in code begins none."""
    words = _CODE.sub("", path.read_text(encoding="utf-8"))
    return tuple(slug(line.lstrip("#")) for line in words.splitlines() if line.startswith("#"))


def target(link: str, here: str) -> tuple[str, str]:
    """Return page and heading that a link within the pages names; ("", "") for another link.

    Args:
        link: as written, such as "policies.md#lexicon" or "#contents".
        here: the page on which it stands.
    """
    address, _, heading = link.partition("#")
    name = address.rsplit("/", 1)[-1] or here
    known = {page.name for page in pages()}
    is_ours = "://" not in address and name in known
    return (name, heading) if is_ours else ("", "")


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        heads = (line.lstrip("# ").strip() for line in lines if line.startswith("# "))
        return next(heads, path.stem)
