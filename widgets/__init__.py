"""The screen: Qt shows values and sends edits; pages are painted from Frames."""

import builtins

import PySide6.QtCore  # noqa: F401  (it puts its own `__import__` in the place of Python's)

# PySide reads the source of each module that is imported, in search of its `__feature__`, which
# nothing here uses. While it reads, it takes its function out for all threads at once; a second
# thread that imports then meets modules half made, and making a deck failed now and then.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
