# R's survival beside slidekit, in the same session: reads "load FOLDER KIND N" and "TASK TIMES" from
# standard input and answers each with one line, "SECONDS-A-CALL VALUE" for a task.
#
# `bare` tasks call what coxph and survdiff call, without formula, model frame and residuals.
suppressPackageStartupMessages(library(survival))

lived <- died <- arm <- stratum <- groups <- NULL

bare_cox <- function(y, x, strata = NULL)
  coxph.fit(x, y, strata = strata, init = rep(0, ncol(x)), control = coxph.control(),
            method = "efron", rownames = NULL, resid = FALSE)

limits <- function(fit) {
  reach <- qnorm(0.975) * sqrt(fit$var[1])
  exp(fit$coefficients[1] + c(0, -reach, reach))
}

level <- function(group, one) {
  own <- group == one
  limits(bare_cox(Surv(lived[own], died[own]), cbind(arm = arm[own])))[1]
}

interaction <- function(group) { # as the arm x level test of a subgroup: two models more
  second <- as.double(group == 1); third <- as.double(group == 2)
  main <- cbind(arm, second, third)
  full <- cbind(main, arm * second, arm * third)
  y <- Surv(lived, died)
  2 * (bare_cox(y, full)$loglik[2] - bare_cox(y, main)$loglik[2])
}

tasks <- list(
  survfit = function() {
    fit <- survfit(Surv(lived, died) ~ arm, conf.type = "log-log")
    sum(fit$surv[cumsum(fit$strata)])
  },
  survdiff = function() survdiff(Surv(lived, died) ~ arm)$chisq,
  survdiff_bare = function() {
    found <- survival:::survdiff.fit(Surv(lived, died), as.integer(arm) + 1L, rep(1L, length(lived)), 0)
    sum(found$observed[2] - found$expected[2])^2 / found$var[2, 2]
  },
  coxph = function() coef(coxph(Surv(lived, died) ~ arm))[[1]],
  coxph_bare = function() bare_cox(Surv(lived, died), cbind(arm = arm))$coefficients[[1]],
  coxph_strata = function() coef(coxph(Surv(lived, died) ~ arm + strata(stratum)))[[1]],
  coxph_strata_bare = function() bare_cox(Surv(lived, died), cbind(arm = arm), stratum)$coefficients[[1]],
  forest_bare = function() sum(sapply(groups, function(group) sapply(0:2, level, group = group))),
  interaction_bare = function()
    sum(sapply(groups, function(group) { sapply(0:2, level, group = group); interaction(group) }))
)

load_rows <- function(folder, kind, n) {
  path <- file.path(folder, sprintf("%s_%s.bin", kind, n))
  m <- matrix(readBin(path, "double", 14 * as.numeric(n)), ncol = 14)
  lived <<- m[, 1]; died <<- as.integer(m[, 2]); arm <<- m[, 3]; stratum <<- m[, 4]
  groups <<- lapply(5:14, function(column) as.integer(m[, column]))
  cat("loaded\n")
}

run <- function(task, times) {
  begun <- Sys.time()
  for (nth in seq_len(times)) value <- tasks[[task]]()
  seconds <- as.numeric(Sys.time() - begun, units = "secs") / times
  cat(sprintf("%.9g %.17g\n", seconds, value))
}

cat(sprintf("R %s, survival %s\n", getRversion(), packageVersion("survival")))
flush(stdout())
input <- file("stdin", "r")
while (length(line <- readLines(input, 1))) {
  words <- strsplit(line, " ", fixed = TRUE)[[1]]
  if (words[1] == "load") load_rows(words[2], words[3], words[4])
  else run(words[1], as.integer(words[2]))
  flush(stdout())
}
