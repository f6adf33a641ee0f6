"""Reading a request from JSON, with messages that say which key is wrong and what it must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from slidekit.errors import StatsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


MOST_SUBJECTS = 10_000_000
"""Exact tests list every number up to a count."""
LARGEST = 1e15
"""Beyond, no count of subjects and no time is meant, and floats lose whole numbers."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came from JSON, read with checks; `null` counts as absent."""

    values: Mapping[str, Any]
    where: str = "the request"

    def has(self, key: str) -> bool:
        """Tell whether a key is there and neither null nor empty."""
        return self.values.get(key) not in (None, [], {}, "")

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        found = self.values.get(key)
        if not isinstance(found, str):
            raise self._refused(key, "a text", found)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty if absent; one text is a list of one."""
        found = self.values.get(key)
        listed = [] if found is None else [found] if isinstance(found, str) else found
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            raise self._refused(key, "a list of texts", found)
        return tuple(listed)

    def number(self, key: str, default: float | None = None) -> float:
        """Return a finite number."""
        found = self.values.get(key)
        if found is None and default is not None:
            return default
        if not is_number(found):
            raise self._refused(key, "a number", found)
        return float(found)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of finite numbers, empty if absent; one number is a list of one."""
        found = self.values.get(key)
        listed = [] if found is None else [found] if is_number(found) else found
        if not isinstance(listed, list) or not all(is_number(item) for item in listed):
            raise self._refused(key, "a list of numbers", found)
        return tuple(float(item) for item in listed)

    def count(self, key: str) -> int:
        """Return a whole number >= 0."""
        found = self.values.get(key)
        if not is_number(found) or not 0 <= found <= MOST_SUBJECTS or found != int(found):
            raise self._refused(key, "a whole number, from 0 to ten million,", found)
        return int(found)

    def level(self, key: str = "conf_level") -> float:
        """Return a confidence level between 0 and 1, 0.95 if absent."""
        found = self.number(key, 0.95)
        if not 0 < found < 1:
            raise self._refused(key, "a level between 0 and 1", found)
        return found

    def part(self, key: str) -> Request:
        """Return an object inside the request, empty if absent."""
        found = {} if self.values.get(key) is None else self.values[key]
        if not isinstance(found, dict):
            raise self._refused(key, "an object", found)
        return Request(found, f"{key!r} of {self.where}")

    def parts(self, key: str) -> tuple[Request, ...]:
        """Return a list of objects, empty if absent."""
        found = [] if self.values.get(key) is None else self.values[key]
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise self._refused(key, "a list of objects", found)
        return tuple(
            Request(item, f"row {place} of {key!r}") for place, item in enumerate(found, 1)
        )

    def one_of(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        """Return one of several words."""
        found = self.values.get(key)
        found = default if found is None else found
        if found not in choices:
            raise self._refused(key, f"one of {', '.join(choices)}", found)
        return str(found)

    def _refused(self, key: str, words: str, found: object) -> StatsError:
        if found is None:
            return StatsError(f"{key!r} is missing in {self.where}: it must be {words}.")
        return StatsError(f"{key!r} in {self.where} must be {words}, not {found!r:.80}.")


def is_number(value: object) -> TypeGuard[float]:
    """Tell whether a JSON value is a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= LARGEST  # also false of nan, and of a whole number beyond all floats
