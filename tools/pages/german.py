"""German pages, docs/de: `python -m tools.pages.german` says which sections are stale.

A German page names at its top each section of the English page that it was made from, with a digest
of its words. Once a section is brought up to date, `python -m tools.pages.german stamp PAGE ...`
writes the digests anew; a page that has none yet gets them so.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tools.pages.sections import Section, blocks, codes, headings, links, sections
from tools.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENGLISH = ROOT / "docs"
GERMAN = ENGLISH / "de"
HEAD = "<!-- Made from docs/{name}; `python -m tools.pages.german` says which sections are stale."
_STAMP = re.compile(r"\A<!-- Made from docs/.*?-->\n+", re.DOTALL)
_ENTRY = re.compile(r"^([0-9a-f]+) (.+)$", re.MULTILINE)


def german_pages() -> tuple[Path, ...]:
    """Return the German pages by name."""
    return tuple(sorted(GERMAN.glob("*.md")))


def german_of(page: Path) -> Path:
    """Return where the German page for an English one is."""
    return GERMAN / page.name


def texts(page: Path) -> tuple[str, str]:
    """Return a German page and the English one that it is made from."""
    return page.read_text("utf-8"), (ENGLISH / page.name).read_text("utf-8")


def stale(german: str, english: str) -> tuple[str, ...]:
    """Return what of the English page is other than when the German one was made, by section."""
    before = {title: digest for digest, title in stamped(german)}
    now = {title: digest for digest, title in sections(english)}
    changed = (f"changed: {title}" for title in now if before.get(title, now[title]) != now[title])
    new = (f"new: {title}" for title in now if title not in before)
    gone = (f"gone: {title}" for title in before if title not in now)
    return (*changed, *new, *gone)


def stamped(text: str) -> tuple[Section, ...]:
    """Return the sections that a German page says it was made from."""
    stamp = _STAMP.match(text)
    return tuple(Section(*found) for found in _ENTRY.findall(stamp[0])) if stamp else ()


def stamp(page: Path) -> None:
    """Write into a German page that it says what the English page says now."""
    german, english = texts(page)
    entries = "\n".join(f"{digest} {title}" for digest, title in sections(english))
    head = HEAD.format(name=page.name)
    page.write_text(f"{head}\n\n{entries}\n-->\n\n{_STAMP.sub('', german)}", "utf-8")


def unlike(german: str, english: str) -> Iterator[str]:
    """Yield in what a German page is built otherwise than the English one."""
    ours, theirs = headings(german), headings(english)
    if [level for level, _ in ours] != [level for level, _ in theirs]:
        yield f"headings: {ours} for {theirs}"
    pairs = {
        "blocks of code": (blocks(german), blocks(english)),
        "names and commands": (codes(german), codes(english)),
        "links and pictures": (
            links(german, "docs/de"),
            tuple(_best(file) for file in links(english, "docs")),
        ),
    }
    for what, (found, wanted) in pairs.items():
        if sorted(found) != sorted(wanted):
            yield f"{what}: {', '.join(_apart(found, wanted))}"


def _apart(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    found, wanted = Counter(ours), Counter(theirs)
    yield from (f"{one} too much" for one in found - wanted)
    yield from (f"{one} is missing" for one in wanted - found)


def _best(file: str) -> str:
    """Return the German page or picture in place of an English one, where there is one."""
    path = german = ROOT / file
    if path.suffix == ".png":
        german = path.with_stem(f"{path.stem}-de")
    elif path.parent == ENGLISH:
        german = GERMAN / path.name
    return (german if german.exists() else path).relative_to(ROOT).as_posix()


def main(arguments: Sequence[str]) -> int:
    """Say what is stale, or stamp the pages that are named."""
    if arguments[:1] == ["stamp"]:
        for name in arguments[1:]:
            stamp(GERMAN / Path(name).name)
        return 0
    said = [f"docs/de/{page.name}: {one}" for page in german_pages() for one in stale(*texts(page))]
    print("\n".join(said) or "Every German page says what the English one says.")
    return 1 if said else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
