"""What exhibits ask of a study; each view is a pure function of the study."""

from __future__ import annotations

from slidekit.study.disposition import disposition
from slidekit.study.published import reported
from slidekit.study.response import responses
from slidekit.study.safety import adverse_events, exposure
from slidekit.study.subjects import subjects
from slidekit.study.times import time_to_event

__all__ = [
    "adverse_events",
    "disposition",
    "exposure",
    "reported",
    "responses",
    "subjects",
    "time_to_event",
]
