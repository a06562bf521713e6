"""Drawbridge: live, anonymous polls for group workshops."""

__version__ = "0.1.0"
