"""Comments between the blocks of a YAML file, kept where they stand while the blocks change.

A comment hangs on the last value before it, however deep that lies in the block. What follows the
end of that line is taken off before a block changes and hung on its new end afterwards.
"""

from __future__ import annotations

import itertools
import re
from typing import Any

Place = tuple[Any, Any]
"""A block or list of the tree, and a key or place in it."""


def take_rest(node: Any, key: str) -> str:  # noqa: ANN401, a tree with comments
    """Take the comment and blank lines behind a block off it; what belongs to it stays.

    That is what stands in its last line, and comments below that are further in than its key.
    """
    holder, last = _end(node, key)
    token = _token(holder, last)
    if token is None:
        return ""
    line, newline, below = token.value.partition("\n")
    own, rest = _split(below, node.lc.col)
    if line.strip() or own:
        token.value = line + newline + own
    else:
        holder.ca.items.pop(last)
    return rest


def _split(below: str, indent: int | None) -> tuple[str, str]:
    """Return the first lines that are comments further in than a column, and all others."""
    lines = below.splitlines(keepends=True)
    inside = re.compile(rf" {{{(indent or 0) + 1},}}#")
    own = list(itertools.takewhile(inside.match, lines))
    return "".join(own), "".join(lines[len(own) :])


def give_rest(node: Any, key: str, rest: str) -> None:  # noqa: ANN401
    """Hang a comment that was taken off behind a block."""
    from ruamel.yaml.error import CommentMark
    from ruamel.yaml.tokens import CommentToken

    if not rest:
        return
    holder, last = _end(node, key)
    token = _token(holder, last)
    if token is not None:
        token.value = token.value.rstrip("\n") + "\n" + rest
        return
    made = CommentToken("\n" + rest, CommentMark(0), None)
    slots = [made, None] if isinstance(holder, list) else [None, None, made, None]
    holder.ca.items[last] = slots


def _end(node: Any, key: Any) -> Place:  # noqa: ANN401
    """Return the last place in a block, or the key itself where it holds a text or brackets."""
    value: Any = node[key]
    if not value or not isinstance(value, dict | list) or _is_flow(value):
        return node, key
    return _end(value, list(value)[-1] if isinstance(value, dict) else len(value) - 1)


def _is_flow(value: Any) -> bool:  # noqa: ANN401
    return bool(value.fa.flow_style())


def _token(holder: Any, last: Any) -> Any:  # noqa: ANN401
    slots = holder.ca.items.get(last) or []
    return next((slot for slot in slots if slot is not None and not isinstance(slot, list)), None)
