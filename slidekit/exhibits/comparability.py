"""Whether the arms of an endpoint may be compared; if not, what must be said in the figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.exhibits.setting import population_of
from slidekit.languages import say, to_say
from slidekit.study.subsets import counted_in

if TYPE_CHECKING:
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint

SINGLE_ARM = to_say("Single arm: time-to-event cannot be interpreted as treatment effect")
NOT_RANDOMISED = to_say("Not randomised: time-to-event cannot be interpreted as treatment effect")
RESPONDERS = to_say("Responders are not a randomised group: arms are described, not compared")

_RESPONDERS = re.compile(r"\brespon(?:d|s)", re.IGNORECASE)
_WANTED = re.compile(
    r"\btime to\b.*\b(?:response|improvement|recovery|remission|healing|resolution)", re.IGNORECASE
)
_DURATION = re.compile(r"\bduration of\b.*\bresponse", re.IGNORECASE)


def why_not_compared(study: Study, endpoint: Endpoint) -> str:
    """Return why an endpoint has no comparison of arms, "" where it has one.

    Arms are compared unless there is one arm only, study.yaml says that the trial was not
    randomised, or the endpoint is known of responders only: response comes after randomisation.
    """
    if len(study.arms) == 1:
        return say(SINGLE_ARM)
    if study.spec.design.randomised is False:
        return say(NOT_RANDOMISED)
    return say(RESPONDERS) if _is_of_responders(study, endpoint) else ""


def compared_arms(study: Study, endpoint: Endpoint) -> tuple[int, ...]:
    """Return the arms that are compared with the reference."""
    if why_not_compared(study, endpoint):
        return ()
    return tuple(arm for arm in range(len(study.arms)) if arm != study.reference)


def _is_of_responders(study: Study, endpoint: Endpoint) -> bool:
    population = population_of(study, counted_in(study.spec, endpoint))
    words = f"{population.id.replace('_', ' ')} {population.label}"
    return bool(_RESPONDERS.search(words) or _DURATION.search(endpoint.label))


def is_event_wanted(endpoint: Endpoint) -> bool:
    """Tell whether an endpoint's event is good for the patient: a ratio above 1 is better."""
    return bool(_WANTED.search(endpoint.label))
