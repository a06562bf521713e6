"""Shapes and measures of what may be seen."""
