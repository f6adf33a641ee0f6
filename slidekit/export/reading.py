"""Reading what a PPTX shows, trusting nothing in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from slidekit.errors import ExportError
from slidekit.export.content import SlideContent, read_slides
from slidekit.export.untrusted import DamagedError, open_package
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pptx.presentation import Presentation


def restore() -> str:
    """Return what to do about a file that cannot be read."""
    return tell(
        "Ask whoever sent it for the original. A file of your own: open it in PowerPoint and save "
        "it again, or take a copy of it."
    )


@contextmanager
def opened_pptx(path: Path) -> Iterator[Presentation]:
    """Give a PPTX that anyone may have made, for as long as something of it is read.

    Raises:
        ExportError: no PPTX, damaged, or hostile; also where reading it finds that out.
    """
    from pptx import Presentation

    try:
        with open_package(path):  # refuses what is too large before anything is unpacked
            yield Presentation(str(path))
    except DamagedError as error:
        raise ExportError(
            tell("{0} cannot be read: {1}.", path.name, error), fix=restore()
        ) from None
    except ExportError:
        raise
    except Exception as error:  # python-pptx and lxml raise whatever a damaged part leads to
        raise ExportError(
            tell("{0} cannot be read as a PowerPoint file ({1}).", path.name, stumbled_over(error)),
            fix=restore(),
        ) from None


def stumbled_over(error: Exception) -> str:
    """Return in words what python-pptx or lxml stumbled over."""
    from lxml import etree

    if isinstance(error, KeyError):
        return tell("a part of it, or a link to one, is missing")
    if isinstance(error, etree.XMLSyntaxError):
        return tell("a part of it is no sound XML")
    return tell("its parts do not fit together")


def read_pptx(path: Path) -> tuple[SlideContent, ...]:
    """Return what every slide of a PPTX shows.

    Raises:
        ExportError: no PPTX, damaged, or hostile.
    """
    with opened_pptx(path) as presentation:
        return read_slides(presentation)
