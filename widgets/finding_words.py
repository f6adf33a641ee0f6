"""Findings as a screen tells them: with the page of the app in the place of keys of study.yaml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from slidekit.study.screens import on_page

if TYPE_CHECKING:
    from slidekit.rules.finding import Finding

_KEY_ALONE = re.compile(r"(?=.*study\.yaml)(?!.*\d\.\d)[^`;:]*`[^`]*`[^`;:]*\.")
"""One sentence that asks for a key and says nothing else."""


def message_of(finding: Finding) -> str:
    """Return what is wrong; the key of study.yaml that lacks stands in what to do about it."""
    from slidekit.rules.finding import in_words  # the rules are there once there is a finding

    return in_words(finding)


def fix_of(finding: Finding) -> str:
    """Return what to do: where a page of the app asks for a key, on which page, and no more."""
    form = re.escape(on_page("FIX", "PAGE")).replace("FIX", "(.*)").replace("PAGE", "(.*)")
    found = re.fullmatch(form, finding.fix, re.DOTALL)
    if found is None or not _KEY_ALONE.fullmatch(found[1]):
        return finding.fix
    words = QCoreApplication.translate("FindingWords", "File, Edit the study, page {0}.")
    return words.format(found[2])
