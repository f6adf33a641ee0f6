"""No pauses of the screen while much is loaded: Python's collector stops every thread."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_loaded: set[str] = set()


@contextmanager
def loading(what: str) -> Iterator[None]:
    """Keep the collector out of work that loads modules, the first time that it is done.

    A pass over all that scientific modules are made of takes a tenth of a second and more. They
    stay as long as the program runs, so later passes leave them out.

    Args:
        what: names the work; at later times the collector runs as usual.
    """
    if what in _loaded:
        yield
        return
    _loaded.add(what)
    try:
        with reading():
            yield
    finally:
        gc.freeze()


@contextmanager
def reading() -> Iterator[None]:
    """Keep the collector out of work on long tables and decks: it goes over every cell of them.

    They hold no cycles, so nothing is left lying meanwhile.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
