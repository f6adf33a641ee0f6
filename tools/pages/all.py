"""Every page with generated parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.pages import policies, profile, rules, study, tables, templates
from tools.pages.german import german_of
from tools.pages.german_words import said_again, told_again
from tools.pages.markdown import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from typing import TypeAlias

    Parts: TypeAlias = Mapping[str, Callable[[], Iterable[str]]]

ENGLISH: dict[Path, Parts] = {
    page.PAGE: page.PARTS for page in (rules, templates, policies, profile, study, tables)
}
GERMAN: dict[Path, Parts] = {
    german_of(page.PAGE): said_again(page.PARTS) for page in (templates, policies, profile, tables)
}
GERMAN |= {
    german_of(rules.PAGE): told_again(rules.PARTS),
    german_of(study.PAGE): said_again(study.KEYS) | told_again(study.REQUEST),
}
PAGES = ENGLISH | GERMAN


def made(path: Path) -> str:
    """Return a page as it should be."""
    return filled(path.read_text(encoding="utf-8"), PAGES[path])


def main() -> None:
    """Write every page anew."""
    for path in PAGES:
        path.write_text(made(path), encoding="utf-8")


if __name__ == "__main__":
    main()
