# Miettinen-Nurminen limits of a difference of two proportions, from the definition.

# Standard deviation of p1 - p0 under the most likely p1, p0 with that difference, which are found
# by the root of the likelihood's slope (Miettinen & Nurminen 1985, with N / (N - 1)).
constrained_se <- function(difference, x1, n1, x0, n0) {
  term <- function(count, by) if (count > 0) count / by else 0
  slope <- function(p0) {
    p1 <- p0 + difference
    term(x1, p1) - term(n1 - x1, 1 - p1) + term(x0, p0) - term(n0 - x0, 1 - p0)
  }
  ends <- c(max(0, -difference), min(1, 1 - difference)) + c(1, -1) * 1e-12
  slopes <- c(slope(ends[1]), slope(ends[2]))
  p0 <- if (slopes[1] <= 0) ends[1] else if (slopes[2] >= 0) ends[2] else
    uniroot(slope, ends, tol = 1e-16)$root
  p1 <- p0 + difference
  N <- n1 + n0
  sqrt((p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0) * N / (N - 1))
}

risk_difference <- function(x1, n1, x0, n0) {
  value <- x1 / n1 - x0 / n0
  away <- function(difference) {
    (value - difference) / constrained_se(difference, x1, n1, x0, n0)
  }
  limit <- function(z, from, to) uniroot(function(d) away(d) - z, c(from, to), tol = 1e-15)$root
  z <- qnorm(0.975)
  c(value, limit(z, -1 + 1e-9, value), limit(-z, value, 1 - 1e-9))
}
