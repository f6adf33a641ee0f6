"""Best response: one per subject of the population; one without a record counts as missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.study.arms import arm_ids
from slidekit.study.digest import rows_digest
from slidekit.study.model import Responses, Source
from slidekit.study.records import endpoint_records, files_of, find_endpoint, rows_by_subject
from slidekit.study.subjects import find_population, members
from slidekit.study.subsets import counted_in

if TYPE_CHECKING:
    from slidekit.study.model import Study


def responses(study: Study, endpoint_id: str) -> Responses:
    """Return each subject's response (AVALC) by planned arm; "" = no record.

    Raises:
        StudyError: no such endpoint or records, a subject has several, or no subject of the
            population has one: who has none counts as a non-responder, but not everybody can.
    """
    endpoint = find_endpoint(study, endpoint_id, "response")
    population = find_population(study, counted_in(study.spec, endpoint))
    people = members(study, population)
    records, words = endpoint_records(study, endpoint, "ADRS")
    row = rows_by_subject(records, people.ids)
    if not (row >= 0).any():
        raise StudyError(
            tell(
                "No record of {0} in {1} is of a subject of the {2}.",
                endpoint.label,
                records.file.name,
                population.label or population.id,
            ),
            fix=tell("Look whether the tables come from the same trial and data cut."),
        )
    found = np.where(row >= 0, records.columns["AVALC"][row], "").astype(np.object_)
    inputs = rows_digest({"arm": arm_ids(study.arms, people.arm), "response": found})
    files, filter_ = files_of(people.table, records), f"{words}; {people.filter}"
    source = Source(files, filter_, population.id, inputs=inputs)
    return Responses(endpoint.id, people.arm, found, source)
