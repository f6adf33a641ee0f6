# What R gives for made-up tables of counts: writes contingency.json beside this file.
# Needs jsonlite. Rscript tests/reference/contingency.R

suppressMessages(library(jsonlite))
set.seed(1951)

# Subjects of each arm fall into levels of which some are rarer; `apart` moves the arms apart.
made_up <- function(arms, levels, n, rare, apart) {
  share <- exp(-rare * (seq_len(levels) - 1))
  arm <- sample(seq_len(arms), n, TRUE)
  level <- vapply(arm, function(a) {
    sample(seq_len(levels), 1, prob = share * exp(apart * a * seq_len(levels) / levels))
  }, 1L)
  table(factor(arm, seq_len(arms)), factor(level, seq_len(levels)))
}

shapes <- list(c(2, 2), c(2, 3), c(2, 6), c(3, 2), c(3, 3), c(3, 4), c(3, 6), c(4, 4), c(5, 3), c(4, 5))
results <- list()
for (shape in shapes) for (apart in c(0, 0.4, 1.2)) {
  cells <- prod(shape)
  n <- if (cells > 15) 45 else if (cells > 9) 90 else 200
  counts <- made_up(shape[1], shape[2], n, sample(c(0.1, 0.7), 1), apart)
  held <- counts[rowSums(counts) > 0, colSums(counts) > 0]
  test <- suppressWarnings(chisq.test(held, correct = FALSE))
  results[[length(results) + 1]] <- list(
    table = unclass(counts), fisher_p = fisher.test(held, workspace = 2e8)$p.value,
    chisq = unname(test$statistic), df = unname(test$parameter), chisq_p = test$p.value
  )
}

here <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
write(toJSON(results, auto_unbox = TRUE, digits = I(15)), file.path(dirname(here), "contingency.json"))
