"""Files are written whole or not at all, whoever else writes them at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING

from slidekit.errors import ExportError
from slidekit.files import write_whole

if TYPE_CHECKING:
    import pytest

WAIT_SECONDS = 60


def test_two_threads_that_write_one_file_both_end_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have written before either gives its file the name; none takes the other's away."""
    both = Barrier(2)
    write = Path.write_bytes

    def write_and_wait(path: Path, content: bytes) -> int:
        written = write(path, content)
        both.wait(WAIT_SECONDS)
        return written

    monkeypatch.setattr(Path, "write_bytes", write_and_wait)
    contents, path = (b"one" * 1000, b"two" * 2000), tmp_path / "deck.pptx"
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda content: write_whole(path, content, ExportError), contents))
    assert path.read_bytes() in contents
    assert list(tmp_path.iterdir()) == [path]
