"""An invented randomised trial: patients, courses of disease, adverse events, ADaM tables."""
