"""Which methods gave the numbers of an answer, told by the keys that hold numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BY_KEY: dict[str, dict[str, tuple[str, ...]]] = {
    "survival.km": {
        "survival_at": ("kaplan_meier/1",),
        "quantiles": ("kaplan_meier/1",),
        "curve": ("kaplan_meier/1",),
        "at_risk": ("at_risk/1",),
        "median_followup_reverse_km": ("reverse_kaplan_meier/1",),
        "std_err_robust_ij": ("infinitesimal_jackknife/1",),
    },
    "survival.milestone_difference": {"diff": ("survival_difference/1",)},
    "survival.logrank": {
        "logrank": ("logrank/1",),
        "gehan": ("gehan/1",),
        "tarone": ("tarone/1",),
        "peto_km": ("peto_km/1",),
        "peto_tilde": ("peto_tilde/1",),
        "fh01": ("fh01/1",),
        "fh11": ("fh11/1",),
        "peto_one_step_hr": ("peto_one_step/1",),
        "stratified.logrank": ("stratified_logrank/1",),
        "stratified.gehan": ("stratified_gehan/1",),
        "stratified.tarone": ("stratified_tarone/1",),
        "stratified.peto_km": ("stratified_peto_km/1",),
    },
    "survival.cox": {
        "unstratified.efron": ("cox_efron/1",),
        "unstratified.breslow": ("cox_breslow/1",),
        "unstratified.exact": ("cox_exact/1",),
        "stratified.efron": ("stratified_cox_efron/1",),
        "stratified.breslow": ("stratified_cox_breslow/1",),
        "profile_likelihood_ci": ("cox_efron_profile/1",),
        "efron_robust": ("cox_efron_robust/1",),
        "efron_robust_cluster": ("cox_efron_robust/1",),
        "zph.km": ("proportional_hazards_km/1",),
        "zph.rank": ("proportional_hazards_rank/1",),
        "zph.identity": ("proportional_hazards_identity/1",),
        "zph.log": ("proportional_hazards_log/1",),
        "logrank": ("logrank/1",),
        "stratified_efron": ("stratified_cox_efron/1",),
        "stratified_logrank": ("stratified_logrank/1",),
    },
    "survival.rmst": {
        "rmst": ("restricted_mean/1",),
        "difference": ("restricted_mean_difference/1",),
        "ratio": ("restricted_mean_ratio/1",),
        "rmtl_ratio": ("restricted_mean_lost_ratio/1",),
    },
    "survival.subgroups": {
        "cox_efron.coef": ("subgroup_cox_efron/1",),
        "lrt": ("interaction_likelihood_ratio/1",),
        "wald": ("interaction_wald/1",),
        "median_per_arm": ("kaplan_meier/1",),
    },
    "survival.competing_risks": {
        "cif": ("aalen_johansen/1",),
        "naive_one_minus_km": ("kaplan_meier/1",),
        "gray_test": ("gray/1",),
        "gray_test_stratified": ("stratified_gray/1",),
        "fine_gray": ("fine_gray/1",),
        "cause_specific_cox_efron": ("cox_efron/1",),
    },
    "binomial": {
        "clopper_pearson": ("clopper_pearson/1",),
        "wilson": ("wilson/1",),
        "wilson_cc": ("wilson_cc/1",),
        "jeffreys": ("jeffreys/1",),
        "jeffreys_unmodified": ("jeffreys_unmodified/1",),
        "agresti_coull": ("agresti_coull/1",),
        "agresti_coull_truncated": ("agresti_coull_truncated/1",),
        "wald": ("wald/1",),
        "wald_cc": ("wald_cc/1",),
        "miettinen_nurminen": ("miettinen_nurminen/1",),
        "newcombe": ("newcombe/1",),
        "mee": ("mee/1",),
        "agresti_caffo": ("agresti_caffo/1",),
        "katz_log": ("katz_log/1",),
        "miettinen_nurminen_score": ("miettinen_nurminen_score/1",),
        "koopman_score": ("koopman_score/1",),
        "woolf": ("woolf/1",),
        "haldane_anscombe": ("haldane_anscombe/1",),
        "conditional_exact": ("conditional_exact/1",),
        "conditional_mle_exact": ("conditional_exact/1",),
        "fisher_p": ("fisher_exact/1",),
        "chisq_p": ("chi_square/1",),
        "chisq_yates_p": ("chi_square_yates/1",),
        "cmh.p": ("mantel_haenszel/1",),
        "p_continuity_corrected": ("mantel_haenszel_corrected/1",),
        "p_exact": ("conditional_exact/1",),
        "mantel_haenszel": ("mantel_haenszel_odds_ratio/1",),
        "se_greenland_robins": ("mantel_haenszel_risk_difference_greenland_robins/1",),
        "se_sato": ("mantel_haenszel_risk_difference_sato/1",),
        "stratified_miettinen_nurminen": ("stratified_miettinen_nurminen/1",),
        "mh_relative_risk": ("mantel_haenszel_relative_risk/1",),
        "breslow_day": ("breslow_day/1",),
        "tarone_corrected": ("breslow_day_tarone/1",),
    },
    "adverse-events": {
        "subjects": ("incidence/1",),
        "fisher_p_vs_reference": ("fisher_exact/1",),
        "risk_difference.newcombe": ("newcombe/1",),
        "risk_difference.miettinen_nurminen": ("miettinen_nurminen/1",),
        "upper_exact": ("garwood/1",),
        "upper_log_normal": ("log_normal_rate/1",),
    },
    "rates": {
        "upper_exact": ("garwood/1",),
        "upper_log_normal": ("log_normal_rate/1",),
        "exact_conditional": ("conditional_poisson/1",),
        "ratio.log_normal": ("log_normal_rate_ratio/1",),
        "est": ("wald_rate/1",),
    },
    "meta": {"studies": ("study_effect_wald/1",)},
    "meta.fixed_effect": {"est": ("meta_fixed_effect/1",), "Q": ("cochran_q/1",)},
    "meta.mantel_haenszel": {"Q": ("cochran_q_mantel_haenszel/1",)},
    "meta.peto": {"est": ("peto_odds_ratio/1",), "Q": ("peto_q/1",)},
    "meta.peto_pooled_o_minus_e": {"hr": ("peto_o_minus_e/1",), "p": ("pooled_log_rank/1",)},
    "meta.egger_reml": {"z": ("egger_reml/1",)},
    "meta.leave_one_out_reml": {"est": ("meta_reml/1",)},
    "continuous": {
        "mean": ("summary_statistics/1",),
        "ci_lower": ("t_interval/1",),
        "pooled": ("pooled_t/1",),
        "welch": ("welch_t/1",),
        "rmse": ("ancova/1",),
        "ls_means": ("ls_mean/1",),
        "dose_response_p": ("dose_response/1",),
    },
    "descriptive": {
        "mean": ("summary_statistics/1",),
        "ci_lower": ("t_interval/1",),
        "anova_p": ("one_way_anova/1",),
        "kruskal_p": ("kruskal_wallis/1",),
        "chisq_p": ("pearson_chi_square/1",),
        "fisher_p": ("fisher_freeman_halton/1",),
    },
}
"""Kind, or kind and part of the answer -> key in it, or keys below each other -> the methods."""
MODELS = {"dl": "meta_dersimonian_laird", "reml": "meta_reml", "pm": "meta_paule_mandel"}
for _key, _name in MODELS.items():
    for _suffix, _more in (("", ""), ("_hksj", "_hartung_knapp")):
        BY_KEY[f"meta.{_key}{_suffix}"] = {
            "est": (f"{_name}{_more}/1",),
            "pi_lower": (f"{_name}{_more}_prediction/1",),
            "Q": ("cochran_q/1",),
        }
MANTEL_HAENSZEL = {
    "OR": "mantel_haenszel_odds_ratio/1",
    "RR": "mantel_haenszel_relative_risk/1",
    "RD": "mantel_haenszel_risk_difference_sato/1",
}
"""Measure of a meta-analysis -> its method."""


def methods_used(kind: str, found: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the methods that gave a number of an answer, each once."""
    return tuple(dict.fromkeys(_used(kind, found)))


