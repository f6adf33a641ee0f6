"""Taking in a study: its tables are looked at, completed and written as study.yaml."""
