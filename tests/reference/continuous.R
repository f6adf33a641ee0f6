# What R gives for measurements in small made-up trials: writes continuous.json beside this file.
# Needs emmeans and jsonlite. Rscript tests/reference/continuous.R

suppressMessages({
  library(emmeans)
  library(jsonlite)
})
emm_options(cov.keep = character(0))
set.seed(1932)

made_up <- function(n, arms, sites) {
  arm <- rep_len(seq_len(arms) - 1, n)
  base <- round(rnorm(n, 140, 15))
  change <- round(rnorm(n, 0.4 * (140 - base) - 2 * arm, 10))
  data.frame(
    arm = arm, site = sample(seq_len(sites) - 1, n, TRUE), sex = sample(0:1, n, TRUE),
    base = base, age = sample(30:90, n, TRUE), change = change
  )
}

trials <- list()
for (n in c(9, 14, 25, 60)) for (arms in 2:4) {
  trials[[length(trials) + 1]] <- list(data = made_up(n, arms, 2 + n %% 3), what = "plain")
}
add <- function(what, data) trials[[length(trials) + 1]] <<- list(data = data, what = what)
add("age is twice base", transform(made_up(24, 3, 3), age = 2 * base))
add("base is constant", transform(made_up(24, 3, 3), base = 140))
add("site is the arm", transform(made_up(24, 3, 3), site = arm))
add("one site has one arm", transform(made_up(24, 3, 3), site = ifelse(arm == 2, 5, site)))
add("nobody in the middle arm", subset(made_up(24, 3, 3), arm != 1))
add("as many columns as rows", made_up(7, 3, 2))

one <- function(value) if (length(value) && is.finite(value)) value else NA
row_of <- function(value, se, df) {
  list(est = one(value), se = one(se), p = one(2 * pt(-abs(value / se), df)))
}

results <- lapply(trials, function(trial) {
  data <- trial$data
  model_data <- transform(data, arm = factor(arm), site = factor(site), sex = factor(sex))
  model <- lm(change ~ arm + site + sex + base + age, model_data)
  df <- model$df.residual
  means <- lapply(c(equal = "equal", observed = "proportional"), function(weights) {
    found <- as.data.frame(emmeans(model, "arm", weights = weights, nesting = NULL))
    lapply(setNames(seq_len(nrow(found)), found$arm), function(i) row_of(found$emmean[i], found$SE[i], df))
  })
  there <- levels(model_data$arm)
  contrasts <- lapply(setNames(there[-1], there[-1]), function(arm) {
    weights <- (there == arm) - (there == there[1])
    found <- as.data.frame(contrast(emmeans(model, "arm", nesting = NULL), list(x = weights)))
    row_of(found$estimate, found$SE, df)
  })
  dosed <- lm(change ~ I(10 * arm) + site + sex + base + age, transform(model_data, arm = data$arm))
  slope <- coef(summary(dosed))["I(10 * arm)", ]
  estimable <- trial$what != "site is the arm" # R keeps the slope and drops a site
  list(
    what = trial$what, data = data, n = nrow(data), df = df, rmse = one(summary(model)$sigma),
    means = means, contrasts = contrasts, dose_response_p = if (estimable) one(slope[4]) else NA,
    anova_p = anova(lm(change ~ arm, model_data))[["Pr(>F)"]][1],
    kruskal_p = kruskal.test(change ~ arm, model_data)$p.value,
    t_tests = lapply(c(pooled = TRUE, welch = FALSE), function(equal) {
      other <- tail(there, 1)
      found <- t.test(data$change[data$arm == other], data$change[data$arm == 0], var.equal = equal)
      list(
        arm = as.integer(other), lower = found$conf.int[1], upper = found$conf.int[2],
        t = unname(found$statistic), df = unname(found$parameter), p = found$p.value
      )
    }),
    quantiles = lapply(c(`2` = 2, `6` = 6, `7` = 7), function(type) {
      unname(quantile(data$change, c(0.1, 0.25, 0.5, 0.75, 0.9), type = type))
    })
  )
})

here <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
write(
  toJSON(results, dataframe = "columns", auto_unbox = TRUE, digits = I(15), na = "null"),
  file.path(dirname(here), "continuous.json")
)
