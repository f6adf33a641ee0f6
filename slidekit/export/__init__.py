"""Frames as files: PowerPoint here, PDF and PNG by the exporters that widgets/ registers."""
