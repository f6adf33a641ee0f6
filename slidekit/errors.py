"""What can be wrong with what a person gave us.

SlidekitError            exit code 2: one plain sentence that says what, where and what to do
├── UsageError           options that do not go together, a name that is not known
├── StudyError           tables, study.yaml
├── StatsError           a statistic that cannot be computed as asked
├── TemplateError        templates and policy packs
├── DeckError            .slidekit files
├── ExportError          PPTX, PDF and PNG files
└── LibraryError         a library that cannot be opened, or a text that it cannot take
    └── Refused          exit code 1: the library understood and says no, with a code for scripts

Findings are not errors: a deck that breaks a rule is still a deck.
"""

from __future__ import annotations


class SlidekitError(Exception):
    """Something the user gave cannot be used; the message says what, where and what to do."""

    def __init__(self, message: str, *, fix: str = "") -> None:
        """Join what is wrong and what to do into one message."""
        self.what, self.fix = message, fix
        super().__init__(f"{message} {fix}".strip())


class UsageError(SlidekitError):
    """A command or option that cannot be carried out as asked."""


class StudyError(SlidekitError):
    """A table or study.yaml that cannot be read or does not hold what is asked of it."""


class StatsError(SlidekitError):
    """A statistic that cannot be computed from what was given."""


class TemplateError(SlidekitError):
    """A template or policy pack that breaks its schema."""


class DeckError(SlidekitError):
    """A .slidekit file that is damaged, hostile or from a newer version."""


class ExportError(SlidekitError):
    """A PPTX, PDF or PNG that cannot be written or read."""


class LibraryError(SlidekitError):
    """An approval library that cannot be opened, read or written as asked."""


class Refused(LibraryError):  # noqa: N818 - an answer, not a mistake
    """What the library does not let this person do, or not now; exit code 1, not 2."""

    def __init__(self, code: str, message: str, *, fix: str = "") -> None:
        """Keep the code that scripts read, one of those in `slidekit.library.refusals`."""
        self.code = code
        super().__init__(message, fix=fix)
