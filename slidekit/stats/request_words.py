"""What a request of each kind needs, in words: for `slidekit stats --help` and for the docs."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from slidekit.errors import StatsError
from slidekit.stats.methods import FOLDER, Words
from slidekit.study.yamlfile import load_model


class RequestWords(Words):
    """One kind of request."""

    text: str
    needed: tuple[str, ...]
    more: tuple[str, ...]
    """Further keys that it may have."""
    example: str
    """A whole request, as JSON."""
    tables: dict[str, str] = Field(default_factory=dict)
    """Tables that the example names, as CSV."""


class AllRequests(Words):
    """All kinds."""

    kinds: dict[str, RequestWords]


@cache
def request_words() -> dict[str, RequestWords]:
    """Return the words of each kind of request, in the order in which they are listed."""
    path = FOLDER / "requests.yaml"
    return load_model(path, AllRequests, path.name, StatsError).kinds


def help_text() -> str:
    """Return one paragraph for each kind: what it is, its keys, and an example."""
    return "\n\n".join(
        f"{kind}: {words.text}\n  needs {', '.join(words.needed)}\n"
        f"  may have {', '.join(words.more)}\n  example {words.example}"
        for kind, words in request_words().items()
    )
