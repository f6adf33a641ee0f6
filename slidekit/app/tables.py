"""Use cases: what tables hold, and statistics alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.errors import TemplateError, UsageError
from slidekit.languages import tell
from slidekit.languages.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from slidekit.exhibits.comparison import Comparison
    from slidekit.study.model import Problem, Study
    from slidekit.template.policy import Policy


def write_study_file(paths: Sequence[Path], target: Path) -> None:
    """Write a first study.yaml for the tables given."""
    from slidekit.study.inspect import write_suggestion

    write_suggestion(list(paths), target)


def inspect(paths: Sequence[Path]) -> dict[str, Any]:
    """Return what was recognised in tables or folders (the JSON of `slidekit inspect`).

    Numbers of a report stand beside the same computed from patient data.
    """
    from dataclasses import asdict

    from slidekit.study.inspect import recognised
    from slidekit.study.opening import assemble, gather

    files = gather(list(paths))
    study, compared = judged(assemble(files))
    return {
        **recognised(files, study),
        "reported": [asdict(number) for number in compared.numbers],
        "printed_only": compared.is_printed_only,
        "post_hoc": list(compared.post_hoc),
        "reported_elsewhere": dict(compared.elsewhere),
    }


def judged(study: Study) -> tuple[Study, Comparison]:
    """Return a study with everything that is wrong with it, its report's numbers too.

    The command and the window both ask this, so that they give one verdict.
    """
    from dataclasses import replace

    from slidekit.exhibits.comparison import compare_with_report

    policy, unread = _policy_of(study)
    compared = compare_with_report(study, policy)
    found = (*study.problems, *unread, *compared.problems)
    in_order = tuple(sorted(found, key=lambda problem: problem.severity != "error"))
    return replace(study, problems=in_order), compared


def _policy_of(study: Study) -> tuple[Policy, tuple[Problem, ...]]:
    """Return the policy of a study; the house's where its own cannot be read, and why."""
    from slidekit.study.model import Problem
    from slidekit.template.load import load_policy

    try:
        return load_policy(study.spec.deck.policy or "default"), ()
    except TemplateError as error:
        told = Problem("error", "policy_unread", error.what, error.fix)
        return load_policy("default"), (told,)


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
