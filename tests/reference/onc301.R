# Independent values of the sample trial ONC301, one per fact of its deck.
#
#     Rscript tests/reference/onc301.R [FOLDER] [OUT.json]
#
# from the project's folder; needs R with its recommended package survival, nothing else.
# Reads the four tables as anybody would, shares no code with slidekit, and writes
# tests/reference/onc301.json: every number in 15 significant digits under the id that slidekit
# gives it. What the plan and the house policy say stands in this head as plain values.

library(survival)
source("tests/reference/facts.R") # put, put_share, id_of, slug, write_facts
source("tests/reference/risk_difference.R")

argument <- commandArgs(trailingOnly = TRUE)
folder <- if (length(argument) > 0) argument[1] else "sample_data/onc301"
out <- if (length(argument) > 1) argument[2] else "tests/reference/onc301.json"

DAYS_PER_MONTH <- 365.25 / 12
COMMON <- 0.10 # a term is listed from this share of subjects in any arm
COMPARED_TERMS <- 12 # the most frequent terms get a risk difference
TREATMENT <- "quelmatinib_vs_ostrataxel"
ARMS <- c("Quelmatinib + placebo" = "quelmatinib", "Ostrataxel + placebo" = "ostrataxel")
LANDMARKS <- list(
  os = c(6, 12, 18, 24), pfs = c(6, 12, 18), ttdghs = c(3, 6, 12), ttdpf = c(3, 6, 12),
  dor = c(6, 12)
)
RESPONDERS <- list(orr = c("CR", "PR"), dcr = c("CR", "PR", "SD"))
SUBGROUPS <- c(
  "AGEGR1", "SEX", "RACEGR1", "REGION1", "ECOG", "SMOKSTAT", "PDL1GR1", "BRAINMET"
)
CODED <- c(
  "AGEGR1", "SEX", "RACE", "REGION1", "ECOG", "SMOKSTAT", "PDL1GR1", "BRAINMET", "LIVERMET",
  "PRIORLN"
)
RETINAL <- c("Serous retinal detachment", "Retinopathy", "Retinal vein occlusion")
EXACT <- coxph.control(eps = 1e-11, iter.max = 50) # the default stops at 1e-9

# ---- tables ----

read_table <- function(name) {
  read.csv(file.path(folder, name), colClasses = "character", na.strings = character())
}

adsl <- read_table("adsl.csv")
adtte <- read_table("adtte.csv")
adrs <- read_table("adrs.csv")
adae <- read_table("adae.csv")
stopifnot(!anyDuplicated(adsl$USUBJID), setdiff(adsl$ARM, names(ARMS)) == "Screen Failure")
stopifnot(unique(adtte$AVALU) == "DAYS")

itt <- adsl[adsl$ITTFL == "Y", ]
itt$arm <- ARMS[itt$TRT01P]
treated <- adsl[adsl$SAFFL == "Y", ]
treated$arm <- ARMS[treated$TRT01A] # safety counts what patients got, not what was planned

in_arm <- function(data, arm) data[data$arm == arm, ]

# ---- time to event ----

# Joins a parameter to its population; arm 0 is the reference, times are months.
times_of <- function(paramcd, people) {
  data <- merge(people, adtte[adtte$PARAMCD == paramcd, c("USUBJID", "AVAL", "CNSR")])
  stopifnot(nrow(data) == nrow(people))
  data$time <- as.numeric(data$AVAL) / DAYS_PER_MONTH
  data$event <- as.integer(data$CNSR == "0")
  data$treatment <- as.integer(data$arm == "quelmatinib")
  data[c("STRAT1R", "STRAT2R")][data[c("STRAT1R", "STRAT2R")] == ""] <- NA # coxph leaves these out
  data
}

# Median with limits. Where a curve or limit rests at 0.5 until the end of follow-up, R takes the
# middle between the time it came there and the last time, SAS says that it cannot be estimated;
# the deck follows SAS. Each such number is written down under "plateaus".
put_median <- function(id, fit, N = NA) {
  found <- unlist(quantile(fit, probs = 0.5))
  bands <- list(value = fit$surv, lower = fit$lower, upper = fit$upper)
  for (part in seq_along(bands)) {
    lowest <- min(bands[[part]], na.rm = TRUE)
    if (abs(lowest - 0.5) < sqrt(.Machine$double.eps)) {
      found[part] <- NA
      plateaus <<- c(plateaus, id_of(id, names(bands)[part]))
    }
  }
  # of limits, the lower one is where the lower band crosses: it is the earlier
  put(id, value = found[[1]], lower = found[[2]], upper = found[[3]], N = N)
}