def _used(kind: str, found: Mapping[str, Any]) -> Iterator[str]:
    yield from _of_part(kind, found)
    for part, content in found.items():
        yield from _of_part(f"{kind}.{part}", content)
    if kind == "meta" and "mantel_haenszel" in found:
        yield MANTEL_HAENSZEL[found["measure"]]


def _of_part(name: str, content: object) -> Iterator[str]:
    for path, methods in BY_KEY.get(name, {}).items():
        if any(_holds(one) for one in at(content, path.split("."))):
            yield from methods


def at(content: object, path: list[str]) -> Iterator[object]:
    """Yield what stands under keys below each other, wherever the first of them stands."""
    for one in _under(content, path[0]):
        yield from _down(one, path[1:])


def _under(content: object, key: str) -> Iterator[object]:
    if isinstance(content, dict):
        if key in content:
            yield content[key]
        for part in content.values():
            yield from _under(part, key)
    elif isinstance(content, list):
        for part in content:
            yield from _under(part, key)


def _down(content: object, path: list[str]) -> Iterator[object]:
    if not path:
        yield content
    elif isinstance(content, dict) and path[0] in content:
        yield from _down(content[path[0]], path[1:])


def _holds(content: object) -> bool:
    """Tell whether there is a number anywhere."""
    if isinstance(content, dict):
        return any(_holds(part) for part in content.values())
    if isinstance(content, list):
        return any(_holds(part) for part in content)
    return content is not None
