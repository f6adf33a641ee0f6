"""Until when an approval holds, and what sets it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library.clock import months_later
from slidekit.library.refusals import WRONG_STATE
from slidekit.library.settings import number
from slidekit.library.wording import limit_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from slidekit.library.versions import Version


def last_day_of(
    connection: Connection, version: Version, at: str, on: str, months: int | None
) -> tuple[dt.date, str]:
    """Return the last day of an approval that begins now, and what sets it.

    Args:
        connection: to read with.
        version: what is released.
        at: when it is by the clock (ISO); the signature bears that, and months count from it.
        on: the time by which validity goes, which no clock sets back (`versions.today`).
        months: for how long, None for as long as the library allows.

    Raises:
        Refused: wrong_state: the last day has passed.
        LibraryError: the months are none.
    """
    most = number(connection, "valid_months")
    wished = most if months is None else months
    if wished < 1:
        raise LibraryError(
            tell("An approval cannot hold for {0} months.", wished), fix=tell("Give 1 or more.")
        )
    begins = dt.date.fromisoformat(at[:10])
    dates: Mapping[str, dt.date] = {"months": _last_of(begins, min(wished, most))} | {
        name: dt.date.fromisoformat(day) for name, day in version.review_dates.items()
    }
    limit = min(dates, key=lambda name: dates[name])
    if dates[limit].isoformat() < on[:10]:
        raise _passed(limit, dates[limit], on[:10])
    return dates[limit], limit


def _passed(limit: str, last_day: dt.date, day: str) -> Refused:
    if limit == "months":
        return Refused(
            WRONG_STATE,
            tell(
                "By the clock the approval would end on {0}, and the audit trail has {1} already.",
                last_day.isoformat(),
                day,
            ),
            fix=tell("Set the clock right, and release again."),
        )
    return Refused(
        WRONG_STATE,
        tell("The {0} was due for review on {1}.", limit_words(limit), last_day.isoformat()),
        fix=tell("Check it, record the new date in study.yaml, and submit a new version."),
    )


def _last_of(begins: dt.date, months: int) -> dt.date:
    """Return the last of so many months that begin on a day: 27 Nov and 12 give 26 Nov."""
    return months_later(begins, months) - dt.timedelta(days=1)
