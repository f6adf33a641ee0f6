# What R gives for competing risks in small made-up trials: writes competing_risks.json beside this
# file. Needs survival, cmprsk and jsonlite. Rscript tests/reference/competing_risks.R

suppressMessages({
  library(survival)
  library(cmprsk)
  library(jsonlite)
})
set.seed(1988)

# Whole days, so that events of several causes and censorings tie; `floor` makes days of 0.
made_up <- function(n, arms, strata, causes, censoring, unit, round_to = ceiling) {
  arm <- rep_len(seq_len(arms) - 1, n)
  stratum <- sample(seq_len(strata) - 1, n, TRUE)
  failure <- rexp(n, exp(0.4 * arm - 0.3 * stratum))
  cause <- sample(seq_len(causes), n, TRUE, prob = c(0.5, 0.35, 0.15)[seq_len(causes)])
  censored <- rexp(n, censoring)
  list(
    time = round_to(pmin(failure, censored) * unit),
    cause = ifelse(censored < failure, 0, cause), arm = arm, stratum = stratum
  )
}

changed <- function(trial, ...) modifyList(trial, list(...))

trials <- list()
for (n in c(18, 30, 45, 60)) for (arms in 2:4) {
  trials[[length(trials) + 1]] <- made_up(n, arms, 2, 2, 0.5, 6)
  trials[[length(trials) + 1]] <- made_up(n, arms, 3, 3, 0.3, 20, if (n == 30) floor else ceiling)
}
few <- made_up(24, 2, 2, 2, 0.4, 8)
trials <- c(trials, list(
  changed(few, cause = ifelse(few$arm == 1 & few$cause == 1, 2, few$cause)),  # an arm without it
  changed(few, cause = ifelse(few$arm == 1, 0, few$cause)),  # an arm without any event
  changed(few, arm = few$arm * 0),  # one arm
  changed(few, cause = pmin(few$cause, 1)),  # nothing competes
  changed(few, cause = pmax(few$cause, 1)),  # nobody is censored
  made_up(20, 2, 1, 2, 0.2, 1),  # two or three days in all
  made_up(20, 2, 1, 2, 0.8, 2, floor),  # many days of 0
  made_up(40, 3, 2, 2, 0.8, 2, floor),
  made_up(40, 2, 2, 3, 0.5, 3, floor)
))

curves <- function(trial, code, times) {
  in_arm <- trial$arm == code
  states <- factor(trial$cause[in_arm], 0:3)
  found <- summary(survfit(Surv(trial$time[in_arm], states) ~ 1), times = times, extend = TRUE)
  naive <- function(k) {
    km <- survfit(Surv(trial$time[in_arm], trial$cause[in_arm] == k) ~ 1)
    1 - summary(km, times = times, extend = TRUE)$surv
  }
  lapply(1:3, function(k) list(
    est = found$pstate[, k + 1], jackknife_se = found$std.err[, k + 1], naive = naive(k)
  ))
}

# A test that cmprsk cannot do (an arm without variance) has the statistic -1.
gray <- function(found, k) {
  row <- found$Tests[rownames(found$Tests) == as.character(k), ]
  if (length(row) == 0 || row["stat"] < 0) NULL else as.list(unname(row))
}

regression <- function(trial, k) {
  arms <- sort(unique(trial$arm))
  if (length(arms) < 2) return(NULL)
  dummies <- sapply(arms[-1], function(code) as.numeric(trial$arm == code))
  fit <- crr(trial$time, trial$cause, dummies, failcode = k, gtol = 1e-13, maxiter = 100)
  # Infinite, or a ratio of two arms without events: the likelihood is flat.
  finite <- abs(fit$coef) < 10 & abs(diag(as.matrix(fit$invinf))) < 50^2
  list(coef = ifelse(finite, fit$coef, NA), se = sqrt(ifelse(finite, diag(fit$var), NA)))
}

answer <- function(trial) {
  last <- max(trial$time)
  times <- sort(unique(c(0, 1, floor(last * c(0.2, 0.4, 0.6, 0.8)) + 0.5, last, last + 1)))
  incidence <- with(trial, cuminc(time, cause, arm))
  stratified <- with(trial, cuminc(time, cause, arm, stratum))
  read <- timepoints(incidence, times)
  per_arm <- lapply(sort(unique(trial$arm)), function(code) {
    of_arm <- curves(trial, code, times)
    occurring <- Filter(function(k) paste(code, k) %in% rownames(read$est), 1:3)
    lapply(setNames(occurring, occurring), function(k) {
      name <- paste(code, k)
      c(of_arm[[k]], list(cif = read$est[name, ], se = sqrt(read$var[name, ])))
    })
  })
  causes <- sort(unique(trial$cause[trial$cause > 0]))
  several <- length(unique(trial$arm)) > 1
  tests <- lapply(setNames(causes, causes), function(k) list(
    gray = if (several) gray(incidence, k),
    stratified = if (several) gray(stratified, k),
    fine_gray = regression(trial, k)
  ))
  c(trial, list(times = times, arms = per_arm, causes = tests))
}

path <- file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))),
                  "competing_risks.json")
in_json <- function(told) toJSON(told, digits = NA, auto_unbox = TRUE, null = "null", na = "null")
lines <- vapply(trials, function(trial) as.character(in_json(answer(trial))), "")
writeLines(c("[", paste0(lines, c(rep(",", length(lines) - 1), "")), "]"), path)