curve_of <- function(data) survfit(Surv(time, event) ~ 1, data, conf.type = "log-log")

put_arm <- function(endpoint, data, arm) {
  data <- in_arm(data, arm)
  N <- nrow(data)
  fit <- curve_of(data)
  put_share(id_of(endpoint, "events", arm), sum(data$event), N)
  put_median(id_of(endpoint, "median", arm), fit, N)
  at <- summary(fit, times = LANDMARKS[[endpoint]])
  for (i in seq_along(at$time)) {
    time <- paste0("t", at$time[i])
    put(id_of(endpoint, "rate", arm, time), at$surv[i], at$lower[i], at$upper[i])
    put(id_of(endpoint, "at_risk", arm, time), at$n.risk[i], N = N)
  }
  at
}

put_rate_differences <- function(endpoint, ours, theirs) {
  difference <- ours$surv - theirs$surv
  reach <- qnorm(0.975) * sqrt(ours$std.err^2 + theirs$std.err^2) # of S(t), Greenwood
  for (i in seq_along(difference)) {
    id <- id_of(endpoint, "rate_difference", TREATMENT, paste0("t", ours$time[i]))
    put(id, difference[i], difference[i] - reach[i], difference[i] + reach[i])
  }
}

put_comparison <- function(endpoint, data) {
  fit <- coxph(
    Surv(time, event) ~ treatment + strata(STRAT1R, STRAT2R), data,
    ties = "efron", control = EXACT
  )
  test <- survdiff(Surv(time, event) ~ treatment + strata(STRAT1R, STRAT2R), data)
  ratio <- summary(fit, conf.int = 0.95)$conf.int
  put(id_of(endpoint, "hr", TREATMENT), ratio[1], ratio[3], ratio[4],
    p = pchisq(test$chisq, 1, lower.tail = FALSE), n = fit$nevent, N = fit$n
  )
  p <- cox.zph(fit, transform = "km")$table["treatment", "p"]
  put(id_of(endpoint, "ph", TREATMENT), p, p = p)
}

put_endpoint <- function(endpoint, people, compared = TRUE) {
  data <- times_of(toupper(endpoint), people)
  ours <- put_arm(endpoint, data, "quelmatinib")
  theirs <- put_arm(endpoint, data, "ostrataxel")
  if (compared) {
    put_comparison(endpoint, data)
    put_rate_differences(endpoint, ours, theirs)
  }
  reversed <- transform(data, event = 1 - event) # follow-up: Schemper & Smith 1996
  put_median(id_of(endpoint, "follow_up"), curve_of(reversed))
  put(id_of(endpoint, "subjects"), nrow(data))
  put(id_of(endpoint, "missing"), nrow(people) - nrow(data))
  put(id_of(endpoint, "missing_stratum"), sum(!complete.cases(data[c("STRAT1R", "STRAT2R")])))
}

for (endpoint in c("os", "pfs", "ttdghs", "ttdpf")) put_endpoint(endpoint, itt)
put_endpoint("dor", itt[itt$RSPFL == "Y", ], compared = FALSE) # responders are not randomised

# ---- subgroups of overall survival: unstratified fits, interaction by likelihood ratio ----

put_level <- function(column, level, data) {
  within <- paste0("subgroup=", slug(paste(column, level)))
  data <- data[data[[column]] == level, ]
  fit <- coxph(Surv(time, event) ~ treatment, data, ties = "efron", control = EXACT)
  ratio <- summary(fit, conf.int = 0.95)$conf.int
  put(id_of("os.hr", TREATMENT, within), ratio[1], ratio[3], ratio[4], n = fit$nevent, N = fit$n)
  for (arm in ARMS) {
    one <- in_arm(data, arm)
    put_share(id_of("os.events", arm, within), sum(one$event), nrow(one))
  }
}

put_subgroups <- function(column, all) {
  data <- all[all[[column]] != "", ]
  for (level in unique(data[[column]])) put_level(column, level, data)
  data$level <- factor(data[[column]])
  alike <- coxph(Surv(time, event) ~ treatment + level, data, ties = "efron", control = EXACT)
  unlike <- coxph(Surv(time, event) ~ treatment * level, data, ties = "efron", control = EXACT)
  gain <- 2 * (unlike$loglik[2] - alike$loglik[2])
  p <- pchisq(gain, nlevels(data$level) - 1, lower.tail = FALSE)
  put(id_of("os.interaction", slug(column)), p, p = p)
  missing <- nrow(all) - nrow(data)
  if (missing > 0) put(id_of("os.missing", slug(column)), missing)
}

for (column in SUBGROUPS) put_subgroups(column, times_of("OS", itt))

