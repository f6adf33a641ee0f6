"""study.yaml: where it lies, how it is read, and how a first one is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.languages.reasons import reason_of
from slidekit.study.spec import StudySpec
from slidekit.study.subsets import likely_population
from slidekit.study.yamlfile import load_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from slidekit.study.entry import Cells
    from slidekit.study.spec import Arm, Population, Subgroup, TableMap

SPEC_NAME = "study.yaml"

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.()/-]*( [A-Za-z0-9_.()/-]+)*")


def load_spec(source: Path | str) -> StudySpec:
    """Return study.yaml as its schema reads it.

    Args:
        source: its path, or its text.

    Raises:
        StudyError: naming the line and key, what was found and what is allowed.
    """
    return _with_places(load_model(source, StudySpec, SPEC_NAME))


def _with_places(spec: StudySpec) -> StudySpec:
    """Give endpoints their place in the order or plan of tests, where none has one of its own."""
    order, plan = spec.statistics.testing_order, spec.statistics.plan
    if any(endpoint.alpha_order for endpoint in spec.endpoints):
        return spec
    places = {name: place for place, name in enumerate(order, 1)}
    if not places and plan:
        places = plan.steps()
    if not places:
        return spec
    endpoints = tuple(
        endpoint.model_copy(update={"alpha_order": places.get(endpoint.id)})
        for endpoint in spec.endpoints
    )
    return spec.model_copy(update={"endpoints": endpoints})


def write_spec(spec: StudySpec, path: Path) -> None:
    """Write a suggested study.yaml with comments that say what to confirm and to fill in.

    Raises:
        StudyError: there is a file already; it is never overwritten.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(spec_text(spec))
    except FileExistsError:
        raise StudyError(
            tell("{0} is there already and was not overwritten.", path.name),
            fix=tell("Give another name, or move it away first."),
        ) from None
    except OSError as error:
        reason = reason_of(error)
        raise StudyError(tell("{0} cannot be written: {1}.", path.name, reason)) from None


def spec_text(spec: StudySpec) -> str:
    """Return a suggested study.yaml: what was guessed from tables, and the keys to fill in.

    Arms, populations, endpoints, subgroups and columns are written as suggested; what a table
    cannot say stands as a comment, to be completed and freed of its #.
    """
    blocks = (_head(spec), _arms(spec.arms), _populations(spec.populations))
    more = (_endpoints(spec), _subgroups(spec.subgroups), _columns(spec.columns))
    return "\n".join(f"{line}".rstrip() for block in (*blocks, *more, _tail()) for line in block)


def _head(spec: StudySpec) -> Iterator[str]:
    yield "# " + tell(
        "What the tables of this study cannot say. A first version was guessed from them:"
    )
    yield "# " + tell(
        "confirm each line that nobody has typed. Complete a line that begins with # and take the "
        "# away."
    )
    yield "schema: 1"
    yield f"id: {_text(spec.id)}"
    yield "# title: " + tell("the full title of the trial")
    yield "# short_title: " + tell("its acronym")
    yield "# nct: NCT01234567"
    yield "# phase: Phase 3"
    yield "# condition: " + tell("the disease studied")
    yield "# sponsor: " + tell("who ran it")
    yield "# data_cutoff: 2024-01-31"
    yield f"unit: {spec.unit}  # " + tell("in which times are shown: days, weeks, months or years")
    yield ""
    yield "# design:"
    yield "#   randomised: yes"
    yield "#   blinding: " + tell("open-label, single-blind or double-blind")
    yield "#   control: " + tell("placebo, active, dose, historical or none")
    yield ""


def _arms(arms: tuple[Arm, ...]) -> Iterator[str]:
    yield "# " + tell(
        "Arms in the order in which they are shown. values: the texts that mark them in tables."
    )
    yield "arms:" if arms else "# arms:"
    for arm in arms:
        yield f"  - id: {_text(arm.id)}"
        yield f"    name: {_text(arm.name)}"
        yield f"    values: {_list(arm.values)}"
        if arm.reference:
            yield "    reference: yes  # " + tell("confirm: the arm that others are compared with")
    if len(arms) > 1 and not any(arm.reference for arm in arms):
        yield "    # reference: yes  " + tell(
            "(write this under the arm that others are compared with)"
        )
    yield ""


def _populations(populations: tuple[Population, ...]) -> Iterator[str]:
    if populations:
        yield "# " + tell("Populations, by columns of the table of subjects.")
        yield "populations:"
    for population in populations:
        yield f"  - id: {_text(population.id)}"
        yield f"    label: {_text(population.label)}"
        if population.abbreviation:
            yield f"    abbreviation: {_text(population.abbreviation)}"
        if population.filter:
            yield f"    filter: {_mapping(population.filter)}"
    yield ""


