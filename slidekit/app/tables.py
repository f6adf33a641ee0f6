"""Use cases: what tables hold, and statistics alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.errors import UsageError
from slidekit.languages import tell
from slidekit.languages.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def write_study_file(paths: Sequence[Path], target: Path) -> None:
    """Write a first study.yaml for the tables given."""
    from slidekit.study.inspect import write_suggestion

    write_suggestion(list(paths), target)


def inspect(paths: Sequence[Path]) -> dict[str, Any]:
    """Return what was recognised in tables or folders (the JSON of `slidekit inspect`).

    Numbers of a report stand beside the same computed from patient data.
    """
    from dataclasses import asdict

    from slidekit.exhibits.comparison import compare_with_report
    from slidekit.study.inspect import recognised
    from slidekit.study.opening import assemble, gather
    from slidekit.template.load import load_policy

    files = gather(list(paths))
    study = assemble(files)
    found = recognised(files, study)
    compared = compare_with_report(study, load_policy(study.spec.deck.policy or "default"))
    return {
        **found,
        "reported": [asdict(number) for number in compared.numbers],
        "post_hoc": list(compared.post_hoc),
        "reported_elsewhere": dict(compared.elsewhere),
        "problems": [*found["problems"], *(asdict(p) for p in compared.problems)],
    }


def answer_statistics(kind: str, request: Path, data_root: Path | None) -> Mapping[str, Any]:
    """Return the answer of `slidekit stats`.

    Raises:
        UsageError: the request cannot be read as JSON.
    """
    import json

    from slidekit.stats.request import answer

    try:
        asked = json.loads(request.read_bytes())
    except OSError as error:
        raise UsageError(
            tell("{0} cannot be read: {1}.", request, reason_of(error)), fix=tell("Check the path.")
        ) from None
    except (ValueError, RecursionError) as error:
        raise UsageError(
            tell("{0} is not JSON: {1}.", request.name, error),
            fix=tell("Write the request as one JSON object."),
        ) from None
    return answer(kind, asked, data_root or request.parent)