# ---- response ----

put_response <- function(endpoint) {
  records <- adrs[adrs$PARAMCD == "CBOR" & adrs$ANL01FL == "Y", c("USUBJID", "AVALC")]
  data <- merge(itt, records, all.x = TRUE)
  data$responds <- data$AVALC %in% RESPONDERS[[endpoint]]
  for (arm in ARMS) {
    one <- in_arm(data, arm)
    exact <- binom.test(sum(one$responds), nrow(one), conf.level = 0.95)
    put(id_of(endpoint, "rate", arm), mean(one$responds), exact$conf.int[1], exact$conf.int[2],
      n = sum(one$responds), N = nrow(one)
    )
    for (category in c("CR", "PR", "SD", "PD", "NE")) {
      n <- sum(one$AVALC %in% category)
      put_share(id_of(endpoint, paste0("category_", slug(category)), arm), n, nrow(one))
    }
    put_share(id_of(endpoint, "category_no_record", arm), sum(is.na(one$AVALC)), nrow(one))
  }
  counts <- table(data$arm, data$responds)
  totals <- rowSums(counts)
  found <- risk_difference(
    counts["quelmatinib", "TRUE"], totals[["quelmatinib"]],
    counts["ostrataxel", "TRUE"], totals[["ostrataxel"]]
  )
  strata <- interaction(data$STRAT1R, data$STRAT2R)
  test <- mantelhaen.test(table(data$arm, data$responds, strata), correct = FALSE)
  put(id_of(endpoint, "difference", TREATMENT), found[1], found[2], found[3], p = test$p.value)
  put(id_of(endpoint, "subjects"), nrow(data))
}

for (endpoint in names(RESPONDERS)) put_response(endpoint)

# ---- disposition, by planned arm ----

put_reasons <- function(of, arm, reasons, every) {
  counts <- table(factor(reasons, levels = every))
  for (reason in every) {
    put(id_of(paste0("disposition.", of, "_reason_", slug(reason)), arm), counts[[reason]])
  }
}

put_fate <- function(of, arm, data, status, reason) {
  counts <- table(factor(data[[status]], levels = c("ONGOING", "COMPLETED", "DISCONTINUED")))
  for (state in names(counts)) {
    put(id_of(paste0("disposition.", of, "_", tolower(state)), arm), counts[[state]])
  }
  every <- unique(itt[[reason]][itt[[status]] == "DISCONTINUED"])
  stopifnot(every != "", length(every) <= 6) # more would be counted together
  put_reasons(of, arm, data[[reason]][data[[status]] == "DISCONTINUED"], every)
}

put("disposition.screened", nrow(adsl))
put("disposition.screen_failures", sum(adsl$ARM == "Screen Failure"))
put("disposition.randomised", nrow(itt))
put("disposition.analysed_itt", sum(itt$ITTFL == "Y"))
put("disposition.analysed_safety", sum(itt$SAFFL == "Y"))
put("disposition.analysed_responders", sum(itt$RSPFL == "Y"))
for (arm in ARMS) {
  one <- in_arm(itt, arm)
  put(id_of("disposition.randomised", arm), nrow(one))
  put(id_of("disposition.treated", arm), sum(one$TRTSDT != ""))
  put(id_of("disposition.not_treated", arm), sum(one$TRTSDT == ""))
  put_fate("treatment", arm, one, "EOTSTT", "DCTREAS")
  put_fate("study", arm, one, "EOSSTT", "DCSREAS")
  put(id_of("disposition.analysed_itt", arm), sum(one$ITTFL == "Y"))
  put(id_of("disposition.analysed_safety", arm), sum(one$SAFFL == "Y"))
  put(id_of("disposition.analysed_responders", arm), sum(one$RSPFL == "Y"))
}

# ---- baseline, by planned arm and of all together ----

put_baseline <- function(data, suffix) {
  age <- as.numeric(data$AGE)
  put(paste0("baseline.n", suffix), nrow(data))
  put(paste0("baseline.age_mean", suffix), mean(age), n = length(age))
  put(paste0("baseline.age_sd", suffix), sd(age), n = length(age))
  put(paste0("baseline.age_median", suffix), median(age), min(age), max(age), n = length(age))
  for (column in CODED) {
    for (level in unique(itt[[column]])) {
      part <- if (level == "") "missing" else slug(level)
      id <- paste0("baseline.", tolower(column), "_", part, suffix)
      put_share(id, sum(data[[column]] == level), nrow(data))
    }
  }
}

for (arm in ARMS) put_baseline(in_arm(itt, arm), paste0(".", arm))
put_baseline(itt, "")

