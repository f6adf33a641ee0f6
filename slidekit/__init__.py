"""From a trial's tables to a fair-balanced deck in which every number is bound to its source."""

__version__ = "0.1.0"
