from __future__ import annotations

import sys
from threading import Thread

from slidekit.layout.memory import Memory

MOST, THREADS, TIMES = 64, 4, 20_000


class Owner:
    """Something that values are kept for."""


def test_several_threads_share_a_full_memory() -> None:
    """None meets a dictionary that another one is changing."""
    memory: Memory[int] = Memory(MOST)
    errors: list[str] = []

    def use() -> None:
        owners: list[Owner] = []
        for _ in range(TIMES):
            owners = [*owners[-MOST:], Owner()]
            try:
                memory.put(owners[-1], len(owners))
            except RuntimeError as error:
                errors.append(str(error))

    threads = [Thread(target=use) for _ in range(THREADS)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    assert errors == []
    assert len(memory) <= MOST


def test_the_oldest_goes_first_and_nothing_is_kept_for_what_is_gone() -> None:
    """Of three owners two are kept; an owner that is let go takes its value with it."""
    memory: Memory[str] = Memory(2)
    first, second, third = Owner(), Owner(), Owner()
    for owner, value in ((first, "a"), (second, "b"), (third, "c")):
        memory.put(owner, value)
    assert [memory.get(owner) for owner in (first, second, third)] == [None, "b", "c"]
    del third, owner
    assert len(memory) == 1
