"""A trial's tables and study.yaml, read once into values that the rest of the program sees."""
