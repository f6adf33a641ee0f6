# Collects numbers under the ids of slidekit's facts and writes them as JSON, one fact a line.

facts <- list()
plateaus <- character() # medians and limits for which R and SAS say different things

put <- function(id, value = NA, lower = NA, upper = NA, p = NA, n = NA, N = NA) {
  stopifnot(is.null(facts[[id]]))
  facts[[id]] <<- c(value = value, lower = lower, upper = upper, p = p, n = n, N = N)
}

put_share <- function(id, n, N) put(id, value = n / N, n = n, N = N)

slug <- function(text) {
  for (sign in list(c("<=", "le"), c(">=", "ge"), c("<", "lt"), c(">", "gt"))) {
    text <- gsub(sign[1], paste0(" ", sign[2], " "), text, fixed = TRUE)
  }
  gsub("^_|_$", "", gsub("[^a-z0-9]+", "_", tolower(text)))
}

id_of <- function(...) paste(..., sep = ".")

json <- function(fact) {
  known <- fact[!is.na(fact)]
  pairs <- paste0('"', names(known), '": ', sprintf("%.15g", known), recycle0 = TRUE)
  paste0("{", paste(pairs, collapse = ", "), "}") # {} where nothing can be estimated
}

quoted <- function(words) {
  paste0("[", paste0('"', words, '"', recycle0 = TRUE, collapse = ", "), "]")
}

# Writes `facts` with the digests of the tables in `folder` that they were computed from.
write_facts <- function() {
  tables <- c("adae.csv", "adrs.csv", "adsl.csv", "adtte.csv")
  sums <- tools::md5sum(file.path(folder, tables))
  sorted <- facts[sort(names(facts), method = "radix")]
  writeLines(c(
    "{",
    sprintf('"made_by": "R %s, survival %s",', getRversion(), packageVersion("survival")),
    sprintf('"tables_md5": {%s},', paste0('"', tables, '": "', sums, '"', collapse = ", ")),
    sprintf('"plateaus": %s,', quoted(plateaus)),
    sprintf('"plateau_example_median": %.15g,', plateau_median),
    '"facts": {',
    paste0('"', names(sorted), '": ', sapply(sorted, json), c(rep(",", length(sorted) - 1), "")),
    "}",
    "}"
  ), out)
}