def _endpoints(spec: StudySpec) -> Iterator[str]:
    endpoints = spec.endpoints
    yield "# " + tell("Endpoints: leave out those that are not shown, and say what was planned.")
    yield "endpoints:" if endpoints else "# endpoints:"
    for endpoint in endpoints:
        yield f"  - id: {_text(endpoint.id)}"
        yield f"    label: {_text(endpoint.label)}"
        if endpoint.type != "time_to_event":
            yield f"    type: {endpoint.type}"
        if endpoint.paramcd:
            yield f"    paramcd: {_text(endpoint.paramcd)}"
        if endpoint.responders:
            yield f"    responders: {_list(endpoint.responders)}"
        if endpoint.rank:
            yield f"    rank: {endpoint.rank}"
        else:
            yield "    # rank: " + tell(
                "primary, key_secondary, secondary, exploratory or post_hoc"
            )
        yield "    # prespecified: yes"
        yield "    # met: " + tell(
            "yes or no, as reported; left out, the order of tests and the p decide"
        )
        if likely := likely_population(spec, endpoint):
            yield f"    # population: {_text(likely.id)}"
        if endpoint.type == "time_to_event":
            yield "    # unit: " + tell(
                "days, weeks, months or years (where the table does not say it)"
            )
    yield ""


def _subgroups(subgroups: tuple[Subgroup, ...] | None) -> Iterator[str]:
    if subgroups:
        yield "# " + tell("Factors of the forest plot.")
        yield "subgroups:"
        for subgroup in subgroups:
            yield f"  - column: {_text(subgroup.column)}"
            yield f"    label: {_text(subgroup.label)}"
            yield "    # prespecified: " + tell("yes or no")
        yield ""
    elif subgroups is not None:
        yield "subgroups: []"
        yield ""


def _columns(columns: tuple[TableMap, ...]) -> Iterator[str]:
    if columns:
        yield "# " + tell("What the columns of ordinary tables mean: our name, then the table's.")
        yield "columns:"
    for entry in columns:
        yield f"  - file: {_text(entry.file)}"
        yield f"    kind: {entry.kind}"
        if entry.endpoint:
            yield f"    endpoint: {_text(entry.endpoint)}"
        yield f"    columns: {_pairs(entry.columns)}"
        yield from _event_codes(entry)
        if entry.unit:
            yield f"    unit: {entry.unit}  # " + tell("confirm")
        elif entry.kind == "ADTTE":
            yield "    # unit: " + tell("days, weeks, months or years of the time column")
    yield ""


def _event_codes(entry: TableMap) -> Iterator[str]:
    if entry.event_codes:
        yield f"    event_codes: {_list(entry.event_codes)}  # " + tell(
            "confirm: these mean an event"
        )
    elif "event" in entry.columns:
        yield "    # event_codes: " + tell("[texts of the event column that mean an event]")


def _tail() -> Iterator[str]:
    yield "# products:"
    yield "#   - generic: " + tell("the medicine's name")
    yield "#     arms: " + tell("[ids of the arms that got it]")
    yield "#     indications:"
    yield "#       - text: " + tell("the use studied")
    yield "#         status: {US: approved, EU: not_approved}"
    yield ""
    yield "# safety:"
    yield '#   meddra: "27.0"'
    yield '#   ctcae: "5.0"'
    yield "#   aesi: []  " + tell("(write this if no event of special interest was defined)")
    yield ""
    yield "# deck:"
    yield "#   purpose: " + tell(
        "on_label, consistent_with_label, siuu, investigational, reactive or payer"
    )
    yield "#   audience: " + tell("who will see it")
    yield "#   markets: [US]"
    yield ""


def _pairs(pairs: dict[str, str]) -> str:
    return (
        "{" + ", ".join(f"{_text(ours)}: {_text(theirs)}" for ours, theirs in pairs.items()) + "}"
    )


def _mapping(mapping: dict[str, Cells]) -> str:
    return "{" + ", ".join(f"{_text(key)}: {_list(cells)}" for key, cells in mapping.items()) + "}"


def _list(cells: Iterable[str]) -> str:
    return "[" + ", ".join(_text(cell) for cell in cells) + "]"


def _text(text: str) -> str:
    """Return a text as YAML: in quotes unless it is plain."""
    if _PLAIN.fullmatch(text) and text != "null":
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08x}"
