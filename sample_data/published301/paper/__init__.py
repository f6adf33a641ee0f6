"""The statistics and the printed tables of a paper on an invented trial."""
