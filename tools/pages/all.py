"""Every page with generated parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.pages import policies, profile, rules, study, tables, templates
from tools.pages.markdown import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

PAGES: dict[Path, Mapping[str, Callable[[], Iterable[str]]]] = {
    page.PAGE: page.PARTS for page in (rules, templates, policies, profile, study, tables)
}


def made(path: Path) -> str:
    """Return a page as it should be."""
    return filled(path.read_text(encoding="utf-8"), PAGES[path])


def main() -> None:
    """Write every page anew."""
    for path in PAGES:
        path.write_text(made(path), encoding="utf-8")


if __name__ == "__main__":
    main()
