"""The page that lists the pictures, with what is seen on each: a test looks there for all parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from widgets.screens.stage import Screen

HEAD = """# Screens of the app

`python3 dev.py shots` draws these pictures, and writes this page: each picture, what it shows, and
the parts of the code that are seen on it for the first time. All trials, medicines and people are
invented.

Every screen is drawn in each look; some are here in full size as well, under their name and the
look's. All screens on one sheet: {sheets}.

| picture | shows | parts |
| --- | --- | --- |
"""


def parts_of(shown: QWidget) -> set[str]:
    """Return the names of our own widgets that can be seen, and "QMessageBox" for a question."""
    popups = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    seen = {one for top in (shown, *popups) for one in (top, *top.findChildren(QWidget))}
    return {name_of(type(one)) for one in seen if one.isVisible() and _is_part(one)}


def name_of(kind: type) -> str:
    """Return the name of a class with its module, such as "start.gallery.Gallery"."""
    return f"{kind.__module__}.{kind.__name__}".removeprefix("widgets.")


def write_index(
    folder: Path,
    screens: Mapping[str, Screen],
    parts: Mapping[str, set[str]],
    looks: Sequence[str],
) -> None:
    """Write the page beside the pictures.

    Args:
        folder: of the pictures.
        screens: what draws each.
        parts: what is seen on each.
        looks: names of those looks that have a sheet, such as "dark".
    """
    sheets = ", ".join(f"[{look}](sheet-{look}.png)" for look in looks)
    rows = "".join(_rows(screens, parts))
    (folder / "README.md").write_text(HEAD.format(sheets=sheets) + rows, "utf-8", newline="\n")


def _rows(screens: Mapping[str, Screen], parts: Mapping[str, set[str]]) -> Iterator[str]:
    known: set[str] = set()
    for name, make in screens.items():
        new = sorted(parts[name] - known)
        known |= {part for part in new if part != BOX}
        words = (getattr(make, "func", make).__doc__ or "").strip()
        yield f"| [{name}]({name}.png) | {words} | {', '.join(new)} |\n"


def _is_part(one: QWidget) -> bool:
    return type(one).__module__.startswith("widgets.") or isinstance(one, QMessageBox)


BOX = f"{QMessageBox.__module__}.QMessageBox"