# ---- exposure and adverse events, by arm as treated ----

months <- as.numeric(treated$TRTDURD) / DAYS_PER_MONTH
medians <- tapply(months, treated$arm, median)
for (arm in ARMS) {
  own <- months[treated$arm == arm]
  N <- length(own)
  put(id_of("exposure.median", arm), median(own), min(own), max(own), n = N, N = N)
  put(id_of("exposure.total", arm), sum(own), n = N, N = N)
}
put("exposure.ratio", max(medians) / min(medians))

emergent <- adae[adae$TRTEMFL == "Y" & adae$USUBJID %in% treated$USUBJID, ]
emergent$arm <- treated$arm[match(emergent$USUBJID, treated$USUBJID)]
grade <- as.integer(emergent$AETOXGR)
is_severe <- grade >= 3
is_serious <- emergent$AESER == "Y"
is_fatal <- emergent$AESDTH == "Y" | emergent$AEOUT == "FATAL" | grade == 5
N_treated <- table(treated$arm)

# Patients per arm with at least one of the marked records.
patients <- function(marked) {
  once <- unique(emergent[marked, c("USUBJID", "arm")])
  table(factor(once$arm, levels = ARMS))
}

put_patients <- function(key, marked) {
  counts <- patients(marked)
  for (arm in ARMS) put_share(id_of("safety", key, arm), counts[[arm]], N_treated[[arm]])
}

put_patients("teae", TRUE)
put_patients("grade3", is_severe)
put_patients("serious", is_serious)
put_patients("discontinuation", emergent$AEACN == "DRUG WITHDRAWN")
put_patients("dose_change", emergent$AEACN %in% c("DOSE REDUCED", "DRUG INTERRUPTED"))
put_patients("fatal", is_fatal)
put_patients("related", emergent$AEREL == "RELATED")
dead <- table(treated$arm, treated$DTHFL == "Y")[, "TRUE"]
for (arm in ARMS) put_share(id_of("safety.death", arm), dead[[arm]], N_treated[[arm]])

special <- list(
  ild = emergent$CQ01NAM == "INTERSTITIAL LUNG DISEASE",
  hepatotoxicity = emergent$CQ02NAM == "HEPATOTOXICITY",
  qt_prolongation = emergent$CQ03NAM == "QT PROLONGATION",
  retinal_disorder = emergent$AEDECOD %in% RETINAL
)
for (name in names(special)) {
  key <- paste0("aesi_", name)
  put_patients(key, special[[name]])
  put_patients(paste0(key, "_g3"), special[[name]] & is_severe)
  put_patients(paste0(key, "_serious"), special[[name]] & is_serious)
  put_patients(paste0(key, "_fatal"), special[[name]] & is_fatal)
}

terms <- unique(emergent[, c("AEBODSYS", "AEDECOD")])
stopifnot(!anyDuplicated(terms$AEDECOD))
counts <- t(sapply(terms$AEDECOD, function(term) patients(emergent$AEDECOD == term)))
terms$share <- rowSums(counts) / sum(N_treated)
terms$highest <- apply(counts[, ARMS] / rep(N_treated[ARMS], each = nrow(counts)), 1, max)
common <- terms[terms$highest >= COMMON - 1e-9, ]
first <- order(-terms$share, terms$AEBODSYS, terms$AEDECOD, method = "radix")
compared <- head(terms$AEDECOD[first], COMPARED_TERMS)

for (term in union(common$AEDECOD, compared)) {
  key <- paste0("pt_", slug(term))
  put_patients(key, emergent$AEDECOD == term)
  if (term %in% common$AEDECOD) {
    put_patients(paste0(key, "_g3"), emergent$AEDECOD == term & is_severe)
  }
  if (term %in% compared) {
    n <- counts[term, ]
    found <- risk_difference(
      n[["quelmatinib"]], N_treated[["quelmatinib"]],
      n[["ostrataxel"]], N_treated[["ostrataxel"]]
    )
    put(id_of("safety", paste0(key, "_difference"), TREATMENT), found[1], found[2], found[3])
  }
}
for (class in unique(common$AEBODSYS)) {
  key <- paste0("soc_", slug(class))
  put_patients(key, emergent$AEBODSYS == class)
  put_patients(paste0(key, "_g3"), emergent$AEBODSYS == class & is_severe)
}

# ---- a plateau on which R and SAS differ: S falls to 0.5 at time 2 and stays there ----

plateau <- survfit(Surv(c(1, 2, 3, 4), c(1, 1, 0, 0)) ~ 1, conf.type = "log-log")
plateau_median <- quantile(plateau, probs = 0.5)$quantile[[1]]

write_facts()
