"""What an answer rests on: software, fingerprints of request and tables, and methods in words."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from slidekit import __version__
from slidekit.stats.methods import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

METHODS: dict[str, tuple[str, ...]] = {
    "survival.km": ("kaplan_meier/1", "at_risk/1", "reverse_kaplan_meier/1"),
    "survival.milestone_difference": ("survival_difference/1",),
    "survival.logrank": (
        *("logrank/1", "gehan/1", "tarone/1", "peto_km/1", "peto_tilde/1", "fh01/1", "fh11/1"),
        "peto_one_step/1",
    ),
    "survival.cox": (
        *("cox_efron/1", "cox_breslow/1", "cox_exact/1", "cox_efron_profile/1"),
        *("proportional_hazards_km/1", "proportional_hazards_rank/1"),
        *("proportional_hazards_identity/1", "proportional_hazards_log/1"),
    ),
    "survival.rmst": (
        *("restricted_mean/1", "restricted_mean_difference/1", "restricted_mean_ratio/1"),
        "restricted_mean_lost_ratio/1",
    ),
    "survival.subgroups": (
        *("subgroup_cox_efron/1", "interaction_likelihood_ratio/1", "interaction_wald/1"),
    ),
    "survival.competing_risks": ("aalen_johansen/1", "gray/1", "fine_gray/1"),
    "binomial.single": (
        *("clopper_pearson/1", "wilson/1", "wilson_cc/1", "jeffreys/1", "jeffreys_unmodified/1"),
        *("agresti_coull/1", "agresti_coull_truncated/1", "wald/1", "wald_cc/1"),
    ),
    "binomial.two_sample": (
        *("miettinen_nurminen/1", "newcombe/1", "mee/1", "agresti_caffo/1", "wald/1", "wald_cc/1"),
        *("katz_log/1", "miettinen_nurminen_score/1", "koopman_score/1"),
        *("woolf/1", "haldane_anscombe/1", "conditional_exact/1"),
        *("fisher_exact/1", "chi_square/1", "chi_square_yates/1"),
    ),
    "binomial.stratified_2x2": (
        *("mantel_haenszel/1", "mantel_haenszel_corrected/1", "mantel_haenszel_odds_ratio/1"),
        *("conditional_exact/1", "mantel_haenszel_risk_difference_greenland_robins/1"),
        *("mantel_haenszel_risk_difference_sato/1", "stratified_miettinen_nurminen/1"),
        *("mantel_haenszel_relative_risk/1", "breslow_day/1", "breslow_day_tarone/1"),
    ),
    "adverse-events": (
        *("incidence/1", "fisher_exact/1", "newcombe/1", "miettinen_nurminen/1"),
        *("garwood/1", "log_normal_rate/1"),
    ),
    "meta.fixed_effect": ("study_effect_wald/1", "meta_fixed_effect/1", "cochran_q/1"),
    "meta.dl": ("meta_dersimonian_laird/1", "meta_dersimonian_laird_prediction/1"),
    "meta.dl_hksj": ("meta_dersimonian_laird_hartung_knapp/1",),
    "meta.reml": ("meta_reml/1", "meta_reml_prediction/1"),
    "meta.reml_hksj": ("meta_reml_hartung_knapp/1",),
    "meta.pm": ("meta_paule_mandel/1", "meta_paule_mandel_prediction/1"),
    "meta.pm_hksj": ("meta_paule_mandel_hartung_knapp/1",),
    "meta.mantel_haenszel": (
        *("mantel_haenszel_odds_ratio/1", "mantel_haenszel_relative_risk/1"),
        *("mantel_haenszel_risk_difference_sato/1", "cochran_q_mantel_haenszel/1"),
    ),
    "meta.peto": ("peto_odds_ratio/1", "peto_q/1"),
    "meta.peto_pooled_o_minus_e": ("peto_o_minus_e/1", "pooled_log_rank/1"),
    "meta.egger_reml": ("egger_reml/1",),
    "continuous": (
        *("summary_statistics/1", "t_interval/1", "pooled_t/1", "welch_t/1", "ancova/1"),
        *("ls_mean/1", "dose_response/1"),
    ),
    "descriptive": (
        *("summary_statistics/1", "one_way_anova/1", "kruskal_wallis/1", "pearson_chi_square/1"),
        "fisher_freeman_halton/1",
    ),
    "rates": (
        *("garwood/1", "log_normal_rate/1", "conditional_poisson/1", "log_normal_rate_ratio/1"),
        "wald_rate/1",
    ),
}
"""Kind, or kind and part of the answer -> the methods of its numbers."""
STRATIFIED = {
    "survival.logrank": ("stratified_logrank/1",),
    "survival.cox": ("stratified_cox_efron/1", "stratified_cox_breslow/1"),
    "survival.competing_risks": ("stratified_gray/1",),
}
"""Further methods of a part where the request names strata."""
ALSO = {"binomial.response": ("binomial.single", "binomial.two_sample", "binomial.stratified_2x2")}


def provenance(
    kind: str, request: Mapping[str, Any], found: Mapping[str, Any], data_root: Path
) -> dict[str, Any]:
    """Return what an answer rests on.

    Args:
        kind: the statistics.
        request: as it was read from JSON.
        found: the answer, whose parts say which methods were used.
        data_root: folder of the tables.
    """
    asked = json.dumps(request, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    methods = dict.fromkeys(_methods(kind, request, found))
    level = request.get("conf_level")
    told = {"level": f"{100 * (0.95 if level is None else level):g}%"}
    return {
        "software": f"slidekit {__version__}",
        "request_sha256": hashlib.sha256(asked.encode()).hexdigest(),
        "files": [
            {"name": name, "sha256": _sha256(data_root / name)}
            for name in _files(request, data_root)
        ],
        "methods": [{"name": name, "text": describe(name, told).text} for name in methods],
    }


def _methods(kind: str, request: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[str]:
    parts = (f"{kind}.{part}" for part in (request.get("task"), *found) if isinstance(part, str))
    for part in (kind, *parts):
        for name in ALSO.get(part, (part,)):
            yield from METHODS.get(name, ())
            if request.get("strata"):
                yield from STRATIFIED.get(name, ())


def _files(request: Mapping[str, Any], data_root: Path) -> list[str]:
    """Return the tables that a request names: one under "data", or several with their role."""
    data = request.get("data")
    listed = data.values() if isinstance(data, dict) else [data]
    named = [name for name in listed if isinstance(name, str) and name]
    return [name for name in named if (data_root / name).is_file()]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
