"""The generated parts of docs/: each stands between two marks, hand-written prose around it."""
